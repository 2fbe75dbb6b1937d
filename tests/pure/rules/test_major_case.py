"""The major-case rule: strict 超过 on unrounded areas, the band, the open ground, the mineral case."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.core.measurement import Verdict
from landpatrol.processing.core.rules import major_case
from landpatrol.processing.core.rules.major_case import (
    hold_against_line,
    is_major_case,
    is_major_together,
    load_major_case_rule,
    may_be_major_together,
    overall_verdict,
)
from landpatrol.processing.core.rules.reasons import reasons_sentence
from landpatrol.processing.core.units import format_fixed, m2_to_mu

LINES_MU = {"total": 20, "cultivated": 10, "basic_farmland": 5}
DATA = Path(major_case.__file__).parent / "data"


def figures_off_the_line(steps_m2):
    """Tests of figures that lie the given steps off their lines."""
    return [
        hold_against_line(name, (2000 * line + 3 * step) / 3, line)
        for (name, line), step in zip(LINES_MU.items(), steps_m2, strict=True)
    ]


@pytest.mark.parametrize("steps", list(itertools.product((-0.001, 0.0, 0.001), repeat=3)))
def test_27_cases_below_equal_above(steps):
    tests = figures_off_the_line(steps)
    assert is_major_case(tests, is_mineral=False) is any(step > 0 for step in steps)
    assert is_major_case(tests, is_mineral=True)
    assert overall_verdict(tests, is_mineral=False) is (Verdict.OVER if max(steps) > 0 else Verdict.UNDER)
    assert overall_verdict(tests, is_mineral=True) is Verdict.OVER


@pytest.mark.parametrize("line_mu", [5, 10, 20])
def test_exactly_on_the_line_is_not_over(line_mu):
    test = hold_against_line("total", line_mu * 10000 / 15, line_mu)
    assert test.margin_m2 == 0
    assert not test.is_over_recorded


@pytest.mark.parametrize(("area_m2", "is_major"), [(13336.6, True), (13330.0, False)])
def test_both_print_20_00_and_only_one_is_major(area_m2, is_major):
    test = hold_against_line("total", area_m2, 20)
    assert format_fixed(m2_to_mu(area_m2), 2) == "20.00"
    assert is_major_case([test], is_mineral=False) is is_major
    sentence = reasons_sentence([test], LINES_MU, None, overall_verdict([test], False), is_major)
    assert ("超出3.27平方米" if is_major else "相差3.33平方米") in sentence


@pytest.mark.parametrize(
    ("position_error_m", "band_mu", "verdict"), [(1.25, 0.88, Verdict.DOUBT), (0.05, 0.035, Verdict.OVER)]
)
def test_band_of_a_20_60_mu_square(position_error_m, band_mu, verdict):
    area_m2 = 20.60 * 10000 / 15
    band_m2 = 4 * area_m2**0.5 * position_error_m
    test = hold_against_line("total", area_m2, 20, band_m2)
    assert m2_to_mu(test.band_m2) == pytest.approx(band_mu, abs=0.005)
    assert test.verdict is verdict
    assert test.is_over_recorded, "the recorded figure does not change with the band"


def test_layer_not_given_is_never_under():
    test = hold_against_line("cultivated", None, 10)
    assert test.verdict is Verdict.DOUBT
    assert not is_major_case([test], is_mineral=False)
    assert "未套合" in reasons_sentence([test], LINES_MU, None, Verdict.DOUBT, False)


def test_open_ground_that_could_carry_over_the_line_is_doubt():
    assert hold_against_line("cultivated", 6000, 10, open_m2=600).verdict is Verdict.UNDER
    assert hold_against_line("cultivated", 6000, 10, open_m2=700).verdict is Verdict.DOUBT
    assert hold_against_line("cultivated", 7000, 10, open_m2=700).verdict is Verdict.OVER


@given(st.floats(0, 50000), st.floats(0, 2000), st.floats(0, 5000))
def test_more_doubt_never_makes_a_verdict_surer(area_m2, band_m2, open_m2):
    narrow = hold_against_line("total", area_m2, 20, band_m2)
    wide = hold_against_line("total", area_m2, 20, band_m2 + 100, open_m2)
    assert wide.verdict in {narrow.verdict, Verdict.DOUBT}
    assert wide.is_over_recorded == narrow.is_over_recorded


def test_shipped_rule_follows_its_schema():
    rule = json.loads((DATA / "major_case.json").read_text(encoding="utf-8"))
    schema = json.loads((DATA / "major_case.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(rule, schema)
    assert load_major_case_rule().lines_mu == LINES_MU


def test_an_office_may_change_a_line(tmp_path):
    rule = json.loads((DATA / "major_case.json").read_text(encoding="utf-8"))
    rule["lines_mu"]["basic_farmland"] = 3
    path = tmp_path / "自定义.json"
    path.write_text(json.dumps(rule), encoding="utf-8")
    assert load_major_case_rule(path).lines_mu["basic_farmland"] == 3


@pytest.mark.parametrize("content", ["", "[]", '{"lines_mu": {"total": 20}}'])
def test_a_broken_rule_file_is_named(tmp_path, content):
    path = tmp_path / "rule.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=r"rule\.json"):
        load_major_case_rule(path)


@pytest.mark.parametrize(
    ("rows", "is_major", "may_be"),
    [
        ([(10_000.0, 0.0), (10_000 / 3, 0.0)], False, False),  # 20 亩 exactly: 超过 is strict
        ([(10_000.0, 0.0), (10_000 / 3 + 0.001, 0.0)], True, True),
        ([(10_000.0, 0.0), (3000.0, 0.49)], False, False),  # 333.3 m² lack, the band has 326.7
        ([(10_000.0, 0.3), (3000.0, 0.21)], False, True),
        ([(10_000.0, 0.3), (None, None)], False, False),
        ([(20_000.0, 0.0)], False, False),  # of a single parcel its own verdict counts
    ],
)
def test_parcels_of_one_case_are_added_up(rows, is_major, may_be):
    figures = [
        {"illegal_m2": area, "total_band_mu": band, "cultivated_m2": 0, "basic_farmland_m2": None}
        for area, band in rows
    ]
    rule = load_major_case_rule()
    assert (is_major_together(figures, rule), may_be_major_together(figures, rule)) == (is_major, may_be)
