"""What stands on a violation parcel after the change: hard standing, works, bare soil, a pit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .buildings import hashed
from .seeded import FloatArray

Pixels = NDArray[np.int16]
SOIL, CONCRETE, SAND, WATER = (186, 154, 116), (192, 188, 180), (206, 182, 134), (84, 112, 104)


def _filled(count: int, colour: tuple[int, int, int]) -> Pixels:
    return np.tile(np.array(colour, dtype=np.int16), (count, 1))


def _relative(uv: FloatArray) -> FloatArray:
    """0 at the centre, 1 at the outermost pixel along either axis."""
    return np.asarray(np.max(np.abs(uv) / np.maximum(np.abs(uv).max(axis=0), 1e-6), axis=1))


def _plots(uv: FloatArray, length_m: float, depth_m: float) -> tuple[FloatArray, FloatArray, NDArray[np.float32]]:
    u, v = uv[:, 0] / length_m, uv[:, 1] / depth_m
    plot_u, plot_v = np.floor(u).astype(np.int64), np.floor(v).astype(np.int64)
    return u - plot_u, v - plot_v, hashed(plot_u, plot_v)


def _yard(uv: FloatArray) -> Pixels:
    """Concrete with heaps of sand and a few lorries."""
    image = _filled(len(uv), CONCRETE)
    u, v, draw = _plots(uv, 27, 22)
    from_middle = np.hypot((u - 0.5) * 27, (v - 0.5) * 22)
    heap = (from_middle < 8.5) & (draw < 0.45)
    image[heap] = np.array(SAND) + ((u[heap] - v[heap]) * 46).astype(np.int16)[:, None]
    u, v, draw = _plots(uv + 5, 12, 7)
    lorry = (np.abs(u - 0.5) < 0.36) & (np.abs(v - 0.5) < 0.2) & (draw > 0.93)
    image[lorry] = np.where(draw[lorry, None] > 0.965, [226, 226, 226], [70, 104, 168])
    image[_relative(uv) > 0.95] = SOIL
    return image


def _works(uv: FloatArray) -> Pixels:
    """Halls with blue roofs on concrete, one still a frame, soil along the border."""
    image = _filled(len(uv), SOIL)
    edge = _relative(uv)
    image[edge < 0.88] = CONCRETE
    half_u, half_v = np.abs(uv).max(axis=0)
    bays = max(1, round(2 * 0.74 * half_u / 34))
    u = (uv[:, 0] + 0.74 * half_u) / (2 * 0.74 * half_u) * bays
    bay, along = np.floor(u).astype(int), u - np.floor(u)
    inside = (u >= 0) & (u < bays) & (np.abs(uv[:, 1]) < 0.62 * half_v) & (np.abs(along - 0.5) < 0.44)
    roof = inside & ((bay < bays - 1) | (bays == 1))
    ribs = (np.floor(uv[roof, 1] / 1.5).astype(int) % 4 == 0) * -10 + np.where(along[roof] < 0.5, 14, -14)
    image[roof] = np.array((82, 124, 178)) + ribs.astype(np.int16)[:, None]
    frame = inside & ~roof
    steel = (np.abs((uv[frame, 1] / 6) % 1 - 0.5) > 0.42) | (np.abs(along[frame] * 5 % 1 - 0.5) > 0.42)
    image[frame] = np.where(steel[:, None], (130, 118, 110), (170, 142, 108))
    shadow = (
        (uv[:, 1] >= 0.62 * half_v)
        & (uv[:, 1] < 0.62 * half_v + 4)
        & (np.abs(along - 0.5) < 0.44)
        & (u >= 0)
        & (u < bays)
    )
    image[shadow] //= 2
    return image


def _bare(uv: FloatArray) -> Pixels:
    """Soil pushed level, with the tracks of the machines."""
    image = _filled(len(uv), SOIL)
    bend = uv[:, 1] + 5 * np.sin(uv[:, 0] / 17)
    image += (np.sin(bend / 1.9) * 9).astype(np.int16)[:, None]
    tracks = np.abs((bend / 13) % 1 - 0.5) < 0.05
    image[tracks] -= 26
    return image


def _pit(uv: FloatArray) -> Pixels:
    """Terraces down to standing water."""
    depth = 1 - np.hypot(*(uv / np.abs(uv).max(axis=0)).T)
    step = np.floor(np.clip(depth, 0, 1) * 5)
    image = _filled(len(uv), (198, 160, 116)) - (step * 18).astype(np.int16)[:, None]
    wall = np.clip(depth, 0, 1) * 5 % 1 < 0.16
    image[wall] -= 34
    image[depth > 0.58] = WATER
    return image


PAINTERS: dict[str, Callable[[FloatArray], Pixels]] = {"yard": _yard, "works": _works, "bare": _bare, "pit": _pit}


def paint_change(change: str, uv: FloatArray, grain: Pixels) -> Pixels:
    """Colours of a parcel's pixels.

    Parameters
    ----------
    change : str
        A key of `PAINTERS`.
    uv : ndarray, shape (n, 2)
        Metres along the parcel's axes from its centre.
    grain : ndarray, shape (n,)
        Noise, -127 … 127.
    """
    return PAINTERS[change](uv) + (grain // 12)[:, None]
