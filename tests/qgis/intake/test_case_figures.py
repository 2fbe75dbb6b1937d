"""Figures beside the verdict, as OUTPUT and the record hold them."""

from __future__ import annotations

import json

import pytest
from qgis.core import NULL

X, Y = 40394700, 3686500
R1_M2 = 13329.6902


def box(x0, y0, x1, y1):
    ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    return "MULTIPOLYGON(((" + ",".join(f"{X + x} {Y + y}" for x, y in ring) + ")))"


R1 = box(0, 0, 100, 133.3333)
AROUND = box(-10, -10, 110, 150)


@pytest.fixture
def land_use(make_layer):
    rows = [(box(-10, -10, 60, 150), "0101", 0.1), (box(60, -10, 110, 150), "0601", NULL)]
    return make_layer("地类图斑", "EPSG:4528", ["DLBM:string", "KCXS:double"], rows)


def test_the_criminal_line_stands_apart_from_the_verdict(measure, parcels, land_use, make_layer):
    farmland = make_layer("永久基本农田", "EPSG:4528", ["n:int"], [(box(-10, -10, 30, 150), 1)])
    (row,) = measure(parcels, LAND_USE=land_use, BASIC_FARMLAND=farmland)
    assert row["criminal_reached"] is True
    assert "永久基本农田6.00亩，达到5亩以上" in row["criminal_reasons"]
    assert "基本农田以外的耕地5.40亩，未达到10亩" in row["criminal_reasons"]
    assert row["basic_farmland_cultivated_m2"] == pytest.approx(R1_M2 * 0.3 * 0.9, abs=0.01)
    assert row["other_cultivated_m2"] == pytest.approx(R1_M2 * 0.3 * 0.9, abs=0.01)
    assert "刑" not in row["reasons"]


def test_layers_not_given_leave_the_criminal_line_open(measure, parcels):
    (row,) = measure(parcels)
    assert row["criminal_reached"] == NULL
    assert row["criminal_reasons"].count("未套合") == 2


def test_fields_stand_where_they_are_expected(measure, parcels):
    names = list(measure(parcels)[0])
    assert names[names.index("notes") + 1 :][:2] == ["criminal_reached", "criminal_reasons"]


FAMILIES = {
    "JBNTBHTB": (["TBMJ:double", "JBNTMJ:double", "TKXS:double"], (1000.0, 900.0, 0.2), 0.8, "扣除系数TKXS"),
    "YJJBNTTB": (["TBMJ:double", "JBNTMJ:double"], (1000.0, 900.0), 0.9, "JBNTMJ与TBMJ之比"),
    "YJJBNTBHTB": (
        ["YJJBNTTBMJ:double", "KCXS:double", "YJJBNTMJ:double"],
        (1000.0, NULL, 850.0),
        0.85,
        "YJJBNTMJ与YJJBNTTBMJ之比",
    ),
    "无字段": (["n:int"], (1,), 1.0, "净面积等于毛面积"),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_net_of_each_family_of_basic_farmland(measure, parcels, make_layer, family):
    fields, values, share, said = FAMILIES[family]
    farmland = make_layer(family, "EPSG:4528", fields, [(AROUND, *values)])
    (row,) = measure(parcels, BASIC_FARMLAND=farmland)
    assert row["basic_farmland_m2"] == pytest.approx(R1_M2 * share, abs=0.001)
    assert row["basic_farmland_gross_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert said in row["notes"]


def test_net_above_gross_is_pointed_out(measure, parcels, make_layer):
    farmland = make_layer("农田", "EPSG:4528", ["TBMJ:double", "JBNTMJ:double"], [(AROUND, 900.0, 1000.0)])
    (row,) = measure(parcels, BASIC_FARMLAND=farmland)
    assert row["basic_farmland_m2"] == row["basic_farmland_gross_m2"]
    assert "JBNTMJ大于TBMJ" in row["notes"]


def test_overlaps_and_small_pieces_are_in_notes_and_record(measure, parcels, make_layer, tmp_path):
    rows = [(box(-10, -10, 60, 150), "0101"), (box(50, -10, 99.997, 150), "0101"), (box(99.997, -10, 110, 150), "0601")]
    land_use = make_layer("地类图斑", "EPSG:4528", ["DLBM:string"], rows)
    (row,) = measure(parcels, LAND_USE=land_use)
    assert "要素1与2重叠1333.33平方米" in row["notes"]
    assert "0601 0.400" in row["notes"]
    (record,) = json.loads((tmp_path / "记录.json").read_text(encoding="utf-8"))["parcels"]
    assert record["overlaps"][0] | {"area_m2": 0} == {
        "layer": "land_use",
        "first_fid": 1,
        "second_fid": 2,
        "area_m2": 0,
    }
    assert record["small_pieces"][0]["class_code"] == "0601"
    (quiet,) = measure(parcels, LAND_USE=land_use, LIST_BELOW_M2=0.1)
    assert "碎块" not in quiet["notes"]


def test_conflict_gives_the_cultivated_figure_two_bounds(measure, parcels, make_layer):
    rows = [(box(-10, -10, 60, 150), "0101"), (box(50, -10, 110, 150), "0601")]
    (row,) = measure(parcels, LAND_USE=make_layer("地类图斑", "EPSG:4528", ["DLBM:string"], rows))
    assert row["cultivated_min_m2"] == pytest.approx(R1_M2 * 0.5, abs=0.01)
    assert row["cultivated_max_m2"] == pytest.approx(R1_M2 * 0.6, abs=0.01)


@pytest.mark.parametrize(
    ("given", "source", "band_m"),
    [("", "phone", 5.0), ("", "影像", 1.25), ("", NULL, 1.0), ("err_m", "survey", 0.05), ("2", "phone", 2.0)],
)
def test_position_error_falls_back_on_the_source_of_the_boundary(measure, make_layer, given, source, band_m):
    layer = make_layer("图斑", "EPSG:4528", ["source:string", "err_m:double"], [(R1, source, NULL)])
    (row,) = measure(layer, POSITION_ERROR_M=given)
    assert row["total_band_mu"] == pytest.approx(466.6666 * band_m * 0.0015, rel=1e-5)


def test_another_field_may_name_the_source(measure, make_layer):
    layer = make_layer("图斑", "EPSG:4528", ["采集方式:string"], [(R1, "手机绕测")])
    (row,) = measure(layer, POSITION_ERROR_M="", SOURCE_FIELD="采集方式")
    assert row["total_band_mu"] == pytest.approx(466.6666 * 5 * 0.0015, rel=1e-5)
    assert "手机绕测" in row["notes"]
    assert "RTK" in row["notes"], "the advice says how to resurvey"
