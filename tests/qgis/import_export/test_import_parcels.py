"""`import_parcels` as a user runs it: files of every kind in, one layer and a report out."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from osgeo import ogr
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingException,
    QgsSettings,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

DATA = Path(__file__).parents[2] / "data" / "boundary_txt"
X, Y = 40394700, 3686500
R1_M2 = 13329.6902


def ring(x0, y0, x1, y1):
    return ", ".join(f"{X + x} {Y + y}" for x, y in ((x0, y0), (x0, y1), (x1, y1), (x1, y0), (x0, y0)))


R1 = f"MULTIPOLYGON((({ring(0, 0, 100, 133.3333)})))"
HOLED = f"MULTIPOLYGON((({ring(200, 0, 300, 100)}), ({ring(220, 20, 240, 40)})))"
FIELDS = ["JCBH:string(20)", "TBLX:string(20)", "JCMJ:double", "XMMC:string(40)"]
ROWS = [(R1, "SF-1", "CK", 19.99, "某采石场"), (HOLED, "SF-2", "DT", 9600.0, "李四厂房")]


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "来件 目录"
    made.mkdir()
    return made


@pytest.fixture
def run(provider, tmp_path, feedback):
    def call(*files, **parameters):
        out = tmp_path / "成果"
        out.mkdir(exist_ok=True)
        given = {
            "FILES": [str(file) for file in files],
            "PARCELS": str(out / "图斑.gpkg"),
            "REPORT": str(out / "导入.json"),
        }
        result = processing.run("landpatrol:import_parcels", given | parameters, feedback=feedback)
        layer = QgsVectorLayer(result["PARCELS"], "rows", "ogr")
        names = layer.fields().names()
        rows = [
            dict(zip(names, f.attributes(), strict=True)) | {"wkt": f.geometry().asWkt(3)} for f in layer.getFeatures()
        ]
        return result, layer, rows, json.loads(Path(result["REPORT"]).read_text(encoding="utf-8"))

    return call


@pytest.fixture
def write(make_layer, folder):
    """Write the two parcels in a format; the layer is in EPSG:4528, the file in `crs`."""

    def call(name, driver, crs="EPSG:4528", encoding="UTF-8"):
        if ogr.GetDriverByName(driver) is None:
            pytest.skip(f"this GDAL comes without {driver}")
        layer = make_layer("图斑", "EPSG:4528", FIELDS, ROWS)
        if crs != "EPSG:4528":
            layer = processing.run(
                "native:reprojectlayer", {"INPUT": layer, "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"}
            )["OUTPUT"]
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.fileEncoding, options.layerName = driver, encoding, "图斑"
        path = folder / name
        error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
        assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
        return path

    return call


def texts(report):
    findings = [f for file in report["files"] for f in file["findings"]]
    findings += [f for file in report["files"] for parcel in file["parcels"] for f in parcel["findings"]]
    return " | ".join(finding["text"] for finding in findings)


def check_both(rows):
    assert [row["code"] for row in rows] == ["SF-1", "SF-2"]
    assert [row["name"] for row in rows] == ["某采石场", "李四厂房"]
    assert [row["kind"] for row in rows] == ["mining", "DT"]
    assert rows[0]["ellipsoid_m2"] == pytest.approx(R1_M2, abs=0.01)
    assert rows[0]["declared_m2"] == pytest.approx(13326.67, abs=0.01)  # 19.99 亩
    assert rows[1]["declared_m2"] == 9600
    assert rows[1]["plane_m2"] == pytest.approx(9600, abs=8)
    assert "采矿" in rows[0]["notes"] or "mining" in rows[0]["notes"]
    assert json.loads(rows[0]["source_attributes"])["TBLX"] == "CK"


def test_boundary_txt(run):
    path = DATA / "standard_with_hole.txt"
    result, layer, (row,), report = run(path)
    assert layer.crs().authid() == "EPSG:4528"
    assert (row["code"], row["name"], row["source_id"]) == ("SF-1", "东侧堆场", "第13行")
    assert row["source_sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert row["ellipsoid_m2"] == pytest.approx(12929.80, abs=0.05)
    assert json.loads(row["source_attributes"])["文件头"]["数据产生单位"] == "某测绘队"
    assert row["wkt"].startswith("MultiPolygon (((40394700 3686500, 40394700 3686633.333")
    assert (result["IMPORTED"], result["DOUBTFUL"], result["REFUSED"]) == (1, 0, 0)
    assert report["files"][0]["dialect"]["dialect"] == "standard"
    assert report["files"][0]["unlike_dialect_count"] == 0


def test_several_files_come_in_the_crs_of_the_first(run, write):
    kml = write("乙.kml", "KML", "EPSG:4326")
    result, layer, rows, _ = run(DATA / "no_prefix.txt", DATA / "bom_square_metres.txt", kml)
    assert layer.crs().authid() == "EPSG:4549"
    assert len(rows) == result["IMPORTED"] == 4
    assert {row["source_crs"] for row in rows} == {"EPSG:4549", "EPSG:4528", "EPSG:4326"}
    assert len({row["wkt"][:45] for row in rows if row["code"] == "SF-1"}) == 1
    assert "投影" not in rows[0]["notes"]


def test_the_same_parcel_in_two_files_is_pointed_out(run):
    result, _, rows, _ = run(DATA / "no_prefix.txt", DATA / "gbk_lf_short_header.txt", DATA / "full_width.txt")
    assert result["DOUBTFUL"] == 2
    assert rows[0]["notes"] == ""
    assert "地块“SF-2”与文件no_prefix.txt中的“SF-1”范围相同" in rows[1]["notes"]
    assert rows[3]["code"] == "SF-4"
    assert "范围相同" not in rows[3]["notes"]


def test_target_crs(run):
    _, layer, (row,), _ = run(DATA / "no_prefix.txt", TARGET_CRS="EPSG:4490")
    assert layer.crs().authid() == "EPSG:4490"
    assert row["wkt"].startswith("MultiPolygon (((118.869")


@pytest.mark.parametrize(
    ("name", "driver", "crs"),
    [
        ("图斑.shp", "ESRI Shapefile", "EPSG:4528"),
        ("图斑.gpkg", "GPKG", "EPSG:4549"),
        ("图斑.geojson", "GeoJSON", "EPSG:4326"),
        ("图斑.kml", "LIBKML", "EPSG:4326"),
        ("图斑.gdb", "OpenFileGDB", "EPSG:4528"),
    ],
)
def test_vector_formats(run, write, name, driver, crs):
    path = write(name, driver, crs)
    before = {p: p.read_bytes() for p in [path, *path.parent.iterdir()] if p.is_file()}
    _, layer, rows, _ = run(path)
    check_both(rows)
    assert len({row["source_sha256"] for row in rows}) == 1
    assert {row["source_crs"] for row in rows} == {crs}
    assert layer.crs().authid() == crs
    assert {p: p.read_bytes() for p in before} == before  # evidence is not touched
    assert set(path.parent.iterdir()) - set(before) <= {path}


def test_kmz(run, write, folder):
    path = folder / "图斑.kmz"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.write(write("图斑.kml", "LIBKML", "EPSG:4326"), "doc.kml")
    check_both(run(path)[2])


def test_zipped_geodatabase_and_shapefile(run, write, folder):
    for name, driver in (("库.gdb", "OpenFileGDB"), ("图.shp", "ESRI Shapefile")):
        write(name, driver)
        archive = folder / f"{name}.zip"
        members = (folder / name).iterdir() if (folder / name).is_dir() else folder.glob("图.*")
        with zipfile.ZipFile(archive, "w") as bundle:
            for member in members:
                if member != archive:
                    bundle.write(member, member.relative_to(folder))
        check_both(run(archive)[2])


@pytest.mark.parametrize("language_byte", [0x00, 0x57])
def test_gbk_shapefile_without_cpg(run, write, folder, language_byte):
    path = write("图斑.shp", "ESRI Shapefile", encoding="GBK")
    path.with_suffix(".cpg").unlink(missing_ok=True)
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    assert "某采石场".encode("gbk") in table
    table[29] = language_byte
    path.with_suffix(".dbf").write_bytes(table)
    _, _, rows, report = run(path)
    check_both(rows)
    assert "按GB18030读取" in texts(report)
    _, _, rows, report = run(path, ENCODING="GBK")
    check_both(rows)
    assert "指定为GBK" in texts(report)
    with pytest.raises(QgsProcessingException, match="ENCODING"):
        run(path, ENCODING="klingon")


@pytest.mark.parametrize("declared", ["UTF-8", "ASCII"])
def test_cpg_that_lies_is_found_out(run, write, declared):
    path = write("图斑.shp", "ESRI Shapefile", encoding="GBK")
    path.with_suffix(".cpg").write_text(declared, encoding="ascii")
    _, _, rows, report = run(path)
    check_both(rows)
    assert "与内容不符，按GB18030读取" in texts(report)


@pytest.mark.parametrize("declared", ["GBK", "936", "cp936"])
def test_cpg_that_is_right_is_believed(run, write, declared):
    path = write("图斑.shp", "ESRI Shapefile", encoding="GBK")
    path.with_suffix(".cpg").write_text(declared, encoding="ascii")
    _, _, rows, report = run(path)
    check_both(rows)
    assert "编码" not in texts(report)


def test_utf8_shapefile_without_cpg_cut_in_a_character(run, write):
    path = write("图斑.shp", "ESRI Shapefile")
    path.with_suffix(".cpg").unlink(missing_ok=True)
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[29] = 0
    path.with_suffix(".dbf").write_bytes(table)
    _, _, rows, report = run(path)
    check_both(rows)
    assert "按UTF-8读取" in texts(report)


def test_shapefile_without_prj_needs_crs(run, write):
    path = write("图斑.shp", "ESRI Shapefile")
    path.with_suffix(".prj").unlink()
    QgsSettings().setValue("/Projections/defaultBehavior", "useGlobal")
    try:
        with pytest.raises(QgsProcessingException, match=r"图斑\.shp carries no coordinate system.*give CRS"):
            run(path)
        _, layer, rows, report = run(path, CRS="EPSG:4528")
    finally:
        QgsSettings().remove("/Projections/defaultBehavior")
    check_both(rows)
    assert layer.crs().authid() == "EPSG:4528"
    assert "没有坐标系" in texts(report)
    for wrong, word in (("EPSG:4549", "prefix"), ("EPSG:4326", "metres"), ("EPSG:2364", "西安80")):
        with pytest.raises(QgsProcessingException, match=word):
            run(path, CRS=wrong)


def test_mislabelled_prj_is_refused(run, write, folder):
    path = write("图斑.shp", "ESRI Shapefile")
    wkt = QgsCoordinateReferenceSystem("EPSG:4549").toWkt()
    path.with_suffix(".prj").write_text(wkt, encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="do not fit"):
        run(path)


def test_geojson_in_metres_without_crs(run, folder):
    path = folder / "图斑.geojson"
    coordinates = [[[X, Y], [X, Y + 133.3333], [X + 100, Y + 133.3333], [X + 100, Y], [X, Y]]]
    path.write_text(
        json.dumps(
            {
                "type": "Feature",
                "properties": {"code": "a"},
                "geometry": {"type": "Polygon", "coordinates": coordinates},
            }
        ),
        encoding="utf-8",
    )
    with pytest.raises(QgsProcessingException, match="no coordinate system"):
        run(path)
    _, _, (row,), _ = run(path, CRS="EPSG:4528")
    assert row["ellipsoid_m2"] == pytest.approx(R1_M2, abs=0.01)


def geojson(folder, *rings):
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}} for ring in rings
    ]
    path = folder / "图斑.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_open_and_degenerate_rings_of_a_geojson(run, folder):
    open_ring = [[118.87, 33.29], [118.871, 33.29], [118.871, 33.291]]
    _, _, (row,), report = run(geojson(folder, open_ring))
    assert row["ellipsoid_m2"] == pytest.approx(5160, abs=30)
    assert "1个环首尾不闭合" in texts(report)
    _, _, rows, report = run(geojson(folder, [*open_ring, open_ring[0]], [*open_ring[:2], open_ring[0]]))
    assert "首尾不闭合" not in texts(report)
    assert "图形无效" in rows[1]["notes"]


def test_echarts_file_is_named_and_refused(run, folder):
    path = folder / "地图.json"
    geometry = {"type": "Polygon", "coordinates": ["@@DAB@CBAD"], "encodeOffsets": [[121713, 34125]]}
    features = [{"type": "Feature", "properties": {"name": "x"}, "geometry": geometry}]
    path.write_text(
        json.dumps({"type": "FeatureCollection", "UTF8Encoding": True, "features": features}), encoding="utf-8"
    )
    with pytest.raises(QgsProcessingException, match=r"地图\.json is an ECharts"):
        run(path)


DXF_LINE = """0
LWPOLYLINE
8
{layer}
100
AcDbEntity
100
AcDbPolyline
90
{count}
70
{closed}
{vertices}"""


def dxf(*lines):
    parts = []
    for layer, closed, points in lines:
        vertices = "\n".join(f"10\n{X + x}\n20\n{Y + y}" for x, y in points)
        parts.append(DXF_LINE.format(layer=layer, count=len(points), closed=int(closed), vertices=vertices))
    point = f"0\nPOINT\n8\n0\n10\n{X}\n20\n{Y}\n30\n0.0"
    return "\n".join(["0\nSECTION\n2\nENTITIES", *parts, point, "0\nENDSEC\n0\nEOF\n"])


def test_dxf_closed_lines_become_parcels(run, folder):
    path = folder / "图纸.dxf"
    outer, inner = [(0, 0), (0, 133.3333), (100, 133.3333), (100, 0)], [(10, 10), (10, 20), (20, 20), (20, 10)]
    path.write_text(dxf(("JZX", True, outer), ("JZX", True, inner), ("0", False, [(0, 0), (50, 50)])), encoding="ascii")
    with pytest.raises(QgsProcessingException, match="no coordinate system"):
        run(path)
    _, _, rows, report = run(path, CRS="EPSG:4528")
    assert sorted(round(row["ellipsoid_m2"], 1) for row in rows) == [100.0, 13329.7]
    said = texts(report)
    assert "由闭合线转为面" in said
    assert "可能是空洞" in said
    assert "1个线，不是面，未导入" in said
    assert "1个点，不是面，未导入" in said


def test_kml_closed_line_and_shift_warning(run, folder):
    path = folder / "奥维.kml"
    ring_ = "118.87,33.29 118.871,33.29 118.871,33.291 118.87,33.29"
    path.write_text(
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
        f"<Placemark><name>甲</name><LineString><coordinates>{ring_}</coordinates></LineString></Placemark>"
        "<Placemark><name>点</name><Point><coordinates>118.87,33.29</coordinates></Point></Placemark>"
        "</Document></kml>",
        encoding="utf-8",
    )
    _, _, (row,), report = run(path)
    assert row["name"] == "甲"
    assert "由闭合线转为面" in row["notes"]
    assert "GCJ-02" in texts(report)


def test_nothing_is_imported_when_one_file_is_refused(run, tmp_path, feedback):
    files = DATA / "no_prefix.txt", DATA / "swapped_axes.txt", DATA / "xian_1980.txt"
    with pytest.raises(QgsProcessingException) as caught:
        run(*files)
    assert "swapped_axes.txt, line 14" in str(caught.value)
    assert "xian_1980.txt, line 5" in str(caught.value)
    assert list((tmp_path / "成果").iterdir()) == []
    result, _, rows, report = run(*files, SKIP_REFUSED=True)
    assert (result["IMPORTED"], result["REFUSED"]) == (1, 2)
    assert [refused["file"] for refused in report["refused"]] == ["swapped_axes.txt", "xian_1980.txt"]
    assert any("interchanged" in said for said in feedback.said)
    with pytest.raises(QgsProcessingException, match="interchanged"):
        run(DATA / "swapped_axes.txt", SKIP_REFUSED=True)
    _, _, rows, _ = run(DATA / "swapped_axes.txt", ACCEPT_SWAPPED=True)
    assert "X、Y标反" in rows[0]["notes"]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("图.dwg", b"AC1027", "DXF"),
        ("坏.shp", b"\x00" * 50, "cannot be read"),
        ("坏.zip", b"PK\x03\x04", "cannot be read"),
        ("空.geojson", b'{"type":"FeatureCollection","features":[]}', "No polygon"),
        ("坏.gpkg", b"SQLite format 3\x00", "cannot be read"),
        ("空.txt", b"", "line 1"),
    ],
)
def test_broken_files_are_named(run, folder, name, content, word):
    (folder / name).write_bytes(content)
    with pytest.raises(QgsProcessingException, match=word) as caught:
        run(folder / name)
    assert name in str(caught.value)


def test_cancelled_import_writes_nothing(run, tmp_path, feedback):
    feedback.cancel()
    with pytest.raises(KeyError):  # no results, so no PARCELS
        run(DATA / "no_prefix.txt")
    assert list((tmp_path / "成果").iterdir()) == []


def test_missing_file(run, folder):
    with pytest.raises(QgsProcessingException, match=r"没有\.txt"):
        run(folder / "没有.txt")


@pytest.mark.parametrize("crs", ["EPSG:4528", "EPSG:4490"])
def test_self_crossing_parcel_is_kept_and_pointed_out(run, make_layer, folder, crs):
    bow = f"MULTIPOLYGON((({X} {Y}, {X + 100} {Y + 100}, {X + 100} {Y}, {X} {Y + 90}, {X} {Y})))"
    layer = make_layer("x", "EPSG:4528", ["code:string"], [(bow, "a")])
    moved = {"INPUT": layer, "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"}
    layer = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    options = QgsVectorFileWriter.SaveVectorOptions()
    path = folder / "x.gpkg"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    result, _, (row,), _ = run(path)
    assert "图形无效" in row["notes"]
    assert result["DOUBTFUL"] == 1


def test_edits_still_in_the_journal_are_seen(run, write):
    path = write("图斑.gpkg", "GPKG")
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    for trigger in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{trigger[0]}"')
    connection.execute("UPDATE 图斑 SET JCBH='改后' WHERE JCBH='SF-1'")
    connection.commit()
    assert path.with_name("图斑.gpkg-wal").stat().st_size
    _, _, rows, _ = run(path)
    connection.close()
    assert rows[0]["code"] == "改后"


def test_imported_layer_carries_aliases_and_measures(run, provider, feedback, tmp_path):
    result, layer, _, _ = run(DATA / "standard_with_hole.txt")
    assert layer.attributeDisplayName(layer.fields().indexOf("declared_m2")) == "申报面积(平方米)"
    measured = processing.run(
        "landpatrol:measure_parcels",
        {"PARCELS": result["PARCELS"], "OUTPUT": str(tmp_path / "m.gpkg"), "BREAKDOWN": None, "PROVENANCE": None},
        feedback=feedback,
    )
    row = next(QgsVectorLayer(measured["OUTPUT"]).getFeatures())
    assert row["total_m2"] == pytest.approx(12929.80, abs=0.05)
    assert row["source_file"] == "standard_with_hole.txt"
