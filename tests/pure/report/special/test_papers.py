"""The papers of a case: what they say, that their numbers agree, and that every number is on record."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from datetime import date

import jsonschema
import pytest
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.report.special.pen import Pen
from landpatrol.processing.report.special.words import DATA_FOLDER, chinese_number, load_departments

DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?:\d{1,2}时\d{1,2}分)?")
NUMERAL = re.compile(r"\d+(?:\.\d+)?")


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"code", "department", "file_name", "case_code", "name", "file"} or not isinstance(
                inner, str
            ):
                yield from texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts(inner)


def numerals_without_record(papers, book):
    """Numerals left when dates and recorded words are taken away, and no record prints them."""
    records = book.records.values()
    copied = sorted((r.text for r in records if r.unit == "text"), key=len, reverse=True)
    numbers = {number for r in records for number in NUMERAL.findall(r.text)}
    left = []
    for text in texts(asdict(papers)):
        text = DATE.sub("", text)
        for words in copied:
            text = text.replace(words, "")
        left += [number for number in NUMERAL.findall(text) if number not in numbers]
    return left


@pytest.mark.parametrize("name", ["departments", "words"])
def test_data_follow_their_schemas(name):
    schema = json.loads((DATA_FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads((DATA_FOLDER / f"{name}.json").read_text(encoding="utf-8")), schema)


def test_every_numeral_has_a_record(make_case, make_parcel, write):
    case = make_case([make_parcel(), make_parcel("SF2026-002", x=500)])
    papers, book = write(case, number="示国土〔2026〕7号", signer="陶怀瑾")
    assert numerals_without_record(papers, book) == []
    assert len(book.records) > 100


def test_a_number_that_nobody_recorded_is_caught(write, make_case):
    papers, book = write(make_case())
    wrong = replace(papers, report=replace(papers.report, closing="共计77.7亩。"))
    assert numerals_without_record(wrong, book) == ["77.7"]


def test_a_pen_refuses_digits_that_are_not_on_record():
    from landpatrol.processing.core.figures import FigureBook

    pen = Pen(FigureBook(), "report", "专项报告")
    with pytest.raises(AssertionError, match="超过20亩"):
        pen.write("超过20亩")
    with pytest.raises(AssertionError, match="3户"):
        pen.write("涉及{who}", who="3户")
    assert pen.write("涉及{who}", who=pen.copy("case/who", "3户")) == "涉及3户"


def test_letters_and_report_print_the_same_areas(make_case, write):
    papers, book = write(make_case())
    printed = book.records["case/illegal_m2"].text, book.records["case/illegal_mu"].text
    assert printed == ("14000.01", "21.00")
    assert papers.report.areas[0].m2 == printed[0]
    assert all(f"违法占地{printed[0]}平方米（{printed[1]}亩）" in letter.paragraphs[0] for letter in papers.letters)


def test_sums_are_rounded_once(make_case, make_parcel, write):
    parcels = [make_parcel(f"SF2026-00{n}", total_m2=4600.004, x=500 * n) for n in (1, 2, 3)]
    papers, book = write(make_case(parcels))
    assert book.records["case/illegal_m2"].value == 13800.012
    assert papers.report.parcels[-1].illegal_m2 == "13800.01"
    assert [line.illegal_m2 for line in papers.report.parcels[:-1]] == ["4600.00"] * 3


def test_the_plan_and_the_criminal_line_are_told_apart(make_case, make_parcel, write):
    """Exactly 5 亩 of basic farmland reaches the criminal line (以上) and is not over the plan's (超过)."""
    parcel = make_parcel(total_m2=4000.0, cultivated_m2=3000.0, farmland_m2=10000 / 3)
    papers, _ = write(make_case([parcel]))
    major, criminal = papers.report.sections[2].paragraphs[:2]
    assert "永久基本农田5.00亩，未超过5亩" in major
    assert "未达到重大案件标准" in major
    assert "重大案件标准" not in criminal
    assert [note.name for note in papers.cautions] == ["marked_major", "not_major"]


def test_both_readings_of_the_term_count_from_the_first_refusal(make_case, write):
    papers, book = write(make_case())
    told = "".join(papers.report.sections[4].paragraphs)
    assert "2026年4月30日" in told
    assert [line.due for line in papers.report.deadlines] == ["2026年5月6日", "2026年5月11日"]
    assert book.records["clock/special_report/due_workday"].value == "2026-05-11"
    by_workdays, _ = write(make_case(), reading="workday")
    assert by_workdays.report.deadlines[0].due == "2026年5月11日"


def test_without_a_ground_check_it_is_a_draft(make_case, write):
    events = ({"code": "E1", "kind": "found", "local_date": "2026-04-20"},)
    papers, _ = write(make_case(events=events, photos=()))
    assert papers.is_draft
    assert papers.report.head.title.endswith("（草稿）")
    assert all("草稿" in letter.head.marks and "仅作为线索" in letter.paragraphs[1] for letter in papers.letters)
    assert not write(make_case())[0].is_draft


def test_a_case_that_is_not_major_says_so_on_every_paper(make_case, make_parcel, write):
    papers, _ = write(make_case([make_parcel(total_m2=5000.0, cultivated_m2=3000.0, farmland_m2=0.0)]))
    assert "重大国土资源" not in papers.report.head.title
    assert all("非重大案件" in paper.head.marks for paper in (papers.report, *papers.letters))


def test_a_mineral_case_is_major_whatever_its_area(make_case, make_parcel, write):
    parcel = make_parcel(total_m2=100.0, cultivated_m2=0.0, farmland_m2=0.0)
    papers, _ = write(make_case([replace(parcel, row=parcel.row | {"kind": "mining"})]))
    assert "涉嫌违法开采矿产资源" in papers.report.opening
    assert "不论面积" in papers.report.opening


def test_changed_shapes_are_named(make_case, make_parcel, write):
    papers, _ = write(make_case([make_parcel(stored_sha256="older")]))
    assert papers.cautions[0].name == "stale"
    assert any("SF2026-001" in note and "重新量算" in note for note in papers.report.notes)


def test_a_department_is_added_by_editing_the_list(make_case, write):
    departments = json.loads(json.dumps(load_departments()))
    departments["departments"].append(
        {"code": "fire", "file": "消防部门", "recipient": "区消防救援大队", "asks": ["停止办理消防验收，3日内函复。"]}
    )
    papers, book = write(make_case(), departments=departments)
    assert len(papers.letters) == len(load_departments()["departments"]) + 1
    letter = papers.letters[-1]
    assert (letter.head.recipients, letter.asks) == ("区消防救援大队", ("1．停止办理消防验收，3日内函复。",))
    assert numerals_without_record(papers, book) == []


def test_two_departments_with_one_file_name_are_refused(tmp_path):
    content = json.loads((DATA_FOLDER / "departments.json").read_text(encoding="utf-8"))
    content["departments"][1]["file"] = content["departments"][0]["file"]
    path = tmp_path / "部门.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(RuleError, match="发展和改革部门"):
        load_departments(path)


@pytest.mark.parametrize(
    "change",
    [
        {"file": "../../别处"},
        {"file": "附件"},
        {"file": "法院:一"},
        {"recipient": " "},
        {"asks": "停止办理手续。"},
        {"code": None},
    ],
)
def test_a_department_that_cannot_be_written_to_is_refused(tmp_path, change):
    content = json.loads((DATA_FOLDER / "departments.json").read_text(encoding="utf-8"))
    content["departments"][1].update(change)
    path = tmp_path / "部门.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(RuleError) as failure:
        load_departments(path)
    assert failure.value.values["number"] == 2


def test_an_edited_list_counts_at_once(tmp_path):
    path = tmp_path / "部门.json"
    content = json.loads((DATA_FOLDER / "departments.json").read_text(encoding="utf-8"))
    path.write_text(json.dumps(content), encoding="utf-8")
    load_departments(path)
    content["departments"][0]["recipient"] = "区发展改革局"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert load_departments(path)["departments"][0]["recipient"] == "区发展改革局"


def test_the_ten_departments_of_the_plan_are_there():
    names = "".join(entry["file"] for entry in load_departments()["departments"])
    wanted = ("发展和改革", "监察", "农业", "建设", "规划", "交通", "水利", "行政执法", "工商", "电力")
    assert all(name in names for name in wanted)
    assert len(load_departments()["departments"]) == len(wanted)


def test_the_day_of_making_does_not_change_the_figures(make_case, write):
    _, first = write(make_case(), made_on=date(2026, 5, 6))
    _, second = write(make_case(), made_on=date(2027, 1, 1))
    assert first.to_json() == second.to_json()


def test_no_place_is_left_open(make_case, write):
    papers, _ = write(make_case())
    told = "".join(texts(asdict(papers)))
    assert "{" not in told
    assert "None" not in told


def test_an_unknown_party_is_not_called_by_that_name(make_case, write):
    case = make_case()
    papers, _ = write(replace(case, case=case.case | {"party": "当事人待查"}))
    told = papers.report.opening + "".join(papers.letters[0].paragraphs)
    assert "当事人待查" not in told
    assert "有人在清溪镇槐坝头村" in told


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (34, "三十四")])
def test_numbers_of_tables(number, text):
    assert chinese_number(number) == text
