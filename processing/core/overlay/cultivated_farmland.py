"""The cultivated ground (地类图斑) of parcels, inside and outside permanent basic farmland."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from .ground import NOISE_M2, ClassifiedGround, GroundPiece, areal, intersections, unions


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
    """

    perimeter_m: float = 0.0
    inside: tuple[GroundPiece, ...] = ()
    outside_perimeter_m: float = 0.0


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
    found = [
        (row, piece) for row, ground in enumerate(land_use) for piece in ground.pieces if is_cultivated(piece.code)
    ]
    owner = np.array([row for row, _ in found], dtype=np.intp)
    pieces = [piece for _, piece in found]
    shapes = np.array([piece.geometry for piece in pieces], dtype=object)
    whole = unions(shapes, owner, len(land_use))
    blocks = np.array([ground and ground.covered for ground in farmland], dtype=object)
    wholly = np.array([ground is not None and _covers_all(ground) for ground in farmland], dtype=bool)
    outside = np.where(wholly, 0.0, shapely.length(areal(shapely.difference(whole, blocks))))
    inside = _inside(pieces, shapes, owner, blocks, wholly)
    return [
        CultivatedGround(float(length), tuple(mine), float(rest) if ground is not None else 0.0)
        for length, mine, rest, ground in zip(shapely.length(whole), inside, outside, farmland, strict=True)
    ]


def _covers_all(farmland: ClassifiedGround) -> bool:
    return bool(farmland.pieces) and farmland.unclassified.area <= NOISE_M2


def _inside(
    pieces: Sequence[GroundPiece],
    shapes: NDArray[np.object_],
    owner: NDArray[np.intp],
    blocks: NDArray[np.object_],
    wholly: NDArray[np.bool_],
) -> list[list[GroundPiece]]:
    """Parts of the pieces in the blocks of their parcel; a piece of a parcel wholly in blocks stays as it is."""
    cut = shapes.copy()
    partly = ~wholly[owner]
    cut[partly] = intersections(shapes[partly], blocks[owner[partly]])
    inside: list[list[GroundPiece]] = [[] for _ in blocks]
    for row, piece, shape in zip(owner, pieces, cut, strict=True):
        if not shape.is_empty:
            inside[row].append(GroundPiece(piece.code, piece.ridge_coefficient, shape))
    return inside
