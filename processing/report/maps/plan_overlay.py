"""The overlay sheets: land use, basic farmland, planning and approvals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import shapely

from . import ground_layers as ground
from .coverage import leaves_blank
from .plan import SheetPlan, class_names, transcribed
from .planner import Group, SheetPlanner, clipped
from .scene import ClassPolygon


def land_use(planner: SheetPlanner, group: Group) -> SheetPlan:
    """The parcels over land use by class, the ground they take hatched."""
    plan = planner.start("land_use", group)
    extent, shape = plan.views[0].extent, _union(group)
    parcels, approved = planner.outlines(group), planner.approved(extent)
    polygons = _split(clipped(planner.request.scene.land_use or (), extent), shape)
    titles = ground.class_titles(polygons)
    if len(titles) <= planner.style["most_classes"]:
        classes = planner.classes(polygons, plan.scale)
    else:
        words = planner.words["legend"]
        classes = ground.land_use_categories(planner.kit, polygons, words["land_use"], words["unclassified"], shape)
    taken = ground.taken_ground(
        planner.kit, [planner.request.scene.illegal(shape)], planner.words["legend"]["intersection"]
    )
    sources = ["land_use", *(["approved_land"] if approved else [])]
    figures = class_names(plan.leaf, titles)
    layers = [parcels, taken, *approved, classes]
    partial = ["land_use"] if leaves_blank((p.geometry for p in polygons), extent) else []
    return planner.finish(plan, layers, [parcels, taken, *approved, classes], sources, "", figures, partial=partial)


def basic_farmland(planner: SheetPlanner, group: Group) -> SheetPlan:
    """The parcels over basic farmland, what they take of it hatched."""
    plan, words = planner.start("basic_farmland", group), planner.words["legend"]
    extent, scene = plan.views[0].extent, planner.request.scene
    polygons = clipped(scene.basic_farmland or (), extent)
    illegal = scene.illegal(_union(group))
    common = [g for p in polygons if (g := p.geometry.intersection(illegal)).area > 0]
    rest = [replace(p, geometry=g) for p in polygons if (g := p.geometry.difference(illegal)).area > 0]
    farmland = ground.farmland_areas(planner.kit, rest, words["basic_farmland"])
    taken = ground.taken_ground(planner.kit, common, words["farmland_taken"], planner.style["taken_color"])
    approved, (images, is_partial) = planner.approved(extent), planner.images(extent)
    parcels = planner.outlines(group, over_imagery=bool(images))
    listed = [parcels, *([taken] if common else []), *approved, *([farmland] if rest else [])]
    sources = ["basic_farmland", *(["approved_land"] if approved else []), *(["image"] if images else [])]
    note = "" if polygons else planner.words["notes"]["no_farmland_on_sheet"]
    layers = [parcels, taken, *approved, farmland, *images]
    partial = ["image"] if images and is_partial else []
    return planner.finish(plan, layers, listed, sources, note, over_imagery=bool(images), partial=partial)


def planning(planner: SheetPlanner, group: Group) -> SheetPlan:
    """The parcels over planning zones and approved land."""
    plan, words, scene = planner.start("planning", group), planner.words["legend"], planner.request.scene
    extent = plan.views[0].extent
    zones = clipped(scene.planning or (), extent)
    under = [ground.planning_zones(planner.kit, zones, words["planning"], scene.planning_style)] if zones else []
    lots = clipped(scene.approved_land, extent)
    approved = [ground.approved_areas(planner.kit, lots, words["approved_land"], labelled=True)] if lots else []
    parcels = planner.outlines(group)
    figures = class_names(plan.leaf, ground.class_titles(zones))
    figures += transcribed(plan.leaf, "approval", [lot.name for lot in lots])
    sources = [*(["planning"] if scene.planning is not None else []), *(["approved_land"] if lots else [])]
    note = "" if zones or lots else planner.words["notes"]["no_planning_on_sheet"]
    layers = [parcels, *approved, *under]
    return planner.finish(plan, layers, [parcels, *approved, *under], sources, note, figures)


def _union(group: Group) -> Any:
    return shapely.union_all([parcel.geometry for parcel in group])


def _split(polygons: Iterable[ClassPolygon], shape: Any) -> list[ClassPolygon]:
    """Each polygon as its parts inside and outside the shape, so that the ground inside has labels of its own."""
    pieces = []
    for polygon in polygons:
        for part in (polygon.geometry.intersection(shape), polygon.geometry.difference(shape)):
            pieces += [replace(polygon, geometry=piece) for piece in shapely.get_parts(part) if piece.area > 0]
    return pieces
