"""Cases told as kind and day."""

from dataclasses import replace
from datetime import date

import pytest


@pytest.fixture
def tell():
    """A case from ``kind=day`` pairs; other keywords are the case's own."""
    from landpatrol.processing.core.cases.events import Case, CaseEvent, CaseParcel

    def make(*events, verdict="under", is_major=False, **changes):
        told = [
            CaseEvent(f"E{n}", kind, date.fromisoformat(day), **more)
            for n, (kind, day, *rest) in enumerate(events)
            for more in [rest[0] if rest else {}]
        ]
        told = [replace(event, approved_by="分管领导") if event.kind == "filed" else event for event in told]
        case = Case(
            code="SA1",
            name="厂房",
            unit_code="99",
            branch_code="9",
            officer1_code="a",
            officer2_code="b",
            is_marked_major=is_major,
            parcels=(CaseParcel("P1", verdict=verdict, is_major=is_major),),
            events=tuple(told),
        )
        return replace(case, **changes)

    return make


@pytest.fixture
def settings():
    from landpatrol.processing.core.clock.deadline_rules import load_deadline_rules
    from landpatrol.processing.core.clock.duties import ClockSettings
    from landpatrol.processing.core.clock.work_calendar import WorkCalendar

    return ClockSettings(load_deadline_rules(), WorkCalendar())
