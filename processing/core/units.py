"""Chinese area units and the rounding of printed figures.

1 亩 = 10000/15 m² exactly, so 亩 = m² x 0.0015; 666.67 and 667, both in use elsewhere, shift the lines.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

M2_PER_MU_NUMERATOR = 10000
M2_PER_MU_DENOMINATOR = 15


def m2_to_mu(area_m2: float) -> float:
    """Square metres to 亩, unrounded."""
    return area_m2 * M2_PER_MU_DENOMINATOR / M2_PER_MU_NUMERATOR


def mu_to_m2(area_mu: float) -> float:
    """亩 to square metres, unrounded."""
    return area_mu * M2_PER_MU_NUMERATOR / M2_PER_MU_DENOMINATOR


def m2_to_ha(area_m2: float) -> float:
    """Square metres to hectares (公顷), unrounded."""
    return area_m2 / 10000


def round_half_up(value: float, decimals: int) -> Decimal:
    """Round as 四舍五入 (half away from zero); Python's `round` goes to even."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def format_fixed(value: float, decimals: int) -> str:
    """`value` as printed, e.g. ``13329.69``; never scientific notation."""
    return f"{round_half_up(value, decimals):f}"
