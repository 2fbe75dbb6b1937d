"""Which column is north: told from the magnitude of the numbers, for every row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import QT_TRANSLATE_NOOP, CrsError

FloatArray = NDArray[np.float64]

NO_PREFIX = 0
# Latitudes 3° to 54° north; eastings of three degrees either side of a central meridian at 500 km.
NORTHINGS_M = (330_000.0, 6_000_000.0)
EASTINGS_M = (100_000.0, 900_000.0)
PREFIX_M = 1_000_000.0
PREFIXES = (range(13, 24), range(25, 46))
LATITUDES_DEG = (3.0, 54.0)
LONGITUDES_DEG = (73.0, 136.0)


@dataclass(frozen=True)
class Axes:
    """Points with known axes.

    Attributes
    ----------
    eastings, northings : ndarray, shape (n,)
        Metres as written, the zone prefix kept; longitudes and latitudes if `degrees`.
    zone : int
        Prefix of the eastings; `NO_PREFIX` if they have none.
    swapped : bool
        The file has the easting first.
    degrees : bool
    first_line : int
    """

    eastings: FloatArray
    northings: FloatArray
    zone: int
    swapped: bool
    degrees: bool
    first_line: int


def _within(values: FloatArray, limits: tuple[float, float]) -> Any:
    return (limits[0] <= values) & (values <= limits[1])


def _is_easting(values: FloatArray) -> Any:
    prefix = np.floor(values / PREFIX_M)
    known = np.isin(prefix, [NO_PREFIX, *(zone for zones in PREFIXES for zone in zones)])
    return known & _within(values - prefix * PREFIX_M, EASTINGS_M)


def tell_axes(xy: FloatArray, lines: NDArray[np.intp], file: str, accept_swapped: bool) -> Axes:
    """Find northing and easting.

    Parameters
    ----------
    xy : ndarray, shape (n, 2)
        Third and fourth column as written; the format puts the northing third.
    lines : ndarray of int, shape (n,)
    accept_swapped : bool
        Take a file with the easting first; otherwise it is refused.

    Raises
    ------
    CrsError
        Swapped without leave, numbers that are no coordinates in China, or eastings of several zones.
    """
    third, fourth = xy[:, 0], xy[:, 1]
    degrees = bool(np.abs(xy).max() <= 180)
    if degrees:
        straight = _within(third, LATITUDES_DEG) & _within(fourth, LONGITUDES_DEG)
        turned = _within(fourth, LATITUDES_DEG) & _within(third, LONGITUDES_DEG)
    else:
        straight = _within(third, NORTHINGS_M) & _is_easting(fourth)
        turned = _within(fourth, NORTHINGS_M) & _is_easting(third)
    swapped = not straight.all() and bool(turned.all())
    if not straight.all() and not swapped:
        at = int(np.argmin(straight if straight.sum() >= turned.sum() else turned))
        raise _no_place(file, int(lines[at]), xy[at])
    if swapped and not accept_swapped:
        raise _swapped(file, int(lines[0]), xy[0])
    eastings, northings = (third, fourth) if swapped else (fourth, third)
    zone = NO_PREFIX if degrees else _one_zone(eastings, lines, file)
    return Axes(eastings, northings, zone, swapped, degrees, int(lines[0]))


def _one_zone(eastings: FloatArray, lines: NDArray[np.intp], file: str) -> int:
    prefixes = np.floor(eastings / PREFIX_M).astype(int)
    other = np.flatnonzero(prefixes != prefixes[0])
    if len(other):
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: the easting has the zone prefix {other}, those before it {first} (0: none); put each"
                " zone in a file of its own.",
            ),
            file=file,
            line=int(lines[other[0]]),
            other=int(prefixes[other[0]]),
            first=int(prefixes[0]),
        )
    return int(prefixes[0])


def _sample(pair: FloatArray) -> str:
    return f"{pair[0]:.12g}, {pair[1]:.12g}"


def _no_place(file: str, line: int, pair: FloatArray) -> CrsError:
    return CrsError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{file}, line {line}: the coordinates {sample} are no northing and easting in China; correct the digits or"
            " the zone prefix.",
        ),
        file=file,
        line=line,
        sample=_sample(pair),
    )


def _swapped(file: str, line: int, pair: FloatArray) -> CrsError:
    return CrsError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{file}, line {line}: X and Y are interchanged ({sample}: the easting stands first); have the file exported"
            " again with the northing first, or allow interchanged axes with ACCEPT_SWAPPED.",
        ),
        file=file,
        line=line,
        sample=_sample(pair),
    )
