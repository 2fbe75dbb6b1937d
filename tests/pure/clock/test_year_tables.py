"""Calendars that the office enters: what is read, and what is refused in words."""

import json
from datetime import date

import jsonschema
import pytest
from landpatrol.processing.core.clock.calendar_rules import DATA_FOLDER
from landpatrol.processing.core.clock.days import parse_day, parse_month
from landpatrol.processing.core.clock.year_table import read_year_table, table_from_json
from landpatrol.processing.core.errors import InputError

FIXED = ["2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03"]


def as_json(**changes):
    return json.dumps({"year": 2027, "off": FIXED, "work": ["2027-02-20"]} | changes)


def test_json_and_back():
    table = table_from_json(as_json(source="国办通知"), "2027.json")
    assert (table.year, len(table.off), table.work) == (2027, 5, {date(2027, 2, 20)})
    assert table_from_json(table.to_json(), "again") == table
    schema = json.loads((DATA_FOLDER / "year_table.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(table.to_json()), schema)


def test_the_form_of_holiday_cn():
    days = [{"name": "x", "date": day, "isOffDay": True} for day in FIXED]
    days.append({"name": "x", "date": "2027-02-20", "isOffDay": False})
    text = json.dumps({"year": 2027, "papers": ["https://www.gov.cn/x"], "days": days})
    table = table_from_json(text, "2027.json")
    assert (table.work, table.source) == ({date(2027, 2, 20)}, "https://www.gov.cn/x")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv_as_an_office_types_it(tmp_path, encoding):
    lines = ["日期，安排", "2026/12/31,休", *(f"{day},放假" for day in FIXED), "2027年2月20日\t上班", ""]
    path = tmp_path / "二〇二七.csv"
    path.write_text("\n".join(lines), encoding=encoding)
    table = read_year_table(path)
    assert table.year == 2027
    assert table.off == {date(2026, 12, 31), *map(date.fromisoformat, FIXED)}
    assert table.work == {date(2027, 2, 20)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (as_json(off=[*FIXED, "2028-01-02"]), "2028-01-02"),
        (as_json(off=[*FIXED, "2026-12-20"]), "2026-12-20"),
        (as_json(off=FIXED[:-1]), "lacks the holiday 2027-10-03"),
        (as_json(work=["2027-05-01"]), "both off and worked"),
        (as_json(work=["2027-02-19"]), "no Saturday or Sunday"),
        (as_json(off=[*FIXED, "2027-02-30"]), "2027-02-30"),
        ('{"year": 2027}', "off"),
        ("{", "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(text, words):
    with pytest.raises(InputError, match=words):
        table_from_json(text, "2027.json")


def test_a_word_that_says_nothing_is_named_with_its_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("2027-01-01,休\n2027-01-04,?\n", encoding="utf-8")
    with pytest.raises(InputError, match="Line 2"):
        read_year_table(path)
    path.write_text("日期,安排\n", encoding="utf-8")
    with pytest.raises(InputError, match="0 days"):
        read_year_table(path)


@pytest.mark.parametrize(
    "text", ["2026-09-18", "2026/9/18", "2026年9月18日", "2026.9.18", "20260918", "2026-09-18T08:00:00"]
)
def test_days_as_people_write_them(text):
    assert parse_day(text) == date(2026, 9, 18)


@pytest.mark.parametrize("text", ["", "2026-13-01", "2026-02-30", "昨天", "18.9.2026", "2026111", "2026年918"])
def test_what_is_no_day(text):
    with pytest.raises(InputError, match="no day"):
        parse_day(text)


@pytest.mark.parametrize("text", ["2028-02", "2028年2月", "2028/2", "202802", "2028-02-29", "2028年2月3日"])
def test_months_as_people_write_them(text):
    assert parse_month(text) == (date(2028, 2, 1), date(2028, 2, 29))


@pytest.mark.parametrize("text", ["", "2028", "20282", "2028-13", "二月"])
def test_what_is_no_month(text):
    with pytest.raises(InputError, match="no month"):
        parse_month(text)


@pytest.mark.parametrize("schema", sorted(DATA_FOLDER.glob("*.schema.json")), ids=lambda path: path.name)
def test_shipped_files_follow_their_schema(schema):
    rules = json.loads(schema.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    data = schema.with_name(schema.name.replace(".schema", ""))
    if data.name != "year_table.json":
        jsonschema.validate(json.loads(data.read_text(encoding="utf-8")), rules)
