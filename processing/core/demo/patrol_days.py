"""Settings of the patrol data and the days on which the county's officers worked."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "patrols.json"


@lru_cache(maxsize=1)
def patrol_settings() -> dict[str, Any]:
    """Dates, names and counts of the patrol data."""
    content: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return content


@lru_cache(maxsize=1)
def working_days() -> tuple[date, ...]:
    """Working days of the quarter up to today (the make-up Saturday is left out)."""
    day, today = date.fromisoformat(patrol_settings()["quarter"][0]), date.fromisoformat(patrol_settings()["today"])
    off = set(patrol_settings()["holidays"])
    days = [day + timedelta(days=n) for n in range((today - day).days + 1)]
    return tuple(d for d in days if d.weekday() < 5 and d.isoformat() not in off)
