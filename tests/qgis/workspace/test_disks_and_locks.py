"""Read-only and full disks, locks, lost files and killed programs: said in words, and nothing half-written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time

import pytest
from qgis import processing
from qgis.core import QgsProcessingException


def add_unit(store):
    with store.writing("unit") as writer:
        writer.insert("unit", [{"code": "U2", "name": "二所", "kind": "station"}])


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
        add_unit(store)


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
            add_unit(store)
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
    opened = GeoPackageStore(path)
    assert [row["code"] for row in opened.rows("unit")] == ["U1"]
    add_unit(opened)
    assert len(opened.rows("unit")) == 2
