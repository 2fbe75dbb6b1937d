"""The grid's labels: how they are written, and which numbers a sheet prints by its scale and grid."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import shapely

from ...core.figures import FigureRecord, make_record
from ...core.units import format_fixed
from .plan import SheetPlan
from .scale import MM_PER_M, Bounds, choose_step, km_decimals

SEGMENTS = 2  # of the scale bar
CORNER_MM = 5.0  # nearer to a corner of the map, labels of two sides would meet
CROSS_MM = 2.0  # arm of a cross


def label_expression(decimals: int, extent: Bounds, scale: int) -> str:
    """Label of a grid line as a QGIS expression: in kilometres; none near the corners."""
    west, south, east, north = _labelled(extent, scale)
    low, high = (f"if(@grid_axis = 'x', {x}, {y})" for x, y in ((west, south), (east, north)))
    return f"if(@grid_number >= {low} and @grid_number <= {high}, {km_expression(decimals)}, '')"


def _labelled(extent: Bounds, scale: int) -> Bounds:
    """The extent less its rim near the corners."""
    rim_m = CORNER_MM * scale / MM_PER_M
    west, south, east, north = extent
    return west + rim_m, south + rim_m, east - rim_m, north - rim_m


def km_expression(decimals: int) -> str:
    """Grid label in kilometres with fixed decimals, free of the language's separators, as a QGIS expression."""
    if not decimals:
        return "to_string(round(@grid_number / 1000))"
    factor = 10**decimals
    units = f"round(@grid_number / 1000.0 * {factor})"
    return f"to_string(floor({units} / {factor})) || '.' || lpad(to_string({units} % {factor}), {decimals}, '0')"


def grid_lines(low_m: float, high_m: float, step_m: float) -> Iterator[float]:
    """Grid lines between two edges of the map."""
    for number in range(math.ceil(low_m / step_m), math.floor(high_m / step_m) + 1):
        yield number * step_m


def grid_crosses(plan: SheetPlan, style: Mapping[str, Any]) -> list[Any]:
    """The arms of the grid's crosses, as lines."""
    arm_m = CROSS_MM * plan.scale / MM_PER_M
    step_m = choose_step(plan.scale, style["grid_mm"], style["grid_steps_m"])
    west, south, east, north = plan.views[0].extent
    arms = []
    for x in grid_lines(west, east, step_m):
        for y in grid_lines(south, north, step_m):
            arms += [((x - arm_m, y), (x + arm_m, y)), ((x, y - arm_m), (x, y + arm_m))]
    return list(shapely.linestrings(arms))


def sheet_figures(plan: SheetPlan, style: Mapping[str, Any]) -> list[FigureRecord]:
    """Records of the scale, the scale bar and the grid labels."""
    records = [make_record(f"{plan.leaf}/scale", plan.scale, "scale", "map_scale", text=f"1:{plan.scale}")]
    bar_m = choose_step(plan.scale, style["scale_bar_mm"], style["grid_steps_m"])
    for number in range(SEGMENTS + 1):
        records.append(make_record(f"{plan.leaf}/scale_bar/{number}", number * bar_m, "grid_m", "map_scale_bar"))
    step_m = choose_step(plan.scale, style["grid_mm"], style["grid_steps_m"])
    west, south, east, north = _labelled(plan.views[0].extent, plan.scale)
    for axis, low, high in (("y", west, east), ("x", south, north)):
        for value in grid_lines(low, high, step_m):
            text = format_fixed(value / 1000, km_decimals(step_m))
            records.append(make_record(f"{plan.leaf}/grid/{axis}/{text}", value, "grid_m", "map_grid", text=text))
    return records
