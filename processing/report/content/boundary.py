"""Boundary points (界址点) of a parcel: rings, numbers, coordinates and sides."""

from __future__ import annotations

import math
from typing import Any

import shapely

from ...core.units import format_fixed
from .model import BoundaryPoint, BoundaryRing, Figure

COORDINATE_DECIMALS = 3
SIDE_DECIMALS = 2
XY = tuple[float, float]


def number_boundary(geometry: Any) -> tuple[BoundaryRing, ...]:
    """Rings of a polygon or multipolygon, with their points numbered.

    Each ring starts at its north-western vertex and runs clockwise; numbers run on from ring to ring, so that
    each is unique on the map. Parts come from north to south, a part's shell before its holes. Every vertex
    is kept.

    Parameters
    ----------
    geometry : shapely Polygon or MultiPolygon
        Metres, easting and northing.
    """
    rings: list[BoundaryRing] = []
    point_number = 0
    parts = sorted(shapely.get_parts(geometry), key=lambda part: (-part.bounds[3], part.bounds[0]))
    for part in parts:
        for position, ring in enumerate([part.exterior, *part.interiors]):
            vertices = _ordered(ring)
            points = _points(vertices, point_number)
            point_number += len(points)
            rings.append(BoundaryRing(len(rings) + 1, position > 0, points))
    return tuple(rings)


def _ordered(ring: Any) -> list[XY]:
    """Vertices without the closing one, clockwise from the north-western corner of the ring's box."""
    vertices: list[XY] = [(float(x), float(y)) for x, y in shapely.get_coordinates(ring)[:-1]]
    if shapely.is_ccw(ring):
        vertices.reverse()
    west, _, _, north = ring.bounds
    start = min(range(len(vertices)), key=lambda i: math.hypot(vertices[i][0] - west, vertices[i][1] - north))
    return vertices[start:] + vertices[:start]


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
