"""A small workspace: a branch, two stations, their officers, and whatever rows a test adds."""

from __future__ import annotations

import pytest
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsVectorLayer

# A corner of the county in EPSG:4528; shapes in tests are metres from here.
X, Y = 40394700, 3686500


@pytest.fixture(scope="session")
def square():
    """WKT of a square, its lower left corner given from the corner of the county."""

    def make(x, y, size=100):
        ring = ((x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y))
        return "MULTIPOLYGON(((" + ",".join(f"{X + a} {Y + b}" for a, b in ring) + ")))"

    return make


@pytest.fixture(scope="module")
def fresh(provider, tmp_path_factory):
    """The empty workspace, made once and copied for each test."""
    from landpatrol.processing.workspace.create import create_geopackage_workspace

    path = tmp_path_factory.mktemp("new") / "workspace.gpkg"
    store = create_geopackage_workspace(path, QgsCoordinateReferenceSystem("EPSG:4528"))
    with store.writing("unit", "officer") as writer:
        writer.insert("unit", [{"code": "B", "name": "示范分局", "kind": "branch"}])
        writer.insert(
            "unit", [{"code": f"U{n}", "name": f"{n}号所", "kind": "station", "parent_code": "B"} for n in (1, 2)]
        )
        writer.insert(
            "officer",
            [{"code": f"U{n}-0{m}", "name": f"人员{n}{m}", "unit_code": f"U{n}"} for n in (1, 2) for m in (1, 2)],
        )
    return store.location


@pytest.fixture
def store(fresh, tmp_path):
    from landpatrol.processing.workspace.connection import copy_database
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    path = tmp_path / "县 数据" / "workspace.gpkg"
    path.parent.mkdir()
    copy_database(fresh, path)
    return GeoPackageStore(path)


@pytest.fixture
def add(store):
    """Add rows to a table; a `geom` may be WKT."""

    def insert(table, *rows):
        ready = [
            {**row, "geom": QgsGeometry.fromWkt(row["geom"])} if isinstance(row.get("geom"), str) else row
            for row in rows
        ]
        with store.writing(table) as writer:
            writer.insert(table, ready)

    return insert


@pytest.fixture
def run(store, tmp_path, feedback):
    """Run an algorithm on the workspace; vector outputs come back as rows."""

    def call(algorithm, *sinks, **parameters):
        files = {name: str(tmp_path / f"{algorithm}_{name}.gpkg") for name in sinks}
        result = processing.run(
            f"landpatrol:{algorithm}", {"WORKSPACE": store.location} | files | parameters, feedback=feedback
        )
        return result | {name: rows_of(result[name]) for name in sinks}

    return call


def rows_of(source):
    layer = QgsVectorLayer(source, "rows", "ogr")
    assert layer.isValid(), source
    names = layer.fields().names()
    return [
        {
            name: None if hasattr(v, "isNull") and v.isNull() else v
            for name, v in zip(names, f.attributes(), strict=True)
        }
        for f in layer.getFeatures()
    ]
