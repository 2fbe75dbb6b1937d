"""Boundaries entered as bearings and distances (方位角、距离): legs, misclosure, compass-rule adjustment.

Bearings are grid bearings (坐标方位角): clockwise from grid north of the plane the start point is in. Distances are
horizontal metres in that plane.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .boundary_txt.punctuation import half_width
from .errors import QT_TRANSLATE_NOOP, InputError

NorthingEasting = tuple[float, float]

# Marks of degrees, minutes and seconds in the spellings of keyboards and instruments.
_MARKS = {
    "度": "°",
    "º": "°",
    "分": "'",
    "′": "'",
    "’": "'",
    "‘": "'",
    "秒": '"',
    "″": '"',
    "”": '"',
    "“": '"',
    "''": '"',
}
_QUADRANT_WORDS = re.compile(r"([北南])偏([东西])(.*)")
_LETTERS = {"北": "N", "南": "S", "东": "E", "西": "W"}
_LEG = re.compile(
    r"(?:(?P<name>[^\s:,;]{1,20})\s*:)?\s*(?P<bearing>\S.*?)\s*[\s,;]\s*(?P<distance>[0-9]{1,7}(?:\.[0-9]{1,6})?)\s*(?:m|米)?",
    re.IGNORECASE,
)
_BEARING = re.compile(r"(?P<from>[NS]?)\s*(?P<angle>[0-9].*?)\s*(?P<to>[EW]?)", re.IGNORECASE)
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,10})?"
_ANGLE = re.compile(
    rf"(?P<deg>{_NUMBER})\s*(?:°|(?:°\s*|-)(?P<min>{_NUMBER})\s*(?:'|(?:'\s*|-)(?P<sec>{_NUMBER})\s*\"?)?)?"
)


@dataclass(frozen=True)
class Leg:
    """One side: grid bearing in degrees clockwise from north, horizontal distance in metres, name of its end."""

    azimuth_deg: float
    distance_m: float
    name: str = ""

    @property
    def delta_m(self) -> NorthingEasting:
        """Difference in northing and easting."""
        angle = math.radians(self.azimuth_deg)
        return self.distance_m * math.cos(angle), self.distance_m * math.sin(angle)


@dataclass(frozen=True)
class Traverse:
    """A run of legs.

    Attributes
    ----------
    stations : tuple of (float, float)
        Northing and easting of the start and of the end of every leg, metres; adjusted if `adjusted`.
    misclosure_m : (float, float)
        Computed less known end, northing and easting, before adjustment.
    length_m : float
        Sum of the distances.
    adjusted : bool
    """

    stations: tuple[NorthingEasting, ...]
    misclosure_m: NorthingEasting
    length_m: float
    adjusted: bool

    @property
    def misclosure_length_m(self) -> float:
        """Length of the misclosure."""
        return math.hypot(*self.misclosure_m)

    @property
    def relative_misclosure(self) -> float:
        """Length of the run over its misclosure, the k of 1:k; infinite if it closes exactly."""
        gap_m = self.misclosure_length_m
        return math.inf if gap_m == 0 else self.length_m / gap_m

    @property
    def corners(self) -> tuple[NorthingEasting, ...]:
        """Corners of the boundary of a loop: all stations but the last, which is the start again."""
        return self.stations[:-1]


def parse_legs(lines: Iterable[str], source: str) -> list[Leg]:
    """Legs from text, one a line; blank lines and those that begin with # are passed over.

    A leg is a bearing and a distance, separated by blanks, comma or semicolon, with the name of its end and a colon
    before it if wanted: ``N 35°12'30" E 120.55``, ``35-12-30, 120.55``, ``35.208333 120.55``, ``北偏东35度12分 120.55米``,
    ``J2: 215°00'00" 80``. An angle without marks is decimal degrees.

    Parameters
    ----------
    source : str
        Name for messages.

    Raises
    ------
    InputError
        Naming source, line and reason.
    """
    legs = []
    for number, line in enumerate(lines, 1):
        text = _plain(line)
        if text and not text.startswith("#"):
            legs.append(_leg(text, source, number))
    if not legs:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "{file} holds no bearing and distance; enter one leg a line."), file=source
        )
    return legs


def _plain(line: str) -> str:
    """Half-width signs, one spelling of the marks, 北偏东 as N … E."""
    text = half_width(line).strip()
    for written, mark in _MARKS.items():
        text = text.replace(written, mark)
    words = _QUADRANT_WORDS.search(text)
    if not words:
        return text
    bearing, separator, rest = re.match(r"\s*([0-9.°'\"-]*)(\s*)(.*)", words[3]).groups()  # type: ignore[union-attr]
    return f"{text[: words.start()]}{_LETTERS[words[1]]}{bearing}{_LETTERS[words[2]]}{separator or ' '}{rest}"


def _leg(text: str, source: str, line: int) -> Leg:
    match = _LEG.fullmatch(text)
    bearing = _BEARING.fullmatch(match["bearing"]) if match else None
    azimuth_deg = _azimuth(bearing) if bearing else None
    if match is None or azimuth_deg is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: '{text}' is no bearing and distance; write for example N 35°12'30\" E 120.55 or"
                " 35-12-30, 120.55.",
            ),
            file=source,
            line=line,
            text=text[:40],
        )
    distance_m = float(match["distance"])
    if distance_m == 0:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "{file}, line {line}: the distance is zero; remove the leg or correct it."),
            file=source,
            line=line,
        )
    return Leg(azimuth_deg, distance_m, match["name"] or "")


def _azimuth(bearing: re.Match[str]) -> float | None:
    """Degrees clockwise from north; None if the angle or the quadrant cannot be."""
    start, end = bearing["from"].upper(), bearing["to"].upper()
    angle = _degrees(bearing["angle"])
    if angle is None or bool(start) != bool(end):
        return None
    if not start:
        return angle % 360 if angle <= 360 else None
    if angle > 90:
        return None
    from_north = angle if start == "N" else 180 - angle
    return from_north if end == "E" else (360 - from_north) % 360


def _degrees(text: str) -> float | None:
    match = _ANGLE.fullmatch(text.strip())
    if match is None:
        return None
    parts = [part for part in match.group("deg", "min", "sec") if part is not None]
    if any("." in part for part in parts[:-1]) or any(float(part) >= 60 for part in parts[1:]):
        return None
    return sum(float(part) / 60**power for power, part in enumerate(parts))


def run_traverse(
    start: NorthingEasting, legs: Sequence[Leg], end: NorthingEasting | None = None, adjust: bool = False
) -> Traverse:
    """Stations of a run of legs from a known point to a known point, by default back to the start.

    With `adjust` the misclosure is distributed by the compass (Bowditch) rule: each station moves by the misclosure
    times the share of the length run so far.

    Parameters
    ----------
    start, end : (float, float)
        Northing and easting, metres.
    """
    northing_m, easting_m = start
    run_m = [0.0]
    stations = [start]
    for leg in legs:
        delta_n, delta_e = leg.delta_m
        northing_m, easting_m = northing_m + delta_n, easting_m + delta_e
        stations.append((northing_m, easting_m))
        run_m.append(run_m[-1] + leg.distance_m)
    known_n, known_e = end or start
    misclosure = (northing_m - known_n, easting_m - known_e)
    if adjust and run_m[-1] > 0:
        shares = [done / run_m[-1] for done in run_m]
        stations = [
            (n - misclosure[0] * share, e - misclosure[1] * share)
            for (n, e), share in zip(stations, shares, strict=True)
        ]
    return Traverse(tuple(stations), misclosure, run_m[-1], adjust)
