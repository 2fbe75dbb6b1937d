"""Wilson's score interval: what a share of few items can and cannot say."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist


def wilson_interval(done: int, total: int, confidence_pct: float = 95.0) -> tuple[float, float]:
    """Lower and upper bound of the true share.

    Parameters
    ----------
    done, total : int
        `done` of `total`; `total` at least 1.
    confidence_pct : float
        Two-sided, between 0 and 100.

    Returns
    -------
    low, high : float
        Between 0 and 1.

    Raises
    ------
    ValueError
        If `total` is not positive or `done` is not between 0 and `total`.
    """
    if total < 1 or not 0 <= done <= total:
        raise ValueError(f"{done} of {total}")
    z = NormalDist().inv_cdf(0.5 + confidence_pct / 200)
    share, spread = done / total, z * z / total
    centre = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / total + spread / (4 * total))
    # At the ends the bound is the share itself; arithmetic leaves a trifle beside it.
    return (0.0 if done == 0 else centre - half), (1.0 if done == total else centre + half)
