"""Scale, extent and grid of a sheet."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.errors import InputError
from landpatrol.processing.report.content.boundary import number_boundary
from landpatrol.processing.report.maps.scale import (
    SheetFrame,
    choose_scale,
    choose_step,
    km_decimals,
    sheet_extent,
    spaced_points,
)

SCALES = (500, 1000, 2000, 5000, 10000, 25000, 50000)
FRAME = SheetFrame(146, 164)
size = st.floats(1, 5000)


@given(size, size)
def test_the_largest_scale_that_fits_is_taken(width, height):
    bounds = (0, 0, width, height)
    scale = choose_scale(bounds, FRAME, SCALES, 0.8)
    xmin, ymin, xmax, ymax = sheet_extent(bounds, FRAME, scale)
    assert xmin < 0 < width < xmax
    assert ymin < 0 < height < ymax
    assert xmax - xmin == pytest.approx(0.146 * scale)
    larger = [s for s in SCALES if s < scale]
    if larger:
        assert width > 0.8 * 0.146 * larger[-1] or height > 0.8 * 0.164 * larger[-1]


def test_a_parcel_larger_than_the_smallest_scale_is_refused_in_a_sentence():
    with pytest.raises(InputError, match=r"100\.0 km across"):
        choose_scale((0, 0, 100000, 10), FRAME, SCALES, 0.8)


def test_grid_step_and_decimals():
    steps = [10, 20, 50, 100, 200, 500, 1000, 2000]
    assert [choose_step(scale, 40, steps) for scale in (500, 2000, 5000, 25000)] == [20, 100, 200, 1000]
    assert [km_decimals(step) for step in (10, 20, 50, 100, 500, 1000, 5000)] == [2, 2, 2, 1, 1, 0, 0]


def test_labels_keep_their_distance():
    (ring,) = number_boundary(shapely.Point(0, 0).buffer(100, quad_segs=100))
    chosen = spaced_points(ring, 30)
    assert 10 <= len(chosen) <= 21
    assert chosen[0].name == "J1"
    places = [shapely.Point(p.y_m.value, p.x_m.value) for p in chosen]
    assert min(a.distance(b) for i, a in enumerate(places) for b in places[:i]) >= 30
