"""Overlay against ground that is known by construction."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from landpatrol.processing.core.errors import Cancelled
from landpatrol.processing.core.measure.areas import AreaMethod
from landpatrol.processing.core.measure.gauss_plane import crs_from_text
from landpatrol.processing.core.measurement import Verdict
from landpatrol.processing.core.overlay.ground import ReferencePolygons
from landpatrol.processing.core.overlay.intake import inspect_parcel, repair_reference
from landpatrol.processing.core.overlay.measure_parcels import (
    MeasureOptions,
    ParcelInput,
    References,
    measure_parcels,
)
from landpatrol.processing.core.rules.class_scheme import load_class_scheme
from landpatrol.processing.core.rules.major_case import load_major_case_rule

X, Y = 40394700, 3686500


def box(x0, y0, x1, y1):
    return shapely.box(X + x0, Y + y0, X + x1, Y + y1)


R1 = box(0, 0, 100, 133.3333)
R1_M2 = 13329.6902


def polygons(*rows):
    """Reference polygons from (shape, code, ridge coefficient)."""
    shapes = np.empty(len(rows), dtype=object)
    shapes[:] = [row[0] for row in rows]
    return ReferencePolygons(
        shapes, np.array([row[1] for row in rows], dtype=object), np.array([row[2] for row in rows], dtype=float)
    )


def measure(parcel=R1, kind="", error_m=0.0, method=AreaMethod.PLANE, net=True, **layers):
    options = MeasureOptions(
        crs_from_text("EPSG:4528"), method, load_class_scheme("sandiao"), load_major_case_rule(), net
    )
    return measure_parcels([ParcelInput(7, parcel, kind, error_m)], References(**layers), options)[0]


def gross(m, layer="land_use"):
    return {row.class_code: row.gross_m2 for row in m.breakdown if row.layer == layer}


def test_two_overlapping_farmland_blocks_count_once():
    blocks = polygons((box(-5, -5, 105, 80), "", 0), (box(-5, 53.3, 105, 140), "", 0))
    m = measure(basic_farmland=blocks, method=AreaMethod.ELLIPSOID)
    assert m.basic_farmland_m2 == pytest.approx(R1_M2, abs=0.001)
    assert any("重叠" in note for note in m.notes)


def test_classes_conflict_and_gaps_close_on_the_total():
    land_use = polygons((box(-50, -50, 60, 200), "0101", 0.1), (box(50, -50, 90, 200), "0601", 0))
    m = measure(land_use=land_use)
    assert gross(m) == pytest.approx({"0101": 50 * 133.3333, "0601": 30 * 133.3333, "conflict": 1333.333, "": 1333.333})
    assert m.cultivated_gross_m2 == pytest.approx(6666.665)
    assert m.cultivated_m2 == pytest.approx(6666.665 * 0.9)
    assert sum(gross(m).values()) == pytest.approx(m.illegal_m2, abs=1e-3)


def test_repeated_polygons_of_one_class_count_once_with_their_own_ridges():
    land_use = polygons(
        (box(-1, -1, 101, 200), "0101", 0.0), (box(-1, -1, 101, 200), "0101", 0.0), (box(50, -1, 101, 200), "0101", 0.2)
    )
    m = measure(land_use=land_use)
    assert m.cultivated_gross_m2 == pytest.approx(R1.area)
    assert m.cultivated_m2 == pytest.approx(R1.area), "the smaller ridge coefficient goes first"
    assert m.conflict_m2 == 0


def test_net_of_ridges_switch_changes_the_tested_figure_only():
    land_use = polygons((box(-1, -1, 101, 200), "0103", 0.2))
    net, as_drawn = measure(land_use=land_use), measure(land_use=land_use, net=False)
    assert net.cultivated_m2 == pytest.approx(R1.area * 0.8)
    assert as_drawn.cultivated_m2 == pytest.approx(R1.area)
    assert net.cultivated_gross_m2 == as_drawn.cultivated_gross_m2


def test_ridges_come_off_cultivated_ground_only():
    m = measure(land_use=polygons((box(-1, -1, 101, 200), "0601", 0.2)))
    assert next(row.net_m2 for row in m.breakdown) == pytest.approx(R1.area)


def test_approved_land_is_subtracted_as_a_union_before_the_tests():
    approved = polygons((box(-1, -1, 50, 200), "", 0), (box(30, -1, 60, 200), "", 0))
    farmland = polygons((box(-1, -1, 101, 200), "", 0))
    m = measure(approved_land=approved, basic_farmland=farmland)
    assert m.approved_m2 == pytest.approx(60 * 133.3333)
    assert m.illegal_m2 == pytest.approx(40 * 133.3333)
    assert m.basic_farmland_m2 == pytest.approx(m.illegal_m2)


def test_a_parcel_wholly_approved_is_under_with_zero():
    layers = dict.fromkeys(
        ("approved_land", "land_use", "basic_farmland"), polygons((box(-9, -9, 200, 200), "0101", 0))
    )
    m = measure(**layers)
    assert (m.illegal_m2, m.cultivated_m2, m.basic_farmland_m2) == (0, 0, 0)
    assert m.verdict is Verdict.UNDER


def test_half_outside_land_use_is_not_under():
    m = measure(
        land_use=polygons((box(-50, -50, 50, 200), "0101", 0)), basic_farmland=polygons((box(0, 0, 1, 1), "", 0))
    )
    assert m.unclassified_m2 == pytest.approx(50 * 133.3333)
    assert m.tests["cultivated"].verdict is Verdict.DOUBT
    assert m.verdict is Verdict.DOUBT


def test_wholly_outside_land_use_is_not_measured():
    m = measure(land_use=polygons((box(500, 500, 600, 600), "0101", 0)))
    assert m.cultivated_m2 is None
    assert m.unclassified_m2 == pytest.approx(R1.area)
    assert "耕地未套合" in m.reasons


def test_unknown_class_is_ground_without_a_class():
    m = measure(land_use=polygons((box(-1, -1, 50, 200), "", 0), (box(50, -1, 101, 200), "0601", 0)))
    assert m.unclassified_m2 == pytest.approx(50 * 133.3333)


def test_conflict_without_cultivated_claim_leaves_no_doubt():
    land_use = polygons((box(-1, -1, 101, 200), "0601", 0), (box(-1, -1, 101, 200), "0701", 0))
    m = measure(land_use=land_use)
    assert m.conflict_m2 == pytest.approx(R1.area)
    assert m.tests["cultivated"].verdict is Verdict.UNDER


def test_touching_polygons_add_nothing():
    m = measure(basic_farmland=polygons((box(100, 0, 200, 100), "", 0)))
    assert m.basic_farmland_m2 == 0
    assert m.verdict is Verdict.DOUBT, "cultivated was not overlaid"


@pytest.mark.parametrize(("kind", "word"), [("mining", "开采"), ("exploration", "勘查")])
def test_mineral_cases_are_major_at_any_area(kind, word):
    m = measure(box(0, 0, 1, 1), kind=kind)
    assert m.is_major
    assert m.verdict is Verdict.OVER
    assert word in m.reasons


@pytest.mark.parametrize(
    ("shape", "word"),
    [
        (None, "没有图形"),
        (shapely.Polygon(), "为空"),
        (shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)]), "自相交"),
        (shapely.LineString([(0, 0), (1, 1)]), "不是面"),
    ],
)
def test_shapes_that_have_no_one_area_are_refused(shape, word):
    inspected = inspect_parcel(shape)
    assert inspected.geometry is None
    assert word in inspected.problem


def test_a_ring_that_touches_itself_is_mended_without_moving_area():
    hole_touching = shapely.Polygon([(0, 0), (10, 0), (5, 5), (10, 10), (0, 10), (5, 5)])
    assert inspect_parcel(hole_touching).geometry.area == pytest.approx(hole_touching.area)


def test_reference_polygons_are_repaired_and_named():
    bowtie = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    shapes, repaired = repair_reference(np.array([R1, bowtie, None], dtype=object))
    assert repaired.tolist() == [1]
    assert shapely.is_valid(shapes).all()
    assert shapes[2].is_empty


def test_an_unmeasured_parcel_keeps_its_place():
    options = MeasureOptions(
        crs_from_text("EPSG:4528"), AreaMethod.ELLIPSOID, load_class_scheme("sandiao"), load_major_case_rule()
    )
    inputs = [ParcelInput(1, R1), ParcelInput(2, None, problem="图斑没有图形"), ParcelInput(3, R1)]
    measured = measure_parcels(inputs, References(), options)
    assert [m.parcel_fid for m in measured] == [1, 2, 3]
    assert measured[1].total_m2 is None
    assert measured[1].verdict is Verdict.DOUBT


def test_progress_can_cancel():
    def stop(_fraction):
        raise Cancelled

    options = MeasureOptions(
        crs_from_text("EPSG:4528"), AreaMethod.PLANE, load_class_scheme("sandiao"), load_major_case_rule()
    )
    with pytest.raises(Cancelled):
        measure_parcels([ParcelInput(1, R1)], References(), options, stop)


rectangles = st.tuples(st.integers(-40, 120), st.integers(-40, 150), st.integers(5, 120), st.integers(5, 120)).map(
    lambda t: box(t[0], t[1], t[0] + t[2], t[1] + t[3])
)
codes = st.sampled_from(["0101", "0103", "0601", "1006", ""])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(rectangles, codes, st.sampled_from([0.0, 0.1])), min_size=1, max_size=7))
def test_any_pile_of_polygons_closes(rows):
    """Every class gets what it alone claims; the rest is conflict or unclassified; all of it adds up."""
    parcel = box(0, 0, 100, 130)
    m = measure(parcel, land_use=polygons(*rows))
    assert sum(gross(m).values()) == pytest.approx(parcel.area, abs=0.01)
    claimed = {code: shapely.union_all([s for s, c, _ in rows if c == code]) for code in {c for _, c, _ in rows if c}}
    covered = shapely.union_all(list(claimed.values())) if claimed else shapely.Polygon()
    assert m.unclassified_m2 == pytest.approx(parcel.difference(covered).area, abs=0.01)
    for code, ground in claimed.items():
        others = shapely.union_all([g for other, g in claimed.items() if other != code])
        alone_m2 = parcel.intersection(ground).difference(others).area
        assert gross(m).get(code, 0) == pytest.approx(alone_m2, abs=0.01)


def test_parts_close_on_the_whole_to_the_last_digit():
    """Seven odd strips of 耕地 and the parcel they cut: the 70 m rule alone would leave some hundredths."""
    parcel = shapely.Polygon([(X, Y), (X + 611.3, Y + 40), (X + 580, Y + 433.7), (X + 12, Y + 350)])
    codes = ["0101", "0103"] * 4
    strips = [(box(97.3 * n - 20, -50, 97.3 * (n + 1) - 20, 600), code, 0.0) for n, code in enumerate(codes)]
    farmland = polygons((box(-50, -50, 300.1, 600), "", 0), (box(300.1, -50, 800, 600), "", 0))
    m = measure(parcel, method=AreaMethod.ELLIPSOID, land_use=polygons(*strips), basic_farmland=farmland)
    assert m.cultivated_m2 == pytest.approx(m.illegal_m2, abs=1e-8)
    assert m.basic_farmland_m2 == pytest.approx(m.illegal_m2, abs=1e-8)
    assert m.illegal_m2 == pytest.approx(measure(parcel, method=AreaMethod.ELLIPSOID).illegal_m2, abs=1e-9)
