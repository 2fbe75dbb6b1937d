"""The desk on the sample county in the real QGIS: open, measure, report, cancel, reload."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def county(algorithm, tmp_path_factory):
    """The sample county, built once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("县") / "示范 县"
    code, _, errors = algorithm("create_demo", f"--FOLDER={folder}")
    assert code == 0, errors
    return folder


@pytest.fixture
def demo(county, tmp_path):
    return Path(shutil.copytree(county, tmp_path / "示范 县"))


DESK = """
import time

def desk():
    plugin = plugins["landpatrol"]
    return plugin.desk._controller, iface.mainWindow().findChild(QDockWidget, "LandPatrolDock")

def finished(controller):
    return lambda: controller._job is None
"""

WORK = (
    DESK
    + """
def work():
    controller, dock = desk()
    iface.mainWindow().resize(1366, 740)
    dock.show()
    FACTS["messages"] = [getattr(item, "text", str)() for item in iface.messageBar().items()]
    FACTS["workspace"] = dock.workspace_label.text()
    FACTS["parcels"] = dock.parcel_table.model().rowCount()
    FACTS["health_before"] = [dock.health_list.item(i).text() for i in range(dock.health_list.count())]
    controller.measure_all()
    FACTS["measured"] = wait(60000, finished(controller))
    FACTS["health"] = [dock.health_list.item(i).text() for i in range(dock.health_list.count())]
    FACTS["verdicts"] = [row["verdict"] for row in controller._store.rows("parcel_verdict")]
    dock.parcel_table.selectRow(8)
    wait(3000)
    FACTS["reasons"] = dock.reasons_label.text()
    box = controller._store.geometry("parcel", dock.chosen_code()).boundingBox()
    FACTS["in_view"] = iface.mapCanvas().extent().contains(box)
    shot("desk.png")

    controller.make_report(dock.chosen_code())
    wait(400)
    FACTS["busy"] = dock.progress_bar.isVisible() and not dock.report_button.isEnabled()
    FACTS["reported"] = wait(60000, finished(controller))
    reports = Path(controller._store.location).parent / "报告"
    FACTS["reports"] = [path.name for path in reports.glob("*.pdf")]

    controller.make_report(dock.chosen_code())
    wait(1500)
    pid = controller._job._process.processId()
    started = time.monotonic()
    controller.cancel()
    FACTS["cancelled"] = wait(5000, finished(controller))
    FACTS["cancel_seconds"] = time.monotonic() - started
    FACTS["child_gone"] = pid > 0 and not Path(f"/proc/{pid}").exists()
    FACTS["left_behind"] = sorted(path.name for path in reports.iterdir())
    shot("cancelled.png")
    finish()
QTimer.singleShot(4000, guarded(work))
"""
)


def test_open_measure_report_cancel(qgis, plugin_from_zip, demo, tmp_path):
    facts = qgis(plugin_from_zip, WORK, demo / "demo.qgz", language="zh-Hans", timeout=300)
    assert facts.get("error") is None
    assert Path(facts["workspace"]) == demo / "workspace.gpkg"
    assert facts["parcels"] == 12
    assert [text for text in facts["messages"] if "LandPatrol" in text] == []
    assert any("未量算" in text for text in facts["health_before"])
    assert facts["measured"]
    assert facts["health"] == ["工作空间正常。"]
    assert {"over", "doubt", "under"} == set(facts["verdicts"])
    assert "亩" in facts["reasons"]
    assert facts["in_view"]
    assert facts["busy"]
    assert facts["reported"]
    assert len(facts["reports"]) == 1
    assert facts["cancelled"]
    assert facts["cancel_seconds"] < 1.5
    assert facts["child_gone"]
    assert facts["left_behind"] == facts["reports"]
    assert (tmp_path / "desk.png").stat().st_size > 50_000


LOST = (
    DESK
    + """
def work():
    controller, dock = desk()
    Path(controller._store.location).unlink()
    controller.refresh()
    controller.measure_all()
    wait(20000, finished(controller))
    messages = [item.text() for item in iface.messageBar().items()]
    FACTS["messages"] = messages
    finish()
QTimer.singleShot(4000, guarded(work))
"""
)


def test_a_workspace_deleted_while_open_is_told(qgis, plugin_from_zip, demo):
    facts = qgis(plugin_from_zip, LOST, demo / "demo.qgz", language="zh-Hans", timeout=120)
    assert facts.get("error") is None
    assert any("workspace.gpkg" in text for text in facts["messages"])


def test_kill_during_measure_leaves_a_workspace_that_opens(algorithm, demo):
    script = Path(__file__).resolve().parents[2] / "scripts" / "algorithm"
    workspace = demo / "workspace.gpkg"
    child = subprocess.Popen(
        [str(script), "measure_workspace", f"--WORKSPACE={workspace}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        child.wait(timeout=1.5)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    code, _, errors = algorithm("measure_workspace", f"--WORKSPACE={workspace}")
    assert code == 0, errors
