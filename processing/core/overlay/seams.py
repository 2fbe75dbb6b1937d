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
# Odd numbers that scatter the bits of two vertices and a parcel over 64 (products wrap around).
SCATTER = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD],
    dtype=np.uint64,
)


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
        return Edges(
            *(np.concatenate([getattr(self, name), getattr(other, name)]) for name in ("start", "end", "piece", "parcel"))
        )

    def turned(self) -> Edges:
        """The edges the other way round."""
        return Edges(self.end, self.start, self.piece, self.parcel)

    def lengths_m(self) -> FloatArray:
        """Length of each edge."""
        return np.hypot(*(self.end - self.start).T)

    def alone(self) -> Flags:
        """Edges without just one partner, the other way round, in the same parcel."""
        start, end = (np.rint(xy / SAME_POINT_M).astype(np.int64) for xy in (self.start, self.end))
        forward = (start[:, 0] < end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] < end[:, 1]))
        ends = np.where(forward[:, None], np.hstack([start, end]), np.hstack([end, start]))
        keys = np.column_stack([ends, self.parcel]).view(np.uint64)
        code = np.bitwise_xor.reduce(keys * SCATTER, axis=1)
        code ^= code >> np.uint64(32)
        order = np.argsort(code, kind="stable")
        keys, forward = keys[order], forward[order]
        same = np.zeros(len(order) + 1, dtype=bool)
        same[1:-1] = (keys[1:] == keys[:-1]).all(axis=1)
        pair = same[1:-1] & ~same[:-2] & ~same[2:] & (forward[1:] != forward[:-1])
        alone = (ends[:, :2] != ends[:, 2:]).any(axis=1)  # what is no longer than the tolerance is no edge
        alone[order[:-1][pair]] = alone[order[1:][pair]] = False
        return alone


def edges_of(polygons: GeometryArray, parcel: Indices) -> Edges:
    """Edges of (multi)polygons, of which each belongs to a parcel."""
    parts, piece = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    inside_ring = ring[1:] == ring[:-1]
    start, end, ring = xy[:-1][inside_ring], xy[1:][inside_ring], ring[1:][inside_ring]
    is_shell = np.ones(len(part), dtype=bool)
    is_shell[1:] = part[1:] != part[:-1]
    backwards = (shapely.is_ccw(rings) != is_shell)[ring, None]
    piece = piece[part[ring]]
    return Edges(np.where(backwards, end, start), np.where(backwards, start, end), piece, parcel[piece])


def on_outline(edges: Edges, parcels: GeometryArray) -> Flags:
    """Edges that lie on the outline of their parcel."""
    outline = shapely.boundary(parcels)[edges.parcel]
    # Not the middle: an outline may have a corner there, with the edge inside it on either side.
    within = shapely.points(edges.start + (edges.end - edges.start) * 0.4)
    return np.asarray(shapely.distance(within, outline) < SAME_POINT_M)


def cancel_out(parcels: GeometryArray, edges: Edges, rest_m2: FloatArray) -> Flags:
    """Parcels in which the polygons with these edges are proven to cover every place as often as their backs.

    Parameters
    ----------
    parcels : ndarray of shapely geometries, shape (n,)
    edges : Edges
        Of polygons inside the parcels, and, turned round, of those held against them; the parcel itself may be left
        out, since all edges on its outline are.
    rest_m2 : ndarray of float, shape (n,)
        Plane area of the former less that of the latter.

    Returns
    -------
    ndarray of bool, shape (n,)
        False too where nothing is proven: a parcel of several parts, polygons whose vertices do not agree.
    """
    in_one_piece = shapely.get_type_id(parcels) == shapely.GeometryType.POLYGON
    proven = in_one_piece & (np.abs(rest_m2) <= NOISE_M2)
    left = edges.only(proven[edges.parcel])
    left = left.only(left.alone())
    proven[left.parcel[~on_outline(left, parcels)]] = False
    return proven
