"""Limits and wording for photos: the data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..rules.data_files import DATA_FOLDER, read_json, rule_error

FILE = DATA_FOLDER / "evidence.json"
SECTOR_DEG = 45.0


@dataclass(frozen=True)
class EvidenceRules:
    """The data file, as it stands; see its schema."""

    utc_offset_hours: float
    utc_offset_name: str
    farthest_m: float
    patrol_tolerance_min: float
    clock_tolerance_min: float
    magnetic_declination_deg: float | None
    folder: str
    readable: tuple[str, ...]
    unreadable: tuple[str, ...]
    editing_software: tuple[str, ...]
    directions: tuple[str, ...]
    position_sources: Mapping[str, str]
    findings: Mapping[str, str]
    notes: Mapping[str, str]
    skipped: Mapping[str, str]
    states: Mapping[str, str]

    @property
    def zone(self) -> timezone:
        """The office's time zone: a fixed offset, since Windows has no table of zones of its own."""
        return timezone(timedelta(hours=self.utc_offset_hours))

    def local_text(self, instant: datetime | None) -> str:
        """An instant on the wall clock, to the minute; empty if there is none."""
        return "" if instant is None else f"{instant.astimezone(self.zone):%Y-%m-%d %H:%M}"

    def direction_text(self, azimuth_deg: float | None) -> str:
        """A direction as printed, e.g. ``东北（47°）``; empty if there is none."""
        if azimuth_deg is None:
            return ""
        sector = int((azimuth_deg % 360 + SECTOR_DEG / 2) // SECTOR_DEG) % len(self.directions)
        return f"{self.directions[sector]}（{azimuth_deg % 360:.0f}°）"


@lru_cache(maxsize=4)
def load_evidence_rules(path: Path = FILE) -> EvidenceRules:
    """Read the data file.

    Raises
    ------
    RuleError
        If it is missing or malformed.
    """
    content = read_json(path)
    try:
        values: dict[str, Any] = {name: content[name] for name in EvidenceRules.__dataclass_fields__}
        return EvidenceRules(**values | {k: tuple(v) for k, v in values.items() if isinstance(v, list)})
    except (KeyError, TypeError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error
