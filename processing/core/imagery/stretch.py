"""One stretch for several chips, so that what looks different is different."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def joint_limits(
    chips: Sequence[NDArray[np.floating]], valid: Sequence[NDArray[np.bool_]], percentiles: tuple[float, float]
) -> tuple[float, float]:
    """Low and high over all bands of all chips together: one for all bands keeps their colours natural.

    Parameters
    ----------
    chips : sequence of ndarray, shape (bands, rows, columns)
    valid : sequence of ndarray of bool, shape (rows, columns)
    """
    values = np.concatenate([chip[:, mask].ravel() for chip, mask in zip(chips, valid, strict=True)])
    low, high = (float(v) for v in np.percentile(values, percentiles)) if values.size else (0.0, 1.0)
    return low, high if high > low else low + 1.0


def to_bytes(chip: NDArray[np.floating], limits: tuple[float, float]) -> NDArray[np.uint8]:
    """The chip in 0 to 255 between the limits."""
    low, high = limits
    return np.rint(np.clip((np.nan_to_num(chip) - low) / (high - low), 0, 1) * 255).astype(np.uint8)
