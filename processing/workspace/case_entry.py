"""Opening cases and entering events: checked as a whole first, then written as one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from qgis.core import QgsApplication

from ..bridge.translate import tr
from ..core.cases.checks import Finding, check_case, repeated
from ..core.cases.events import FOUND, OCCURRED, Case, CaseEvent, CaseParcel, standing_events
from ..core.cases.model import load_case_model
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.rules.major_case import is_major_together, load_major_case_rule
from ..core.rules.position_sources import load_position_sources
from .case_lookup import (
    free_parcels,
    known_unit,
    new_code,
    next_case_code,
    officer_codes,
    require_different,
    subject_of,
)
from .cases import Row, case_parcel, latest_measurements, load_cases
from .clock import deadline_rules
from .store import WorkspaceStore

FILED = "filed"


@dataclass(frozen=True)
class NewCase:
    """What a case is opened with; empty texts are taken from its first parcel.

    Attributes
    ----------
    found : date or None
        Day of the find; the parcels' earliest if None.
    officers : sequence of str
        Codes or names, none to two.
    """

    parcels: Sequence[str]
    code: str = ""
    name: str = ""
    unit_code: str = ""
    party: str = ""
    source: str = ""
    cause: str = ""
    found: date | None = None
    officers: Sequence[str] = ()
    note: str = ""


@dataclass(frozen=True)
class NewEvent:
    """What is entered for a case, or for a parcel that is still a clue.

    Attributes
    ----------
    subject : str
        Case code, or parcel code.
    officers : sequence of str
        Codes or names; the first one acted, both become the case's own where it lacks them.
    corrects : str
        Code of the event that this one takes the place of.
    """

    subject: str
    kind: str
    day: date
    officers: Sequence[str] = ()
    document_no: str = ""
    approved_by: str = ""
    days: int | None = None
    corrects: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entered:
    """The new code, the stage that the case is at, and remarks that did not stop it."""

    code: str
    stage: str
    remarks: list[str] = field(default_factory=list)


def open_case(store: WorkspaceStore, new: NewCase, today: date) -> Entered:
    """Make a case of one or more parcels, with their find as its first event.

    Raises
    ------
    InputError
        If a parcel is unknown or in another case, or something cannot be right.
    StoreError
        If the workspace cannot be written.
    """
    rows = free_parcels(store, new.parcels)
    measured = latest_measurements(store)
    parcels = tuple(case_parcel(row, measured.get(row["code"])) for row in rows)
    first, second, *_ = (*officer_codes(store, new.officers), None, None)
    code = new_code(store, "legal_case", new.code.strip() or next_case_code(store, today.year))
    earlier = [event for case in load_cases(store) if case.code in new.parcels for event in case.events]
    case = Case(
        code=code,
        unit_code=known_unit(store, new.unit_code or rows[0]["unit_code"]),
        is_marked_major=any(parcel.is_major for parcel in parcels)
        or is_major_together(
            [measured[row["code"]] for row in rows if row["code"] in measured], load_major_case_rule()
        ),
        officer1_code=first,
        officer2_code=second,
        parcels=parcels,
        events=(*earlier, *_first_events(code, parcels, earlier, new.found)),
    )
    _require_find(case)
    remarks = [*_judged(store, case, None, today), *_other_find(case, new.found)]
    stage = load_case_model().stage_of([event.kind for event in case.standing])
    written = [event for event in case.events if event not in earlier]
    with store.writing("legal_case", "parcel", "case_event") as writer:
        writer.insert("legal_case", [_case_row(case, new, rows[0], stage)])
        for row in rows:
            writer.update("parcel", row["code"], {"legal_case_code": code})
        writer.insert("case_event", [_event_row(event, code) for event in written])
    return Entered(code, stage, remarks)


def record_event(store: WorkspaceStore, new: NewEvent, today: date) -> Entered:
    """Append an event; the stage, the mark as major and missing officers follow from it.

    Raises
    ------
    InputError
        If there is no such case or parcel, or the event makes the case one that cannot be right; nothing is written.
    StoreError
        If the workspace cannot be written.
    """
    case = subject_of(store, new.subject)
    officers = officer_codes(store, new.officers)
    first = case.officer1_code or (officers[0] if officers else None)
    second = case.officer2_code or next((code for code in officers if code != first), None)
    model = load_case_model()
    needs_two = new.kind in model.kinds and "two_officers" in model.kinds[new.kind].needs
    if needs_two:
        require_different(officers)
        case = replace(case, officer1_code=first, officer2_code=second)
    event = CaseEvent(
        code=_event_code(case, new.kind),
        kind=new.kind,
        day=new.day,
        officer_code=officers[0] if officers else None,
        document_no=new.document_no or None,
        approved_by=new.approved_by.strip() or None,
        days=new.days,
        corrects_code=new.corrects or None,
        parcel_code=_parcel_of(case, new.subject),
        note=new.note or None,
    )
    changed = replace(case, events=(*case.events, event))
    remarks = _judged(store, changed, case, today)
    remarks += _unnamed(officers[1:], case)
    stage = model.stage_of([standing.kind for standing in changed.standing])
    with store.writing("case_event", "legal_case") as writer:
        writer.insert("case_event", [_event_row(event, None if case.is_clue else case.code)])
        if not case.is_clue:
            writer.update("legal_case", case.code, _case_changes(changed, stage))
    return Entered(event.code, stage, remarks)


def _case_changes(case: Case, stage: str) -> dict[str, Any]:
    """Columns that follow from the standing events."""
    kinds = load_case_model().kinds
    standing = standing_events(case.events)
    marks = [kinds[event.kind].marks_major for event in standing if event.kind in kinds]
    approvers = [event.approved_by for event in standing if event.kind == FILED]
    changes: dict[str, Any] = {"stage": stage, "approved_by": approvers[-1] if approvers else None}
    corrected = {event.code: event for event in case.events}.get(case.events[-1].corrects_code or "")
    if any(mark is not None for mark in marks):
        changes["is_major"] = [mark for mark in marks if mark is not None][-1]
    elif corrected and corrected.kind in kinds and kinds[corrected.kind].marks_major is not None:
        changes["is_major"] = case.is_major_by_figures  # the only mark was taken back
    return changes | {"officer1_code": case.officer1_code, "officer2_code": case.officer2_code}


def _judged(store: WorkspaceStore, case: Case, before: Case | None, today: date) -> list[str]:
    """Remarks on what is new; the first thing that cannot be right is raised, with the others behind it."""
    model, rules = load_case_model(), deadline_rules(store)

    def found(state: Case) -> list[Finding]:
        return [*check_case(state, model, rules, today), *repeated(state, model)]

    known = set(found(before)) if before else set()
    new = [finding for finding in found(case) if finding not in known]
    refused = [finding for finding in new if finding.is_refused]
    if refused:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "Not entered: {problems}"), problems=" ".join(map(_said, refused))
        )
    return [_said(finding) for finding in new]


def _unnamed(others: Sequence[str], case: Case) -> list[str]:
    """An event holds the officer who acted, a case its two: of a further one nothing is kept."""
    return [
        tr(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The event keeps its first officer only, and {officer} is none of the two of {case}; name {officer} in"
                " NOTE.",
            ),
            officer=code,
            case=case.code,
        )
        for code in others
        if code not in (case.officer1_code, case.officer2_code)
    ]


def _said(finding: Finding) -> str:
    return tr(finding.text, **dict(finding.values))


def _parcel_of(case: Case, subject: str) -> str | None:
    codes = [parcel.code for parcel in case.parcels]
    if subject in codes:
        return subject
    return codes[0] if len(codes) == 1 else None


def _first_events(
    code: str, parcels: Sequence[CaseParcel], earlier: Sequence[CaseEvent], found: date | None
) -> list[CaseEvent]:
    """Occurrence and find, unless they were entered while the parcels were clues."""
    known = {event.kind for event in standing_events(earlier)}
    occurred = min((parcel.occurred for parcel in parcels if parcel.occurred), default=None)
    found = found or min((parcel.found for parcel in parcels if parcel.found), default=None)
    pairs = ((OCCURRED, occurred), (FOUND, found))
    return [
        CaseEvent(f"{code}-{kind}", kind, day, parcel_code=parcels[0].code)
        for kind, day in pairs
        if day and kind not in known
    ]


def _other_find(case: Case, given: date | None) -> list[str]:
    """A find that was entered while the parcels were clues stands, whatever day is given for it now."""
    found = next(event for event in case.standing if event.kind == FOUND)
    if given in (None, found.day):
        return []
    text = QT_TRANSLATE_NOOP(
        "landpatrol",
        "The find of {case} stands for {day} since it was a clue, and {given} was not entered; to change it, correct the"
        " event {event}.",
    )
    return [tr(text, case=case.code, day=found.day, given=given, event=found.code)]


def _require_find(case: Case) -> None:
    if FOUND not in {event.kind for event in case.standing}:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "When was it found? The parcels of {case} have no date of the find; give FOUND."
            ),
            case=case.code,
        )


def _event_code(case: Case, kind: str) -> str:
    used, number = {event.code for event in case.events}, 1
    code = f"{case.code}-{kind}"
    while code in used:
        number += 1
        code = f"{case.code}-{kind}-{number}"
    return code


def _case_row(case: Case, new: NewCase, parcel: Row, stage: str) -> dict[str, Any]:
    return {
        "code": case.code,
        "name": new.name or parcel["name"] or parcel["code"],
        "unit_code": case.unit_code,
        "party": new.party or parcel["party"],
        "stage": stage,
        "is_major": case.is_marked_major,
        "officer1_code": case.officer1_code,
        "officer2_code": case.officer2_code,
        "source": new.source or _clue_source(parcel),
        "cause": new.cause or None,
        "note": new.note or None,
    }


def _clue_source(parcel: Row) -> str | None:
    """How the parcel came to be known: its source, unless that says how its boundary was surveyed (RTK实测)."""
    return None if load_position_sources().find(parcel["source"]) else parcel["source"]


def _event_row(event: CaseEvent, case_code: str | None) -> dict[str, Any]:
    return {
        "code": event.code,
        "legal_case_code": case_code,
        "parcel_code": event.parcel_code,
        "kind": event.kind,
        "local_date": event.day.isoformat(),
        "officer_code": event.officer_code,
        "document_no": event.document_no,
        "approved_by": event.approved_by,
        "days": event.days,
        "corrects_code": event.corrects_code,
        "note": event.note,
        "recorded_at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "recorded_by": QgsApplication.userLoginName(),
    }
