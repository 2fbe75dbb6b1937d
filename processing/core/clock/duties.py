"""Duties: what the events of a case make due, by whom, by when, done or not, early or late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..cases.events import Case, CaseEvent
from .deadline_rules import CaseRule, DeadlineRules, ExtensionRule
from .due import DayUnit, DueDate, due_date
from .work_calendar import WorkCalendar

OPEN, DUE, OVERDUE, DONE, LATE, WAIVED, MISSED = "open", "due", "overdue", "done", "late", "waived", "missed"
RUNNING = (OVERDUE, DUE, OPEN)


@dataclass(frozen=True)
class Duty:
    """One duty of a case, or of a unit in a period.

    Attributes
    ----------
    key : str
        The same whenever it is computed: of subject, rule and trigger or period.
    by_days, by_workdays : date
        Last day as 日 (rolled) and as 工作日; equal where the rule says 工作日.
    unrolled : date
        The calendar reading before rolling.
    due : date
        Last day by the office's reading.
    first_due : date
        The earlier reading, which colours follow.
    state : str
        `open`, `due` (today), `overdue`; `done`, `late`, `waived`, `missed` (the case ended without it).
    days_left : int
        Working days from today to `first_due`; negative when it has passed.
    late_days : int
        Days after `due` on which it was done, or today if it is not.
    done, needed : int
        Of a periodic duty: how often, of how many.
    is_provisional : bool
        A notice still to come, or a new measuring, may change it.
    """

    key: str
    rule: str
    number: int
    title: str
    who: str
    to: str
    document: str
    term: str
    case_code: str
    unit_code: str
    trigger: str
    start: date
    by_days: date
    by_workdays: date
    unrolled: date
    due: date
    first_due: date
    state: str
    days_left: int
    late_days: int
    done_on: date | None
    is_provisional: bool
    note: str
    unknown_years: tuple[int, ...] = ()
    done: int = 0
    needed: int = 0

    @property
    def is_running(self) -> bool:
        """Still to be done."""
        return self.state in RUNNING


@dataclass(frozen=True)
class ClockSettings:
    """What the office chose.

    Attributes
    ----------
    reading : DayUnit
        How a bare 日 is read; `day` counts calendar days and rolls the last one.
    """

    rules: DeadlineRules
    calendar: WorkCalendar
    reading: DayUnit = DayUnit.DAY


def case_duties(case: Case, settings: ClockSettings, today: date) -> list[Duty]:
    """Duties of one case or clue, overdue first, then by the earlier reading."""
    standing = case.standing
    duties = []
    for rule in settings.rules.case_rules:
        if not _concerns(rule, case):
            continue
        started = [event.day for event in standing if event.kind == rule.trigger]
        if started:
            duties.append(_duty(rule, case, min(started), standing, settings, today))
    return in_order(duties)


def in_order(duties: Iterable[Duty]) -> list[Duty]:
    """Overdue, due today, open, then the rest; each by its earlier reading."""
    return sorted(duties, key=_urgency)


def _urgency(duty: Duty) -> tuple[int, date, int, str]:
    rank = RUNNING.index(duty.state) if duty.is_running else len(RUNNING)
    return rank, duty.first_due, duty.number, duty.key


def _concerns(rule: CaseRule, case: Case) -> bool:
    """Rules for major cases may run in a case in doubt as well, provisionally."""
    if rule.major == "only":
        return case.is_major or (case.is_doubtful and rule.in_doubt)
    return rule.major == "any" or not case.is_major


def _duty(
    rule: CaseRule, case: Case, start: date, standing: Sequence[CaseEvent], settings: ClockSettings, today: date
) -> Duty:
    extra, note = _extension(rule, start, settings, standing)
    by_days, by_workdays = _readings(rule, start, extra, settings.calendar)
    chosen = by_days if settings.reading is DayUnit.DAY else by_workdays
    done_on, waived_on = _done_on(rule, start, standing), _waived_on(rule, standing)
    state = _state(chosen.due, done_on, waived_on, case.ended_on, today)
    first_due = min(by_days.due, by_workdays.due)
    in_doubt = case.is_doubtful and rule.major != "any"
    years = tuple(sorted({*by_days.unknown_years, *by_workdays.unknown_years}))
    doubt = settings.rules.words["doubt"] if in_doubt else ""
    return Duty(
        key=f"{case.code}/{rule.code}/{start.isoformat()}",
        rule=rule.code,
        number=rule.number,
        title=rule.title,
        who=rule.who,
        to=rule.to,
        document=rule.document,
        term=settings.rules.term(rule),
        case_code=case.code,
        unit_code=case.branch_code if rule.who == "branch" else case.unit_code,
        trigger=rule.trigger,
        start=start,
        by_days=by_days.due,
        by_workdays=by_workdays.due,
        unrolled=by_days.unrolled,
        due=chosen.due,
        first_due=first_due,
        state=state,
        days_left=settings.calendar.workdays_between(today, first_due),
        late_days=_late_days(chosen.due, done_on, state, today),
        done_on=done_on,
        is_provisional=bool(years) or in_doubt,
        note="；".join(text for text in (note, by_workdays.note or by_days.note, doubt) if text),
        unknown_years=years,
    )


def _readings(rule: CaseRule, start: date, extra: int, calendar: WorkCalendar) -> tuple[DueDate, DueDate]:
    """As 日 and as 工作日."""
    by_workdays = due_date(start, rule.length + extra, DayUnit.WORKDAY, calendar)
    if rule.unit is DayUnit.WORKDAY:
        return by_workdays, by_workdays
    return due_date(start, rule.length, DayUnit.DAY, calendar), due_date(start, rule.length, DayUnit.WORKDAY, calendar)


def _extension(rule: CaseRule, start: date, settings: ClockSettings, standing: Sequence[CaseEvent]) -> tuple[int, str]:
    """Working days by which approved extensions lengthen the term, at most as many as allowed, and what to print."""
    for extension in settings.rules.extensions:
        events = [event for event in standing if event.kind == extension.event]
        if rule.code in extension.extends and events:
            days, note = _approved(extension, events, settings.rules)
            before = _readings(rule, start, 0, settings.calendar)[1].due
            is_late = days > 0 and min(event.day for event in events) > before
            return days, note + (settings.rules.words["extended_late"] if is_late else "")
    return 0, ""


def _approved(extension: ExtensionRule, events: Sequence[CaseEvent], rules: DeadlineRules) -> tuple[int, str]:
    approved = [event for event in events if (event.approved_by or "").strip() and (event.days or 0) > 0]
    if not approved:
        return 0, rules.words["unapproved"]
    days = min(sum(event.days or 0 for event in approved), extension.most)
    who = "、".join(dict.fromkeys(str(event.approved_by) for event in approved))
    return days, rules.words["extended"].format(who=who, days=days)


def _done_on(rule: CaseRule, start: date, standing: Sequence[CaseEvent]) -> date | None:
    """The day on which the last of the kinds asked for came in; the first of each from the trigger on counts.

    Without one from the trigger on, an earlier one answers it (a special report needs no second), if the rule lets it.
    """
    ended = []
    for kind in rule.done_by:
        days = [event.day for event in standing if event.kind == kind]
        after = [day for day in days if day >= start]
        counting = after if rule.after_trigger else after or days
        if not counting:
            return None
        ended.append(min(counting))
    return max(ended)


def _waived_on(rule: CaseRule, standing: Sequence[CaseEvent]) -> date | None:
    days = [event.day for event in standing if event.kind in rule.waived_by]
    return min(days) if days else None


def _state(due: date, done_on: date | None, waived_on: date | None, ended_on: date | None, today: date) -> str:
    if done_on is not None:
        return DONE if done_on <= due else LATE
    if waived_on is not None:
        return WAIVED
    if ended_on is not None:
        return MISSED
    if today > due:
        return OVERDUE
    return DUE if today == due else OPEN


def _late_days(due: date, done_on: date | None, state: str, today: date) -> int:
    until = done_on if done_on is not None else today if state == OVERDUE else due
    return max((until - due).days, 0)
