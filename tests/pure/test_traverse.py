"""Bearings and distances: what surveyors write, what cannot be, closing and adjusting."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.errors import InputError
from landpatrol.processing.core.traverse import Leg, parse_legs, run_traverse

ANGLE = 35 + 12 / 60 + 30 / 3600


@pytest.mark.parametrize(
    ("text", "azimuth_deg", "distance_m"),
    [
        ("N 35°12'30\" E 120.55", ANGLE, 120.55),
        ("N35°12'30\"E,120.55", ANGLE, 120.55),
        ("n 35-12-30 e; 120.55 m", ANGLE, 120.55),
        ("35-12-30, 120.55", ANGLE, 120.55),
        ("35°12′30″ 120.55米", ANGLE, 120.55),
        ("35度12分30秒，120.55", ANGLE, 120.55),
        ("北偏东35°12'30\" 120.55米", ANGLE, 120.55),
        ("南偏西35度12分30秒 80", 180 + ANGLE, 80),
        ("S 35°12'30\" E 80", 180 - ANGLE, 80),
        ("N 35°12'30\" W 80", 360 - ANGLE, 80),
        ("35.5 80", 35.5, 80),
        ("J2: 215°30' 80", 215.5, 80),
        ("３５－１２－３０，１２０．５５", ANGLE, 120.55),
        ("360 10", 0, 10),
        ("90°, 10", 90, 10),
    ],
)
def test_spellings(text, azimuth_deg, distance_m):
    (leg,) = parse_legs([text], "边长.txt")
    assert leg.azimuth_deg == pytest.approx(azimuth_deg, abs=1e-9)
    assert leg.distance_m == distance_m


@pytest.mark.parametrize(
    "text",
    ["35 12 30", "35 12 30 120.5", "N 95 E 10", "N 35 10", "35°61' 10", "35.5°10' 10", "361 10", "abc", "10", "35°, -4", "35° 0", "N35°12'30\"E"],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_line(text):
    with pytest.raises(InputError, match=r"边长\.txt, line 3"):
        parse_legs(["# 起点 J1", "90, 10", text], "边长.txt")


def test_nothing_entered():
    with pytest.raises(InputError, match="no bearing"):
        parse_legs(["", "# x"], "边长.txt")


def test_a_square_closes():
    legs = parse_legs(["J2: 0 100", "J3: 90 100", "J4: 180 100", "J1: 270 100"], "x")
    run = run_traverse((3686500.0, 394700.0), legs)
    assert run.misclosure_length_m == pytest.approx(0, abs=1e-9)
    assert run.length_m == 400
    assert [leg.name for leg in legs] == ["J2", "J3", "J4", "J1"]
    assert run.corners[2] == pytest.approx((3686600, 394800))


def test_compass_rule_worked_by_hand():
    # 100 N, 100 E, 100 S, 99.80 W: ends 0.20 east of the start; each station moves west by its share of 399.80.
    legs = [Leg(0, 100), Leg(90, 100), Leg(180, 100), Leg(270, 99.8)]
    raw = run_traverse((0, 0), legs)
    assert raw.misclosure_m == pytest.approx((0, 0.2), abs=1e-9)
    assert raw.relative_misclosure == pytest.approx(1999, abs=1e-6)
    assert not raw.adjusted
    adjusted = run_traverse((0, 0), legs, adjust=True)
    assert adjusted.misclosure_m == raw.misclosure_m
    assert adjusted.stations[1] == pytest.approx((100, -0.2 * 100 / 399.8))
    assert adjusted.stations[2] == pytest.approx((100, 100 - 0.2 * 200 / 399.8))
    assert adjusted.stations[-1] == pytest.approx((0, 0), abs=1e-9)


@given(
    st.lists(st.tuples(st.floats(0, 359.9), st.floats(0.5, 500)), min_size=1, max_size=30),
    st.tuples(st.floats(-500, 500), st.floats(-500, 500)),
)
def test_adjusted_runs_end_on_the_known_point(sides, end):
    run = run_traverse((0, 0), [Leg(*side) for side in sides], end, adjust=True)
    assert math.dist(run.stations[-1], end) < 1e-6
    assert run.stations[0] == (0, 0)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        legs = parse_legs([text], "x")
    except InputError:
        return
    assert all(0 <= leg.azimuth_deg <= 360 and leg.distance_m > 0 for leg in legs)
