"""Mislabelled coordinates are refused by name; honest ones pass."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.errors import CrsError
from landpatrol.processing.core.measure.areas import AreaMethod
from landpatrol.processing.core.measure.crs_checks import check_datum, check_extent
from landpatrol.processing.core.measure.gauss_plane import central_meridian_deg, crs_from_text, is_gauss_plane
from landpatrol.processing.core.measure.plane_choice import choose_planes

PREFIXED = (40394700.0, 3686500.0, 40394800.0, 3686600.0)
UNPREFIXED = (394700.0, 3686500.0, 394800.0, 3686600.0)
SWAPPED = (3686500.0, 40394700.0, 3686600.0, 40394800.0)
DEGREES = (118.86, 33.29, 118.88, 33.31)


@pytest.mark.parametrize(
    ("epsg", "bounds"), [(4528, PREFIXED), (4549, UNPREFIXED), (4490, DEGREES), (4326, DEGREES), (3857, UNPREFIXED)]
)
def test_honest_coordinates_pass(epsg, bounds):
    check_extent(crs_from_text(f"EPSG:{epsg}"), bounds, "图斑")


@pytest.mark.parametrize(
    ("epsg", "bounds", "word"),
    [
        (4528, UNPREFIXED, "prefix"),
        (4549, PREFIXED, "prefix"),
        (4527, PREFIXED, "prefix"),
        (4528, SWAPPED, "interchanged"),
        (4528, DEGREES, "degrees"),
        (4490, UNPREFIXED, "metres"),
    ],
)
def test_mislabelled_coordinates_are_refused(epsg, bounds, word):
    with pytest.raises(CrsError, match=word) as caught:
        check_extent(crs_from_text(f"EPSG:{epsg}"), bounds, "图斑")
    assert "图斑" in str(caught.value)


@pytest.mark.parametrize(("epsg", "datum"), [(2364, "西安80"), (4610, "西安80"), (2416, "北京54"), (4214, "北京54")])
def test_legacy_datums_are_refused(epsg, datum):
    with pytest.raises(CrsError, match=datum):
        check_datum(crs_from_text(f"EPSG:{epsg}"), "旧图")


def test_gauss_planes_are_recognised_by_definition_not_by_code():
    custom = crs_from_text("+proj=tmerc +lat_0=0 +lon_0=118.8 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +type=crs")
    assert not is_gauss_plane(custom), "GRS80 alone does not say CGCS2000"
    assert is_gauss_plane(crs_from_text("EPSG:4498"))
    assert not is_gauss_plane(crs_from_text("EPSG:32650"))
    assert central_meridian_deg(crs_from_text("EPSG:4527")) == 117


def square_at(lon, lat):
    return shapely.box(lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001)


def codes(planes):
    return [plane.to_epsg() for plane in planes]


def test_degrees_go_to_the_zone_of_their_own_centroid():
    shapes = np.array([square_at(118.4, 33.2), square_at(118.6, 33.2), square_at(75.2, 39.0)])
    assert codes(choose_planes(shapes, crs_from_text("EPSG:4490"), AreaMethod.ELLIPSOID)) == [4527, 4528, 4513]


def test_a_gauss_layer_stays_in_its_own_zone():
    shapes = np.array([shapely.box(*PREFIXED)])
    assert codes(choose_planes(shapes, crs_from_text("EPSG:4528"), AreaMethod.PLANE)) == [4528]


def test_outside_china_only_geodesic():
    slovenia = np.array([shapely.box(465000, 5079000, 466000, 5080000)])
    utm = crs_from_text("EPSG:32633")
    with pytest.raises(CrsError, match="geodesic"):
        choose_planes(slovenia, utm, AreaMethod.ELLIPSOID)
    assert codes(choose_planes(slovenia, utm, AreaMethod.GEODESIC)) == [32633]
    degrees = np.array([square_at(14.5, 46.0)])
    assert codes(choose_planes(degrees, crs_from_text("EPSG:4326"), AreaMethod.GEODESIC)) == [32633]


@pytest.mark.parametrize("epsg", [3857, 32650, 4490])
def test_plane_method_needs_a_gauss_zone(epsg):
    with pytest.raises(CrsError, match="plane"):
        choose_planes(np.array([square_at(118.9, 33.3)]), crs_from_text(f"EPSG:{epsg}"), AreaMethod.PLANE)
