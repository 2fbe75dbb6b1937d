"""The book of printed numbers: one key one value, half-up, and a file that depends on nothing else."""

from __future__ import annotations

import json

import pytest
from landpatrol.processing.core.errors import FigureError
from landpatrol.processing.core.figures import FigureBook, leaf_code, load_figure_rules, make_record, read_records


def test_values_are_kept_to_the_unit_and_texts_are_half_up():
    record = make_record("parcel/A/illegal_m2", 13330.00505, "m2", "area_ellipsoid")
    assert (record.value, record.text) == (13330.0051, "13330.01")
    assert make_record("k", 0.125, "m2", "margin").text == "0.13"
    assert make_record("k", 2.5, "count", "count").value == 3
    assert json.dumps(make_record("k", -0.00001, "m2", "margin").value) == "0.0"


def test_a_second_value_for_a_key_is_refused():
    book = FigureBook()
    book.record("case/illegal_m2", 100.0, "m2", "area_sum")
    book.record("case/illegal_m2", 100.0, "m2", "area_sum")
    with pytest.raises(FigureError, match=r"case/illegal_m2.*100\.00.*100\.01"):
        book.record("case/illegal_m2", 100.01, "m2", "area_sum")
    assert book.records["case/illegal_m2"].text == "100.00"


@pytest.mark.parametrize(
    ("value", "unit", "rule"), [(1.0, "furlong", "count"), (1.0, "m2", "guess"), (float("nan"), "m2", "margin")]
)
def test_what_has_no_rule_or_value_is_no_figure(value, unit, rule):
    with pytest.raises(FigureError, match="the_key"):
        make_record("the_key", value, unit, rule)


def fill(book, order):
    for key in order:
        book.record(key, float(len(key)), "m2", "area_ellipsoid", {"land_use": ("b", "a"), "parcels": ("c",)})
    return book


def test_the_file_does_not_depend_on_the_order_of_collecting():
    there, back = fill(FigureBook(), ["a", "bb", "ccc"]), fill(FigureBook(), ["ccc", "a", "bb"])
    assert there.to_json() == back.to_json()
    content = json.loads(there.to_json())
    assert content["figures"]["a"]["from"] == {"land_use": ["a", "b"], "parcels": ["c"]}
    assert list(content["rules"]) == ["area_ellipsoid"]


def test_the_file_reads_back():
    book = fill(FigureBook(), ["a", "bb"])
    book.record("name", "SF2026-001", "text", "transcribed")
    assert read_records(book.to_json()) == book.records
    with pytest.raises(FigureError):
        read_records("{}")


def test_a_printed_code_leads_to_its_records_and_changes_with_them():
    book = fill(FigureBook(), ["a", "bb"])
    code = book.add_leaf("map/situation", "现状图", ["bb", "a"])
    assert len(code) == 8
    assert json.loads(book.to_json())["leaves"][code]["figures"] == ["a", "bb"]
    moved = [make_record("a", 1.1, "m2", "area_ellipsoid"), book.records["bb"]]
    assert leaf_code("map/situation", moved) != code
    assert leaf_code("map/land_use", book.records.values()) != code


def test_every_rule_names_its_source():
    assert all(rule.source and rule.formula for rule in load_figure_rules().rules.values())
