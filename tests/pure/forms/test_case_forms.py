"""Forms about a case: complete values fill the shipped templates; what is missing is listed by name."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import jsonschema
import pytest
from landpatrol.processing.core.errors import InputError, RuleError
from landpatrol.processing.core.forms.case_values import case_values
from landpatrol.processing.core.forms.catalogue import FORM_FILE, load_form_rules
from landpatrol.processing.core.forms.complete import completed, missing_items, value_at
from landpatrol.processing.core.forms.words import long_date, sections, wording
from landpatrol.processing.report.office.templates import paper_kinds
from landpatrol.processing.report.office.write import Paper, fill_paper

RULES = load_form_rules()
CASE_FORMS = [code for code, form in RULES.forms.items() if form.about == "case"]
DAY = date(2026, 10, 28)


def text_of(content):
    body = docx.Document(BytesIO(content)).element.body
    return "".join(node.text or "" for node in body.iter(docx.oxml.ns.qn("w:t")))


def test_the_file_follows_its_schema():
    schema = json.loads(FORM_FILE.with_name("forms.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(FORM_FILE.read_text(encoding="utf-8")), schema)


def test_every_form_has_its_template():
    assert set(RULES.forms) <= set(paper_kinds())
    assert all(form.title == paper_kinds()[code].title for code, form in RULES.forms.items())


@pytest.mark.parametrize("code", CASE_FORMS)
def test_complete_values_fill_the_shipped_template(code, record):
    form = RULES.forms[code]
    values = completed(form, case_values(form, record(), DAY, "示X〔2026〕1号"), "SA2026-001")
    text = text_of(fill_paper(Paper(code, values, "示范分局")).docx)
    assert "None" not in text
    assert "示范晴川建材有限公司" in text
    for name in ("number", "facts.place", "area.illegal_mu", "contact.officers"):
        if name in form.required:
            assert value_at(values, name) in text, name


@pytest.mark.parametrize("code", CASE_FORMS)
def test_each_required_item_is_listed_when_it_is_missing(code, record):
    form = RULES.forms[code]
    values = case_values(form, record(), DAY, "示X〔2026〕1号")
    assert missing_items(form, values) == []
    for name, title in form.required.items():
        *path, last = name.split(".")
        holder = value_at(values, ".".join(path)) if path else values
        kept, holder[last] = holder[last], None
        assert missing_items(form, values) == [title]
        holder[last] = kept


def test_all_missing_items_are_named_at_once(record):
    form = RULES.forms["stop_notice"]
    lacking = record(case={"party": "当事人待查"}, officers=[], measurements={})
    with pytest.raises(InputError) as caught:
        completed(form, case_values(form, lacking, DAY, None), "SA2026-001")
    for word in ("文号", "当事人", "两名承办人", "执法证号", "占地面积"):
        assert word in str(caught.value)
    assert "违法地点" not in str(caught.value)


@pytest.mark.parametrize("party", ["", None, "当事人待查", "不明", "待查（已张贴公告）"])
def test_an_unknown_party_is_missing(record, party):
    form = RULES.forms["stop_notice"]
    values = case_values(form, record(case={"party": party}, parcel={"party": None}), DAY, "1")
    assert missing_items(form, values) == ["当事人"]


def test_areas_are_added_before_they_are_rounded(record):
    one = record()
    second = {**one.parcels[0], "code": "P2"}
    both = record(
        parcels=[one.parcels[0], second],
        measurements={
            "SF2026-001": {**one.measurements["SF2026-001"], "illegal_m2": 3333.4},
            "P2": {**one.measurements["SF2026-001"], "illegal_m2": 3333.4},
        },
    )
    area = case_values(RULES.forms["stop_notice"], both, DAY, "1")["area"]
    assert (area["illegal_m2"], area["illegal_mu"]) == ("6666.80", "10.00")


@pytest.mark.parametrize(
    ("first", "second", "grade"),
    [
        ((9000.0, "under"), (5000.0, "under"), "major"),  # 14,000 m² are more than 20 亩
        ((9000.0, "under"), (4333.0, "under"), "general"),
        ((20000.0, "over"), (13300.0, "doubt"), "major"),
        ((100.0, "under"), (13000.0, "doubt"), "doubt"),
    ],
)
def test_parcels_of_one_case_are_graded_together(record, first, second, grade):
    one = record()
    rows = {
        code: one.measurements["SF2026-001"]
        | {"illegal_m2": area_m2, "basic_farmland_m2": 0.0, "verdict": verdict, "is_major": verdict == "over"}
        for code, (area_m2, verdict) in (("SF2026-001", first), ("P2", second))
    }
    both = record(
        parcels=[one.parcels[0], {**one.parcels[0], "code": "P2"}], measurements=rows, case={"is_major": None}
    )
    values = case_values(RULES.forms["filing_form"], both, DAY, "1")
    assert values["area"]["grade"] == wording()["grades"][grade]
    assert bool(values["grave"] and "超过20亩" in values["grave"]) == (grade == "major")


def test_a_layer_that_was_not_given_is_said_and_a_changed_shape_counts_as_unmeasured(record):
    form = RULES.forms["stop_notice"]
    area = case_values(form, record(measurement={"basic_farmland_m2": None}), DAY, "1")["area"]
    assert area["basic_farmland_mu"] == "未套合"
    stale = case_values(form, record(stale=frozenset({"SF2026-001"})), DAY, "1")
    assert missing_items(form, stale) == ["占地面积（须先量算图斑）"]


@pytest.mark.parametrize("code", CASE_FORMS)
def test_what_was_not_covered_is_not_followed_by_a_unit(record, code):
    form, uncovered = RULES.forms[code], {"cultivated_m2": None, "basic_farmland_m2": None}
    values = completed(form, case_values(form, record(measurement=uncovered), DAY, "1"), "SA2026-001")
    text = "".join(docx.Document(BytesIO(fill_paper(Paper(code, values, "示范分局")).docx)).element.itertext())
    assert "未套合亩" not in text
    assert "其中耕地未套合" in text or code not in ("stop_notice", "correction_notice", "fact_report", "daily_report")


def test_a_paper_tells_nothing_that_came_after_it(record):
    form = RULES.forms["fact_report"]
    early = case_values(form, record(), date(2026, 10, 14), "1")["measures"]["sentence"]
    late = case_values(form, record(), DAY, "1")["measures"]["sentence"]
    assert "10月13日" in early
    assert "拒不停止" not in early
    assert "拒不停止" in late


def test_a_grave_report_needs_a_major_case_or_a_refusal(record):
    form = RULES.forms["grave_report"]
    small = record(case={"is_major": False}, measurement={"is_major": False, "verdict": "under"})
    assert missing_items(form, case_values(form, small, date(2026, 10, 14), "1")) == [form.required["grave"]]
    assert missing_items(form, case_values(form, small, DAY, "1")) == []


def test_mineral_kinds_need_their_law_from_the_case(record):
    form = RULES.forms["stop_notice"]
    mining = record(parcel={"kind": "mining"})
    assert set(missing_items(form, case_values(form, mining, DAY, "1"))) == {
        form.required["law.broken"],
        form.required["law.basis"],
    }
    told = record(parcel={"kind": "mining"}, case={"legal_basis": "某法第一条"})
    values = case_values(form, told, DAY, "1")
    assert missing_items(form, values) == []
    assert "未取得采矿许可证" in values["facts"]["act"]


def test_a_section_with_nothing_to_say_is_left_out_and_the_rest_is_numbered():
    patterns = [
        {"heading": "甲", "lines": ["{a}"]},
        {"heading": "乙", "lines": ["{b}"]},
        {"heading": "丙", "lines": ["{c.d}。"]},
    ]
    assert sections(patterns, {"a": "一", "c": {"d": "三"}}) == [
        {"heading": "一、甲", "paragraphs": ["一"]},
        {"heading": "二、丙", "paragraphs": ["三。"]},
    ]


def test_dates_have_no_leading_noughts():
    assert long_date(date(2026, 9, 5)) == "2026年9月5日"


def test_days_to_correct_are_a_setting(record):
    form = RULES.forms["correction_notice"]
    assert case_values(form, record(), DAY, "1")["correction"]["deadline"] == "2026年11月12日"
    sooner = record(settings={"form.correction_days": "3"})
    assert case_values(form, sooner, DAY, "1")["correction"]["deadline"] == "2026年10月31日"
    with pytest.raises(InputError, match=r"form\.correction_days"):
        case_values(form, record(settings={"form.correction_days": "三日"}), DAY, "1")


def test_a_further_required_item_is_an_edit_of_the_file(record, tmp_path):
    content = json.loads(FORM_FILE.read_text(encoding="utf-8"))
    content["forms"]["stop_notice"]["required"]["difficulties"] = "存在困难"
    path = tmp_path / "forms.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    form = load_form_rules(path).forms["stop_notice"]
    assert missing_items(form, case_values(form, record(), DAY, "1")) == ["存在困难"]
    path.write_text("{}", encoding="utf-8")
    load_form_rules.cache_clear()
    with pytest.raises(RuleError, match=r"forms\.json"):
        load_form_rules(path)


def test_the_find_as_corrected_by_an_event_goes_before_the_parcels(record):
    made = record(parcel={"found_local_date": "2026-10-01"})
    assert made.found == date(2026, 10, 12)
    assert replace(made, events=[]).found == date(2026, 10, 1)


def test_the_occurrence_as_entered_by_an_event_goes_before_the_parcels(record):
    made = record(parcel={"occurred_local_date": "2026-09-01"})
    said = [
        case_values(RULES.forms["stop_notice"], each, DAY, "1")["facts"]["time"]
        for each in (
            made,
            replace(made, events=[*made.events, {"kind": "occurred", "day": date(2026, 9, 5), "document_no": None}]),
        )
    ]
    assert ["9月1日" in said[0], "9月5日" in said[1]] == [True, True]
