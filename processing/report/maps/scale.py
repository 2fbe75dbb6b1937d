"""Numbers of a map sheet: scale, grid step, which labels have room. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ..content.model import BoundaryPoint, BoundaryRing

MM_PER_M = 1000.0
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class SheetFrame:
    """The map frame on paper."""

    width_mm: float
    height_mm: float


def choose_scale(bounds: Bounds, frame: SheetFrame, scales: Sequence[int], share: float) -> int:
    """Denominator of the largest scale at which `bounds` takes at most `share` of the frame.

    Parameters
    ----------
    bounds : tuple
        (xmin, ymin, xmax, ymax), metres.
    scales : sequence of int
        Allowed denominators.

    Raises
    ------
    InputError
        If the parcel is too large for the smallest scale.
    """
    width_m, height_m = bounds[2] - bounds[0], bounds[3] - bounds[1]
    needed = max(width_m / (frame.width_mm * share), height_m / (frame.height_mm * share)) * MM_PER_M
    for scale in sorted(scales):
        if scale >= needed:
            return scale
    raise InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The parcel is {size_km} km across and does not fit a sheet at 1:{scale}, the smallest scale in use;"
            " check its coordinates and coordinate system.",
        ),
        size_km=f"{max(width_m, height_m) / 1000:.1f}",
        scale=max(scales),
    )


def sheet_extent(bounds: Bounds, frame: SheetFrame, scale: int) -> Bounds:
    """Ground covered by the frame at `scale`, centred on `bounds`."""
    centre_x, centre_y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    half_x, half_y = frame.width_mm * scale / MM_PER_M / 2, frame.height_mm * scale / MM_PER_M / 2
    return centre_x - half_x, centre_y - half_y, centre_x + half_x, centre_y + half_y


def choose_step(scale: int, wanted_mm: float, steps_m: Sequence[float]) -> float:
    """The round ground distance nearest to `wanted_mm` on paper, by ratio."""
    wanted_m = wanted_mm * scale / MM_PER_M
    return min(steps_m, key=lambda step: abs(math.log(step / wanted_m)))


def km_decimals(step_m: float) -> int:
    """Decimals that a grid label in kilometres needs for a step."""
    return max(0, 3 - int(math.log10(step_m) + 1e-9))


def spaced_points(ring: BoundaryRing, spacing_m: float) -> list[BoundaryPoint]:
    """Points of a ring far enough from the last chosen one to be labelled; the first is always chosen."""
    chosen: list[BoundaryPoint] = []
    for point in ring.points:
        if all(_distance_m(point, other) >= spacing_m for other in chosen):
            chosen.append(point)
    return chosen


def _distance_m(first: BoundaryPoint, second: BoundaryPoint) -> float:
    return math.hypot(
        (first.x_m.value or 0) - (second.x_m.value or 0), (first.y_m.value or 0) - (second.y_m.value or 0)
    )
