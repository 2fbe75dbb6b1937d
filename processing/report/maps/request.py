"""What the map set is asked: the case's parcels, what lies around them, images, and the words of the sheet block.

Numbers that also stand in the report come in as printed texts with their records; the maps make only their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from ...core.figures import FigureRecord
from ..content.boundary import number_boundary
from ..content.model import BoundaryRing, LayerUse
from .scene import MapScene

if TYPE_CHECKING:
    from .imagery import ImagePair

SHEET_KINDS = ("location", "situation", "before_after", "land_use", "basic_farmland", "planning", "boundary")
PAGES = ("A4", "A3")


@dataclass(frozen=True)
class MapParcel:
    """A parcel of the case.

    Attributes
    ----------
    geometry : shapely Polygon or MultiPolygon
        In the scene's CRS, metres.
    boundary : tuple of BoundaryRing
        Its numbered points, as in the annex.
    area_text : str
        Printed under its name, e.g. ``13377.37平方米（20.07亩）``; empty for none.
    figures : tuple of FigureRecord
        The numbers in `area_text`.
    """

    code: str
    name: str
    geometry: Any
    boundary: tuple[BoundaryRing, ...]
    area_text: str = ""
    figures: tuple[FigureRecord, ...] = ()

    @classmethod
    def of(cls, code: str, name: str, geometry: Any, area_text: str = "", figures: tuple = ()) -> MapParcel:
        """A parcel with its points numbered as `number_boundary` does."""
        return cls(code, name, geometry, number_boundary(geometry), area_text, figures)

    @property
    def title(self) -> str:
        """Code and name."""
        return f"{self.code} {self.name}".strip()

    @property
    def point_count(self) -> int:
        """Boundary points over all rings."""
        return sum(len(ring.points) for ring in self.boundary)


@dataclass(frozen=True)
class SheetBlock:
    """The words of the sheet block, as printed.

    Attributes
    ----------
    crs : str
        What `crs_words.describe_crs` makes of the scene's CRS.
    height_datum : str
        Only where heights are shown, e.g. ``1985国家高程基准``.
    """

    crs: str
    made_on: str
    maker: str = ""
    checker: str = ""
    office: str = ""
    height_datum: str = ""


@dataclass(frozen=True)
class MapRequest:
    """The map set of one case.

    Attributes
    ----------
    subject : str
        The case, printed under each title; empty for none.
    layers : tuple of LayerUse
        Layers with their names and dates: each sheet names those that it draws.
    pair : ImagePair or None
        Images before and after; without, there is no sheet of comparison.
    page : {'A4', 'A3'}
    template_folder : pathlib.Path or None
        Folder of the office's own templates, looked up first.
    font_file : pathlib.Path
        TrueType font of all map texts.
    is_sample : bool
        The data is invented: every title says so.
    """

    parcels: tuple[MapParcel, ...]
    scene: MapScene
    block: SheetBlock
    font_file: Path
    subject: str = ""
    layers: tuple[LayerUse, ...] = ()
    pair: ImagePair | None = None
    page: str = "A4"
    template_folder: Path | None = None
    is_sample: bool = False

    @property
    def ground(self) -> Any:
        """The parcels as one shape."""
        return shapely.union_all([parcel.geometry for parcel in self.parcels])
