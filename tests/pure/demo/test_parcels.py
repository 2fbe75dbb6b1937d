"""The parcels lie where they are meant to lie against the major-case lines."""

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.measure.areas import AreaMethod
from landpatrol.processing.core.measurement import Verdict
from landpatrol.processing.core.overlay.ground import ReferencePolygons
from landpatrol.processing.core.overlay.measure_parcels import (
    MeasureOptions,
    ParcelInput,
    References,
    measure_parcels,
)
from landpatrol.processing.core.rules.class_scheme import load_class_scheme
from landpatrol.processing.core.rules.major_case import load_major_case_rule
from pyproj import CRS, Transformer

# code: verdict, major by the recorded figures
EXPECTED = {
    "001": ("over", True),
    "002": ("under", False),
    "003": ("over", True),
    "004": ("under", False),
    "005": ("over", True),
    "006": ("under", False),
    "007": ("doubt", True),
    "008": ("over", True),
    "009": ("over", True),
    "010": ("under", False),
    "011": ("over", True),
    "012": ("over", True),
}
FIGURES_MU = {"001": ("total_m2", 20.06), "002": ("total_m2", 19.93), "003": ("cultivated_m2", 10.08), "004": ("cultivated_m2", 9.92), "005": ("basic_farmland_m2", 5.05), "006": ("basic_farmland_m2", 4.95), "007": ("basic_farmland_m2", 5.12)}  # fmt: skip


def _polygons(table, code_field=None, ratio_field=None):
    n = len(table)
    codes = table.columns[code_field] if code_field else np.full(n, "", dtype=object)
    ratios = table.columns[ratio_field] if ratio_field else np.zeros(n)
    return ReferencePolygons(table.geometry, codes, ratios)


@pytest.fixture(scope="module")
def measured(county):
    parcels = county.parcels.table
    inputs = [
        ParcelInput(fid, geometry, kind, error)
        for fid, (geometry, kind, error) in enumerate(
            zip(parcels.geometry, parcels.columns["kind"], parcels.columns["position_error_m"], strict=True), 1
        )
    ]
    references = References(
        land_use=_polygons(county.reference["DLTB"][0], "DLBM", "KCXS"),
        basic_farmland=_polygons(county.reference["YJJBNT"][0], "DLBM", "KCXS"),
        basic_farmland_covers=[True] * len(inputs),
        approved_land=_polygons(county.reference["approved_land"][0]),
    )
    options = MeasureOptions(
        plane=CRS.from_epsg(4528),
        method=AreaMethod.ELLIPSOID,
        scheme=load_class_scheme("sandiao"),
        rule=load_major_case_rule(),
    )
    found = measure_parcels(inputs, references, options)
    return {code[-3:]: m for code, m in zip(parcels.columns["code"], found, strict=True)}


def test_verdicts(measured):
    assert {code: (str(Verdict(m.verdict).value), m.is_major) for code, m in measured.items()} == EXPECTED


@pytest.mark.parametrize("code", FIGURES_MU)
def test_figure_is_the_one_that_was_meant(measured, code):
    field, mu = FIGURES_MU[code]
    # Coordinates are whole millimetres: the perimeter times half a millimetre is the most that can be off.
    assert getattr(measured[code], field) * 0.0015 == pytest.approx(mu, abs=0.001)


def _parcel(county, number):
    return county.parcels.table.geometry[number - 1]


def test_one_lies_across_the_zone_edge(county):
    xy = shapely.get_coordinates(_parcel(county, 9))
    lon, _ = Transformer.from_crs(4528, 4490, always_xy=True).transform(xy[:, 0], xy[:, 1])
    assert lon.min() < 118.5 < lon.max()


def test_one_is_partly_approved(county, measured):
    assert 0.5 < measured["010"].approved_m2 / measured["010"].total_m2 < 0.9
    assert measured["010"].illegal_m2 * 0.0015 < 10
    assert sum(m.approved_m2 > 0 for m in measured.values()) == 1


def test_one_has_a_hole_and_one_has_parts(county):
    assert len(shapely.get_parts(_parcel(county, 11))[0].interiors) == 1
    assert len(shapely.get_parts(_parcel(county, 12))) == 3


def test_all_are_valid_and_apart(county):
    geometry = county.parcels.table.geometry
    assert shapely.is_valid(geometry).all()
    distances = shapely.distance(geometry[:, None], geometry[None, :])
    assert distances[~np.eye(len(geometry), dtype=bool)].min() > 1500


def test_kinds(county):
    kinds = list(county.parcels.table.columns["kind"])
    assert kinds.count("mining") == 1
    assert kinds.count("exploration") == 1
    assert set(kinds) == {"land", "mining", "exploration"}
