"""The desk: open a workspace, show its parcels, measure, make the report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsCoordinateTransform, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QColor, QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton

from ...processing.bridge.translate import sentence, tr
from ...processing.core.errors import LandPatrolError
from ..jobs import Job, ProcessJob, TaskJob
from ..settings import PluginSettings
from ..ui.desk_dock import DeskDock
from ..ui.parcel_model import ParcelModel

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from ...processing.workspace.store import WorkspaceStore

PROJECT_SCOPE, PROJECT_KEY = "landpatrol", "workspace"
TITLE = "国土执法巡查"
MARGIN = 1.6


def parcel_model() -> ParcelModel:
    """The model of the parcel list, with its headings in the interface language."""
    columns = [
        ("code", tr("Parcel")),
        ("verdict", tr("Verdict")),
        ("is_major", tr("Major")),
        ("illegal_mu", tr("Illegal (mu)")),
        ("cultivated_mu", tr("Cultivated (mu)")),
        ("basic_farmland_mu", tr("Basic farmland (mu)")),
        ("name", tr("Name")),
        ("township", tr("Township")),
    ]
    words = {"over": tr("over"), "doubt": tr("in doubt"), "under": tr("under"), "": tr("not measured")}
    return ParcelModel(columns, words)


class DeskController(QObject):
    """Connects the dock to algorithms and to the canvas."""

    def __init__(self, iface: QgisInterface, dock: DeskDock, settings: PluginSettings) -> None:
        super().__init__()
        self._iface = iface
        self._dock = dock
        self._settings = settings
        self._store: WorkspaceStore | None = None
        self._job: Job | None = None

    def load(self) -> None:
        """Listen to the dock and to the project, and open what the project names."""
        self._dock.open_asked.connect(self.ask_and_open)
        self._dock.create_asked.connect(self.ask_and_create)
        self._dock.measure_asked.connect(self.measure_all)
        self._dock.report_asked.connect(self.make_report)
        self._dock.cancel_asked.connect(self.cancel)
        self._dock.parcel_chosen.connect(self.zoom_to)
        self._dock.relink_asked.connect(self.relink)
        QgsProject.instance().readProject.connect(self._project_read)
        self._project_read()

    def unload(self) -> None:
        """Stop what runs and stop listening."""
        self.cancel()
        QgsProject.instance().readProject.disconnect(self._project_read)
        self._store = None

    # workspace -------------------------------------------------------------------------------------------------

    def open_workspace(self, path: str) -> None:
        """Open a workspace and show it; a workspace that cannot be opened is told, the old one stays."""
        from ...processing.workspace.geopackage import GeoPackageStore

        try:
            self._store = GeoPackageStore(Path(path))
        except LandPatrolError as error:
            self._warn(sentence(error))
            return
        self._settings.workspace.setValue(path)
        self.refresh()

    def refresh(self) -> None:
        """Read the workspace again."""
        from ...processing.workspace.health import findings

        if self._store is None:
            return
        try:
            rows = self._store.rows("parcel_verdict")
            found = list(findings(self._store))
        except LandPatrolError as error:
            self._warn(sentence(error))
            return
        self._dock.show_workspace(self._store.location, rows)
        self._dock.show_health(found or [("", tr("The workspace is in order."))])

    def ask_and_open(self) -> None:
        """Let the user choose a workspace."""
        path, _ = QFileDialog.getOpenFileName(
            self._dock, tr("Open a workspace"), self._settings.workspace.value(), "GeoPackage (*.gpkg)"
        )
        if path:
            self.open_workspace(path)

    def ask_and_create(self) -> None:
        """Let the user choose a place, create a workspace there and open it."""
        path, _ = QFileDialog.getSaveFileName(self._dock, tr("Create a workspace"), "", "GeoPackage (*.gpkg)")
        if path:
            parameters = {"WORKSPACE": path, "CRS": QgsProject.instance().crs().authid() or "EPSG:4528"}
            self._start(TaskJob("landpatrol:create_workspace", parameters), lambda _: self.open_workspace(path))

    def relink(self, code: str) -> None:
        """Let the user show where a lost layer is now."""
        from ...processing.workspace.reference_layers import relink

        path, _ = QFileDialog.getOpenFileName(self._dock, tr("Where is the layer now?"))
        if path and self._store is not None:
            try:
                relink(self._store, code, path)
            except LandPatrolError as error:
                self._warn(sentence(error))
            self.refresh()

    def _project_read(self, *_: object) -> None:
        path, named = QgsProject.instance().readEntry(PROJECT_SCOPE, PROJECT_KEY)
        if named and path:
            self.open_workspace(QgsProject.instance().readPath(path))

    # work ------------------------------------------------------------------------------------------------------

    def measure_all(self) -> None:
        """Measure all parcels in the background."""
        if self._store is not None:
            job = TaskJob("landpatrol:measure_workspace", {"WORKSPACE": self._store.location})
            self._start(job, self._measured)

    def make_report(self, code: str) -> None:
        """Print the chosen parcel, or the first major one, in a child process."""
        if self._store is not None:
            name = f"{code or tr('first major parcel')}_{datetime.now():%Y%m%d_%H%M%S}.pdf"
            file = Path(self._store.location).parent / "报告" / name
            parameters = {"WORKSPACE": self._store.location, "PARCEL": code, "FILE": str(file)}
            self._start(ProcessJob("landpatrol:workspace_report", parameters), lambda _: self._reported(file))

    def cancel(self) -> None:
        """Stop the running work, if any."""
        if self._job is not None:
            self._job.cancel()

    def _start(self, job: Job, then: Callable[[dict[str, Any]], None]) -> None:
        if self._job is not None:
            job.cancel()
            self._warn(tr("Something is still running; wait for it or cancel it first."))
            return
        self._job = job
        self._dock.show_progress(-1)
        job.progressed.connect(self._dock.show_progress)
        job.finished.connect(lambda done, results, text: self._ended(done, results, text, then))

    def _ended(self, done: bool, results: dict[str, Any], text: str, then: Callable[[dict[str, Any]], None]) -> None:
        self._job = None
        self._dock.show_idle()
        if done:
            then(results)
        else:
            self._warn(text or tr("Cancelled; nothing was changed."))

    def _measured(self, results: dict[str, Any]) -> None:
        self.refresh()
        text = tr(
            "{count} parcels measured: {major} major by the recorded figures, {doubt} in doubt.",
            count=results.get("MEASURED"),
            major=results.get("MAJOR"),
            doubt=results.get("DOUBT"),
        )
        self._iface.messageBar().pushMessage(TITLE, text, Qgis.MessageLevel.Success)
        self._redraw()

    def _reported(self, file: Path) -> None:
        bar = self._iface.messageBar()
        message = bar.createMessage(TITLE, tr("The report is ready: {path}", path=str(file)))
        button = QPushButton(tr("Open"), message)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))))
        message.layout().addWidget(button)
        bar.pushWidget(message, Qgis.MessageLevel.Success)

    # map -------------------------------------------------------------------------------------------------------

    def zoom_to(self, code: str) -> None:
        """Show a parcel in the map and flash it."""
        if self._store is None:
            return
        try:
            geometry = self._store.geometry("parcel", code)
        except LandPatrolError as error:
            self._warn(sentence(error))
            return
        canvas = self._iface.mapCanvas()
        target = canvas.mapSettings().destinationCrs()
        if geometry.isNull():
            return
        if target.isValid():
            geometry.transform(QgsCoordinateTransform(self._store.crs, target, QgsProject.instance()))
        box = geometry.boundingBox()
        box.scale(MARGIN)
        canvas.setExtent(box)
        canvas.refresh()
        canvas.flashGeometries([geometry], target, QColor(255, 0, 0, 255), QColor(255, 0, 0, 0))

    def _redraw(self) -> None:
        for layer in QgsProject.instance().mapLayers().values():
            if isinstance(layer, QgsVectorLayer) and self._store and self._store.location in layer.source():
                layer.dataProvider().reloadData()
                layer.triggerRepaint()

    def _warn(self, text: str) -> None:
        self._iface.messageBar().pushMessage(TITLE, text, Qgis.MessageLevel.Warning)
