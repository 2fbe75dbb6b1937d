"""Real and drawn rasters: read on a wanted grid, or refused by name; chosen from a folder."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from landpatrol.processing.bridge.imagery.assess import DatedRaster, assess
from landpatrol.processing.bridge.imagery.chips import ChipGrid, read_chip
from landpatrol.processing.bridge.imagery.choose_images import choose_images, rasters_in_folder
from landpatrol.processing.bridge.imagery.datasets import opened, shown_bands
from rasterio.control import GroundControlPoint
from rasterio.transform import Affine, from_origin

DATA = Path(__file__).parents[2] / "data"
IMAGERY = DATA / "imagery"
NAIP = "EPSG:26914"
FIELD = shapely.box(487050, 5206800, 487350, 5207050)
X, Y = 40403000, 3687000
PARCEL = shapely.box(X + 60, Y - 140, X + 140, Y - 60)


def draw(path, values, crs="EPSG:4528", transform=None, nodata=None, **profile):
    values = np.asarray(values)
    values = values[None] if values.ndim == 2 else values
    place = transform or from_origin(X, Y, 2, 2)
    size = {"count": len(values), "height": values.shape[1], "width": values.shape[2], "dtype": values.dtype}
    with rasterio.open(path, "w", driver="GTiff", crs=crs, transform=place, nodata=nodata, **size, **profile) as target:
        target.write(values)
    return str(path)


def pattern(seed=1, size=100):
    generator = np.random.default_rng(seed)
    tones = generator.integers(40, 170, (3, 10, 10))
    grain = generator.integers(0, 12, (3, size, size))
    return (np.kron(tones, np.ones((size // 10, size // 10), int)) + grain).astype(np.uint8)


def grid(pixel_m=2.0, bounds=PARCEL.bounds):
    return ChipGrid.of_pixel("EPSG:4528", bounds, pixel_m)


def problem_of(path):
    return assess(DatedRaster(str(path), Path(path).name, date(2020, 1, 1)), FIELD, NAIP).problem


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("rasterio_float_nan.tif", "没有坐标系"),
        ("rasterio_rotated.tif", "没有坐标系"),
        ("rasterio_RGB.byte.gcp.vrt", "文件打不开或其引用的影像不在"),
        ("README.md", "文件打不开或其引用的影像不在"),
        ("not_there.tif", "文件打不开或其引用的影像不在"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(file, problem):
    assert problem_of(IMAGERY / file) == problem


def test_control_points_give_an_image_its_place(tmp_path):
    corners = [(0, 0, X, Y), (0, 100, X + 200, Y), (100, 0, X, Y - 200), (100, 100, X + 200, Y - 200)]
    points = [GroundControlPoint(row, column, x, y) for row, column, x, y in corners]
    size = {"driver": "GTiff", "count": 3, "height": 100, "width": 100, "dtype": "uint8"}
    with rasterio.open(tmp_path / "a.tif", "w", **size) as target:
        target.gcps = (points, "EPSG:4528")
        target.write(pattern())
    made = assess(DatedRaster(str(tmp_path / "a.tif"), "a", date(2024, 1, 1)), PARCEL, "EPSG:4528")
    assert (made.problem, made.pixel_m, made.coverage_pct) == ("", pytest.approx(2, rel=0.02), pytest.approx(100))
    assert np.abs(read_chip(str(tmp_path / "a.tif"), grid()).values - pattern()[:, 30:70, 30:70]).mean() < 6


@pytest.mark.parametrize(
    ("file", "crs", "ground", "pixel_m"),
    [
        ("imagery/naip_20140720.tif", NAIP, FIELD, 5.0),
        ("imagery/ftw_s2_second.tif", "EPSG:32633", shapely.box(361200, 5350800, 361500, 5351100), 10.0),
        ("imagery/landsat_1985.tif", "EPSG:32718", shapely.box(550000, 9073000, 551000, 9074000), 89.0),
        ("eolearn/ndvi_20170829.tif", "EPSG:32633", shapely.box(465400, 5079500, 465700, 5079800), 10.0),
    ],
)
def test_real_images_are_measured(file, crs, ground, pixel_m):
    made = assess(DatedRaster(str(DATA / file), file), ground, crs)
    assert made.problem == ""
    assert made.pixel_m == pytest.approx(pixel_m, rel=0.01)
    assert (made.coverage_pct, made.nodata_pct, made.cloud_pct) == (pytest.approx(100), 0, 0)
    assert made.sharpness > 0.42


def test_the_naip_pair_is_chosen_and_lies_within_a_pixel():
    made = choose_images(rasters_in_folder(IMAGERY), FIELD, NAIP, lambda: None)
    assert (made.choice.before.name, made.choice.after.name) == ("naip_20140720", "naip_20200831")
    assert made.notes == ()
    assert made.shift is None or made.shift.length_px < 1
    told = {r.candidate.name: r.text for r in made.choice.rejected}
    assert told["rasterio_rotated"] == "不能读取：没有坐标系"
    assert told["ftw_s2_second"] == "未注明拍摄日期"


def test_a_shift_over_a_pixel_is_warned_of(tmp_path):
    shutil.copy(IMAGERY / "naip_20140720.tif", tmp_path / "naip_20140720.tif")
    with rasterio.open(IMAGERY / "naip_20140720.tif") as source:
        moved = source.transform * Affine.translation(3, -2)
        draw(tmp_path / "影像_20200831.tif", source.read(), source.crs, moved, nodata=0)
    made = choose_images(rasters_in_folder(tmp_path), FIELD, NAIP, lambda: None)
    assert (made.shift.right_px, made.shift.down_px) == pytest.approx((3, -2), abs=0.3)
    (note,) = made.notes
    assert note.startswith("前后时相套合差约3.")
    assert "18." in note


def test_pixels_come_from_their_place(tmp_path):
    values = pattern()
    chip = read_chip(draw(tmp_path / "a.tif", values), grid())
    assert chip.valid.all()
    assert np.array_equal(chip.values, values[:, 30:70, 30:70])


def test_a_rotated_image_is_turned_upright(tmp_path):
    turned = from_origin(X + 100, Y + 40, 2, 2) * Affine.rotation(45)
    values = np.zeros((3, 100, 100), np.uint8)
    values[0, :50], values[1, 50:] = 200, 200  # along the turned rows
    chip = read_chip(
        draw(tmp_path / "a.tif", values, transform=turned), grid(bounds=(X + 80, Y - 121, X + 120, Y - 81))
    )
    assert chip.valid.all()
    assert chip.values[0, 0, -1] == 200
    assert chip.values[1, -1, 0] == 200


@pytest.mark.parametrize(("dtype", "nodata"), [("uint8", 0), ("uint16", 65535), ("int16", -32768), ("float32", np.nan)])
def test_no_data_is_none_whatever_the_depth(tmp_path, dtype, nodata):
    values = pattern().astype(dtype)
    values[:, 40:60, 30:50] = nodata
    path = draw(tmp_path / "a.tif", values, nodata=nodata)
    chip = read_chip(path, grid())
    assert chip.valid.mean() == pytest.approx(0.75, abs=0.03)
    assert np.isfinite(chip.values).all()
    made = assess(DatedRaster(path, "a", date(2024, 1, 1)), PARCEL, "EPSG:4528")
    assert made.nodata_pct == pytest.approx(25, abs=3)


def test_bands_are_found_by_their_names_and_one_band_is_grey(tmp_path):
    path = draw(tmp_path / "a.tif", np.stack([*pattern(), pattern(2)[0]]), photometric="MINISBLACK")
    with rasterio.open(path, "r+") as target:
        target.descriptions = ("nir", "Blue", "Green", "Red")
    with opened(path) as dataset:
        assert shown_bands(dataset) == (4, 3, 2)
    chip = read_chip(draw(tmp_path / "b.tif", pattern()[0]), grid())
    assert chip.is_grey
    assert np.array_equal(chip.values[0], chip.values[2])


def test_a_coarse_grid_reads_the_overview(tmp_path):
    path = draw(tmp_path / "a.tif", pattern(size=400), transform=from_origin(X, Y, 0.5, 0.5))
    with rasterio.open(path, "r+") as target:
        target.build_overviews([2, 4])
        target.overviews(1)
    whole = (X, Y - 200, X + 200, Y)
    with rasterio.open(path, overview_level=1) as overview:
        expected = overview.read()
    chip = read_chip(path, ChipGrid("EPSG:4528", whole, 100, 100))
    assert np.abs(chip.values - expected).max() <= 1


def test_an_image_beside_or_half_over_the_parcel_is_told(tmp_path):
    beside = draw(tmp_path / "影像_20250101.tif", pattern(), transform=from_origin(X + 5000, Y, 2, 2))
    half = draw(tmp_path / "影像_20250601.tif", pattern(), transform=from_origin(X + 100, Y, 2, 2))
    made = [assess(DatedRaster(path, path), PARCEL, "EPSG:4528").coverage_pct for path in (beside, half)]
    assert made == [0, pytest.approx(50)]
    told = choose_images(rasters_in_folder(tmp_path), PARCEL, "EPSG:4528", lambda: None)
    assert [r.text for r in told.choice.rejected] == ["未覆盖图斑（仅覆盖0.0%）", "未覆盖图斑（仅覆盖50.0%）"]


def test_a_date_may_stand_in_the_files_tag(tmp_path):
    with rasterio.open(draw(tmp_path / "航片.tif", pattern()), "r+") as target:
        target.update_tags(TIFFTAG_DATETIME="2026:03:10 10:30:00")
    assert [raster.local_date for raster in rasters_in_folder(tmp_path)] == [date(2026, 3, 10)]


def test_the_image_ends_where_its_pixels_do():
    """Its fourth band is infrared, though marked as transparency: no black line at the rim."""
    path = IMAGERY / "naip_20140720.tif"
    with rasterio.open(path) as image:
        east = image.bounds.right
    chip = read_chip(str(path), ChipGrid.of_pixel(NAIP, (east - 607, 5206750, east + 123, 5207085), 5.0))
    assert chip.valid.any()
    assert not chip.valid.all()
    assert chip.values[:, chip.valid].max(axis=0).min() > 20
