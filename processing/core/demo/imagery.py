"""Imagery of two dates, painted from the land use: a mosaic of the county and sharp windows around the parcels.

Everything is invented; it serves to try before/after maps, not to look at ground.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .buildings import Roofs, find_roofs
from .changes import paint_change
from .county import DemoCounty
from .seeded import FloatArray, stream
from .textures import Textures, make_textures
from .windows import Ground, Window, imagery_settings

ImageArray = NDArray[np.uint8]
OUTSIDE = (255, 255, 255)
CLOUDS = 3
BALK = np.array([14, 22, 10], dtype=np.int16)
# Strength of grain, of rows and of tree crowns by class; the rest has the default.
GRAIN = {"0101": 7, "0102": 9, "0103": 10, "1101": 3, "1102": 2, "1104": 3, "1104A": 3, "1107A": 3, "1003": 4}
ROWS = {"0101": 5, "0102": 10, "0103": 9, "0201": 13, "0204": 11, "0307": 8, "1202": 18}
ROW_PERIOD_M = {"0101": 2.6, "0102": 3.2, "0103": 3.4, "0201": 4.5, "0204": 4.0, "0307": 4.0, "1202": 8.5}
CROWNS_ABOVE = {
    "0301": -20,
    "0305": 0,
    "0307": 15,
    "0201": 40,
    "0204": 45,
    "0702": 62,
    "0701": 62,
    "0810": 5,
    "1006": 80,
    "1107": 70,
    "1109": 55,
    "0404": 90,
}
NO_CROWNS = 127
SHARP_BELOW_M = 2.0
SINE = (np.sin(np.arange(256) / 256 * 2 * np.pi) * 60).astype(np.int16)


@dataclass(frozen=True)
class Relief:
    """What a window shows on every date.

    Attributes
    ----------
    light : ndarray of int16, shape (height, width)
        Grain, slow changes of light and rows of plants, added to the colour.
    edges, crowns : ndarray of bool, shape (height, width)
        Field borders; tree crowns.
    crown_light : ndarray of int16, shape (k,)
        Light of the crowns' pixels.
    roofs : list
        Pixels and colours of the roofs; empty where pixels are too coarse for them.
    """

    light: NDArray[np.int16]
    edges: NDArray[np.bool_]
    crowns: NDArray[np.bool_]
    crown_light: NDArray[np.int16]
    roofs: Roofs


class Painter:
    """Paints windows of one county.

    Parameters
    ----------
    county : DemoCounty
    seed : int
    """

    def __init__(self, county: DemoCounty, seed: int) -> None:
        self.county = county
        self.textures: Textures = make_textures(seed)
        self._tree = shapely.STRtree(county.fabric.faces)
        self._draw = stream(seed, "field colours").random(len(county.fabric.faces))
        self._colours = {date: self._colours_of(date) for date in imagery_settings()["dates"]}
        codes, angle = county.fabric.codes, county.fabric.angle_rad
        self._grain = np.array([0, *(GRAIN.get(code, 10) for code in codes)], dtype=np.int16)
        self._rows = np.array([0, *(ROWS.get(code, 0) for code in codes)], dtype=np.int16)
        self._crowns_above = np.array(
            [NO_CROWNS, *(CROWNS_ABOVE.get(code, NO_CROWNS) for code in codes)], dtype=np.int8
        )
        period = np.array([ROW_PERIOD_M.get(code, 5.0) for code in codes])
        wave = 256 * np.stack([np.cos(angle), np.sin(angle)], axis=1) / period[:, None]
        self._wave = np.concatenate([[[0, 0]], wave]).astype(np.float32)

    def _colours_of(self, date: str) -> NDArray[np.int16]:
        """Colour of each face on a date; row 0 is the ground outside the county."""
        settings = imagery_settings()
        colours = settings["built_colours"] | settings["colours"][date]
        codes, draw = self.county.fabric.codes, self._draw
        colour = np.empty((len(codes) + 1, 3), dtype=np.int16)
        colour[0] = OUTSIDE
        for code in np.unique(codes):
            member = np.flatnonzero(codes == code)
            choice = np.array(colours.get(code, [[150, 150, 140]]), dtype=np.int16)
            colour[member + 1] = choice[(draw[member] * len(choice)).astype(int)]
        shade = np.concatenate([[0], (draw * 997 % 1) * 16 - 8]).astype(np.int16)
        return colour + shade[:, None]

    def ground(self, window: Window) -> Ground:
        """The faces under a window."""
        from rasterio.features import rasterize
        from rasterio.transform import from_origin

        near = np.sort(self._tree.query(shapely.box(*window.bounds)))
        size = (window.height, window.width)
        if not len(near):
            return Ground(np.zeros(size, dtype=np.uint16), near)
        transform = from_origin(window.west_m, window.north_m, window.pixel_m, window.pixel_m)
        shapes = zip(self.county.fabric.faces[near], range(1, len(near) + 1), strict=True)
        return Ground(rasterize(shapes, size, fill=0, transform=transform, dtype=np.uint16), near)

    def relief(self, window: Window, ground: Ground) -> Relief:
        """What does not change from date to date."""
        sharp = window.pixel_m < SHARP_BELOW_M
        anchor = self._anchor(window)
        numbers = ground.numbers
        light = self.textures.window("fine", *anchor).astype(np.int16)
        light *= ground.rows(self._grain)[numbers]
        light += self.textures.window("clouds", *anchor).astype(np.int16) * CLOUDS
        crowns = np.zeros(numbers.shape, dtype=bool)
        if sharp:
            light += self._plant_rows(window, ground)
            crowns = self.textures.window("crowns", *anchor) > ground.rows(self._crowns_above)[numbers]
        return Relief(
            light=light >> 6,
            edges=_edges(numbers) if sharp else crowns,
            crowns=crowns,
            crown_light=self.textures.window("relief", *anchor)[crowns].astype(np.int16) // 4
            if sharp
            else light[crowns],
            roofs=find_roofs(window, ground, self.county.fabric) if sharp else [],
        )

    def _plant_rows(self, window: Window, ground: Ground) -> NDArray[np.int16]:
        wave, numbers = ground.rows(self._wave), ground.numbers
        east = np.arange(window.width, dtype=np.float32) * window.pixel_m
        south = np.arange(window.height, dtype=np.float32) * window.pixel_m
        phase = wave[:, 0][numbers]
        phase *= east[None, :]
        phase -= wave[:, 1][numbers] * south[:, None]
        return np.asarray(SINE[phase.astype(np.int32) & 255] * ground.rows(self._rows)[numbers])

    def paint(self, window: Window, ground: Ground, relief: Relief, date: str) -> ImageArray:
        """Picture of a window on a date; shape (3, height, width)."""
        image: NDArray[np.int16] = ground.rows(self._colours[date])[ground.numbers]
        image += relief.light[:, :, None]
        image[relief.edges] = image[relief.edges] * 3 // 4 + BALK
        for row, column, colour in relief.roofs:
            image[row, column] = colour
        green = np.array(imagery_settings()["crown_colours"][date], dtype=np.int16)
        image[relief.crowns] = green + relief.crown_light[:, None]
        if date >= imagery_settings()["changed_from"]:
            for index, change in enumerate(self.county.parcels.changes):
                self._change(image, window, index, change)
        image[ground.numbers == 0] = OUTSIDE
        return np.clip(image, 0, 255).astype(np.uint8).transpose(2, 0, 1)

    def _anchor(self, window: Window) -> tuple[int, int, int, int]:
        row, column = round(-window.north_m / window.pixel_m), round(window.west_m / window.pixel_m)
        return row, column, window.height, window.width

    def _change(self, image: NDArray[np.int16], window: Window, index: int, change: str) -> None:
        from rasterio.features import rasterize
        from rasterio.transform import from_origin

        parcel = self.county.parcels.table.geometry[index]
        if not shapely.intersects(shapely.box(*window.bounds), parcel):
            return
        transform = from_origin(window.west_m, window.north_m, window.pixel_m, window.pixel_m)
        inside = rasterize([(parcel, 1)], image.shape[:2], transform=transform, dtype=np.uint8)
        row, column = np.nonzero(inside)
        if not len(row):
            return
        xy = np.stack(
            [window.west_m + (column + 0.5) * window.pixel_m, window.north_m - (row + 0.5) * window.pixel_m], 1
        )
        grain = self.textures.window("fine", *self._anchor(window))[row, column].astype(np.int16)
        angle = float(self.county.parcels.angles_rad[index])
        image[row, column] = paint_change(change, _own_axes(xy, parcel, angle), grain)


def _edges(numbers: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Pixels on the border between faces."""
    edge = np.zeros(numbers.shape, dtype=bool)
    edge[1:] |= numbers[1:] != numbers[:-1]
    edge[:, 1:] |= numbers[:, 1:] != numbers[:, :-1]
    edge[:-1] |= edge[1:]
    return edge


def _own_axes(xy: FloatArray, parcel: Any, angle_rad: float) -> FloatArray:
    """Metres along the axes of a parcel, from its centre."""
    centre = shapely.get_coordinates(shapely.centroid(parcel))[0]
    c, s = np.cos(angle_rad), np.sin(angle_rad)
    return np.asarray((xy - centre) @ np.array([[c, -s], [s, c]]))
