"""An empty workspace with one unit."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

CRS = QgsCoordinateReferenceSystem("EPSG:4528")
UNIT = {"code": "U1", "name": "清溪所", "kind": "station"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "工作 空间" / "workspace.gpkg"


@pytest.fixture(scope="session")
def fresh(provider, tmp_path_factory):
    """An empty workspace with one unit, made once and copied for each test."""
    from landpatrol.processing.workspace.create import create_geopackage_workspace

    store = create_geopackage_workspace(tmp_path_factory.mktemp("new") / "workspace.gpkg", CRS)
    with store.writing("unit") as writer:
        writer.insert("unit", [UNIT | {"geom": QgsGeometry.fromWkt("POINT(40394700 3686500)")}])
    return store.location


@pytest.fixture
def store(fresh, path):
    from landpatrol.processing.workspace.connection import copy_database
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    path.parent.mkdir()
    copy_database(fresh, path)
    return GeoPackageStore(path)


@pytest.fixture
def store_error(provider):
    from landpatrol.processing.core.errors import StoreError

    return StoreError
