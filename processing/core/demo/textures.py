"""Tileable noise for the invented imagery, made once per county."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .seeded import stream

SIZE = 1024
ByteArray = NDArray[np.int8]


@dataclass(frozen=True)
class Textures:
    """Square tiles of -127 … 127.

    Attributes
    ----------
    fine : ndarray
        Grain of single pixels.
    crowns : ndarray
        Blobs about ten pixels wide: tree crowns.
    relief : ndarray
        Crowns lit from the north-west.
    clouds : ndarray
        Slow changes over some hundred pixels.
    """

    fine: ByteArray
    crowns: ByteArray
    relief: ByteArray
    clouds: ByteArray

    def window(self, name: str, row: int, column: int, height: int, width: int, step: int = 1) -> ByteArray:
        """The tile repeated over a window; `row` and `column` anchor it to the ground."""
        tile: ByteArray = getattr(self, name)
        rows = ((np.arange(height) // step) + row) % SIZE
        columns = ((np.arange(width) // step) + column) % SIZE
        return tile[rows[:, None], columns[None, :]]


def _scaled(values: NDArray[np.float64]) -> ByteArray:
    return np.clip(values / values.std() * 50, -127, 127).astype(np.int8)


def make_textures(seed: int) -> Textures:
    """Noise tiles of a seed, by filtering white noise in the frequency domain."""
    rng = stream(seed, "textures")
    white = np.fft.rfft2(rng.normal(size=(SIZE, SIZE)))
    fy, fx = np.fft.fftfreq(SIZE)[:, None], np.fft.rfftfreq(SIZE)[None, :]
    frequency = np.hypot(fx, fy)

    def band(centre: float, width: float) -> NDArray[np.float64]:
        return np.asarray(np.fft.irfft2(white * np.exp(-(((frequency - centre) / width) ** 2)), s=(SIZE, SIZE)))

    crowns = band(0.075, 0.03)
    return Textures(
        fine=_scaled(rng.normal(size=(SIZE, SIZE))),
        crowns=_scaled(crowns),
        relief=_scaled(crowns - np.roll(crowns, (2, 2), axis=(0, 1))),
        clouds=_scaled(band(0.0, 0.008)),
    )
