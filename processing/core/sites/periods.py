"""Weeks, months and quarters of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class CalendarPeriod:
    """Both days included."""

    kind: str
    start: date
    end: date


def period_of(day: date, kind: str) -> CalendarPeriod:
    """The week (from Monday), month, quarter or year that a day is in."""
    if kind == "week":
        start = day - timedelta(days=day.weekday())
        return CalendarPeriod(kind, start, start + timedelta(days=6))
    months = {"month": 1, "quarter": 3, "year": 12}[kind]
    first = (day.month - 1) // months * months
    start = date(day.year, first + 1, 1)
    after = date(day.year + (first + months) // 12, (first + months) % 12 + 1, 1)
    return CalendarPeriod(kind, start, after - timedelta(days=1))


def periods_between(start: date, end: date, kind: str) -> Iterator[CalendarPeriod]:
    """Every period that has a day from `start` to `end`, both included."""
    while start <= end:
        period = period_of(start, kind)
        yield period
        start = period.end + timedelta(days=1)


def period_title(period: CalendarPeriod, pattern: str) -> str:
    """How a period is printed."""
    return pattern.format(
        start=period.start,
        end=period.end,
        year=period.start.year,
        month=period.start.month,
        quarter=(period.start.month + 2) // 3,
    )
