"""Tracks follow the roads of their township in working hours; the damaged ones are damaged as they say."""

import xml.etree.ElementTree as ET
from datetime import date

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.demo.patrol_days import patrol_settings, working_days
from landpatrol.processing.core.demo.patrols import patrol_tables
from landpatrol.processing.core.demo.tracks import as_csv, as_gpx, make_tracks
from landpatrol.processing.core.measure.gcj02 import wgs84_to_gcj02
from pyproj import Transformer


@pytest.fixture(scope="module")
def tracks(county):
    return make_tracks(county, 1)


@pytest.fixture(scope="module")
def tables(county, tracks):
    return {table.name: table for table in patrol_tables(county, tracks, 1)}


def _plane(track):
    return np.stack(Transformer.from_crs(4490, 4528, always_xy=True).transform(track.lon_deg, track.lat_deg), axis=1)


def test_gcj02_at_the_published_point():
    lon, lat = wgs84_to_gcj02(np.array([118.87]), np.array([33.29]))
    assert lon[0] == pytest.approx(118.87515783772349, abs=1e-12)
    assert lat[0] == pytest.approx(33.28823002480048, abs=1e-12)


def test_forty_in_the_quarter_up_to_today(tracks):
    assert len(tracks) == 40
    assert len({track.code for track in tracks}) == 40
    today = date.fromisoformat(patrol_settings()["today"])
    for track in tracks:
        assert date(2026, 10, 8) <= track.local_date <= today
        assert track.local_date.weekday() < 5
        # 08:30 to 18:30 local time is 00:30 to 10:30 UTC of the same day.
        assert track.started_at.date() == track.ended_at.date() == track.local_date
        assert track.started_at.hour < 11


def test_stations_differ(tracks):
    counts = sorted(sum(t.unit_code == unit for t in tracks) for unit in {t.unit_code for t in tracks})
    assert len(counts) == 9
    assert counts[0] == 1
    assert counts[-1] == 7


def test_sound_tracks_stay_on_the_roads(county, tracks):
    roads = county.reference["road"][0].geometry
    tree = shapely.STRtree(roads)
    for track in [t for t in tracks if not t.damage and t.datum == "wgs84"][::4]:
        points = shapely.points(_plane(track))
        _index, distance = tree.query_nearest(points, return_distance=True, all_matches=False)
        assert np.quantile(distance, 0.9) < 12
        assert distance.max() < 60
        assert 10_000 < track.true_length_m < 90_000


def test_speeds_are_those_of_a_car_in_the_fields(tracks):
    for track in [t for t in tracks if not t.damage]:
        step = np.hypot(*np.diff(_plane(track), axis=0).T)
        speed = step / np.diff(track.time_s)
        assert np.quantile(speed, 0.95) < 14
        assert track.speed_m_s.max() <= 10.5


def test_gcj02_tracks_lie_half_a_kilometre_off(county, tracks):
    roads = shapely.STRtree(county.reference["road"][0].geometry)
    found = [track for track in tracks if track.datum == "gcj02"]
    assert len(found) == patrol_settings()["gcj02_tracks"]
    for track in found[:3]:
        _, distance = roads.query_nearest(shapely.points(_plane(track)), return_distance=True, all_matches=False)
        assert np.quantile(distance, 0.9) > 30


def test_damage_is_what_it_says(tracks):
    kinds = {kind: [t for t in tracks if t.damage == kind] for kind in ("spikes", "gaps", "duplicates", "disorder")}
    assert {kind: len(found) for kind, found in kinds.items()} == patrol_settings()["damage"]
    for track in kinds["spikes"]:
        assert np.hypot(*np.diff(_plane(track), axis=0).T).max() > 2000
    for track in kinds["gaps"]:
        assert np.hypot(*np.diff(_plane(track), axis=0).T).max() > 300
    for track in kinds["duplicates"]:
        assert len(np.unique(track.time_s)) < len(track.time_s)
    for track in kinds["disorder"]:
        assert (np.diff(track.time_s) < 0).any()
    for track in [t for t in tracks if not t.damage]:
        assert (np.diff(track.time_s) > 0).all()


def test_same_seed_same_tracks(county, tracks):
    again = make_tracks(county, 1)
    assert [as_csv(track) for track in again] == [as_csv(track) for track in tracks]


def test_gpx_holds_every_fix_in_utc(tracks):
    track = tracks[0]
    space = {"g": "http://www.topografix.com/GPX/1/1"}
    points = ET.fromstring(as_gpx(track)).findall(".//g:trkpt", space)
    assert len(points) == len(track.time_s)
    assert float(points[5].get("lat")) == pytest.approx(track.lat_deg[5], abs=1e-7)
    assert points[0].find("g:time", space).text == f"{track.started_at:%Y-%m-%dT%H:%M:%SZ}"


def test_csv_is_in_local_time(tracks):
    line = as_csv(tracks[0]).splitlines()[1].split(",")
    assert line[0].startswith(str(tracks[0].local_date))
    assert int(line[0][11:13]) == tracks[0].started_at.hour + 8


def test_tables_refer_to_what_exists(tables):
    units = set(tables["unit"].columns["code"])
    officers = set(tables["officer"].columns["code"])
    zones = set(tables["zone"].columns["code"])
    assert set(tables["officer"].columns["unit_code"]) == units
    assert set(tables["zone"].columns["officer_code"]) <= officers
    assert set(tables["camera_check"].columns["officer_code"]) <= officers
    assert {code for codes in tables["patrol"].columns["officer_codes"] for code in codes.split(",")} <= officers
    for name in ("village", "key_area", "patrol"):
        assert {code for code in tables[name].columns["zone_code"] if code} <= zones
        assert set(tables[name].columns["unit_code"]) <= units
    for name, table in tables.items():
        assert len(set(table.columns["code"])) == len(table.columns["code"]), name


def test_nine_zones_share_the_land(county, tables):
    assert len(tables["zone"].geometry) == 9
    area = shapely.area(tables["zone"].geometry).sum()
    assert area == pytest.approx(shapely.union_all(tables["zone"].geometry).area, rel=1e-9)
    assert area == pytest.approx(county.landscape.land.area, rel=0.01)


def test_two_named_officers_in_every_station(tables):
    owners = list(tables["officer"].columns["unit_code"])
    assert all(owners.count(unit) >= 2 for unit in tables["unit"].columns["code"])
    names = list(tables["officer"].columns["name"])
    assert len(set(names)) == len(names)


def test_cameras_are_checked_on_most_days(tables):
    possible = len(working_days()) * len(tables["camera"].columns["code"])
    assert 0.85 < len(tables["camera_check"].columns["code"]) / possible < 1
    assert set(np.unique(tables["camera"].columns["angle_deg"])) <= {60, 75, 90, 120, 360}
