"""The sheet's words: the data file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from ...core.rules.data_files import read_json

DATA_FOLDER = Path(__file__).parent / "data"


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """All words.

    Raises
    ------
    RuleError
        If the file is missing or malformed.
    """
    return read_json(DATA_FOLDER / "words.json")
