"""A workspace with a branch, a station, three officers and three parcels of one verdict each."""

from __future__ import annotations

import pytest
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

X, Y = 40394700, 3686500
MEASURED = {"P1": ("over", True, 14000.0), "P2": ("doubt", False, 13300.0), "P3": ("under", False, 100.0)}


def box(x0, y0, x1, y1):
    ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    return "MULTIPOLYGON(((" + ",".join(f"{X + x} {Y + y}" for x, y in ring) + ")))"


@pytest.fixture
def store(request, template, tmp_path):
    """A copy of it for each test; with the filed case for tests that ask for `told`."""
    from landpatrol.processing.workspace.connection import detach_copy
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    folder = tmp_path / "县 数据"
    folder.mkdir()
    is_told = "told" in request.fixturenames
    source = request.getfixturevalue("filed_template") if is_told else template
    detach_copy(source, folder / "workspace.gpkg")
    return GeoPackageStore(folder / "workspace.gpkg")


@pytest.fixture
def told(store):
    """Code of the filed case."""
    return store.rows("legal_case")[0]["code"]


@pytest.fixture(scope="session")
def template(provider, tmp_path_factory):
    from landpatrol.processing.workspace.create import create_geopackage_workspace

    path = tmp_path_factory.mktemp("template") / "workspace.gpkg"
    store = create_geopackage_workspace(path, QgsCoordinateReferenceSystem("EPSG:4528"))
    with store.writing("unit", "officer", "parcel", "measurement") as writer:
        writer.insert("unit", [{"code": "9", "name": "示范分局", "kind": "branch"}])
        writer.insert("unit", [{"code": "91", "name": "甲所", "kind": "station", "parent_code": "9"}])
        names = {"a": "江知行", "b": "柳望舒", "c": "沈景行"}
        writer.insert("officer", [{"code": c, "name": name, "unit_code": "91"} for c, name in names.items()])
        for n, (code, (verdict, is_major, area)) in enumerate(MEASURED.items()):
            shape = QgsGeometry.fromWkt(box(200 * n, 0, 200 * n + 100, 100))
            parcel = {
                "code": code,
                "name": f"图斑{n}",
                "unit_code": "91",
                "party": "某厂",
                "source": "巡查",
                "geom": shape,
            }
            writer.insert("parcel", [parcel | {"found_local_date": "2026-09-10"}])
            row = {
                "code": f"{code}@1",
                "parcel_code": code,
                "measured_at": "2026-09-10T00:00:00Z",
                "method": "ellipsoid",
            }
            areas = {"illegal_m2": area, "cultivated_m2": 0.0, "basic_farmland_m2": 0.0}
            writer.insert("measurement", [row | areas | {"verdict": verdict, "is_major": is_major, "record": "{}"}])
    return path


@pytest.fixture
def run(store, feedback):
    """An algorithm on that workspace, on a day of November."""

    def call(name, **parameters):
        given = {"WORKSPACE": store.location} | ({} if name.startswith("set_") else {"TODAY": "2026-11-23"})
        return processing.run(f"landpatrol:{name}", given | parameters, feedback=feedback)

    return call


@pytest.fixture(scope="session")
def filed_template(template, tmp_path_factory):
    """P1 as a major case filed on 2026-09-18 with everything before that done; the others stay clues."""
    from datetime import date

    from landpatrol.processing.workspace.case_entry import NewCase, NewEvent, open_case, record_event
    from landpatrol.processing.workspace.connection import detach_copy
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    path, today = tmp_path_factory.mktemp("filed") / "workspace.gpkg", date(2026, 11, 23)
    detach_copy(template, path)
    store = GeoPackageStore(path)
    case = open_case(store, NewCase(["P1"], officers=["a", "b"]), today).code
    for kind in ("daily_reported", "stopped", "reported"):
        record_event(store, NewEvent(case, kind, date(2026, 9, 10)), today)
    record_event(store, NewEvent(case, "filed", date(2026, 9, 18), approved_by="分管领导"), today)
    return path
