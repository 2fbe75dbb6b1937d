"""Parcels are measured in shares on all cores; how they are shared out changes nothing."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.errors import Cancelled
from landpatrol.processing.core.measure.areas import AreaMethod
from landpatrol.processing.core.measure.gauss_plane import crs_from_text
from landpatrol.processing.core.overlay import measure_parcels as module
from landpatrol.processing.core.overlay.ground import ReferencePolygons
from landpatrol.processing.core.overlay.shares import each_on_all_cores, on_all_cores, own_polygons
from landpatrol.processing.core.rules.class_scheme import load_class_scheme
from landpatrol.processing.core.rules.major_case import load_major_case_rule

X, Y = 40394700.0, 3686500.0
OPTIONS = module.MeasureOptions(
    crs_from_text("EPSG:4528"), AreaMethod.ELLIPSOID, load_class_scheme("sandiao"), load_major_case_rule()
)


def layer(shapes, codes):
    return ReferencePolygons(
        np.array(shapes, dtype=object), np.array(codes, dtype=object), np.zeros(len(shapes)), np.arange(len(shapes))
    )


@pytest.fixture
def county():
    """Parcels in a row over shared land use, with one that has no shape, a conflict and a gap."""
    land_use = layer([shapely.box(X + 70 * i, Y, X + 70 * i + 72, Y + 300) for i in range(12)], ["0101", "0601"] * 6)
    farmland = layer([shapely.box(X, Y + 50, X + 700, Y + 150).segmentize(2.0)], [""])
    parcels = [
        module.ParcelInput(i, shapely.box(X + 40 * i, Y + 20, X + 40 * i + 90, Y + 120), problem="") for i in range(25)
    ]
    parcels[3] = module.ParcelInput(3, None, problem="没有图形")
    return parcels, module.References(land_use=land_use, basic_farmland=farmland)


def test_sharing_out_changes_no_figure(county, monkeypatch):
    together = module.measure_parcels(*county, OPTIONS)
    monkeypatch.setattr(module, "AT_ONCE", 2)
    shared = module.measure_parcels(*county, OPTIONS)
    assert shared == together
    assert [m.parcel_fid for m in shared] == list(range(25))


def test_a_cancel_stops_what_has_not_begun(county, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 1)
    fractions = []

    def stop_soon(fraction):
        fractions.append(fraction)
        if len(fractions) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        module.measure_parcels(*county, OPTIONS, stop_soon)
    assert fractions == sorted(fractions)
    assert fractions[-1] < 0.5


def test_no_polygon_is_in_two_shares(county):
    _, references = county
    polygons, taken = references.land_use, np.zeros(12, dtype=bool)
    first, near_first = own_polygons(polygons, [np.array([0, 1]), np.array([1, 2])], taken)
    second, near_second = own_polygons(polygons, [np.array([2, 5])], taken)
    assert [list(indices) for indices in near_first] == [[0, 1], [1, 2]]
    assert [list(indices) for indices in near_second] == [[0, 1]]
    assert second.geometries[0] == first.geometries[2]
    assert second.geometries[0] is not first.geometries[2]
    assert second.fids.tolist() == [2, 5]


def test_results_keep_their_order_and_errors_come_through():
    assert list(on_all_cores(lambda n: n * n, range(20))) == [n * n for n in range(20)]
    with pytest.raises(ZeroDivisionError):
        list(on_all_cores(lambda n: 1 / n, [2, 1, 0]))
    boxes = shapely.box(np.arange(1000), 0, np.arange(1000) + 2, 1)
    assert each_on_all_cores(shapely.area, boxes).tolist() == [2.0] * 1000
    assert each_on_all_cores(shapely.area, boxes[:0]).tolist() == []
