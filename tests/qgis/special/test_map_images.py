"""Which images lie under the sheets of a case."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from landpatrol.processing.report.special.case_maps import sheet_images
from landpatrol.processing.report.special.gather_case import gather_case
from landpatrol.processing.workspace.reference_layers import link
from qgis.core import QgsRasterLayer
from rasterio.transform import from_bounds

X, Y = 40394700, 3686500
EVERYWHERE = (X - 500, Y - 500, X + 1500, Y + 500)
WEST, EAST = (X - 500, Y - 500, X + 50, Y + 500), (X + 50, Y - 500, X + 1500, Y + 500)  # meet inside the parcel SF-1


@pytest.fixture
def linked(workspace):
    """Link an image of a day over some ground."""

    def add(name, day, bounds, pixel_m=5):
        width, height = (int((bounds[n + 2] - bounds[n]) / pixel_m) for n in (0, 1))
        size = {"width": width, "height": height, "count": 3, "dtype": "uint8", "crs": "EPSG:4528"}
        path = Path(workspace.location).parent / f"{name}.tif"
        with rasterio.open(path, "w", transform=from_bounds(*bounds, width, height), **size) as image:
            image.write(np.full((3, height, width), 90, np.uint8))
        link(workspace, "imagery", QgsRasterLayer(str(path), name), image_local_date=day)

    return add


def chosen(store):
    return [
        layer.name() for layer in sheet_images(store, gather_case(store, "SA-1", "ellipsoid", lambda _: None), None)
    ]


def test_tiles_of_one_day_that_meet_in_a_parcel_are_both_shown(workspace, linked):
    linked("旧影像", "2025-03-01", EVERYWHERE)
    linked("西幅", "2026-03-01", WEST)
    linked("东幅", "2026-03-01", EAST)
    assert sorted(chosen(workspace)) == ["东幅", "西幅"]


def test_a_day_that_holds_half_a_parcel_gives_way_to_an_older_one(workspace, linked):
    linked("旧影像", "2025-03-01", EVERYWHERE)
    linked("西幅", "2026-03-01", WEST)
    assert chosen(workspace) == ["旧影像"]


def test_the_finest_lies_on_top(workspace, linked):
    linked("十米", "2026-03-01", EVERYWHERE, pixel_m=10)
    linked("五米西幅", "2026-03-01", WEST)
    assert chosen(workspace) == ["五米西幅", "十米"]


def test_without_an_image_there_is_none(workspace):
    assert chosen(workspace) == []
