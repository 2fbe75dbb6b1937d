"""Files as offices have them: paletted, infrared said to be transparency, black rims, masks, names, whole worlds."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pyproj
import pytest
import rasterio
import shapely
from landpatrol.processing.bridge.imagery.assess import DatedRaster, assess
from landpatrol.processing.bridge.imagery.chips import ChipGrid, read_chip
from landpatrol.processing.core.imagery.choose_pair import choose_pair
from rasterio.enums import ColorInterp
from rasterio.transform import Affine, from_origin
from rasterio.warp import Resampling, reproject

IMAGERY = Path(__file__).parents[2] / "data" / "imagery"
CRS = "EPSG:26914"
with rasterio.open(IMAGERY / "naip_20200831.tif") as source:
    NAIP, PLACE = source.read(), source.transform
MIDDLE = PLACE * (80, 70)
FIELD = shapely.box(MIDDLE[0] - 100, MIDDLE[1] - 90, MIDDLE[0] + 100, MIDDLE[1] + 90)
GRID = ChipGrid.of_pixel(CRS, FIELD.bounds, 5.0)


def draw(path, values, transform=PLACE, crs=CRS, **profile):
    size = {"count": len(values), "height": values.shape[1], "width": values.shape[2], "dtype": values.dtype}
    with rasterio.open(path, "w", driver="GTiff", crs=crs, transform=transform, **size, **profile) as target:
        target.write(values)
    return str(path)


def judged(path, day=date(2020, 8, 31)):
    """Figures of the image, and why it would not be used."""
    made = assess(DatedRaster(str(path), "a", day), FIELD, CRS)
    return made, "".join(one.text for one in choose_pair([made]).rejected)


@pytest.mark.parametrize(
    ("name", "values", "profile"),
    [
        ("plain", NAIP, {}),
        ("jpeg", NAIP[:3], {"compress": "JPEG", "photometric": "YCBCR"}),
        ("coarse jpeg", NAIP[:3], {"compress": "JPEG", "photometric": "YCBCR", "jpeg_quality": 50}),
        ("16 bit", NAIP.astype(np.uint16) * 8, {}),
        ("11 bit, a part", NAIP[:3, 20:120, 20:140].astype(np.uint16) * 8, {"transform": PLACE * Affine.translation(20, 20)}),
        ("reflectance", NAIP.astype(np.float32) / 255, {}),
        ("one band", NAIP[:1], {}),
        ("a tile in four", NAIP[:3], {"tiled": True, "blockxsize": 32, "blockysize": 32, "compress": "DEFLATE"}),
        ("影像䶮喆_20200831", NAIP[:3], {}),
    ],
)  # fmt: skip
def test_a_good_image_is_used_however_it_is_stored(tmp_path, name, values, profile):
    made, reason = judged(draw(tmp_path / f"{name}.tif", values, **profile))
    assert reason == ""
    assert (made.pixel_m, made.coverage_pct, made.nodata_pct) == (5.0, 100, 0)
    assert made.is_grey == (len(values) == 1)


@pytest.mark.parametrize("turned_deg", [10, 30, 45])
def test_a_turned_image_has_its_own_pixel_and_is_no_blurred_one(tmp_path, turned_deg):
    place = PLACE * Affine.translation(80, 70) * Affine.rotation(turned_deg) * Affine.translation(-80, -70)
    turned = np.zeros_like(NAIP)
    reproject(
        NAIP, turned, src_transform=PLACE, src_crs=CRS, dst_transform=place, dst_crs=CRS, resampling=Resampling.cubic
    )
    made, reason = judged(draw(tmp_path / "a.tif", turned, transform=place))
    assert (reason, made.pixel_m) == ("", 5.0)


def test_a_paletted_image_is_shown_in_its_colours(tmp_path):
    levels = NAIP[:3] // 64
    index = levels[0] * 16 + levels[1] * 4 + levels[2]
    path = draw(tmp_path / "a.tif", index[None])
    colours = {n: (n // 16 * 64 + 32, n // 4 % 4 * 64 + 32, n % 4 * 64 + 32, 0 if n == 63 else 255) for n in range(64)}
    with rasterio.open(path, "r+") as target:
        target.write_colormap(1, colours)
    chip, true = read_chip(path, GRID), read_chip(draw(tmp_path / "b.tif", NAIP[:3]), GRID)
    assert not chip.is_grey
    assert np.abs(chip.values - true.values).mean() < 25
    assert np.abs(chip.values[0] - chip.values[2]).mean() > 5


def test_infrared_said_to_be_transparency_is_none(tmp_path):
    values = NAIP.copy()
    values[3, 60:80, 70:90] = 0  # water
    path = draw(tmp_path / "a.tif", values, photometric="RGB", alpha="YES")
    with rasterio.open(path) as dataset:
        assert dataset.colorinterp[3] is ColorInterp.alpha
    made, reason = judged(path)
    assert (made.nodata_pct, reason) == (0, "")
    values[3] = np.where(np.arange(160) < 80, 0, 255)
    made, reason = judged(draw(tmp_path / "b.tif", values, photometric="RGB", alpha="YES"))
    assert made.nodata_pct == pytest.approx(50, abs=3)


LEFT = np.broadcast_to(np.arange(160) < 80, (140, 160))


@pytest.mark.parametrize("profile", [{}, {"compress": "JPEG", "photometric": "YCBCR"}])
def test_a_black_rim_is_no_image(tmp_path, profile):
    made, reason = judged(draw(tmp_path / "a.tif", np.where(LEFT, 0, NAIP[:3]).astype(np.uint8), **profile))
    assert made.nodata_pct == pytest.approx(50, abs=8)
    assert reason.startswith("图斑范围内有")


def test_a_white_rim_is_not_taken_for_ground(tmp_path):
    assert judged(draw(tmp_path / "a.tif", np.where(LEFT, 255, NAIP[:3]).astype(np.uint8)))[1]


def test_deep_shadows_are_ground(tmp_path):
    values = NAIP[:3].copy()
    values[:, 60:66, 70:74] = 0
    assert judged(draw(tmp_path / "a.tif", values))[0].nodata_pct == 0


def test_a_mask_inside_the_file_counts(tmp_path):
    path = draw(tmp_path / "a.tif", NAIP[:3])
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as target:
        target.write_mask(~LEFT)
    assert judged(path)[0].nodata_pct == pytest.approx(50, abs=3)


def test_a_picture_of_one_colour_is_no_image(tmp_path):
    assert judged(draw(tmp_path / "a.tif", np.full_like(NAIP[:3], 128)))[1] == "不能读取：没有影像数据"


@pytest.mark.parametrize(
    ("crs", "transform", "pixels"),
    [
        ("EPSG:4326", from_origin(-180, 90, 1, 1), (180, 360)),
        ("EPSG:3857", from_origin(-20037508.34, 20037508.34, 156543.0339, 156543.0339), (256, 256)),
    ],
)
def test_a_picture_of_the_world_is_too_coarse(tmp_path, crs, transform, pixels):
    values = np.random.default_rng(0).integers(0, 255, (3, *pixels)).astype(np.uint8)
    assert "粗于30米" in judged(draw(tmp_path / "a.tif", values, transform, crs))[1]


def test_an_image_in_degrees_is_measured_where_the_parcel_lies(tmp_path):
    x, y = 118.75, 33.25
    side = 1e-5
    values = np.kron(NAIP[:3], np.ones((3, 3), np.uint8))
    place = from_origin(x - 240 * side, y + 210 * side, side, side)
    ground = shapely.Point(pyproj.Transformer.from_crs(4490, 4528, always_xy=True).transform(x, y)).buffer(40)
    made = assess(DatedRaster(draw(tmp_path / "a.tif", values, place, "EPSG:4490"), "a"), ground, "EPSG:4528")
    assert made.problem == ""
    assert made.pixel_m == pytest.approx((0.9319 * 1.1091) ** 0.5, rel=0.01)  # a hundred-thousandth of a degree there


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_in_another_code_page_is_told_and_does_not_stop(tmp_path):
    name = os.fsencode(tmp_path) + b"/" + "影像".encode("gbk") + b".tif"
    shutil.copy(IMAGERY / "naip_20200831.tif", name)
    assert judged(os.fsdecode(name))[1] == "不能读取：文件打不开或其引用的影像不在"


@pytest.mark.parametrize("source", ["type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png", "contextualWMSLegend=0&url=x"])
def test_a_web_map_is_no_file(source):
    assert judged(source)[1] == "不能读取：文件打不开或其引用的影像不在"
    made = assess(DatedRaster(source, "a", None, "not_a_file"), FIELD, CRS)
    assert (made.problem, made.is_missed) == ("不是影像文件（网络服务等），内容无从核对", False)


@pytest.mark.parametrize(("extent", "is_missed"), [(None, True), ((*MIDDLE, MIDDLE[0] + 9, MIDDLE[1] + 9), True), ((0, 0, 9, 9), False)])  # fmt: skip
def test_a_lost_image_is_missed_where_it_may_have_lain(extent, is_missed):
    made = assess(DatedRaster("没有.tif", "a", None, "gone", extent, CRS), FIELD, CRS)
    assert (made.problem, made.is_missed) == ("文件不在", is_missed)


def test_the_files_of_a_mosaic_matter_only_where_the_parcel_lies(tmp_path):
    draw(tmp_path / "here.tif", NAIP[:3])
    parts = [("here.tif", 0), ("gone.tif", 160)]
    bands = "".join(
        f'<VRTRasterBand dataType="Byte" band="{band}">'
        + "".join(
            f'<SimpleSource><SourceFilename relativeToVRT="1">{name}</SourceFilename><SourceBand>{band}</SourceBand>'
            f'<SrcRect xOff="0" yOff="0" xSize="160" ySize="140"/><DstRect xOff="{x}" yOff="0" xSize="160" ySize="140"/>'
            "</SimpleSource>"
            for name, x in parts
        )
        + "</VRTRasterBand>"
        for band in (1, 2, 3)
    )
    place = ", ".join(str(v) for v in PLACE.to_gdal())
    text = f'<VRTDataset rasterXSize="320" rasterYSize="140"><SRS>{CRS}</SRS><GeoTransform>{place}</GeoTransform>{bands}</VRTDataset>'
    (tmp_path / "a.vrt").write_text(text, encoding="utf-8")
    assert judged(tmp_path / "a.vrt")[1] == ""
    beyond = shapely.affinity.translate(FIELD, 800, 0)
    assert assess(DatedRaster(str(tmp_path / "a.vrt"), "a"), beyond, CRS).is_missed
