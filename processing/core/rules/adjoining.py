"""Adjoining parcels of one party within some months, proposed as one matter.

Splitting one occupation into parcels must not keep it under the lines. The proposal is the officer's to accept or
refuse; different parties are never merged, only shown beside each other.
"""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import shapely

from ..measurement import TEST_NAMES
from .data_files import DATA_FOLDER, read_json

# Who may be merged with whom, by index.
Links = dict[int, set[int]]


@dataclass(frozen=True)
class AdjoiningParcel:
    """A parcel as grouping sees it.

    Attributes
    ----------
    label : str
        Code or feature id, as people call it.
    shape : shapely geometry or None
        In one plane for all parcels, metres; None if it has no usable shape.
    party : str
        Empty if unknown.
    found : date or None
        None if unknown.
    areas_m2 : dict of str to float or None
        By test name; None where not measured.
    is_mineral : bool
    """

    label: str
    shape: Any
    party: str
    found: date | None
    areas_m2: dict[str, float | None]
    is_mineral: bool = False

    @property
    def party_key(self) -> str:
        """The party's name without differences of width, case and blanks; empty if it is none (待查)."""
        key = "".join(unicodedata.normalize("NFKC", self.party).split()).casefold()
        return "" if key in _unknown_parties() else key


@dataclass(frozen=True)
class Neighbours:
    """Two parcels not farther apart than the gap.

    Attributes
    ----------
    first, second : int
        Indices of the parcels, ascending.
    overlap_m2 : float
        Plane area that both claim.
    """

    first: int
    second: int
    distance_m: float
    overlap_m2: float


@dataclass(frozen=True)
class Matter:
    """Parcels proposed as one matter, by index, ascending."""

    members: tuple[int, ...]

    def sums_m2(self, parcels: Sequence[AdjoiningParcel]) -> dict[str, float | None]:
        """Sum of each figure; None as soon as one parcel has it not measured."""
        sums: dict[str, float | None] = {}
        for name in TEST_NAMES:
            areas = [parcels[index].areas_m2.get(name) for index in self.members]
            known = [area for area in areas if area is not None]
            sums[name] = float(sum(known)) if len(known) == len(areas) else None
        return sums


@lru_cache(maxsize=1)
def _unknown_parties() -> frozenset[str]:
    """What offices write where the party is not known: two such parcels are not of one party."""
    return frozenset(read_json(DATA_FOLDER / "adjoining.json").get("unknown_parties", ()))


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last of the month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def find_neighbours(parcels: Sequence[AdjoiningParcel], gap_m: float) -> list[Neighbours]:
    """Pairs of parcels at most `gap_m` apart, touching and overlapping ones included."""
    usable = [index for index, parcel in enumerate(parcels) if parcel.shape is not None]
    shapes = np.array([parcels[index].shape for index in usable], dtype=object)
    if len(shapes) < 2:
        return []
    first, second = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=gap_m)
    once = first < second
    first, second = first[once], second[once]
    distances = shapely.distance(shapes[first], shapes[second])
    with np.errstate(invalid="ignore"):  # GEOS raises the flag where shapes merely touch, the result is right
        overlaps = shapely.area(shapely.intersection(shapes[first], shapes[second]))
    rows = zip(first, second, distances, overlaps, strict=True)
    found = [Neighbours(usable[i], usable[j], float(metres), float(m2)) for i, j, metres, m2 in rows]
    return sorted(found, key=lambda pair: (pair.first, pair.second))


def propose_matters(
    parcels: Sequence[AdjoiningParcel], neighbours: Iterable[Neighbours], months: int | None
) -> list[Matter]:
    """Divide the parcels into matters; each parcel is in one.

    Parameters
    ----------
    months : int or None
        A matter spans at most this many months from its first parcel to its last, both included; None: dates are
        not looked at.

    Returns
    -------
    list of Matter
        In the order of their first parcels. Where several spans are possible the one with most ground is taken
        first.
    """
    links: Links = {index: set() for index in range(len(parcels))}
    for pair in neighbours:
        if _may_merge(parcels[pair.first], parcels[pair.second], months):
            links[pair.first].add(pair.second)
            links[pair.second].add(pair.first)
    matters: list[Matter] = []
    for group in connected(links, links):
        matters += _split_by_span({index: links[index] for index in group}, parcels, months)
    return sorted(matters, key=lambda matter: matter.members)


def _may_merge(first: AdjoiningParcel, second: AdjoiningParcel, months: int | None) -> bool:
    if not first.party_key or first.party_key != second.party_key:
        return False
    return months is None or _within(first, second, months)


def _within(first: AdjoiningParcel, second: AdjoiningParcel, months: int) -> bool:
    if first.found is None or second.found is None:
        return False
    early, late = sorted((first.found, second.found))
    return late <= months_later(early, months)


def connected(links: Links, among: Iterable[int]) -> list[set[int]]:
    """Connected groups of the indices `among`, over links between them."""
    left = set(among)
    groups = []
    while left:
        group, reached = set(), {min(left)}
        while reached:
            group |= reached
            reached = set().union(*(links[index] for index in reached)) & left - group
        groups.append(group)
        left -= group
    return groups


def _split_by_span(links: Links, parcels: Sequence[AdjoiningParcel], months: int | None) -> list[Matter]:
    """Take the span with most ground out of a chain of parcels until nothing is left."""
    matters, left = [], set(links)
    while left:
        starts = sorted({parcels[index].found for index in left}, key=str)
        windows = [[index for index in left if _in_window(parcels[index].found, start, months)] for start in starts]
        spans = [group for window in windows for group in connected(links, window)]
        best = max(
            spans, key=lambda group: (_ground_m2(group, parcels), len(group), [-index for index in sorted(group)])
        )
        matters.append(Matter(tuple(sorted(best))))
        left -= best
    return matters


def _in_window(day: date | None, start: date | None, months: int | None) -> bool:
    if months is None or start is None or day is None:
        return months is None or day is start
    return start <= day <= months_later(start, months)


def _ground_m2(group: Iterable[int], parcels: Sequence[AdjoiningParcel]) -> float:
    return sum(parcels[index].areas_m2.get("total") or 0.0 for index in group)


def unmerged_reason(first: AdjoiningParcel, second: AdjoiningParcel, months: int | None) -> str:
    """Why two neighbours are in different matters: a key of the wording's `neighbours`."""
    if not first.party_key or not second.party_key:
        return "no_party"
    if first.party_key != second.party_key:
        return "other_party"
    if months is not None and (first.found is None or second.found is None):
        return "no_date"
    return "too_late"
