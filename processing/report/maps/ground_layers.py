"""Memory layers of the ground under the parcels: land use, farmland, approvals, planning, roads, villages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import Qgis, QgsCategorizedSymbolRenderer, QgsRendererCategory, QgsVectorLayer

from .labels import label_layer
from .layers import LayerKit
from .scale import MM_PER_M
from .scene import ClassPolygon, Road, Village
from .symbols import (
    area,
    boundary_line,
    class_colors,
    hatch,
    hatched,
    line,
    plain_area,
    road,
    single,
)
from .tables import MM_PER_PT, ems

NARROW_MM = 1.8  # half the width of a polygon that its code may stand across
LINE_EMS = 1.45
SPARE = 1.25  # room that QGIS needs to find a place
TAKEN_LINE_MM = 0.2
CLASS_EDGE = "#8a8a8a"


def land_use_classes(
    kit: LayerKit, polygons: Sequence[ClassPolygon], name: str, scale: int, style_file: Path | None = None
) -> QgsVectorLayer:
    """Land-use polygons by class, labelled with code and name as far as they have room for it.

    Parameters
    ----------
    style_file : pathlib.Path, optional
        QGIS style with a category for each code; a code that it lacks gets the colour of its category.
    """
    em_m = kit.style["label_pt"] * MM_PER_PT * scale / MM_PER_M
    rows = [(p.geometry, (p.code, class_label(p, em_m, scale))) for p in polygons]
    layer = kit.layer("Polygon", name, ["code", "label"], rows)
    colors = class_colors(polygons, kit.style)
    categories = [
        QgsRendererCategory(code, kit.symbol(style_file, code) or area(colors[code], CLASS_EDGE, 0.15), text)
        for code, text in class_titles(polygons).items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("code", categories))
    label_layer(layer, kit.text("#333333"), Qgis.LabelPlacement.Horizontal)
    return layer


def class_titles(polygons: Iterable[ClassPolygon]) -> dict[str, str]:
    """Code and name of each class, as the legend lists them."""
    found = {p.code: f"{p.code} {p.name}".strip() for p in polygons}
    return {code: found[code] for code in sorted(found)}


def class_label(polygon: ClassPolygon, em_m: float, scale: int) -> str:
    """Code over name where both fit in, the code alone in a narrow polygon, nothing in a sliver.

    Parameters
    ----------
    em_m : float
        Size of the text, in metres on the ground.
    """
    width_m = max(ems(polygon.code), ems(polygon.name)) * em_m
    if polygon.name and has_room(polygon.geometry, SPARE * width_m, SPARE * 2 * LINE_EMS * em_m):
        return f"{polygon.code}\n{polygon.name}"
    half_m = NARROW_MM * scale / MM_PER_M
    return "" if polygon.geometry.buffer(-half_m, quad_segs=2).is_empty else polygon.code


def has_room(shape: Any, width_m: float, height_m: float) -> bool:
    """Whether a lying rectangle of this size fits inside; of a shape with dents, near enough for a label."""
    west, south, east, north = shape.bounds
    if east - west < width_m or north - south < height_m:
        return False
    with np.errstate(invalid="ignore"):  # GEOS raises the flag on empty shapes, the result is right
        room = shape
        for across in ((width_m, 0.0), (0.0, height_m)):  # where a corner may stand with the opposite ones inside
            room = room.intersection(shapely.transform(room, lambda xy, across=across: xy - across))
    return not room.is_empty


def land_use_categories(
    kit: LayerKit, polygons: Sequence[ClassPolygon], name: str, unclassified: str, labelled: Any = None
) -> Any:
    """Land use in the pale colours of its first-level categories: a ground for other things.

    Parameters
    ----------
    labelled : shapely geometry, optional
        Polygons inside it are labelled with their class code.
    """
    rows = [(p.geometry, (p.category, _code_inside(p, labelled))) for p in polygons]
    layer = kit.layer("Polygon", name, ["category", "label"], rows)
    colors = kit.style["category_colors"]
    spare, order = kit.style["unclassified_color"], {name: number for number, name in enumerate(colors)}
    categories = [
        QgsRendererCategory(category, plain_area(colors.get(category, [spare])[0]), category or unclassified)
        for category in sorted({p.category for p in polygons}, key=lambda name: (order.get(name, len(order)), name))
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("category", categories))
    layer.setOpacity(0.6)
    label_layer(layer, kit.text("#333333"), Qgis.LabelPlacement.Horizontal)
    return layer


def _code_inside(polygon: ClassPolygon, shape: Any) -> str:
    return polygon.code if shape is not None and shape.covers(polygon.geometry.point_on_surface()) else ""


def farmland_areas(kit: LayerKit, polygons: Iterable[ClassPolygon], name: str) -> QgsVectorLayer:
    """Basic farmland in green hatching over a pale fill."""
    layer = kit.layer("Polygon", name, [], [(p.geometry, ()) for p in polygons])
    color = kit.style["basic_farmland_color"]
    symbol = area("227,242,216,150", color, 0.3)
    symbol.appendSymbolLayer(hatch(color, 45))
    layer.setRenderer(single(symbol))
    return layer


def approved_areas(kit: LayerKit, polygons: Iterable[ClassPolygon], name: str, labelled: bool = False) -> Any:
    """Approved, registered or temporary land in blue hatching; `labelled` by the number of its approval."""
    rows = [(p.geometry, (p.name if labelled else "",)) for p in polygons]
    layer = kit.layer("Polygon", name, ["label"], rows)
    color = kit.style["approved_color"]
    layer.setRenderer(single(hatched(color, 0, 0.3)))
    label_layer(layer, kit.text(color), Qgis.LabelPlacement.Horizontal, may_stand_outside=True)
    return layer


def planning_zones(kit: LayerKit, polygons: Sequence[ClassPolygon], name: str, style_file: Path | None) -> Any:
    """Planning zones by code, labelled with their names."""
    rows = [(p.geometry, (p.code, p.name)) for p in polygons]
    layer = kit.layer("Polygon", name, ["code", "label"], rows)
    colors = kit.style["planning_colors"]
    categories = [
        QgsRendererCategory(code, kit.symbol(style_file, code) or area(colors[n % len(colors)], CLASS_EDGE, 0.2), text)
        for n, (code, text) in enumerate(class_titles(polygons).items())
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("code", categories))
    label_layer(layer, kit.text("#333333"), Qgis.LabelPlacement.Horizontal)
    return layer


def taken_ground(kit: LayerKit, shapes: Iterable[Any], name: str, color: str = "") -> QgsVectorLayer:
    """The ground that the parcels take, in hatching."""
    layer = kit.layer("Polygon", name, [], [(shape, ()) for shape in shapes])
    layer.setRenderer(single(hatched(color or kit.style["parcel_color"], 135, 0.2, line_mm=TAKEN_LINE_MM)))
    return layer


def road_lines(kit: LayerKit, roads: Iterable[Road], name: str, is_main: bool) -> QgsVectorLayer:
    """Roads of one rank, with their names along them where they are main roads."""
    rows = [(way.geometry, (way.name if is_main else "",)) for way in roads]
    layer = kit.layer("MultiLineString", name, ["label"], [(_multi(shape), values) for shape, values in rows])
    color = kit.style["road_color"]
    layer.setRenderer(single(road(color, 0.9) if is_main else line(color, 0.15)))
    label_layer(layer, kit.text(color), Qgis.LabelPlacement.Curved)
    return layer


def village_areas(kit: LayerKit, villages: Iterable[Village], name: str) -> QgsVectorLayer:
    """Village boundaries with their names."""
    layer = kit.layer("Polygon", name, ["label"], [(v.geometry, (v.name,)) for v in villages])
    layer.setRenderer(single(boundary_line(kit.style["village_color"], 0.2, "2;0.8;0.4;0.8")))
    label_layer(layer, kit.text("#222222"), Qgis.LabelPlacement.Horizontal)
    return layer


def township_areas(kit: LayerKit, villages: Iterable[Village], name: str) -> QgsVectorLayer:
    """Township boundaries, from the villages that name their township."""
    grounds: dict[str, list[Any]] = {}
    for village in villages:
        if village.township:
            grounds.setdefault(village.township, []).append(village.geometry)
    rows = [(shapely.union_all(shapes), (town,)) for town, shapes in grounds.items()]
    layer = kit.layer("Polygon", name, ["label"], rows)
    layer.setRenderer(single(boundary_line(kit.style["township_color"], 0.4, "4;1;0.5;1;0.5;1")))
    label_layer(layer, kit.text("#000000", 1.25), Qgis.LabelPlacement.Horizontal)
    return layer


def _multi(shape: Any) -> Any:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "LineString"]
    return shapely.MultiLineString(parts)
