"""Further sheets along a long, thin parcel."""

from __future__ import annotations

import pytest
import shapely
from landpatrol.processing.report.maps.parts import kind_and_part, part_leaf, place_part, sheet_parts
from landpatrol.processing.report.maps.placing import place_sheet, sheet_reach
from landpatrol.processing.report.maps.template import Templates
from landpatrol.processing.report.maps.words import load_map_style

X, Y = 40394700.0, 3686500.0
ROAD = shapely.LineString([(X, Y), (X + 1200, Y + 500), (X + 2600, Y + 300)]).buffer(6, cap_style="flat")
CANAL = shapely.LineString([(X, Y), (X + 150, Y + 2600)]).buffer(8)


@pytest.fixture(params=["A4", "A3"])
def templates(request):
    return Templates(request.param)


@pytest.mark.parametrize("kind", ["before_after", "land_use", "basic_farmland", "boundary"])
@pytest.mark.parametrize("shape", [ROAD, CANAL])
def test_the_parts_show_all_of_it_wide_enough_to_be_seen(templates, kind, shape):
    arrangement = "boundary" if kind == "boundary" else ""
    parts = sheet_parts(templates, kind, shape)
    extents = [shapely.box(*place_part(templates, kind, part, arrangement)[1]) for part in parts]
    assert shape.difference(shapely.union_all(extents)).is_empty
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert 2 <= len(parts) <= load_map_style()["most_parts"]
    assert all(12 / part.scale * 1000 >= 1.2 for part in parts)
    assert parts[0].scale < place_sheet(templates, kind, shape.bounds, arrangement)[0]


def test_what_the_parts_show_has_been_read():
    kinds = ["land_use", "boundary"]
    reach = sheet_reach([CANAL.bounds], kinds)
    for kind, arrangement in (("land_use", ""), ("boundary", "boundary"), ("boundary", "sheet")):
        for part in sheet_parts(Templates("A4"), kind, CANAL):
            assert reach.contains(shapely.box(*place_part(Templates("A4"), kind, part, arrangement)[1]))


@pytest.mark.parametrize(
    "shape",
    [
        shapely.box(X, Y, X + 900, Y + 700),
        shapely.box(X, Y, X + 60, Y + 4),
        shapely.union_all([shapely.box(X, Y, X + 90, Y + 80), shapely.box(X + 900, Y, X + 990, Y + 90)]),
    ],
)
def test_a_field_a_shed_and_two_fields_need_none(templates, shape):
    assert sheet_parts(templates, "land_use", shape) == []


def test_a_line_too_long_for_its_parts_has_larger_ones(templates):
    line = shapely.LineString([(X, Y), (X + 6000, Y)]).buffer(2, cap_style="flat")
    parts = sheet_parts(templates, "land_use", line)
    assert 2 <= len(parts) <= load_map_style()["most_parts"]


def test_location_is_one_sheet(templates):
    assert sheet_parts(templates, "location", ROAD) == []


def test_a_leaf_tells_its_part(templates):
    (first, *_) = sheet_parts(templates, "boundary", ROAD)
    assert kind_and_part(part_leaf("boundary", first)) == ("boundary", 1)
    assert kind_and_part(part_leaf("boundary", None)) == ("boundary", 0)
