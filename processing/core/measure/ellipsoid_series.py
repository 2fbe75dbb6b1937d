"""Area of a ring on the ellipsoid by the official series (图斑椭球面积).

Source: 国土调查办发〔2008〕32号, the same formulas with CGCS2000 constants in TD/T 1055-2019. The listing printed
with the 2008 notice puts the second eccentricity into A-E; its formulas, and this module, use the first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

# Fixed by the notice; the default method uses numpy's pi, the rounded one these.
NOTICE_PI = 3.14159265358979


@dataclass(frozen=True)
class Ellipsoid:
    """Semi-major axis in metres and inverse flattening."""

    a_m: float
    inverse_flattening: float

    @property
    def b_m(self) -> float:
        """Semi-minor axis in metres."""
        return self.a_m * (1 - 1 / self.inverse_flattening)

    @property
    def e2(self) -> float:
        """First eccentricity squared, (a² - b²) / a²."""
        return (self.a_m**2 - self.b_m**2) / self.a_m**2


CGCS2000 = Ellipsoid(6378137.0, 298.257222101)
XIAN_1980 = Ellipsoid(6378140.0, 298.257)


def series_coefficients(e2: float) -> tuple[float, float, float, float, float]:
    """Coefficients A to E of the notice for the first eccentricity squared `e2`."""
    e4, e6, e8 = e2**2, e2**3, e2**4
    return (
        1 + 3 / 6 * e2 + 30 / 80 * e4 + 35 / 112 * e6 + 630 / 2304 * e8,
        1 / 6 * e2 + 15 / 80 * e4 + 21 / 112 * e6 + 420 / 2304 * e8,
        3 / 80 * e4 + 7 / 112 * e6 + 180 / 2304 * e8,
        1 / 112 * e6 + 45 / 2304 * e8,
        5 / 2304 * e8,
    )


def trapezoid_areas_m2(
    lat1_rad: FloatArray,
    lon1_rad: FloatArray,
    lat2_rad: FloatArray,
    lon2_rad: FloatArray,
    reference_lon_rad: FloatArray | float,
    ellipsoid: Ellipsoid = CGCS2000,
) -> FloatArray:
    """Signed areas between ring segments and a reference meridian.

    Parameters
    ----------
    lat1_rad, lon1_rad, lat2_rad, lon2_rad : ndarray, shape (n,)
        Segment ends, radians, latitude north and longitude east positive.
    reference_lon_rad : float or ndarray, shape (n,)
        Any meridian, the same for all segments of one ring; near the ring it keeps the sums small.

    Returns
    -------
    ndarray, shape (n,)
        Square metres; a counter-clockwise ring sums positive.
    """
    half_dlat = (lat2_rad - lat1_rad) / 2
    mean_lat = (lat1_rad + lat2_rad) / 2
    dlon = (lon1_rad + lon2_rad) / 2 - reference_lon_rad
    bracket = np.zeros_like(mean_lat)
    for order, coefficient in enumerate(series_coefficients(ellipsoid.e2)):
        multiple = 2 * order + 1
        sign = -1 if order % 2 else 1
        bracket += sign * coefficient * np.sin(multiple * half_dlat) * np.cos(multiple * mean_lat)
    return 2 * ellipsoid.b_m**2 * dlon * bracket


def ring_areas_m2(
    lat_rad: FloatArray, lon_rad: FloatArray, ring_starts: NDArray[np.intp], ellipsoid: Ellipsoid = CGCS2000
) -> FloatArray:
    """Absolute areas of closed rings laid end to end.

    Parameters
    ----------
    lat_rad, lon_rad : ndarray, shape (n,)
        Vertices of all rings; each ring repeats its first vertex as its last.
    ring_starts : ndarray of int, shape (r,)
        Index of the first vertex of each ring.

    Returns
    -------
    ndarray, shape (r,)
        Square metres.
    """
    if len(ring_starts) == 0:
        return np.zeros(0)
    counts = np.diff(np.append(ring_starts, len(lat_rad)))
    reference = np.repeat(lon_rad[ring_starts], counts)
    segments = trapezoid_areas_m2(lat_rad, lon_rad, np.roll(lat_rad, -1), np.roll(lon_rad, -1), reference, ellipsoid)
    segments[ring_starts - 1] = 0  # the step from the last vertex of a ring to the next ring is no segment
    return np.abs(np.add.reduceat(segments, ring_starts))
