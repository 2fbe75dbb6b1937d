"""Parcels far apart: each place is looked at by itself, at a cost that does not grow with the distance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import rasterio
import shapely
from landpatrol.processing.bridge.imagery import assess as assessing
from landpatrol.processing.bridge.imagery.assess import DatedRaster, assess
from landpatrol.processing.bridge.imagery.chips import ChipGrid, read_chip
from landpatrol.processing.bridge.imagery.choose_images import choose_images
from landpatrol.processing.bridge.imagery.places import LARGEST_PLACE_M, around, places_of, span
from landpatrol.processing.core.imagery.choose_pair import choose_pair
from rasterio.transform import from_origin

X, Y = 40403000, 3687000
CRS = "EPSG:4528"
KM = 1000


def parcel(right_m=0.0, side_m=80.0):
    return shapely.box(X + 60 + right_m, Y - 140, X + 60 + right_m + side_m, Y - 140 + side_m)


@pytest.mark.parametrize(
    ("parcels", "count"),
    [
        ([parcel()], 1),
        ([parcel(), parcel(100)], 1),  # their surroundings meet
        ([parcel(), parcel(400)], 2),
        ([parcel(), parcel(400), parcel(20 * KM), parcel(60 * KM)], 4),
        ([parcel(100 * n, 90) for n in range(9)], 1),
    ],
)
def test_parcels_whose_surroundings_meet_are_one_place(parcels, count):
    places = places_of(shapely.union_all(parcels))
    assert len(places) == count
    assert sum(place.area for place in places) == pytest.approx(sum(p.area for p in parcels))


def test_a_road_is_looked_at_piece_by_piece():
    road = shapely.LineString([(X, Y), (X + 6 * KM, Y + 5 * KM)]).buffer(8, cap_style="flat")
    places = places_of(road)
    assert sum(place.area for place in places) == pytest.approx(road.area)
    assert max(span(place.bounds) for place in places) <= LARGEST_PLACE_M
    looked_m2 = sum(shapely.box(*around(place)).area for place in places)
    assert looked_m2 < 0.9 * shapely.box(*around(road)).area


def draw(path, spots, side_px=60, nodata=None):
    """A long sparse image of 4 m pixels; at each column given, fields with a cloud or without."""
    lead_m = 2 * side_px - 120
    place = {"crs": CRS, "transform": from_origin(X - lead_m, Y + 20 + lead_m, 4, 4), "nodata": nodata}
    shape = {"driver": "GTiff", "count": 3, "height": side_px, "width": 10000, "dtype": "uint8", "tiled": True}
    with rasterio.open(path, "w", sparse_ok=True, **shape, **place) as target:
        for seed, (column, has_cloud) in enumerate(spots):
            tones = np.random.default_rng(seed).integers(40, 170, (3, side_px // 5, side_px // 5))
            values = np.kron(tones, np.ones((5, 5), int)).astype(np.uint8)
            values[2] //= 2
            if has_cloud:
                values[:, 15:50, 10:45] = 245
            target.write(values, window=((0, side_px), (column, column + side_px)))
    return DatedRaster(str(path), path.stem, date(2026, 9, 20))


FAR_PX = 9000  # 36 km


def test_a_cloud_over_one_of_two_parcels_counts_for_the_image(tmp_path):
    ground = shapely.union_all([parcel(), parcel(4 * FAR_PX)])
    clear = assess(draw(tmp_path / "a.tif", [(0, False), (FAR_PX, False)]), ground, CRS)
    clouded = assess(draw(tmp_path / "b.tif", [(0, False), (FAR_PX, True)]), ground, CRS)
    assert (clear.cloud_pct, clear.place_count) == (0, 2)
    assert clouded.cloud_pct > 20
    (rejected,) = choose_pair([clouded]).rejected
    assert rejected.text.startswith("图斑或其周边最差一处约")


def test_an_image_that_misses_a_small_parcel_far_away_does_not_cover(tmp_path):
    ground = shapely.union_all([parcel(side_m=100), parcel(300 * KM, side_m=5)])  # less than a hundredth
    made = assess(draw(tmp_path / "a.tif", [(0, False)]), ground, CRS)
    assert made.coverage_pct == 0
    assert choose_pair([made]).rejected[0].text == "未覆盖图斑（最差一处仅覆盖0.0%）"


def test_a_parcel_without_data_is_not_lost_among_others(tmp_path):
    ground = shapely.union_all([parcel(side_m=100), parcel(4 * FAR_PX, side_m=8)])
    made = assess(draw(tmp_path / "a.tif", [(0, False)], nodata=0), ground, CRS)
    assert made.nodata_pct == 100


@pytest.mark.parametrize("apart_px", [200, 4000, FAR_PX])
def test_no_more_is_read_the_farther_the_parcels_lie_apart(tmp_path, monkeypatch, apart_px):
    read_m2 = []

    def counted(source, grid):
        read_m2.append((grid.bounds[2] - grid.bounds[0]) * (grid.bounds[3] - grid.bounds[1]))
        return read_chip(source, grid)

    monkeypatch.setattr(assessing, "read_chip", counted)
    assess(
        draw(tmp_path / "a.tif", [(0, False), (apart_px, False)]),
        shapely.union_all([parcel(), parcel(4 * apart_px)]),
        CRS,
    )
    assert sum(read_m2) == pytest.approx(2 * 200**2)


def split(tmp_path, day, at_px=125, **differing):
    """Fields in two sheets that meet in the parcel."""
    tones = np.random.default_rng(day.year).integers(40, 170, (3, 50, 50))
    values = np.kron(tones, np.ones((5, 5), int)).astype(np.uint8)
    made = []
    for name, columns in (("东幅", slice(at_px, 250)), ("西幅", slice(0, at_px))):
        part = values[:, :, columns]
        place = {"crs": CRS, "transform": from_origin(X - 400 + 4 * columns.start, Y + 400, 4, 4)}
        shape = {"driver": "GTiff", "count": 3, "height": 250, "width": part.shape[2], "dtype": "uint8"}
        with rasterio.open(tmp_path / f"{name}{day.year}.tif", "w", **shape, **place, **differing) as target:
            target.write(part)
        made.append(DatedRaster(str(tmp_path / f"{name}{day.year}.tif"), f"{name}{day.year}", day))
    return made, values


def test_sheets_that_meet_in_the_parcel_are_one_image(tmp_path):
    after, values = split(tmp_path, date(2026, 9, 20))
    before, _ = split(tmp_path, date(2025, 9, 20))
    made = choose_images([*after, *before], parcel(), CRS, lambda: None)
    assert made.choice.before is not None
    assert made.choice.after is not None
    assert (made.choice.before.name, made.choice.after.name) == ("东幅2025、西幅2025", "东幅2026、西幅2026")
    assert made.choice.rejected == ()
    grid = ChipGrid.of_pixel(CRS, (X - 400, Y - 600, X + 600, Y + 400), 4)
    assert np.array_equal(read_chip(made.choice.after.source, grid).values, values)


def test_what_is_no_sheet_of_the_same_flight_stays_alone(tmp_path):
    (east, west), _ = split(tmp_path, date(2026, 9, 20))
    for others in ([east], [east, replace(west, local_date=date(2026, 9, 21))], [east, replace(west, problem="gone")]):
        made = choose_images(others, parcel(), CRS, lambda: None)
        assert made.choice.after is None
        assert len(made.choice.rejected) == len(others)


def test_an_image_that_covers_alone_needs_no_neighbours(tmp_path):
    (east, west), _ = split(tmp_path, date(2026, 9, 20), at_px=30)
    made = choose_images([east, west], parcel(), CRS, lambda: None)
    assert made.choice.after is not None
    assert made.choice.after.name == "东幅2026"
    assert [one.reason for one in made.choice.rejected] == ["not_covering"]


def test_the_worst_shift_of_all_places_is_told(tmp_path):
    before = draw(tmp_path / "a.tif", [(0, False), (FAR_PX, False)], side_px=300)
    after = draw(tmp_path / "b.tif", [(0, False), (FAR_PX + 3, False)], side_px=300)
    ground = shapely.union_all([parcel(), parcel(4 * FAR_PX)])
    made = choose_images([replace(before, local_date=date(2025, 9, 20)), after], ground, CRS, lambda: None)
    assert made.shift is not None
    assert (made.shift.right_px, made.shift.down_px) == pytest.approx((3, 0), abs=0.1)
    assert made.notes == ("前后时相套合差约3.0个像元（12.0米），超过1个像元，边界对比应考虑此差。",)
