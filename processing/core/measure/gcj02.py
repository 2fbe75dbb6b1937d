"""GCJ-02 and BD-09: the shifted coordinates of Chinese web maps, by the public re-implementation of the model.

The model differs from the official one by decimetres to metres: fit for tracks and for telling how far a layer may
be off, not for parcel areas. Coordinates alone cannot tell whether they are shifted, so a layer is only suspected,
by its name, source or CRS text, and never moved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..rules.data_files import DATA_FOLDER, read_json, rule_error

FloatArray = NDArray[np.float64]
LonLat = tuple[FloatArray, FloatArray]

SEMI_MAJOR_M, ECCENTRICITY_SQUARED = 6378245.0, 0.00669342162296594323
WEST_DEG, EAST_DEG, SOUTH_DEG, NORTH_DEG = 72.004, 137.8347, 0.8293, 55.8271
ORIGIN_LON_DEG, ORIGIN_LAT_DEG = 105.0, 35.0
BD09_SHIFT_DEG = (0.0065, 0.006)
BD09_TURNS = np.pi * 3000.0 / 180.0
# One subtraction leaves up to 2.7 m near Hongze; each further round gains two to three digits.
INVERSE_ROUNDS = 5


def _waves(value: FloatArray, *terms: tuple[float, float]) -> FloatArray:
    return np.asarray(sum(size * np.sin(value * np.pi * turns) for size, turns in terms)) * 2 / 3


def _offsets_m(lon_deg: FloatArray, lat_deg: FloatArray) -> LonLat:
    """East and north offsets in metres."""
    x, y = lon_deg - ORIGIN_LON_DEG, lat_deg - ORIGIN_LAT_DEG
    common = _waves(x, (20.0, 6.0), (20.0, 2.0))
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x)) + common
    north = north + _waves(y, (20.0, 1.0), (40.0, 1 / 3)) + _waves(y, (160.0, 1 / 12), (320.0, 1 / 30))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x)) + common
    east = east + _waves(x, (20.0, 1.0), (40.0, 1 / 3)) + _waves(x, (150.0, 1 / 12), (300.0, 1 / 30))
    return east, north


def _arrays(lon_deg: ArrayLike, lat_deg: ArrayLike) -> LonLat:
    return np.asarray(lon_deg, dtype=np.float64), np.asarray(lat_deg, dtype=np.float64)


def wgs84_to_gcj02(lon_deg: ArrayLike, lat_deg: ArrayLike) -> LonLat:
    """Forward model.

    Parameters
    ----------
    lon_deg, lat_deg : array_like
        WGS 84 (or CGCS2000: the difference is decimetres), degrees.

    Returns
    -------
    lon_deg, lat_deg : ndarray
        GCJ-02; unchanged outside the model's box.
    """
    lon, lat = _arrays(lon_deg, lat_deg)
    east_m, north_m = _offsets_m(lon, lat)
    lat_rad = np.radians(lat)
    magic = 1 - ECCENTRICITY_SQUARED * np.sin(lat_rad) ** 2
    meridian_m = SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED) / magic**1.5
    parallel_m = SEMI_MAJOR_M / np.sqrt(magic) * np.cos(lat_rad)
    inside = (lon >= WEST_DEG) & (lon <= EAST_DEG) & (lat >= SOUTH_DEG) & (lat <= NORTH_DEG)
    return (
        np.where(inside, lon + np.degrees(east_m / parallel_m), lon),
        np.where(inside, lat + np.degrees(north_m / meridian_m), lat),
    )


def gcj02_to_wgs84(lon_deg: ArrayLike, lat_deg: ArrayLike, rounds: int = INVERSE_ROUNDS) -> LonLat:
    """Inverse of `wgs84_to_gcj02` by iteration.

    Parameters
    ----------
    rounds : int
        Iterations; 1 is the single subtraction (2.7 m off near Hongze), 2 leaves 1 cm.
    """
    lon, lat = _arrays(lon_deg, lat_deg)
    guess_lon, guess_lat = lon, lat
    for _ in range(rounds):
        there_lon, there_lat = wgs84_to_gcj02(guess_lon, guess_lat)
        guess_lon, guess_lat = guess_lon + lon - there_lon, guess_lat + lat - there_lat
    return guess_lon, guess_lat


def gcj02_to_bd09(lon_deg: ArrayLike, lat_deg: ArrayLike) -> LonLat:
    """GCJ-02 to BD-09, degrees."""
    lon, lat = _arrays(lon_deg, lat_deg)
    radius = np.hypot(lon, lat) + 2e-5 * np.sin(lat * BD09_TURNS)
    angle = np.arctan2(lat, lon) + 3e-6 * np.cos(lon * BD09_TURNS)
    return radius * np.cos(angle) + BD09_SHIFT_DEG[0], radius * np.sin(angle) + BD09_SHIFT_DEG[1]


def bd09_to_gcj02(lon_deg: ArrayLike, lat_deg: ArrayLike, rounds: int = INVERSE_ROUNDS) -> LonLat:
    """Inverse of `gcj02_to_bd09` by iteration, degrees."""
    lon, lat = _arrays(lon_deg, lat_deg)
    guess_lon, guess_lat = lon - BD09_SHIFT_DEG[0], lat - BD09_SHIFT_DEG[1]
    for _ in range(rounds):
        there_lon, there_lat = gcj02_to_bd09(guess_lon, guess_lat)
        guess_lon, guess_lat = guess_lon + lon - there_lon, guess_lat + lat - there_lat
    return guess_lon, guess_lat


@lru_cache(maxsize=1)
def _hints() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Words of `datum_hints.json`; a Latin word counts only where no letter adjoins it (amap, not datamap)."""
    path = DATA_FOLDER / "datum_hints.json"
    try:
        return {
            str(datum): tuple(re.compile(rf"(?<![a-z]){re.escape(word)}(?![a-z])") for word in words)
            for datum, words in read_json(path)["words"].items()
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


def suspected_datum(texts: Sequence[str]) -> str | None:
    """Name of the shifted coordinates that a layer's name, source or CRS text hints at, or None.

    Raises
    ------
    RuleError
        If the list of hints is malformed.
    """
    for datum, patterns in _hints().items():
        if any(pattern.search(text.casefold()) for pattern in patterns for text in texts):
            return datum
    return None
