"""What the map sheets draw: plain shapes in the CRS of measuring, and the images under them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsRasterLayer


@dataclass(frozen=True)
class ClassPolygon:
    """A polygon of a reference layer: shape, class code, class name, first-level category."""

    geometry: Any
    code: str = ""
    name: str = ""
    category: str = ""


@dataclass(frozen=True)
class Neighbour:
    """Another parcel near the one reported."""

    geometry: Any
    name: str


@dataclass(frozen=True)
class MapScene:
    """Everything the sheets of one parcel draw.

    Attributes
    ----------
    parcel : shapely geometry
        Like all shapes here in `crs`, metres.
    land_use, basic_farmland : tuple of ClassPolygon, or None
        None where the layer was not given: its sheet is left out.
    images : tuple of QgsRasterLayer
        Drawn in this order from the top.
    land_use_style : pathlib.Path or None
        Style file whose symbols fit the codes of `land_use`; None: colours by category.
    """

    crs: QgsCoordinateReferenceSystem
    transform_context: QgsCoordinateTransformContext
    parcel: Any
    neighbours: tuple[Neighbour, ...]
    land_use: tuple[ClassPolygon, ...] | None
    basic_farmland: tuple[ClassPolygon, ...] | None
    approved_land: tuple[ClassPolygon, ...]
    images: tuple[QgsRasterLayer, ...]
    land_use_style: Path | None = None

    @property
    def illegal(self) -> Any:
        """The parcel less the approved land: the ground that the tests are about."""
        return self.parcel.difference(shapely.union_all([p.geometry for p in self.approved_land]))
