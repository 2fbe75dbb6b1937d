"""Making a workspace, files that are none, and workspaces of another version."""

from __future__ import annotations

import shutil
import sqlite3

import pytest
from qgis import processing
from qgis.core import QgsProcessingException, QgsVectorLayer


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
        with create.create_geopackage_workspace(old, store.crs).writing("unit") as writer:
            writer.insert("unit", [{"code": "U1", "name": "清溪所", "kind": "station"}])
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
