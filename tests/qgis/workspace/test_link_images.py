"""A folder of dated images is linked in one go; what cannot be linked is named."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
import rasterio
from qgis import processing
from qgis.core import QgsProcessingException
from rasterio.transform import from_origin


def write_image(path, crs="EPSG:4528"):
    path.parent.mkdir(parents=True, exist_ok=True)
    place = from_origin(40405000, 3684000, 1, 1)
    with rasterio.open(path, "w", "GTiff", 20, 20, 3, crs, place, "uint8") as image:
        image.write(np.full((3, 20, 20), 90, "uint8"))


@pytest.fixture
def folder(tmp_path):
    """Two images with days, one in a folder below; one without a day, one without a CRS, one that is none."""
    top = tmp_path / "航片 影像"
    write_image(top / "航片20260301.tif")
    write_image(top / "二季度" / "航片 2026年6月9日.tif")
    write_image(top / "无日期.tif")
    write_image(top / "无坐标系20260301.tif", crs=None)
    (top / "坏20260401.tif").write_bytes(b"no image")
    return top


def days_of(store):
    rows = [row for row in store.rows("reference_layer") if row["role"] == "imagery"]
    return {row["name"]: row["image_local_date"] for row in rows}


def test_dated_images_are_linked_and_the_others_named(store, folder, feedback):
    given = {"WORKSPACE": store.location, "FOLDER": str(folder)}
    assert processing.run("landpatrol:link_images", given, feedback=feedback)["LINKED"] == 2
    assert days_of(store) == {"航片20260301": "2026-03-01", "航片 2026年6月9日": "2026-06-09"}
    for name in ("无日期", "无坐标系20260301", "坏20260401"):
        assert any(text.startswith(name) for text in feedback.said), feedback.said


def test_a_second_run_links_only_what_is_new(store, folder, feedback):
    given = {"WORKSPACE": store.location, "FOLDER": str(folder)}
    processing.run("landpatrol:link_images", given)
    shutil.copy(folder / "航片20260301.tif", folder / "航片20260901.tif")
    assert processing.run("landpatrol:link_images", given, feedback=feedback)["LINKED"] == 1
    assert len(days_of(store)) == 3


def test_a_folder_without_images_is_refused(store, tmp_path):
    empty = tmp_path / "空"
    empty.mkdir()
    with pytest.raises(QgsProcessingException, match="空"):
        processing.run("landpatrol:link_images", {"WORKSPACE": store.location, "FOLDER": str(empty)})
