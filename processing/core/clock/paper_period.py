"""The period that a unit's paper is for, kept in the paper's code: it may be written after the period is over."""

from __future__ import annotations

import re
from datetime import date, datetime

SPAN = re.compile(r"-\d{8}-(\d{8})-")


def period_code(unit_code: str, start: date, end: date) -> str:
    """Beginning of the code of a paper of a unit for the days from `start` to `end`."""
    return f"{unit_code}-{start:%Y%m%d}-{end:%Y%m%d}"


def period_end(code: str) -> date | None:
    """Last day of the period that a paper's code tells of; None if it tells of none."""
    found = SPAN.search(code)
    try:
        return datetime.strptime(found[1], "%Y%m%d").date() if found else None
    except ValueError:
        return None
