"""The words and the style of the map sheets: data files that an office may change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...core.rules.data_files import read_json, rule_error
from ..content.wording import DATA_FOLDER

STYLE_FILE = DATA_FOLDER / "map_style.json"
WORDS_FILE = DATA_FOLDER / "map_words.json"


@lru_cache(maxsize=4)
def load_map_style(path: Path = STYLE_FILE) -> Mapping[str, Any]:
    """Scales, colours and sizes of the sheets.

    Raises
    ------
    RuleError
        If the file cannot be read or lacks a setting that the shipped one has.
    """
    return _complete(path, STYLE_FILE)


@lru_cache(maxsize=4)
def load_map_words(path: Path = WORDS_FILE) -> Mapping[str, Any]:
    """Titles, legend entries and notes of the sheets.

    Raises
    ------
    RuleError
        As `load_map_style`.
    """
    return _complete(path, WORDS_FILE)


def _complete(path: Path, shipped: Path) -> Mapping[str, Any]:
    content = read_json(path)
    absent = set(read_json(shipped)) - set(content)
    if absent:
        raise rule_error(path, f"no {', '.join(sorted(absent))}")
    return content
