"""The audit against brute force, its days at both ends, and its words."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.discovery.audit import (
    DrivenTrack,
    LateParcel,
    audit_parcels,
    find_passings,
    question,
)
from landpatrol.processing.core.discovery.rules import load_audit_rules

RULES = load_audit_rules()
CHANGE, KNOWN = date(2026, 9, 20), date(2026, 11, 2)
SHAPE = shapely.box(0, 0, 100, 100)


def parcel(code="P1", **changed):
    values = {
        "unit_code": "U1",
        "shape": SHAPE,
        "way": "卫片",
        "known": KNOWN,
        "change": CHANGE,
        "occurred": date(2026, 9, 17),
    }
    return LateParcel(code, **values | changed)


def track(code, *points, day=date(2026, 10, 1), patrol=None):
    return DrivenTrack(code, patrol or code, "U1", day, shapely.LineString(points))


def points_of(line, spacing_m):
    return shapely.points(shapely.get_coordinates(shapely.segmentize(line, spacing_m)))


def test_against_brute_force_on_a_made_up_county():
    """Tracks walked in steps of two metres; lengths by the steps whose middles are near."""
    rng = np.random.default_rng(5)
    places, spans = rng.uniform(0, 5000, (25, 2)), rng.integers(0, 40, (25, 2)).tolist()
    parcels = [
        parcel(
            f"P{n}", shape=shapely.box(x, y, x + 80, y + 60), change=CHANGE + timedelta(a), known=CHANGE + timedelta(b)
        )
        for n, ((x, y), (a, b)) in enumerate(zip(places, spans, strict=True))
    ]
    steps = [np.vstack([rng.uniform(0, 5000, 2), rng.normal(0, 300, (20, 2))]) for _ in range(40)]
    days = rng.integers(0, 40, 40).tolist()
    tracks = [
        track(f"T{n}", *np.cumsum(step, axis=0).tolist(), day=CHANGE + timedelta(day))
        for n, (step, day) in enumerate(zip(steps, days, strict=True))
    ]
    walked = {t.code: points_of(t.shape, 2.0) for t in tracks}
    truth = {
        (p.code, t.code)
        for p in parcels
        for t in tracks
        if p.change < t.day < p.known and shapely.distance(walked[t.code], p.shape).min() <= 500
    }
    found = {(f.parcel.code, f.patrol_code): f for f in find_passings(parcels, tracks, 500)}
    assert len(truth) > 20
    assert set(found) == truth
    for (_, code), passing in found.items():
        assert passing.distance_m == pytest.approx(shapely.distance(walked[code], passing.parcel.shape).min(), abs=1.5)
        xy = shapely.get_coordinates(walked[code])
        near = shapely.distance(shapely.points((xy[1:] + xy[:-1]) / 2), passing.parcel.shape) <= 500
        assert passing.seen_m == pytest.approx(np.hypot(*(xy[1:] - xy[:-1]).T)[near].sum(), abs=8)


@pytest.mark.parametrize(
    ("day", "counts"),
    [(CHANGE, False), (CHANGE + timedelta(1), True), (KNOWN - timedelta(1), True), (KNOWN, False)],
)
def test_only_days_between_the_image_and_the_report(day, counts):
    assert bool(find_passings([parcel()], [track("T", (0, 300), (100, 300), day=day)], 500)) is counts


@pytest.mark.parametrize(("y", "counts"), [(599.9, True), (600, True), (600.1, False), (50, True)])
def test_sight_is_measured_from_the_edge(y, counts):
    assert bool(find_passings([parcel()], [track("T", (-5000, y), (5000, y))], 500)) is counts


def test_tracks_of_one_patrol_are_one_passing():
    tracks = [track("T1", (0, 300), (100, 300), patrol="XC"), track("T2", (0, 200), (100, 200), patrol="XC")]
    (found,) = find_passings([parcel()], tracks, 500)
    assert (found.track_codes, found.distance_m, found.seen_m) == (("T1", "T2"), 100, pytest.approx(200))
    assert (found.days_after_change, found.days_before_known) == (11, 32)


def audit(one, tracks=(), untracked=()):
    passings = find_passings([one], list(tracks), 500)
    return audit_parcels([one], passings, untracked, 3, 500, RULES)[0]


def test_passed_is_put_as_a_question():
    found = audit(parcel(), [track("T", (0, 300), (100, 300))])
    assert (found.result, found.days_late) == ("passed", (KNOWN - date(2026, 9, 20)).days)
    assert "1次巡查经过500米以内，首次2026-10-01，请巡查人员说明当时情况。" in found.sentence
    assert "迟43日" in found.sentence
    asked = question(found.passings[0], "清溪所", RULES)
    assert asked.startswith("2026-10-01巡查T（清溪所）距图斑P1最近200米，视距内行程100米")
    assert asked.endswith("？")
    assert not any(word in asked + found.sentence for word in ("失职", "漏查", "渎职", "责任"))


def test_patrols_without_a_track_are_said():
    days = [("U1", date(2026, 10, 1)), ("U1", CHANGE), ("U2", date(2026, 10, 1))]
    found = audit(parcel(), untracked=days)
    assert found.result == "not_passed"
    assert "另有1次巡查没有轨迹" in found.sentence


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"change": None}, "没有最早显示变化的影像日期"),
        ({"known": None}, "没有发现日期"),
        ({"change": KNOWN}, "不早于发现日期2026-11-02"),
        ({"shape": None}, "没有图形"),
        ({"occurred": None}, "迟早无从判断"),
        ({"occurred": KNOWN - timedelta(3)}, "未逾期"),
        ({"due": KNOWN - timedelta(2)}, "迟2日"),
    ],
)
def test_what_is_not_known_is_said(changed, said):
    found = audit(parcel(**changed), [track("T", (0, 300), (100, 300))])
    assert said in found.sentence
    assert (found.result == "unknown") == bool({"change", "known", "shape"} & set(changed))


def test_nothing_to_audit():
    assert find_passings([], [track("T", (0, 0), (1, 1))], 500) == []
    assert find_passings([parcel()], [DrivenTrack("T", "T", "U1", CHANGE, shapely.LineString())], 500) == []
