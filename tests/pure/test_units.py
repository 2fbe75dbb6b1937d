"""Units and rounding as printed."""

from __future__ import annotations

import pytest
from landpatrol.processing.core.units import format_fixed, m2_to_ha, m2_to_mu, mu_to_m2


def test_one_mu_is_exactly_two_thousand_thirds():
    assert m2_to_mu(10000) == 15
    assert mu_to_m2(15) == 10000
    assert m2_to_mu(13329.6902) == pytest.approx(19.9945, abs=5e-5)
    assert m2_to_ha(13333) == 1.3333


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (19.995, 2, "20.00"),
        (2.5, 0, "3"),
        (0.125, 2, "0.13"),
        (-2.5, 0, "-3"),
        (1e-7, 2, "0.00"),
        (1234567.0, 2, "1234567.00"),
    ],
)
def test_half_goes_up(value, decimals, printed):
    assert format_fixed(value, decimals) == printed
