"""A unit's quarter as plain facts, and the few figures that are computed from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import shapely

from ..clock.duties import DONE, DUE, LATE, MISSED, OPEN, OVERDUE, Duty
from ..rates.count import Rate

FAILED = (LATE, OVERDUE, MISSED)


@dataclass(frozen=True)
class Counted:
    """Something due so often in a period, both days included; `state` as the clock has it."""

    first: date
    last: date
    done: int
    needed: int
    state: str

    @property
    def is_over(self) -> bool:
        """The period is over or its number is reached: it can be judged."""
        return self.state not in (OPEN, DUE)


@dataclass(frozen=True)
class Tracks:
    """Tracks of the quarter.

    Attributes
    ----------
    patrols_without : int
        Patrols on the ground of which there is no track.
    coverage_pct : float or None
        Ground of the unit's zones within half a swath of a track; None without zones.
    """

    count: int = 0
    patrols_without: int = 0
    days: int = 0
    length_km: float = 0.0
    hours: float = 0.0
    swath_m: float = 0.0
    zone_km2: float = 0.0
    coverage_pct: float | None = None


@dataclass(frozen=True)
class DutyCount:
    """Duties of one rule: in time, late or overdue, still running."""

    title: str
    term: str
    in_time: int
    failed: int
    running: int


@dataclass(frozen=True)
class Problem:
    """What an inspection found."""

    text: str
    raised: date | None
    due: date | None
    mended: date | None

    def is_mended(self, as_of: date) -> bool:
        """Mended by the end of that day."""
        return self.mended is not None and self.mended <= as_of


@dataclass(frozen=True)
class SiteCount:
    """Construction sites of the unit."""

    total: int = 0
    under_way: int = 0
    required: int = 0
    done: int = 0
    late: int = 0
    without_permit: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseCount:
    """Parcels and cases of the quarter."""

    parcels: int = 0
    by_way: tuple[tuple[str, int], ...] = ()
    passed_before: int = 0
    filed: int = 0
    closed: int = 0
    open: int = 0
    major: int = 0


@dataclass(frozen=True)
class StationQuarter:
    """Everything that the check sheet of a unit says.

    Attributes
    ----------
    unit_code, unit_name, office : str
        The unit checked, and who checks it.
    quarter : str
        As 2026Q4.
    as_of : date
        The last day of the quarter, or today.
    plans : tuple of str
        Plans in force.
    zones : tuple of str
    weeks, months, video, month_plans : tuple of Counted
        Patrols a week, key patrols a month, video checks a day, plans a month.
    late : tuple of Duty
        Worst first.
    """

    unit_code: str
    unit_name: str
    office: str
    head: str
    quarter: str
    start: date
    end: date
    as_of: date
    plans: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    key_areas: int = 0
    cameras: int = 0
    officers: int = 0
    patrols: int = 0
    key_patrols: int = 0
    weeks: tuple[Counted, ...] = ()
    months: tuple[Counted, ...] = ()
    video: tuple[Counted, ...] = ()
    month_plans: tuple[Counted, ...] = ()
    tracks: Tracks = field(default_factory=Tracks)
    cases: CaseCount = field(default_factory=CaseCount)
    duties: tuple[DutyCount, ...] = ()
    late: tuple[Duty, ...] = ()
    rates: tuple[Rate, ...] = ()
    sites: SiteCount = field(default_factory=SiteCount)
    last_problems: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def judged(counted: Iterable[Counted]) -> tuple[int, int]:
    """How many of the periods that are over reached their number, and how many are over."""
    over = [period for period in counted if period.is_over]
    return sum(period.done >= period.needed for period in over), len(over)


def coverage_pct(zones: Sequence[Any], tracks: Sequence[Any], swath_m: float) -> float | None:
    """Share of the zones' ground within half a swath of any track, per cent; None without ground.

    Parameters
    ----------
    zones, tracks : sequence of shapely geometries
        Metres, in one plane.
    swath_m : float
        Full width.
    """
    ground = shapely.union_all(np.array(zones, dtype=object)) if len(zones) else shapely.Polygon()
    if ground.area == 0:
        return None
    near: Any = np.array([track for track in tracks if track is not None], dtype=object)
    seen = shapely.union_all(shapely.buffer(near, swath_m / 2, quad_segs=8)) if len(near) else shapely.Polygon()
    return float(100 * shapely.intersection(ground, seen).area / ground.area)


def count_duties(duties: Iterable[Duty]) -> tuple[DutyCount, ...]:
    """Duties by rule, in the order of the plan."""
    rules: dict[tuple[int, str, str], list[str]] = {}
    for duty in duties:
        rules.setdefault((duty.number, duty.title, duty.term), []).append(duty.state)
    return tuple(
        DutyCount(
            title,
            term,
            states.count(DONE),
            sum(state in FAILED for state in states),
            sum(state in (OPEN, DUE) for state in states),
        )
        for (_, title, term), states in sorted(rules.items())
    )


def worst(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Duties that were late or are overdue: those still open first, then by days late."""
    failed = [duty for duty in duties if duty.state in FAILED]
    return tuple(sorted(failed, key=lambda duty: (duty.state != OVERDUE, -duty.late_days, duty.key)))
