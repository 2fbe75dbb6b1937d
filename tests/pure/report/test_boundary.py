"""Numbering of boundary points."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.report.content.boundary import number_boundary

SQUARE = shapely.Polygon([(0, 0), (100, 0), (100, 50), (0, 50)], [[(10, 10), (10, 20), (20, 20), (20, 10)]])


def test_a_ring_starts_in_the_north_west_and_runs_clockwise():
    shell, hole = number_boundary(SQUARE)
    assert [(p.name, p.y_m.value, p.x_m.value) for p in shell.points] == [
        ("J1", 0, 50), ("J2", 100, 50), ("J3", 100, 0), ("J4", 0, 0),
    ]  # fmt: skip
    assert [p.side_m.text for p in shell.points] == ["100.00", "50.00", "100.00", "50.00"]
    assert (hole.number, hole.is_hole, hole.points[0].name) == (2, True, "J5")
    assert (hole.points[0].y_m.value, hole.points[0].x_m.value) == (10, 20)


def test_northing_is_x_with_three_decimals():
    point = number_boundary(shapely.box(40394700.12345, 3686500.5, 40394800, 3686633.3335))[0].points[0]
    assert (point.x_m.text, point.y_m.text) == ("3686633.334", "40394700.123")


def test_direction_of_drawing_does_not_matter():
    assert number_boundary(SQUARE) == number_boundary(shapely.reverse(SQUARE))


def test_parts_run_from_north_to_south_and_numbers_run_on():
    rings = number_boundary(shapely.union_all([shapely.box(0, 0, 10, 10), shapely.box(0, 100, 10, 110)]))
    assert [ring.number for ring in rings] == [1, 2]
    assert rings[0].points[0].x_m.value == 110
    assert [p.name for ring in rings for p in ring.points] == [f"J{i}" for i in range(1, 9)]


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=3, max_size=40, unique=True))
def test_every_vertex_is_kept_and_the_sides_make_the_perimeter(points):
    hull = shapely.convex_hull(shapely.MultiPoint(points))
    if hull.geom_type != "Polygon":
        return
    (ring,) = number_boundary(hull)
    assert {(p.y_m.value, p.x_m.value) for p in ring.points} == set(map(tuple, shapely.get_coordinates(hull).tolist()))
    assert sum(p.side_m.value for p in ring.points) == pytest.approx(hull.length)
