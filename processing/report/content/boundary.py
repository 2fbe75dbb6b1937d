"""Boundary points (界址点) of a parcel: rings, numbers, coordinates and sides."""

from __future__ import annotations

import math
from typing import Any

from ...core.boundary_txt.numbering import rings_with_holes
from ...core.units import format_fixed
from .model import BoundaryPoint, BoundaryRing, Figure

COORDINATE_DECIMALS = 3
SIDE_DECIMALS = 2
XY = tuple[float, float]


def number_boundary(geometry: Any) -> tuple[BoundaryRing, ...]:
    """Rings of a polygon or multipolygon, with their points numbered.

    The order is that of the boundary-point TXT, so that the printed table and the file agree; numbers run on
    from ring to ring, so that each is unique on the map.

    Parameters
    ----------
    geometry : shapely Polygon or MultiPolygon
        Metres, easting and northing.
    """
    rings: list[BoundaryRing] = []
    point_number = 0
    for ring, is_hole in rings_with_holes(geometry):
        points = _points([(float(x), float(y)) for x, y in ring], point_number)
        point_number += len(points)
        rings.append(BoundaryRing(len(rings) + 1, is_hole, points))
    return tuple(rings)


def _points(vertices: list[XY], already: int) -> tuple[BoundaryPoint, ...]:
    following = vertices[1:] + vertices[:1]
    return tuple(
        BoundaryPoint(
            name=f"J{already + i}",
            x_m=_figure(here[1], COORDINATE_DECIMALS),
            y_m=_figure(here[0], COORDINATE_DECIMALS),
            side_m=_figure(math.dist(here, after), SIDE_DECIMALS),
        )
        for i, (here, after) in enumerate(zip(vertices, following, strict=True), start=1)
    )


def _figure(value: float, decimals: int) -> Figure:
    return Figure(value, format_fixed(value, decimals))
