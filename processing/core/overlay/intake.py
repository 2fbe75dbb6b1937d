"""What may be measured: parcels are refused by name rather than repaired into another shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..rules.data_files import DATA_FOLDER, read_json, rule_error
from ..rules.reasons import wording
from .ground import areal
from .shares import each_on_all_cores

# No plane or angle has coordinates beyond this; GEOS's arithmetic fails on them.
GREATEST_COORDINATE = 1e9
# A repair that moves more area than this is no repair of a drafting slip but another parcel.
UNCHANGED_M2 = 1e-3


@dataclass(frozen=True)
class Inspected:
    """A parcel's shape as it will be measured, or the reason why it will not."""

    geometry: Any
    problem: str = ""
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def most_vertices() -> int:
    """Vertices that one parcel may have, from `limits.json`."""
    path = DATA_FOLDER / "limits.json"
    try:
        return int(read_json(path)["most_vertices"])
    except (KeyError, TypeError, ValueError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


def without_short_rings(geometries: Sequence[Any]) -> NDArray[np.object_]:
    """The shapes, empty where a ring has fewer than four points: GEOS refuses even to look at those.

    Parameters
    ----------
    geometries : sequence of n shapely geometries or None
    """
    shapes = np.empty(len(geometries), dtype=object)
    shapes[:] = geometries
    parts, owner = shapely.get_parts(shapes, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    shapes[owner[part[shapely.get_num_coordinates(rings) < 4]]] = shapely.Polygon()
    return shapes


def inspect_parcel(geometry: Any) -> Inspected:
    """Accept, mend without changing the area, or refuse a parcel's shape.

    Parameters
    ----------
    geometry : shapely geometry or None
        In a plane CRS, metres.

    Returns
    -------
    Inspected
        `problem` in Chinese if it cannot be measured: a self-crossing outline has no one area.
    """
    problems = wording()["problems"]
    if geometry is None:
        return Inspected(None, problems["null_geometry"])
    if geometry.is_empty:
        return Inspected(None, problems["empty_geometry"])
    if geometry.geom_type not in {"Polygon", "MultiPolygon"}:
        return Inspected(None, problems["not_polygon"])
    xy = shapely.get_coordinates(geometry)
    if not (np.abs(xy) < GREATEST_COORDINATE).all():
        return Inspected(None, problems["not_finite"])
    if len(xy) > most_vertices():
        return Inspected(None, problems["too_many_vertices"].format(limit=most_vertices()))
    if geometry.is_valid:
        return Inspected(geometry)
    return _mend(geometry)


def _mend(geometry: Any) -> Inspected:
    detail = _in_chinese(shapely.is_valid_reason(geometry))
    mended = areal(shapely.make_valid(geometry))[0]
    if abs(mended.area - geometry.area) > UNCHANGED_M2 or mended.is_empty:
        return Inspected(None, wording()["problems"]["invalid"].format(detail=detail))
    return Inspected(mended, notes=(wording()["notes"]["geometry_repaired"].format(problem=detail),))


def _in_chinese(reason: str) -> str:
    """GEOS's reason, e.g. ``Self-intersection[40394750 3686550]``, in the words of the rule file."""
    kind, _, place = reason.partition("[")
    words = wording()["invalid_kinds"]
    return f"{words.get(kind, words['other'])}" + (f"，位于（{place.rstrip(']')}）" if place else "")


def repair_reference(geometries: NDArray[np.object_]) -> tuple[NDArray[np.object_], NDArray[np.intp]]:
    """Make the polygons of a reference layer valid.

    Returns
    -------
    geometries : ndarray of shapely geometries, shape (n,)
        Valid polygons; null and non-areal ones, and those with impossible coordinates, become empty.
    repaired : ndarray of int
        Indices of those that were not valid; the empty ones among them could not be mended.
    """
    filled = np.array([g if g is not None else shapely.Polygon() for g in geometries], dtype=object)
    impossible = _with_impossible_coordinates(filled)
    filled[impossible] = shapely.Polygon()
    repaired = np.flatnonzero(~each_on_all_cores(shapely.is_valid, filled))
    filled[repaired] = shapely.make_valid(filled[repaired])
    repaired = np.union1d(repaired, impossible)
    return areal(filled) if len(filled) else filled, repaired


def _with_impossible_coordinates(geometries: NDArray[np.object_]) -> NDArray[np.intp]:
    """Indices of shapes with a coordinate that is no number or lies beyond any plane."""
    if (np.abs(shapely.get_coordinates(geometries)) < GREATEST_COORDINATE).all():
        return np.zeros(0, dtype=np.intp)
    xy, index = shapely.get_coordinates(geometries, return_index=True)
    return np.unique(index[~(np.abs(xy) < GREATEST_COORDINATE).all(axis=1)])
