"""`group_parcels` as a user runs it."""

from __future__ import annotations

import math

import pytest
from qgis import processing
from qgis.core import NULL, QgsProcessingException, QgsVectorLayer

X, Y = 40394700, 3686500
SIDE = math.sqrt(8 * 10000 / 15)
FIELDS = ["code:string", "party:string", "found:string", "kind:string"]


def box(x0, y0, x1, y1):
    ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    return "MULTIPOLYGON(((" + ",".join(f"{X + x} {Y + y}" for x, y in ring) + ")))"


def eight_mu(column, gap_m=0.0):
    return box(column * (SIDE + gap_m), 0, column * (SIDE + gap_m) + SIDE, SIDE)


def rows_of(path):
    layer = QgsVectorLayer(path, "rows", "ogr")
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


@pytest.fixture
def group(provider, tmp_path, feedback):
    def call(parcels, **parameters):
        outputs = {"OUTPUT": str(tmp_path / "图斑 事项.gpkg"), "MATTERS": str(tmp_path / "事项.gpkg")}
        result = processing.run(
            "landpatrol:group_parcels",
            {"PARCELS": parcels, "DATE_FIELD": "found"} | outputs | parameters,
            feedback=feedback,
        )
        return rows_of(result["OUTPUT"]), rows_of(result["MATTERS"])

    return call


@pytest.fixture
def three(make_layer):
    rows = [
        (eight_mu(0, 3.0), "A1", "张三", "2025-03-01", ""),
        (eight_mu(1, 3.0), "A2", "张三", "2025/9/9", ""),
        (eight_mu(2, 3.0), "A3", "张 三", "20260228", ""),
        (eight_mu(3, 3.0), "B1", "李四", "2025-03-01", ""),
    ]
    return make_layer("图斑", "EPSG:4528", FIELDS, rows)


def test_three_parcels_of_one_party_make_a_matter_of_24_mu(group, three):
    parcels, matters = group(three)
    assert [row["matter"] for row in parcels] == ["M-A1", "M-A1", "M-A1", "M-B1"]
    first, second = matters
    assert (first["count"], first["parcels"], first["would_be_major"]) == (3, "A1、A2、A3", True)
    assert first["total_mu"] == pytest.approx(24 * 0.99973, abs=0.001)
    assert (first["first_date"], first["last_date"]) == ("2025-03-01", "2026-02-28")
    assert "图斑A3与图斑B1相邻" in first["neighbours"]
    assert "图斑A1没有量算结果，按图斑全部面积计算" in first["neighbours"]
    assert (second["count"], second["would_be_major"]) == (1, False)
    assert first["cultivated_mu"] == NULL
    assert "耕地未套合" in first["sentence"]


def test_the_officers_decision_is_left_open(group, three):
    _, matters = group(three)
    assert all(row["confirmed"] == NULL and row["confirm_reason"] == NULL for row in matters)


def test_a_narrower_gap_keeps_them_apart(group, three):
    _, matters = group(three, GAP_M=2.5)
    assert [row["count"] for row in matters] == [1, 1, 1, 1]


def test_figures_of_an_earlier_measuring_are_summed(group, three, make_layer, tmp_path):
    land_use = make_layer("地类", "EPSG:4528", ["DLBM:string"], [(box(-50, -50, 120, 200), "0101")])
    measured = str(tmp_path / "已量算.gpkg")
    processing.run("landpatrol:measure_parcels", {"PARCELS": three, "LAND_USE": land_use, "OUTPUT": measured})
    layer = QgsVectorLayer(measured, "已量算", "ogr")
    _, (first, _) = group(layer)
    known = [row["cultivated_mu"] for row in rows_of(measured)[:3]]
    assert known[2] == NULL
    assert first["cultivated_mu"] == NULL
    assert first["total_mu"] == pytest.approx(sum(row["illegal_mu"] for row in rows_of(measured)[:3]))
    assert "没有量算结果" not in first["neighbours"]


def test_a_shape_changed_since_the_measuring_is_said(group, make_layer):
    fields = [*FIELDS, "total_m2:double", "illegal_m2:double"]
    layer = make_layer("图斑", "EPSG:4528", fields, [(eight_mu(0), "A1", "张三", "2025-03-01", "", 4000.0, 4000.0)])
    _, (matter,) = group(layer)
    assert "图斑A1量算后图形有变动" in matter["neighbours"]


def test_degrees_across_the_zone_edge_are_measured_in_metres(group, make_layer):
    from landpatrol.processing.core.measure.gauss_plane import crs_from_text, transformer

    move = transformer(crs_from_text("EPSG:4528"), crs_from_text("EPSG:4490"))
    edge = 40360300

    def ring(x0, x1):
        corners = [(x0, 3687000), (x1, 3687000), (x1, 3687100), (x0, 3687100), (x0, 3687000)]
        return "MULTIPOLYGON(((" + ",".join("{!r} {!r}".format(*move.transform(*xy)) for xy in corners) + ")))"

    rows = [
        (ring(edge - 100, edge), "A1", "张三", "2025-03-01", ""),
        (ring(edge + 2, edge + 99), "A2", "张三", "2025-03-02", ""),
    ]
    _, matters = group(make_layer("图斑", "EPSG:4490", FIELDS, rows))
    assert [row["count"] for row in matters] == [2]


def test_a_bad_parcel_does_not_stop_the_others(group, make_layer):
    bowtie = f"MULTIPOLYGON((({X} {Y},{X + 100} {Y + 100},{X + 100} {Y},{X} {Y + 100},{X} {Y})))"
    rows = [
        (eight_mu(0), "A1", "张三", "2025-03-01", ""),
        (bowtie, "A2", "张三", "2025-03-01", ""),
        (None, "A3", "张三", NULL, "mining"),
    ]
    parcels, matters = group(make_layer("图斑", "EPSG:4528", FIELDS, rows))
    assert len(parcels) == 3
    assert [row["count"] for row in matters] == [1, 1, 1]
    assert "自相交" in matters[1]["neighbours"]
    assert matters[2]["would_be_major"], "a mineral parcel is major whatever its area"


def test_grouping_again_replaces_the_matter(group, three, tmp_path):
    first, _ = group(three)
    again = QgsVectorLayer(str(tmp_path / "图斑 事项.gpkg"), "again", "ogr")
    second, _ = group(again, OUTPUT=str(tmp_path / "二.gpkg"), MATTERS=str(tmp_path / "三.gpkg"))
    assert list(second[0]) == list(first[0])
    assert [row["matter"] for row in second] == [row["matter"] for row in first]


def test_no_date_field_groups_whatever_the_date(group, three):
    _, (first, _) = group(three, DATE_FIELD=None)
    assert "未按日期筛选" in first["sentence"]


@pytest.mark.parametrize("change", [{"PARTY_FIELD": "当事人"}, {"DATE_FIELD": "日期"}])
def test_a_field_that_is_not_there_is_named(group, three, change):
    with pytest.raises(QgsProcessingException) as caught:
        group(three, **change)
    assert next(iter(change.values())) in str(caught.value)
    assert "Unexpected" not in str(caught.value)


def test_tables_show_chinese_aliases(group, three, tmp_path):
    group(three)
    layer = QgsVectorLayer(str(tmp_path / "事项.gpkg"), "plain", "ogr")
    assert layer.attributeAlias(layer.fields().indexOf("would_be_major")) == "合并后重大案件"
