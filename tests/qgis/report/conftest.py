"""A small scene: one parcel with a hole and a detached part, neighbours, land use, farmland, an image."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from osgeo import gdal, osr
from qgis.core import QgsCoordinateTransformContext, QgsRasterLayer
from qgis.PyQt import sip

X, Y = 40394700, 3686500


def at(shape):
    return shapely.transform(
        shapely.MultiPolygon(shapely.get_parts(shape).tolist()), lambda xy: xy + np.array([X, Y])
    ).wkt


PARCEL = shapely.union_all(
    [
        shapely.Polygon(
            [(0, 20), (120, 0), (210, 80), (150, 190), (20, 170)], [[(80, 80), (110, 80), (110, 110), (80, 110)]]
        ),
        shapely.box(225, 60, 232, 120),
    ]
)
SMALL = shapely.box(300, 100, 340, 130)


@pytest.fixture
def parcels(make_layer):
    fields = ["code:string", "name:string", "party:string", "kind:string"]
    rows = [(at(SMALL), "HZ-2", "小料场", "李四", "land"), (at(PARCEL), "HZ-1", "物流堆场", "张三", "land")]
    return make_layer("违法图斑", "EPSG:4528", fields, rows)


@pytest.fixture
def land_use(make_layer):
    far = shapely.box(5000, 5000, 5100, 5100)
    rows = [
        (at(shapely.box(-400, -400, 100, 500)), "0101"),
        (at(shapely.box(100, -400, 600, 500)), "0103"),
        (at(far), "0601"),
    ]
    return make_layer("地类图斑2023", "EPSG:4528", ["DLBM:string"], rows)


@pytest.fixture
def farmland(make_layer):
    return make_layer("永久基本农田", "EPSG:4528", ["BH:string"], [(at(shapely.box(-400, -400, 60, 500)), "1")])


@pytest.fixture
def image(qgis_app, tmp_path):
    """Three bands of noise, 2 m pixels, over the whole scene."""
    path = str(tmp_path / "影像 20240301.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 600, 600, 3, gdal.GDT_Byte)
    dataset.SetGeoTransform((X - 500, 2, 0, Y + 700, 0, -2))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4528)
    dataset.SetProjection(reference.ExportToWkt())
    noise = np.random.default_rng(1).integers(60, 200, (3, 600, 600), dtype=np.uint8)
    for band in range(3):
        dataset.GetRasterBand(band + 1).WriteArray(noise[band])
    dataset = None
    layer = QgsRasterLayer(path, "影像_20240301")
    assert layer.isValid()
    yield layer
    if not sip.isdeleted(layer):
        sip.delete(layer)  # now: in the last test pytest would let it go after QGIS has closed GDAL


@pytest.fixture
def measured(parcels, land_use, farmland):
    """Request and measured parcels, as the algorithm has them."""
    from landpatrol.processing.bridge.layers import from_layer
    from landpatrol.processing.bridge.measure_layers import measure_layers
    from landpatrol.processing.bridge.measure_request import MeasureRequest
    from landpatrol.processing.core.rules.class_scheme import load_class_scheme
    from landpatrol.processing.core.rules.major_case import load_major_case_rule

    request = MeasureRequest(
        parcels=from_layer(parcels),
        scheme=load_class_scheme("sandiao"),
        rule=load_major_case_rule(),
        land_use=from_layer(land_use),
        basic_farmland=from_layer(farmland),
    )
    return request, measure_layers(request, lambda fraction: None)


@pytest.fixture
def sheets(measured, image, tmp_path):
    """Map sheets of the parcel HZ-1, with the office's templates and other things around it."""
    from landpatrol.processing.report.content.compose import build_report
    from landpatrol.processing.report.content.gather import ReportOptions, choose_parcel, gather_scene, gather_subject
    from landpatrol.processing.report.fonts import load_fonts
    from landpatrol.processing.report.maps.for_parcel import parcel_request
    from landpatrol.processing.report.maps.sheets import MapSheets

    def make(template_folder=None, images=(image,), page="A4", **changed):
        request, parcels = measured
        options = ReportOptions(images=tuple(images))
        parcel = choose_parcel(parcels, "HZ-1")
        scene = gather_scene(parcel, parcels, request, options, QgsCoordinateTransformContext(), lambda: None)
        report = build_report(gather_subject(parcel, request, options))
        asked = parcel_request(report, parcel.geometry, replace(scene, **changed), load_fonts()["map"].path)
        kept.append(MapSheets(replace(asked, template_folder=template_folder, page=page), tmp_path))
        return kept[-1]

    kept = []  # a layout goes with its sheets' project
    yield make
    while kept:  # before QGIS itself, in the last test
        kept.pop().close()
