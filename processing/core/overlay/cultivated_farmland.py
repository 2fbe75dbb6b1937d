"""The cultivated ground (地类图斑) of parcels, inside and outside permanent basic farmland."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from .ground import EMPTY, NOISE_M2, ClassifiedGround, GeometryArray, GroundPiece, areal, intersections, unions


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
    blocks = np.array([ground.covered if ground is not None else EMPTY for ground in farmland], dtype=object)
    wholly = np.array([ground is not None and _covers_all(ground) for ground in farmland], dtype=bool)
    partly = ~wholly & ~shapely.is_empty(blocks)
    outside = np.where(wholly, 0.0, shapely.length(whole))
    outside[partly] = shapely.length(areal(shapely.difference(whole[partly], blocks[partly])))
    cut = np.where(wholly[owner], shapes, EMPTY)
    cut[partly[owner]] = intersections(shapes[partly[owner]], blocks[owner[partly[owner]]])
    inside = _inside(pieces, cut, owner, len(land_use))
    return [
        CultivatedGround(float(length), tuple(mine), float(rest) if ground is not None else 0.0)
        for length, mine, rest, ground in zip(shapely.length(whole), inside, outside, farmland, strict=True)
    ]


def _covers_all(farmland: ClassifiedGround) -> bool:
    return bool(farmland.pieces) and farmland.unclassified.area <= NOISE_M2


def _inside(
    pieces: Sequence[GroundPiece], cut: GeometryArray, owner: NDArray[np.intp], count: int
) -> list[list[GroundPiece]]:
    """The pieces of each parcel as cut to its basic farmland, those without any left out."""
    inside: list[list[GroundPiece]] = [[] for _ in range(count)]
    for row, piece, shape in zip(owner, pieces, cut, strict=True):
        if not shape.is_empty:
            inside[row].append(GroundPiece(piece.code, piece.ridge_coefficient, shape))
    return inside
