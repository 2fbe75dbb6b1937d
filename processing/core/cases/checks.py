"""What cannot be right in a case: each finding is a sentence; entering an event that brings a new one is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..clock.deadline_rules import DeadlineRules
from ..errors import QT_TRANSLATE_NOOP
from .events import VOIDED, Case, CaseEvent
from .model import CaseModel, EventKind


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Attributes
    ----------
    text : str
        English template, marked for translation.
    values : tuple of (str, str)
        For the template's named fields.
    is_refused : bool
        Whether an event that brings it about is refused, or only remarked on.
    """

    code: str
    text: str
    values: tuple[tuple[str, str], ...]
    is_refused: bool = True

    def __str__(self) -> str:
        return self.text.format(**dict(self.values))


def check_case(case: Case, model: CaseModel, rules: DeadlineRules, today: date) -> list[Finding]:
    """Everything that cannot be right in a case, each once, in the order of its events."""
    findings = [
        *_officers(case),
        *_events(case, model, today),
        *_extensions(case, rules),
        *_corrections(case),
        *_major(case),
    ]
    return list(dict.fromkeys(findings))


def repeated(case: Case, model: CaseModel) -> Iterator[Finding]:
    """Stop notices and reports that were there already for the same parcel: said at entry, and no fault of a case."""
    first: dict[tuple[str, str | None], CaseEvent] = {}
    for event in case.standing:
        earlier = first.setdefault((event.kind, event.parcel_code), event)
        if earlier is not event and event.kind in model.kinds and model.kinds[event.kind].is_remarked_again:
            yield _finding(
                "again",
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "“{kind}” of {case} stands for {day} and for {again} now; if it is one and the same, void one of the"
                    " two.",
                ),
                refused=False,
                kind=model.kind_title(event.kind),
                case=case.code,
                day=earlier.day,
                again=event.day,
            )


def _finding(code: str, text: str, refused: bool = True, **values: Any) -> Finding:
    return Finding(code, text, tuple((name, str(value)) for name, value in values.items()), refused)


def _officers(case: Case) -> Iterator[Finding]:
    if case.officer1_code and case.officer1_code == case.officer2_code:
        yield _finding(
            "same_officer",
            QT_TRANSLATE_NOOP(
                "landpatrol", "The case {case} has the same officer twice ({officer}); two different ones are needed."
            ),
            case=case.code,
            officer=case.officer1_code,
        )


def _events(case: Case, model: CaseModel, today: date) -> Iterator[Finding]:
    standing = case.standing
    first = _first_days(standing)
    seen: set[str] = set()
    for event in standing:
        if event.day > today:
            yield _finding(
                "future",
                QT_TRANSLATE_NOOP(
                    "landpatrol", "{kind} is dated {day}, after today ({today}); enter it when it has happened."
                ),
                kind=model.kind_title(event.kind),
                day=event.day,
                today=today,
            )
        if event.kind not in model.kinds:
            yield _finding(
                "unknown_kind",
                QT_TRANSLATE_NOOP(
                    "landpatrol", "The case {case} holds an event of the unknown kind {kind}; known are {known}."
                ),
                case=case.code,
                kind=event.kind,
                known=", ".join(model.kinds),
            )
            continue
        kind = model.kinds[event.kind]
        yield from _order(case, event, kind, model, first)
        yield from _needs(case, event, kind)
        if kind.is_once and kind.code in seen:
            yield _finding(
                "twice",
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{kind} was entered already for {case} on {day}; to change it, give the event that is corrected.",
                ),
                kind=kind.title,
                case=case.code,
                day=first[kind.code],
            )
        seen.add(kind.code)


def _first_days(events: Iterable[CaseEvent]) -> dict[str, date]:
    first: dict[str, date] = {}
    for event in events:
        first[event.kind] = min(event.day, first.get(event.kind, event.day))
    return first


def _order(
    case: Case, event: CaseEvent, kind: EventKind, model: CaseModel, first: dict[str, date]
) -> Iterator[Finding]:
    for name in kind.requires:
        if name not in first:
            yield _finding(
                "before",
                QT_TRANSLATE_NOOP("landpatrol", "{case} has no “{needed}” yet, so “{kind}” cannot be entered for it."),
                case=case.code,
                needed=model.kind_title(name),
                kind=kind.title,
            )
    for name in kind.after:
        if name in first and first[name] > event.day:
            yield _finding(
                "order",
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "“{kind}” of {case} is dated {day}, before “{other}” ({other_day}); correct one of the two dates.",
                ),
                kind=kind.title,
                case=case.code,
                day=event.day,
                other=model.kind_title(name),
                other_day=first[name],
            )
    for name in kind.without:
        if name in first:
            yield _finding(
                "without",
                QT_TRANSLATE_NOOP("landpatrol", "{case} holds “{other}” already; “{kind}” does not go with it."),
                case=case.code,
                other=model.kind_title(name),
                kind=kind.title,
            )
    if case.is_clue and not kind.is_for_clues:
        yield _finding(
            "clue",
            QT_TRANSLATE_NOOP("landpatrol", "{case} is still a clue; open a case before entering “{kind}”."),
            case=case.code,
            kind=kind.title,
        )


def _needs(case: Case, event: CaseEvent, kind: EventKind) -> Iterator[Finding]:
    if "approved_by" in kind.needs and not (event.approved_by or "").strip():
        yield _finding(
            "approver",
            QT_TRANSLATE_NOOP("landpatrol", "“{kind}” of {case} ({day}) lacks who approved it; give the approver."),
            kind=kind.title,
            case=case.code,
            day=event.day,
        )
    if "two_officers" in kind.needs and not (case.officer1_code and case.officer2_code):
        yield _finding(
            "two_officers",
            QT_TRANSLATE_NOOP("landpatrol", "“{kind}” of {case} needs two named officers; name both."),
            kind=kind.title,
            case=case.code,
        )
    if "days" in kind.needs and (event.days or 0) < 1:
        yield _finding(
            "days",
            QT_TRANSLATE_NOOP("landpatrol", "“{kind}” of {case} ({day}) does not say for how many days; give DAYS."),
            kind=kind.title,
            case=case.code,
            day=event.day,
        )


def _extensions(case: Case, rules: DeadlineRules) -> Iterator[Finding]:
    for rule in rules.extensions:
        events = [event for event in case.standing if event.kind == rule.event]
        days = sum(event.days or 0 for event in events)
        if days > rule.most:
            yield _finding(
                "extension_days",
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "The extension of {case} comes to {days} working days; at most {most} are allowed in all.",
                ),
                case=case.code,
                days=days,
                most=rule.most,
            )
        if len(events) > rule.times:
            yield _finding(
                "extension_times",
                QT_TRANSLATE_NOOP("landpatrol", "{case} was extended {times} times; {most} is allowed."),
                case=case.code,
                times=len(events),
                most=rule.times,
            )


def _corrections(case: Case) -> Iterator[Finding]:
    known = {event.code for event in case.events}
    corrected: set[str] = set()
    for event in case.events:
        if event.kind == VOIDED and not event.corrects_code:
            yield _finding(
                "void",
                QT_TRANSLATE_NOOP("landpatrol", "Voiding needs the event that is to be voided; give its code."),
            )
        if not event.corrects_code:
            continue
        if event.corrects_code not in known:
            yield _finding(
                "corrects",
                QT_TRANSLATE_NOOP("landpatrol", "{case} has no event {event} that could be corrected."),
                case=case.code,
                event=event.corrects_code,
            )
        if event.corrects_code in corrected:
            yield _finding(
                "corrected_twice",
                QT_TRANSLATE_NOOP(
                    "landpatrol", "The event {event} was corrected already; correct the event that took its place."
                ),
                event=event.corrects_code,
            )
        corrected.add(event.corrects_code)


def _major(case: Case) -> Iterator[Finding]:
    if case.is_clue or not case.is_major_by_figures or case.is_marked_major:
        return
    yield _finding(
        "not_marked_major",
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{case} is major by its measured areas or its kind but not marked so; the clock treats it as major. Enter"
            " that it was recognised as a major case, or have it measured again.",
        ),
        refused=False,
        case=case.code,
    )
