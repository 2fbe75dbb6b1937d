"""Days as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ..errors import QT_TRANSLATE_NOOP, InputError

# Without separators all digits must be there: 2026111 could be two days.
PATTERN = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d\d)(\d\d))(?:[T ].*)?")
MONTH = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*月?|(\d\d))")


def parse_day(text: str) -> date:
    """A day from ``2026-09-18``, ``2026/9/18``, ``2026年9月18日``, ``20260918`` or the date of an ISO date and time.

    Raises
    ------
    InputError
        If it is none of these, or no day of the calendar.
    """
    found = PATTERN.fullmatch(text.strip())
    try:
        if found:
            return date(*(int(part) for part in found.groups() if part))
    except ValueError:
        pass
    raise InputError(
        QT_TRANSLATE_NOOP("landpatrol", "“{text}” is no day of the calendar; write it like 2026-09-18."), text=text
    )


def parse_month(text: str) -> tuple[date, date]:
    """First and last day of a month written as ``2026-10``, ``2026/10``, ``2026年10月``, or of the month of a day.

    Raises
    ------
    InputError
        If it is none of these.
    """
    found = MONTH.fullmatch(text.strip())
    try:
        first = date(int(found[1]), int(found[2] or found[3]), 1) if found else parse_day(text).replace(day=1)
    except (ValueError, InputError):
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "“{text}” is no month; write it like 2026-10."), text=text
        ) from None
    return first, first.replace(day=monthrange(first.year, first.month)[1])
