"""How far two images of one place are shifted against each other: phase correlation, with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .metrics import grown

NOISE = 1e-12
GAP_RIM_PX = 2
STEEPEST = 90  # percentile
LOW_PASS = 0.35  # of the sampling frequency: above, images of different days agree in noise only


@dataclass(frozen=True)
class Shift:
    """The second image's displacement in pixels of the chips.

    Attributes
    ----------
    confidence : float
        Height of the peak over the noise, in standard deviations; 5 to 10 where the images have nothing in common.
    """

    right_px: float
    down_px: float
    confidence: float

    @property
    def length_px(self) -> float:
        """Length of the displacement."""
        return float(np.hypot(self.right_px, self.down_px))


def estimate_shift(first: NDArray[np.floating], second: NDArray[np.floating], valid: NDArray[np.bool_]) -> Shift:
    """Displacement of `second` against `first`.

    Parameters
    ----------
    first, second : ndarray of float, shape (rows, columns)
        Grey chips on the same grid.
    valid : ndarray of bool, shape (rows, columns)
        Where both hold data and nothing is known to have changed.
    """
    rows, columns = valid.shape
    window = np.outer(np.hanning(rows), np.hanning(columns))
    spectra = [np.fft.fft2(_edges(chip, valid) * window) for chip in (first, second)]
    cross = spectra[1] * spectra[0].conj()
    surface = np.fft.ifft2(_low_pass(rows, columns) * cross / np.maximum(np.abs(cross), NOISE)).real
    peak = np.unravel_index(int(surface.argmax()), surface.shape)
    down, right = (_refined(surface, peak, axis) for axis in (0, 1))
    confidence = float((surface[peak] - surface.mean()) / max(surface.std(), NOISE))
    return Shift(_signed(right, columns), _signed(down, rows), confidence)


def _edges(chip: NDArray[np.floating], valid: NDArray[np.bool_]) -> NDArray[np.floating]:
    """Steepness of the image: boundaries stay where they are when the colours of the season change.

    The steepest count no more than the others: a few glints or boats would outweigh all the fields.
    """
    filled = np.where(valid, chip, chip[valid].mean() if valid.any() else 0.0)
    down, right = np.gradient(filled)
    sure = ~grown(~valid, GAP_RIM_PX)  # the rim of a gap is no boundary on the ground
    steep = np.hypot(down, right)
    if not sure.any():
        return np.zeros_like(steep)
    middle, most = np.percentile(steep[sure], (50, STEEPEST))
    return np.where(sure, np.minimum(steep, most) - middle, 0.0)


def _low_pass(rows: int, columns: int) -> NDArray[np.floating]:
    radius = np.hypot(np.fft.fftfreq(rows)[:, None], np.fft.fftfreq(columns)[None, :])
    return np.exp(-((radius / LOW_PASS) ** 2))


def _refined(surface: NDArray[np.floating], peak: tuple[np.intp, ...], axis: int) -> float:
    """Place of the peak along an axis, by the parabola through it and its neighbours."""
    size, at = surface.shape[axis], int(peak[axis])
    before, here, after = (
        float(np.take(np.take(surface, (at + step) % size, axis), peak[1 - axis])) for step in (-1, 0, 1)
    )
    bend = before - 2 * here + after
    return at + (0.5 * (before - after) / bend if abs(bend) > NOISE else 0.0)


def _signed(place: float, size: int) -> float:
    return place - size if place > size / 2 else place
