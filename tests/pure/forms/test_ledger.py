"""The ledger: what each line says, what it lacks, and that it reads back equal from the table."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from landpatrol.processing.core.errors import InputError
from landpatrol.processing.core.forms.case_values import office
from landpatrol.processing.core.forms.catalogue import load_form_rules
from landpatrol.processing.core.forms.complete import completed
from landpatrol.processing.core.forms.ledger import make_ledger, period_words, printed_lines, refuse_lacks, table_rows
from landpatrol.processing.core.forms.monthly_return import ReturnInputs, months_begun, return_values, weeks_ending
from landpatrol.processing.core.forms.patrol_record import ledger_line, missing_of_line, patrol_values
from landpatrol.processing.core.forms.route import villages_along
from landpatrol.processing.core.forms.words import wording
from landpatrol.processing.report.office.write import Paper, fill_paper
from landpatrol.processing.report.office.xlsx import Column, SheetTable, read_sheet, write_workbook

RULES = load_form_rules()
MONTH = (date(2026, 10, 1), date(2026, 10, 31))


def test_a_line_says_what_the_plan_asks_for(patrol):
    line = ledger_line(patrol(), 1, RULES)
    assert line["date"] == date(2026, 10, 12)
    assert line["time"] == "09:00—11:30"
    assert line["officers"] == "江知行、柳望舒"
    assert line["place"] == "清溪镇槐坝头村"
    assert (line["illegal_mu"], line["basic_farmland_mu"], line["length_km"]) == (20.0, 5.0, 5.2)
    assert missing_of_line(line, RULES) == []


def test_a_patrol_without_officers_is_named(patrol):
    ledger = make_ledger([patrol(officers=[]), patrol({"route": None, "recorded_by": ""})], *MONTH, RULES)
    assert [str(lack) for lack in ledger.lacks] == [
        "XC20261012-041：人员（不少于2人）",
        "XC20261012-041：路线",
        "XC20261012-041：记录人",
    ]
    with pytest.raises(InputError, match=r"3 items are missing.*人员"):
        refuse_lacks("2026年10月巡查台账", ledger.lacks, "缺项.xlsx")
    assert printed_lines(ledger, "【未填】")[0]["officers"] == "【未填】"


def test_one_officer_is_not_two(patrol):
    alone = patrol(officers=patrol().officers[:1])
    assert missing_of_line(ledger_line(alone, 1, RULES), RULES) == ["人员（不少于2人）"]


def test_a_patrol_that_found_nothing_needs_no_measures(patrol):
    quiet = patrol({"found": "未发现新增违法行为", "stopped": None, "opinion": None}, finds=[])
    line = ledger_line(quiet, 1, RULES)
    assert (line["stopped"], line["opinion"]) == ("无", "继续巡查")
    found = patrol({"stopped": None, "opinion": None}, finds=[])
    assert missing_of_line(ledger_line(found, 1, RULES), RULES) == ["制止情况", "处理意见"]


def test_a_find_is_told_even_if_the_patrol_wrote_that_there_was_none(patrol):
    line = ledger_line(patrol({"found": "未发现新增违法行为"}), 1, RULES)
    assert line["found"] == "发现SF2026-001 堆场硬化占地"


def test_the_ledger_reads_back_equal(patrol, tmp_path):
    ledger = make_ledger([patrol(), patrol({"local_date": "2026-10-30"}, length_m=None, finds=[])], *MONTH, RULES)
    columns = [Column(head, width, kind) for _, head, width, kind in wording()["ledger"]["columns"]]
    path = tmp_path / "台账.xlsx"
    write_workbook(path, [SheetTable("台账", "台账", columns, table_rows(ledger))], "甲", "乙")
    assert read_sheet(path, "台账") == ([column.head for column in columns], table_rows(ledger))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "2026年10月"),
        (date(2026, 2, 1), date(2026, 2, 28), "2026年2月"),
        (date(2026, 10, 1), date(2026, 10, 30), "2026年10月1日至2026年10月30日"),
        (date(2026, 10, 26), date(2026, 11, 25), "2026年10月26日至2026年11月25日"),
    ],
)
def test_a_period_in_words(start, end, words):
    assert period_words(start, end) == words


@pytest.mark.parametrize(
    ("start", "end", "weeks"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), 4),
        (date(2026, 11, 1), date(2026, 11, 30), 5),
        (date(2026, 11, 2), date(2026, 11, 7), 0),
        (date(2026, 11, 2), date(2026, 11, 8), 1),
    ],
)
def test_weeks_belong_to_the_month_of_their_sunday(start, end, weeks):
    assert weeks_ending(start, end) == weeks


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), 1),
        (date(2026, 10, 1), date(2026, 10, 25), 1),
        (date(2026, 10, 26), date(2026, 11, 25), 1),
        (date(2026, 10, 26), date(2026, 11, 26), 2),
        (date(2026, 10, 1), date(2026, 12, 31), 3),
        (date(2026, 12, 1), date(2027, 1, 31), 2),
    ],
)
def test_months_are_counted_from_the_first_day(start, end, months):
    assert months_begun(start, end) == months


def inputs(patrol, **more):
    units = [patrol().branch, patrol().unit]
    finds = [(find.parcel, find.measurement) for find in patrol().finds]
    given = {
        "start": MONTH[0], "end": MONTH[1], "units": units, "patrols": [patrol()] * 7, "finds": finds, "weekly": 2,
        "events": [{"kind": "stopped", "unit_code": "U1"}, {"kind": "filed", "unit_code": "U1"}], "monthly": 2,
        "checks": [("U1", date(2026, 10, 8)), ("U1", date(2026, 10, 8)), ("U1", date(2026, 10, 9))],
    }  # fmt: skip
    return ReturnInputs(**(given | more))


def test_the_return_counts_and_names_what_falls_short(patrol):
    names = office("branch", patrol().branch, patrol().branch, {"office.superior": "示范市国土资源局"})
    values = return_values(inputs(patrol), names, date(2026, 11, 2))
    branch, station, total = values["rows"]
    assert (station["patrols"], station["expected"], station["found"], station["stopped"]) == ("7", "8", "1", "1")
    assert (station["video_days"], branch["expected"], total["patrols"]) == ("2", "2", "7")
    assert (total["illegal_mu"], total["basic_farmland_mu"]) == ("20.00", "5.00")
    told = "".join(line for section in values["sections"] for line in section["paragraphs"])
    assert "清溪国土中心所本期巡查7次，少于应巡查的8次" in told
    assert "重点动态巡查0次，少于应开展的2次" in told
    assert "SF2026-001" in told
    assert "2026年10月25日前上报" in values["table_note"]
    text = fill_paper(Paper("monthly_return", values, "示范分局")).docx
    assert "示范市国土资源局" in "".join(p.text for p in docx.Document(BytesIO(text)).paragraphs)


def test_weeks_that_are_not_over_are_not_due(patrol):
    names = office("branch", patrol().branch, patrol().branch, {"office.superior": "市局"})
    rows = return_values(inputs(patrol), names, date(2026, 10, 24))["rows"]
    assert [row["expected"] for row in rows] == ["2", "6", "8"]


def test_enough_patrols_are_no_problem(patrol):
    names = office("branch", patrol().branch, patrol().branch, {"office.superior": "市局"})
    enough = inputs(patrol, units=[patrol().unit], patrols=[patrol()] * 8)
    told = return_values(enough, names, date(2026, 10, 24))["sections"]
    assert any("达到要求" in line for section in told for line in section["paragraphs"])


def test_the_record_of_a_patrol_fills_its_template(patrol):
    values = patrol_values(patrol(), office("station", patrol().unit, patrol().branch, {}), RULES)
    form = RULES.forms["patrol_record"]
    filled = fill_paper(Paper("patrol_record", completed(form, values, "XC20261012-041"), "清溪国土中心所"))
    cells = [
        cell.text for table in docx.Document(BytesIO(filled.docx)).tables for row in table.rows for cell in row.cells
    ]
    assert "示执0001、示执0002" in cells
    assert "20.00" in cells
    with pytest.raises(InputError, match="天气"):
        completed(form, patrol_values(patrol({"weather": None}), {}, RULES), "XC20261012-041")


def test_a_route_in_words():
    import numpy as np
    import shapely

    villages = np.array([shapely.box(x, 0, x + 1000, 1000) for x in (0, 1000, 2000)], dtype=object)
    there_and_back = shapely.LineString([(500, 500), (2500, 500), (500, 500)])
    assert villages_along(there_and_back, villages, ["甲村", "乙村", "丙村"]) == "甲村—乙村—丙村—乙村—甲村"
    assert villages_along(shapely.LineString([(0, 5000), (10, 5000)]), villages, ["甲村", "乙村", "丙村"]) == ""
    assert villages_along(None, villages, ["甲村", "乙村", "丙村"]) == ""
