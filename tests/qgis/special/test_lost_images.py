"""Linked images that cannot be used: the report is made without them, and says so where it matters."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
import rasterio
import shapely
from landpatrol.processing.bridge.imagery.assess import DatedRaster, assess
from landpatrol.processing.bridge.imagery.choose_images import choose_images
from landpatrol.processing.report.special import case_maps
from landpatrol.processing.workspace.imagery import dated_images, usable_images
from landpatrol.processing.workspace.reference_layers import link, linked, problems, relink
from landpatrol.processing.workspace.report_inputs import parcel_report_parameters
from pypdf import PdfReader
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsRasterLayer
from rasterio.transform import from_origin

X, Y = 40394700, 3686500
NEAR, FAR = (X - 300, Y + 400), (X + 90000, Y)


def draw(path, corner):
    tones = np.random.default_rng(len(path.name)).integers(40, 170, (3, 50, 50))
    values = np.kron(tones, np.ones((5, 5), int)).astype(np.uint8)
    place = {"crs": "EPSG:4528", "transform": from_origin(*corner, 4, 4)}
    with rasterio.open(path, "w", driver="GTiff", count=3, height=250, width=250, dtype="uint8", **place) as target:
        target.write(values)
    return path


@pytest.fixture
def linked_image(workspace):
    """Links an image as a user does."""

    def make(path, corner, day):
        draw(path, corner)
        given = {"WORKSPACE": workspace.location, "LAYER": str(path), "ROLE": "imagery", "IMAGE_DATE": day}
        return processing.run("landpatrol:link_layer", given)["LINK"]

    return make


def check(workspace):
    return processing.run("landpatrol:check_special_report", {"WORKSPACE": workspace.location, "CASE": "SA-1"})[
        "FINDINGS"
    ]


def insert(workspace, **row):
    link = {"code": "imagery-9", "role": "imagery", "name": "航片甲", "source": "没有.tif", "provider": "gdal"}
    with workspace.writing("reference_layer") as writer:
        writer.insert("reference_layer", [link | {"image_local_date": "2026-05-01"} | row])


def image_lines(folder):
    text = "".join(page.extract_text() for page in PdfReader(folder / "special_report.pdf").pages)
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_a_lost_image_far_away_is_only_listed(workspace, linked_image, tmp_path, make_set, without_maps, feedback):
    linked_image(tmp_path / "远处.tif", FAR, "2026-05-01")
    (tmp_path / "远处.tif").unlink()
    assert "远处" not in check(workspace)
    printed = image_lines(make_set())
    assert "远处" in printed
    assert "不能读取:文件不在" in printed
    assert "可能涉及本案图斑" not in printed
    assert not any("远处" in said for said in feedback.said)


def test_a_lost_image_over_the_parcels_is_said_before_and_in_the_report(
    workspace, linked_image, tmp_path, make_set, without_maps, feedback
):
    linked_image(tmp_path / "近处.tif", NEAR, "2026-05-01")
    linked_image(tmp_path / "旧片.tif", NEAR, "2025-05-01")
    assert "近处" not in check(workspace)
    (tmp_path / "近处.tif").unlink()
    assert "近处（文件不在）" in check(workspace)
    folder = make_set()
    assert "关联的影像未能使用,可能涉及本案图斑:近处(文件不在)" in image_lines(folder)
    assert any("近处" in said for said in feedback.said)
    assert processing.run("landpatrol:verify_report", {"FOLDER": str(folder)})


def test_where_a_lost_image_lay_may_be_unknown(workspace, without_papers):
    insert(workspace)
    assert "航片甲（文件不在）" in check(workspace)


@pytest.mark.parametrize("extent", ["1,2", "east"])
def test_an_extent_edited_by_hand_counts_as_unknown(workspace, without_papers, extent):
    insert(workspace)
    with workspace.writing("setting") as writer:
        writer.insert("setting", [{"code": "image_extent.imagery-9", "value": extent}])
    assert "航片甲" in check(workspace)


def test_an_image_found_again_counts_again_with_where_it_lies_now(workspace, linked_image, tmp_path, without_papers):
    code = linked_image(tmp_path / "航片.tif", FAR, "2026-05-01")
    relink(workspace, code, str(draw(tmp_path / "航片2.tif", NEAR)))
    assert dated_images(workspace)[0].problem == ""
    (tmp_path / "航片2.tif").unlink()
    assert "航片（文件不在）" in check(workspace)


def test_what_else_is_wrong_with_a_linked_image_is_named(workspace, linked_image, tmp_path):
    linked_image(tmp_path / "a.tif", NEAR, "2026-05-01")
    linked_image(tmp_path / "b.tif", NEAR, "2026-05-02")
    linked_image(tmp_path / "c.tif", NEAR, "2026-05-03")
    (tmp_path / "a.tif").write_bytes(b"II*\0 no image")
    with rasterio.open(tmp_path / "b.tif", "r+") as target:
        target.crs = "EPSG:4527"
    insert(workspace, provider="wms", source="contextualWMSLegend=0&url=http://127.0.0.1:9/wms")
    assert {raster.name: raster.problem for raster in dated_images(workspace)} == {
        "a": "cannot_open", "b": "crs_changed", "c": "", "航片甲": "not_a_file",
    }  # fmt: skip


def test_a_web_map_is_listed_and_nobody_is_alarmed(workspace, without_papers):
    insert(workspace, provider="wms", source="type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png")
    assert "航片甲" not in check(workspace)


def test_maps_leave_out_what_is_lost(workspace, linked_image, tmp_path, make_set):
    linked_image(tmp_path / "新片.tif", NEAR, "2026-05-01")
    linked_image(tmp_path / "旧片.tif", NEAR, "2025-05-01")
    (tmp_path / "新片.tif").unlink()
    folder = make_set()
    assert len(PdfReader(folder / "maps.pdf").pages) > 3
    assert parcel_report_parameters(workspace, "SF-1", "a.pdf")["IMAGE"] == [str(tmp_path / "旧片.tif")]
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert any("新片" in note for note in run["notes"])


def test_a_clouded_image_is_no_ground_for_the_maps(workspace, linked_image, tmp_path):
    linked_image(tmp_path / "新片.tif", NEAR, "2026-05-01")
    linked_image(tmp_path / "旧片.tif", NEAR, "2025-05-01")
    parcels = [SimpleNamespace(code="SF-1"), SimpleNamespace(code="SF-2")]
    gathered = SimpleNamespace(file=SimpleNamespace(parcels=parcels))
    choice = choose_images(dated_images(workspace), shapely.box(X, Y, X + 340, Y + 140), "EPSG:4528", lambda: None)
    assert [layer.name() for layer in case_maps.sheet_images(workspace, gathered, choice)] == ["新片"]
    with rasterio.open(tmp_path / "新片.tif", "r+") as target:
        target.write(np.full((3, 150, 200), 240, np.uint8), window=((50, 200), (20, 220)))
    choice = choose_images(dated_images(workspace), shapely.box(X, Y, X + 340, Y + 140), "EPSG:4528", lambda: None)
    assert [layer.name() for layer in case_maps.sheet_images(workspace, gathered, choice)] == ["旧片"]
    assert [layer.name() for layer in case_maps.sheet_images(workspace, gathered, None)] == ["新片"]


def test_a_vector_layer_is_no_image(workspace):
    given = {"WORKSPACE": workspace.location, "LAYER": f"{workspace.location}|layername=parcel", "ROLE": "imagery"}
    with pytest.raises(QgsProcessingException, match=r"no image|不是影像"):
        processing.run("landpatrol:link_layer", given)
    assert not linked(workspace, "imagery")


def test_an_image_with_a_world_file_is_in_the_crs_it_was_linked_in(workspace, tmp_path):
    place = from_origin(*NEAR, 4, 4)
    draw(tmp_path / "b.tif", NEAR)
    with rasterio.open(tmp_path / "b.tif") as source:
        values = source.read()
    with rasterio.open(
        tmp_path / "a.tif", "w", driver="GTiff", count=3, height=250, width=250, dtype="uint8"
    ) as target:
        target.write(values)
    world = (place.a, 0, 0, place.e, place.c + 2, place.f - 2)
    (tmp_path / "a.tfw").write_text("\n".join(map(str, world)), encoding="ascii")
    layer = QgsRasterLayer(str(tmp_path / "a.tif"), "航片")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:4528"))
    code = link(workspace, "imagery", layer, image_local_date="2026-05-01")
    (raster,) = dated_images(workspace)
    assert raster.problem == ""
    parcels = shapely.box(X, Y, X + 340, Y + 140)
    made, true = (
        assess(one, parcels, "EPSG:4528")
        for one in (raster, DatedRaster(str(tmp_path / "b.tif"), "b", date(2026, 5, 1)))
    )
    assert (made.problem, made.pixel_m, made.coverage_pct) == ("", 4, 100)
    assert (made.sharpness, made.extent) == (true.sharpness, true.extent)
    (found,) = usable_images(workspace)
    assert found[1].crs().authid() == "EPSG:4528"
    relink(workspace, code, str(tmp_path / "a.tif"))
    assert not list(problems(workspace))


def test_an_image_inside_a_geopackage_stays_where_it_is(workspace, tmp_path):
    source = f"GPKG:{tmp_path / '影像.gpkg'}:dom"
    tones = np.random.default_rng(1).integers(40, 170, (3, 250, 250)).astype(np.uint8)
    place = {"crs": "EPSG:4528", "transform": from_origin(*NEAR, 4, 4), "RASTER_TABLE": "dom"}
    with rasterio.open(
        tmp_path / "影像.gpkg", "w", driver="GPKG", count=3, height=250, width=250, dtype="uint8", **place
    ) as target:
        target.write(tones)
    link(workspace, "imagery", QgsRasterLayer(source, "库内影像"), image_local_date="2026-05-01")
    (raster,) = dated_images(workspace)
    assert (raster.source, raster.problem) == (source, "")
