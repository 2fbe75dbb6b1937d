"""Order of the boundary points of a drawn polygon, the same whoever drew it."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def rings_with_holes(geometry: Any) -> list[tuple[FloatArray, bool]]:
    """Rings of a (multi)polygon: parts from north to south, a part's shell before its holes.

    Each ring starts at the vertex nearest to the north-western corner of its box and runs clockwise; every
    vertex is kept, the closing one left out.

    Parameters
    ----------
    geometry : shapely Polygon or MultiPolygon
        Easting and northing, metres.

    Returns
    -------
    list of (ndarray, shape (n, 2); bool)
        Easting and northing; whether the ring is a hole.
    """
    parts = sorted(shapely.get_parts(geometry).tolist(), key=lambda part: (-part.bounds[3], part.bounds[0]))
    return [(_ordered(ring), n > 0) for part in parts for n, ring in enumerate([part.exterior, *part.interiors])]


def ordered_rings(geometry: Any) -> list[FloatArray]:
    """Rings of `rings_with_holes` alone."""
    return [ring for ring, _ in rings_with_holes(geometry)]


def _ordered(ring: Any) -> FloatArray:
    xy = shapely.get_coordinates(ring)[:-1]
    if shapely.is_ccw(ring):
        xy = xy[::-1]
    west, _, _, north = ring.bounds
    start = int(np.argmin(np.hypot(xy[:, 0] - west, xy[:, 1] - north)))
    return np.roll(xy, -start, axis=0)
