"""What must hold for any parcel: start point, direction, parts, splitting, zones."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from landpatrol.processing.core.measure.areas import polygon_areas_m2
from landpatrol.processing.core.measure.densify import densify_rings
from landpatrol.processing.core.measure.gauss_plane import crs_from_text, transformer, zone_of_longitude

ZONE_40 = crs_from_text("EPSG:4528")
ZONE_39 = crs_from_text("EPSG:4527")


@st.composite
def parcels(draw, west=40_350_000.0, east=40_480_000.0):
    """A star-shaped polygon somewhere in the county."""
    count = draw(st.integers(4, 20))
    reach = draw(st.lists(st.floats(10, 300), min_size=count, max_size=count))
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    x, y = draw(st.floats(west, east)), draw(st.floats(3_650_000, 3_700_000))
    return shapely.Polygon(np.column_stack([x + reach * np.cos(angles), y + reach * np.sin(angles)]))


def area_m2(shape, crs=ZONE_40):
    return float(polygon_areas_m2([shape], crs)[0])


@settings(max_examples=60, deadline=None)
@given(parcels(), st.integers(0, 30))
def test_start_point_and_direction_do_not_matter(parcel, shift):
    ring = shapely.get_coordinates(parcel)[:-1]
    turned = shapely.Polygon(np.roll(ring, shift, axis=0))
    assert area_m2(turned) == pytest.approx(area_m2(parcel), abs=1e-4)
    assert area_m2(shapely.Polygon(ring[::-1])) == pytest.approx(area_m2(parcel), abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(parcels(), st.floats(-0.5, 0.5))
def test_split_by_a_line_adds_up(parcel, offset):
    # Fine vertices first: a cut through a long side would move the points of the 70 m rule by some mm².
    parcel = shapely.segmentize(parcel, 5)
    xmin, ymin, xmax, ymax = parcel.bounds
    x = (xmin + xmax) / 2 + offset * (xmax - xmin) * 0.8
    west = parcel.intersection(shapely.box(xmin - 1, ymin - 1, x, ymax + 1))
    east = parcel.intersection(shapely.box(x, ymin - 1, xmax + 1, ymax + 1))
    assert area_m2(west) + area_m2(east) == pytest.approx(area_m2(parcel), abs=1e-3)


@settings(max_examples=40, deadline=None)
@given(parcels(west=40_358_000, east=40_364_000))
def test_either_zone_gives_the_same_area_near_their_border(parcel):
    """Around 118.5°E the layer may be in zone 39 or 40; the dense outline is the same ground."""
    dense = shapely.segmentize(parcel, 5)
    move = transformer(ZONE_40, ZONE_39)
    moved = shapely.transform(dense, lambda xy: np.column_stack(move.transform(*xy.T)))
    assert area_m2(moved, ZONE_39) == pytest.approx(area_m2(dense), abs=0.01)


def test_longitude_118_5_starts_zone_40():
    assert zone_of_longitude(118.4999) == 39
    assert zone_of_longitude(118.5) == 40


@pytest.mark.parametrize(
    ("length_m", "added"), [(69.999, 0), (70.0, 0), (70.001, 1), (140.0, 2), (209.0, 2), (700, 10)]
)
def test_long_segments_are_cut_as_the_rule_says(length_m, added):
    ring = np.array([[0, 0], [length_m, 0], [length_m, 10], [0, 0]], dtype=float)
    dense, starts, inserted = densify_rings(ring, np.array([0]), 70)
    bottom = dense[(dense[:, 1] == 0) & inserted]
    assert starts.tolist() == [0]
    assert len(bottom) == added
    assert np.allclose(np.diff(np.concatenate([[0], bottom[:, 0], [length_m]])), length_m / (added + 1))


def test_rings_laid_end_to_end_stay_apart():
    rings = np.array([[0, 0], [100, 0], [0, 100], [0, 0], [1000, 0], [1100, 0], [1000, 100], [1000, 0]], dtype=float)
    dense, starts, _ = densify_rings(rings, np.array([0, 4]))
    assert (dense[starts] == [[0, 0], [1000, 0]]).all()
    assert dense[: starts[1], 0].max() <= 100
