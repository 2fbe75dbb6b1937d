"""Rounded parts that add to the rounded total (调平)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...core.units import round_half_up

CLOSING_SLACK_M2 = 0.1  # pieces are densified apart from the whole, so they close to this and not to zero


def close_to_total(
    parts: Sequence[float], total: float, decimals: int, slack: float = 0.0
) -> tuple[list[Decimal], int | None, Decimal]:
    """Round `parts` so that they add to the rounded `total`.

    Rounding alone leaves at most half a unit of the last place for each part: that much goes to the largest
    part. What is more than that is no rounding: it is handed back, to be printed as a difference.

    Parameters
    ----------
    slack : float
        How far the unrounded parts may be from `total` and still count as the whole.

    Returns
    -------
    rounded : list of Decimal
    adjusted : int or None
        Index of the part that took the residual; None where nothing was moved.
    gap : Decimal
        What the parts still lack of the total; 0 where they close.
    """
    rounded = [round_half_up(part, decimals) for part in parts]
    residual = round_half_up(total, decimals) - sum(rounded, Decimal(0))
    unit = Decimal(1).scaleb(-decimals)
    if not residual:
        return rounded, None, Decimal(0)
    if not parts or abs(residual) > unit * (len(parts) + 1) / 2 + Decimal(repr(slack)):
        return rounded, None, residual
    largest = max(range(len(parts)), key=lambda i: parts[i])
    rounded[largest] += residual
    return rounded, largest, Decimal(0)
