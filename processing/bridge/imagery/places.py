"""The places of a case: parcels whose surroundings meet share a window, others have their own.

So the cost of looking goes with the ground looked at, however far the parcels lie apart, and a cloud over one of them
is not lost in the kilometres between.
"""

from __future__ import annotations

from typing import Any

import shapely

from .datasets import Bounds

AROUND_SHARE, AROUND_M = 0.5, 60.0  # of surroundings that is looked at with the parcels
LARGEST_PLACE_M = 1000.0  # longer ones (a road) are looked at piece by piece


def around(shape: Any) -> Bounds:
    """Bounds of a shape with its surroundings."""
    west, south, east, north = shape.bounds
    more = max(AROUND_M, AROUND_SHARE * max(east - west, north - south))
    return west - more, south - more, east + more, north + more


def span(bounds: Bounds) -> float:
    """Longer side."""
    return max(bounds[2] - bounds[0], bounds[3] - bounds[1])


def places_of(ground: Any) -> list[Any]:
    """The ground in places, each a shape, the largest first.

    Parameters
    ----------
    ground : shapely geometry
        Polygons, metres.
    """
    found = [piece for place in _neighbourhoods(ground) for piece in _pieces(place)]
    return sorted(found, key=lambda place: (-place.area, place.bounds))


def _neighbourhoods(ground: Any) -> list[Any]:
    """Polygons together with those whose surroundings meet theirs, until no two groups' do."""
    groups = [part for part in shapely.get_parts(ground) if part.area > 0]
    while True:
        windows = [shapely.box(*around(group)) for group in groups]
        joined = shapely.get_parts(shapely.union_all(windows))
        if len(joined) == len(groups):
            return groups
        tree = shapely.STRtree(windows)
        members = [sorted(tree.query(window, predicate="contains")) for window in joined]
        groups = [shapely.union_all([groups[n] for n in indices]) for indices in members]


def _pieces(place: Any) -> list[Any]:
    """The place, halved across its longer side until no piece is too long."""
    west, south, east, north = place.bounds
    if max(east - west, north - south) <= LARGEST_PLACE_M:
        return [place]
    x, y = (west + east) / 2, (south + north) / 2
    halves = [(west, south, x, north), (x, south, east, north)]
    if north - south > east - west:
        halves = [(west, south, east, y), (west, y, east, north)]
    parts = [shapely.intersection(place, shapely.box(*half)) for half in halves]
    return [piece for part in parts if part.area > 0 for piece in _pieces(part)]
