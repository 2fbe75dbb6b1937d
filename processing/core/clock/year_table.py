"""A year's days off and make-up working days, as the State Council's notice gives them, entered by the office."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..boundary_txt.encoding import decode
from ..errors import QT_TRANSLATE_NOOP, InputError
from .calendar_rules import load_calendar_rules
from .days import parse_day

SATURDAY = 5


@dataclass(frozen=True)
class YearTable:
    """Days of one notice.

    Attributes
    ----------
    year : int
        The year in the notice's title; its last days of December before may be among the days.
    off, work : frozenset of date
        Days off; Saturdays and Sundays that are worked.
    source : str
        The notice.
    """

    year: int
    off: frozenset[date]
    work: frozenset[date]
    source: str = ""

    def to_json(self) -> str:
        """Text that `table_from_json` reads back."""
        days = {
            "off": sorted(day.isoformat() for day in self.off),
            "work": sorted(day.isoformat() for day in self.work),
        }
        return json.dumps({"year": self.year, "source": self.source} | days, ensure_ascii=False)


def read_year_table(path: Path) -> YearTable:
    """A table from a JSON or CSV file.

    Raises
    ------
    InputError
        If the file cannot be read or its days cannot be right.
    """
    try:
        text = decode(path.read_bytes(), path.name).text
    except OSError as error:
        raise _wrong(path.name, error.strerror or str(error)) from error
    return table_from_json(text, path.name) if text.lstrip().startswith("{") else table_from_csv(text, path.name)


def table_from_json(text: str, name: str) -> YearTable:
    """A table from JSON: `year`, `off`, `work`; or the form of the holiday-cn project, `year` and `days`.

    Raises
    ------
    InputError
    """
    try:
        content = json.loads(text)
        if "days" in content:
            rows = [(str(day["date"]), bool(day["isOffDay"])) for day in content["days"]]
        else:
            rows = [(str(day), True) for day in content["off"]] + [(str(day), False) for day in content.get("work", [])]
        papers = content.get("papers") or [""]
        source = str(content.get("source") or papers[0])
        return _checked(int(content["year"]), rows, source, name)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _wrong(name, f"{type(error).__name__}: {error}") from error


def table_from_csv(text: str, name: str) -> YearTable:
    """A table from lines of a date and a word (off or work, 休 or 班); a headline is passed over.

    The year is the one most of the days are in.

    Raises
    ------
    InputError
    """
    rules = load_calendar_rules()
    rows: list[tuple[str, bool]] = []
    for number, line in enumerate(csv.reader(io.StringIO(text.replace("，", ",").replace("\t", ","))), start=1):
        cells = [cell.strip() for cell in line if cell.strip()]
        if not cells or (number == 1 and not re.search(r"\d", cells[0])):
            continue
        word = cells[1].lower() if len(cells) > 1 else ""
        if word not in rules.off_words | rules.work_words:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "Line {number} of the calendar {name}: “{word}” says neither day off (休) nor working day (班).",
                ),
                number=number,
                name=name,
                word=word,
            )
        rows.append((cells[0], word in rules.off_words))
    years = [parse_day(text).year for text, _ in rows]
    if not years:
        raise _wrong(name, "0 days")
    return _checked(max(set(years), key=years.count), rows, name, name)


def _checked(year: int, rows: Iterable[tuple[str, bool]], source: str, name: str) -> YearTable:
    days = [(parse_day(text), is_off) for text, is_off in rows]
    off = frozenset(day for day, is_off in days if is_off)
    work = frozenset(day for day, is_off in days if not is_off)
    for text, wrong in _wrong_days(year, off, work):
        if wrong:
            raise InputError(text, name=name, year=year, day=min(wrong).isoformat())
    return YearTable(year, off, work, source)


def _wrong_days(year: int, off: frozenset[date], work: frozenset[date]) -> Iterator[tuple[str, Collection[date]]]:
    """What to say of days that cannot be right, and those days."""
    yield (
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The calendar {name} is for {year} but holds {day}; a year's table may hold that year and the last days"
            " of the December before.",
        ),
        [day for day in off | work if day.year != year and not _is_december_before(day, year)],
    )
    yield (
        QT_TRANSLATE_NOOP("landpatrol", "The calendar {name} for {year} has {day} both off and worked; correct it."),
        off & work,
    )
    yield (
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The calendar {name} for {year} lists {day} as a make-up day, but it is no Saturday or Sunday; check it"
            " against the notice.",
        ),
        [day for day in work if day.weekday() < SATURDAY],
    )
    fixed = [date.fromisoformat(f"{year}-{day}") for day in load_calendar_rules().fixed_holidays]
    yield (
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The calendar {name} for {year} lacks the holiday {day}, so it is not complete; enter all days of the"
            " notice.",
        ),
        [day for day in fixed if day not in off],
    )


def _is_december_before(day: date, year: int) -> bool:
    return day.year == year - 1 and day.month == 12 and day.day >= load_calendar_rules().december_from


def _wrong(name: str, problem: str) -> InputError:
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The calendar {name} cannot be read ({problem}); give JSON with year, off and work, or CSV lines like"
            " 2027-01-01,休.",
        ),
        name=name,
        problem=problem,
    )
