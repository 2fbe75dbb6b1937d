"""Dates, lists and the sentences of `data/wording.json`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import Any

from ..rules.data_files import read_json
from .catalogue import DATA_FOLDER
from .complete import value_at

WORDING_FILE = DATA_FOLDER / "wording.json"


@lru_cache(maxsize=1)
def wording() -> dict[str, Any]:
    """The file's content.

    Raises
    ------
    RuleError
        If it cannot be read.
    """
    return read_json(WORDING_FILE)


def long_date(day: date | None) -> str | None:
    """``2026年9月5日``, as GB/T 9704 writes dates."""
    return f"{day.year}年{day.month}月{day.day}日" if day else None


def listed(texts: Iterable[Any]) -> str | None:
    """Texts joined by 、, None for none; each once."""
    found = dict.fromkeys(str(text) for text in texts if text)
    return "、".join(found) or None


class _Sentence(Formatter):
    """Fills dotted names from nested values; notes whether one was unknown."""

    def __init__(self) -> None:
        self.is_whole = True

    def get_field(self, field_name: str, _args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[Any, str]:
        found = value_at(kwargs, field_name)
        self.is_whole = self.is_whole and found not in (None, "", [])
        return found, field_name


def sentence(pattern: str, values: Mapping[str, Any]) -> str | None:
    """The pattern filled in; None where something that it names is unknown."""
    filler = _Sentence()
    text = filler.vformat(pattern, (), values)
    return text if filler.is_whole else None


def paragraphs(patterns: Iterable[str], values: Mapping[str, Any]) -> list[str]:
    """The sentences whose values are all known."""
    return [text for pattern in patterns if (text := sentence(pattern, values))]


def sections(patterns: Iterable[Mapping[str, Any]], values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Sections with a heading each; numbered over those that have something to say."""
    found = [(entry["heading"], paragraphs(entry["lines"], values)) for entry in patterns]
    kept = [(heading, lines) for heading, lines in found if lines]
    numerals = "一二三四五六七八九十"
    return [
        {"heading": f"{numerals[number]}、{heading}", "paragraphs": lines}
        for number, (heading, lines) in enumerate(kept)
    ]
