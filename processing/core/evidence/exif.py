"""EXIF values as plain facts: degrees, an instant, a direction. Cameras and phones fill them in carelessly."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")
TIME_FORMAT = "%Y:%m:%d %H:%M:%S"
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Taken:
    """When a photo was taken.

    Attributes
    ----------
    at : datetime or None
        UTC.
    notes : tuple of str
        Keys of the wording: what was assumed.
    """

    at: datetime | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Direction:
    """Which way a photo looks.

    Attributes
    ----------
    azimuth_deg : float or None
        Clockwise from north, 0 to below 360.
    reference : {'T', 'M', ''}
        True or magnetic north, or not said.
    """

    azimuth_deg: float | None = None
    reference: str = ""


def text_of(value: Any) -> str:
    """A text value without the blanks and zero bytes that cameras pad it with."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
    return text.split("\x00")[0].strip()


def number(value: Any) -> float | None:
    """A finite number; None for what is none (a rational over zero, too)."""
    try:
        found = float(value)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return found if math.isfinite(found) else None


def _degrees(value: Any, reference: str, negative: str) -> float | None:
    parts = [number(part) for part in value] if isinstance(value, Sequence) and not isinstance(value, str) else []
    if len(parts) != 3:
        return None
    degrees, minutes, seconds = parts
    if degrees is None or minutes is None or seconds is None:
        return None
    size = degrees + minutes / 60 + seconds / 3600
    return -size if reference.upper().startswith(negative) else size


def position(gps: Values) -> tuple[float, float] | None:
    """Longitude and latitude in degrees; None if there is none, or it is the zero that phones write without a fix.

    Parameters
    ----------
    gps : mapping
        Values of the GPS directory by their EXIF names.
    """
    lon = _degrees(gps.get("GPSLongitude"), text_of(gps.get("GPSLongitudeRef")), "W")
    lat = _degrees(gps.get("GPSLatitude"), text_of(gps.get("GPSLatitudeRef")), "S")
    if lon is None or lat is None or not (abs(lon) <= 180 and abs(lat) <= 90) or (lon == 0 and lat == 0):
        return None
    return lon, lat


def direction(gps: Values) -> Direction:
    """The direction of the picture, not of the movement."""
    azimuth = number(gps.get("GPSImgDirection"))
    if azimuth is None or not 0 <= azimuth <= 360:
        return Direction()
    reference = text_of(gps.get("GPSImgDirectionRef")).upper()[:1]
    return Direction(azimuth % 360, reference if reference in {"T", "M"} else "")


def satellite_time(gps: Values) -> datetime | None:
    """The receiver's own time, UTC."""
    parts = gps.get("GPSTimeStamp")
    values = [number(part) for part in parts] if isinstance(parts, Sequence) and not isinstance(parts, str) else []
    try:
        day = datetime.strptime(text_of(gps.get("GPSDateStamp")), "%Y:%m:%d").replace(tzinfo=UTC)
        hours, minutes, seconds = values
        return day + timedelta(hours=hours or 0, minutes=minutes or 0, seconds=seconds or 0)
    except (ValueError, OverflowError):
        return None


def _offset(text: str) -> tzinfo | None:
    found = OFFSET.fullmatch(text)
    if not found:
        return None
    sign, hours, minutes = found.groups()
    size = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-size if sign == "-" else size) if size < timedelta(days=1) else None


def _stamp(values: Values, name: str, offset_name: str, default: tzinfo) -> tuple[datetime | None, bool]:
    """UTC instant of a time tag, and whether its time zone had to be assumed."""
    zone = _offset(text_of(values.get(offset_name)))
    try:
        wall = datetime.strptime(text_of(values.get(name)), TIME_FORMAT)  # a camera's wall clock; its zone follows
        return wall.replace(tzinfo=zone or default).astimezone(UTC), zone is None
    except (ValueError, OverflowError):
        return None, False


def taken(values: Values, gps: Values, default: tzinfo) -> Taken:
    """When the shutter was released, as well as the file can say.

    Parameters
    ----------
    values : mapping
        Values of the main and EXIF directories by their EXIF names.
    default : tzinfo
        Zone of a camera that does not say its own.
    """
    for name, offset_name, note in (
        ("DateTimeOriginal", "OffsetTimeOriginal", ""),
        ("DateTimeDigitized", "OffsetTimeDigitized", ""),
        ("DateTime", "OffsetTime", "modified_time"),
    ):
        wide = {**values, offset_name: values.get(offset_name) or values.get("OffsetTime")}
        at, assumed = _stamp(wide, name, offset_name, default)
        if at is not None:
            return Taken(at, tuple(key for key in ("no_offset" if assumed else "", note) if key))
    at = satellite_time(gps)
    return Taken(at, ("gps_time",)) if at else Taken()
