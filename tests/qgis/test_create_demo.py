"""`create_demo` as a user runs it: a folder that opens in QGIS, and nothing half-written or overwritten."""

from __future__ import annotations

import threading
import time
import zipfile
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsRasterLayer, QgsVectorLayer


@pytest.fixture(scope="module")
def demo(provider, tmp_path_factory):
    """One county in a folder with a space and Chinese; its paths as the algorithm gave them."""
    folder = tmp_path_factory.mktemp("create demo") / "示范 区"
    return processing.run("landpatrol:create_demo", {"FOLDER": str(folder), "SEED": 1})


@pytest.fixture
def project(demo):
    opened = QgsProject()
    assert opened.read(demo["PROJECT"])
    yield opened
    opened.clear()


def test_outputs_are_where_they_are_promised(demo):
    folder = Path(demo["FOLDER"])
    assert Path(demo["WORKSPACE"]) == folder / "workspace.gpkg"
    assert Path(demo["PROJECT"]) == folder / "demo.qgz"
    assert Path(demo["WORKSPACE"]).is_file()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert size < 150_000_000
    assert not [path.name for path in folder.parent.iterdir() if path.name.startswith(".")]


def test_project_opens_with_every_layer(project):
    layers = list(project.mapLayers().values())
    assert [layer.name() for layer in layers if not layer.isValid()] == []
    assert project.crs().authid() == "EPSG:4528"
    assert project.ellipsoid() == "EPSG:1024"
    assert "纯属虚构" in project.title()
    assert {layer.crs().authid() for layer in layers} == {"EPSG:4528"}
    names = [node.name() for node in project.layerTreeRoot().findLayers()]
    assert names[:2] == ["现场照片", "违法图斑"]
    assert {"地类图斑", "永久基本农田", "道路", "乡镇"} <= set(names)


def test_project_finds_its_files_from_anywhere(demo):
    with zipfile.ZipFile(demo["PROJECT"]) as archive:
        text = archive.read(next(name for name in archive.namelist() if name.endswith(".qgs"))).decode("utf-8")
    assert "./reference/DLTB.gpkg" in text
    assert Path(demo["FOLDER"]).parent.name not in text


def test_imagery_of_two_dates(project, demo):
    rasters = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsRasterLayer)]
    assert len(rasters) == 4
    assert all("示意" in layer.name() and "示意" in layer.source() for layer in rasters)
    assert {"地类图", "影像 2026-03-10", "影像 2026-09-20"} == set(project.mapThemeCollection().mapThemes())
    before, after = (
        {layer.name() for layer in project.mapThemeCollection().mapThemeVisibleLayers(f"影像 {date}")}
        for date in ("2026-03-10", "2026-09-20")
    )
    assert any("2026-03-10" in name for name in before)
    assert not any("2026-09-20" in name for name in before)
    assert not any("2026-03-10" in name for name in after)


def test_reference_layers_carry_aliases_and_style(demo):
    layer = QgsVectorLayer(f"{Path(demo['FOLDER']) / 'reference' / 'DLTB.gpkg'}|layername=DLTB", "x", "ogr")
    assert layer.featureCount() >= 20_000
    assert layer.attributeAlias(layer.fields().indexOf("TBMJ")) == "图斑面积"
    assert layer.renderer().type() == "categorizedSymbol"
    assert layer.hasSpatialIndex().name == "Present"


def test_parcels_are_in_the_workspace(demo):
    layer = QgsVectorLayer(f"{demo['WORKSPACE']}|layername=parcel", "x", "ogr")
    assert layer.featureCount() == 12
    assert {"code", "kind", "party", "township", "village", "found_local_date", "position_error_m"} <= {
        field.name() for field in layer.fields()
    }


def test_the_workspace_is_whole(demo):
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    store = GeoPackageStore(Path(demo["WORKSPACE"]))
    counts = {name: store.layer(name).featureCount() for name in ("unit", "zone", "village", "patrol", "plan")}
    assert counts == {"unit": 10, "zone": 9, "village": 120, "patrol": 50, "plan": 18}
    assert store.layer("camera").featureCount() == 18
    assert store.layer("key_area").featureCount() > 10
    linked = {row["role"]: row["source"] for row in store.rows("reference_layer")}
    assert {"land_use", "basic_farmland", "approved_land", "imagery"} <= set(linked)
    assert linked["land_use"] == "reference/DLTB.gpkg|layername=DLTB"
    assert store.rows("parcel")[0]["unit_code"]


def test_tracks_are_files_of_two_kinds(demo):
    files = list((Path(demo["FOLDER"]) / "tracks").iterdir())
    assert sum(path.suffix == ".gpx" for path in files) == 34
    assert sum(path.name.endswith("_GCJ02.csv") for path in files) == 6


def test_a_foreign_folder_is_left_alone(provider, tmp_path):
    (tmp_path / "年报.txt").write_text("重要", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="something else"):
        processing.run("landpatrol:create_demo", {"FOLDER": str(tmp_path)})
    assert [path.name for path in tmp_path.iterdir()] == ["年报.txt"]


def test_a_place_that_cannot_be_written(provider, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="cannot be written") as caught:
        processing.run("landpatrol:create_demo", {"FOLDER": str(tmp_path / "file" / "demo")})
    assert str(caught.value).count("Traceback") == 0


def test_a_full_disk_is_one_sentence_and_leaves_nothing(provider, tmp_path, monkeypatch):
    import shutil

    from landpatrol.processing.core.demo import county as county_module
    from landpatrol.processing.core.demo import tracks as tracks_module

    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 0))
    monkeypatch.setattr(county_module, "make_county", _small_county)
    monkeypatch.setattr(tracks_module, "make_tracks", lambda *_: [])
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        processing.run("landpatrol:create_demo", {"FOLDER": str(tmp_path / "demo")})
    assert list(tmp_path.iterdir()) == []


def _small_county(seed, progress):
    """As much of a county as the writer looks at before it meets the full disk."""
    from types import SimpleNamespace

    import numpy as np
    import shapely
    from landpatrol.processing.core.demo.tables import LayerTable

    points = np.array([shapely.Point(40394700, 3686500)])
    table = LayerTable("station", "国土中心所", points, "Point", {"code": np.array(["1"], dtype=object)})
    return SimpleNamespace(reference={"admin": [table]})


def test_our_own_folder_is_replaced(provider, tmp_path, monkeypatch):
    from landpatrol.processing.bridge.demo.folder import building

    folder = tmp_path / "demo"
    for text in ("first", "second"):
        with building(folder, 1) as partial:
            (partial / "a.txt").write_text(text, encoding="utf-8")
    assert (folder / "a.txt").read_text(encoding="utf-8") == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


@pytest.mark.parametrize("after_s", [0.5, 4.0, 9.0])
def test_cancel_is_answered_within_a_second(provider, tmp_path, after_s):
    feedback = QgsProcessingFeedback()
    pressed = []

    def press():
        pressed.append(time.monotonic())
        feedback.cancel()

    timer = threading.Timer(after_s, press)
    timer.start()
    processing.run("landpatrol:create_demo", {"FOLDER": str(tmp_path / "demo")}, feedback=feedback)
    answered = time.monotonic()
    assert pressed, "it finished before it could be cancelled"
    assert answered - pressed[0] < 1.5
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("month", ["2026-10", "2026-11"])
def test_the_monthly_return_comes_out_complete(demo, tmp_path, month):
    """Last in this file: it measures the county's parcels."""
    processing.run("landpatrol:measure_workspace", {"WORKSPACE": demo["WORKSPACE"]})
    made = processing.run(
        "landpatrol:export_ledger",
        {"WORKSPACE": demo["WORKSPACE"], "MONTH": month, "DATE": f"{month}-25", "FOLDER": str(tmp_path / "月报")},
    )
    assert made["MISSING_COUNT"] == 0
    assert made["PATROLS"] > 20
    assert sorted(path.suffix for path in (tmp_path / "月报").iterdir()) == [
        ".docx",
        ".docx",
        ".pdf",
        ".pdf",
        ".xlsx",
        ".xlsx",
    ]
