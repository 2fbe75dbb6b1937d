"""The change shows on the second date, inside the parcels and nowhere else."""

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.demo.imagery import Painter
from landpatrol.processing.core.demo.windows import Window, imagery_settings, mosaic_window, parcel_windows
from rasterio.features import rasterize
from rasterio.transform import from_origin


@pytest.fixture(scope="module")
def painter(county):
    return Painter(county, 1)


def _paint(painter, window, *dates):
    ground = painter.ground(window)
    relief = painter.relief(window, ground)
    return [painter.paint(window, ground, relief, date) for date in dates]


def _window_of(parcel, margin_m=60):
    xmin, ymin, xmax, ymax = parcel.bounds
    west, north = np.floor(xmin - margin_m), np.ceil(ymax + margin_m)
    return Window("test", west, north, 1.0, int(xmax + margin_m - west), int(north - ymin + margin_m))


@pytest.mark.parametrize("number", range(12))
def test_change_is_visible_inside_only(county, painter, number):
    parcel = county.parcels.table.geometry[number]
    window = _window_of(parcel)
    before, after = (picture.astype(int) for picture in _paint(painter, window, *imagery_settings()["dates"]))
    transform = from_origin(window.west_m, window.north_m, 1.0, 1.0)
    inside = rasterize([parcel], (window.height, window.width), transform=transform).astype(bool)
    changed = after[:, inside].mean(axis=1) - before[:, inside].mean(axis=1)
    season = after[:, ~inside].mean(axis=1) - before[:, ~inside].mean(axis=1)
    assert np.linalg.norm(changed - season) > 35
    assert np.linalg.norm(season) < 45


def test_same_picture_twice(county, painter):
    window = _window_of(county.parcels.table.geometry[0])
    first, again = _paint(painter, window, "2026-03-10"), _paint(Painter(county, 1), window, "2026-03-10")
    assert np.array_equal(first, again)


def test_outside_the_county_is_white(county, painter):
    xmin, _, _, ymax = county.landscape.county.bounds
    window = Window("corner", xmin - 500, ymax + 500, 1.0, 50, 40)
    (picture,) = _paint(painter, window, "2026-09-20")
    assert picture.shape == (3, 40, 50)
    assert (picture == 255).all()


def test_windows_surround_their_parcels(county):
    windows = parcel_windows(county)
    boxes = np.array([shapely.box(*window.bounds) for window in windows])
    assert shapely.contains(boxes, shapely.buffer(county.parcels.table.geometry, 400)).all()
    assert {(window.width, window.height, window.pixel_m) for window in windows} == {(3000, 3000, 0.5)}
    assert shapely.contains(shapely.box(*mosaic_window(county).bounds), county.landscape.county)
