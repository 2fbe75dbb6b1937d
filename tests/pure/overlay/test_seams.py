"""A division that is proven from its edges is one; what is not proven goes the long way, to the same figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from landpatrol.processing.core.measure.areas import AreaMethod
from landpatrol.processing.core.measure.gauss_plane import crs_from_text
from landpatrol.processing.core.overlay import cultivated_farmland, ground
from landpatrol.processing.core.overlay.ground import ReferencePolygons
from landpatrol.processing.core.overlay.measure_parcels import MeasureOptions, ParcelInput, References, measure_parcels
from landpatrol.processing.core.overlay.seams import divide_cleanly, edges_of
from landpatrol.processing.core.rules.class_scheme import load_class_scheme
from landpatrol.processing.core.rules.major_case import load_major_case_rule

X, Y = 40394700.0, 3686500.0
OPTIONS = MeasureOptions(
    crs_from_text("EPSG:4528"), AreaMethod.ELLIPSOID, load_class_scheme("sandiao"), load_major_case_rule()
)


def box(x0, y0, x1, y1):
    return shapely.box(X + x0, Y + y0, X + x1, Y + y1)


def is_proven(parcel, *pieces):
    pieces = np.array(pieces, dtype=object)
    edges = edges_of(pieces, np.zeros(len(pieces), dtype=np.intp))
    return bool(divide_cleanly(np.array([parcel]), edges, np.array([shapely.area(pieces).sum()]))[0])


def test_pieces_with_common_vertices_are_a_division():
    assert is_proven(box(0, 0, 100, 50), box(0, 0, 40, 50), box(40, 0, 100, 50))
    assert is_proven(box(0, 0, 100, 50), box(0, 0, 100, 50))
    assert is_proven(shapely.MultiPolygon([box(0, 0, 100, 50)]), box(0, 0, 40, 50), box(40, 0, 100, 50))
    island = box(20, 20, 30, 30)
    assert is_proven(box(0, 0, 100, 50), box(0, 0, 100, 50).difference(island), island)


def test_a_corner_drawn_twice_is_one():
    twice = shapely.Polygon([(X, Y), (X + 100, Y), (X + 100, Y), (X + 100, Y + 50), (X, Y + 50)])
    assert is_proven(twice, box(0, 0, 40, 50), box(40, 0, 100, 50))


def test_a_crossing_computed_twice_may_differ_in_its_last_digit():
    second = shapely.Polygon([(X + 40 + 7e-9, Y), (X + 100, Y), (X + 100, Y + 50), (X + 40, Y + 50 + 4e-9)])
    assert is_proven(box(0, 0, 100, 50), box(0, 0, 40, 50), second)


@pytest.mark.parametrize(
    "pieces",
    [
        (box(0, 0, 40, 50), box(40, 0, 99, 50)),
        (box(0, 0, 40, 50), box(39, 0, 100, 50)),
        (box(0, 0, 50, 50), box(0, 0, 50, 50)),
        (box(0, 0, 40, 50), box(40, 0, 90, 50), box(0, 0, 10, 50)),
        (box(0, 0, 100, 50), box(0, 0, 100, 50)),
        (box(0, 0, 40, 50), box(40, 0, 100, 30), box(40, 30, 100, 50)),
    ],
    ids=[
        "gap",
        "overlap",
        "one half twice",
        "as much twice as left out",
        "all of it twice",
        "a vertex that one neighbour lacks",
    ],
)
def test_what_does_not_fit_is_not_proven(pieces):
    assert not is_proven(box(0, 0, 100, 50), *pieces)


def test_neither_equal_areas_nor_equal_perimeters_are_enough():
    """A spit of 1 x 4 left out, 2 x 2 counted twice: area and length of the loose edges are those of the parcel."""
    block, spit, twice = box(0, 0, 10, 10), box(10, 4, 14, 5), box(2, 2, 4, 4)
    parcel = shapely.union(block, spit)
    assert block.area + twice.area == pytest.approx(parcel.area)
    assert block.length + twice.length == pytest.approx(parcel.length)
    assert not is_proven(parcel, block, twice)


def test_of_a_parcel_in_parts_nothing_is_proven():
    """Counted twice in one part and left out in the other, its edges would cancel and its area agree."""
    here, there = box(0, 0, 10, 10), box(50, 0, 60, 10)
    assert not is_proven(shapely.MultiPolygon([here, there]), here, here)
    assert not is_proven(shapely.MultiPolygon([here, there]), here, there)


def fabric(seed, columns=6, rows=5, cell_m=60.0):
    """Land use that leaves nothing out, with wavy edges of common vertices; farmland made of whole cells."""
    random = np.random.default_rng(seed)
    x, y = np.meshgrid(np.arange(columns + 1) * cell_m + X, np.arange(rows + 1) * cell_m + Y)
    knots = np.stack([x, y], axis=-1) + random.uniform(-15, 15, (rows + 1, columns + 1, 2))
    middles = {}

    def edge(a, b):
        key = tuple(sorted((a, b)))
        if key not in middles:
            middles[key] = (knots[a] + knots[b]) / 2 + random.uniform(-8, 8, 2)
        return [knots[a], middles[key]]

    cells = []
    for r in range(rows):
        for c in range(columns):
            corners = [(r, c), (r, c + 1), (r + 1, c + 1), (r + 1, c)]
            ring = [p for a, b in zip(corners, corners[1:] + corners[:1], strict=True) for p in edge(a, b)]
            cells.append(shapely.Polygon(ring))
    cells = np.array(cells, dtype=object)
    codes = random.choice(np.array(["0101", "0103", "0601", "1006"], dtype=object), len(cells))
    block = shapely.union_all(cells[random.random(len(cells)) < 0.6])
    land_use = ReferencePolygons(cells, codes, np.where(codes == "0103", 0.05, 0.0), np.arange(len(cells)))
    blocks = np.array([block], dtype=object)
    return land_use, ReferencePolygons(blocks, np.array([""], dtype=object), np.zeros(1), np.arange(1))


def parcel_in(seed):
    random = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, 17)[:-1]
    radius = random.uniform(20, 110, 1) * random.uniform(0.6, 1, 16)
    centre = np.array([X + 180, Y + 150]) + random.uniform(-40, 40, 2)
    return shapely.Polygon(centre + radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]))


def measured(parcel, land_use, farmland):
    return measure_parcels(
        [ParcelInput(1, parcel, position_error_m=1.0)], References(land_use=land_use, basic_farmland=farmland), OPTIONS
    )[0]


def the_long_way(monkeypatch, *case):
    def never(parcels, _edges, _areas_m2):
        return np.zeros(len(parcels), dtype=bool)

    with monkeypatch.context() as patch:
        for module in (ground, cultivated_farmland):
            patch.setattr(module, "divide_cleanly", never)
        return measured(*case)


def numbers(m):
    values = [m.total_m2, m.illegal_m2, m.cultivated_m2, m.basic_farmland_m2, m.unclassified_m2, m.conflict_m2]
    values += [row.gross_m2 for row in m.breakdown] + [test.band_m2 for test in m.tests.values()]
    # Cut pieces miss their whole by some cm²: only what is left whole is closed on it.
    return values, [m.basic_farmland_cultivated_m2, m.other_cultivated_m2]


@pytest.mark.parametrize("seed", range(12))
def test_both_ways_find_the_same_figures(seed, monkeypatch):
    case = (parcel_in(seed), *fabric(seed))
    short, long = numbers(measured(*case)), numbers(the_long_way(monkeypatch, *case))
    assert short[0] == pytest.approx(long[0], abs=1e-6)
    assert short[1] == pytest.approx(long[1], abs=0.02)


def test_the_short_way_is_taken(monkeypatch):
    """Else the tests above would compare the long way with itself."""
    asked = []

    def asking(parcels, edges, areas_m2):
        asked.extend(divide_cleanly(parcels, edges, areas_m2).tolist())
        return divide_cleanly(parcels, edges, areas_m2)

    for module in (ground, cultivated_farmland):
        monkeypatch.setattr(module, "divide_cleanly", asking)
    for seed in range(12):
        measured(parcel_in(seed), *fabric(seed))
    assert sum(asked) >= 20


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 29), st.sampled_from(["shift", "double", "drop", "recode", "simplify"]))
def test_a_fault_in_the_fabric_changes_nothing_but_the_way(seed, which, fault):
    land_use, farmland = fabric(seed)
    shapes, codes, ridges = (
        values.copy() for values in (land_use.geometries, land_use.codes, land_use.ridge_coefficients)
    )
    if fault == "shift":
        shapes[which] = shapely.transform(shapes[which], lambda xy: xy + np.array([2.0, -1.5]))
    elif fault == "drop":
        shapes[which] = shapely.Polygon()
    elif fault == "simplify":
        shapes[which] = shapely.simplify(shapes[which], 5.0)
    else:
        shapes, codes = (
            np.append(shapes, shapes[which]),
            np.append(codes, codes[which] if fault == "double" else "0301"),
        )
        ridges = np.append(ridges, 0.0)
    faulty = replace(land_use, geometries=shapes, codes=codes, ridge_coefficients=ridges, fids=np.arange(len(shapes)))
    with pytest.MonkeyPatch.context() as monkeypatch:
        case = (parcel_in(seed), faulty, farmland)
        short, long = numbers(measured(*case)), numbers(the_long_way(monkeypatch, *case))
    assert short[0] == pytest.approx(long[0], abs=1e-6)


def test_hairs_do_not_lengthen_the_band(monkeypatch):
    """Two outlines that differ in a last digit leave hairs of no area and much perimeter."""
    land_use = ReferencePolygons(
        np.array([box(0, 0, 50, 100), box(50, 0, 100, 100)]), np.array(["0101", "0601"], dtype=object), np.zeros(2)
    )
    hair = shapely.Polygon([(X, Y), (X + 50 - 2e-8, Y), (X + 50 - 1e-8, Y + 100), (X, Y + 100)])
    farmland = ReferencePolygons(np.array([hair]), np.array([""], dtype=object), np.zeros(1))
    m = the_long_way(monkeypatch, box(0, 0, 100, 100), land_use, farmland)
    assert "误差带" not in m.criminal_reasons.split("；")[1]
