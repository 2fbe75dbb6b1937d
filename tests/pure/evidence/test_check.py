"""What is asked about a photo: each finding at its limit and just inside it; always a question."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import shapely
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.core.evidence.check import PhotoFacts, Window, check_photo, day_window, true_azimuth
from landpatrol.processing.core.evidence.exif import Direction, Taken
from landpatrol.processing.core.evidence.rules import FILE, load_evidence_rules

RULES = load_evidence_rules()
AT = datetime(2026, 10, 12, 1, 11, tzinfo=UTC)
GOOD = PhotoFacts("a.jpg", "0" * 64, "jpg", True, True, (118.87, 33.3), Direction(90, "T"), Taken(AT))
PARCEL = ("P1", shapely.box(0, 0, 100, 100))
PATROL = Window("XC1", "patrol", AT - timedelta(hours=1), AT + timedelta(hours=1))


NEAR = shapely.Point(150, 50)


def found(facts=GOOD, point=NEAR, parcels=(PARCEL,), windows=(), same_as=""):
    return check_photo(facts, point, parcels, windows, RULES, same_as)


def test_a_good_photo_is_not_asked_about():
    checked = found(windows=[PATROL, day_window("C1", date(2026, 10, 12), None, RULES)])
    assert (checked.parcel_code, checked.distance_m, checked.azimuth_deg) == ("P1", 50, 90)
    assert (checked.findings, checked.notes) == ((), ())


@pytest.mark.parametrize(("x", "asked"), [(300, False), (300.6, True), (50, False)])
def test_two_hundred_metres_from_the_parcel(x, asked):
    findings = found(point=shapely.Point(x, 50)).findings
    assert findings == (("拍摄位置距图斑P1有201米，超过200米，所拍是否为该图斑？",) if asked else ())


def test_the_nearest_of_several_parcels_counts():
    far = ("P0", shapely.box(5000, 0, 5100, 100))
    assert found(parcels=[far, PARCEL]).parcel_code == "P1"
    assert found(point=None).distance_m is None


@pytest.mark.parametrize(("minutes", "asked"), [(0, False), (-90, False), (-91, True), (90, False), (91, True)])
def test_half_an_hour_beside_the_patrol(minutes, asked):
    facts = replace(GOOD, taken=Taken(AT + timedelta(minutes=minutes)))
    findings = found(facts, windows=[PATROL]).findings
    assert bool(findings) is asked
    if asked:
        assert "不在巡查XC1（2026-10-12 08:11至2026-10-12 10:11）之内" in findings[0]


@pytest.mark.parametrize(
    ("utc", "key"),
    [
        ("2026-10-11T15:59", "早于C1的发现日期2026-10-12"),
        ("2026-10-11T16:00", ""),
        ("2026-11-03T15:59", ""),
        ("2026-11-03T16:00", "晚于C1的结案日期2026-11-03"),
    ],
)
def test_a_case_lasts_whole_local_days(utc, key):
    window = day_window("C1", date(2026, 10, 12), date(2026, 11, 3), RULES)
    facts = replace(GOOD, taken=Taken(datetime.fromisoformat(utc).replace(tzinfo=UTC)))
    findings = found(facts, windows=[window]).findings
    assert (key in findings[0]) if key else findings == ()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"has_exif": False, "lon_lat": None, "taken": Taken()}, ["没有EXIF"]),
        ({"lon_lat": None}, ["没有定位"]),
        ({"taken": Taken()}, ["没有拍摄时间"]),
        ({"direction": Direction()}, ["没有方位角"]),
        ({"software": "Adobe Photoshop 24.1"}, ["Adobe Photoshop 24.1处理过"]),
        ({"software": "HDR+ 1.0.4"}, []),
        ({"format": "heic", "is_readable": False, "has_exif": False}, ["HEIC格式"]),
        ({"satellite_at": AT - timedelta(minutes=11)}, ["相差11分钟"]),
        ({"satellite_at": AT - timedelta(minutes=10)}, []),
        ({"lon_lat": None, "taken": Taken(), "direction": Direction()}, ["没有定位", "没有拍摄时间", "没有方位角"]),
    ],
)
def test_each_question(changed, words):
    findings = found(replace(GOOD, **changed)).findings
    assert len(findings) == len(words)
    assert all(word in finding for word, finding in zip(words, findings, strict=True))
    assert all(finding.endswith("？") for finding in findings)


def test_the_same_file_is_asked_about():
    assert found(same_as="C2-P1").findings == ("与C2-P1是同一个文件，是否重复？",)


def test_magnetic_directions_are_said_and_corrected_only_by_a_set_declination():
    assert true_azimuth(Direction(10, "M"), RULES) == (10, "方位角以磁北为准，未改正磁偏角")
    corrected = replace(RULES, magnetic_declination_deg=-12.5)
    assert true_azimuth(Direction(10, "M"), corrected) == (357.5, "方位角由磁北改正，磁偏角-12.5度")
    assert true_azimuth(Direction(10, "T"), corrected) == (10, "")
    assert true_azimuth(Direction(10, ""), corrected) == (10, "方位角未注明真北或磁北")


@pytest.mark.parametrize(
    ("azimuth", "text"),
    [
        (0, "北（0°）"),
        (22.4, "北（22°）"),
        (22.5, "东北（22°）"),
        (337.5, "北（338°）"),
        (200, "南（200°）"),
        (None, ""),
    ],
)
def test_directions_in_words(azimuth, text):
    assert RULES.direction_text(azimuth) == text


def test_a_limit_is_an_edit_of_data_and_a_lost_word_is_named(tmp_path):
    content = json.loads(FILE.read_text(encoding="utf-8")) | {"farthest_m": 40}
    changed = tmp_path / "evidence.json"
    changed.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    assert len(check_photo(GOOD, shapely.Point(150, 50), [PARCEL], [], load_evidence_rules(changed)).findings) == 1
    del content["folder"]
    changed = tmp_path / "other.json"
    changed.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(RuleError, match=r"other\.json.*folder"):
        load_evidence_rules(changed)
