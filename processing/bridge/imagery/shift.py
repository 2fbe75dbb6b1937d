"""How far the images of a pair are shifted against each other where the parcels lie."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np
import shapely

from ...core.imagery.candidates import ImageCandidate, load_pair_rule
from ...core.imagery.registration import Shift, estimate_shift
from .chips import ChipGrid, read_chip
from .places import around, places_of, span

SHIFT_PX = 512
MOST_WINDOWS = 16
LEAST_SEEN = 0.25  # of a window that both images show, outside the parcels


def measure_shift(
    before: ImageCandidate, after: ImageCandidate, ground: Any, crs_text: str
) -> tuple[Shift | None, float]:
    """Largest shift of the image after against that before, outside the parcels, and the pixel that it is counted in.

    The pixel is the coarser image's wherever the shift could be told at that size.
    """
    pixel_m, places = max(before.pixel_m, after.pixel_m), places_of(ground)
    fine = [grid for place in places for grid in _fine_grids(place, pixel_m, crs_text)]
    coarse = [_whole(place, pixel_m, crs_text) for place in places]
    for grids in (fine, coarse):
        pairs = [(_shift_on(before, after, ground, grid), grid.pixel_m) for grid in islice(grids, MOST_WINDOWS)]
        told = [(shift, px) for shift, px in pairs if shift is not None]
        if told:
            return max(told, key=lambda pair: pair[0].length_px * pair[1])
    return None, coarse[0].pixel_m


def _fine_grids(place: Any, pixel_m: float, crs_text: str) -> Iterator[ChipGrid]:
    """The place at the images' own pixel; where it is too large for that, windows on its boundary, which is compared."""
    if span(around(place)) <= pixel_m * SHIFT_PX:
        yield _whole(place, pixel_m, crs_text)
        return
    points = shapely.get_coordinates(place)
    for index in sorted({*points.argmin(axis=0), *points.argmax(axis=0)}):
        x, y = points[index]
        yield _window(x, y, pixel_m * SHIFT_PX / 2, pixel_m, crs_text)


def _whole(place: Any, pixel_m: float, crs_text: str) -> ChipGrid:
    x, y = place.envelope.centroid.coords[0]
    return _window(x, y, max(span(around(place)) / 2, pixel_m * SHIFT_PX / 4), pixel_m, crs_text)


def _window(x: float, y: float, half_m: float, pixel_m: float, crs_text: str) -> ChipGrid:
    bounds = (x - half_m, y - half_m, x + half_m, y + half_m)
    return ChipGrid.of_pixel(crs_text, bounds, max(pixel_m, 2 * half_m / SHIFT_PX))


def _shift_on(before: ImageCandidate, after: ImageCandidate, ground: Any, grid: ChipGrid) -> Shift | None:
    first, second = (read_chip(one.source, grid) for one in (before, after))
    both: np.ndarray[Any, np.dtype[np.bool_]] = first.valid & second.valid & ~grid.inside(ground)
    if both.mean() < LEAST_SEEN:
        return None
    shift = estimate_shift(first.grey, second.grey, both)
    return shift if shift.confidence >= load_pair_rule()["least_shift_confidence"] else None
