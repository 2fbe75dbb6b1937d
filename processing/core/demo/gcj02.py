"""WGS 84 to GCJ-02, for tracks that a phone stored in the map's own coordinates."""

from __future__ import annotations

import numpy as np

from .seeded import FloatArray

SEMI_MAJOR_M, ECCENTRICITY_SQUARED = 6378245.0, 0.00669342162296594323


def wgs84_to_gcj02(lon_deg: FloatArray, lat_deg: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The public forward model: sums of sines of the distance from 105°E, 35°N, in metres, over the radii.

    Parameters
    ----------
    lon_deg, lat_deg : ndarray
        Within China; elsewhere the model does not apply.
    """
    x, y = lon_deg - 105.0, lat_deg - 35.0

    def waves(value: FloatArray, *terms: tuple[float, float]) -> FloatArray:
        return np.asarray(sum(size * np.sin(value * np.pi * turns) for size, turns in terms))

    common = (waves(x, (20.0, 6.0), (20.0, 2.0))) * 2 / 3
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x)) + common
    north = north + waves(y, (20.0, 1.0), (40.0, 1 / 3)) * 2 / 3 + waves(y, (160.0, 1 / 12), (320.0, 1 / 30)) * 2 / 3
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x)) + common
    east = east + waves(x, (20.0, 1.0), (40.0, 1 / 3)) * 2 / 3 + waves(x, (150.0, 1 / 12), (300.0, 1 / 30)) * 2 / 3
    latitude = np.radians(lat_deg)
    magic = 1 - ECCENTRICITY_SQUARED * np.sin(latitude) ** 2
    meridian_m = SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED) / magic**1.5
    parallel_m = SEMI_MAJOR_M / np.sqrt(magic) * np.cos(latitude)
    return lon_deg + np.degrees(east / parallel_m), lat_deg + np.degrees(north / meridian_m)
