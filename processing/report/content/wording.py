"""The report's wording and the fields it prints: data files that an office may change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...core.errors import QT_TRANSLATE_NOOP, RuleError
from ...core.rules.data_files import read_json

DATA_FOLDER = Path(__file__).parents[1] / "data"


@lru_cache(maxsize=4)
def load_wording(path: Path = DATA_FOLDER / "wording.json") -> Mapping[str, Any]:
    """Titles, column heads and sentences of the report.

    Raises
    ------
    RuleError
        If the file cannot be read or lacks a section that the shipped one has.
    """
    content = read_json(path)
    absent = set(read_json(DATA_FOLDER / "wording.json")) - set(content)
    if absent:
        raise RuleError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "The wording file {path} lacks {sections}; add them from the shipped file."
            ),
            path=str(path),
            sections=", ".join(sorted(absent)),
        )
    return content


@lru_cache(maxsize=4)
def load_facts(path: Path = DATA_FOLDER / "facts.json") -> Mapping[str, Any]:
    """Which fields make the first table, and the Chinese of coded values."""
    return read_json(path)


def chinese_date(day: date) -> str:
    """`2018年9月28日`: Arabic, without leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def plain_text(value: Any) -> str:
    """A field's value as printed; empty for nothing. ISO dates become Chinese dates."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return chinese_date(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).strip()
    try:
        return chinese_date(date.fromisoformat(text)) if len(text) == len("2018-09-28") else text
    except ValueError:
        return text
