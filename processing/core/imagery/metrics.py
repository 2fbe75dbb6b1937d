"""What an image chip is worth: cloud, sharpness, gaps. With numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CLOUD_LEVEL = 0.78  # of the white level: the darkest band of a cloud is brighter
CLOUD_COLOUR = 0.16  # a cloud's bands differ by less than this part of the brightest
CLOUD_HALF_WIDTH_PX = 1  # brighter things narrower than a few pixels are roofs and roads
NOISE = 1e-9

Chip = NDArray[np.floating]
Mask = NDArray[np.bool_]


def cloud_share(chip: Chip, valid: Mask, white: float) -> float:
    """Part of the valid pixels that look like cloud: bright, colourless, and not small.

    Parameters
    ----------
    chip : ndarray of float, shape (bands, rows, columns)
        One band (grey) or three.
    white : float
        Value of a white surface.
    """
    if not valid.any() or white <= 0:
        return 0.0
    low, high = chip.min(axis=0) / white, chip.max(axis=0) / white
    bright = valid & (low >= CLOUD_LEVEL) & (high - low <= CLOUD_COLOUR * np.maximum(high, NOISE))
    return float(grown(_shrunk(bright)).sum() / valid.sum())


def _shrunk(mask: Mask) -> Mask:
    return ~grown(~mask)


def grown(mask: Mask, reach: int = CLOUD_HALF_WIDTH_PX) -> Mask:
    """Each true pixel with its neighbours up to `reach` pixels away."""
    padded = np.pad(mask, reach)
    rows, columns = mask.shape
    wider = np.zeros_like(mask)
    for down in range(2 * reach + 1):
        for right in range(2 * reach + 1):
            wider |= padded[down : down + rows, right : right + columns]
    return wider


def sharpness(grey: Chip, valid: Mask) -> float:
    """How much of the contrast between pixels two apart is there between neighbours already.

    A sharp image has about 0.6 to 0.9, one blurred over several pixels less than 0.4, whatever its contrast. A chip
    without contrast counts as sharp: nothing can be said against it.
    """
    near = np.concatenate([_steps(grey, valid, 1, axis) for axis in (0, 1)])
    far = np.concatenate([_steps(grey, valid, 3, axis) for axis in (0, 1)])
    if not near.size or not far.size or far.std() <= NOISE:
        return 1.0
    return float(near.std() / far.std())


def _steps(grey: Chip, valid: Mask, distance: int, axis: int) -> Chip:
    here = np.take(grey, range(grey.shape[axis] - distance), axis)
    there = np.take(grey, range(distance, grey.shape[axis]), axis)
    both = np.take(valid, range(valid.shape[axis] - distance), axis) & np.take(
        valid, range(distance, valid.shape[axis]), axis
    )
    return (there - here)[both]


def missing_share(valid: Mask, inside: Mask) -> float:
    """Part of the pixels `inside` that hold no data."""
    return float((inside & ~valid).sum() / inside.sum()) if inside.any() else 0.0
