"""Hashes follow the ground and the used attributes, not the bytes of a file."""

from __future__ import annotations

import pytest
import shapely
from landpatrol.processing.core.provenance import feature_hash

SQUARE = shapely.box(0, 0, 10, 10)


@pytest.mark.parametrize(
    "same",
    [
        shapely.Polygon([(10, 10), (0, 10), (0, 0), (10, 0)]),
        shapely.Polygon([(0, 0), (0, 10), (10, 10), (10, 0)]),
        shapely.force_3d(SQUARE, 5.0),
    ],
    ids=["start", "direction", "z"],
)
def test_drawing_order_does_not_matter(same):
    assert feature_hash(same, {"DLBM": "0101"}) == feature_hash(SQUARE, {"DLBM": "0101"})


def test_a_moved_vertex_or_a_changed_attribute_does():
    moved = shapely.Polygon([(0, 0), (10, 0), (10, 10.1), (0, 10)])
    assert feature_hash(moved, {"DLBM": "0101"}) != feature_hash(SQUARE, {"DLBM": "0101"})
    assert feature_hash(SQUARE, {"DLBM": "0103"}) != feature_hash(SQUARE, {"DLBM": "0101"})
