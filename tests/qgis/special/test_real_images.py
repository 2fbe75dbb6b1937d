"""A case on real images: farmland in North Dakota, 2014 and 2020, parcel and land use traced from the image.

The place lies outside the zones of China: its areas are geodesic and the report says so. Case and party are invented.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from pathlib import Path

import pyproj
import pytest
import shapely
from pypdf import PdfReader
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRasterLayer

IMAGES = Path(__file__).parents[2] / "data" / "imagery"
CRS = "EPSG:26914"
WEST, NORTH, PIXEL_M, ZOOM, EDGE = 486799.0, 5207246.0, 5.0, 4.5, 4
# Read off the image enlarged 4.5 times, its frame 4 pixels wide.
PARCEL = [(450, 180), (600, 190), (605, 420), (430, 420), (410, 300)]
POND = [(530, 258), (598, 258), (592, 290), (575, 310), (550, 308), (535, 285)]
SHORE = [(495, 250), (530, 258), (535, 285), (550, 308), (575, 310), (592, 290), (598, 258), (612, 330), (570, 332)]
NORTH_FIELD = [(4, 4), (600, 4), (600, 297), (4, 297)]
SOUTH_FIELD = [(4, 297), (600, 297), (600, 520), (4, 500)]
TRACK = [(600, 4), (640, 4), (640, 634), (600, 634)]


def ground(corners):
    """Corners on the picture as a polygon on the ground."""
    ring = [(WEST + PIXEL_M * (x - EDGE) / ZOOM, NORTH - PIXEL_M * (y - EDGE) / ZOOM) for x, y in corners]
    return "MULTIPOLYGON(((" + ",".join(f"{x:.3f} {y:.3f}" for x, y in [*ring, ring[0]]) + ")))"


def land_use():
    """Classes as traced, each where the ones before it are not."""
    taken, rows = QgsGeometry(), []
    for code, corners in (
        ("1104", POND),
        ("0404", SHORE),
        ("0103", NORTH_FIELD),
        ("0103", SOUTH_FIELD),
        ("1006", TRACK),
    ):
        whole = QgsGeometry.fromWkt(ground(corners))
        shape = whole if taken.isNull() else whole.difference(taken)
        taken = whole if taken.isNull() else taken.combine(whole)
        shape.convertToMultiType()
        rows.append((shape.asWkt(6), code))
    return rows


def make_workspace(folder, save_layer):
    """The workspace with one case, in the images' own plane."""
    from landpatrol.processing.workspace.create import create_geopackage_workspace

    folder.mkdir(parents=True)
    store = create_geopackage_workspace(folder / "workspace.gpkg", QgsCoordinateReferenceSystem(CRS), is_copy=True)
    officers = {"officer1_code": "O1", "officer2_code": "O2"}
    rows = {
        "unit": [{"code": "99", "name": "示例分局", "kind": "branch"}],
        "officer": [
            {"code": "O1", "name": "孟明远", "unit_code": "99", "is_active": True},
            {"code": "O2", "name": "方亦田", "unit_code": "99", "is_active": True},
        ],
        "legal_case": [
            {"code": "US-1", "name": "填塘造地", "unit_code": "99", "party": "示例农场", "stage": "found"}
            | {"is_major": True, "note": "示意案件，影像为真实影像"}
            | officers
        ],
        "parcel": [
            {"code": "US-SF-1", "legal_case_code": "US-1", "unit_code": "99", "kind": "land", "use": "填平水塘"}
            | {"township": "北达科他", "village": "湿地农场", "found_local_date": "2020-09-10", "source": "影像勾绘"}
            | {"position_error_m": 5.0, "geom": QgsGeometry.fromWkt(ground(PARCEL))}
        ],
        "case_event": [
            {"code": "E1", "legal_case_code": "US-1", "kind": "found", "local_date": "2020-09-10"},
            {"code": "E2", "legal_case_code": "US-1", "kind": "site_checked", "local_date": "2020-09-12"},
        ],
    }
    with store.writing(*rows) as writer:
        for table, entries in rows.items():
            writer.insert(table, entries)
    save_layer(folder / "traced.gpkg", "DLBM", land_use(), CRS)
    given = {"WORKSPACE": store.location, "LAYER": str(folder / "traced.gpkg"), "ROLE": "land_use"}
    processing.run("landpatrol:link_layer", given)
    link_images(store, folder)
    return store


def link_images(store, folder):
    from landpatrol.processing.workspace.reference_layers import link

    for day in ("2014-07-20", "2020-08-31"):
        path = Path(shutil.copy(IMAGES / f"naip_{day.replace('-', '')}.tif", folder))
        link(store, "imagery", QgsRasterLayer(str(path), f"NAIP {day}"), image_local_date=day)


def text_of(path):
    pages = PdfReader(path).pages
    return [re.sub(r"\s", "", unicodedata.normalize("NFKC", page.extract_text())) for page in pages]


@pytest.fixture(scope="module")
def real_set(provider, tmp_path_factory, save_layer, special_report):
    base = tmp_path_factory.mktemp("real")
    store = make_workspace(base / "北达科他", save_layer)
    folder = base / "成果"
    special_report(store, folder, CASE="US-1", METHOD="geodesic", DATE="2020-09-15")
    return folder


def test_areas_are_geodesic_and_said_so(real_set):
    text = "".join(text_of(real_set / "special_report.pdf"))
    assert "测地线面积(不是官方椭球面积公式,仅供参考)" in text
    assert "GRS1980" in text
    assert "2000国家大地坐标系" not in text
    figures = json.loads((real_set / "figures.json").read_text(encoding="utf-8"))["figures"]
    assert figures["parcel/US-SF-1/total_m2"]["rule"] == "area_geodesic"
    dense = shapely.segmentize(shapely.from_wkt(ground(PARCEL)), 1.0)
    plane = pyproj.CRS(CRS)
    to_degrees = pyproj.Transformer.from_crs(plane, plane.geodetic_crs, always_xy=True)
    x, y = shapely.get_coordinates(dense).T
    area_m2 = abs(plane.get_geod().polygon_area_perimeter(*to_degrees.transform(x, y))[0])
    assert figures["parcel/US-SF-1/total_m2"]["value"] == pytest.approx(area_m2, abs=0.05)


def test_the_pair_is_shown_with_its_dates(real_set):
    sheet = next(page for page in text_of(real_set / "maps.pdf") if "前后时相" in page)
    assert "2014年7月20日" in sheet
    assert "2020年8月31日" in sheet
    annex = "".join(text_of(real_set / "special_report.pdf"))
    assert "前时相NAIP2014-07-20" in annex
    assert "分辨率5.00米,范围X5206546至5207246、Y486799至487599" in annex


def test_there_is_no_coordinate_file_outside_the_zones(real_set):
    assert not (real_set / "boundary_points.txt").exists()
    run = json.loads((real_set / "run.json").read_text(encoding="utf-8"))
    assert any("Gauss" in note for note in run["notes"])
