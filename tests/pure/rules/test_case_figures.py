"""A case's sums: added before rounding, never `under` while a part is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from landpatrol.processing.core.case_figures import case_figures
from landpatrol.processing.core.measurement import ParcelMeasurement, Verdict
from landpatrol.processing.core.rules.criminal_line import load_criminal_line
from landpatrol.processing.core.rules.major_case import hold_against_line, load_major_case_rule

LINE_20_MU_M2 = 40000 / 3


def measured(total_m2, cultivated_m2=0.0, farmland_m2=0.0, band_m2=0.0):
    areas = {"total": total_m2, "cultivated": cultivated_m2, "basic_farmland": farmland_m2}
    lines = load_major_case_rule().lines_mu
    tests = {name: hold_against_line(name, area, lines[name], band_m2) for name, area in areas.items()}
    return ParcelMeasurement(
        1, total_m2, total_m2, 0.0, total_m2, cultivated_m2, cultivated_m2, farmland_m2, farmland_m2, 0.0, 0.0,
        tests, Verdict.UNDER, False, "", criminal_reasons="一个图斑的句子",
    )  # fmt: skip


def sums(*parcels, minerals=()):
    return case_figures(parcels, minerals, load_major_case_rule(), load_criminal_line())


def test_three_parcels_under_the_line_are_over_it_together():
    assert not sums(measured(LINE_20_MU_M2 / 3)).is_major
    assert not sums(*[measured(LINE_20_MU_M2 / 3 - 0.001)] * 3).is_major
    together = sums(*[measured(LINE_20_MU_M2 / 3 + 0.001)] * 3)
    assert together.is_major
    assert together.tests["total"].margin_m2 == pytest.approx(0.003, abs=1e-6)


def test_bands_add_up():
    assert sums(measured(5000, band_m2=20.0), measured(6000, band_m2=30.0)).tests["total"].band_m2 == 50.0


def test_what_one_parcel_lacks_leaves_the_sum_in_doubt():
    figures = sums(measured(2000, cultivated_m2=100.0), measured(2000, cultivated_m2=None))
    assert figures.incomplete == ("cultivated_m2", "cultivated_gross_m2")
    assert figures.areas_m2["cultivated_m2"] == 100.0
    assert figures.tests["cultivated"].verdict is Verdict.DOUBT
    assert sums(measured(2000), measured(2000)).tests["cultivated"].verdict is Verdict.UNDER


def test_a_figure_that_no_parcel_has_stays_unknown():
    figures = sums(measured(2000, farmland_m2=None))
    assert figures.areas_m2["basic_farmland_m2"] is None
    assert figures.tests["basic_farmland"].verdict is Verdict.DOUBT
    assert figures.criminal_reached is None


def test_farmland_of_two_parcels_reaches_the_criminal_line():
    half = replace(measured(2000, farmland_m2=5000 / 3), other_cultivated_m2=0.0)
    assert sums(half, half).criminal_reached is True
    assert not sums(half, half).is_major


def test_any_mineral_parcel_makes_the_case_major():
    figures = sums(measured(100), measured(100), minerals=["违法开采矿产资源"])
    assert figures.is_major
    assert figures.reasons.startswith("违法开采矿产资源")
