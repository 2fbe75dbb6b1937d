"""Parcels divided into grounds: approved and illegal, by class, by basic farmland. Geometry only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..measurement import Overlap
from ..rules.class_scheme import ClassScheme
from .cultivated_farmland import CultivatedGround, divide_cultivated
from .ground import (
    EMPTY,
    ClassifiedGround,
    GeometryArray,
    ReferencePolygons,
    areal,
    classify_grounds,
    union,
)
from .inputs import ParcelInput, References
from .overlaps import overlapping_pairs

# Of each layer by its role: for each parcel the indices of the polygons that meet it.
Near = Mapping[str, Sequence[NDArray[np.intp]]]
# Less than this prints as 0.00 and would only puzzle the reader.
LEAST_NOTED_M2 = 0.005


@dataclass(frozen=True)
class Share:
    """Some parcels with the reference polygons around them, which no other thread may hold.

    Attributes
    ----------
    near : mapping
        By layer role, for each parcel the indices of the polygons that meet it.
    """

    parcels: Sequence[ParcelInput]
    references: References
    near: Near


@dataclass(frozen=True)
class ParcelGround:
    """Geometry of one parcel, divided; areas come later, all at once."""

    parcel: ParcelInput
    approved: Any
    illegal: Any
    land_use: ClassifiedGround | None
    basic_farmland: ClassifiedGround | None
    cultivated: CultivatedGround
    overlaps: tuple[Overlap, ...]


def divide(share: Share, scheme: ClassScheme) -> list[ParcelGround]:
    """Divide the parcels of a share; nothing is measured yet."""
    parcels, references, near = share.parcels, share.references, share.near
    shapes = np.array([parcel.geometry for parcel in parcels], dtype=object)
    covers = np.array(references.basic_farmland_covers)
    approved, illegal = _without_approved(shapes, references.approved_land, near)
    land_use = _classified("land_use", references.land_use, illegal, near)
    farmland = _classified("basic_farmland", references.basic_farmland, illegal, near, covers)
    cultivated = divide_cultivated([g or ClassifiedGround() for g in land_use], farmland, scheme.is_cultivated)
    overlaps = [
        _overlaps("land_use", references.land_use, illegal[row], land_use[row], near, row)
        + _overlaps("basic_farmland", references.basic_farmland, illegal[row], farmland[row], near, row)
        for row in range(len(parcels))
    ]
    columns = (parcels, approved, illegal, land_use, farmland, cultivated, overlaps)
    return [ParcelGround(*row) for row in zip(*columns, strict=True)]


def _without_approved(
    shapes: GeometryArray, approved: ReferencePolygons | None, near: Near
) -> tuple[GeometryArray, GeometryArray]:
    """Part of each parcel in approved land, and the rest."""
    inside, rest = np.full(len(shapes), EMPTY, dtype=object), shapes.copy()
    if approved is not None:
        for row, candidates in enumerate(near["approved_land"]):
            if len(candidates):
                permits = union(approved.geometries[candidates])
                inside[row] = areal(shapely.intersection(shapes[row], permits))[0]
                rest[row] = areal(shapely.difference(shapes[row], permits))[0]
    return inside, rest


def _classified(
    layer: str,
    polygons: ReferencePolygons | None,
    ground: GeometryArray,
    near: Near,
    covers: NDArray[np.bool_] | None = None,
) -> list[ClassifiedGround | None]:
    """Ground of each parcel by the classes of a layer; None where it was not given or does not reach the parcel."""
    result: list[ClassifiedGround | None] = [None] * len(ground)
    if polygons is None:
        return result
    rows = np.arange(len(ground)) if covers is None else np.flatnonzero(covers)
    candidates = [near[layer][int(row)] for row in rows]
    found = classify_grounds(ground[rows], polygons, candidates, exclusive=layer == "land_use")
    for row, classified in zip(rows, found, strict=True):
        result[row] = classified
    return result


def _overlaps(
    layer: str,
    polygons: ReferencePolygons | None,
    ground: Any,
    classified: ClassifiedGround | None,
    near: Near,
    row: int,
) -> tuple[Overlap, ...]:
    if polygons is None or classified is None:
        return ()
    if classified.overlap_m2 <= LEAST_NOTED_M2 and classified.conflict.is_empty:
        return ()
    return overlapping_pairs(layer, ground, polygons, near[layer][row])
