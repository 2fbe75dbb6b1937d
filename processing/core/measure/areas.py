"""Areas of polygons given in a plane CRS, by one of four methods.

`ellipsoid` is the official series unrounded; `ellipsoid_rounded` adds the digits of the evaluation rule;
`geodesic` is GeographicLib on the same densified ring; `plane` is the shoelace in the plane.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Geod

from .densify import densify_rings
from .ellipsoid_series import NOTICE_PI, Ellipsoid, ring_areas_m2
from .gauss_plane import to_geographic

FloatArray = NDArray[np.float64]
GeometryArray = NDArray[np.object_]

ARC_SECONDS_PER_DEG = 3600


class AreaMethod(StrEnum):
    """How an area is computed; the values are those of the algorithm's METHOD."""

    ELLIPSOID = "ellipsoid"
    ELLIPSOID_ROUNDED = "ellipsoid_rounded"
    GEODESIC = "geodesic"
    PLANE = "plane"


def geod_of(crs: CRS) -> Geod:
    """GeographicLib's geodesics on the ellipsoid under a CRS."""
    geod = crs.get_geod()
    assert geod is not None, "every CRS of a place on Earth has an ellipsoid"
    return geod


def ellipsoid_of(crs: CRS) -> Ellipsoid:
    """The ellipsoid under a CRS."""
    geod = geod_of(crs)
    return Ellipsoid(geod.a, 1 / geod.f)


def _half_up(values: Any, decimals: int) -> FloatArray:
    values, scale = np.asarray(values), 10.0**decimals
    return np.floor(np.abs(values) * scale + 0.5) / scale * np.sign(values)


def _rings(polygons: GeometryArray) -> tuple[GeometryArray, NDArray[np.intp], FloatArray]:
    """Rings of (multi)polygons, the polygon each belongs to, and +1 for shells, -1 for holes."""
    parts, owner = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    is_shell = np.ones(len(part), dtype=bool)
    is_shell[1:] = part[1:] != part[:-1]
    return rings, owner[part], np.where(is_shell, 1.0, -1.0)


def _inverse_rad(xy: FloatArray, crs: CRS, rounded: bool) -> tuple[FloatArray, FloatArray]:
    """Latitude and longitude in radians; `rounded` keeps 1e-6 arc seconds, as the rule does."""
    lon_deg, lat_deg = to_geographic(crs).transform(xy[:, 0], xy[:, 1])
    if not rounded:
        return np.radians(lat_deg), np.radians(lon_deg)
    to_rad = NOTICE_PI / 180 / ARC_SECONDS_PER_DEG
    return (
        _half_up(lat_deg * ARC_SECONDS_PER_DEG, 6) * to_rad,
        _half_up(lon_deg * ARC_SECONDS_PER_DEG, 6) * to_rad,
    )


def _series_areas_m2(rings: GeometryArray, crs: CRS, rounded: bool) -> FloatArray:
    xy, ring_index = shapely.get_coordinates(rings, return_index=True)
    starts = np.searchsorted(ring_index, np.arange(len(rings)))
    if rounded:
        xy = _half_up(xy, 4)
    dense, dense_starts, inserted = densify_rings(xy, starts)
    if rounded:
        dense[inserted] = _half_up(dense[inserted], 6)
    lat_rad, lon_rad = _inverse_rad(dense, crs, rounded)
    return ring_areas_m2(lat_rad, lon_rad, dense_starts, ellipsoid_of(crs))


def _geodesic_areas_m2(rings: GeometryArray, crs: CRS) -> FloatArray:
    geod = geod_of(crs)
    xy, ring_index = shapely.get_coordinates(rings, return_index=True)
    starts = np.searchsorted(ring_index, np.arange(len(rings)))
    dense, dense_starts, _ = densify_rings(xy, starts)
    lon_deg, lat_deg = to_geographic(crs).transform(dense[:, 0], dense[:, 1])
    bounds = zip(dense_starts, np.append(dense_starts[1:], len(dense)), strict=True)
    return np.array([abs(geod.polygon_area_perimeter(lon_deg[i:j], lat_deg[i:j])[0]) for i, j in bounds])


def polygon_areas_m2(polygons: Any, crs: CRS, method: AreaMethod = AreaMethod.ELLIPSOID) -> FloatArray:
    """Areas of polygons or multipolygons.

    Parameters
    ----------
    polygons : array_like of shapely geometries, shape (n,)
        In `crs`, a projected CRS in metres; empty and None geometries measure 0.
    crs : pyproj.CRS
        Plane of the coordinates; for the official methods a CGCS2000 Gauss-Krüger plane.
    method : AreaMethod

    Returns
    -------
    ndarray, shape (n,)
        Square metres: each shell less its holes.
    """
    polygons = np.atleast_1d(np.asarray(polygons, dtype=object))
    if method is AreaMethod.PLANE:
        return np.nan_to_num(shapely.area(polygons))
    rings, owner, sign = _rings(polygons)
    if len(rings) == 0:
        return np.zeros(len(polygons))
    if method is AreaMethod.GEODESIC:
        ring_m2 = _geodesic_areas_m2(rings, crs)
    else:
        ring_m2 = _series_areas_m2(rings, crs, rounded=method is AreaMethod.ELLIPSOID_ROUNDED)
    areas_m2: FloatArray = np.bincount(owner, weights=sign * ring_m2, minlength=len(polygons)).astype(np.float64)
    return areas_m2
