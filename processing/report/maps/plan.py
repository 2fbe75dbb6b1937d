"""One sheet as planned: what it draws, at which scale, and the numbers that this prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qgis.core import QgsMapLayer

from ...core.figures import FigureRecord, make_record
from ..content.model import BoundaryPoint
from .request import MapParcel
from .scale import Bounds

DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")


@dataclass(frozen=True)
class MapView:
    """What one map item shows.

    Attributes
    ----------
    item : str
        Id of the map item.
    layers : tuple of QgsMapLayer
        From the top down.
    """

    item: str
    layers: tuple[QgsMapLayer, ...]
    extent: Bounds
    over_imagery: bool = False


@dataclass(frozen=True)
class SheetPlan:
    """One sheet.

    Attributes
    ----------
    leaf : str
        Path of the sheet in the record of figures, e.g. ``map/boundary/SF2026-001``.
    arrangement : {'sheet', 'pair', 'boundary'}
    legend : tuple of QgsMapLayer
        Those that the legend lists.
    sources : tuple of str
        Roles of the layers that are drawn: the sheet block names them with their dates.
    blank_note : str
        What leaves a part of the sheet blank; the maker of the maps is told, too.
    captions : mapping of str to str
        Texts of further labels, by item id.
    table : tuple of BoundaryPoint
        Points in the coordinate table.
    figures : tuple of FigureRecord
        Numbers that the plan's labels, legend, table and notes print.
    """

    kind: str
    title: str
    leaf: str
    arrangement: str
    parcels: tuple[MapParcel, ...]
    scale: int
    views: tuple[MapView, ...]
    legend: tuple[QgsMapLayer, ...]
    sources: tuple[str, ...] = ()
    note: str = ""
    blank_note: str = ""
    captions: dict[str, str] = field(default_factory=dict)
    table: tuple[BoundaryPoint, ...] = ()
    figures: tuple[FigureRecord, ...] = ()


def transcribed(leaf: str, name: str, texts: Iterable[str]) -> list[FigureRecord]:
    """Records of codes and names that hold digits: copied, not computed. Dates need none."""
    found = dict.fromkeys(text for text in texts if any(char.isdigit() for char in DATE.sub("", text)))
    return [make_record(f"{leaf}/{name}/{text}", text, "text", "transcribed") for text in found]


def class_names(leaf: str, titles: Mapping[str, str]) -> list[FigureRecord]:
    """Records of class codes, alone as in a narrow polygon and with their names as in the legend."""
    return transcribed(leaf, "class", (text for pair in titles.items() for text in pair))


def coordinates(leaf: str, points: Sequence[BoundaryPoint]) -> list[FigureRecord]:
    """Records of a coordinate table."""
    records = []
    for point in points:
        place = f"{leaf}/point/{point.name}"
        records.append(make_record(f"{place}/x_m", point.x_m.value, "coordinate_m", "boundary_coordinate"))
        records.append(make_record(f"{place}/y_m", point.y_m.value, "coordinate_m", "boundary_coordinate"))
    return records


def point_names(leaf: str, points: Iterable[BoundaryPoint]) -> list[FigureRecord]:
    """Records of the points' numbers."""
    return [make_record(f"{leaf}/point/{p.name}/name", p.name, "text", "boundary_count") for p in points]


def sides(leaf: str, points: Iterable[BoundaryPoint]) -> list[FigureRecord]:
    """Records of the sides that begin at the points."""
    return [make_record(f"{leaf}/side/{p.name}/m", p.side_m.value, "m", "boundary_side") for p in points]


def counts(leaf: str, **values: int) -> list[FigureRecord]:
    """Records of counted points."""
    return [make_record(f"{leaf}/count/{name}", value, "count", "boundary_count") for name, value in values.items()]
