"""What the measurement report prints, as plain data: renderers read this and nothing else.

A printed number is a `Figure`: the unrounded value and its text, so that a later check can trace each one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ...core.measurement import ParcelMeasurement


@dataclass(frozen=True)
class LayerUse:
    """A layer that the figures or the maps were made from.

    Attributes
    ----------
    role : {'parcels', 'land_use', 'basic_farmland', 'approved_land', 'image'}
    crs : str
        What `crs_words.describe_crs` makes of the layer's CRS.
    dated : str
        Date or year of the data as the user knows it; empty when not known.
    """

    role: str
    name: str
    crs: str
    dated: str = ""


@dataclass(frozen=True)
class ReportSubject:
    """One measured parcel and all that its report needs to know.

    Attributes
    ----------
    geometry : shapely Polygon or MultiPolygon
        In `crs`, the CRS it was measured in.
    crs : str
        Authority code or WKT of a projected CRS in metres.
    attributes : mapping
        Fields of the parcel's feature, plain Python values.
    method : {'ellipsoid', 'ellipsoid_rounded', 'geodesic', 'plane'}
    scheme_title : str
        Name of the class scheme, as printed.
    rule_source : str
        Where the thresholds are written.
    position_error_m : float or None
    is_sample : bool
        The data is invented: every page says so.
    notes : tuple of str
        What else the reader must know, e.g. about the images.
    """

    measurement: ParcelMeasurement
    geometry: Any
    crs: str
    attributes: Mapping[str, Any]
    method: str
    scheme_title: str
    net_of_ridges: bool
    rule_source: str
    position_error_m: float | None
    layers: tuple[LayerUse, ...]
    made_on: date
    is_mineral: bool = False
    maker: str = ""
    checker: str = ""
    is_sample: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A number as it is (None: not measured) and as it is printed."""

    value: float | None
    text: str


@dataclass(frozen=True)
class Fact:
    """A label and its text, e.g. 图斑编号 and its code; `is_missing` where the data does not have it."""

    label: str
    text: str
    is_missing: bool = False


@dataclass(frozen=True)
class AreaRow:
    """One test of the major-case rule: the figure in three units, its line, margin and band."""

    label: str
    m2: Figure
    ha: Figure
    mu: Figure
    mu_fine: Figure
    line_mu: Figure
    margin_m2: Figure
    band_mu: Figure
    verdict: str


@dataclass(frozen=True)
class OtherArea:
    """An area that is printed beside the tests."""

    label: str
    m2: Figure
    ha: Figure
    mu: Figure


@dataclass(frozen=True)
class BreakdownLine:
    """Ground of one class: before the ridges are taken off, the ridges, and after."""

    code: str
    name: str
    m2: Figure
    mu: Figure
    share_pct: Figure
    ridges_m2: Figure
    net_m2: Figure


@dataclass(frozen=True)
class Breakdown:
    """The classes of one layer; the printed lines add to the printed total."""

    layer: str
    title: str
    lines: tuple[BreakdownLine, ...]
    total: BreakdownLine
    has_ridges: bool
    note: str


@dataclass(frozen=True)
class BoundaryPoint:
    """A boundary point: name, northing X, easting Y, and the side to the next point of its ring, metres."""

    name: str
    x_m: Figure
    y_m: Figure
    side_m: Figure


@dataclass(frozen=True)
class BoundaryRing:
    """A ring of the parcel; `is_hole` rings are taken off."""

    number: int
    is_hole: bool
    points: tuple[BoundaryPoint, ...]


@dataclass(frozen=True)
class ParcelReport:
    """Everything that is printed about one parcel, in the order of printing."""

    title: str
    subject: str
    parcel_name: str
    facts: tuple[Fact, ...]
    headline: str
    reasons: str
    area_rows: tuple[AreaRow, ...]
    other_areas: tuple[OtherArea, ...]
    breakdowns: tuple[Breakdown, ...]
    breakdown_notes: tuple[str, ...]
    method: tuple[str, ...]
    layers: tuple[LayerUse, ...]
    notes: tuple[str, ...]
    boundary: tuple[BoundaryRing, ...]
    boundary_note: str
    crs: str
    made_on: str
    maker: str
    checker: str
    is_sample: bool = False
    words: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def point_count(self) -> int:
        """Boundary points over all rings."""
        return sum(len(ring.points) for ring in self.boundary)


@dataclass(frozen=True)
class MapPage:
    """A finished map sheet: its title in the report and its one-page PDF."""

    title: str
    file: Path
