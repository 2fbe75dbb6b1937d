"""Wording of the special report and the list of departments: data files that an office may change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...core.errors import QT_TRANSLATE_NOOP, RuleError
from ...core.rules.data_files import read_json

DATA_FOLDER = Path(__file__).parent / "data"
# As in departments.schema.json.
FILE_NAME = re.compile(r'[^\\/:*?"<>|\s]+')
ANNEXES_NAME = "附件"  # of the file that goes with every letter
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


def load_departments(path: Path = DATA_FOLDER / "departments.json") -> Mapping[str, Any]:
    """Who is reported to, who is written to, and what each is asked.

    Raises
    ------
    RuleError
        If the file cannot be read, or a department lacks its name, has another's file name or one that is no name.
    """
    content = _complete(path, "departments.json")
    for number, entry in enumerate(content["departments"], 1):
        _refuse_unusable(path, number, entry)
    for field in ("code", "file"):
        names = [entry.get(field) for entry in content["departments"]]
        twice = sorted({str(name) for name in names if names.count(name) > 1})
        if twice:
            raise RuleError(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "The department list {path} cannot be used: each department needs a {field} of its own (repeated:"
                    " {names}).",
                ),
                path=str(path),
                field=field,
                names="、".join(twice),
            )
    return content


def _refuse_unusable(path: Path, number: int, entry: Any) -> None:
    """A file name with a separator would put the letter outside the set; a single text would be cut into letters."""
    texts = [entry.get(name) for name in ("code", "file", "recipient")] if isinstance(entry, dict) else [None]
    asks = entry.get("asks") if isinstance(entry, dict) else None
    complete = all(isinstance(text, str) and text.strip() for text in texts)
    listed = isinstance(asks, list) and any(isinstance(ask, str) for ask in asks) and all(map(_is_ask, asks))
    named = complete and FILE_NAME.fullmatch(str(entry["file"])) and entry["file"] != ANNEXES_NAME
    if not (named and listed):
        raise RuleError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The department list {path} cannot be used: department {number} needs code, recipient, asks (a list)"
                ' and file, a name other than 附件, without blanks and \\ / : * ? " < > |.',
            ),
            path=str(path),
            number=number,
        )


def _is_ask(ask: Any) -> bool:
    """A sentence, or one with the conditions under which it is asked."""
    if isinstance(ask, dict):
        return isinstance(ask.get("text"), str) and isinstance(ask.get("when"), list)
    return isinstance(ask, str)


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
