"""The live figures are those of `measure_parcels`, wherever a vertex is moved to."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from landpatrol.processing.core.live_measure import LiveMeasure
from landpatrol.processing.core.measure.areas import AreaMethod
from landpatrol.processing.core.measure.gauss_plane import crs_from_text
from landpatrol.processing.core.overlay.ground import ReferencePolygons
from landpatrol.processing.core.overlay.measure_parcels import MeasureOptions, ParcelInput, References, measure_parcels
from landpatrol.processing.core.rules.class_scheme import load_class_scheme
from landpatrol.processing.core.rules.major_case import load_major_case_rule

X, Y = 40394700.0, 3686500.0
CODES = ("0101", "0103", "0601", "1006")


def box(x0, y0, x1, y1):
    return shapely.box(X + x0, Y + y0, X + x1, Y + y1)


def layer(shapes, codes):
    coefficients = np.where(np.array(codes) == "0103", 0.1, 0.0)
    return ReferencePolygons(
        np.array(shapes, dtype=object), np.array(codes, dtype=object), coefficients, np.arange(len(shapes))
    )


OPTIONS = MeasureOptions(
    crs_from_text("EPSG:4528"), AreaMethod.ELLIPSOID, load_class_scheme("sandiao"), load_major_case_rule()
)
# A fabric with a gap, a conflict and overlapping farmland, and approved land beside it.
FABRIC = [box(x, y, x + 50, y + 50) for x in range(0, 300, 50) for y in range(0, 300, 50)][:-3]
REFERENCES = References(
    land_use=layer([*FABRIC, box(120, 120, 170, 170)], [CODES[i % 4] for i in range(len(FABRIC))] + ["1006"]),
    basic_farmland=layer([box(0, 0, 150, 180), box(100, 90, 260, 210)], ["", ""]),
    approved_land=layer([box(200, 0, 300, 80)], [""]),
)
LIVE = LiveMeasure(REFERENCES, OPTIONS)
NUMBERS = [
    f.name
    for f in fields(measure_parcels([ParcelInput(1, FABRIC[0])], References(), OPTIONS)[0])
    if f.name.endswith("_m2")
]
START = [(40.0, 40.0), (180.0, 30.0), (210.0, 120.0), (150.0, 230.0), (60.0, 160.0)]


def moved(vertex, to):
    corners = [*START[:vertex], to, *START[vertex + 1 :]]
    return shapely.Polygon([(X + x, Y + y) for x, y in corners])


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 4), st.tuples(st.floats(-60, 400), st.floats(-60, 400)))
def test_a_moved_vertex_gives_what_measuring_gives(vertex, to):
    outline = moved(vertex, to)
    live = LIVE.measure(outline, position_error_m=0.5)
    if not outline.is_valid:
        return
    (whole,) = measure_parcels([ParcelInput(0, outline, position_error_m=0.5)], REFERENCES, OPTIONS)
    for name in NUMBERS:
        assert getattr(live, name) == pytest.approx(getattr(whole, name), abs=1e-6), name
    assert (live.verdict, live.is_major, live.reasons, live.notes) == (
        whole.verdict,
        whole.is_major,
        whole.reasons,
        whole.notes,
    )
    assert live.breakdown == whole.breakdown


def test_an_outline_that_crosses_itself_has_no_figures():
    crossed = LIVE.measure(shapely.Polygon([(X, Y), (X + 100, Y + 100), (X + 100, Y), (X, Y + 90)]))
    assert crossed.total_m2 is None
    assert crossed.verdict == "doubt"
    assert "自相交" in crossed.reasons


def test_far_from_basic_farmland_the_test_stays_open():
    far = LIVE.measure(box(50_000, 50_000, 50_100, 50_100))
    assert far.basic_farmland_m2 is None
    assert far.total_m2 == pytest.approx(10_000, rel=1e-3)
    assert LIVE.measure(box(400, 400, 500, 500)).basic_farmland_m2 == 0


def test_layers_may_be_missing():
    alone = LiveMeasure(References(), OPTIONS).measure(FABRIC[0], kind="mining")
    assert alone.cultivated_m2 is None
    assert alone.is_major
