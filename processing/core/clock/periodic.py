"""Duties that return each day, week, month or quarter, counted from what the workspace records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from .deadline_rules import BRANCH, STATION, PeriodRule
from .duties import DONE, DUE, LATE, MISSED, OPEN, OVERDUE, ClockSettings, Duty, in_order
from .work_calendar import ONE_DAY


class Done(NamedTuple):
    """Something that was done on a day, and a day of the period it was done for: October's return may be November's."""

    day: date
    within: date


# What was done, by what is counted and the unit it is counted for.
Records = Mapping[tuple[str, str], Sequence[Done]]


@dataclass(frozen=True)
class Unit:
    """A branch or a station."""

    code: str
    name: str
    kind: str
    parent_code: str | None = None


def period_of(day: date, period: str) -> tuple[date, date]:
    """First and last day of the day, week (Monday to Sunday), month or quarter that `day` lies in."""
    if period == "day":
        return day, day
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    first = day.month if period == "month" else 3 * ((day.month - 1) // 3) + 1
    start = date(day.year, first, 1)
    end = start + timedelta(days=31 if period == "month" else 92)
    return start, date(end.year, end.month, 1) - ONE_DAY


def periods(start: date, end: date, period: str) -> Iterator[tuple[date, date]]:
    """Periods that meet the days from `start` to `end`."""
    day = start
    while day <= end:
        first, last = period_of(day, period)
        yield first, last
        day = last + ONE_DAY


def periodic_duties(
    units: Sequence[Unit], records: Records, settings: ClockSettings, start: date, end: date, today: date
) -> list[Duty]:
    """Duties of all units in the periods that meet the days from `start` to `end`, overdue first.

    A period that has not begun makes nothing due yet, except what has to be ready at its start.
    """
    duties = []
    for rule in settings.rules.period_rules:
        for first, last in periods(start, end, rule.period):
            if first > today and rule.due != "start":
                break
            if rule.working_days_only and not settings.calendar.is_workday(first):
                continue
            for owner, counted in _owners(rule, units):
                done = records.get((rule.measure, counted.code), ())
                days = sorted(day for day, within in done if first <= within <= last and day <= today)
                duties.append(_duty(rule, owner, counted, (first, last), days, settings, today))
    return in_order(duties)


def _owners(rule: PeriodRule, units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """(whose duty, for whom it is counted)."""
    for unit in units:
        if rule.each == STATION and unit.kind == STATION:
            parents = [other for other in units if other.code == unit.parent_code or other.kind == BRANCH]
            yield (parents[0] if parents else unit), unit
        elif rule.each is None and unit.kind == rule.who:
            yield unit, unit


def _duty(
    rule: PeriodRule,
    owner: Unit,
    counted: Unit,
    period: tuple[date, date],
    days: Sequence[date],
    settings: ClockSettings,
    today: date,
) -> Duty:
    first, last = period
    due = _due(rule, first, last, settings)
    done_on = days[rule.count - 1] if len(days) >= rule.count else None
    state = _state(due, last, done_on, today)
    years = tuple(settings.calendar.unknown_years(first, due)) if rule.due == "start" else ()
    words = settings.rules.words
    counts = words["counted"].format(first=first.isoformat(), last=last.isoformat(), done=len(days), needed=rule.count)
    return Duty(
        key=f"{counted.code}/{rule.code}/{first.isoformat()}",
        rule=rule.code,
        number=rule.number,
        title=rule.title if counted is owner else f"{rule.title}（{counted.name}）",
        who=rule.who,
        to="",
        document=rule.document,
        term=words[f"per_{rule.period}"].format(count=rule.count),
        case_code="",
        unit_code=owner.code,
        trigger="",
        start=first,
        by_days=due,
        by_workdays=due,
        unrolled=due,
        due=due,
        first_due=due,
        state=state,
        days_left=settings.calendar.workdays_between(today, due),
        late_days=max(((done_on or today) - due).days, 0) if state in (LATE, OVERDUE) else 0,
        done_on=done_on,
        is_provisional=bool(years),
        note=counts,
        unknown_years=years,
        done=len(days),
        needed=rule.count,
    )


def _due(rule: PeriodRule, first: date, last: date, settings: ClockSettings) -> date:
    if isinstance(rule.due, int):
        return first + timedelta(days=rule.due - 1)
    return settings.calendar.next_workday(first) if rule.due == "start" else last


def _state(due: date, last: date, done_on: date | None, today: date) -> str:
    """What a period that is over lacks is missed; a paper for it that came later is late."""
    if done_on is not None:
        return DONE if done_on <= due else LATE
    if today > last:
        return MISSED
    if today > due:
        return OVERDUE
    return DUE if today == due else OPEN
