"""Scale and extent of a sheet by its kind, and how far around the parcels the sheets reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import shapely
from shapely import affinity

from ...core.errors import InputError
from .grouping import sheet_groups
from .scale import Bounds, choose_scale, sheet_extent
from .template import Template, Templates
from .words import load_map_style

T = TypeVar("T")
PARTS_REACH = 1.4  # sheets of parts at the parcel's end reach out of the sheet of the whole
ARRANGEMENTS = {"before_after": "pair"}
SHARES = {"location": "location_fill_share", "situation": "overview_fill_share", "before_after": "pair_fill_share"}


def sheet_template(templates: Templates, kind: str, arrangement: str = "") -> Template:
    """The template of a kind of sheet in its usual arrangement, or in another."""
    return templates.find(kind, arrangement or ARRANGEMENTS.get(kind, "sheet"))


def place_sheet(templates: Templates, kind: str, bounds: Bounds, arrangement: str = "") -> tuple[int, Bounds]:
    """Scale denominator and extent of a sheet that shows `bounds`.

    Raises
    ------
    InputError
        If they do not fit the smallest scale.
    """
    style, frame = load_map_style(), sheet_template(templates, kind, arrangement).frame
    scales = style["location_scales" if kind == "location" else "scales"]
    try:
        scale = choose_scale(bounds, frame, scales, style[SHARES.get(kind, "fill_share")])
    except InputError:  # less ground around a very long parcel rather than no sheet
        scale = choose_scale(bounds, frame, [max(scales), max(style["scales"])], style["fill_share"])
    return scale, sheet_extent(bounds, frame, scale)


def group_parcels(
    templates: Templates, kind: str, items: Sequence[T], bounds: Callable[[T], Bounds]
) -> list[tuple[T, ...]]:
    """Which items share a sheet of this kind.

    Boundary points have a sheet for each parcel, for their numbers begin anew; else all are on one sheet as far as
    they lie near each other.
    """
    if kind == "boundary":
        return [(item,) for item in items]
    ratio = load_map_style()["common_sheet_scale_ratio"]
    return sheet_groups(items, bounds, lambda box: place_sheet(templates, kind, box)[0], ratio)


def sheet_reach(
    bounds: Sequence[Bounds], kinds: Sequence[str], page: str = "A4", template_folder: Path | None = None
) -> Any:
    """Ground that the sheets of the given kinds cover: what must be read of the reference layers.

    Parameters
    ----------
    bounds : sequence of tuple
        Of each parcel, metres.

    Returns
    -------
    shapely geometry

    Raises
    ------
    InputError
        As `place_sheet`.
    """
    style, templates, boxes = load_map_style(), Templates(page, template_folder), []
    for kind in kinds:
        for group in group_parcels(templates, kind, bounds, lambda box: box):
            scale, extent = place_sheet(templates, kind, total_bounds(group))
            has_parts = kind in style["part_kinds"] and scale >= style["part_whole_scale"]
            box = shapely.box(*extent)
            boxes.append(affinity.scale(box, PARTS_REACH, PARTS_REACH) if has_parts else box)
    return shapely.union_all(boxes)


def total_bounds(boxes: Sequence[Bounds]) -> Bounds:
    """Bounds of all together."""
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)
