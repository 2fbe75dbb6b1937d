"""A real land-use file under labels that it does not have: each refused with the reason, none relabelled."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsVectorLayer

LULC = Path(__file__).parents[2] / "data" / "eolearn" / "lulc_slovenia.gpkg"


@pytest.fixture
def labelled():
    """The file, truly in EPSG:32633, as if the user had assigned another system."""

    def make(crs):
        layer = QgsVectorLayer(str(LULC), "地类", "ogr")
        assert layer.crs().authid() == "EPSG:32633"
        layer.setCrs(QgsCoordinateReferenceSystem(crs))
        return layer

    return make


@pytest.mark.parametrize(
    ("crs", "word"),
    [
        ("EPSG:4490", "are metres"),
        ("EPSG:4326", "are metres"),
        ("EPSG:4528", "zone prefix"),
        ("EPSG:4647", "zone prefix"),
        ("EPSG:2364", "西安80"),
        ("EPSG:2385", "西安80"),
        ("", "no coordinate system"),
    ],
)
def test_a_wrong_label_is_refused_with_its_reason(measure, labelled, crs, word):
    with pytest.raises(QgsProcessingException) as caught:
        measure(labelled(crs), METHOD="geodesic")
    assert word in str(caught.value)
    assert "地类" in str(caught.value)


def test_outside_china_the_official_method_says_where_it_ends(measure, labelled):
    with pytest.raises(QgsProcessingException, match="geodesic"):
        measure(labelled("EPSG:32633"))


def test_its_own_label_is_measured_in_its_own_plane(measure, labelled, feedback):
    rows = measure(labelled("EPSG:32633"), METHOD="geodesic")
    assert len(rows) == 85
    for row in rows:
        assert row["total_m2"] == pytest.approx(row["plane_m2"], rel=1e-3)
    assert any("EPSG:32633" in line for line in feedback.said)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:4647"])
def test_converted_files_measure_the_same(measure, labelled, crs):
    from qgis import processing

    truth = {row["parcel_fid"]: row["total_m2"] for row in measure(labelled("EPSG:32633"), METHOD="geodesic")}
    moved = processing.run(
        "native:reprojectlayer",
        {"INPUT": labelled("EPSG:32633"), "TARGET_CRS": crs, "OUTPUT": "TEMPORARY_OUTPUT"},
    )["OUTPUT"]
    rows = measure(moved, METHOD="geodesic")
    assert len(rows) == len(truth)
    # Long edges are straight in the plane they are drawn in: converting their ends alone bends them a little.
    for area_m2, row in zip(sorted(truth.values()), sorted(rows, key=lambda row: row["total_m2"]), strict=True):
        assert row["total_m2"] == pytest.approx(area_m2, rel=2e-4, abs=0.5)
