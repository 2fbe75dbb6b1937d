"""The grid's labels: how they are written, and which numbers a sheet prints by its scale and grid."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from ...core.figures import FigureRecord, make_record
from ...core.units import format_fixed
from .plan import SheetPlan
from .scale import choose_step, km_decimals

SEGMENTS = 2  # of the scale bar


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


def sheet_figures(plan: SheetPlan, style: Mapping[str, Any]) -> list[FigureRecord]:
    """Records of the scale, the scale bar and the grid labels."""
    records = [make_record(f"{plan.leaf}/scale", plan.scale, "scale", "map_scale", text=f"1:{plan.scale}")]
    bar_m = choose_step(plan.scale, style["scale_bar_mm"], style["grid_steps_m"])
    for number in range(SEGMENTS + 1):
        records.append(make_record(f"{plan.leaf}/scale_bar/{number}", number * bar_m, "grid_m", "map_scale_bar"))
    step_m = choose_step(plan.scale, style["grid_mm"], style["grid_steps_m"])
    west, south, east, north = plan.views[0].extent
    for axis, low, high in (("y", west, east), ("x", south, north)):
        for value in grid_lines(low, high, step_m):
            text = format_fixed(value / 1000, km_decimals(step_m))
            records.append(make_record(f"{plan.leaf}/grid/{axis}/{text}", value, "grid_m", "map_grid", text=text))
    return records
