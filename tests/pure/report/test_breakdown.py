"""The tables by class close to the printed total, and say so when they do not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.units import round_half_up
from landpatrol.processing.report.content.closing import close_to_total
from landpatrol.processing.report.content.compose import build_report

parts = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=30)


@given(parts)
def test_rounded_parts_add_to_the_rounded_total(areas):
    total = sum(areas)
    rounded, _, gap = close_to_total(areas, total, 2)
    assert sum(rounded) == round_half_up(total, 2)
    assert gap == 0
    assert sum(round_half_up(a, 2) != r for a, r in zip(areas, rounded, strict=True)) <= 1


@given(parts, st.floats(1, 1000))
def test_a_real_difference_is_handed_back_and_not_hidden(areas, lacking):
    rounded, moved, gap = close_to_total(areas, sum(areas) + lacking + len(areas), 2)
    assert moved is None
    assert sum(rounded) + gap == round_half_up(sum(areas) + lacking + len(areas), 2)


def table(make_subject, make_measurement, rows, total=1000.0):
    measured = make_measurement(total, 0.0, 0.0, breakdown=rows)
    return build_report(make_subject(measured)).breakdowns


def test_printed_columns_add_up(make_subject, make_measurement):
    thirds = [("land_use", code, code, 1000 / 3, 1000 / 3) for code in ("0101", "0103", "1006")]
    (printed,) = table(make_subject, make_measurement, thirds)
    assert sum(Decimal(line.m2.text) for line in printed.lines) == Decimal(printed.total.m2.text) == Decimal("1000.00")
    assert sum(Decimal(line.mu.text) for line in printed.lines) == Decimal("1.50")
    assert sum(Decimal(line.share_pct.text) for line in printed.lines) == Decimal("100.00")
    assert "+0.01平方米" in printed.note
    assert printed.lines[0].m2.value == pytest.approx(1000 / 3)


def test_ground_without_a_class_or_with_several_is_shown_last(make_subject, make_measurement):
    rows = [
        ("land_use", "", "", 100.0, 100.0),
        ("land_use", "conflict", "", 50.0, 50.0),
        ("land_use", "0103", "旱地", 850.0, 850.0),
    ]
    (printed,) = table(make_subject, make_measurement, rows)
    assert [line.name for line in printed.lines] == ["旱地", "未覆盖（无地类）", "地类冲突"]


def test_missing_ground_is_a_line_of_its_own(make_subject, make_measurement):
    (printed,) = table(make_subject, make_measurement, [("land_use", "0103", "旱地", 900.0, 900.0)])
    assert printed.lines[-1].m2.text == "100.00"
    assert "差额" in printed.lines[-1].name


def test_ridge_columns_only_where_there_are_ridges(make_subject, make_measurement):
    (plain,) = table(make_subject, make_measurement, [("land_use", "0103", "旱地", 1000.0, 1000.0)])
    (ridged,) = table(make_subject, make_measurement, [("land_use", "0103", "旱地", 1000.0, 880.0)])
    assert (plain.has_ridges, ridged.has_ridges) == (False, True)
    assert ridged.lines[0].ridges_m2.text == "120.00"
    assert ridged.total.net_m2.text == "880.00"


def test_dust_of_the_overlay_is_not_printed(make_subject, make_measurement):
    rows = [("land_use", "0103", "旱地", 1000.0, 1000.0), ("land_use", "", "", 1e-6, 1e-6)]
    (printed,) = table(make_subject, make_measurement, rows)
    assert len(printed.lines) == 1
