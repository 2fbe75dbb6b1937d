"""Which parcels of a case share a sheet. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import shapely

from ...core.errors import InputError
from .scale import Bounds

T = TypeVar("T")


def sheet_groups(
    items: Sequence[T], bounds: Callable[[T], Bounds], scale_of: Callable[[Bounds], int], ratio: float
) -> list[tuple[T, ...]]:
    """All on one sheet where that costs no more than `ratio` of the scale; otherwise one sheet for each.

    Parameters
    ----------
    scale_of : callable
        Scale denominator for given bounds; raises `InputError` where no scale is small enough.
    ratio : float
        How much smaller the common scale may be than that of the largest item alone.
    """
    alone = [scale_of(bounds(item)) for item in items]
    if len(items) > 1:
        together = tuple(float(v) for v in shapely.total_bounds([shapely.box(*bounds(item)) for item in items]))
        try:
            common = scale_of(together)  # type: ignore[arg-type]
        except InputError:
            common = None
        if common is None or common > ratio * max(alone):
            return [(item,) for item in items]
    return [tuple(items)]
