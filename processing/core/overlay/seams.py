"""Edges of the pieces of parcels: where two pieces meet, each has the other's edge the other way round.

If every edge without such a partner lies on the parcel's outline, the number of pieces over a place is the same
everywhere inside; and if their areas add up to the parcel's, that number is one. So the vertices alone prove, without
another overlay, that no ground is counted twice or left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

GeometryArray = NDArray[np.object_]
FloatArray = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.intp]

# Overlaps and gaps below this come from the arithmetic of intersections, not from the data.
NOISE_M2 = 1e-3
# GEOS computes one crossing twice with another last digit; vertices nearer than this are one.
SAME_POINT_M = 1e-5
# Odd numbers that scatter the bits of a vertex and of a parcel over 64 (products wrap around).
SCATTER_X, SCATTER_Y, SCATTER_PARCEL = (
    np.int64(-0x61C8864680B583EB), np.int64(-0x3D4D51C2D82B14B1), np.int64(0x165667B19E3779F9)
)  # fmt: skip
# Pairs of edges held against each other for one parcel at most; beyond, nothing is proven.
MOST_PAIRS = 1_000_000


@dataclass(frozen=True)
class Edges:
    """Edges of polygons, which lie to their left.

    Attributes
    ----------
    start, end : ndarray of float, shape (n, 2)
    piece : ndarray of int, shape (n,)
        Index of the polygon that an edge belongs to.
    parcel : ndarray of int, shape (n,)
        Index of the parcel that the polygon belongs to.
    """

    start: FloatArray
    end: FloatArray
    piece: Indices
    parcel: Indices

    def only(self, chosen: Flags) -> Edges:
        """Some of the edges."""
        return Edges(self.start[chosen], self.end[chosen], self.piece[chosen], self.parcel[chosen])

    def with_those_of(self, other: Edges) -> Edges:
        """These edges, then those of `other`."""
        both = zip(vars(self).values(), vars(other).values(), strict=True)
        return Edges(*(np.concatenate(columns) for columns in both))

    def turned(self) -> Edges:
        """The edges the other way round."""
        return Edges(self.end, self.start, self.piece, self.parcel)

    def lengths_m(self) -> FloatArray:
        """Length of each edge."""
        return np.hypot(*(self.end - self.start).T)

    def alone(self) -> Flags:
        """Edges without just one partner, the other way round, in the same parcel."""
        start, end = (np.rint(xy / SAME_POINT_M).astype(np.int64) for xy in (self.start, self.end))
        code = (_scattered(start) + _scattered(end)) ^ (self.parcel * SCATTER_PARCEL)
        order = np.argsort(code, kind="stable")
        same = np.zeros(len(order) + 1, dtype=bool)
        same[1:-1] = np.diff(code[order]) == 0
        two = np.flatnonzero(same[1:-1] & ~same[:-2] & ~same[2:])
        one, other = order[two], order[two + 1]
        pair = (start[one] == end[other]).all(axis=1) & (end[one] == start[other]).all(axis=1)
        pair &= self.parcel[one] == self.parcel[other]
        alone = (start != end).any(axis=1)  # what is no longer than the tolerance is no edge
        alone[one[pair]] = alone[other[pair]] = False
        return alone


def _scattered(xy: NDArray[np.int64]) -> NDArray[np.int64]:
    return (xy[:, 0] * SCATTER_X) ^ (xy[:, 1] * SCATTER_Y)


def edges_of(polygons: GeometryArray, parcel: Indices) -> Edges:
    """Edges of (multi)polygons, of which each belongs to a parcel."""
    parts, piece = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    is_edge = (ring[1:] == ring[:-1]) & (xy[1:] != xy[:-1]).any(axis=1)
    start, end, ring = xy[:-1][is_edge], xy[1:][is_edge], ring[1:][is_edge]
    is_shell = np.ones(len(part), dtype=bool)
    is_shell[1:] = part[1:] != part[:-1]
    backwards = (shapely.is_ccw(rings) != is_shell)[ring, None]
    piece = piece[part[ring]]
    return Edges(np.where(backwards, end, start), np.where(backwards, start, end), piece, parcel[piece])


def _lie_on(edges: Edges, lines: Edges, count: int) -> Flags:
    """Edges of which both ends lie on one of the lines of their parcel; the lines are in order of parcels."""
    of_parcel = np.bincount(lines.parcel, minlength=count)
    many = of_parcel * np.bincount(edges.parcel, minlength=count) > MOST_PAIRS
    repeats = np.where(many, 0, of_parcel)[edges.parcel]
    edge = np.repeat(np.arange(len(edges.parcel)), repeats)
    first = np.cumsum(repeats) - repeats
    line = np.arange(len(edge)) - first[edge] + (np.cumsum(of_parcel) - of_parcel)[edges.parcel[edge]]
    base, step = lines.start[line], lines.end[line] - lines.start[line]
    length_m = np.hypot(step[:, 0], step[:, 1])
    near = np.ones(len(edge), dtype=bool)
    for end in (edges.start, edges.end):
        way = end[edge] - base
        along = (way * step).sum(axis=1) / length_m
        across = (way[:, 0] * step[:, 1] - way[:, 1] * step[:, 0]) / length_m
        near &= (np.abs(across) < SAME_POINT_M) & (along > -SAME_POINT_M) & (along < length_m + SAME_POINT_M)
    found: Flags = np.bincount(edge[near], minlength=len(edges.parcel)) > 0
    return found


def divide_cleanly(parcels: GeometryArray, pieces: Edges, areas_m2: FloatArray) -> Flags:
    """Parcels proven to be covered by pieces inside them, and no ground twice.

    Parameters
    ----------
    parcels : ndarray of shapely geometries, shape (n,)
    pieces : Edges
        Of the pieces.
    areas_m2 : ndarray of float, shape (n,)
        Sum of the plane areas of each parcel's pieces.

    Returns
    -------
    ndarray of bool, shape (n,)
        False too where nothing is proven: a parcel of several parts, pieces whose vertices do not agree.
    """
    in_one_part = shapely.get_num_geometries(parcels) == 1
    proven: Flags = in_one_part & (np.abs(areas_m2 - shapely.area(parcels)) <= NOISE_M2)
    rows = np.flatnonzero(proven)
    outline = edges_of(parcels[rows], rows)
    pieces = pieces.only(proven[pieces.parcel])
    alone = pieces.with_those_of(outline.turned()).alone()
    of_pieces = len(pieces.parcel)
    left = pieces.only(alone[:of_pieces])
    for lines in (outline.only(alone[of_pieces:]), outline):  # first those that few pieces share whole
        left = left.only(~_lie_on(left, lines, len(parcels)))
    proven[left.parcel] = False
    return proven
