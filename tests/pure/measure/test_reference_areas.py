"""The official area against the reference table, GeographicLib and closed formulas."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.measure.areas import AreaMethod, polygon_areas_m2
from landpatrol.processing.core.measure.densify import densify_rings
from landpatrol.processing.core.measure.ellipsoid_series import CGCS2000, ring_areas_m2, series_coefficients
from landpatrol.processing.core.measure.gauss_plane import crs_from_text, transformer
from pyproj import Geod

ZONE_40 = crs_from_text("EPSG:4528")
ZONE_39 = crs_from_text("EPSG:4527")
R1 = [(40394700, 3686500), (40394800, 3686500), (40394800, 3686633.3333), (40394700, 3686633.3333)]
R2 = [
    (40400123.456, 3680456.789),
    (40400310.002, 3680402.115),
    (40400498.77, 3680533.2),
    (40400441.9, 3680760.05),
    (40400250.31, 3680801.4),
    (40400188.08, 3680677.63),
    (40400090.5, 3680650.25),
]
R3 = [(40360300, 3687000), (40361300, 3687000), (40361300, 3688000), (40360300, 3688000)]
R4 = list(zip(*transformer(ZONE_40, ZONE_39).transform(*zip(*R3, strict=True)), strict=True))
R5 = [(40395000, 3680000), (40405000, 3680000), (40405000, 3690000), (40395000, 3690000)]


@pytest.mark.parametrize(
    ("ring", "crs", "unrounded_m2", "rounded_m2", "tolerance_m2"),
    [
        (R1, ZONE_40, 13329.6902, 13329.692, 0.001),
        (R2, ZONE_40, 110499.7600, 110499.758, 0.001),
        (R3, ZONE_40, 999522.5630, 999522.558, 0.001),
        (R4, ZONE_39, 999522.5630, 999522.557, 0.001),
        (R5, ZONE_40, 99975335.8545, 99975335.855, 0.01),
    ],
    ids=["R1", "R2", "R3", "R4", "R5"],
)
def test_reference_rings(ring, crs, unrounded_m2, rounded_m2, tolerance_m2):
    polygon = [shapely.Polygon(ring)]
    assert polygon_areas_m2(polygon, crs)[0] == pytest.approx(unrounded_m2, abs=tolerance_m2)
    # The rounding steps scatter by some mm² between implementations; 0.05 m² is the rule's own tolerance.
    rounded = polygon_areas_m2(polygon, crs, AreaMethod.ELLIPSOID_ROUNDED)[0]
    assert rounded == pytest.approx(rounded_m2, abs=0.01 if tolerance_m2 < 0.01 else 0.05)


@pytest.mark.parametrize(
    ("west", "east", "south", "north", "area_m2", "tolerance_m2"),
    [
        (118.875, 118.9375, 33.25, 33.25 + 1 / 24, 26908974.99, 0.01),
        (118.5, 119.0, 33.0, 33 + 1 / 3, 1724185000.91, 0.02),
        (118.0, 124.0, 32.0, 36.0, 245890715131.95, 0.05),
        (118.875, 118.90625, 33.25, 33.25 + 1 / 48, 6728031.195421814, 0.01),
        (118.0, 119.0, 33.0, 34.0, 10306222570.59271, 0.02),
    ],
    ids=["R6", "R7", "R8", "quarter sheet", "degree cell"],
)
def test_graticule_cells(west, east, south, north, area_m2, tolerance_m2):
    lon = np.radians([west, east, east, west, west])
    lat = np.radians([south, south, north, north, south])
    assert ring_areas_m2(lat, lon, np.array([0]))[0] == pytest.approx(area_m2, abs=tolerance_m2)


def test_zone_area_agrees_with_the_closed_integral():
    """Zone between two parallels: dL b² ∫ cosB / (1 - e² sin²B)² dB, integrated in closed form."""
    e = np.sqrt(CGCS2000.e2)

    def integral(lat_rad):
        s = np.sin(lat_rad)
        return s / (2 * (1 - CGCS2000.e2 * s**2)) + np.log((1 + e * s) / (1 - e * s)) / (4 * e)

    lat = np.radians([20.0, 20.0, 50.0, 50.0, 20.0])
    lon = np.radians([100.0, 104.0, 104.0, 100.0, 100.0])
    exact_m2 = np.radians(4) * CGCS2000.b_m**2 * (integral(lat[2]) - integral(lat[0]))
    assert ring_areas_m2(lat, lon, np.array([0]))[0] == pytest.approx(exact_m2, rel=1e-11)


def test_coefficients_use_the_first_eccentricity():
    expected = (1.0033640898341927, 0.0011241893819271072, 1.6994594735188535e-06, 2.717857845577432e-09)
    assert series_coefficients(CGCS2000.e2)[:4] == pytest.approx(expected, rel=1e-13)


def random_parcel(rng: np.random.Generator) -> shapely.Geometry:
    """A parcel of 0.1 to 200 亩, every third with a hole, every fifth in two parts, every seventh a sliver."""
    parts = 2 if rng.integers(5) == 0 else 1
    squeeze = 0.02 if rng.integers(7) == 0 else 1.0
    area_m2 = rng.uniform(0.1, 200) * 2000 / 3 / parts * squeeze
    radius_m = np.sqrt(area_m2 / np.pi / squeeze)
    angles = np.sort(rng.uniform(0, 2 * np.pi, rng.integers(8, 40)))
    reach = radius_m * rng.uniform(0.8, 1.0, len(angles))
    centre = np.array([40_000_000 + rng.uniform(350_000, 480_000), rng.uniform(3_650_000, 3_700_000)])
    ring = centre + np.column_stack([reach * np.cos(angles), squeeze * reach * np.sin(angles)])
    parcel = shapely.make_valid(shapely.Polygon(ring))
    if rng.integers(3) == 0:
        parcel = parcel.difference(shapely.Point(centre).buffer(radius_m * 0.1 * squeeze))
    if parts == 2:
        parcel = parcel.union(shapely.transform(parcel, lambda xy: xy + np.array([3 * radius_m, 0])))
    return parcel


def karney_m2(parcel: shapely.Geometry) -> float:
    """GeographicLib on the ring densified by the 70 m rule, written apart from the product's own geodesic method."""
    geod = Geod(a=6378137, rf=298.257222101)
    inverse = transformer(ZONE_40, ZONE_40.geodetic_crs)

    def ring_m2(ring: shapely.LinearRing) -> float:
        dense, _, _ = densify_rings(shapely.get_coordinates(ring), np.array([0]))
        return abs(geod.polygon_area_perimeter(*inverse.transform(*dense.T))[0])

    return sum(
        ring_m2(part.exterior) - sum(ring_m2(hole) for hole in part.interiors) for part in shapely.get_parts(parcel)
    )


def test_random_parcels_agree_with_geographiclib():
    """The 70 m rule itself leaves up to some hundredths on large irregular outlines; finer rings leave none."""
    rng = np.random.default_rng(20261123)
    parcels = [random_parcel(rng) for _ in range(1000)]
    off_m2 = np.abs(polygon_areas_m2(parcels, ZONE_40) - [karney_m2(parcel) for parcel in parcels])
    assert np.quantile(off_m2, 0.95) < 0.01
    assert off_m2.max() < 0.03
    fine = [shapely.segmentize(parcel, 5) for parcel in parcels]
    fine_off_m2 = np.abs(polygon_areas_m2(fine, ZONE_40) - [karney_m2(parcel) for parcel in fine])
    assert fine_off_m2.max() < 0.001


def test_methods_differ_as_the_domain_says():
    polygon = [shapely.Polygon(R1)]
    plane_m2 = polygon_areas_m2(polygon, ZONE_40, AreaMethod.PLANE)[0]
    ellipsoid_m2 = polygon_areas_m2(polygon, ZONE_40)[0]
    assert plane_m2 == pytest.approx(13333.33, abs=1e-4)
    assert (plane_m2 / ellipsoid_m2 - 1) * 1e6 == pytest.approx(273, abs=1)


def test_empty_and_many_shapes_keep_their_places():
    square = shapely.box(40394700, 3686500, 40394800, 3686600)
    areas = polygon_areas_m2([shapely.Polygon(), square, None, square], ZONE_40)
    assert areas[[0, 2]].tolist() == [0, 0]
    assert areas[1] == areas[3] == pytest.approx(polygon_areas_m2([square], ZONE_40)[0], abs=1e-9)
