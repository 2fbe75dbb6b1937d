"""Figures beside the verdict: cultivated in and out of basic farmland, the criminal line, pieces, overlaps, advice."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from landpatrol.processing.core.measure.areas import AreaMethod
from landpatrol.processing.core.measure.gauss_plane import crs_from_text
from landpatrol.processing.core.overlay.ground import ReferencePolygons
from landpatrol.processing.core.overlay.measure_parcels import MeasureOptions, ParcelInput, References, measure_parcels
from landpatrol.processing.core.rules.class_scheme import load_class_scheme
from landpatrol.processing.core.rules.major_case import load_major_case_rule

X, Y = 40394700, 3686500
MU = 10000 / 15


def box(x0, y0, x1, y1):
    return shapely.box(X + x0, Y + y0, X + x1, Y + y1)


def polygons(*rows):
    shapes = np.empty(len(rows), dtype=object)
    shapes[:] = [row[0] for row in rows]
    codes = np.array([row[1] for row in rows], dtype=object)
    return ReferencePolygons(shapes, codes, np.array([row[2] for row in rows], float), np.arange(len(rows)) + 101)


def measure(parcel, error_m=0.0, net=True, advice="", list_below_m2=1.0, **layers):
    options = MeasureOptions(
        crs_from_text("EPSG:4528"),
        AreaMethod.PLANE,
        load_class_scheme("sandiao"),
        load_major_case_rule(),
        net,
        list_below_m2=list_below_m2,
    )
    return measure_parcels([ParcelInput(7, parcel, "", error_m, advice=advice)], References(**layers), options)[0]


def test_cultivated_in_and_out_of_basic_farmland_net_of_its_own_ridges():
    land_use = polygons((box(0, 0, 60, 100), "0101", 0.1), (box(60, 0, 100, 100), "0601", 0))
    farmland = polygons((box(-5, -5, 30, 105), "", 0.3), (box(80, -5, 105, 105), "", 0.3))
    m = measure(box(0, 0, 100, 100), land_use=land_use, basic_farmland=farmland)
    assert m.cultivated_m2 == pytest.approx(6000 * 0.9)
    assert m.basic_farmland_m2 == pytest.approx(5000 * 0.7)
    assert m.basic_farmland_cultivated_m2 == pytest.approx(3000 * 0.9), "by land use and its own ridges"
    assert m.other_cultivated_m2 == pytest.approx(3000 * 0.9)
    gross = measure(box(0, 0, 100, 100), net=False, land_use=land_use, basic_farmland=farmland)
    assert gross.basic_farmland_cultivated_m2 == pytest.approx(3000)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(-20, 110), st.integers(-20, 110), st.integers(1, 80)), max_size=5))
def test_inside_and_outside_add_to_the_cultivated_ground(blocks):
    land_use = polygons((box(0, 0, 50, 100), "0103", 0.2), (box(40, 0, 100, 60), "0103", 0.0))
    farmland = polygons(*((box(x, y, x + size, y + size), "", 0) for x, y, size in blocks))
    m = measure(box(0, 0, 100, 100), land_use=land_use, basic_farmland=farmland)
    known = shapely.union_all(list(farmland.geometries)) if blocks else shapely.Polygon()
    ridged = shapely.difference(box(0, 0, 50, 100), box(40, 0, 50, 60))
    truth_m2 = 0.8 * ridged.intersection(known).area + box(40, 0, 100, 60).intersection(known).area
    assert m.basic_farmland_cultivated_m2 == pytest.approx(truth_m2, abs=1e-6)
    assert m.basic_farmland_cultivated_m2 + m.other_cultivated_m2 == pytest.approx(m.cultivated_m2, abs=1e-6)


@pytest.mark.parametrize("given_layers", [("land_use",), ("basic_farmland",), ()])
def test_without_both_layers_it_is_not_known(given_layers):
    layers = {
        "land_use": polygons((box(-1, -1, 101, 40), "0101", 0)),
        "basic_farmland": polygons((box(-1, -1, 101, 20), "", 0)),
    }
    m = measure(box(0, 0, 100, 100), **{name: layers[name] for name in given_layers})
    assert m.other_cultivated_m2 is None
    assert m.criminal_reached is None
    assert "未套合" in m.criminal_reasons


@pytest.mark.parametrize(
    ("farmland_mu", "other_mu", "criminal", "major"),
    [
        (5, 0, True, False),
        (0, 10, True, False),
        (5.01, 0, True, True),
        (4.9, 5.09, False, False),
        (4.9, 9.9, False, True),
    ],
)
def test_criminal_and_major_are_two_questions(farmland_mu, other_mu, criminal, major):
    """On 100 m wide strips: basic farmland is cultivated too; the plan's line is strict, the criminal one not."""
    inside, outside = farmland_mu * MU / 100, other_mu * MU / 100
    land_use = polygons((shapely.box(0, 0, 100, inside + outside), "0101", 0))
    farmland = polygons((shapely.box(0, 0, 100, inside), "", 0))
    parcel = shapely.box(0, 0, 100, inside + outside)
    m = measure(parcel, land_use=land_use, basic_farmland=farmland)
    assert (m.criminal_reached, m.is_major) == (criminal, major)


def test_ground_in_conflict_sets_the_bounds_of_the_cultivated_figure():
    land_use = polygons((box(0, 0, 60, 100), "0101", 0), (box(50, 0, 100, 100), "0601", 0))
    m = measure(box(0, 0, 100, 100), land_use=land_use)
    assert (m.cultivated_min_m2, m.cultivated_max_m2) == pytest.approx((5000, 6000))
    clear = measure(box(0, 0, 40, 100), land_use=land_use)
    assert clear.cultivated_min_m2 == clear.cultivated_max_m2 == clear.cultivated_m2


@pytest.mark.parametrize(
    ("third", "least_m2", "most_m2", "conflict_m2"),
    [("0103", 10_000, 10_000, 2000), ("0601", 9000, 9500, 2000)],
    ids=["cultivated too", "built over half of it"],
)
def test_ground_that_only_cultivated_classes_claim_is_cultivated_for_certain(third, least_m2, most_m2, conflict_m2):
    """0101 against 0103: which it is cannot be told, but 耕地 it is; a third class makes its part open again."""
    land_use = polygons(
        (box(0, 0, 60, 100), "0101", 0), (box(40, 0, 100, 100), "0103", 0), (box(50, 0, 60, 50), third, 0)
    )
    rest = {"0103": 0.0, "0601": 500.0}[third]
    m = measure(box(0, 0, 100, 100), land_use=land_use)
    assert m.cultivated_m2 == m.cultivated_min_m2 == pytest.approx(10_000 - rest)
    assert m.cultivated_max_m2 == pytest.approx(10_000)
    assert m.conflict_m2 == pytest.approx(conflict_m2)
    assert sum(row.gross_m2 for row in m.breakdown) == pytest.approx(10_000)


def test_certain_ground_in_conflict_counts_with_its_largest_ridges_and_in_basic_farmland():
    land_use = polygons((box(0, 0, 100, 100), "0101", 0.1), (box(0, 0, 100, 100), "0103", 0.2))
    farmland = polygons((box(0, 0, 25, 100), "", 0))
    m = measure(box(0, 0, 100, 100), land_use=land_use, basic_farmland=farmland)
    assert (m.cultivated_gross_m2, m.cultivated_m2) == pytest.approx((10_000, 8000))
    assert (m.basic_farmland_cultivated_m2, m.other_cultivated_m2) == pytest.approx((2000, 6000))
    assert m.tests["cultivated"].verdict == "over"


def test_overlapping_polygons_are_named_by_feature_id_the_largest_first():
    land_use = polygons(
        (box(0, 0, 40, 100), "0101", 0), (box(39, 0, 70, 100), "0101", 0), (box(65, 0, 100, 100), "0601", 0)
    )
    m = measure(box(0, 0, 100, 100), land_use=land_use)
    assert [(o.first_fid, o.second_fid, round(o.area_m2, 6)) for o in m.overlaps] == [(102, 103, 500), (101, 102, 100)]
    assert any("要素102与103重叠500.00平方米" in note for note in m.notes)


def test_clean_layers_name_no_overlap():
    land_use = polygons((box(0, 0, 40, 100), "0101", 0), (box(40, 0, 100, 100), "0601", 0))
    assert measure(box(0, 0, 100, 100), land_use=land_use).overlaps == ()


def test_small_pieces_are_counted_and_listed():
    land_use = polygons((box(0, 0, 99.995, 100), "0101", 0), (box(99.995, 0, 200, 100), "0601", 0))
    m = measure(box(0, 0, 100, 100), land_use=land_use)
    assert [(p.class_code, round(p.area_m2, 6)) for p in m.small_pieces] == [("0601", 0.5)]
    assert any("0601 0.500" in note and "均已计入" in note for note in m.notes)
    assert sum(row.gross_m2 for row in m.breakdown) == pytest.approx(m.illegal_m2, abs=1e-6)
    assert measure(box(0, 0, 100, 100), list_below_m2=0.1, land_use=land_use).small_pieces == ()


def test_advice_is_given_only_where_the_band_leaves_a_test_open():
    near = shapely.box(0, 0, 100, 133.5)
    assert "须复测" in measure(near, error_m=1.0, advice="须复测").notes
    assert measure(near, error_m=0.001, advice="须复测").notes == ()
