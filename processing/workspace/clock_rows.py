"""Rows of the clock's outputs, as values by field name of `bridge.clock_output`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..bridge.translate import tr
from ..core.cases.events import Case, CaseParcel
from ..core.cases.model import CLUE, load_case_model
from ..core.clock.duties import OVERDUE, Duty
from ..core.clock.timeline import Stretch
from ..core.clock.work_calendar import ONE_DAY
from .clock_reading import ClockReading, Period

Values = dict[str, Any]


def duty_rows(reading: ClockReading) -> Iterator[Values]:
    """Every duty, overdue first."""
    model, rules, names = load_case_model(), reading.settings.rules, reading.subjects
    for duty in reading.duties:
        yield {name: getattr(duty, name) for name in ("key", "number", "rule", "to", "document", "term", "state")} | {
            "duty": duty.title,
            "case_code": duty.case_code or None,
            "case_name": names.get(duty.case_code),
            "unit_code": duty.unit_code,
            "unit_name": names.get(duty.unit_code, duty.unit_code),
            "trigger": model.kind_title(duty.trigger) if duty.trigger else None,
            "start_local_date": duty.start,
            "due_local_date": duty.due,
            "by_days_local_date": duty.by_days,
            "unrolled_local_date": duty.unrolled,
            "by_workdays_local_date": duty.by_workdays,
            "reading": rules.units[reading.settings.reading.value],
            "first_due_local_date": duty.first_due,
            "done_local_date": duty.done_on,
            "state_title": rules.states[duty.state],
            "days_left": duty.days_left if duty.is_running else None,
            "late_days": duty.late_days,
            "done": duty.done if duty.needed else None,
            "needed": duty.needed or None,
            "is_provisional": duty.is_provisional,
            "note": duty.note,
        }


def case_rows(reading: ClockReading) -> Iterator[tuple[str, Values]]:
    """(parcel code, values) of each parcel of each case and clue, as it stands today."""
    overdue: dict[str, int] = {}
    for duty in reading.duties:
        overdue[duty.case_code] = overdue.get(duty.case_code, 0) + (duty.state == OVERDUE)
    for case in reading.cases:
        common = _case_values(case, reading) | {"overdue": overdue.get(case.code, 0)}
        for parcel in case.parcels:
            yield parcel.code, _parcel_values(parcel) | common


def _parcel_values(parcel: CaseParcel) -> Values:
    return {"parcel_code": parcel.code, "parcel_name": parcel.name, "verdict": parcel.verdict}


def _case_values(case: Case, reading: ClockReading) -> Values:
    model, rules, names = load_case_model(), reading.settings.rules, reading.subjects
    found = reading.standings[case.code]
    stage = CLUE if case.is_clue else case.stage or CLUE
    in_doubt = rules.words["doubt"] if case.is_doubtful else ""
    return {
        "case_code": None if case.is_clue else case.code,
        "case_name": case.name,
        "unit_name": names.get(case.unit_code, case.unit_code),
        "stage": stage,
        "stage_title": model.stage_title(stage),
        "is_major": case.is_major,
        "state": found.colour,
        "state_title": rules.colours[found.colour],
        "is_provisional": case.is_doubtful,
        "label": found.label,
        "note": in_doubt,
    } | _next_values(found.next_duty, names, case.is_doubtful, in_doubt)


def _next_values(duty: Duty | None, names: Mapping[str, str], is_doubtful: bool, in_doubt: str) -> Values:
    if duty is None:
        return {}
    return {
        "rule": duty.rule,
        "duty": duty.title,
        "due_unit": names.get(duty.unit_code, duty.unit_code),
        "due_local_date": duty.first_due,
        "days_left": duty.days_left,
        "is_provisional": duty.is_provisional or is_doubtful,
        "note": duty.note or in_doubt,
    }


def timeline_rows(reading: ClockReading, period: Period) -> Iterator[tuple[str, Values]]:
    """(parcel code, values) of each parcel and stretch of days."""
    stretches = reading.stretches(period)
    for case in reading.cases:
        for parcel in case.parcels:
            for stretch in stretches[case.code]:
                yield parcel.code, _stretch_values(case, parcel, stretch, reading)


def _stretch_values(case: Case, parcel: CaseParcel, stretch: Stretch, reading: ClockReading) -> Values:
    return {
        "parcel_code": parcel.code,
        "case_code": None if case.is_clue else case.code,
        "case_name": case.name,
        "from_local_date": stretch.start,
        "to_local_date": stretch.end,
        "until_local_date": stretch.end + ONE_DAY,
        "state": stretch.colour,
        "state_title": reading.settings.rules.colours[stretch.colour],
        "rule": stretch.duty or None,
        "due_local_date": stretch.due,
        "is_provisional": stretch.is_provisional,
        "label": stretch.label,
    }


def finding_rows(reading: ClockReading) -> Iterator[Values]:
    """What cannot be right, in the interface's language."""
    for code, finding in reading.findings:
        sentence = tr(finding.text, **dict(finding.values))
        yield {"case_code": code, "finding": finding.code, "sentence": sentence}
