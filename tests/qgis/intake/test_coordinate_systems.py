"""What is said and done about coordinate systems: conversions named, legacy datums refused or moved, suspicions."""

from __future__ import annotations

import json

import pytest
from qgis import processing
from qgis.core import QgsProcessingException, QgsVectorLayer

X, Y = 40394700, 3686500
R1_M2 = 13329.6902
RING = ((0, 0), (100, 0), (100, 133.3333), (0, 133.3333), (0, 0))
R1 = "MULTIPOLYGON(((" + ",".join(f"{X + x} {Y + y}" for x, y in RING) + ")))"


def reprojected(layer, crs):
    arguments = {"INPUT": layer, "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"}
    return processing.run("native:reprojectlayer", arguments)["OUTPUT"]


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:32650", "EPSG:4326"])
def test_conversion_from_other_systems_is_said(measure, parcels, feedback, crs):
    (row,) = measure(reprojected(parcels, crs))
    assert row["total_m2"] == pytest.approx(R1_M2, abs=0.005)
    assert crs in row["notes"]
    assert "EPSG:4528" in row["notes"]
    assert any(crs in line and "converted" in line for line in feedback.said)


def test_nothing_is_said_where_nothing_is_converted(measure, parcels, feedback):
    (row,) = measure(parcels)
    assert "换算" not in row["notes"]
    assert not any("converted" in line for line in feedback.said)


@pytest.mark.parametrize(
    ("name", "datum"),
    [
        ("高德地图导出", "GCJ-02"),
        ("parcels_gcj02", "GCJ-02"),
        ("amap", "GCJ-02"),
        ("百度采集", "BD-09"),
        ("bd09ll", "BD-09"),
    ],
)
def test_a_web_map_is_suspected_by_name_and_never_moved(measure, make_layer, feedback, name, datum):
    (row,) = measure(make_layer(name, "EPSG:4528", ["code:string"], [(R1, "SF-1")]))
    assert row["total_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert datum in row["notes"]
    assert any(datum in line for line in feedback.said)


@pytest.mark.parametrize("name", ["datamap", "图斑", "GCJH-2020"])
def test_other_names_are_not_suspected(measure, make_layer, name):
    (row,) = measure(make_layer(name, "EPSG:4528", ["code:string"], [(R1, "SF-1")]))
    assert "偏移" not in row["notes"]


@pytest.mark.parametrize("crs", ["EPSG:2364", "EPSG:4610", "EPSG:2416", "EPSG:4214"])
def test_a_legacy_datum_is_refused_without_local_parameters(measure, make_layer, crs):
    wkt = (
        R1 if crs in {"EPSG:2364", "EPSG:2416"} else "MULTIPOLYGON(((118.8 33.3,118.81 33.3,118.81 33.31,118.8 33.3)))"
    )
    with pytest.raises(QgsProcessingException, match="LOCAL_TRANSFORM"):
        measure(make_layer("旧图", crs, ["code:string"], [(wkt, "SF-1")]))


@pytest.mark.parametrize(
    ("parameters", "east", "north"),
    [
        ("30,50,0,0", 50.0, 30.0),
        ("+proj=affine +xoff=50 +yoff=30", 50.0, 30.0),
    ],
)
def test_local_parameters_move_the_layer_and_are_said(measure, make_layer, feedback, tmp_path, parameters, east, north):
    (row,) = measure(make_layer("旧图", "EPSG:2364", ["code:string"], [(R1, "SF-1")]), LOCAL_TRANSFORM=parameters)
    assert row["plane_m2"] == pytest.approx(13333.33, abs=0.001)
    assert parameters in row["notes"]
    assert f"东{east:+.3f}米、北{north:+.3f}米" in row["notes"]
    record = json.loads((tmp_path / "记录.json").read_text(encoding="utf-8"))
    assert record["parameters"]["local_transform"] == parameters
    assert parameters in record["layers"][0]["notes"][0]
    output = QgsVectorLayer(str(tmp_path / "图斑.gpkg"), "moved", "ogr")
    assert output.crs().authid() == "EPSG:4528"
    assert output.extent().xMinimum() == pytest.approx(X + east, abs=1e-3)
    assert output.extent().yMinimum() == pytest.approx(Y + north, abs=1e-3)


def test_seven_parameters_bring_reference_and_parcels_together(measure, parcels, make_layer):
    """Ground on Xi'an 1980, made with the inverse of the parameters, covers the parcel after them."""
    import numpy as np
    from landpatrol.processing.core.measure.gauss_plane import crs_from_text
    from landpatrol.processing.core.measure.local_transform import parse_local_transform, to_cgcs2000

    text = "-12,110,40,0.4,-0.2,-1.1,2.5"
    wanted = np.array([(X + x, Y + y) for x, y in RING])
    legacy = wanted.copy()
    for _ in range(6):
        legacy += wanted - to_cgcs2000(legacy, crs_from_text("EPSG:2364"), parse_local_transform(text))
    assert np.hypot(*(legacy - wanted).T).min() > 10, "the datums differ by more than the width of a path"
    wkt = "MULTIPOLYGON(((" + ",".join(f"{x!r} {y!r}" for x, y in legacy.tolist()) + ")))"
    farmland = make_layer("永久基本农田", "EPSG:2364", ["n:int"], [(wkt, 1)])
    (row,) = measure(parcels, BASIC_FARMLAND=farmland, LOCAL_TRANSFORM=text)
    assert row["basic_farmland_m2"] == pytest.approx(R1_M2, abs=0.01)


@pytest.mark.parametrize("parameters", ["1,2,3", "abc", "+proj=nothing", "9000,0,0,0", "0,0,0,0,0,900,0"])
def test_local_parameters_that_cannot_be_are_refused(measure, make_layer, parameters):
    with pytest.raises(QgsProcessingException) as caught:
        measure(make_layer("旧图", "EPSG:2364", ["code:string"], [(R1, "SF-1")]), LOCAL_TRANSFORM=parameters)
    assert "LOCAL_TRANSFORM" in str(caught.value)
    assert "Unexpected" not in str(caught.value)
