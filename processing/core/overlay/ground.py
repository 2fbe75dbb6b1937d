"""Ground of a parcel by class, each square metre counted once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

GeometryArray = NDArray[np.object_]

# Overlaps and gaps below this come from the arithmetic of intersections, not from the data.
NOISE_M2 = 1e-3
POLYGON, MULTIPOLYGON, COLLECTION = 3, 6, 7
EMPTY = shapely.Polygon()


@dataclass(frozen=True)
class ReferencePolygons:
    """Polygons of one reference layer in the plane of the parcels.

    Attributes
    ----------
    geometries : ndarray of shapely geometries, shape (n,)
        Valid polygons and multipolygons.
    codes : ndarray of str, shape (n,)
        Class codes; empty where the polygon has none that is known.
    ridge_coefficients : ndarray of float, shape (n,)
        KCXS as a fraction.
    fids : ndarray of int, shape (n,), or None
        Feature ids in the layer, where overlaps are to be named.
    """

    geometries: GeometryArray
    codes: NDArray[np.object_]
    ridge_coefficients: NDArray[np.float64]
    fids: NDArray[np.int64] | None = None


@dataclass(frozen=True)
class GroundPiece:
    """Areal piece of one class and one ridge coefficient."""

    code: str
    ridge_coefficient: float
    geometry: Any


@dataclass(frozen=True)
class ClassifiedGround:
    """What covers one parcel.

    Attributes
    ----------
    pieces : tuple of GroundPiece
        Without overlaps; conflict and unclassified ground left out.
    conflict : geometry
        Covered by polygons of different class.
    conflict_by_class : dict of str to geometry
        The part of `conflict` that each class claims.
    unclassified : geometry
        Not covered.
    overlap_m2 : float
        Plane area drawn more than once inside one class.
    """

    pieces: tuple[GroundPiece, ...] = ()
    conflict: Any = EMPTY
    conflict_by_class: dict[str, Any] = field(default_factory=dict)
    unclassified: Any = EMPTY
    overlap_m2: float = 0.0


def areal(geometries: Any) -> GeometryArray:
    """Keep only the polygons: points and lines, where shapes merely touch, become empty."""
    result = np.array(geometries, dtype=object, ndmin=1)
    types = shapely.get_type_id(result)
    result[~np.isin(types, (POLYGON, MULTIPOLYGON, COLLECTION))] = EMPTY
    for index in np.flatnonzero(types == COLLECTION):
        parts = shapely.get_parts(result[index])
        result[index] = shapely.union_all(parts[np.isin(shapely.get_type_id(parts), (POLYGON, MULTIPOLYGON))])
    return result


def union(geometries: Iterable[Any]) -> Any:
    """Areal union of any number of geometries."""
    return areal(shapely.union_all(list(geometries)))[0]


def pairs_by_parcel(parcels: GeometryArray, polygons: GeometryArray) -> list[NDArray[np.intp]]:
    """For each parcel the indices of the polygons that meet it, ascending."""
    tree = shapely.STRtree(polygons)
    parcel_index, polygon_index = tree.query(parcels, predicate="intersects")
    order = np.lexsort((polygon_index, parcel_index))
    bounds = np.searchsorted(parcel_index[order], np.arange(1, len(parcels)))
    return list(np.split(polygon_index[order], bounds))


def clip(parcel: Any, polygons: GeometryArray) -> GeometryArray:
    """Areal intersections of one parcel with each polygon; big polygons are cut to its box first."""
    boxed = shapely.clip_by_rect(polygons, *_widened(parcel.bounds))
    broken = ~shapely.is_valid(boxed)
    boxed[broken] = polygons[broken]
    with np.errstate(invalid="ignore"):  # GEOS raises the flag on empty boxes, the result is right
        return areal(shapely.intersection(boxed, parcel))


def _widened(bounds: Sequence[float], by_m: float = 1.0) -> tuple[float, float, float, float]:
    xmin, ymin, xmax, ymax = bounds
    return xmin - by_m, ymin - by_m, xmax + by_m, ymax + by_m


def classify_ground(
    parcel: Any, polygons: ReferencePolygons, candidates: NDArray[np.intp], exclusive: bool
) -> ClassifiedGround:
    """Divide a parcel among the classes of a layer.

    Parameters
    ----------
    parcel : shapely geometry
        The ground to divide (the illegal rest).
    candidates : ndarray of int
        Indices into `polygons` that meet the parcel.
    exclusive : bool
        True for land use, where one place has one class: ground claimed by several classes is in conflict.
        False for basic farmland, where overlapping polygons say the same thing twice.
    """
    if parcel.is_empty:
        return ClassifiedGround()
    pieces = clip(parcel, polygons.geometries[candidates])
    keep = ~shapely.is_empty(pieces)
    pieces, kept = pieces[keep], candidates[keep]
    codes, coefficients = polygons.codes[kept], polygons.ridge_coefficients[kept]
    known = codes != "" if exclusive else np.ones(len(codes), dtype=bool)
    covered = union(pieces[known])
    unclassified = areal(shapely.difference(parcel, covered))[0]
    drawn_twice_m2 = float(shapely.area(pieces[known]).sum() - covered.area)
    found = [GroundPiece(*row) for row in zip(codes[known], coefficients[known], pieces[known], strict=True)]
    if drawn_twice_m2 <= NOISE_M2:
        return ClassifiedGround(tuple(found), unclassified=unclassified)
    return _without_overlaps(found, unclassified, exclusive, drawn_twice_m2)


def _without_overlaps(
    pieces: list[GroundPiece], unclassified: Any, exclusive: bool, drawn_twice_m2: float
) -> ClassifiedGround:
    """Slow path for layers with overlaps: conflicts out first, then every place to one piece."""
    by_class = {code: union(p.geometry for p in pieces if p.code == code) for code in {p.code for p in pieces}}
    conflict = _conflict(by_class) if exclusive else EMPTY
    taken, single = conflict, []
    # A fixed order makes the result repeatable; the smaller ridge coefficient goes first.
    for piece in sorted(pieces, key=lambda p: (p.code, p.ridge_coefficient, p.geometry.wkb)):
        left = areal(shapely.difference(piece.geometry, taken))[0]
        if not left.is_empty:
            single.append(GroundPiece(piece.code, piece.ridge_coefficient, left))
            taken = union((taken, left))
    claims = {code: areal(shapely.intersection(ground, conflict))[0] for code, ground in sorted(by_class.items())}
    return ClassifiedGround(
        tuple(single),
        conflict,
        {code: claim for code, claim in claims.items() if claim.area > NOISE_M2},
        unclassified,
        max(0.0, drawn_twice_m2 - sum(claim.area for claim in claims.values()) + conflict.area),
    )


def _conflict(by_class: dict[str, Any]) -> Any:
    """Ground claimed by more than one class."""
    seen, conflict = EMPTY, EMPTY
    for code in sorted(by_class):
        conflict = union((conflict, areal(shapely.intersection(by_class[code], seen))[0]))
        seen = union((seen, by_class[code]))
    return conflict if conflict.area > NOISE_M2 else EMPTY
