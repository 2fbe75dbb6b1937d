"""Cases told as kind and day, checked against the shipped model and rules."""

from datetime import date

import pytest


@pytest.fixture
def check():
    """Codes and sentences of what is wrong with a case of the given events."""
    from landpatrol.processing.core.cases.checks import check_case
    from landpatrol.processing.core.cases.events import Case, CaseEvent
    from landpatrol.processing.core.cases.model import load_case_model
    from landpatrol.processing.core.clock.deadline_rules import load_deadline_rules

    def make(*events, today="2026-12-31", **case):
        told = [
            CaseEvent(f"E{n}", kind, date.fromisoformat(day), **(rest[0] if rest else {}))
            for n, (kind, day, *rest) in enumerate(events)
        ]
        case = {"officer1_code": "a", "officer2_code": "b"} | case
        made = Case(code="SA1", events=tuple(told), **case)
        findings = check_case(made, load_case_model(), load_deadline_rules(), date.fromisoformat(today))
        return {finding.code: str(finding) for finding in findings}

    return make
