"""Further sheets along a parcel too long and thin to be seen on the one that shows it whole: where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import shapely

from .placing import place_sheet, sheet_template
from .scale import MM_PER_M, Bounds, SheetFrame, sheet_extent
from .template import Templates
from .words import load_map_style

CUT_ON = {"boundary": "boundary"}  # the arrangement with the smaller map, which a part must fit in any case


@dataclass(frozen=True)
class SheetPart:
    """Ground that a further sheet shows, and its scale; numbered from 1."""

    number: int
    bounds: Bounds
    scale: int


def sheet_parts(templates: Templates, kind: str, shape: Any) -> list[SheetPart]:
    """The parts of `shape` that need sheets of their own; none where it can be seen on the whole sheet.

    That is where its width on paper is as in the map style, or where more parts than there would be needed.

    Parameters
    ----------
    shape : shapely geometry
        All parcels of the sheet.
    """
    style = load_map_style()
    if kind not in style["part_kinds"]:
        return []
    whole, _ = place_sheet(templates, kind, shape.bounds, CUT_ON.get(kind, ""))
    width_m = 2 * shape.area / shape.length  # of a long strip
    readable = width_m / style["part_width_mm"] * MM_PER_M
    if whole <= readable or whole < style["part_whole_scale"]:
        return []
    frame = sheet_template(templates, kind, CUT_ON.get(kind, "")).frame
    finer = sorted(scale for scale in style["scales"] if scale < whole)
    wanted = max((scale for scale in finer if scale <= readable), default=min(finer, default=whole))
    for scale in (scale for scale in finer if scale >= wanted):
        boxes = _cut(shape, frame, scale * style["fill_share"], style["most_parts"])
        if boxes:
            return [SheetPart(number, box, scale) for number, box in enumerate(boxes, start=1)]
    return []


def place_part(templates: Templates, kind: str, part: SheetPart, arrangement: str) -> tuple[int, Bounds]:
    """Scale and extent of the sheet of a part."""
    return part.scale, sheet_extent(part.bounds, sheet_template(templates, kind, arrangement).frame, part.scale)


def part_leaf(kind: str, part: SheetPart | None) -> str:
    """The kind of a sheet with its part, as its leaf has it."""
    return f"{kind}.{part.number}" if part is not None else kind


def kind_and_part(leaf: str) -> tuple[str, int]:
    """What `part_leaf` joined; 0 for the whole."""
    kind, _, number = leaf.partition(".")
    return kind, int(number) if number.isdigit() else 0


def _cut(shape: Any, frame: SheetFrame, ground_per_mm: float, most: int) -> list[Bounds]:
    """Bounds of as few slices as fit the frame; empty where more than `most` are needed."""
    room = frame.width_mm * ground_per_mm / MM_PER_M, frame.height_mm * ground_per_mm / MM_PER_M
    for count in range(2, most + 1):
        boxes = [piece.bounds for piece in _slices(shape, count) if piece.area > 0]
        if all(box[2] - box[0] <= room[0] and box[3] - box[1] <= room[1] for box in boxes):
            return boxes
    return []


def _slices(shape: Any, count: int) -> Iterator[Any]:
    """Equal slices across the longer side of the bounds."""
    west, south, east, north = shape.bounds
    for n in range(count):
        if east - west >= north - south:
            step = (east - west) / count
            yield shapely.intersection(shape, shapely.box(west + n * step, south, west + (n + 1) * step, north))
        else:
            step = (north - south) / count
            yield shapely.intersection(shape, shapely.box(west, south + n * step, east, south + (n + 1) * step))
