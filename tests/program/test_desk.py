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
    desk = plugins["landpatrol"].desk
    wait(60000, lambda: bool(desk.workspace.location))  # a busy machine takes long to read the project
    return desk, iface.mainWindow().findChild(QDockWidget, "LandPatrolDock")

def finished(desk):
    return lambda: desk.work.job is None

def page(dock, name):
    found = dock.findChild(QWidget, name)
    dock.show_page(found)
    return found

def health(dock):
    shown = dock.findChild(QListWidget, "health_list")
    return [shown.item(i).text() for i in range(shown.count())]
"""

WORK = (
    DESK
    + """
def work():
    window, dock = desk()
    iface.mainWindow().resize(1366, 740)
    dock.show()
    store = window.workspace.store
    FACTS["messages"] = [getattr(item, "text", str)() for item in iface.messageBar().items()]
    FACTS["workspace"] = dock.workspace_label.text()
    parcels = page(dock, "ParcelPage")
    FACTS["parcels"] = parcels.parcel_table.model().rowCount()
    FACTS["health_before"] = health(dock)
    parcels.measure_button.click()
    FACTS["measured"] = wait(60000, finished(window))
    FACTS["checks_unseen"] = not window.reports._checks.is_idle
    FACTS["health"] = health(dock)
    FACTS["verdicts"] = [row["verdict"] for row in store.rows("parcel_verdict")]
    parcels.parcel_table.selectRow(8)
    wait(3000)
    FACTS["reasons"] = parcels.reasons_label.text()
    box = store.geometry("parcel", parcels.chosen_code()).boundingBox()
    FACTS["in_view"] = iface.mapCanvas().extent().contains(box)
    shot("desk.png")

    parcels.report_button.click()
    wait(400)
    FACTS["busy"] = dock.progress_bar.isVisible() and not parcels.report_button.isEnabled()
    FACTS["reported"] = wait(60000, finished(window))
    reports = Path(store.location).parent / "报告"
    FACTS["reports"] = [path.name for path in reports.glob("*.pdf")]

    parcels.report_button.click()
    wait(1500)
    pid = window.work.job._process.processId()
    started = time.monotonic()
    dock.cancel_button.click()
    FACTS["cancelled"] = wait(5000, finished(window))
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
    assert not facts["checks_unseen"], "a case is looked at when its page is"
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
    window, dock = desk()
    Path(window.workspace.location).unlink()
    window.workspace.changed.emit()
    window.parcels.measure_all()
    wait(20000, finished(window))
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


CASES = (
    DESK
    + """
def work():
    window, dock = desk()
    iface.mainWindow().resize(1366, 740)
    dock.show()
    FACTS["clock"] = wait(30000, lambda: bool(window.cases.counts))
    FACTS["week"] = dock.findChild(QListWidget, "reminder_list").count()
    cases = page(dock, "CasePage")
    FACTS["cases"] = cases.case_table.model().rowCount()
    cases.case_table.choose("code", "SA2026-012")
    wait(1500)
    FACTS["duties"] = cases.duty_table.model().rowCount()
    FACTS["events"] = cases.event_table.model().rowCount()
    layer = QgsProject.instance().mapLayersByName("案件时限")[0]
    FACTS["temporal"] = layer.temporalProperties().isActive()
    FACTS["day_on_map"] = iface.mapCanvas().temporalRange().begin().date().toString("yyyy-MM-dd") == cases.day()

    cases.day_slider.setValue(-3)
    wait(600)
    FACTS["day_moved"] = wait(30000, lambda: window.cases.is_idle)
    FACTS["map_moved"] = iface.mapCanvas().temporalRange().begin().date().toString("yyyy-MM-dd") == cases.day()
    cases.today_button.click()
    wait(600)
    wait(30000, lambda: window.cases.is_idle)

    cases.case_table.choose("code", "SA2026-012")
    window.cases.record("SA2026-012", {"KIND": "closed", "DATE": cases.day()})
    wait(20000, finished(window))
    FACTS["refusal"] = [item.text() for item in iface.messageBar().items()]
    window.cases.record("SA2026-012", {"KIND": "noted", "DATE": cases.day(), "NOTE": "电话询问当事人"})
    wait(20000, finished(window))
    wait(500)
    wait(30000, lambda: window.cases.is_idle)
    FACTS["events_after"] = cases.event_table.model().rowCount()
    shot("cases.png")

    cases.reminder_button.click()
    wait(20000, finished(window))
    FACTS["reminders"] = [path.name for path in (window.workspace.folder / "提醒").glob("*.ics")]
    finish()
QTimer.singleShot(4000, guarded(work))
"""
)


def test_the_clock_follows_the_slider_and_events_are_entered_or_refused(qgis, plugin_from_zip, demo, tmp_path):
    facts = qgis(plugin_from_zip, CASES, demo / "demo.qgz", language="zh-Hans", timeout=300)
    assert facts.get("error") is None
    assert facts["clock"]
    assert facts["week"] > 3
    assert facts["cases"] == 12
    assert facts["duties"] > 3
    assert facts["temporal"]
    assert facts["day_on_map"]
    assert facts["day_moved"]
    assert facts["map_moved"]
    assert any("立案" in text for text in facts["refusal"])
    assert facts["events_after"] == facts["events"] + 1
    assert len(facts["reminders"]) == 1
    assert (tmp_path / "cases.png").stat().st_size > 50_000


REPORT = (
    DESK
    + """
def work():
    window, dock = desk()
    iface.mainWindow().resize(1366, 740)
    dock.show()
    reports = page(dock, "ReportPage")
    FACTS["first"] = reports.case_box.itemText(0)
    FACTS["looking"] = reports.missing_list.item(0).text()
    FACTS["checked"] = wait(60000, lambda: reports.missing_list.item(0).text() != FACTS["looking"])
    FACTS["verify_before"] = reports.verify_button.isEnabled()
    reports.options_button.click()
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]
    FACTS["asked"] = [dialog.windowTitle() for dialog in dialogs]
    FACTS["filled"] = [
        field.text() for dialog in dialogs for field in dialog.findChildren(QLineEdit) if field.text().startswith("SA")
    ]
    for dialog in dialogs:
        dialog.close()
    reports.make_button.click()
    FACTS["made"] = wait(120000, finished(window))
    FACTS["said"] = [getattr(item, "text", str)() for item in iface.messageBar().items()]
    FACTS["papers"] = [reports.paper_box.itemText(i) for i in range(reports.paper_box.count())]
    FACTS["previewed"] = wait(60000, lambda: reports.page_list.count() > 3)
    reports.verify_button.click()
    wait(60000, finished(window))
    FACTS["messages"] = [getattr(item, "text", str)() for item in iface.messageBar().items()]
    shot("report.png")
    finish()
QTimer.singleShot(4000, guarded(work))
"""
)


def test_one_button_makes_the_set_and_shows_its_pages(qgis, plugin_from_zip, demo, tmp_path):
    facts = qgis(plugin_from_zip, REPORT, demo / "demo.qgz", language="zh-Hans", timeout=400)
    assert facts.get("error") is None
    assert facts["first"].startswith("★")
    assert facts["looking"].endswith("…")
    assert facts["checked"]
    assert not facts["verify_before"]
    assert facts["made"]
    assert any("专项报告已生成" in text for text in facts["said"]), facts["said"]
    assert facts["papers"][:2] == ["专项报告", "附图"]
    assert len(facts["papers"]) == 13
    assert facts["papers"][-1] == "函的附件"
    [asked] = facts["asked"]
    assert "重大案件专项报告" in asked
    assert facts["first"].split()[1] in facts["filled"]
    assert facts["previewed"]
    assert any("复算" in text for text in facts["messages"])
    assert (tmp_path / "report.png").stat().st_size > 50_000


NEW = """
from landpatrol.plugin.controllers import workspace_controller

class Chooser:
    @staticmethod
    def getSaveFileName(*_):
        return str(FOLDER / "新 空间.gpkg"), ""

def accept():
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(200, guarded(accept))
        return
    FACTS["proposed"] = dialog.crs().authid()
    dialog.accept()

def work():
    window = plugins["landpatrol"].desk
    dock = iface.mainWindow().findChild(QDockWidget, "LandPatrolDock")
    FACTS["window_crs"] = QgsProject.instance().crs().authid()
    workspace_controller.QFileDialog = Chooser
    QTimer.singleShot(200, guarded(accept))
    dock.create_button.click()
    FACTS["made"] = wait(60000, lambda: window.work.job is None and bool(window.workspace.location))
    FACTS["opened"] = Path(window.workspace.location).name
    FACTS["crs"] = window.workspace.store.crs.authid()
    finish()
QTimer.singleShot(3000, guarded(work))
"""


def test_a_workspace_is_made_in_a_window_without_a_project(qgis, plugin_from_zip):
    facts = qgis(plugin_from_zip, NEW, language="zh-Hans")
    assert facts.get("error") is None
    assert facts["window_crs"] == "EPSG:4326"  # in which no workspace can be made
    assert facts["made"]
    assert (facts["opened"], facts["proposed"], facts["crs"]) == ("新 空间.gpkg", "EPSG:4528", "EPSG:4528")
