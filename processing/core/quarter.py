"""Quarters of the year, as offices report by."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .errors import QT_TRANSLATE_NOOP, InputError

PATTERN = re.compile(r"(\d{4})\s*(?:[-/年]?\s*(?:[Qq]|第)?\s*)([1-4一二三四])\s*(?:季度|季)?")
CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}
MONTHS = 3


def quarter_days(text: str) -> tuple[date, date]:
    """First and last day of a quarter written as 2026Q4, 2026-4 or 2026年第四季度.

    Raises
    ------
    InputError
        If it is written otherwise.
    """
    match = PATTERN.fullmatch(text.strip())
    if match is None:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "{text} is no quarter; write it as 2026Q4 or 2026年第四季度."), text=text
        )
    year, number = int(match[1]), CHINESE.get(match[2]) or int(match[2])
    first = date(year, MONTHS * (number - 1) + 1, 1)
    return first, _next_quarter(first) - timedelta(days=1)


def quarter_of(day: date) -> str:
    """Quarter of a day, as 2026Q4."""
    return f"{day.year}Q{(day.month - 1) // MONTHS + 1}"


def _next_quarter(first: date) -> date:
    return date(first.year + (first.month + MONTHS > 12), (first.month + MONTHS - 1) % 12 + 1, 1)
