"""The sheet of boundary points: numbers, sides, and the coordinates where they have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..content.model import BoundaryPoint
from . import layers as drawn
from .plan import SheetPlan, coordinates, counts, point_names, sides
from .planner import Group, SheetPlanner
from .scale import MM_PER_M, spaced_points


def boundary(planner: SheetPlanner, group: Group) -> SheetPlan:
    """One parcel's points, sides, and coordinates where the table holds them."""
    (parcel,) = group
    room = planner.table_room()
    arrangement = "boundary" if parcel.point_count <= room else "sheet"
    plan = planner.start("boundary", group, arrangement)
    points = [point for ring in parcel.boundary for point in ring.points]
    table = tuple(points) if arrangement == "boundary" else ()
    spacing_m = planner.style["point_label_spacing_mm"] * plan.scale / MM_PER_M
    numbered = [point for ring in parcel.boundary for point in spaced_points(ring, spacing_m)]
    named, lengths = drawn.boundary_points(planner.kit, points, numbered, planner.words["legend"]["points"]), []
    for ring in parcel.boundary:
        lengths += [side for side in drawn.ring_sides(ring) if _has_room(planner, side[1].value, plan.scale)]
    measured = drawn.side_lengths(planner.kit, [(side, length.text) for side, length, _ in lengths])
    outline = planner.outlines(group, labelled=False, is_obstacle=True)
    figures = point_names(plan.leaf, table or numbered) + coordinates(plan.leaf, table)
    figures += sides(plan.leaf, table or [start for _, _, start in lengths])
    note, more = _boundary_note(planner, plan.leaf, points, numbered, bool(table))
    done = planner.finish(plan, [named, measured, outline], [outline, named], [], note, figures + more)
    return replace(done, table=table)


def _boundary_note(
    planner: SheetPlanner, leaf: str, points: Sequence[BoundaryPoint], numbered: list[BoundaryPoint], tabled: bool
) -> Any:
    count, shown = len(points), len(numbered)
    form = "" if tabled and shown == count else "labels_thinned" if shown < count else "table_elsewhere"
    if not form:
        return "", []
    values = {"count": count} | ({"shown": shown} if form == "labels_thinned" else {})
    return planner.words["notes"][form].format(**values), counts(leaf, **values)


def _has_room(planner: SheetPlanner, length_m: float | None, scale: int) -> bool:
    return (length_m or 0.0) >= planner.style["side_label_min_mm"] * scale / MM_PER_M
