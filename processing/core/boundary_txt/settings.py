"""The data files of the reader: header words and the limits of the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..rules.data_files import read_json, rule_error

DATA_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class HeaderWords:
    """Sections, keys by every spelling, and the words of each datum."""

    sections: tuple[str, ...]
    key_of_spelling: Mapping[str, str]
    datum_words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class AuditLimits:
    """Limits of the audit; see ``data/audit.json``."""

    area_difference_pct: float
    area_difference_mu: float
    closing_m: float
    coarsest_digit_m: float


@lru_cache(maxsize=1)
def header_words() -> HeaderWords:
    """Read ``data/header.json``.

    Raises
    ------
    RuleError
    """
    path = DATA_FOLDER / "header.json"
    content = read_json(path)
    try:
        spellings = {key: key for key in content["keys"]}
        spellings |= {spelling: key for key, others in content["keys"].items() for spelling in others}
        datums = {name: tuple(map(str, words)) for name, words in content["datums"].items()}
        return HeaderWords(tuple(content["sections"]), spellings, datums)
    except (KeyError, TypeError, AttributeError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


@lru_cache(maxsize=1)
def audit_limits() -> AuditLimits:
    """Read ``data/audit.json``.

    Raises
    ------
    RuleError
    """
    path = DATA_FOLDER / "audit.json"
    content = read_json(path)
    try:
        return AuditLimits(**{name: float(content[name]) for name in AuditLimits.__dataclass_fields__})
    except (KeyError, TypeError, ValueError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error
