"""The cultivated ground (地类图斑) inside and outside permanent basic farmland."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from .ground import EMPTY, NOISE_M2, ClassifiedGround, GroundPiece, areal, union


@dataclass(frozen=True)
class CultivatedGround:
    """Cultivated ground of one parcel, divided by basic farmland.

    Attributes
    ----------
    inside : tuple of GroundPiece
        Inside basic farmland, each with the ridge coefficient of the land-use polygon it came from.
    outside_perimeter_m : float
        Perimeter of what lies outside, for its error band.
    """

    inside: tuple[GroundPiece, ...] = ()
    outside_perimeter_m: float = 0.0


def divide_cultivated(
    land_use: ClassifiedGround, farmland: ClassifiedGround, is_cultivated: Callable[[str], bool]
) -> CultivatedGround:
    """Divide the cultivated pieces of a parcel by the basic farmland in it.

    Parameters
    ----------
    land_use, farmland : ClassifiedGround
        Of the same parcel, in one plane.
    """
    pieces = [piece for piece in land_use.pieces if is_cultivated(piece.code)]
    if not pieces:
        return CultivatedGround()
    if not farmland.pieces:
        return CultivatedGround((), _union_of(pieces).length)
    if farmland.unclassified.area <= NOISE_M2:
        return CultivatedGround(tuple(pieces))
    blocks = union(piece.geometry for piece in farmland.pieces)
    shapes = np.array([piece.geometry for piece in pieces], dtype=object)
    cut = areal(shapely.intersection(shapes, blocks))
    inside = tuple(
        GroundPiece(piece.code, piece.ridge_coefficient, shape)
        for piece, shape in zip(pieces, cut, strict=True)
        if not shape.is_empty
    )
    outside = areal(shapely.difference(_union_of(pieces), blocks))[0]
    return CultivatedGround(inside, outside.length)


def _union_of(pieces: list[GroundPiece]) -> Any:
    return union(piece.geometry for piece in pieces) if pieces else EMPTY
