"""What `data/calendar.json` says of reading calendars."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..rules.data_files import read_json, rule_error

DATA_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class CalendarRules:
    """How a calendar is read.

    Attributes
    ----------
    december_from : int
        From this day of December on, the next year's notice may still move days.
    fixed_holidays : tuple of str
        ``MM-DD`` that every year's table must hold as off.
    off_words, work_words : frozenset of str
        Names of the two kinds of days in a CSV table.
    note : str
        Chinese note beside a provisional date, with the field `years`.
    """

    december_from: int
    fixed_holidays: tuple[str, ...]
    off_words: frozenset[str]
    work_words: frozenset[str]
    note: str


@lru_cache(maxsize=2)
def load_calendar_rules(path: Path = DATA_FOLDER / "calendar.json") -> CalendarRules:
    """Read the file.

    Raises
    ------
    RuleError
        If it is missing or lacks a value.
    """
    content = read_json(path)
    try:
        return CalendarRules(
            december_from=int(content["december_from"]),
            fixed_holidays=tuple(content["fixed_holidays"]),
            off_words=frozenset(content["kinds"]["off"]),
            work_words=frozenset(content["kinds"]["work"]),
            note=str(content["note"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error
