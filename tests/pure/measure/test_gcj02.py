"""GCJ-02 and BD-09 against published pairs, their inverses, and layers suspected by name."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.measure.gcj02 import (
    bd09_to_gcj02,
    gcj02_to_bd09,
    gcj02_to_wgs84,
    suspected_datum,
    wgs84_to_gcj02,
)
from pyproj import Geod

WGS = (118.87, 33.29)
GCJ = (118.87515783772349, 33.28823002480048)
BD = (118.88173899824099, 33.29398306223736)
GEOD = Geod(ellps="GRS80")


def apart_m(a, b):
    return GEOD.inv(*a, *b)[2]


@pytest.mark.parametrize(
    ("wgs", "gcj"),
    [
        (WGS, GCJ),
        # The two pairs of eviltransform's own test (googollee/eviltransform, BSD-2-Clause), lon lat.
        ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
        ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ],
)
def test_forward_agrees_with_published_pairs(wgs, gcj):
    assert wgs84_to_gcj02(*wgs) == pytest.approx(gcj, abs=1e-9)


def test_bd09_follows_gcj02():
    assert gcj02_to_bd09(*GCJ) == pytest.approx(BD, abs=1e-9)


def test_one_subtraction_is_not_enough_and_iterating_is():
    assert 0.1 < apart_m(gcj02_to_wgs84(*GCJ, rounds=1), WGS) < 2.7
    assert apart_m(gcj02_to_wgs84(*GCJ, rounds=2), WGS) < 0.02
    assert apart_m(gcj02_to_wgs84(*GCJ), WGS) < 1e-4


def test_shift_over_hongze_is_half_a_kilometre_east_south_east():
    lon, lat = (grid.ravel() for grid in np.meshgrid(np.linspace(118.46, 119.2, 9), np.linspace(33.0, 33.4, 9)))
    azimuth, _, metres = GEOD.inv(lon, lat, *wgs84_to_gcj02(lon, lat))
    assert 514 < metres.min() < metres.max() < 551
    assert 106 <= azimuth.min() <= azimuth.max() <= 115


def test_nothing_moves_outside_the_models_box():
    assert wgs84_to_gcj02(-73.9, 40.7) == pytest.approx((-73.9, 40.7), abs=0)


@given(st.floats(75, 134), st.floats(4, 53))
def test_inverses_come_back_anywhere_in_china(lon, lat):
    assert gcj02_to_wgs84(*wgs84_to_gcj02(lon, lat)) == pytest.approx((lon, lat), abs=2e-9)
    assert bd09_to_gcj02(*gcj02_to_bd09(lon, lat)) == pytest.approx((lon, lat), abs=2e-9)


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("高德地图.geojson", "GCJ-02"),
        ("D:/数据/AMap_2025.shp", "GCJ-02"),
        ("gcj02", "GCJ-02"),
        ("parcels-GCJ-02", "GCJ-02"),
        ("百度坐标", "BD-09"),
        ("bd09mc", "BD-09"),
        ("/data/datamap/图斑.gpkg", None),
        ("roadmaps", None),
        ("CGCS2000 / 3-degree Gauss-Kruger zone 40", None),
    ],
)
def test_layers_are_suspected_by_a_word_of_their_own(text, datum):
    assert suspected_datum(("图层", text)) == datum
