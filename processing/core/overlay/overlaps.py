"""Which polygons of one layer lie over each other, so that the one who keeps the layer can mend it."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..measurement import Overlap
from .ground import NOISE_M2, ReferencePolygons, areal, clip


def overlapping_pairs(
    layer: str, ground: Any, polygons: ReferencePolygons, candidates: NDArray[np.intp]
) -> tuple[Overlap, ...]:
    """Pairs of polygons that overlap inside `ground`.

    Parameters
    ----------
    layer : str
        Role of the layer.
    ground : shapely geometry
        The parcel or what is left of it.
    candidates : ndarray of int
        Indices into `polygons` that meet it.

    Returns
    -------
    tuple of Overlap
        The largest first; empty where the feature ids are not known.
    """
    if polygons.fids is None or len(candidates) < 2:
        return ()
    pieces = clip(ground, polygons.geometries[candidates])
    first, second = shapely.STRtree(pieces).query(pieces, predicate="intersects")
    once = first < second
    first, second = first[once], second[once]
    shared_m2 = shapely.area(areal(shapely.intersection(pieces[first], pieces[second]))) if len(first) else []
    fids = polygons.fids[candidates]
    found = [
        Overlap(layer, int(min(fids[i], fids[j])), int(max(fids[i], fids[j])), float(m2))
        for i, j, m2 in zip(first, second, shared_m2, strict=True)
        if m2 > NOISE_M2
    ]
    return tuple(sorted(found, key=lambda overlap: (-overlap.area_m2, overlap.first_fid, overlap.second_fid)))
