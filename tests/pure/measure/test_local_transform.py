"""Local parameters against formulas written out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.errors import CrsError
from landpatrol.processing.core.measure.gauss_plane import crs_from_text, is_gauss_plane
from landpatrol.processing.core.measure.local_transform import (
    cgcs2000_counterpart,
    parse_local_transform,
    to_cgcs2000,
)

XIAN, XIAN_NO_PREFIX, XIAN_DEG = (crs_from_text(f"EPSG:{code}") for code in (2364, 2385, 4610))
PLACE = np.array([[40394753.967, 3686590.026]])


@pytest.mark.parametrize(
    ("legacy", "counterpart"),
    [(2364, 4528), (2363, 4527), (2385, 4549), (2416, 4528), (2437, 4549), (4610, 4490), (4214, 4490)],
)
def test_counterpart_keeps_zone_and_prefix(legacy, counterpart):
    assert cgcs2000_counterpart(crs_from_text(f"EPSG:{legacy}")).to_epsg() == counterpart


def test_counterpart_of_a_six_degree_zone_keeps_its_projection():
    crs = cgcs2000_counterpart(crs_from_text("EPSG:21420"))
    assert is_gauss_plane(crs)
    assert crs.coordinate_operation.params[1].value == 117


def bursa(lon_deg, lat_deg, numbers):
    """布尔沙 model on IAG-75 and CGCS2000, written out; height 0 on the old ellipsoid."""
    dx, dy, dz, *seconds, ppm = numbers
    rx, ry, rz = np.radians(np.array(seconds) / 3600)
    a, f = 6378140.0, 1 / 298.257
    e2 = f * (2 - f)
    b, ell = np.radians(lat_deg), np.radians(lon_deg)
    n = a / np.sqrt(1 - e2 * np.sin(b) ** 2)
    x1, y1, z1 = n * np.cos(b) * np.cos(ell), n * np.cos(b) * np.sin(ell), n * (1 - e2) * np.sin(b)
    k = 1 + ppm * 1e-6
    x = dx + k * (x1 + rz * y1 - ry * z1)
    y = dy + k * (-rz * x1 + y1 + rx * z1)
    z = dz + k * (ry * x1 - rx * y1 + z1)
    a, f = 6378137.0, 1 / 298.257222101
    e2 = f * (2 - f)
    p, lat = np.hypot(x, y), np.arctan2(z, np.hypot(x, y))
    for _ in range(10):
        n = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
        lat = np.arctan2(z + e2 * n * np.sin(lat), p)
    return np.degrees(np.arctan2(y, x)), np.degrees(lat)


@given(st.tuples(*(st.floats(-150, 150) for _ in range(3)), *(st.floats(-2, 2) for _ in range(3)), st.floats(-10, 10)))
def test_seven_parameters_are_the_textbook_model(numbers):
    local = parse_local_transform(",".join(map(repr, numbers)))
    moved = to_cgcs2000(np.array([[118.87, 33.3]]), XIAN_DEG, local)[0]
    assert moved == pytest.approx(bursa(118.87, 33.3, numbers), abs=2e-10)


def test_four_parameters_turn_about_the_origin_without_prefix():
    local = parse_local_transform("30,50,10,5")
    angle, scale = np.radians(10 / 3600), 1 + 5e-6
    x, y = 3686590.026, 394753.967
    north = 30 + scale * (x * np.cos(angle) - y * np.sin(angle))
    east = 50 + scale * (x * np.sin(angle) + y * np.cos(angle))
    with_prefix = to_cgcs2000(PLACE, XIAN, local)[0]
    without = to_cgcs2000(PLACE - [[40_000_000, 0]], XIAN_NO_PREFIX, local)[0]
    assert with_prefix == pytest.approx((east + 40_000_000, north), abs=1e-6)
    assert without == pytest.approx((east, north), abs=1e-6)


def test_full_width_commas_of_a_parameter_sheet_are_read():
    assert parse_local_transform("1，2，3，0，0，0，0").numbers == (1, 2, 3, 0, 0, 0, 0)


@pytest.mark.parametrize("text", ["", "1,2,3", "a,b,c,d", "1,2,3,nan", "+proj=pipelin", "EPSG:4326"])
def test_what_is_no_set_of_parameters_is_refused(text):
    with pytest.raises(CrsError, match="LOCAL_TRANSFORM"):
        parse_local_transform(text)


@pytest.mark.parametrize("text", ["2000,0,0,0", "0,0,0,0,0,60,0", "+proj=affine +xoff=40000000"])
def test_a_shift_beyond_what_datums_differ_by_is_refused(text):
    with pytest.raises(CrsError, match="signs"):
        to_cgcs2000(PLACE, XIAN, parse_local_transform(text))


def test_four_parameters_do_not_fit_degrees():
    with pytest.raises(CrsError, match="seven"):
        to_cgcs2000(np.array([[118.87, 33.3]]), XIAN_DEG, parse_local_transform("1,2,0,0"))


def test_coordinates_that_are_no_numbers_stay_so():
    moved = to_cgcs2000(np.array([*PLACE, (np.nan, 3686590.0)]), XIAN, parse_local_transform("10,20,0,0"))
    assert moved[0] == pytest.approx(PLACE[0] + (20, 10), abs=1e-6)
    assert not np.isfinite(moved[1]).all()
