"""`export_boundary_points` as a user runs it, and back in through `import_parcels`."""

from __future__ import annotations

from pathlib import Path

import pytest
from landpatrol.processing.core.boundary_txt.dialects import load_dialects
from qgis import processing
from qgis.core import QgsGeometry, QgsProcessingException, QgsVectorLayer

X, Y = 40394700, 3686500


def ring(x0, y0, x1, y1):
    return ", ".join(f"{X + x} {Y + y}" for x, y in ((x0, y0), (x0, y1), (x1, y1), (x1, y0), (x0, y0)))


R1 = f"MULTIPOLYGON((({ring(0, 0, 100, 133.3333)})))"
PARTS = f"MULTIPOLYGON((({ring(200, 0, 300, 100)}), ({ring(220, 20, 240, 40)})), (({ring(400, 50, 430, 90)})))"


@pytest.fixture
def parcels(make_layer):
    return make_layer(
        "图斑", "EPSG:4528", ["code:string", "XMMC:string"], [(R1, "SF-1", "东侧，堆场"), (PARTS, None, "乙")]
    )


@pytest.fixture
def export(provider, tmp_path, feedback):
    def call(layer, dialect="standard", **parameters):
        file = tmp_path / "报盘 文件" / "界址点.txt"
        given = {"PARCELS": layer, "FILE": str(file), "DIALECT": dialect, "DATE": "2026-09-18", "UNIT": "洪泽分局"}
        result = processing.run("landpatrol:export_boundary_points", given | parameters, feedback=feedback)
        assert [p.name for p in file.parent.iterdir()] == ["界址点.txt"]
        return result, file.read_bytes()

    return call


def test_standard_dialect_to_the_byte(export, make_layer):
    layer = make_layer("图斑", "EPSG:4528", ["code:string", "name:string"], [(R1, "SF-1", "堆场")])
    result, content = export(layer)
    assert content.decode("utf-8").split("\r\n") == [
        "[属性描述]", "格式版本号=1.0", "数据产生单位=洪泽分局", "数据产生日期=2026-09-18",
        "坐标系=2000国家大地坐标系", "几度分带=3", "投影类型=高斯克吕格", "计量单位=米", "带号=40", "精度=0.001",
        "转换参数=,,,,,,", "[地块坐标]", "5,1.3330,SF-1,堆场,面,,,,@",
        "J1,1,3686633.333,40394700.000", "J2,1,3686633.333,40394800.000", "J3,1,3686500.000,40394800.000",
        "J4,1,3686500.000,40394700.000", "J1,1,3686633.333,40394700.000", "",
    ]  # fmt: skip
    assert result["POINTS"] == 4


@pytest.mark.parametrize("dialect", [d.name for d in load_dialects()])
def test_every_dialect_comes_back_through_the_import(export, parcels, provider, feedback, tmp_path, dialect):
    result, _ = export(parcels, dialect)
    imported = processing.run(
        "landpatrol:import_parcels",
        {"FILES": [result["FILE"]], "PARCELS": str(tmp_path / "in.gpkg"), "REPORT": None, "TARGET_CRS": "EPSG:4528"},
        feedback=feedback,
    )
    assert imported["DOUBTFUL"] == 0
    rows = list(QgsVectorLayer(imported["PARCELS"]).getFeatures())
    assert [(row["code"], row["name"]) for row in rows] == [("SF-1", "东侧，堆场"), ("2", "乙")]
    for row, wkt in zip(rows, (R1, PARTS), strict=True):
        assert row.geometry().symDifference(QgsGeometry.fromWkt(wkt)).area() < 0.2
        assert row["declared_m2"] == pytest.approx(row["ellipsoid_m2"], abs=0.55)


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4549", "EPSG:32650", "EPSG:3857"])
def test_other_systems_are_brought_to_the_zone_and_said(export, parcels, feedback, crs):
    moved = processing.run("native:reprojectlayer", {"INPUT": parcels, "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"})
    _, content = export(moved["OUTPUT"])
    assert b",3686633.333,40394700.000" in content
    assert any("reprojected" in said for said in feedback.said)


def test_layer_in_an_extended_zone_stays_there(export, make_layer):
    west = f"MULTIPOLYGON((({ring(-50000, 0, -49900, 100)})))"  # west of 118.5°E, kept in zone 40 by the county
    layer = make_layer("西部", "EPSG:4528", ["code:string"], [(west, "a")])
    _, content = export(layer)
    assert "带号=40".encode() in content
    assert b",40344700.000" in content


def test_vertices_that_coincide_in_the_decimals_are_written_once(export, make_layer, feedback):
    points = f"{X} {Y}, {X} {Y + 100}, {X + 0.0001} {Y + 100.0001}, {X + 100} {Y + 100}, {X + 100} {Y}, {X} {Y}"
    layer = make_layer("图斑", "EPSG:4528", ["code:string"], [(f"MULTIPOLYGON((({points})))", "a")])
    result, _ = export(layer)
    assert result["POINTS"] == 4
    assert any("1 vertices" in said for said in feedback.said)


@pytest.mark.parametrize(
    ("wkt", "crs", "word"),
    [
        (
            f"MULTIPOLYGON((({X} {Y}, {X + 100} {Y + 100}, {X + 100} {Y}, {X} {Y + 100}, {X} {Y})))",
            "EPSG:4528",
            "parcel 1",
        ),
        (None, "EPSG:4528", "parcel 1"),
        (
            "MULTIPOLYGON(((118.87 33.29, 118.871 33.291, 118.871 33.29, 118.87 33.2909, 118.87 33.29)))",
            "EPSG:4490",
            "parcel 1",
        ),
        (R1, "EPSG:4549", "do not fit"),
        (R1, "EPSG:2364", "西安80"),
        ("MULTIPOLYGON(((10 50, 10 50.1, 10.1 50.1, 10 50)))", "EPSG:4326", "outside"),
        (f"MULTIPOLYGON((({X} {Y}, {X} {Y + 0.0002}, {X + 0.0002} {Y}, {X} {Y})))", "EPSG:4528", "smaller than"),
    ],
)
def test_what_cannot_be_written_leaves_the_old_file(export, make_layer, tmp_path, wkt, crs, word):
    old = tmp_path / "报盘 文件" / "界址点.txt"
    old.parent.mkdir()
    old.write_text("旧", encoding="utf-8")
    layer = make_layer("图斑", crs, ["code:string"], [(wkt, "a")])
    with pytest.raises(QgsProcessingException, match=word):
        export(layer)
    assert old.read_text(encoding="utf-8") == "旧"


def test_bad_date_and_dialect(export, parcels):
    with pytest.raises(QgsProcessingException, match="DATE"):
        export(parcels, DATE="昨天")
    with pytest.raises(QgsProcessingException, match=r"klingon|DIALECT"):
        export(parcels, "klingon")


def test_dialects_are_described_in_the_parameter(provider):
    help_text = provider.algorithm("export_boundary_points").parameterDefinition("DIALECT").help()
    assert all(dialect.name in help_text for dialect in load_dialects())
    assert Path(provider.icon().name() or ".")
