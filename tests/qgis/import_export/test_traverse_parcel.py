"""`traverse_parcel` as a surveyor enters a boundary from an old deed."""

from __future__ import annotations

import pytest
from qgis import processing
from qgis.core import QgsProcessingException, QgsVectorLayer

NORTHING, EASTING = 3686500.0, 40394700.0
R1 = "J2: N 0°00'00\" E 133.3333\nJ3: 90-00-00, 100\n180 133.3333米\n南偏西90度 100"


@pytest.fixture
def enter(provider, tmp_path):
    def call(legs, **parameters):
        path = str(tmp_path / "图斑.gpkg")
        given = {"LEGS": legs, "START_NORTHING_M": NORTHING, "START_EASTING_M": EASTING, "PARCELS": path}
        result = processing.run("landpatrol:traverse_parcel", given | parameters)
        (feature,) = QgsVectorLayer(path, "p", "ogr").getFeatures()
        return result, feature

    return call


def test_a_rectangle_closes_and_measures(enter, tmp_path):
    result, feature = enter(R1, CODE="HZ-9", NAME="料场")
    assert result["MISCLOSURE_M"] == pytest.approx(0, abs=1e-6)
    assert (feature["code"], feature["name"]) == ("HZ-9", "料场")
    assert feature.geometry().area() == pytest.approx(13333.33, abs=1e-3)
    measured = str(tmp_path / "量算.gpkg")
    processing.run("landpatrol:measure_parcels", {"PARCELS": result["PARCELS"], "OUTPUT": measured})
    (row,) = QgsVectorLayer(measured, "m", "ogr").getFeatures()
    assert row["total_m2"] == pytest.approx(13329.6902, abs=0.001)


def test_a_misclosure_is_said_and_distributed_only_if_asked_for(enter):
    loose = R1.replace("南偏西90度 100", "南偏西90度 99.7")
    result, feature = enter(loose)
    assert result["MISCLOSURE_M"] == pytest.approx(0.3)
    assert "闭合差0.300米（1/1555），已按边长分配" in feature["notes"]
    raw = enter(loose, ADJUST=False)[1]
    assert "未分配" in raw["notes"]
    assert raw.geometry().area() == pytest.approx(13333.33, abs=1e-3)
    assert feature.geometry().area() != pytest.approx(raw.geometry().area(), abs=1)


@pytest.mark.parametrize(
    ("legs", "parameters", "reason"),
    [
        ("N 10 E", {}, "LEGS, line 1"),
        ("0 100\n180 100", {}, "2 legs do not go round"),
        ("45 100\n180 100\n315 100\n180 100", {}, "边界自相交"),
        (R1, {"CRS": "EPSG:4490"}, "plane in metres"),
        (R1, {"CRS": "EPSG:2364"}, "LOCAL_TRANSFORM"),
        (R1, {"START_NORTHING_M": EASTING, "START_EASTING_M": NORTHING}, "START"),
    ],
    ids=["no distance", "there and back", "crossing", "degrees", "old datum", "swapped"],
)
def test_what_is_no_boundary_is_refused_with_its_reason(enter, legs, parameters, reason):
    with pytest.raises(QgsProcessingException) as caught:
        enter(legs, **parameters)
    assert reason in str(caught.value)
