"""The pictures to be painted: which ground each shows, and which face lies under each pixel."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .county import DemoCounty

DATA = Path(__file__).parent / "data" / "imagery.json"


@lru_cache(maxsize=1)
def imagery_settings() -> dict[str, Any]:
    """Dates, pixel sizes and colours."""
    content: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return content


@dataclass(frozen=True)
class Window:
    """Ground of one picture: north-west corner, pixel size, size in pixels (EPSG:4528 metres)."""

    name: str
    west_m: float
    north_m: float
    pixel_m: float
    width: int
    height: int

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Xmin, ymin, xmax, ymax."""
        return (
            self.west_m,
            self.north_m - self.height * self.pixel_m,
            self.west_m + self.width * self.pixel_m,
            self.north_m,
        )


@dataclass(frozen=True)
class Ground:
    """Which face lies under each pixel of a window.

    Attributes
    ----------
    numbers : ndarray of uint16, shape (height, width)
        Place in `faces` plus one; 0 outside the county.
    faces : ndarray of int
        Indices of the county's faces that meet the window.
    """

    numbers: NDArray[np.uint16]
    faces: NDArray[np.intp]

    def rows(self, table: NDArray[Any]) -> NDArray[Any]:
        """Rows of a table of all faces (row 0: outside) for the numbers of this window."""
        return table[np.concatenate([[0], self.faces + 1])]


def parcel_windows(county: DemoCounty) -> list[Window]:
    """A sharp window around each parcel."""
    size, pixel = imagery_settings()["window_m"], imagery_settings()["pixel_m"]
    count = round(size / pixel)
    windows = []
    for code, parcel in zip(county.parcels.table.columns["code"], county.parcels.table.geometry, strict=True):
        x, y = shapely.get_coordinates(shapely.centroid(shapely.envelope(parcel)))[0]
        west, north = np.round((np.array([x - size / 2, y + size / 2])) / 10) * 10
        windows.append(Window(str(code), float(west), float(north), pixel, count, count))
    return windows


def mosaic_window(county: DemoCounty) -> Window:
    """The whole county at the coarse pixel size."""
    pixel = imagery_settings()["mosaic_pixel_m"]
    xmin, ymin, xmax, ymax = county.landscape.county.bounds
    west, north = np.floor(xmin / pixel) * pixel, np.ceil(ymax / pixel) * pixel
    width, height = int(np.ceil((xmax - west) / pixel)), int(np.ceil((north - ymin) / pixel))
    return Window("county", float(west), float(north), float(pixel), width, height)


def bands(window: Window, rows: int) -> Iterator[tuple[int, Window]]:
    """A window cut into bands from the north: first row, band."""
    for first in range(0, window.height, rows):
        height = min(rows, window.height - first)
        north = window.north_m - first * window.pixel_m
        yield first, Window(window.name, window.west_m, north, window.pixel_m, window.width, height)
