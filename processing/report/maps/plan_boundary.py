"""The sheet of boundary points: numbers, sides, and the coordinates where they have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import shapely

from ..content.model import BoundaryPoint
from . import layers as drawn
from .plan import SheetPlan, coordinates, counts, point_names, sides
from .planner import Group, SheetPlanner
from .request import MapParcel
from .scale import MM_PER_M, spaced_points
from .tables import MM_PER_PT, ems

LABEL_GAP_MM = 0.5


def boundary(planner: SheetPlanner, group: Group) -> SheetPlan:
    """One parcel's points, sides, and coordinates where the table holds them; of a part, those on its sheet."""
    (parcel,) = group
    plan = planner.start("boundary", group, "boundary")
    points = _points_on(plan, parcel)
    if len(points) > planner.table_room():
        plan = planner.start("boundary", group, "sheet")
        points = _points_on(plan, parcel)
    table = tuple(points) if plan.arrangement == "boundary" else ()
    numbered = [point for point in _numbered(parcel, _spacing_m(planner, plan, parcel)) if point in points]
    named, lengths = drawn.boundary_points(planner.kit, points, numbered, planner.words["legend"]["points"]), []
    box = shapely.box(*plan.views[0].extent)
    for ring in parcel.boundary:
        sides_there = [side for side in drawn.ring_sides(ring) if side[0].intersects(box)]
        lengths += [side for side in sides_there if _has_room(planner, side[1].value, plan.scale)]
    measured = drawn.side_lengths(planner.kit, [(side, length.text) for side, length, _ in lengths])
    outline = planner.outlines(group, labelled=False, is_obstacle=True)
    figures = point_names(plan.leaf, table or numbered) + coordinates(plan.leaf, table)
    figures += sides(plan.leaf, table or [start for _, _, start in lengths])
    note, more = _boundary_note(planner, plan.leaf, points, numbered, bool(table))
    if parcel.area_text:
        note = planner.words["notes"]["parcel_area"].format(area=parcel.area_text) + note
    done = planner.finish(plan, [named, measured, outline], [outline, named], [], note, figures + more)
    return replace(done, table=table)


def _points_on(plan: SheetPlan, parcel: MapParcel) -> list[BoundaryPoint]:
    west, south, east, north = plan.views[0].extent
    points = [point for ring in parcel.boundary for point in ring.points]
    return [p for p in points if west <= (p.y_m.value or 0) <= east and south <= (p.x_m.value or 0) <= north]


def _spacing_m(planner: SheetPlanner, plan: SheetPlan, parcel: MapParcel) -> float:
    """Least distance between numbered points on the ground: the longest number has room in it."""
    longest_ems = max(ems(point.name) for ring in parcel.boundary for point in ring.points)
    label_mm = longest_ems * planner.style["label_pt"] * MM_PER_PT + LABEL_GAP_MM
    return float(max(planner.style["point_label_spacing_mm"], label_mm) * plan.scale / MM_PER_M)


def _numbered(parcel: MapParcel, spacing_m: float) -> list[BoundaryPoint]:
    return [point for ring in parcel.boundary for point in spaced_points(ring, spacing_m)]


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
