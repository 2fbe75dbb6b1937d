"""Any shape at all through intake and overlay: accepted valid, or refused by name; areas always close."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from landpatrol.processing.core.measure.areas import AreaMethod
from landpatrol.processing.core.measure.gauss_plane import crs_from_text
from landpatrol.processing.core.overlay.ground import ReferencePolygons
from landpatrol.processing.core.overlay.intake import inspect_parcel, repair_reference, without_short_rings
from landpatrol.processing.core.overlay.measure_parcels import MeasureOptions, ParcelInput, References, measure_parcels
from landpatrol.processing.core.rules.class_scheme import load_class_scheme
from landpatrol.processing.core.rules.major_case import load_major_case_rule

X, Y = 40394700.0, 3686500.0
# A few tens of values on a grid make shared edges, spikes, touching rings and repeated points likely.
grid = st.integers(0, 12).map(lambda step: step * 10.0)
fine = st.floats(0, 120, allow_nan=False)
odd = st.sampled_from([float("nan"), float("inf"), -float("inf"), 1e300, 0.1])
rings = st.lists(st.tuples(grid, grid), min_size=3, max_size=9)
any_rings = st.lists(st.tuples(grid | fine | odd, grid | fine | odd), min_size=3, max_size=9)
polygons = st.lists(st.lists(rings, min_size=1, max_size=3), min_size=1, max_size=3)
any_polygons = st.lists(st.lists(any_rings, min_size=1, max_size=3), min_size=1, max_size=3)


def build(parts):
    """A multipolygon of rings as they come, valid or not."""
    made = []
    for shell, *holes in parts:
        closed = [[(X + x, Y + y) for x, y in (*ring, ring[0])] for ring in (shell, *holes)]
        try:
            made.append(shapely.Polygon(closed[0], closed[1:]))
        except shapely.errors.GEOSException:  # not even GEOS will hold it; reading gives an empty shape then
            made.append(shapely.Polygon())
    return shapely.MultiPolygon(made)


def reference(shapes, codes, coefficients=None):
    repaired, _ = repair_reference(np.array([*shapes, None], dtype=object)[:-1])
    zeros = np.zeros(len(shapes)) if coefficients is None else np.array(coefficients, dtype=float)
    return ReferencePolygons(repaired, np.array(codes, dtype=object), zeros, np.arange(1, len(shapes) + 1))


def measure(shape, **layers):
    rules = load_class_scheme("sandiao"), load_major_case_rule()
    options = MeasureOptions(crs_from_text("EPSG:4528"), AreaMethod.PLANE, *rules)
    return measure_parcels([ParcelInput(1, shape)], References(**layers), options)[0]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@settings(max_examples=150, deadline=None)
@given(any_polygons)
@example([[[(0.0, 0.0), (float("nan"), 10.0), (10.0, 10.0)]]])
def test_every_shape_is_valid_afterwards_or_named(parts):
    inspected = inspect_parcel(without_short_rings([build(parts)])[0])
    if inspected.geometry is None:
        assert inspected.problem
    else:
        assert shapely.is_valid(inspected.geometry)
        assert np.isfinite(shapely.get_coordinates(inspected.geometry)).all()
        assert not inspected.problem


@settings(max_examples=100, deadline=None)
@given(polygons)
def test_a_shape_that_is_accepted_keeps_its_area(parts):
    shape = build(parts)
    inspected = inspect_parcel(shape)
    if inspected.geometry is not None:
        assert inspected.geometry.area == pytest.approx(shape.area, abs=1e-3)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(polygons, min_size=1, max_size=4),
    st.lists(st.sampled_from(["0101", "0103", "0601", ""]), min_size=4, max_size=4),
    st.lists(st.sampled_from([0.0, 0.1, 0.25]), min_size=4, max_size=4),
    st.lists(polygons, max_size=2),
    st.lists(polygons, max_size=2),
)
def test_areas_close_over_any_layers(land_use, codes, coefficients, farmland, approved):
    parcel = shapely.box(X + 15, Y + 15, X + 95, Y + 105)
    count = len(land_use)
    layers = {"land_use": reference(list(map(build, land_use)), codes[:count], coefficients[:count])}
    if farmland:
        layers["basic_farmland"] = reference(list(map(build, farmland)), [""] * len(farmland))
    if approved:
        layers["approved_land"] = reference(list(map(build, approved)), [""] * len(approved))
    m = measure(parcel, **layers)
    rows = [row for row in m.breakdown if row.layer == "land_use"]
    assert m.approved_m2 + m.illegal_m2 == pytest.approx(m.total_m2, abs=1e-3)
    assert sum(row.gross_m2 for row in rows) == pytest.approx(m.illegal_m2, abs=1e-2)
    assert all(0 <= row.net_m2 <= row.gross_m2 for row in rows)
    figures = [m.basic_farmland_m2, m.cultivated_gross_m2, m.unclassified_m2, m.conflict_m2]
    assert all(figure is None or -1e-6 <= figure <= m.illegal_m2 + 1e-3 for figure in figures)
    if m.other_cultivated_m2 is not None:
        both = m.other_cultivated_m2 + m.basic_farmland_cultivated_m2
        assert both == pytest.approx(m.cultivated_m2, abs=1e-3)
        assert m.basic_farmland_cultivated_m2 <= m.basic_farmland_gross_m2 + 1e-3
    if m.cultivated_m2 is not None:
        assert m.cultivated_min_m2 <= m.cultivated_max_m2 <= m.illegal_m2 + 1e-3


@settings(max_examples=60, deadline=None)
@given(polygons, polygons)
def test_the_order_of_features_changes_nothing(first, second):
    parcel = shapely.box(X + 15, Y + 15, X + 95, Y + 105)
    shapes = [build(first), build(second)]
    there = measure(parcel, land_use=reference(shapes, ["0101", "0601"], [0.1, 0.0]))
    back = measure(parcel, land_use=reference(shapes[::-1], ["0601", "0101"], [0.0, 0.1]))
    for name in ("cultivated_m2", "conflict_m2", "unclassified_m2", "cultivated_max_m2"):
        assert getattr(there, name) == pytest.approx(getattr(back, name), abs=1e-6)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e304, 1e10])
def test_impossible_coordinates_are_refused_in_parcels_and_left_out_of_layers(value):
    shape = shapely.Polygon([(X, Y), (X + 100, value), (X + 100, Y + 100), (X, Y + 100)])
    assert "超出范围" in inspect_parcel(shape).problem
    (repaired, sound), indices = repair_reference(np.array([shape, shapely.box(X, Y, X + 1, Y + 1)], dtype=object))
    assert repaired.is_empty
    assert sound.area == 1
    assert list(indices) == [0]
