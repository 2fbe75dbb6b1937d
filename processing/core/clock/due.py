"""Due dates: the day of the trigger is not counted, the last day is rolled off days that are not worked.

民法典 arts. 201 and 203. 工作日 counts working days; a bare 日 counts calendar days and rolls the last one forward.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from ..errors import QT_TRANSLATE_NOOP, InputError
from ..optional import PACKAGES
from .calendar_rules import load_calendar_rules
from .work_calendar import LIBRARY, ONE_DAY, WorkCalendar

# Ten years: a longer one is a slip of the keyboard.
LONGEST = 3660


class DayUnit(StrEnum):
    """What is counted: 工作日 or 日."""

    WORKDAY = "workday"
    DAY = "day"


@dataclass(frozen=True)
class DueDate:
    """A due date and how sure it is.

    Attributes
    ----------
    due : date
        The last day on which the act is in time.
    unrolled : date
        Before rolling; the same for working days.
    unknown_years : tuple of int
        Years whose notices are lacking; the date is provisional while there are any.
    """

    due: date
    unrolled: date
    unknown_years: tuple[int, ...] = ()

    @property
    def is_provisional(self) -> bool:
        """Whether a notice still to come may move it."""
        return bool(self.unknown_years)

    @property
    def note(self) -> str:
        """What is printed beside it, in Chinese; empty if final."""
        years = "、".join(map(str, self.unknown_years))
        return load_calendar_rules().note.format(years=years) if years else ""


@lru_cache(maxsize=50_000)
def due_date(start: date, length: int, unit: DayUnit, calendar: WorkCalendar) -> DueDate:
    """The last day of a term.

    Parameters
    ----------
    start : date
        Day of the trigger; not counted.
    length : int
        Number of days; 0 is the same day (当日) and is never rolled.
    unit : DayUnit

    Raises
    ------
    InputError
        If the length is negative or longer than ten years.
    """
    if not 0 <= length <= LONGEST:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "A term of {length} days cannot be counted; give 0 to {longest}."),
            length=length,
            longest=LONGEST,
        )
    if length == 0:
        return DueDate(start, start)
    unrolled = _workdays_after(start, length, calendar) if unit is DayUnit.WORKDAY else start + timedelta(days=length)
    due = calendar.next_workday(unrolled)
    # Of calendar days only the last one has to be known: the days before it count whatever they are.
    first = start + ONE_DAY if unit is DayUnit.WORKDAY else unrolled
    return DueDate(due, unrolled, tuple(calendar.unknown_years(first, due)))


def _workdays_after(start: date, count: int, calendar: WorkCalendar) -> date:
    day = start
    while count:
        day += ONE_DAY
        count -= calendar.is_workday(day)
    return day


def library_missing(calendar: WorkCalendar) -> str:
    """Name of the library without which only the office's own tables count; empty if it is there."""
    return "" if calendar.has_published else PACKAGES[LIBRARY]
