"""A small workspace with a branch, a station, a measured case, a clue and patrols."""

from __future__ import annotations

import pytest
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

X, Y = 40394700, 3686500
SETTINGS = {
    "office.name": "示范市国土资源局示范分局",
    "office.superior": "示范市国土资源局",
    "document.number.stop_notice": "示停〔{year}〕{number}号",
}


def square(x, y, size):
    ring = ((x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y))
    return QgsGeometry.fromWkt("MULTIPOLYGON(((" + ",".join(f"{X + a} {Y + b}" for a, b in ring) + ")))")


def patrol(number, day, **more):
    return {
        "code": f"XC{number}",
        "unit_code": "U1",
        "local_date": f"2026-10-{day:02}",
        "started_at": f"2026-10-{day:02}T01:00:00Z",
        "ended_at": f"2026-10-{day:02}T03:00:00Z",
        "means": "car",
        "officer_codes": "U1-01,U1-02",
        "weather": "晴",
        "route": "甲村—乙村",
        "found": "未发现违法行为",
        "recorded_by": "人员2",
        "checked_by": "人员1",
    } | more


@pytest.fixture(scope="module")
def fresh(provider, tmp_path_factory):
    from landpatrol.processing.workspace.create import create_geopackage_workspace

    path = tmp_path_factory.mktemp("forms") / "workspace.gpkg"
    store = create_geopackage_workspace(path, QgsCoordinateReferenceSystem("EPSG:4528"))
    with store.writing("setting", "unit", "officer", "legal_case", "parcel", "case_event", "patrol") as writer:
        writer.insert("setting", [{"code": code, "value": value} for code, value in SETTINGS.items()])
        office = {"head": "所长", "phone": "0000-1", "address": "示范区"}
        writer.insert("unit", [{"code": "B", "name": "示范分局", "kind": "branch", **office}])
        writer.insert("unit", [{"code": "U1", "name": "一号所", "kind": "station", "parent_code": "B", **office}])
        writer.insert(
            "officer",
            [
                {
                    "code": f"U1-0{n}",
                    "name": f"人员{n}",
                    "unit_code": "U1",
                    "certificate_no": f"执{n}",
                    "is_active": True,
                }
                for n in (1, 2)
            ],
        )
        case = {"unit_code": "U1", "stage": "found", "officer1_code": "U1-01", "officer2_code": "U1-02"}
        writer.insert("legal_case", [{"code": "C1", "name": "堆场占地", "party": "示范公司", **case}])
        parcel = {
            "kind": "land", "unit_code": "U1", "township": "清溪镇", "village": "甲村", "use": "堆场", "party": "示范公司",
            "found_local_date": "2026-10-12", "first_known_by": "patrol", "position_error_m": 0.05,
        }  # fmt: skip
        writer.insert(
            "parcel",
            [
                {"code": "P1", "name": "堆场", "legal_case_code": "C1", **parcel, "geom": square(0, 0, 116)},
                {"code": "P2", "name": "仓库", **parcel, "geom": square(500, 0, 50)},
            ],
        )
        event = {"legal_case_code": "C1", "parcel_code": "P1", "kind": "found", "local_date": "2026-10-12"}
        writer.insert("case_event", [{"code": "E1", **event}])
        stopped = {"stopped": "现场制止", "opinion": "立案", "found": "发现堆场"}
        writer.insert("patrol", [patrol(1, 8), patrol(2, 12, **stopped), patrol(3, 20)])
    processing.run("landpatrol:measure_workspace", {"WORKSPACE": store.location})
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
def form(store, tmp_path):
    def call(name, code, date="2026-10-13", **more):
        parameters = {"WORKSPACE": store.location, "FORM": name, "CODE": code, "DATE": date}
        return processing.run("landpatrol:make_form", parameters | {"FOLDER": str(tmp_path / "文书 输出")} | more)

    return call


@pytest.fixture
def ledger(store, tmp_path):
    def call(**more):
        parameters = {"WORKSPACE": store.location, "DATE": "2026-10-24", "FOLDER": str(tmp_path / "台账")}
        return processing.run("landpatrol:export_ledger", parameters | more)

    return call
