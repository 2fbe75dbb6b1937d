"""Wording of the special report and the list of departments: data files that an office may change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...core.errors import QT_TRANSLATE_NOOP, RuleError
from ...core.rules.data_files import read_json

DATA_FOLDER = Path(__file__).parent / "data"
NUMERALS = "零一二三四五六七八九"
TENS = 10


@lru_cache(maxsize=4)
def load_words(path: Path = DATA_FOLDER / "words.json") -> Mapping[str, Any]:
    """Titles, sentences and rules of the report.

    Raises
    ------
    RuleError
        If the file cannot be read or lacks a section that the shipped one has.
    """
    return _complete(path, "words.json")


@lru_cache(maxsize=4)
def load_departments(path: Path = DATA_FOLDER / "departments.json") -> Mapping[str, Any]:
    """Who is reported to, who is written to, and what each is asked.

    Raises
    ------
    RuleError
        If the file cannot be read, or a department lacks its name or has another's file name.
    """
    content = _complete(path, "departments.json")
    needed = {"code", "file", "recipient", "asks"}
    for field in ("code", "file"):
        names = [entry.get(field) for entry in content["departments"]]
        twice = sorted({str(name) for name in names if names.count(name) > 1})
        lacking = any(needed - set(entry) for entry in content["departments"])
        if twice or lacking:
            raise RuleError(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "The department list {path} cannot be used: each department needs code, file, recipient and asks,"
                    " and {field} of its own (repeated: {names}).",
                ),
                path=str(path),
                field=field,
                names="、".join(twice) or "-",
            )
    return content


def _complete(path: Path, shipped: str) -> Mapping[str, Any]:
    content = read_json(path)
    absent = set(read_json(DATA_FOLDER / shipped)) - set(content)
    if absent:
        raise RuleError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "The wording file {path} lacks {sections}; add them from the shipped file."
            ),
            path=str(path),
            sections=", ".join(sorted(absent)),
        )
    return content


def chinese_number(number: int) -> str:
    """1 to 99 as 一, 十二, 三十四: numbers of tables and annexes."""
    tens, ones = divmod(number, TENS)
    if not tens:
        return NUMERALS[ones]
    head = "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return head + (NUMERALS[ones] if ones else "")
