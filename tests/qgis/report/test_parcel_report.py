"""`parcel_report` as a user runs it."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader
from qgis import processing
from qgis.core import Qgis, QgsApplication, QgsProcessingException

REAL = Path(__file__).parents[2] / "data" / "eolearn"


@pytest.fixture
def run(provider, tmp_path, feedback):
    """Run into a folder with a space and Chinese; give the reader and the text of each page."""

    def call(**parameters):
        path = tmp_path / "成果 目录" / "量算报告.pdf"
        result = processing.run("landpatrol:parcel_report", {"FILE": str(path)} | parameters, feedback=feedback)
        reader = PdfReader(result["FILE"])
        return reader, [re.sub(r"\s", "", unicodedata.normalize("NFKC", p.extract_text())) for p in reader.pages]

    return call


def test_full_report(run, parcels, land_use, farmland, image):
    started = time.monotonic()
    _reader, pages = run(
        PARCELS=parcels, LAND_USE=land_use, BASIC_FARMLAND=farmland, IMAGE=[image], MAKER="李明", CHECKER="王芳"
    )
    assert time.monotonic() - started < 30
    assert "HZ-1物流堆场" in pages[0], "the first major parcel, not the first of the layer"
    text = "".join(pages)
    for wanted in (
        "附图1现状影像图",
        "附图2土地利用现状套合图",
        "附图3永久基本农田套合图",
        "附图4界址点图",
        "审核人王芳",
    ):
        assert wanted in text
    assert [re.search(r"—(\d+)—", page).group(1) for page in pages] == [str(i + 1) for i in range(len(pages))]
    maps = [page for page in pages if "附图" in page]
    assert len(maps) == 4
    assert all("2000国家大地坐标系(3°带第40带,中央子午线120°,东坐标含带号)" in page for page in maps)
    assert "水田" in maps[1]
    assert "J12" in pages[-1]


def test_every_number_of_the_boundary_points_is_on_its_map(run, parcels):
    _, pages = run(PARCELS=parcels, PARCEL="HZ-2")
    sheet = next(page for page in pages if "附图2界址点图" in page)
    drawn, table = sheet.split("点号", 1)
    for part in (drawn, table):
        assert set(re.findall(r"J\d", part)) == {"J1", "J2", "J3", "J4"}
    assert drawn.count("40.00") == drawn.count("30.00") == 2
    assert "J13686630.00040395000.00040.00" in table


def test_a_parcel_is_chosen_by_code_or_feature_id(run, parcels):
    fids = {f["code"]: f.id() for f in parcels.getFeatures()}
    for wanted in ("HZ-2", str(fids["HZ-2"])):
        _, pages = run(PARCELS=parcels, PARCEL=wanted)
        assert "HZ-2小料场" in pages[0]


def test_an_unknown_parcel_names_those_there_are(run, parcels):
    with pytest.raises(QgsProcessingException, match=r"no parcel HZ-9 .*HZ-2 小料场、HZ-1 物流堆场"):
        run(PARCELS=parcels, PARCEL="HZ-9")


def test_missing_layers_are_told(run, parcels, feedback):
    _, pages = run(PARCELS=parcels)
    text = "".join(pages)
    assert text.count("附图") == 2
    assert "未提供影像" in text
    assert "地类构成未套合" in text
    assert "“其中耕地”未套合" in text


def test_image_that_misses_the_parcel_is_told(run, make_layer, image):
    far = "MULTIPOLYGON(((40399000 3686500,40399100 3686500,40399100 3686600,40399000 3686600,40399000 3686500)))"
    layer = make_layer("图斑", "EPSG:4528", ["code:string"], [(far, "远")])
    _, pages = run(PARCELS=layer, IMAGE=[image])
    assert "影像“影像_20240301”未完全覆盖本图斑" in "".join(pages)


def test_sample_data_says_so_on_every_page(run, make_layer, parcels):
    wkt = next(parcels.getFeatures()).geometry().asWkt()
    layer = make_layer("违法图斑(示意)", "EPSG:4528", ["code:string"], [(wkt, "A")])
    _, pages = run(PARCELS=layer)
    assert all("示意数据" in page for page in pages)


def test_a_parcel_that_cannot_be_measured_ends_in_its_reason(run, make_layer, parcels):
    bow = "MULTIPOLYGON(((40394700 3686500,40394800 3686600,40394800 3686500,40394700 3686600,40394700 3686500)))"
    layer = make_layer("图斑", "EPSG:4528", ["code:string"], [(bow, "坏")])
    with pytest.raises(QgsProcessingException, match="坏 could not be measured: 未量算"):
        run(PARCELS=layer, PARCEL="坏")


def test_layers_of_another_gauss_zone_come_into_the_parcels_own(run, parcels, make_layer):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject

    move = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4528"), QgsCoordinateReferenceSystem("EPSG:4490"), QgsProject.instance()
    )
    rows = []
    for feature in parcels.getFeatures():
        geometry = feature.geometry()
        geometry.transform(move)
        rows.append((geometry.asWkt(12), feature["code"]))
    layer = make_layer("经纬度图斑", "EPSG:4490", ["code:string"], rows)
    _, pages = run(PARCELS=layer, PARCEL="HZ-2")
    text = "".join(pages)
    assert "2000国家大地坐标系(经纬度)EPSG:4490" in text
    assert "中央子午线120°" in text
    assert re.search(r"(40)?395000\.000", text)


def test_layouts_never_run_in_a_worker(provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("landpatrol:parcel_report")
    assert algorithm.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading


def test_a_destination_that_cannot_be_written_ends_in_a_sentence(run, parcels, tmp_path):
    blocked = tmp_path / "文件"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"cannot be written|报告|文件"):
        run(PARCELS=parcels, FILE=str(blocked / "报告.pdf"))
    assert blocked.read_text(encoding="utf-8") == "x"


def test_cancelling_leaves_nothing(provider, parcels, tmp_path, feedback):
    path = tmp_path / "报告.pdf"
    feedback.cancel()
    processing.run("landpatrol:parcel_report", {"PARCELS": parcels, "FILE": str(path)}, feedback=feedback)
    assert not path.exists()


def test_real_land_use_abroad_is_told_truthfully(run, make_layer):
    """Hand-drawn parcel in Slovenia: geodesic areas, the layer's own UTM plane, a class-map file."""
    ring = "465380 5079840,465540 5079790,465660 5079920,465560 5080040,465410 5079990,465380 5079840"
    layer = make_layer("手绘图斑", "EPSG:32633", ["code:string"], [(f"MULTIPOLYGON((({ring})))", "SI-1")])
    _, pages = run(
        PARCELS=layer,
        LAND_USE=str(REAL / "lulc_slovenia.gpkg"),
        CLASS_FIELD="RABA_ID",
        CLASS_MAP=str(REAL / "class_map.csv"),
        METHOD="geodesic",
        IMAGE=[str(REAL / "ndvi_20170829.tif")],
    )
    text = "".join(pages)
    assert "非官方椭球面积公式" in text
    assert "仅供参考" in text
    assert "通用横轴墨卡托投影第33带" in text
    assert "2000国家大地坐标系" not in text
    assert "2017年8月29日(按图层名)" in text
    assert "2000林地" in text
    assert "44734.47" in text
