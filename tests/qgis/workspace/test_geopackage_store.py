"""The GeoPackage store: transactions, references on every path, versions, and files that are not ours."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time

import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)

CRS = QgsCoordinateReferenceSystem("EPSG:4528")
UNIT = {"code": "U1", "name": "清溪所", "kind": "station"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "工作 空间" / "workspace.gpkg"


@pytest.fixture(scope="module")
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


def test_tables_of_the_schema_are_those_described(store, path):
    from landpatrol.processing.workspace.tables import tables

    for table in tables().values():
        layer = store.layer(table.name)
        ours = [name for name in layer.fields().names() if name not in {"fid", "uuid", "row_version"}]
        assert ours == list(table.columns), table.name
        assert (table.geometry is None) == (not layer.isSpatial()), table.name
        if layer.isSpatial():
            assert layer.crs() == CRS


def test_opens_in_plain_qgis_with_chinese_names(store, path):
    plain = QgsVectorLayer(f"{path}|layername=parcel", "plain", "ogr")
    assert plain.attributeAlias(plain.fields().indexOf("party")) == "当事人"
    assert plain.crs() == CRS


def test_what_is_written_is_read_back_with_version_and_audit(store):
    with store.writing("unit") as writer:
        writer.update("unit", "U1", {"name": "新名", "geom": QgsGeometry.fromWkt("POINT(40394800 3686600)")})
    (row,) = store.rows("unit")
    assert row["name"] == "新名"
    assert row["row_version"] > 1
    assert store.geometry("unit", "U1").asWkt() == "Point (40394800 3686600)"
    assert [(r["action"], r["row_code"]) for r in store.rows("audit")] == [("insert", "U1"), ("update", "U1")]


def test_an_error_takes_the_whole_block_back(store, store_error):
    def work():
        with store.writing("unit") as writer:
            writer.insert("unit", [{"code": "U2", "name": "二所", "kind": "station"}])
            writer.insert("unit", [UNIT])

    with pytest.raises(store_error, match="U1"):
        work()
    assert [row["code"] for row in store.rows("unit")] == ["U1"]
    assert len(store.rows("audit")) == 1


def test_a_stale_version_is_refused(store, store_error):
    def work():
        with store.writing("unit") as writer:
            writer.update("unit", "U1", {"name": "x"}, expected_version=7)

    with pytest.raises(store_error, match="in the meantime"):
        work()


ORPHAN = {"code": "O1", "name": "张三", "unit_code": "没有"}


def by_store(store):
    with store.writing("officer") as writer:
        writer.insert("officer", [ORPHAN])


def by_provider(store):
    layer = store.layer("officer")
    feature = QgsFeature(layer.fields())
    for name, value in ORPHAN.items():
        feature[name] = value
    assert layer.dataProvider().addFeatures([feature])[0]


def by_edit_buffer(store):
    layer = store.layer("officer")
    layer.startEditing()
    layer.addFeature(QgsVectorLayerUtils.createFeature(layer, attributes={1: "O1", 2: "张三", 3: "没有"}))
    assert layer.commitChanges()


def by_sql(store):
    from landpatrol.processing.workspace.connection import execute

    execute(store.location, "INSERT INTO officer (code, name, unit_code) VALUES ('O1', 'x', '没有')")


@pytest.mark.parametrize(
    ("write", "told"),
    [(by_store, "FOREIGN KEY"), (by_sql, "FOREIGN KEY"), (by_provider, "assert"), (by_edit_buffer, "assert")],
)
def test_an_orphan_is_refused_on_every_path(store, write, told):
    with pytest.raises(Exception, match=told):
        write(store)
    assert store.rows("officer") == []


def delete_unit_in_use(store):
    with store.writing("officer") as writer:
        writer.insert("officer", [ORPHAN | {"unit_code": "U1"}])
    with store.writing("unit") as writer:
        writer.delete("unit", "U1")


def test_a_row_in_use_cannot_be_removed(store, store_error):
    with pytest.raises(store_error):
        delete_unit_in_use(store)
    assert len(store.rows("unit")) == 1


def test_a_renamed_code_takes_its_references_along(store):
    with store.writing("officer") as writer:
        writer.insert("officer", [ORPHAN | {"unit_code": "U1"}])
    with store.writing("unit") as writer:
        writer.update("unit", "U1", {"code": "U9"})
    assert store.rows("officer")[0]["unit_code"] == "U9"


@pytest.mark.parametrize("table", ["audit", "case_event", "measurement"])
def test_evidence_is_append_only(store, path, table):
    from landpatrol.processing.workspace.tables import tables

    assert tables()[table].append_only
    with store.writing("parcel", "measurement", "case_event") as writer:
        writer.insert("parcel", [{"code": "P1"}])
        writer.insert(
            "measurement",
            [
                {
                    "code": "M1",
                    "parcel_code": "P1",
                    "measured_at": "2026-11-23T00:00:00Z",
                    "method": "ellipsoid",
                    "verdict": "under",
                    "is_major": False,
                    "record": "{}",
                }
            ],
        )
        writer.insert("case_event", [{"code": "E1", "parcel_code": "P1", "kind": "found", "local_date": "2026-11-20"}])
    layer = store.layer(table)
    fid = next(layer.getFeatures()).id()
    assert not layer.dataProvider().deleteFeatures([fid])
    assert not layer.dataProvider().changeAttributeValues({fid: {1: "changed"}})


def test_two_officers_of_a_case_differ(store, store_error):
    def work():
        with store.writing("officer", "legal_case") as writer:
            writer.insert("officer", [ORPHAN | {"unit_code": "U1"}])
            case = {"code": "A1", "name": "案", "unit_code": "U1", "stage": "filed"}
            writer.insert("legal_case", [case | {"officer1_code": "O1", "officer2_code": "O1"}])

    with pytest.raises(store_error, match="A1"):
        work()


def test_parcels_show_their_latest_verdict(store):
    row = {"parcel_code": "P1", "measured_at": "2026-11-23T00:00:00Z", "method": "ellipsoid", "record": "{}"}
    with store.writing("parcel", "measurement") as writer:
        writer.insert("parcel", [{"code": "P1"}, {"code": "P2"}])
        writer.insert("measurement", [row | {"code": "M1", "verdict": "under", "is_major": False, "illegal_mu": 1.0}])
        writer.insert("measurement", [row | {"code": "M2", "verdict": "over", "is_major": True, "illegal_mu": 30.0}])
    verdicts = {r["code"]: (r["verdict"], r["illegal_mu"]) for r in store.rows("parcel_verdict")}
    assert verdicts == {"P1": ("over", pytest.approx(30)), "P2": (None, None)}


def test_create_workspace_algorithm(provider, tmp_path, feedback):
    path = tmp_path / "新 工作空间.gpkg"
    result = processing.run("landpatrol:create_workspace", {"WORKSPACE": str(path)}, feedback=feedback)
    assert result["WORKSPACE"] == str(path)
    with pytest.raises(QgsProcessingException, match="exists already"):
        processing.run("landpatrol:create_workspace", {"WORKSPACE": str(path)})


@pytest.mark.parametrize(
    ("name", "crs", "word"),
    [("a.gpkg", "EPSG:3857", "Gauss"), ("a.gpkg", "EPSG:4490", "Gauss"), ("a.shp", "EPSG:4528", "gpkg")],
)
def test_create_workspace_refuses_in_words(provider, tmp_path, name, crs, word):
    with pytest.raises(QgsProcessingException, match=word):
        processing.run("landpatrol:create_workspace", {"WORKSPACE": str(tmp_path / name), "CRS": crs})
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_named(provider):
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        processing.run("landpatrol:create_workspace", {"WORKSPACE": "/proc/none/a.gpkg"})


def test_files_that_are_no_workspace_are_refused(provider, tmp_path, store_error, make_layer):
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    other = tmp_path / "other.gpkg"
    layer = make_layer("x", "EPSG:4528", ["a:int"], [("POINT(1 1)", 1)], kind="Point")
    processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": str(other)})
    text = tmp_path / "text.gpkg"
    text.write_text("not a database", encoding="utf-8")
    for wrong, word in (
        (other, "not a LandPatrol"),
        (text, "not a LandPatrol"),
        (tmp_path / "no.gpkg", "no workspace"),
    ):
        with pytest.raises(store_error, match=word):
            GeoPackageStore(wrong)


def set_version(path, version):
    with sqlite3.connect(path) as database:
        database.execute("UPDATE setting SET value = ? WHERE code = 'landpatrol.schema_version'", (str(version),))
    database.close()


def test_a_newer_workspace_is_refused_in_words(store, path, store_error):
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    set_version(path, 99)
    with pytest.raises(store_error, match="newer LandPatrol"):
        GeoPackageStore(path)


def scripts_with_one_more(folder, sql):
    """The product's scripts and one that leads to the next version; that version."""
    from landpatrol.processing.workspace.versions import GEOPACKAGE_SCRIPTS, current_version

    scripts, following = folder / "scripts", current_version() + 1
    shutil.copytree(GEOPACKAGE_SCRIPTS, scripts)
    done = f"UPDATE setting SET value = '{following}' WHERE code = 'landpatrol.schema_version';\n"
    (scripts / f"{following:04}_next.sql").write_text(sql + done, encoding="utf-8")
    return scripts, following


def test_a_workspace_of_version_1_becomes_the_same_as_a_new_one(provider, store, tmp_path, monkeypatch):
    from landpatrol.processing.workspace import create, versions
    from landpatrol.processing.workspace.geopackage import GeoPackageStore
    from landpatrol.processing.workspace.tables import tables

    old = tmp_path / "old.gpkg"
    with monkeypatch.context() as patched:
        for module in (create, versions):
            patched.setattr(module, "current_version", lambda *_: 1)
        with create.create_geopackage_workspace(old, CRS).writing("unit") as writer:
            writer.insert("unit", [UNIT])
    versions.migrate(old)
    migrated = GeoPackageStore(old)
    assert [row["code"] for row in migrated.rows("unit")] == ["U1"]
    for table in tables():
        assert migrated.layer(table).fields().names() == store.layer(table).fields().names()


def test_an_older_workspace_migrates_and_keeps_a_backup(store, path, tmp_path):
    from landpatrol.processing.workspace.versions import migrate, version_of

    scripts, following = scripts_with_one_more(tmp_path, "ALTER TABLE unit ADD COLUMN fax TEXT;\n")
    backup = migrate(path, scripts)
    assert version_of(path) == following
    assert version_of(backup) == following - 1
    assert "fax" in QgsVectorLayer(f"{path}|layername=unit", "u", "ogr").fields().names()
    assert migrate(path, scripts) is None


def test_upgrade_workspace_algorithm(store, path, tmp_path, monkeypatch, feedback):
    from landpatrol.processing.workspace import versions

    upgrade = {"WORKSPACE": str(path)}
    assert "BACKUP" not in processing.run("landpatrol:upgrade_workspace", upgrade, feedback=feedback)
    scripts, following = scripts_with_one_more(tmp_path, "")
    monkeypatch.setattr(versions, "GEOPACKAGE_SCRIPTS", scripts)
    backup = processing.run("landpatrol:upgrade_workspace", upgrade, feedback=feedback)["BACKUP"]
    assert versions.version_of(path) == following
    assert versions.version_of(type(path)(backup)) == following - 1


def test_a_failed_migration_leaves_the_old_file(store, path, tmp_path):
    from landpatrol.processing.workspace.versions import migrate, version_of

    broken = "ALTER TABLE unit ADD COLUMN fax TEXT;\nALTER TABLE nothing ADD COLUMN a TEXT;\n"
    scripts, following = scripts_with_one_more(tmp_path, broken)
    with pytest.raises(Exception, match="nothing"):
        migrate(path, scripts)
    assert version_of(path) == following - 1
    assert "fax" not in QgsVectorLayer(f"{path}|layername=unit", "u", "ogr").fields().names()
    assert [p.name for p in path.parent.glob("*.gpkg")] == [path.name]


@pytest.fixture
def read_only_disk(tmp_path):
    """A folder whose file system becomes read-only when asked to."""
    folder = tmp_path / "只读 盘"
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], check=False).returncode:
        pytest.skip("mounting needs root")
    yield folder, lambda: subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_read_only_workspace_can_be_read_and_says_why_it_is_not_written(fresh, read_only_disk, store_error):
    from landpatrol.processing.workspace.connection import copy_database
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    folder, make_read_only = read_only_disk
    copy_database(fresh, folder / "workspace.gpkg")
    make_read_only()
    store = GeoPackageStore(folder / "workspace.gpkg")
    assert store.rows("unit")
    with pytest.raises(store_error):
        by_store(store)


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "满 盘"
    folder.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=False).returncode
    ):
        pytest.skip("mounting needs root")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_takes_the_whole_block_back(fresh, small_disk, store_error):
    from landpatrol.processing.workspace.connection import copy_database
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    copy_database(fresh, small_disk / "workspace.gpkg")
    store = GeoPackageStore(small_disk / "workspace.gpkg")
    rows = [{"code": f"P{n}", "note": "长" * 2000} for n in range(600)]

    def work():
        with store.writing("parcel") as writer:
            writer.insert("parcel", rows)

    with pytest.raises(store_error):
        work()
    assert GeoPackageStore(small_disk / "workspace.gpkg").rows("parcel") == []


def test_a_full_disk_leaves_no_half_workspace(small_disk, provider):
    (small_disk / "fill").write_bytes(b"0" * 1_800_000)
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        processing.run("landpatrol:create_workspace", {"WORKSPACE": str(small_disk / "new.gpkg")})
    assert [path.name for path in small_disk.iterdir()] == ["fill"]


def test_a_locked_workspace_says_so(store, path, store_error):
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(store_error):
            by_store(store)
    finally:
        other.rollback()
        other.close()
    assert store.rows("unit")


def test_deleted_while_open_says_so(store, path, store_error):
    path.unlink()
    with pytest.raises(store_error, match="gone"):
        store.rows("unit")


KILLED = """
import sys, time
sys.argv = ["x"]
from qgis.core import QgsApplication
app = QgsApplication([], False); app.initQgis()
import importlib.util
root = {root!r}
spec = importlib.util.spec_from_file_location("landpatrol", root + "/__init__.py", submodule_search_locations=[root])
module = importlib.util.module_from_spec(spec); sys.modules["landpatrol"] = module; spec.loader.exec_module(module)
from pathlib import Path
from landpatrol.processing.workspace.geopackage import GeoPackageStore
store = GeoPackageStore(Path({path!r}))
with store.writing("unit") as writer:
    writer.insert("unit", [dict(code="K%d" % i, name="x", kind="station") for i in range(500)])
    print("written", flush=True)
    time.sleep(60)
"""


def test_kill_in_the_middle_of_a_write_leaves_a_workspace_that_opens(store, path):
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    root = str(__import__("landpatrol").__path__[0])
    code = KILLED.format(root=root, path=str(path))
    child = subprocess.Popen(
        [sys.executable, "-P", "-c", code], stdout=subprocess.PIPE, text=True, cwd=path.parent, encoding="utf-8"
    )
    assert child.stdout.readline().strip() == "written"
    child.kill()
    child.wait()
    child.stdout.close()
    time.sleep(0.1)
    assert [row["code"] for row in GeoPackageStore(path).rows("unit")] == ["U1"]
    by = GeoPackageStore(path)
    with by.writing("unit") as writer:
        writer.insert("unit", [{"code": "U2", "name": "二所", "kind": "station"}])
    assert len(by.rows("unit")) == 2
