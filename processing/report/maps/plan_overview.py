"""The sheets that show where it is: location, situation on imagery, images before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import shapely
from qgis.core import QgsMapLayer, QgsVectorLayer

from . import ground_layers as ground
from .coverage import leaves_blank
from .imagery import draw_pair
from .layers import neighbour_outlines
from .plan import MapView, SheetPlan, class_names, transcribed
from .planner import Group, SheetPlanner, clipped
from .scale import Bounds


def location(planner: SheetPlanner, group: Group) -> SheetPlan:
    """Where the parcels lie: villages, townships, roads, over land use in pale colours, or over imagery."""
    plan, scene, words = planner.start("location", group), planner.request.scene, planner.words["legend"]
    extent, layers, sources = plan.views[0].extent, [], []
    villages = [v for v in scene.villages if v.geometry.intersects(shapely.box(*extent))]
    if villages:
        layers.append(ground.township_areas(planner.kit, villages, words["township"]))
        layers.append(ground.village_areas(planner.kit, villages, words["village"]))
        sources.append("village")
    roads = _roads(planner, extent)
    sources += ["road"] if roads else []
    under, is_partial = _location_ground(planner, extent)
    listed = [*roads, *layers, *(layer for layer in under if isinstance(layer, QgsVectorLayer))]
    drawn = ["land_use"] if scene.land_use else ["image"] if under else []
    sources += drawn
    parcels = planner.outlines(group, over_imagery=bool(under) and not scene.land_use, is_obstacle=True)
    note = "" if scene.land_use or roads else planner.words["notes"]["image_for_land_use"] if under else ""
    shown, partial = [parcels, *layers, *roads, *under], drawn if is_partial else []
    return planner.finish(plan, shown, [parcels, *listed], sources, note, partial=partial)


def _location_ground(planner: SheetPlanner, extent: Bounds) -> tuple[Sequence[QgsMapLayer], bool]:
    """Land use or images, and whether they leave a part of the sheet blank."""
    if not planner.request.scene.land_use:
        return planner.images(extent)
    polygons = clipped(planner.request.scene.land_use, extent)
    words = planner.words["legend"]
    categories = ground.land_use_categories(planner.kit, polygons, words["land_use"], words["unclassified"])
    return [categories], leaves_blank((p.geometry for p in polygons), extent)


def _roads(planner: SheetPlanner, extent: Bounds) -> list[QgsVectorLayer]:
    box, main = shapely.box(*extent), set(planner.style["main_roads"])
    near = [road for road in planner.request.scene.roads if road.geometry.intersects(box)]
    made = []
    for is_main, name in ((True, "main"), (False, "other")):
        chosen = [replace(r, geometry=r.geometry.intersection(box)) for r in near if (r.grade in main) == is_main]
        if chosen:
            made.append(ground.road_lines(planner.kit, chosen, planner.words["legend"]["roads"][name], is_main))
    return made


def situation(planner: SheetPlanner, group: Group) -> SheetPlan:
    """The parcels on imagery; without any, on land use, said to stand in for it."""
    plan = planner.start("situation", group)
    extent = plan.views[0].extent
    images, is_partial = planner.images(extent)
    if not images:
        plan = planner.start("situation", group, title=planner.words["titles"]["situation_without_image"])
    near = [n for n in planner.request.scene.neighbours if n.geometry.intersects(shapely.box(*extent))]
    others = [neighbour_outlines(planner.kit, near, planner.words["legend"]["neighbours"])] if near else []
    under: list[QgsMapLayer] = [*images]
    parcels, sources, note = planner.outlines(group, bool(images)), ["image"], ""
    figures = transcribed(plan.leaf, "parcel", [other.name for other in near])
    if not images:
        note = planner.words["notes"]["no_image"]
        if planner.request.scene.land_use is not None:
            polygons = clipped(planner.request.scene.land_use, extent)
            under, sources = [planner.classes(polygons, plan.scale)], ["land_use"]
            note = planner.words["notes"]["land_use_for_image"]
            figures += class_names(plan.leaf, ground.class_titles(polygons))
    listed = [parcels, *others, *(layer for layer in under if isinstance(layer, QgsVectorLayer))]
    partial = ["image"] if images and is_partial else []
    return planner.finish(plan, [parcels, *others, *under], listed, sources, note, figures, bool(images), partial)


def before_after(planner: SheetPlanner, group: Group) -> SheetPlan:
    """The images before and after, of the same extent, scale and stretch."""
    pair = planner.request.pair
    assert pair is not None
    plan = planner.start("before_after", group)
    extent = plan.views[0].extent
    frame = planner.templates.find("before_after", "pair").frame
    crs, dpi = planner.request.scene.crs, planner.style["dpi"]
    chips, blank = draw_pair(pair, extent, crs, frame, dpi, planner.folder, plan.leaf)
    outlines = [planner.outlines(group, over_imagery=True, labelled=False) for _ in chips]
    items = ("map_before", "map")
    views = tuple(
        MapView(item, (outline, chip), extent, over_imagery=True)
        for item, outline, chip in zip(items, outlines, chips, strict=True)
    )
    captions = {
        f"caption_{name}": planner.words["caption"][name].format(dated=image.dated)
        for name, image in (("before", pair.before), ("after", pair.after))
    }
    sources, note = ("image_before", "image_after"), "".join(pair.notes)
    return replace(
        plan,
        views=views,
        legend=(outlines[1],),
        sources=sources,
        note=note,
        blank_note=planner.blank_note([role for role, is_blank in zip(sources, blank, strict=True) if is_blank]),
        captions=captions,
        figures=pair.figures,
    )
