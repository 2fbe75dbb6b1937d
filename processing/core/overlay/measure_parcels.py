"""Measure parcels against reference layers: areas, breakdown, tests, verdict. Plain data in, plain data out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..measurement import ParcelMeasurement
from .divide import Near, Share, divide
from .figures import measurement_of, unmeasured
from .ground import (
    pairs_by_parcel,
)
from .ground_areas import GroundAreas
from .inputs import MeasureOptions, ParcelInput, References
from .shares import compact_groups, on_all_cores, own_polygons

ROLES = ("approved_land", "land_use", "basic_farmland")
# Parcels of one share: enough that numpy and GEOS do the loops, few enough that a cancel is heard at once.
AT_ONCE = 100


def measure_parcels(
    parcels: Sequence[ParcelInput],
    references: References,
    options: MeasureOptions,
    progress: Callable[[float], None] = lambda _fraction: None,
    near: Near | None = None,
) -> list[ParcelMeasurement]:
    """Measure each parcel.

    Parameters
    ----------
    parcels : sequence of ParcelInput
        Geometries in ``options.plane``.
    progress : callable
        Called with the finished fraction after every few parcels; raises to cancel.
    near : mapping, optional
        By layer role, for each parcel that has a shape the indices of the polygons that meet it, where the caller
        knows them.

    Returns
    -------
    list of ParcelMeasurement
        In the order of `parcels`; a parcel with a problem has no figures and is in doubt.
    """
    measured: dict[int, ParcelMeasurement] = {}
    shares = _shares(parcels, references, near)
    for number, some in enumerate(on_all_cores(lambda share: measure_share(share, options), shares), start=1):
        measured |= {m.parcel_fid: m for m in some}
        progress(number / len(shares))
    return [measured.get(parcel.fid) or unmeasured(parcel, options) for parcel in parcels]


def _shares(parcels: Sequence[ParcelInput], references: References, near: Near | None) -> list[Share]:
    """The parcels that can be measured, `AT_ONCE` neighbours in each share."""
    usable = np.array([i for i, parcel in enumerate(parcels) if parcel.geometry is not None], dtype=np.intp)
    shapes = np.array([parcels[i].geometry for i in usable], dtype=object)
    layers = {role: polygons for role in ROLES if (polygons := getattr(references, role)) is not None}
    near = near or {role: pairs_by_parcel(shapes, polygons.geometries) for role, polygons in layers.items()}
    taken = {role: np.zeros(len(polygons.geometries), dtype=bool) for role, polygons in layers.items()}
    covers = np.array(references.basic_farmland_covers or [True] * len(parcels), dtype=bool)
    shares = []
    for rows in compact_groups(shapes, AT_ONCE) if len(usable) else []:
        own = {role: own_polygons(layers[role], [near[role][row] for row in rows], taken[role]) for role in layers}
        shares.append(
            Share(
                [parcels[i] for i in usable[rows]],
                References(basic_farmland_covers=covers[usable[rows]], **{r: own[r][0] for r in own}),  # type: ignore[arg-type]
                {role: own[role][1] for role in own},
            )
        )
    return shares


def measure_share(share: Share, options: MeasureOptions) -> list[ParcelMeasurement]:
    """Measure parcels whose neighbours are known; all must have a shape."""
    grounds = divide(share, options.scheme)
    areas = GroundAreas(grounds, options)
    return [measurement_of(ground, areas, options) for ground in grounds]
