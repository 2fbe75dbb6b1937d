"""How the colour of a case changes over the days: one stretch for each state, changing only at its own dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..cases.events import Case
from .duties import ClockSettings, case_duties
from .labels import standing
from .work_calendar import ONE_DAY


@dataclass(frozen=True)
class Stretch:
    """Days from `start` up to and with `end` on which a case stood the same.

    Attributes
    ----------
    label : str
        The next duty with its date, as it holds for the whole stretch.
    """

    start: date
    end: date
    colour: str
    duty: str
    due: date | None
    is_provisional: bool
    label: str


def timeline(case: Case, settings: ClockSettings, start: date, end: date) -> list[Stretch]:
    """Stretches that cover the days from `start` (or the first event, if later) to `end` without gap.

    Each day is judged by the events dated up to it, so that the past shows as it stood then; days to come show what
    happens if nothing is done.
    """
    days = [event.day for event in case.standing]
    if not days or min(days) > end:
        return []
    stretches: list[Stretch] = []
    day = max(start, min(days))
    while day <= end:
        stretch, change = _stretch(case, settings, day)
        last = min(change - ONE_DAY, end) if change else end
        previous = stretches[-1] if stretches else None
        if previous and _same(previous, stretch):
            stretches[-1] = _lengthened(previous, last)
        else:
            stretches.append(_lengthened(stretch, last))
        day = last + ONE_DAY
    return stretches


def _stretch(case: Case, settings: ClockSettings, day: date) -> tuple[Stretch, date | None]:
    """How the case stands on `day`, and the next day on which that may change."""
    known = case.until(day)
    duties = case_duties(known, settings, day)
    found = standing(known, duties, settings.rules, day)
    changes = [event.day for event in case.standing]
    for running in duties:
        if running.is_running:
            changes += [running.first_due, running.first_due + ONE_DAY]
    later = [change for change in changes if change > day]
    duty = found.next_duty
    text = settings.rules.colours[found.colour] if duty is None else _text(duty.title, duty.first_due, day)
    stretch = Stretch(
        day,
        day,
        found.colour,
        duty.rule if duty else "",
        duty.first_due if duty else None,
        bool(duty and duty.is_provisional),
        text,
    )
    return stretch, min(later) if later else None


def _text(title: str, due: date, day: date) -> str:
    year = "" if due.year == day.year else f"{due.year}年"
    return f"{title} {year}{due.month}月{due.day}日"


def _same(one: Stretch, other: Stretch) -> bool:
    return (one.colour, one.duty, one.due) == (other.colour, other.duty, other.due)


def _lengthened(stretch: Stretch, end: date) -> Stretch:
    return Stretch(stretch.start, end, stretch.colour, stretch.duty, stretch.due, stretch.is_provisional, stretch.label)
