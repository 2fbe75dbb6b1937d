"""Work divided into shares that all cores take up at once: GEOS and PROJ let go of the interpreter while they compute.

A GEOS geometry notes its envelope when it is first asked for it, so no geometry may be in the hands of two threads:
each share gets polygons of its own.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray

from .ground import ReferencePolygons

Share = TypeVar("Share")
Result = TypeVar("Result")
Near = Sequence[NDArray[np.intp]]
# Fewer geometries than this are done before a thread has started.
WORTHWHILE = 200


def compact_groups(geometries: NDArray[np.object_], at_most: int) -> list[NDArray[np.intp]]:
    """Indices of the geometries in groups of neighbours; those without a shape come last.

    Parameters
    ----------
    at_most : int
        Geometries in one group.
    """
    x, y, _, _ = shapely.bounds(geometries).T
    count = max(1, math.ceil(len(geometries) / at_most))
    groups = []
    for strip in np.array_split(np.argsort(x, kind="stable"), math.ceil(math.sqrt(count))):
        rows = strip[np.argsort(y[strip], kind="stable")]
        groups += np.array_split(rows, max(1, math.ceil(len(rows) / at_most)))
    return [np.sort(rows) for rows in groups]


def own_polygons(polygons: ReferencePolygons, near: Near, taken: NDArray[np.bool_]) -> tuple[ReferencePolygons, Near]:
    """The polygons of one share; those that an earlier share has are copied.

    Parameters
    ----------
    near : sequence of ndarrays of int
        For each parcel of the share the indices into `polygons`.
    taken : ndarray of bool
        Which polygons earlier shares have; updated.

    Returns
    -------
    polygons : ReferencePolygons
        Those that are near some parcel of the share.
    near : sequence of ndarrays of int
        The same as given, as indices into them.
    """
    used = np.unique(np.concatenate(near)) if len(near) else np.zeros(0, dtype=np.intp)
    geometries = polygons.geometries[used]
    again = taken[used]
    geometries[again] = shapely.from_wkb(shapely.to_wkb(geometries[again]))
    taken[used] = True
    own = replace(
        polygons,
        geometries=geometries,
        codes=polygons.codes[used],
        ridge_coefficients=polygons.ridge_coefficients[used],
        fids=None if polygons.fids is None else polygons.fids[used],
    )
    return own, [np.searchsorted(used, indices) for indices in near]


def on_all_cores(work: Callable[[Share], Result], shares: Sequence[Share]) -> Iterator[Result]:
    """Results in the order of the shares; those not yet begun are dropped when the caller stops."""
    if len(shares) < 2:
        yield from map(work, shares)
        return
    pool = ThreadPoolExecutor(min(len(shares), os.cpu_count() or 1))
    try:
        yield from pool.map(work, shares)
    finally:
        pool.shutdown(cancel_futures=True)


def each_on_all_cores(
    function: Callable[[NDArray[np.object_]], NDArray[Any]], geometries: NDArray[np.object_]
) -> NDArray[Any]:
    """Results of a function of each of many geometries, of which no two may be the same object."""
    parts = np.array_split(geometries, os.cpu_count() or 1) if len(geometries) > WORTHWHILE else [geometries]
    return np.concatenate(list(on_all_cores(function, parts)))
