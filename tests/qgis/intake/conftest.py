"""Parcels of known ground, and `measure_parcels` run on them."""

from __future__ import annotations

import pytest
from qgis import processing
from qgis.core import QgsVectorLayer

X, Y = 40394700, 3686500
R1_M2 = 13329.6902


def box(x0, y0, x1, y1):
    ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    return "MULTIPOLYGON(((" + ",".join(f"{X + x} {Y + y}" for x, y in ring) + ")))"


R1 = box(0, 0, 100, 133.3333)


def rows_of(path):
    layer = QgsVectorLayer(path, "rows", "ogr")
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


@pytest.fixture
def parcels(make_layer):
    return make_layer("图斑", "EPSG:4528", ["code:string", "kind:string"], [(R1, "SF-1", "land")])


@pytest.fixture
def measure(provider, tmp_path, feedback):
    """Run with defaults; give the rows of OUTPUT."""

    def call(parcels, **parameters):
        outputs = {
            "OUTPUT": str(tmp_path / "图斑.gpkg"),
            "BREAKDOWN": str(tmp_path / "分类.gpkg"),
            "PROVENANCE": str(tmp_path / "记录.json"),
        }
        result = processing.run(
            "landpatrol:measure_parcels", {"PARCELS": parcels} | outputs | parameters, feedback=feedback
        )
        return rows_of(result["OUTPUT"])

    return call
