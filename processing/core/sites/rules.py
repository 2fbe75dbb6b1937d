"""How often sites are visited, how long permits last, and the wording: the data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..rules.data_files import DATA_FOLDER, read_json, rule_error

FILE = DATA_FOLDER / "sites.json"


@dataclass(frozen=True)
class SiteRules:
    """The data file, as it stands; see its schema."""

    period: str
    counted_over: str
    visits_required: int
    permit_valid_months: int
    area_tolerance_pct: float
    outside_tolerance_m2: float
    idle_stages: tuple[str, ...]
    finished_stages: tuple[str, ...]
    clue: Mapping[str, str]
    states: Mapping[str, str]
    findings: Mapping[str, str]
    periods: Mapping[str, str]


@lru_cache(maxsize=4)
def load_site_rules(path: Path = FILE) -> SiteRules:
    """Read the data file.

    Raises
    ------
    RuleError
        If it is missing or lacks a value.
    """
    content = read_json(path)
    try:
        values: dict[str, Any] = {name: content[name] for name in SiteRules.__dataclass_fields__}
        return SiteRules(**values | {k: tuple(v) for k, v in values.items() if isinstance(v, list)})
    except (KeyError, TypeError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error
