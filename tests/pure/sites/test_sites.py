"""Construction sites counted by hand: visits by month, permits by the day, ground by the square metre."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.core.sites.check import Site, Visit, check_site, visit_remarks
from landpatrol.processing.core.sites.rules import FILE, load_site_rules

RULES = load_site_rules()
TODAY = date(2026, 11, 23)
GOOD = {"stage": "主体施工", "permit_no": "示批1号", "permit_day": date(2026, 3, 1), "required": 3}


def state(visits=(), today=TODAY, **changed):
    return check_site(Site("S1", **GOOD | changed), [Visit(date.fromisoformat(day)) for day in visits], today, RULES)


def test_visits_of_a_quarter_by_hand():
    found = state(["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-02", "2026-11-24"])
    assert [(p.start.month, p.required, p.done, p.missing) for p in found.periods] == [
        (10, 3, 2, 1),
        (11, 3, 1, 0),
    ]
    assert (found.required, found.done, found.missing, found.due) == (6, 3, 1, 2)
    assert (found.due_day, found.last_visit) == (date(2026, 11, 30), date(2026, 11, 2))
    assert found.findings == ("2026年10月应巡查3次，已巡查2次，缺1次",)


def test_a_second_visit_on_one_day_is_remarked_on():
    days = [date(2026, 11, 2), date(2026, 11, 2), date(2026, 11, 3)]
    assert visit_remarks("S1", date(2026, 11, 4), days) == []
    (remark,) = visit_remarks("S1", date(2026, 11, 2), days)
    assert str(remark).startswith("S1 has 3 visits on 2026-11-02 now")


def test_a_month_is_late_only_when_it_is_over():
    assert state(today=date(2026, 10, 31)).missing == 0
    assert state(today=date(2026, 11, 1)).missing == 3


def test_a_site_under_way_for_part_of_a_month_needs_its_part():
    found = state(["2026-10-20"], started=date(2026, 10, 16))
    assert found.periods[0].required == 1  # 3 x 16/31, rounded down
    assert found.missing == 0


@pytest.mark.parametrize(
    ("changed", "under_way", "required"),
    [
        ({"stage": "未动工"}, False, 0),
        ({"stage": "已竣工"}, False, 0),
        ({"stage": "已竣工", "ended": date(2026, 10, 31)}, False, 3),
        ({"ended": date(2026, 9, 30)}, False, 0),
        ({"started": date(2026, 12, 1)}, False, 0),
        ({"required": 0}, True, 0),
        ({"required": None}, True, 4),
    ],
)
def test_who_has_to_be_visited(changed, under_way, required):
    found = state(**changed)
    assert (found.is_under_way, found.required) == (under_way, required)


@pytest.mark.parametrize(
    ("changed", "permit"),
    [
        ({"permit_no": ""}, "none"),
        ({"permit_day": None}, "undated"),
        ({"permit_day": date(2024, 11, 23)}, "valid"),
        ({"permit_day": date(2024, 11, 22)}, "expired"),
        ({"permit_day": date(2024, 11, 22), "stage": "已竣工"}, "valid"),
    ],
)
def test_two_years_of_a_permit(changed, permit):
    assert state(["2026-11-02"], **changed).permit == permit


@pytest.mark.parametrize(("area", "beyond"), [(10_100.0, 0), (10_100.5, 100.5), (9000.0, 0), (None, 0)])
def test_ground_beyond_the_permitted_area(area, beyond):
    found = state(area_m2=area, permitted_m2=10_000.0)
    assert found.beyond_m2 == pytest.approx(beyond)
    assert any("平方米，超出" in text for text in found.findings) is bool(beyond)


@pytest.mark.parametrize(("outside", "asked"), [(50, False), (50.1, True), (None, False)])
def test_ground_outside_the_approved_layers(outside, asked):
    assert any("图层之外" in text for text in state(outside_m2=outside).findings) is asked
    assert not any("图层之外" in text for text in state(outside_m2=outside, permit_no="").findings)


def test_what_the_last_visit_found_is_said():
    visits = [Visit(date(2026, 11, 2), finding="北侧堆土出界"), Visit(date(2026, 10, 2), finding="旧")]
    assert check_site(Site("S1", **GOOD), visits, TODAY, RULES).findings[-1] == "2026-11-02巡查发现：北侧堆土出界"


@given(st.lists(st.dates(date(2026, 9, 1), date(2026, 12, 31)), max_size=20), st.integers(0, 5))
def test_visits_are_counted_once_and_nothing_is_negative(days, required):
    found = check_site(Site("S1", **GOOD | {"required": required}), [Visit(day) for day in days], TODAY, RULES)
    assert found.done == sum(date(2026, 10, 1) <= day <= TODAY for day in days)
    assert found.missing >= 0
    assert found.due >= 0


def test_how_often_is_an_edit_of_data(tmp_path):
    content = json.loads(FILE.read_text(encoding="utf-8")) | {"period": "week", "visits_required": 1}
    changed = tmp_path / "sites.json"
    changed.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    found = check_site(Site("S1", **GOOD | {"required": None}), [], TODAY, load_site_rules(changed))
    assert (found.required, found.missing) == (8, 7)
    del content["clue"]
    changed = tmp_path / "other.json"
    changed.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(RuleError, match="clue"):
        load_site_rules(changed)
