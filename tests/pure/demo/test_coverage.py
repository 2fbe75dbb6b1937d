"""The land-use layer covers the county once: no gap, no overlap."""

import numpy as np
import pytest
import shapely


def _edges(polygons):
    """Edges of all rings as integer millimetres, smaller end first, and whether they were turned."""
    rings = shapely.get_rings(polygons)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    grid = np.round(xy * 1000).astype(np.int64)
    start, end = grid[:-1][same], grid[1:][same]
    turned = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    edges = np.where(turned[:, None], np.concatenate([end, start], 1), np.concatenate([start, end], 1))
    return edges, turned


def _outer_polygon(polygons):
    """Proof of a clean coverage: inner edges come in pairs, the others enclose one polygon."""
    edges, _ = _edges(polygons)
    unique, count = np.unique(edges, axis=0, return_counts=True)
    assert count.max() == 2
    outer = unique[count == 1].reshape(-1, 2, 2) / 1000
    faces = shapely.get_parts(shapely.polygonize(shapely.linestrings(outer)))
    assert len(faces) == 1
    return faces[0]


def test_every_place_once(land_use):
    outer = _outer_polygon(land_use.geometry)
    assert len(outer.interiors) == 0
    assert shapely.area(land_use.geometry).sum() == pytest.approx(outer.area, abs=0.01)
    if shapely.geos_version >= (3, 12, 0):
        assert shapely.coverage_is_valid(land_use.geometry)


def test_the_proof_notices_a_moved_corner(land_use):
    middle = land_use.geometry[30_000]
    near = shapely.intersects(land_use.geometry, middle.buffer(300))
    _outer_polygon(land_use.geometry[near])
    ring = shapely.get_coordinates(middle)[:-1]
    ring[0] += 0.5
    moved = np.append(land_use.geometry[near & (np.arange(len(near)) != 30_000)], shapely.Polygon(ring))
    with pytest.raises(AssertionError):
        _outer_polygon(moved)


def test_villages_and_townships_follow_the_land_use(county, land_use):
    township, village, _ = county.reference["admin"]
    total = shapely.area(land_use.geometry).sum()
    assert shapely.area(township.geometry).sum() == pytest.approx(total, abs=1)
    lake = township.geometry[-1]
    assert shapely.area(village.geometry).sum() == pytest.approx(total - lake.area, abs=1)


def test_planning_zones_cover_the_county(county, land_use):
    zones = county.reference["planning"][0]
    assert shapely.area(zones.geometry).sum() == pytest.approx(shapely.area(land_use.geometry).sum(), abs=1)
    assert set(zones.columns["GZQLXDM"]) == {"010", "020", "030", "040"}


def test_geometry_is_simple_polygons(land_use):
    assert shapely.is_valid(land_use.geometry).all()
    assert (shapely.get_type_id(land_use.geometry) == shapely.GeometryType.POLYGON).all()
    xy = shapely.get_coordinates(land_use.geometry)
    assert np.abs(xy - np.round(xy, 3)).max() < 1e-6
