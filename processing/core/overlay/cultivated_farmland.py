"""The cultivated ground (地类图斑) of parcels, inside and outside permanent basic farmland."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .conflict import cultivated_in_conflict
from .ground import CONFLICT_CODE, EMPTY, ClassifiedGround, GroundPiece, areal, intersections, unions
from .seams import NOISE_M2, Edges, Flags, FloatArray, GeometryArray, Indices, divide_cleanly, edges_of


@dataclass(frozen=True)
class CultivatedGround:
    """Cultivated ground of one parcel, divided by basic farmland.

    Attributes
    ----------
    perimeter_m : float
        Perimeter of all of it, for its error band.
    inside : tuple of GroundPiece
        Inside basic farmland, each with the ridge coefficient of the land-use polygon it came from.
    outside_perimeter_m : float
        Perimeter of what lies outside, for its error band.
    in_conflict : GroundPiece or None
        The part of it that cultivated classes alone claim, and no one class can be told.
    may_be : shapely geometry
        Ground in conflict that a cultivated class and another claim.
    """

    perimeter_m: float = 0.0
    inside: tuple[GroundPiece, ...] = ()
    outside_perimeter_m: float = 0.0
    in_conflict: GroundPiece | None = None
    may_be: Any = EMPTY


@dataclass(frozen=True)
class _Blocks:
    """Basic farmland of n parcels: its ground in each, what it leaves, and whether it is all or some of the parcel."""

    ground: GeometryArray
    left: GeometryArray
    wholly: Flags
    partly: Flags


def divide_cultivated(
    land_use: Sequence[ClassifiedGround],
    farmland: Sequence[ClassifiedGround | None],
    is_cultivated: Callable[[str], bool],
) -> list[CultivatedGround]:
    """Divide the cultivated pieces of each parcel by the basic farmland in it.

    Parameters
    ----------
    land_use, farmland : sequences of n ClassifiedGround
        Of the same parcels, in one plane; None where basic farmland was not given or does not reach the parcel.
    """
    conflicts = [cultivated_in_conflict(ground, is_cultivated) for ground in land_use]
    found = [
        ground.pieces if certain is None else (*ground.pieces, certain)
        for ground, (certain, _) in zip(land_use, conflicts, strict=True)
    ]
    pieces = [piece for row in found for piece in row]
    owner = np.repeat(np.arange(len(land_use)), [len(row) for row in found])
    shapes = np.array([piece.geometry for piece in pieces], dtype=object)
    codes = {code for code in {piece.code for piece in pieces} if is_cultivated(code)} | {CONFLICT_CODE}
    cultivated = np.array([piece.code in codes for piece in pieces], dtype=bool)
    blocks = _blocks(farmland)
    wholes = np.array([ground.covered if ground.clean else EMPTY for ground in land_use], dtype=object)
    clean = np.array([ground.clean for ground in land_use], dtype=bool)
    edges = edges_of(np.where(clean[owner], shapes, EMPTY), owner)
    within, follows = _pieces_within(wholes, shapes, owner, edges, blocks)
    by_edges = clean & (follows | ~blocks.partly)
    edges = edges.only(cultivated[edges.piece])
    perimeter, outside = _perimeters(edges, len(land_use)), _perimeters(edges.only(~within[edges.piece]), len(land_use))
    inside = np.where(within & cultivated, shapes, EMPTY)
    rest = np.flatnonzero(~by_edges)
    mine = cultivated & ~by_edges[owner]
    perimeter[rest], outside[rest], inside[mine] = _by_overlay(
        shapes[mine], np.searchsorted(rest, owner[mine]), blocks, rest
    )
    taken = _inside(pieces, inside, owner, len(land_use))
    return [
        CultivatedGround(float(length), tuple(mine), float(other) if ground is not None else 0.0, *conflict)
        for length, mine, other, ground, conflict in zip(perimeter, taken, outside, farmland, conflicts, strict=True)
    ]


def _blocks(farmland: Sequence[ClassifiedGround | None]) -> _Blocks:
    ground = np.array([one.covered if one is not None else EMPTY for one in farmland], dtype=object)
    left = np.array([one.unclassified if one is not None else EMPTY for one in farmland], dtype=object)
    wholly = ~shapely.is_empty(ground) & (shapely.area(left) <= NOISE_M2)
    return _Blocks(ground, left, wholly, ~wholly & ~shapely.is_empty(ground))


def _pieces_within(
    wholes: GeometryArray, shapes: GeometryArray, owner: Indices, edges: Edges, blocks: _Blocks
) -> tuple[Flags, Flags]:
    """Pieces inside basic farmland, and the parcels where it is proven that it consists of them.

    Parameters
    ----------
    wholes : ndarray of shapely geometries, shape (n,)
        The ground of each parcel that is divided cleanly; empty for the others.
    edges : Edges
        Of the pieces of those.
    """
    within, held = blocks.wholly[owner], blocks.partly & ~shapely.is_empty(wholes)
    asked = np.flatnonzero(held[owner])
    parts, place = shapely.get_parts(shapes[asked], return_index=True)
    piece = asked[place]
    shapely.prepare(blocks.ground[held])
    part_within = shapely.contains(blocks.ground[owner[piece]], shapely.point_on_surface(parts))
    within[piece[part_within]] = True
    within[piece[~part_within]] = False  # with some parts inside and some not nothing is proven below
    left = edges_of(np.where(held, blocks.left, EMPTY), np.arange(len(wholes)))
    areas_m2 = np.bincount(owner, shapely.area(shapes) * within, len(wholes)) + shapely.area(blocks.left)
    mine = edges.only(within[edges.piece] & held[edges.parcel])
    return within, divide_cleanly(wholes, mine.with_those_of(left), areas_m2)


def _perimeters(edges: Edges, count: int) -> FloatArray:
    """Perimeter of the ground of each parcel whose edges these are, seams within it left out."""
    alone = edges.only(edges.alone())
    return np.bincount(alone.parcel, alone.lengths_m(), count).astype(np.float64)


def _by_overlay(
    shapes: GeometryArray, owner: Indices, blocks: _Blocks, rows: Indices
) -> tuple[FloatArray, FloatArray, GeometryArray]:
    """Perimeters of all and of what lies outside, and the pieces cut to basic farmland, where vertices do not agree."""
    whole = unions(shapes, owner, len(rows))
    ground, wholly, partly = blocks.ground[rows], blocks.wholly[rows], blocks.partly[rows]
    outside = np.where(wholly, 0.0, shapely.length(whole))
    outside[partly] = _without_hairs(areal(shapely.difference(whole[partly], ground[partly])))
    cut = np.where(wholly[owner], shapes, EMPTY)
    cut[partly[owner]] = intersections(shapes[partly[owner]], ground[owner[partly[owner]]])
    return shapely.length(whole), outside, cut


def _without_hairs(shapes: GeometryArray) -> FloatArray:
    """Perimeter of each shape less the hairs that a difference leaves where two outlines run together."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    lengths_m = shapely.length(parts) * (shapely.area(parts) > NOISE_M2)
    return np.bincount(owner, lengths_m, len(shapes)).astype(np.float64)


def _inside(
    pieces: Sequence[GroundPiece], cut: GeometryArray, owner: NDArray[np.intp], count: int
) -> list[list[GroundPiece]]:
    """The pieces of each parcel as cut to its basic farmland, those without any left out."""
    inside: list[list[GroundPiece]] = [[] for _ in range(count)]
    for row, piece, shape in zip(owner, pieces, cut, strict=True):
        if not shape.is_empty:
            inside[row].append(GroundPiece(piece.code, piece.ridge_coefficient, shape))
    return inside
