"""Patrols that passed a parcel after it could be seen and before others made it known.

Only days strictly between the image and the report count: on the day of the image nobody knows which came first, and
on the day of the report the patrol may be the one that was sent there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..rates.count import days_late
from ..units import format_fixed
from .rules import AuditRules

PASSED, NOT_PASSED, UNKNOWN = "passed", "not_passed", "unknown"


@dataclass(frozen=True)
class LateParcel:
    """A parcel that others made known first.

    Attributes
    ----------
    shape : shapely geometry or None
        Metres, in the plane of the tracks.
    way : str
        How it became known, as printed.
    change : date or None
        Day of the earliest image that shows it.
    due : date or None
        Last day on which the discovery would have been in time; None: the allowed days from `occurred`.
    """

    code: str
    unit_code: str
    shape: Any
    way: str
    known: date | None
    change: date | None
    occurred: date | None
    due: date | None = None


@dataclass(frozen=True)
class DrivenTrack:
    """A track of the workspace; `patrol_code` is the track's own where it belongs to none."""

    code: str
    patrol_code: str
    unit_code: str
    day: date
    shape: Any


@dataclass(frozen=True)
class Passing:
    """One patrol that passed one parcel.

    Attributes
    ----------
    distance_m : float
        Of its tracks to the parcel's edge, 0 if they cross it.
    seen_m : float
        Length of its tracks within sight distance.
    """

    parcel: LateParcel
    patrol_code: str
    unit_code: str
    day: date
    track_codes: tuple[str, ...]
    distance_m: float
    seen_m: float
    days_after_change: int
    days_before_known: int


@dataclass(frozen=True)
class ParcelAudit:
    """What the audit says of one parcel."""

    parcel: LateParcel
    result: str
    passings: tuple[Passing, ...]
    days_late: int | None
    sentence: str


def find_passings(parcels: Sequence[LateParcel], tracks: Sequence[DrivenTrack], sight_m: float) -> list[Passing]:
    """Every patrol that passed a parcel within sight, in the order of parcel and day.

    Parameters
    ----------
    sight_m : float
        Greatest distance from a track to the parcel's edge, metres.
    """
    usable = [parcel for parcel in parcels if not obstacle(parcel)]
    driven = [track for track in tracks if track.shape is not None and not track.shape.is_empty]
    if not usable or not driven:
        return []
    lines: NDArray[np.object_] = np.array([track.shape for track in driven], dtype=object)
    shapes: NDArray[np.object_] = np.array([parcel.shape for parcel in usable], dtype=object)
    which_parcel, which_track = shapely.STRtree(lines).query(shapes, predicate="dwithin", distance=sight_m)
    days = np.array([track.day.toordinal() for track in driven])
    first = np.array([parcel.change.toordinal() for parcel in usable if parcel.change])
    last = np.array([parcel.known.toordinal() for parcel in usable if parcel.known])
    between = (days[which_track] > first[which_parcel]) & (days[which_track] < last[which_parcel])
    pairs = np.column_stack((which_parcel, which_track))[between]
    return _by_patrol(usable, driven, shapes, lines, pairs, sight_m)


def _by_patrol(
    parcels: Sequence[LateParcel],
    tracks: Sequence[DrivenTrack],
    shapes: NDArray[np.object_],
    lines: NDArray[np.object_],
    pairs: NDArray[np.int64],
    sight_m: float,
) -> list[Passing]:
    """Tracks of one patrol and day made one passing."""
    distances = shapely.distance(shapes[pairs[:, 0]], lines[pairs[:, 1]])
    within = shapely.buffer(shapes[pairs[:, 0]], sight_m, quad_segs=32)
    seen = shapely.length(shapely.intersection(lines[pairs[:, 1]], within))
    groups: dict[tuple[int, str, date], list[int]] = {}
    for row, (parcel, track) in enumerate(pairs.tolist()):
        groups.setdefault((parcel, tracks[track].patrol_code, tracks[track].day), []).append(row)
    found = []
    for (index, patrol, day), rows in groups.items():
        parcel, own = parcels[index], [tracks[int(pairs[row, 1])] for row in rows]
        assert parcel.change is not None, "others were left out"
        assert parcel.known is not None, "others were left out"
        found.append(
            Passing(
                parcel,
                patrol,
                own[0].unit_code,
                day,
                tuple(sorted(track.code for track in own)),
                float(distances[rows].min()),
                float(seen[rows].sum()),
                (day - parcel.change).days,
                (parcel.known - day).days,
            )
        )
    return sorted(found, key=lambda passing: (passing.parcel.code, passing.day, passing.patrol_code))


def obstacle(parcel: LateParcel) -> str:
    """Key of the wording for why a parcel cannot be audited; empty if it can."""
    if parcel.known is None:
        return "no_known"
    if parcel.change is None:
        return "no_change"
    if parcel.change >= parcel.known:
        return "no_span"
    if parcel.shape is None or parcel.shape.is_empty:
        return "no_shape"
    return ""


def audit_parcels(
    parcels: Iterable[LateParcel],
    passings: Iterable[Passing],
    untracked: Iterable[tuple[str, date]],
    allowed_days: int,
    sight_m: float,
    rules: AuditRules,
) -> list[ParcelAudit]:
    """One result for each parcel.

    Parameters
    ----------
    untracked : iterable of (unit code, day)
        Patrols of which the workspace has no track: they may have passed, nobody can tell.
    allowed_days : int
        From occurrence to discovery.
    """
    by_parcel: dict[str, list[Passing]] = {}
    for passing in passings:
        by_parcel.setdefault(passing.parcel.code, []).append(passing)
    blind = list(untracked)
    found = []
    for parcel in parcels:
        own = tuple(by_parcel.get(parcel.code, ()))
        result = UNKNOWN if obstacle(parcel) else PASSED if own else NOT_PASSED
        late = late_days(parcel, allowed_days)
        sentence = _sentence(parcel, own, late, blind, allowed_days, sight_m, rules)
        found.append(ParcelAudit(parcel, result, own, late, sentence))
    return found


def late_days(parcel: LateParcel, allowed_days: int) -> int | None:
    """Days after the last day in time; None if a day is unknown."""
    if parcel.due is not None and parcel.known is not None:
        return max(0, (parcel.known - parcel.due).days)
    return days_late(parcel.occurred, parcel.known, allowed_days)


def _sentence(
    parcel: LateParcel,
    passings: Sequence[Passing],
    late: int | None,
    blind: Sequence[tuple[str, date]],
    allowed_days: int,
    sight_m: float,
    rules: AuditRules,
) -> str:
    words, values = rules.wording, {"change": parcel.change, "known": parcel.known, "way": parcel.way}
    problem = obstacle(parcel)
    if problem:
        parts = [words[problem].format(**values)]
    elif passings:
        first = min(passing.day for passing in passings)
        parts = [words["passed"].format(**values, count=len(passings), first=first, sight_m=f"{sight_m:g}")]
    else:
        parts = [words["not_passed"].format(**values, sight_m=f"{sight_m:g}")]
    if not problem:
        unseen = sum(
            unit == parcel.unit_code and parcel.change < day < parcel.known  # type: ignore[operator]
            for unit, day in blind
        )
        parts += [words["untracked"].format(count=unseen)] if unseen else []
    key = "no_occurred" if late is None else "late" if late else "in_time"
    parts.append(words[key].format(occurred=parcel.occurred, allowed=allowed_days, days=late))
    return "".join(parts)


def question(passing: Passing, unit_name: str, rules: AuditRules) -> str:
    """What the patrol is asked."""
    return rules.wording["question"].format(
        day=passing.day,
        patrol=passing.patrol_code,
        unit=unit_name,
        parcel=passing.parcel.code,
        distance_m=format_fixed(passing.distance_m, 0),
        seen_m=format_fixed(passing.seen_m, 0),
        change=passing.parcel.change,
    )
