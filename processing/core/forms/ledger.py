"""The ledger of a period: its lines, what they lack, and how they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, InputError
from ..units import format_fixed
from .catalogue import FormRules
from .patrol_record import PatrolRecord, ledger_line, missing_of_line
from .words import long_date, sentence, wording

AREAS = ("illegal_mu", "cultivated_mu", "basic_farmland_mu")


@dataclass(frozen=True)
class Lack:
    """An item that is missing.

    Attributes
    ----------
    subject : str
        Code of the patrol or parcel; empty for the paper itself.
    """

    subject: str
    day: date | None
    unit: str
    item: str

    def __str__(self) -> str:
        return f"{self.subject}：{self.item}" if self.subject else self.item


@dataclass(frozen=True)
class Ledger:
    """Lines by day, and what they lack."""

    start: date
    end: date
    lines: tuple[dict[str, Any], ...]
    lacks: tuple[Lack, ...]


def make_ledger(records: Sequence[PatrolRecord], start: date, end: date, rules: FormRules) -> Ledger:
    """The ledger of the patrols of a period."""
    lines = tuple(ledger_line(record, number, rules) for number, record in enumerate(records, start=1))
    lacks = [
        Lack(line["code"], line["date"], line["unit"], item) for line in lines for item in missing_of_line(line, rules)
    ]
    return Ledger(start, end, lines, tuple(lacks))


def refuse_lacks(title: str, lacks: Sequence[Lack], file: str, most: int = 12) -> None:
    """Refuse to print a paper that lacks something; `file` lists it all.

    Raises
    ------
    InputError
        Listing what is missing, the first `most` items.
    """
    if lacks:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{title} was not printed; {count} items are missing: {missing}. The list is in {file}; fill these in, or"
                " choose DRAFT to print it with the gaps marked.",
            ),
            title=title,
            count=len(lacks),
            missing="；".join(map(str, lacks[:most])) + ("……" if len(lacks) > most else ""),
            file=file,
        )


def period_words(start: date, end: date) -> str:
    """``2026年11月`` for a whole month, else both days."""
    is_month = start.day == 1 and (end.year, end.month) == (start.year, start.month) and _is_last(end)
    return f"{start.year}年{start.month}月" if is_month else f"{long_date(start)}至{long_date(end)}"


def _is_last(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).month != day.month


def table_rows(ledger: Ledger) -> list[list[Any]]:
    """The lines as cells of the columns that `data/wording.json` names."""
    return [[line[column[0]] for column in wording()["ledger"]["columns"]] for line in ledger.lines]


def printed_lines(ledger: Ledger, mark: str) -> list[dict[str, str]]:
    """The lines as they stand on paper; a gap that must not be shows `mark`."""
    return [_printed(line, mark) for line in ledger.lines]


def _printed(line: Mapping[str, Any], mark: str) -> dict[str, str]:
    words = wording()["ledger"]
    full = {name: mark if line[name] in (None, "") else line[name] for name in line}
    full["zone"] = line["zone"] or ""
    full["date"] = str(line["date"] or mark)
    own = {**line, "date": full["date"]}
    way = words["way"] if line["length_km"] is not None else words["way_no_track"]
    areas = {name: format_fixed(line[name], 2) for name in AREAS if line[name] is not None}
    seen = [sentence(pattern, {**line, **areas}) for pattern in words["seen"]]
    return {
        "number": str(line["number"]),
        "when": words["when"].format(**{**own, "time": full["time"]}),
        "who": words["who"].format(**full).strip(),
        "way": way.format(**{**full, "means": line["means"] or mark}),
        "officers": str(full["officers"]),
        "seen": "\n".join(filter(None, seen)) or mark,
        "stopped": "\n".join(
            filter(None, (sentence(p, {**line, "stopped": full["stopped"]}) for p in words["stopped"]))
        ),
        "opinion": str(full["opinion"]),
        "result": line["result"] or words["no_result"],
        "people": words["people"].format(**full),
    }
