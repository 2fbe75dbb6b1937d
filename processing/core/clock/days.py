"""Days as people write them."""

from __future__ import annotations

import re
from datetime import date

from ..errors import QT_TRANSLATE_NOOP, InputError

PATTERN = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?(?:[T ].*)?")


def parse_day(text: str) -> date:
    """A day from ``2026-09-18``, ``2026/9/18``, ``2026年9月18日`` or the date of an ISO date and time.

    Raises
    ------
    InputError
        If it is none of these, or no day of the calendar.
    """
    found = PATTERN.fullmatch(text.strip())
    try:
        if found:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    raise InputError(
        QT_TRANSLATE_NOOP("landpatrol", "“{text}” is no day of the calendar; write it like 2026-09-18."), text=text
    )
