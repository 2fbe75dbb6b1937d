"""A workspace with two cases, its layers linked, photos in place."""

from __future__ import annotations

import hashlib
import shutil

import pytest
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProcessingFeedback, QgsVectorLayer

X, Y = 40394700, 3686500
PHOTO = b"\xff\xd8\xff\xe0 no real picture \xff\xd9"


def polygon(*corners):
    ring = [*corners, corners[0]]
    return "MULTIPOLYGON(((" + ",".join(f"{X + x} {Y + y}" for x, y in ring) + ")))"


def box(x0, y0, x1, y1):
    return polygon((x0, y0), (x1, y0), (x1, y1), (x0, y1))


PARCELS = {
    "SF-1": polygon((0, 0), (101.5, 3), (100, 140), (5, 133)),
    "SF-2": box(300, 0, 340, 30),
    "SF-3": box(1000, 0, 1020, 25),
}


def write_layer(path, field, rows, crs="EPSG:4528"):
    layer = QgsVectorLayer(f"MultiPolygon?crs={crs}&field={field}:string", path.stem, "memory")
    for wkt, value in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([value])
        assert layer.dataProvider().addFeatures([feature])[0]
    processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": str(path)})


@pytest.fixture(scope="session")
def built(provider, tmp_path_factory):
    """The workspace and the set of its first case, made once: tests work on copies."""
    from landpatrol.processing.workspace.create import create_geopackage_workspace

    base = tmp_path_factory.mktemp("special")
    folder = base / "县 数据"
    (folder / "照片").mkdir(parents=True)
    (folder / "照片" / "一号.jpg").write_bytes(PHOTO)
    store = create_geopackage_workspace(folder / "workspace.gpkg", QgsCoordinateReferenceSystem("EPSG:4528"))
    fill(store)
    land_use = [(box(-900, -900, 50, 900), "0101"), (box(50, -900, 2000, 900), "0201")]
    farmland = [(box(-900, -900, 40, 900), "x"), (box(5000, 0, 5100, 90), "y")]
    for name, role, field, rows in (
        ("DLTB", "land_use", "DLBM", land_use),
        ("YJJBNT", "basic_farmland", "YSDM", farmland),
    ):
        write_layer(folder / f"{name}.gpkg", field, rows)
        given = {"WORKSPACE": store.location, "LAYER": str(folder / f"{name}.gpkg"), "ROLE": role}
        processing.run("landpatrol:link_layer", given)
    run_report(store, base / "成果 目录" / "SA-1")
    return base


def run_report(store, folder, feedback=None, **parameters):
    """Run the algorithm; gives what it gives."""
    given = {"WORKSPACE": store.location, "CASE": "SA-1", "DATE": "2026-05-06", "FOLDER": str(folder)}
    return processing.run("landpatrol:special_report", given | parameters, feedback=feedback or QgsProcessingFeedback())


@pytest.fixture
def workspace(built, tmp_path):
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    shutil.copytree(built / "县 数据", tmp_path / "县 数据")
    return GeoPackageStore(tmp_path / "县 数据" / "workspace.gpkg")


@pytest.fixture
def report_set(built, tmp_path):
    """A copy of the set of SA-1."""
    return shutil.copytree(built / "成果 目录" / "SA-1", tmp_path / "成果 目录" / "SA-1")


def fill(store):
    place = {"township": "清溪镇", "village": "槐坝头村", "kind": "land", "use": "堆场", "party": "示例建材公司"}
    rows = {
        "unit": [
            {"code": "99", "name": "示例分局", "kind": "branch"},
            {
                "code": "99-1",
                "name": "清溪国土中心所",
                "kind": "station",
                "parent_code": "99",
                "phone": "0517-87200001",
            },
        ],
        "officer": [
            {"code": "O1", "name": "孟明远", "unit_code": "99-1", "certificate_no": "执0004", "is_active": True},
            {"code": "O2", "name": "方亦田", "unit_code": "99-1", "certificate_no": "执0005", "is_active": True},
        ],
        "legal_case": [
            case("SA-1", "堆场占地", is_major=True, stage="stopped"),
            case("SA-2", "小料场", is_major=False, stage="found"),
        ],
        "parcel": [
            {"code": code, "legal_case_code": owner, "unit_code": "99-1", "found_local_date": "2026-04-20"}
            | {"position_error_m": 0.05, "geom": QgsGeometry.fromWkt(PARCELS[code])}
            | place
            for code, owner in (("SF-1", "SA-1"), ("SF-2", "SA-1"), ("SF-3", "SA-2"))
        ],
        "case_event": [
            {"code": f"E-{kind}", "legal_case_code": "SA-1", "parcel_code": "SF-1", "kind": kind, "local_date": day}
            for kind, day in (("found", "2026-04-20"), ("stopped", "2026-04-21"), ("refused", "2026-04-30"))
        ],
        "document": [
            {"code": "D1", "kind": "责令停止违法行为通知书", "number": "停〔2026〕1号", "legal_case_code": "SA-1"}
            | {"local_date": "2026-04-21"}
        ],
        "photo": [
            {
                "code": "P1",
                "legal_case_code": "SA-1",
                "parcel_code": "SF-1",
                "officer_code": "O1",
                "path": "照片/一号.jpg",
            }
            | {"taken_at": "2026-04-20T01:10:00Z", "azimuth_deg": 90.0, "sha256": hashlib.sha256(PHOTO).hexdigest()}
            | {"geom": QgsGeometry.fromWkt(f"POINT({X - 10} {Y})")},
        ],
    }
    with store.writing(*rows) as writer:
        for table, entries in rows.items():
            writer.insert(table, entries)


def case(code, name, **values):
    officers = {"officer1_code": "O1", "officer2_code": "O2"}
    return {"code": code, "name": name, "unit_code": "99-1", "party": "示例建材公司"} | officers | values


@pytest.fixture
def make_set(workspace, tmp_path, feedback):
    """Make a set as a user does; gives its folder."""

    def make(name="SA-1", **parameters):
        folder = tmp_path / "成果 目录" / name
        return folder if run_report(workspace, folder, feedback, **parameters) else None

    return make


@pytest.fixture
def without_maps(monkeypatch):
    """Where the maps do not matter: they take most of the time."""
    from landpatrol.processing.report.special import write_set

    monkeypatch.setattr(write_set, "_draw_maps", lambda *_: ())
    monkeypatch.setattr(write_set, "write_letter_annexes", lambda *_: ())


@pytest.fixture
def without_papers(monkeypatch):
    """Where the papers do not matter."""
    from landpatrol.processing.report.special import prepare_set
    from landpatrol.processing.report.special.papers import FilledPapers

    monkeypatch.setattr(prepare_set, "fill_papers", lambda *_: FilledPapers({}, ()))


@pytest.fixture(scope="session")
def save_layer(provider):
    """Writes polygons of one text field as a GeoPackage."""
    return write_layer


@pytest.fixture(scope="session")
def special_report(provider):
    """Runs the algorithm on a workspace."""
    return run_report
