"""`measure_parcels` as a user runs it: layers in, GeoPackages and a record out."""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from qgis import processing
from qgis.core import NULL, QgsCoordinateReferenceSystem, QgsProcessingException, QgsProject, QgsVectorLayer

X, Y = 40394700, 3686500
R1_M2 = 13329.6902


def box(x0, y0, x1, y1):
    ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    return "MULTIPOLYGON(((" + ",".join(f"{X + x} {Y + y}" for x, y in ring) + ")))"


R1 = box(0, 0, 100, 133.3333)


@pytest.fixture
def parcels(make_layer):
    return make_layer("图斑", "EPSG:4528", ["code:string", "kind:string"], [(R1, "SF-1", "land")])


@pytest.fixture
def land_use(make_layer):
    rows = [(box(-50, -50, 60, 200), "0101", 0.1), (box(60, -50, 150, 200), "0601", NULL)]
    return make_layer("地类图斑", "EPSG:4528", ["DLBM:string", "KCXS:double"], rows)


@pytest.fixture
def farmland(make_layer):
    rows = [(box(-5, -5, 105, 80), "a"), (box(-5, 53.3, 105, 140), "b")]
    return make_layer("永久基本农田", "EPSG:4528", ["YJJBNTTBBH:string"], rows)


@pytest.fixture
def run(provider, tmp_path, feedback):
    """Run with files in a folder with a space and Chinese; give the rows of OUTPUT and BREAKDOWN and the record."""

    def call(**parameters):
        folder = tmp_path / "成果 目录"
        files = {
            "OUTPUT": str(folder / "图斑.gpkg"),
            "BREAKDOWN": str(folder / "分类.gpkg"),
            "PROVENANCE": str(folder / "记录.json"),
        }
        folder.mkdir(exist_ok=True)
        result = processing.run("landpatrol:measure_parcels", files | parameters, feedback=feedback)
        record = json.loads((folder / "记录.json").read_text(encoding="utf-8")) if "PROVENANCE" in result else None
        return rows_of(result["OUTPUT"]), rows_of(result["BREAKDOWN"]), record

    return call


def rows_of(path):
    layer = QgsVectorLayer(path, "rows", "ogr")
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def test_figures_of_r1_with_all_layers(run, parcels, land_use, farmland):
    (row,), breakdown, _ = run(PARCELS=parcels, LAND_USE=land_use, BASIC_FARMLAND=farmland)
    assert row["code"] == "SF-1"
    assert row["total_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert row["total_mu"] == pytest.approx(19.9945, abs=5e-5)
    assert row["basic_farmland_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert row["cultivated_gross_m2"] == pytest.approx(R1_M2 * 0.6, abs=0.01)
    assert row["cultivated_m2"] == pytest.approx(R1_M2 * 0.54, abs=0.01)
    assert (row["total_verdict"], row["basic_farmland_verdict"], row["verdict"]) == ("doubt", "over", "over")
    assert row["is_major"]
    assert "永久基本农田19.99亩，超过5亩" in row["reasons"]
    assert {(r["layer"], r["class_code"]) for r in breakdown} == {
        ("land_use", "0101"),
        ("land_use", "0601"),
        ("basic_farmland", ""),
    }
    assert sum(r["gross_m2"] for r in breakdown if r["layer"] == "land_use") == pytest.approx(R1_M2, abs=0.001)


def test_layers_not_given_are_null_and_never_under(run, parcels):
    (row,), _, _ = run(PARCELS=parcels)
    assert row["cultivated_m2"] == NULL
    assert row["basic_farmland_m2"] == NULL
    assert row["cultivated_verdict"] == row["basic_farmland_verdict"] == row["verdict"] == "doubt"
    assert not row["is_major"]
    assert row["reasons"].count("未套合") == 2


@pytest.mark.parametrize("ellipsoid", ["NONE", "EPSG:7030"])
@pytest.mark.parametrize("project_crs", ["EPSG:3857", "EPSG:4528"])
def test_project_settings_change_nothing(run, parcels, ellipsoid, project_crs):
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(project_crs))
    QgsProject.instance().setEllipsoid(ellipsoid)
    (row,), _, _ = run(PARCELS=parcels)
    assert f"{row['total_m2']:.6f} {row['total_mu']:.6f}" == "13329.690192 19.994535"


@pytest.mark.parametrize("target", ["EPSG:4490", "EPSG:4326", "EPSG:4549", "EPSG:32650", "EPSG:3857", "EPSG:4527"])
def test_the_crs_of_the_layer_does_not_matter(run, parcels, target):
    moved = processing.run(
        "native:reprojectlayer", {"INPUT": parcels, "TARGET_CRS": target, "OUTPUT": "TEMPORARY_OUTPUT"}
    )["OUTPUT"]
    (row,), _, _ = run(PARCELS=moved)
    assert row["total_m2"] == pytest.approx(R1_M2, abs=0.005)


def test_reference_layers_in_other_crs_are_reprojected(run, parcels, farmland):
    moved = processing.run(
        "native:reprojectlayer", {"INPUT": farmland, "TARGET_CRS": "EPSG:4490", "OUTPUT": "TEMPORARY_OUTPUT"}
    )["OUTPUT"]
    (row,), _, _ = run(PARCELS=parcels, BASIC_FARMLAND=moved)
    assert row["basic_farmland_m2"] == pytest.approx(R1_M2, abs=0.005)


def test_several_exemption_layers_are_one_union(run, parcels, make_layer):
    first = make_layer("批次", "EPSG:4528", ["n:int"], [(box(-1, -1, 50, 200), 1)])
    second = make_layer("临时", "EPSG:4528", ["n:int"], [(box(30, -1, 60, 200), 1)])
    (row,), breakdown, _ = run(PARCELS=parcels, APPROVED_LAND=[first, second])
    assert row["approved_m2"] == pytest.approx(R1_M2 * 0.6, abs=0.01)
    assert row["illegal_m2"] == pytest.approx(R1_M2 * 0.4, abs=0.01)
    assert [r["layer"] for r in breakdown] == ["approved_land"]


@pytest.mark.parametrize(
    ("value", "band_m"), [("1.0", 1.0), (2, 2.0), ("err_m", 0.05), ("case when code = 'SF-1' then 5 end", 5.0)]
)
def test_position_error_is_number_field_or_expression(run, make_layer, value, band_m):
    layer = make_layer("图斑", "EPSG:4528", ["code:string", "err_m:double"], [(R1, "SF-1", 0.05)])
    (row,), _, _ = run(PARCELS=layer, POSITION_ERROR_M=value)
    assert row["total_band_mu"] == pytest.approx(466.6666 * band_m * 0.0015, rel=1e-5)


def test_measuring_a_measured_layer_replaces_the_figures(run, parcels, tmp_path):
    (first,), _, _ = run(PARCELS=parcels)
    again = QgsVectorLayer(str(tmp_path / "成果 目录" / "图斑.gpkg"), "measured", "ogr")
    (second,), _, _ = run(PARCELS=again, OUTPUT=str(tmp_path / "二.gpkg"))
    assert list(second) == list(first)
    assert second["total_m2"] == first["total_m2"]


def test_bad_parcels_are_named_and_do_not_stop_the_others(run, make_layer, feedback):
    bowtie = f"MULTIPOLYGON((({X} {Y},{X + 100} {Y + 100},{X + 100} {Y},{X} {Y + 100},{X} {Y})))"
    layer = make_layer("图斑", "EPSG:4528", ["kind:string"], [(R1, ""), (None, "mining"), (bowtie, "")])
    good, null, crossed = run(PARCELS=layer)[0]
    assert good["total_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert null["total_m2"] == NULL
    assert null["is_major"]
    assert crossed["verdict"] == "doubt"
    assert "自相交" in crossed["reasons"]
    assert any("自相交" in line for line in feedback.said)


def test_curves_z_and_m_are_measured_as_drawn(run, make_layer):
    circle = f"CURVEPOLYGON ZM(CIRCULARSTRING ZM({X} {Y} 5 0,{X + 200} {Y} 5 0,{X} {Y} 5 0))"
    layer = make_layer("图斑", "EPSG:4528", ["kind:string"], [(circle, "")], kind="CurvePolygonZM")
    (row,), _, _ = run(PARCELS=layer)
    assert row["plane_m2"] == pytest.approx(3.14159265 * 100**2, rel=1e-4)


def test_record_is_enough_to_know_the_inputs(run, parcels, land_use, farmland):
    _, _, record = run(PARCELS=parcels, LAND_USE=land_use, BASIC_FARMLAND=farmland)
    (parcel,) = record["parcels"]
    assert parcel["plane"] == "EPSG:4528"
    assert len(parcel["references_sha256"]["land_use"]) == 2
    assert parcel["figures"]["total_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert [layer["role"] for layer in record["layers"]] == ["parcels", "land_use", "basic_farmland"]
    assert record["parameters"]["method"] == "ellipsoid"


def test_moving_a_vertex_changes_that_hash_only(run, parcels, land_use, make_layer):
    _, _, before = run(PARCELS=parcels, LAND_USE=land_use)
    moved = make_layer(
        "图斑", "EPSG:4528", ["code:string", "kind:string"], [(box(0, 0, 100, 133.4333), "SF-1", "land")]
    )
    _, _, after = run(PARCELS=moved, LAND_USE=land_use)
    assert before["parcels"][0]["sha256"] != after["parcels"][0]["sha256"]
    assert before["parcels"][0]["references_sha256"] == after["parcels"][0]["references_sha256"]


def test_output_shows_chinese_aliases_in_plain_qgis(run, parcels, tmp_path):
    run(PARCELS=parcels)
    layer = QgsVectorLayer(str(tmp_path / "成果 目录" / "图斑.gpkg"), "plain", "ogr")
    assert layer.attributeAlias(layer.fields().indexOf("illegal_mu")) == "违法占地(亩)"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"LAND_USE": "land_use", "CLASS_FIELD": "nope"}, ["地类图斑", "nope", "DLBM"]),
        ({"LAND_USE": "land_use", "SCHEME": "erdiao"}, ["0101", "sandiao"]),
        ({"SCHEME": "三调"}, ["sandiao"]),
        ({"POSITION_ERROR_M": "-3"}, ["POSITION_ERROR_M"]),
        ({"POSITION_ERROR_M": "no_such_field"}, ["POSITION_ERROR_M"]),
        ({"PARCELS": "no_crs"}, ["no coordinate system"]),
        ({"PARCELS": "points"}, ["polygon"]),
        ({"PARCELS": "empty"}, ["empty"]),
        ({"PARCELS": "null_only"}, ["No parcel"]),
        ({"PARCELS": "xian80"}, ["西安80"]),
        ({"LAND_USE": "percent"}, ["percent", "12"]),
        ({"LAND_USE": "/missing/DLTB.gpkg"}, ["DLTB.gpkg"]),
        ({"APPROVED_LAND": ["/missing/批次.gpkg"]}, ["批次.gpkg"]),
        ({"OUTPUT": "/proc/none/out.gpkg"}, ["cannot be written"]),
    ],
)
def test_bad_input_is_one_sentence(run, parcels, land_use, make_layer, change, words):
    layers = {
        "land_use": land_use,
        "no_crs": make_layer("无坐标系", "", ["kind:string"], [(R1, "")]),
        "points": make_layer("点", "EPSG:4528", ["kind:string"], [(f"POINT({X} {Y})", "")], kind="Point"),
        "empty": make_layer("空", "EPSG:4528", ["kind:string"], []),
        "null_only": make_layer("无图形", "EPSG:4528", ["kind:string"], [(None, "")]),
        "xian80": make_layer("旧图", "EPSG:2364", ["kind:string"], [(R1, "")]),
        "percent": make_layer("地类", "EPSG:4528", ["DLBM:string", "KCXS:double"], [(R1, "0101", 12.0)]),
    }
    values = {name: layers.get(value, value) if isinstance(value, str) else value for name, value in change.items()}
    with pytest.raises(QgsProcessingException) as caught:
        run(**{"PARCELS": parcels} | values)
    text = str(caught.value)
    assert all(word in text for word in words), text
    assert "Traceback" not in text
    assert "Unexpected" not in text


@pytest.fixture
def small_disk(tmp_path):
    """A file system with room for a few kilobytes."""
    folder = tmp_path / "满 盘"
    folder.mkdir()
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", folder], check=False, capture_output=True
        ).returncode
    )
    if not mounted:
        pytest.skip("mounting a small file system needs root")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_leaves_nothing_half_written(run, make_layer, small_disk):
    rows = [(box(i * 200, 0, i * 200 + 100, 100), "名称" * 50) for i in range(600)]
    layer = make_layer("图斑", "EPSG:4528", ["name:string"], rows)
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        run(PARCELS=layer, OUTPUT=str(small_disk / "图斑.gpkg"))
    assert not list(small_disk.glob("*.gpkg"))


def test_a_filtered_layer_is_said(run, parcels, tmp_path, land_use, feedback):
    path = str(tmp_path / "dltb.gpkg")
    processing.run("native:savefeatures", {"INPUT": land_use, "OUTPUT": path})
    layer = QgsVectorLayer(path, "地类", "ogr")
    layer.setSubsetString("\"DLBM\" = '0101'")
    run(PARCELS=parcels, LAND_USE=layer)
    assert any("filtered" in line for line in feedback.said)


def test_cancel_writes_nothing(provider, parcels, tmp_path, feedback):
    feedback.cancel()
    out = tmp_path / "out.gpkg"
    processing.run("landpatrol:measure_parcels", {"PARCELS": parcels, "OUTPUT": str(out)}, feedback=feedback)
    assert not out.exists()
