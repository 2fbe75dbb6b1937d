"""A clean coverage from linework: noded on a millimetre grid, polygonised, slivers given to a neighbour."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .landscape import GRID_M
from .seeded import FloatArray

GeometryArray = NDArray[np.object_]


def polygonise(lines: Any) -> GeometryArray:
    """Faces between lines; every shared boundary is the same vertices on both sides.

    Parameters
    ----------
    lines : array_like of shapely lines
        In metres; they are noded and snapped to 1 mm.
    """
    noded = shapely.union_all(lines, grid_size=GRID_M)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    # Polygonizing has no order of its own: from the north-west, as survey offices number.
    centre = shapely.get_coordinates(shapely.centroid(faces))
    return np.asarray(faces[np.lexsort((centre[:, 0], -np.round(centre[:, 1], 3)))])


def shared_edges(faces: GeometryArray) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatArray]:
    """Pairs of neighbours and the length they share: two index arrays (each pair both ways) and metres."""
    rings, face = shapely.get_rings(faces, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    grid = np.round(xy / GRID_M).astype(np.int64)
    start, end = grid[:-1][same], grid[1:][same]
    owner = face[ring[:-1][same]]
    flip = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    start[flip], end[flip] = end[flip].copy(), start[flip].copy()
    order = np.lexsort((end[:, 1], end[:, 0], start[:, 1], start[:, 0]))
    key = np.concatenate([start, end], axis=1)[order]
    twin = np.flatnonzero((key[1:] == key[:-1]).all(axis=1))
    a, b = owner[order][twin], owner[order][twin + 1]
    length = np.hypot(*(key[twin, 2:] - key[twin, :2]).T) * GRID_M
    return np.concatenate([a, b]), np.concatenate([b, a]), np.concatenate([length, length])


def absorb_slivers(faces: GeometryArray, groups: NDArray[Any], is_sliver: NDArray[np.bool_]) -> NDArray[np.intp]:
    """For each face the face it becomes part of (itself if it stays).

    A sliver goes to the neighbour of its own group with which it shares most boundary, else to the one of any group.
    """
    target = np.arange(len(faces))
    a, b, length = shared_edges(faces)
    keep = is_sliver[a] & ~is_sliver[b] & (a != b)
    a, b, length = a[keep], b[keep], length[keep]
    pair, position = np.unique(a * len(faces) + b, return_inverse=True)
    total = np.bincount(position, weights=length)
    a, b = pair // len(faces), pair % len(faces)
    score = total + np.where(groups[a] == groups[b], 1e6, 0)
    order = np.lexsort((b, score, a))
    last = np.append(a[order][1:] != a[order][:-1], True)
    target[a[order][last]] = b[order][last]
    return target


def merge(faces: GeometryArray, target: NDArray[np.intp]) -> tuple[GeometryArray, NDArray[np.intp]]:
    """Union of the faces of each target; also the index of the face that each result stands for."""
    kept, group = np.unique(target, return_inverse=True)
    merged = faces[kept].copy()
    counts = np.bincount(group)
    order = np.argsort(group, kind="stable")
    starts = np.concatenate([[0], np.cumsum(counts)])
    for index in np.flatnonzero(counts > 1):
        members = faces[order[starts[index] : starts[index + 1]]]
        merged[index] = shapely.coverage_union_all(members)
    return merged, kept
