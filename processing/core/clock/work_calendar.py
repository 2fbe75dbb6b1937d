"""Working days: the published calendars, the office's own tables over them, Monday to Friday beyond both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import ModuleType

from ..optional import missing, require
from .calendar_rules import load_calendar_rules
from .year_table import SATURDAY, YearTable

LIBRARY = "chinese_calendar"
ONE_DAY = timedelta(days=1)


class WorkCalendar:
    """Which days are worked, and whether that is known.

    A day is known if its year is: published (chinesecalendar) or entered by the office. The last days of December
    are known only with the next year as well, since the notice for New Year may move them.

    Parameters
    ----------
    tables : iterable of YearTable
        The office's own; each stands above the published calendar of its year.
    use_published : bool
        False leaves chinesecalendar out, as where it is not installed.
    """

    def __init__(self, tables: Iterable[YearTable] = (), use_published: bool = True) -> None:
        self._tables: Mapping[int, YearTable] = {table.year: table for table in tables}
        self._use_published = use_published and not missing((LIBRARY,))
        self._december_from = load_calendar_rules().december_from
        self._worked: dict[date, bool] = {}

    @property
    def has_published(self) -> bool:
        """Whether the published calendars are at hand."""
        return self._use_published

    def is_workday(self, day: date) -> bool:
        """Whether `day` is worked, as far as known; unknown years go by Monday to Friday."""
        if day not in self._worked:
            self._worked[day] = self._is_workday(day)
        return self._worked[day]

    def _is_workday(self, day: date) -> bool:
        is_late_december = self._may_be_moved(day)
        for year in (day.year + 1, day.year) if is_late_december else (day.year,):
            entered = _entered(self._tables[year], day) if year in self._tables else None
            if entered is not None:
                return entered
        # An entered year says nothing of days that the next notice moves; the published calendar may.
        if self._use_published and (is_late_december or day.year not in self._tables):
            published = _published(day)
            if published is not None:
                return published
        return day.weekday() < SATURDAY

    def is_known(self, day: date) -> bool:
        """Whether the notice that settles `day` has come out."""
        return self.knows_year(day.year) and (not self._may_be_moved(day) or self.knows_year(day.year + 1))

    def knows_year(self, year: int) -> bool:
        """Whether the year's notice is at hand."""
        return year in self._tables or (self._use_published and _published(date(year, 1, 1)) is not None)

    def unknown_years(self, start: date, end: date) -> list[int]:
        """Years whose notices are lacking to settle every day from `start` to `end`, both included."""
        years = set(range(start.year, end.year + 1))
        if self._may_be_moved(end):
            years.add(end.year + 1)
        return sorted(year for year in years if not self.knows_year(year))

    def next_workday(self, day: date) -> date:
        """`day` itself if worked, else the first working day after it."""
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative if `end` lies before."""
        return _count(self, start, end) if end >= start else -_count(self, end, start)

    def _may_be_moved(self, day: date) -> bool:
        return day.month == 12 and day.day >= self._december_from


@lru_cache(maxsize=50_000)
def _count(calendar: WorkCalendar, start: date, end: date) -> int:
    return sum(calendar.is_workday(start + n * ONE_DAY) for n in range(1, (end - start).days + 1))


def _entered(table: YearTable, day: date) -> bool | None:
    if day in table.work:
        return True
    return False if day in table.off else None


@lru_cache(maxsize=1)
def _library() -> ModuleType:
    return require(LIBRARY)


@lru_cache(maxsize=20_000)
def _published(day: date) -> bool | None:
    """What chinesecalendar says; None for a year it does not hold."""
    try:
        return bool(_library().is_workday(day))
    except NotImplementedError:
        return None
