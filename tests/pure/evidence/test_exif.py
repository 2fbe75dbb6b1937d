"""EXIF as cameras write it, well and badly."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.evidence import exif

BEIJING = timezone(timedelta(hours=8))


def dms(value):
    size = abs(value)
    degrees = int(size)
    minutes = int((size - degrees) * 60)
    return (degrees, minutes, round((size - degrees - minutes / 60) * 3600, 4))


@given(st.floats(-180, 180), st.floats(-89.9, 89.9))
def test_a_place_comes_back_within_a_metre(lon, lat):
    gps = {
        "GPSLongitude": dms(lon),
        "GPSLongitudeRef": "W" if lon < 0 else "E",
        "GPSLatitude": dms(lat),
        "GPSLatitudeRef": b"S\x00" if lat < 0 else "N",
    }
    found = exif.position(gps)
    if dms(lon) == (0, 0, 0) and dms(lat) == (0, 0, 0):
        assert found is None
        return
    assert math.hypot((found[0] - lon) * math.cos(math.radians(lat)), found[1] - lat) * 111_320 < 1


@pytest.mark.parametrize(
    "gps",
    [
        {},
        {"GPSLongitude": (118, 52, 12)},
        {"GPSLongitude": (0, 0, 0), "GPSLatitude": (0, 0, 0)},
        {"GPSLongitude": (200, 0, 0), "GPSLatitude": (33, 0, 0)},
        {"GPSLongitude": (118, float("nan"), 0), "GPSLatitude": (33, 0, 0)},
        {"GPSLongitude": (118, 0), "GPSLatitude": (33, 0, 0)},
        {"GPSLongitude": "118,0,0", "GPSLatitude": (33, 0, 0)},
    ],
)
def test_a_place_that_is_none(gps):
    assert exif.position(gps) is None


@pytest.mark.parametrize(
    ("values", "expected", "notes"),
    [
        ({"DateTimeOriginal": "2026:10:12 09:11:00", "OffsetTimeOriginal": "+08:00"}, "2026-10-12T01:11", ()),
        ({"DateTimeOriginal": "2026:10:12 09:11:00", "OffsetTimeOriginal": "+00:00"}, "2026-10-12T09:11", ()),
        ({"DateTimeOriginal": "2026:10:12 09:11:00", "OffsetTime": "+07:30"}, "2026-10-12T01:41", ()),
        ({"DateTimeOriginal": "2026:10:12 09:11:00"}, "2026-10-12T01:11", ("no_offset",)),
        ({"DateTimeOriginal": "2026:10:12 09:11:00", "OffsetTimeOriginal": "   "}, "2026-10-12T01:11", ("no_offset",)),
        (
            {"DateTimeOriginal": "0000:00:00 00:00:00", "DateTime": "2026:10:13 08:00:00"},
            "2026-10-13T00:00",
            ("no_offset", "modified_time"),
        ),
        ({"DateTimeDigitized": "2026:10:12 09:11:00", "OffsetTimeDigitized": "+08:00"}, "2026-10-12T01:11", ()),
        ({"DateTimeOriginal": "2026:10:12 00:30:00\x00"}, "2026-10-11T16:30", ("no_offset",)),
    ],
)
def test_time_with_the_zone_of_the_camera(values, expected, notes):
    found = exif.taken(values, {}, BEIJING)
    assert (found.at.isoformat()[:16], found.notes) == (expected, notes)
    assert found.at.tzinfo is UTC


def test_satellite_time_where_the_camera_has_none():
    gps = {"GPSDateStamp": "2026:10:12", "GPSTimeStamp": (1, 11, 0)}
    assert exif.taken({}, gps, BEIJING) == exif.Taken(datetime(2026, 10, 12, 1, 11, tzinfo=UTC), ("gps_time",))
    assert exif.taken({}, {}, BEIJING) == exif.Taken()


@pytest.mark.parametrize(
    "gps", [{"GPSDateStamp": "2026:10:12"}, {"GPSTimeStamp": (1, 2, 3)}, {"GPSDateStamp": "x", "GPSTimeStamp": (1, 2)}]
)
def test_half_a_satellite_time_is_none(gps):
    assert exif.satellite_time(gps) is None


@pytest.mark.parametrize(
    ("gps", "expected"),
    [
        ({"GPSImgDirection": 47.3, "GPSImgDirectionRef": "T"}, (47.3, "T")),
        ({"GPSImgDirection": 360, "GPSImgDirectionRef": "M\x00"}, (0, "M")),
        ({"GPSImgDirection": 12}, (12, "")),
        ({"GPSImgDirection": 361, "GPSImgDirectionRef": "T"}, (None, "")),
        ({"GPSImgDirection": "x"}, (None, "")),
        ({}, (None, "")),
    ],
)
def test_direction_and_its_reference(gps, expected):
    found = exif.direction(gps)
    assert (found.azimuth_deg, found.reference) == expected
