"""What has to be asked about a photo, from what its file says and from what it is to prove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import shapely

from ..units import format_fixed
from .exif import Direction, Taken
from .rules import EvidenceRules


@dataclass(frozen=True)
class PhotoFacts:
    """What a file says of itself.

    Attributes
    ----------
    name, sha256, format : str
        `format` is the extension in lower case.
    has_exif : bool
    is_readable : bool
        False for formats whose metadata cannot be read here.
    lon_lat : tuple of float or None
        As in the file, degrees.
    satellite_at : datetime or None
        The receiver's time, UTC.
    software : str
    """

    name: str
    sha256: str
    format: str
    has_exif: bool = False
    is_readable: bool = True
    lon_lat: tuple[float, float] | None = None
    direction: Direction = field(default_factory=Direction)
    taken: Taken = field(default_factory=Taken)
    satellite_at: datetime | None = None
    software: str = ""


@dataclass(frozen=True)
class Window:
    """When a photo may have been taken.

    Attributes
    ----------
    code : str
        Of the patrol, case or parcel.
    kind : {'patrol', 'case'}
    start, end : datetime or None
        UTC instants; None: open.
    """

    code: str
    kind: str
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True)
class Checked:
    """A photo with its direction and distance, and what was found.

    Attributes
    ----------
    parcel_code : str
        The nearest of the parcels; empty if there are none or the photo has no place.
    distance_m : float or None
        To that parcel; 0 inside.
    azimuth_deg : float or None
        From true north, where the reference allows it.
    findings, notes : tuple of str
        Questions to the officer; what was assumed. In Chinese.
    """

    parcel_code: str
    distance_m: float | None
    azimuth_deg: float | None
    findings: tuple[str, ...]
    notes: tuple[str, ...]


def day_window(code: str, first: date | None, last: date | None, rules: EvidenceRules) -> Window:
    """The window of a case: from the day it was found to the day it was closed."""
    start = datetime.combine(first, time(), rules.zone).astimezone(UTC) if first else None
    end = datetime.combine(last + timedelta(days=1), time(), rules.zone).astimezone(UTC) if last else None
    return Window(code, "case", start, end)


def nearest_parcel(point: Any, parcels: Iterable[tuple[str, Any]]) -> tuple[str, float | None]:
    """Code of the nearest parcel and the distance to it in metres.

    Parameters
    ----------
    point : shapely Point or None
    parcels : iterable of (code, shapely geometry)
        In the same plane as the point.
    """
    if point is None:
        return "", None
    distances = [(float(shapely.distance(point, shape)), code) for code, shape in parcels if shape is not None]
    found, code = min(distances, default=(None, ""))
    return code, found


def check_photo(
    facts: PhotoFacts,
    point: Any,
    parcels: Iterable[tuple[str, Any]],
    windows: Iterable[Window],
    rules: EvidenceRules,
    same_as: str = "",
) -> Checked:
    """Hold a photo against parcels, windows and limits.

    Parameters
    ----------
    point : shapely Point or None
        Its place in the plane of the parcels.
    same_as : str
        Name of another photo with the same content, kept elsewhere.
    """
    code, distance_m = nearest_parcel(point, parcels)
    azimuth_deg, direction_note = true_azimuth(facts.direction, rules)
    findings = [*_of_the_file(facts, rules), *_of_the_time(facts, windows, rules)]
    if distance_m is not None and distance_m > rules.farthest_m:
        findings.append(
            rules.findings["far"].format(
                code=code, distance_m=format_fixed(distance_m, 0), farthest_m=f"{rules.farthest_m:g}"
            )
        )
    if same_as:
        findings.append(rules.findings["twice"].format(other=same_as))
    notes = [rules.notes[key].format(zone=rules.utc_offset_name) for key in facts.taken.notes]
    return Checked(code, distance_m, azimuth_deg, tuple(findings), tuple(filter(None, [*notes, direction_note])))


def _of_the_file(facts: PhotoFacts, rules: EvidenceRules) -> Iterator[str]:
    words = rules.findings
    if not facts.is_readable:
        yield words["unreadable"].format(format=facts.format.upper())
        return
    if not facts.has_exif:
        yield words["no_exif"]
    else:
        if facts.lon_lat is None:
            yield words["no_position"]
        if facts.taken.at is None:
            yield words["no_time"]
        if facts.direction.azimuth_deg is None:
            yield words["no_direction"]
    software = facts.software.casefold()
    if any(word in software for word in rules.editing_software):
        yield words["edited"].format(software=facts.software)


def _of_the_time(facts: PhotoFacts, windows: Iterable[Window], rules: EvidenceRules) -> Iterator[str]:
    at = facts.taken.at
    if at is None:
        return
    if facts.satellite_at is not None and "gps_time" not in facts.taken.notes:
        minutes = abs(at - facts.satellite_at) / timedelta(minutes=1)
        if minutes > rules.clock_tolerance_min:
            yield rules.findings["clock"].format(minutes=format_fixed(minutes, 0))
    for window in windows:
        key = _outside(at, window, rules)
        if key:
            yield rules.findings[key].format(
                taken=rules.local_text(at),
                code=window.code,
                start=_bound(window.start, window, rules),
                end=_bound(window.end, window, rules),
            )


def _outside(at: datetime, window: Window, rules: EvidenceRules) -> str:
    """Key of the finding; empty if inside."""
    slack = timedelta(minutes=rules.patrol_tolerance_min if window.kind == "patrol" else 0)
    early = window.start is not None and at < window.start - slack
    late = window.end is not None and (at > window.end + slack if window.kind == "patrol" else at >= window.end)
    if window.kind == "patrol":
        return "outside_patrol" if early or late else ""
    return "before_case" if early else "after_case" if late else ""


def _bound(instant: datetime | None, window: Window, rules: EvidenceRules) -> str:
    if instant is None:
        return "？"
    if window.kind == "patrol":
        return rules.local_text(instant)
    # The end of a case's window is the first instant after its last day.
    day = instant - timedelta(seconds=1) if instant == window.end else instant
    return f"{day.astimezone(rules.zone):%Y-%m-%d}"


def true_azimuth(found: Direction, rules: EvidenceRules) -> tuple[float | None, str]:
    """The direction from true north as far as known, and what must be said of it."""
    if found.azimuth_deg is None or found.reference == "T":
        return found.azimuth_deg, ""
    if found.reference == "":
        return found.azimuth_deg, rules.notes["no_reference"]
    declination = rules.magnetic_declination_deg
    if declination is None:
        return found.azimuth_deg, rules.notes["magnetic"]
    said = rules.notes["magnetic_corrected"].format(declination_deg=f"{declination:g}")
    return (found.azimuth_deg + declination) % 360, said
