"""The sample county's cases can be right, reach every stage, and are late only where that is meant."""

import json
from collections import defaultdict
from datetime import date

import pytest
from landpatrol.processing.core.cases.checks import check_case
from landpatrol.processing.core.cases.events import Case, CaseEvent
from landpatrol.processing.core.cases.model import load_case_model
from landpatrol.processing.core.clock.deadline_rules import load_deadline_rules
from landpatrol.processing.core.clock.duties import ClockSettings, case_duties
from landpatrol.processing.core.clock.work_calendar import WorkCalendar
from landpatrol.processing.core.demo import cases as demo_cases
from landpatrol.processing.core.demo.patrol_days import patrol_settings

TODAY = date.fromisoformat(patrol_settings()["today"])
LATE = {
    ("SA2026-001", "special_report"),
    ("SA2026-002", "closing_general"),
    ("SA2026-004", "daily_report"),
    ("SA2026-004", "stop_notice"),
    ("SA2026-004", "fact_report"),
    ("SA2026-004", "filing"),
}


@pytest.fixture(scope="module")
def cases():
    path = demo_cases.DATA.with_name("parcels.json")
    parcels = [
        row | {"unit_code": "u", "township": "t", "village": "v"}
        for row in json.loads(path.read_text(encoding="utf-8"))["parcels"]
    ]
    told = demo_cases.make_cases(parcels, {"u": ["a", "b"]})
    events = defaultdict(list)
    for row in told.events:
        event = CaseEvent(
            code=row["code"],
            kind=row["kind"],
            day=date.fromisoformat(row["local_date"]),
            approved_by=row["approved_by"],
            days=row["days"],
        )
        events[row["legal_case_code"]].append(event)
    return [
        Case(
            code=row["code"],
            stage=row["stage"],
            is_marked_major=row["is_major"],
            officer1_code=row["officer1_code"],
            officer2_code=row["officer2_code"],
            events=tuple(events[row["code"]]),
        )
        for row in told.cases
    ]


def test_nothing_in_them_cannot_be_right(cases):
    model, rules = load_case_model(), load_deadline_rules()
    assert [str(finding) for case in cases for finding in check_case(case, model, rules, TODAY)] == []
    assert all(model.stage_of([event.kind for event in case.standing]) == case.stage for case in cases)


def test_every_stage_is_reached(cases):
    kinds = {event.kind for case in cases for event in case.events}
    assert set(load_case_model().stages) <= kinds
    assert {"refused", "ordered", "site_checked", "special_reported", "letters_sent", "extended"} <= kinds


def test_late_where_it_is_meant_and_nowhere_else(cases):
    settings = ClockSettings(load_deadline_rules(), WorkCalendar())
    duties = [(case.code, duty) for case in cases for duty in case_duties(case, settings, TODAY)]
    assert {(code, duty.rule) for code, duty in duties if duty.state == "late"} == LATE
    overdue = {(code, duty.rule) for code, duty in duties if duty.state == "overdue"}
    assert overdue == {
        ("SA2026-008", "special_report"),
        ("SA2026-009", "filing"),
        ("SA2026-012", "daily_report"),
        ("SA2026-012", "stop_notice"),
        ("SA2026-012", "fact_report"),
    }
    assert {(code, duty.rule) for code, duty in duties if duty.is_running and duty.is_provisional} == {
        ("SA2026-007", "closing_major")
    }
    assert ("SA2026-011", "order_to_correct") in {(code, duty.rule) for code, duty in duties if duty.state == "due"}
