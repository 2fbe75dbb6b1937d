"""The sample county looks like what it stands for, and names nothing real."""

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.measure.areas import polygon_areas_m2
from landpatrol.processing.core.rules.class_scheme import load_class_scheme
from pyproj import CRS, Transformer

REAL_NAMES = (
    "洪泽",
    "高良涧",
    "朱坝",
    "黄集",
    "蒋坝",
    "岔河",
    "西顺河",
    "老子山",
    "三河",
    "东双沟",
    "淮安",
    "盱眙",
    "金湖",
)


def _degrees(xy):
    return np.stack(Transformer.from_crs(4528, 4490, always_xy=True).transform(xy[:, 0], xy[:, 1]), axis=1)


def test_size_place_and_zone_edge(county, land_use):
    assert 1200e6 < land_use.columns["TBMJ"].sum() < 1350e6
    west, south = _degrees(shapely.get_coordinates(county.landscape.county)).min(axis=0)
    east, north = _degrees(shapely.get_coordinates(county.landscape.county)).max(axis=0)
    assert 118.4 < west < 118.5 < east < 119.2
    assert 33.0 < south < north < 33.5


def test_lake_townships_villages_stations(county, land_use):
    township, village, station = county.reference["admin"]
    assert (len(township), len(village), len(station)) == (10, 120, 9)
    lake = land_use.columns["DLBM"] == "1102"
    assert 0.25 < land_use.columns["TBMJ"][lake].sum() / land_use.columns["TBMJ"].sum() < 0.45
    assert len(set(village.columns["ZLDWMC"])) == 120
    assert len(set(village.columns["code"])) == 120
    inside = shapely.contains(township.geometry[:9], station.geometry)
    assert inside.all()
    assert (shapely.area(village.geometry) > 100_000).all()


def test_no_real_names_or_codes(county):
    for tables in [*county.reference.values(), [county.parcels.table]]:
        for table in tables:
            for name, values in table.columns.items():
                if values.dtype == object:
                    words = " ".join(sorted(set(map(str, values))))
                    assert not [real for real in REAL_NAMES if real in words], (table.name, name)


def test_codes_are_plainly_invented(county):
    for table in county.reference["admin"][:2]:
        for name in set(table.columns) & {"XZQDM", "code", "ZLDWDM", "unit_code"}:
            assert all(code.startswith("999999") for code in table.columns[name])


def test_settings_hold_no_real_names():
    import landpatrol.processing.core.demo.landscape as landscape

    for path in Path(landscape.__file__).parent.joinpath("data").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        json.loads(text)
        assert not [name for name in REAL_NAMES if name in text], path


def test_land_use_attributes(land_use):
    columns = land_use.columns
    assert len(land_use) >= 20_000
    scheme = load_class_scheme("sandiao")
    assert all(scheme.find(code) for code in set(columns["DLBM"]))
    assert len(set(columns["BSM"])) == len(land_use)
    pairs = set(zip(columns["ZLDWDM"], columns["TBBH"], strict=True))
    assert len(pairs) == len(land_use)
    assert (np.char.str_len(columns["ZLDWDM"].astype(str)) == 19).all()
    expected = {"0101", "0102", "0103", "0201", "0301", "0307", "0404", "0601", "0701", "0702", "1003", "1006"}
    assert expected | {"1101", "1102", "1104", "1104A", "1106", "1107", "1202"} <= set(columns["DLBM"])


def test_areas_are_official(land_use):
    some = slice(0, None, 97)
    area = polygon_areas_m2(land_use.geometry[some], CRS.from_epsg(4528))
    assert np.abs(area - land_use.columns["TBMJ"][some]).max() <= 0.0051
    assert (np.abs(area - shapely.area(land_use.geometry[some])) > 0.01).any()


def test_ridges_keep_the_survey_rules(land_use):
    columns = land_use.columns
    ridged = columns["KCXS"] > 0
    assert 20 < ridged.sum() < len(land_use) / 20
    assert set(columns["KCDLBM"][ridged]) == {"1203"}
    assert set(columns["KCDLBM"][~ridged]) == {""}
    assert all(code.startswith("01") for code in columns["DLBM"][ridged])
    assert set(columns["GDPDJB"][ridged]) <= {"2", "3", "4", "5"}
    assert "" not in set(columns["GDLX"][ridged])
    assert set(columns["GDLX"][~ridged]) == {""}
    deducted = columns["TBMJ"] * columns["KCXS"]
    assert np.abs(columns["KCMJ"] - deducted).max() <= 0.0051
    assert columns["TBMJ"] - columns["KCMJ"] == pytest.approx(columns["TBDLMJ"], abs=0.0051)


def test_fields_have_the_size_of_fields(land_use):
    paddy_mu = land_use.columns["TBMJ"][land_use.columns["DLBM"] == "0101"] * 0.0015
    low, middle, high = np.quantile(paddy_mu, [0.1, 0.5, 0.95])
    assert low > 5
    assert 15 < middle < 40
    assert high < 80


def test_basic_farmland_is_four_fifths_of_the_cultivated_land(land_use, farmland):
    cultivated = np.isin(land_use.columns["DLBM"], ("0101", "0102", "0103"))
    share = farmland.columns["YJJBNTTBMJ"].sum() / land_use.columns["TBMJ"][cultivated].sum()
    assert 0.78 < share < 0.82
    inside = shapely.STRtree(land_use.geometry).query(
        shapely.point_on_surface(farmland.geometry), predicate="intersects"
    )
    assert (land_use.columns["DLBM"][inside[1]] == farmland.columns["DLBM"][inside[0]]).all()


def test_everything_says_that_it_is_invented(county):
    for tables in county.reference.values():
        for table in tables:
            if "BZ" in table.columns:
                assert all("示意" in text for text in table.columns["BZ"])
    assert all("示意" in text for text in county.parcels.table.columns["note"])


def test_every_column_has_a_chinese_name(county):
    for tables in [*county.reference.values(), [county.parcels.table]]:
        for table in tables:
            assert set(table.columns) == set(table.aliases), table.name
