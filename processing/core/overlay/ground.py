"""Ground of a parcel by class, each square metre counted once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .seams import NOISE_M2, FloatArray, GeometryArray, divide_cleanly, edges_of

POLYGON, MULTIPOLYGON, COLLECTION = 3, 6, 7
# Cutting to the parcel's box first pays for polygons of more vertices than this.
BIG_VERTICES = 200
# A segment cut by the box gives slightly other crossings: keep the cuts away from the parcel.
WIDENED_BY_M = np.array([-20.0, -20.0, 20.0, 20.0])
# Class code of ground that polygons of different class claim.
CONFLICT_CODE = "conflict"
EMPTY = shapely.Polygon()
shapely.envelope(EMPTY)  # noted inside GEOS now, since all threads share this one geometry


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
    conflict_ridges : dict of str to float
        The largest ridge coefficient of each class.
    unclassified : geometry
        Not covered.
    overlap_m2 : float
        Plane area drawn more than once inside one class.
    covered : geometry
        Pieces and conflict together.
    clean : bool
        The pieces are proven to cover everything once, and meet in the same vertices (`seams`).
    """

    pieces: tuple[GroundPiece, ...] = ()
    conflict: Any = EMPTY
    conflict_by_class: dict[str, Any] = field(default_factory=dict)
    conflict_ridges: dict[str, float] = field(default_factory=dict)
    unclassified: Any = EMPTY
    overlap_m2: float = 0.0
    covered: Any = EMPTY
    clean: bool = False


def areal(geometries: Any) -> GeometryArray:
    """Keep only the polygons: points and lines, where shapes merely touch, become empty."""
    result = np.array(geometries, dtype=object, ndmin=1)
    types = shapely.get_type_id(result)
    collections = types == COLLECTION
    result[(types != POLYGON) & (types != MULTIPOLYGON) & ~collections] = EMPTY
    for index in np.flatnonzero(collections):
        parts = shapely.get_parts(result[index])
        result[index] = shapely.union_all(parts[np.isin(shapely.get_type_id(parts), (POLYGON, MULTIPOLYGON))])
    return result


def intersections(first: GeometryArray, second: GeometryArray) -> GeometryArray:
    """Areal intersections, pair by pair."""
    with np.errstate(invalid="ignore"):  # GEOS raises the flag on empty shapes, the result is right
        return areal(shapely.intersection(first, second))


def union(geometries: Iterable[Any]) -> Any:
    """Areal union of any number of geometries."""
    return areal(shapely.union_all(list(geometries)))[0]


def unions(geometries: GeometryArray, owner: NDArray[np.intp], count: int) -> GeometryArray:
    """Areal union of the geometries of each owner.

    Parameters
    ----------
    geometries : ndarray of polygons, shape (n,)
    owner : ndarray of int, shape (n,)
        Ascending, 0 to `count` - 1; an owner without geometries gets an empty polygon.
    """
    result = np.full(count, EMPTY, dtype=object)
    if len(geometries) == 0:
        return result
    shapely.geometrycollections(geometries, indices=owner, out=result)
    several = np.bincount(owner, minlength=count) > 1
    alone = ~several[owner]
    result[owner[alone]] = geometries[alone]
    result[several] = areal(shapely.union_all(result[several, None], axis=1))
    return result


def pairs_by_parcel(parcels: GeometryArray, polygons: GeometryArray) -> list[NDArray[np.intp]]:
    """For each parcel the indices of the polygons that meet it, ascending."""
    tree = shapely.STRtree(polygons)
    parcel_index, polygon_index = tree.query(parcels, predicate="intersects")
    order = np.lexsort((polygon_index, parcel_index))
    bounds = np.searchsorted(parcel_index[order], np.arange(1, len(parcels)))
    return list(np.split(polygon_index[order], bounds))


def clip(parcel: Any, polygons: GeometryArray) -> GeometryArray:
    """Areal intersections of one parcel with each polygon."""
    return clip_all(np.array([parcel]), polygons, np.zeros(len(polygons), dtype=np.intp))


def clip_all(parcels: GeometryArray, polygons: GeometryArray, owner: NDArray[np.intp]) -> GeometryArray:
    """Areal intersections of each polygon with the parcel ``parcels[owner]``; big ones are cut to its box first."""
    boxed = polygons.copy()
    big = np.flatnonzero(shapely.get_num_coordinates(polygons) > BIG_VERTICES)
    xmin, ymin, xmax, ymax = (shapely.bounds(parcels) + WIDENED_BY_M).T
    for row in big:
        of = owner[row]
        boxed[row] = shapely.clip_by_rect(polygons[row], xmin[of], ymin[of], xmax[of], ymax[of])
    broken = big[~shapely.is_valid(boxed[big])]
    boxed[broken] = polygons[broken]
    return intersections(boxed, parcels[owner])


def classify_grounds(
    parcels: GeometryArray, polygons: ReferencePolygons, near: Sequence[NDArray[np.intp]], exclusive: bool
) -> list[ClassifiedGround]:
    """Divide parcels among the classes of a layer: those without overlaps all at once, the others one by one.

    Parameters
    ----------
    parcels : ndarray of shapely geometries, shape (n,)
        The ground to divide (the illegal rest).
    near : sequence of n ndarrays of int
        Indices into `polygons` of those that meet each parcel.
    exclusive : bool
        True for land use, where one place has one class: ground claimed by several classes is in conflict.
        False for basic farmland, where overlapping polygons say the same thing twice.
    """
    count = len(parcels)
    owner = np.repeat(np.arange(count), [len(candidates) for candidates in near])
    chosen = np.concatenate(near) if count else np.zeros(0, dtype=np.intp)
    pieces = clip_all(parcels, polygons.geometries[chosen], owner)
    known = ~shapely.is_empty(pieces) & ((polygons.codes[chosen] != "") | (not exclusive))
    pieces, owner, chosen = pieces[known], owner[known], chosen[known]
    sums_m2: FloatArray = np.bincount(owner, shapely.area(pieces), count).astype(np.float64)
    covered, left = parcels.copy(), np.full(count, EMPTY, dtype=object)
    clean = np.zeros(count, dtype=bool)
    if exclusive:  # basic farmland leaves gaps, and they take an overlay
        clean = divide_cleanly(parcels, edges_of(pieces, owner), sums_m2)
    rows, open_pieces = np.flatnonzero(~clean), ~clean[owner]
    covered[rows], left[rows] = _covered_and_left(
        parcels[rows], pieces[open_pieces], np.searchsorted(rows, owner[open_pieces])
    )
    drawn_twice_m2 = np.where(clean, 0.0, sums_m2 - shapely.area(covered))
    attributes = zip(polygons.codes[chosen], polygons.ridge_coefficients[chosen], pieces, strict=True)
    found = [GroundPiece(*row) for row in attributes]
    ends = np.searchsorted(owner, np.arange(count + 1))
    result = []
    for i in range(count):
        mine = found[ends[i] : ends[i + 1]]
        if drawn_twice_m2[i] <= NOISE_M2:
            ground = ClassifiedGround(tuple(mine), unclassified=left[i], covered=covered[i], clean=bool(clean[i]))
        else:
            ground = _without_overlaps(mine, left[i], covered[i], exclusive, float(drawn_twice_m2[i]))
        result.append(ground)
    return result


def _covered_and_left(
    parcels: GeometryArray, pieces: GeometryArray, owner: NDArray[np.intp]
) -> tuple[GeometryArray, GeometryArray]:
    """Ground of each parcel under its pieces, and the rest."""
    covered, left = unions(pieces, owner, len(parcels)), np.full(len(parcels), EMPTY, dtype=object)
    gap = shapely.area(parcels) - shapely.area(covered) > NOISE_M2
    left[gap] = areal(shapely.difference(parcels[gap], covered[gap]))
    return covered, left


def _without_overlaps(
    pieces: list[GroundPiece], unclassified: Any, covered: Any, exclusive: bool, drawn_twice_m2: float
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
    claims = {code: intersections(ground, conflict)[0] for code, ground in sorted(by_class.items())}
    return ClassifiedGround(
        tuple(single),
        conflict,
        {code: claim for code, claim in claims.items() if claim.area > NOISE_M2},
        {code: max(p.ridge_coefficient for p in pieces if p.code == code) for code in by_class},
        unclassified,
        max(0.0, drawn_twice_m2 - sum(claim.area for claim in claims.values()) + conflict.area),
        covered,
    )


def _conflict(by_class: dict[str, Any]) -> Any:
    """Ground claimed by more than one class."""
    seen, conflict = EMPTY, EMPTY
    for code in sorted(by_class):
        conflict = union((conflict, intersections(by_class[code], seen)[0]))
        seen = union((seen, by_class[code]))
    return conflict if conflict.area > NOISE_M2 else EMPTY
