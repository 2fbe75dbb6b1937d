"""Which plane each parcel is measured in.

A layer that is in a CGCS2000 Gauss plane stays in it, whatever the zone of the place: a county usually keeps one
zone for all its data. Everything else goes to the 3° zone of the parcel's own centroid. Outside China only the
geodesic method is offered, in the layer's own plane or the UTM zone.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from ..errors import QT_TRANSLATE_NOOP, CrsError
from .areas import AreaMethod
from .gauss_plane import FIRST_ZONE, LAST_ZONE, crs_from_text, is_gauss_plane, transformer, zone_epsg, zone_of_longitude

WGS84 = "EPSG:4326"
CHINA_LATITUDES_DEG = (3.0, 54.0)


def choose_planes(geometries: NDArray[Any], crs: CRS, method: AreaMethod) -> list[CRS]:
    """Plane of each parcel.

    Parameters
    ----------
    geometries : ndarray of shapely geometries, shape (n,)
        In `crs`, not empty.

    Raises
    ------
    CrsError
        If the official method is asked for outside China, or `plane` for a CRS that is no Gauss plane.
    """
    if is_gauss_plane(crs):
        return [crs] * len(geometries)
    if method is AreaMethod.PLANE:
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "METHOD plane needs parcels in a CGCS2000 Gauss-Krüger zone, not in {crs}; choose METHOD ellipsoid or"
                " reproject the layer.",
            ),
            crs=crs.name,
        )
    centroids = _centres(geometries)
    lon_deg, lat_deg = transformer(crs, crs_from_text(WGS84)).transform(centroids[:, 0], centroids[:, 1])
    return [
        _plane_at(lon, lat, crs, method)
        for lon, lat in zip(np.atleast_1d(lon_deg), np.atleast_1d(lat_deg), strict=True)
    ]


def _centres(geometries: NDArray[Any]) -> NDArray[np.float64]:
    """Centroids, shape (n, 2); of a shape that is not valid the centre of its box, since GEOS may refuse it."""
    xmin, ymin, xmax, ymax = shapely.bounds(geometries).T
    centres = np.column_stack([(xmin + xmax) / 2, (ymin + ymax) / 2])
    valid = shapely.is_valid(geometries)
    centres[valid] = shapely.get_coordinates(shapely.centroid(geometries[valid]))
    return centres


def _plane_at(lon_deg: float, lat_deg: float, crs: CRS, method: AreaMethod) -> CRS:
    zone = zone_of_longitude(lon_deg)
    in_china = FIRST_ZONE <= zone <= LAST_ZONE and CHINA_LATITUDES_DEG[0] <= lat_deg <= CHINA_LATITUDES_DEG[1]
    if in_china:
        return crs_from_text(f"EPSG:{zone_epsg(zone)}")
    if method is not AreaMethod.GEODESIC:
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The parcels lie near {lon_deg}°E {lat_deg}°N, outside the zones of the official method; choose METHOD"
                " geodesic.",
            ),
            lon_deg=round(lon_deg, 2),
            lat_deg=round(lat_deg, 2),
        )
    return crs if _is_own_plane(crs) else _utm(lon_deg, lat_deg)


def _is_own_plane(crs: CRS) -> bool:
    """A projected CRS in metres that is not Web Mercator, whose scale is far from 1."""
    metres = all(axis.unit_conversion_factor == 1.0 for axis in crs.axis_info)
    return crs.is_projected and metres and "mercator" not in crs.name.lower().replace("transverse mercator", "")


def _utm(lon_deg: float, lat_deg: float) -> CRS:
    zone = int((lon_deg + 180) // 6) % 60 + 1
    return crs_from_text(f"EPSG:{(32600 if lat_deg >= 0 else 32700) + zone}")
