"""Random numbers that stay the same when another part of the county changes."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
WAVES = 7


def stream(seed: int, part: str) -> np.random.Generator:
    """Generator of one part of the county; parts do not disturb each other."""
    return np.random.default_rng([seed, zlib.crc32(part.encode("utf-8"))])


def smooth_field(rng: np.random.Generator, wavelength_m: float) -> Callable[[FloatArray], FloatArray]:
    """A smooth random function of place, mean 0, standard deviation about 1: a sum of plane waves."""
    angle = rng.uniform(0, 2 * np.pi, WAVES)
    wave_number = 2 * np.pi / (wavelength_m * rng.uniform(0.7, 1.6, WAVES))
    phase = rng.uniform(0, 2 * np.pi, WAVES)
    direction = np.stack([np.cos(angle), np.sin(angle)]) * wave_number

    def field(xy: FloatArray) -> FloatArray:
        return np.asarray(np.cos(xy @ direction + phase).sum(axis=-1) * np.sqrt(2 / WAVES))

    return field


def partition(rng: np.random.Generator, length: float, low: float, high: float) -> FloatArray:
    """Cut `length` into random pieces between about `low` and `high`; positions of all cuts, ends included."""
    count = max(1, round(length / ((low + high) / 2)))
    widths = rng.uniform(low, high, count)
    return np.concatenate([[0.0], np.cumsum(widths) / widths.sum()]) * length
