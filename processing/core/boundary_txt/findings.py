"""What was found in a file, as records that keep the line; their Chinese wording is a data file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..rules.data_files import read_json, rule_error

WORDING_FILE = Path(__file__).parent / "data" / "findings.json"
SEVERITIES = ("info", "repaired", "doubt")


@dataclass(frozen=True)
class Finding:
    """One observation.

    Attributes
    ----------
    code : str
        Its entry in ``data/findings.json``, which gives severity and wording.
    line : int or None
        1-based line of the file; None if it concerns the file as a whole.
    values : dict
        Values for the wording's named fields.
    """

    code: str
    line: int | None = None
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        """`info`, `repaired` (changed without moving ground) or `doubt` (a person must look)."""
        return str(_entry(self.code)["severity"])

    @property
    def text(self) -> str:
        """Chinese sentence, with the line where there is one."""
        place = f"第{self.line}行：" if self.line else ""
        return place + str(_entry(self.code)["text"]).format(**self.values)

    def as_record(self) -> dict[str, Any]:
        """Plain data for a report file."""
        return {"code": self.code, "severity": self.severity, "line": self.line, "text": self.text}


@lru_cache(maxsize=1)
def _wording() -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = read_json(WORDING_FILE).get("findings", {})
    for code, entry in entries.items():
        if entry.get("severity") not in SEVERITIES or not entry.get("text"):
            raise rule_error(WORDING_FILE, f"findings.{code}")
    return entries


def _entry(code: str) -> dict[str, str]:
    try:
        return _wording()[code]
    except KeyError:
        raise rule_error(WORDING_FILE, f"findings.{code}: missing") from None
