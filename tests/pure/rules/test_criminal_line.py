"""The criminal line: inclusive, cultivated outside basic farmland only, unknown where a layer is unknown."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.core.rules.criminal_line import (
    CriminalFigure,
    criminal_reached,
    criminal_sentence,
    load_criminal_line,
    reaches,
)
from landpatrol.processing.core.rules.data_files import DATA_FOLDER

LINE = load_criminal_line()
M2 = 10000 / 15


def figures(basic_m2, other_m2, open_m2=0.0, band_m2=0.0):
    return [
        CriminalFigure("basic_farmland", basic_m2, band_m2),
        CriminalFigure("other_cultivated", other_m2, band_m2, open_m2),
    ]


@pytest.mark.parametrize("line_mu", [5, 10])
def test_exactly_on_the_line_reaches_it_and_a_hair_less_does_not(line_mu):
    assert reaches(line_mu * 10000 / 15, line_mu)
    assert not reaches(line_mu * 10000 / 15 - 1e-6, line_mu)


@pytest.mark.parametrize(
    ("basic_mu", "other_mu", "reached"),
    [
        (5, 0, True),
        (0, 10, True),
        (4.9999, 9.9999, False),
        (0, 0, False),
        (None, 10, True),
        (5, None, True),
        (None, 9, None),
        (4, None, None),
        (None, None, None),
    ],
)
def test_either_line_and_unknown_layers(basic_mu, other_mu, reached):
    areas = (None if mu is None else mu * M2 for mu in (basic_mu, other_mu))
    assert criminal_reached(figures(*areas), LINE) is reached


def test_open_ground_that_could_count_leaves_it_unknown():
    assert criminal_reached(figures(0, 9 * M2, open_m2=M2), LINE) is None
    assert criminal_reached(figures(0, 9 * M2, open_m2=0.99 * M2), LINE) is False


@given(st.floats(0, 3e4), st.floats(0, 3e4), st.floats(0, 100))
def test_more_ground_never_takes_it_back(basic_m2, other_m2, more_m2):
    before = criminal_reached(figures(basic_m2, other_m2), LINE)
    assert criminal_reached(figures(basic_m2 + more_m2, other_m2), LINE) or not before


def test_sentence_tells_each_figure_and_leaves_the_crime_to_the_court():
    text = criminal_sentence(figures(5 * M2, 3 * M2, band_m2=10.0), LINE)
    assert "永久基本农田5.00亩，达到5亩以上" in text
    assert "误差带±0.02亩" in text
    assert "基本农田以外的耕地3.00亩，未达到10亩（相差4666.67平方米）" in text
    assert "由司法机关认定" in text
    assert "重大" not in text


def test_sentence_names_what_is_not_known():
    text = criminal_sentence(figures(None, 9 * M2, open_m2=M2), LINE)
    assert "永久基本农田未套合" in text
    assert "另有1.00亩" in text
    assert "不能确定" in text
    assert "未量算" in criminal_sentence((), LINE)


def test_shipped_rule_follows_its_schema():
    read = [
        json.loads((DATA_FOLDER / f"criminal_line{end}").read_text(encoding="utf-8"))
        for end in (".json", ".schema.json")
    ]
    jsonschema.validate(*read)


def test_a_broken_rule_file_is_named(tmp_path):
    path = tmp_path / "刑事.json"
    path.write_text('{"lines_mu": {"basic_farmland": 5}, "source": "x"}', encoding="utf-8")
    with pytest.raises(RuleError, match="刑事"):
        load_criminal_line(path)
