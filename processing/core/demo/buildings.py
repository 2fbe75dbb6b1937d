"""Roofs, yards and shadows on built land, painted pixel by pixel along the axes of the blocks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .county_fabric import CountyFabric
from .windows import Ground, Window


@dataclass(frozen=True)
class Building:
    """A pattern of equal plots with one roof each.

    Attributes
    ----------
    plot_m : tuple of float
        Length and depth of a plot.
    roof : tuple of float
        Share of the plot that the roof covers: u from, u to, v from, v to.
    share : float
        How many of the plots are built on.
    colours : tuple
        Roof colours, shared out among the plots.
    """

    plot_m: tuple[float, float]
    roof: tuple[float, float, float, float]
    share: float
    colours: tuple[tuple[int, int, int], ...]


FARM_ROOFS = ((158, 92, 74), (128, 122, 118), (146, 84, 66), (112, 110, 112), (172, 104, 84), (96, 116, 146))
CITY_ROOFS = ((150, 148, 144), (168, 160, 150), (154, 104, 86), (126, 128, 130))
HALL_ROOFS = ((88, 128, 176), (206, 208, 208), (104, 140, 182), (176, 180, 182))
ROOFED: dict[str, Building] = {
    "0702": Building((15.0, 21.0), (0.1, 0.9, 0.18, 0.62), 0.9, FARM_ROOFS),
    "0701": Building((62.0, 34.0), (0.08, 0.92, 0.2, 0.58), 0.94, CITY_ROOFS),
    "05H1": Building((44.0, 36.0), (0.08, 0.92, 0.15, 0.72), 0.9, CITY_ROOFS),
    "08H1": Building((56.0, 44.0), (0.15, 0.85, 0.25, 0.6), 0.85, CITY_ROOFS),
    "08H2": Building((60.0, 48.0), (0.1, 0.9, 0.22, 0.5), 0.75, CITY_ROOFS),
    "0601": Building((86.0, 52.0), (0.07, 0.93, 0.12, 0.82), 0.88, HALL_ROOFS),
    "0508": Building((110.0, 48.0), (0.06, 0.94, 0.12, 0.74), 0.85, HALL_ROOFS),
    "0809": Building((48.0, 40.0), (0.2, 0.8, 0.2, 0.7), 0.7, CITY_ROOFS),
}


SHADOW_M = 4.0
SHADOW = np.array((70, 72, 68), dtype=np.int16)
# Rows and columns of pixels, and their colours.
Roofs = list[tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.int16]]]


def hashed(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float32]:
    """A repeatable number 0 … 1 for each pair of integers."""
    mixed = (a * 73_856_093) ^ (b * 19_349_663)
    mixed = (mixed ^ (mixed >> 13)) * 1_274_126_177
    return ((mixed & 0xFFFF) / 65_536).astype(np.float32)


def find_roofs(window: Window, ground: Ground, fabric: CountyFabric) -> Roofs:
    """Roofs, and the shadows they throw, on all built faces of a window."""
    codes = fabric.codes[ground.faces]
    angle_rad = np.concatenate([[0], fabric.angle_rad[ground.faces]])
    roofs: Roofs = []
    for code, building in ROOFED.items():
        wanted = np.concatenate([[False], codes == code])
        if wanted.any():
            row, column = np.nonzero(wanted[ground.numbers])
            roofs += _pattern(window, row, column, angle_rad[ground.numbers[row, column]], building)
    return roofs


def _pattern(
    window: Window,
    row: NDArray[np.intp],
    column: NDArray[np.intp],
    angle_rad: NDArray[np.float64],
    building: Building,
) -> Roofs:
    """Roof pixels and shadow pixels of one kind of building among the given pixels."""
    x = (window.west_m % 100_000) + (column + 0.5) * window.pixel_m
    y = (window.north_m % 100_000) - (row + 0.5) * window.pixel_m
    c, s = np.cos(angle_rad), np.sin(angle_rad)
    u, v = (x * c + y * s) / building.plot_m[0], (y * c - x * s) / building.plot_m[1]
    plot_u, plot_v = np.floor(u).astype(np.int64), np.floor(v).astype(np.int64)
    u, v = u - plot_u, v - plot_v
    draw = hashed(plot_u, plot_v)
    u0, u1, v0, v1 = building.roof
    across = (u > u0) & (u < u1) & (draw < building.share)
    roof = across & (v > v0) & (v < v1)
    shadow = across & (v >= v1) & (v < v1 + SHADOW_M / building.plot_m[1])
    pick = (draw * 9973 % 1 * len(building.colours)).astype(int)
    colour = np.array(building.colours, dtype=np.int16)[pick[roof]]
    # The southern slope of a roof is lit, the northern one is not.
    lit = np.where(v[roof] < (v0 + v1) / 2, 10, -16).astype(np.int16)
    return [
        (row[roof], column[roof], colour + lit[:, None]),
        (row[shadow], column[shadow], np.tile(SHADOW, (int(shadow.sum()), 1))),
    ]
