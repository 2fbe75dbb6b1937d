"""Sight distance and wording of the discovery audit: the data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..rules.data_files import DATA_FOLDER, read_json, rule_error

FILE = DATA_FOLDER / "discovery_audit.json"


@dataclass(frozen=True)
class AuditRules:
    """The data file, as it stands."""

    sight_m: float
    wording: Mapping[str, str]
    results: Mapping[str, str]


@lru_cache(maxsize=4)
def load_audit_rules(path: Path = FILE) -> AuditRules:
    """Read the data file.

    Raises
    ------
    RuleError
        If it is missing or lacks a value.
    """
    content = read_json(path)
    try:
        return AuditRules(float(content["sight_m"]), content["wording"], content["results"])
    except (KeyError, TypeError, ValueError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error
