"""Quarters as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from landpatrol.processing.core.errors import InputError
from landpatrol.processing.core.quarter import quarter_days, quarter_of


@pytest.mark.parametrize(
    "text", ["2026Q4", "2026q4", "2026-4", "2026-Q4", "2026年第四季度", "2026年4季度", " 2026 Q4 "]
)
def test_ways_of_writing(text):
    assert quarter_days(text) == (date(2026, 10, 1), date(2026, 12, 31))


def test_every_day_lies_in_its_quarter():
    for month in range(1, 13):
        first, last = quarter_days(quarter_of(date(2028, month, 15)))
        assert first <= date(2028, month, 15) <= last
    assert quarter_days("2028Q1") == (date(2028, 1, 1), date(2028, 3, 31))


@pytest.mark.parametrize("text", ["", "2026", "2026Q5", "第四季度", "26Q1"])
def test_anything_else_is_refused(text):
    with pytest.raises(InputError, match="no quarter"):
        quarter_days(text)
