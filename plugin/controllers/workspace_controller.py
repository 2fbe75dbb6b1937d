"""Opening and creating a workspace, its health, and the overview."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.gui import QgsProjectionSelectionDialog
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QFileDialog

from ...processing.bridge.translate import sentence, tr
from ...processing.core.errors import LandPatrolError
from ..jobs import ProcessJob
from ..messages import Messages
from ..open_workspace import OpenWorkspace
from ..settings import PluginSettings
from ..ui.desk_dock import DeskDock
from ..ui.overview_page import OverviewPage
from ..work import Work

PROJECT_SCOPE, PROJECT_KEY = "landpatrol", "workspace"
# Of a new QGIS window the CRS is no help: it is geographic, or a web map's.
HOME_CRS = "EPSG:4528"
FILTER = "GeoPackage (*.gpkg)"


class WorkspaceController(QObject):
    """Connects the dock's frame and the health list to the workspace that is open."""

    def __init__(
        self,
        dock: DeskDock,
        page: OverviewPage,
        workspace: OpenWorkspace,
        work: Work,
        messages: Messages,
        settings: PluginSettings,
    ) -> None:
        super().__init__()
        self._dock, self._page = dock, page
        self._workspace, self._work, self._messages, self._settings = workspace, work, messages, settings

    def load(self) -> None:
        """Listen to the dock and to the project, and open what the project names."""
        self._dock.open_asked.connect(self.ask_and_open)
        self._dock.create_asked.connect(self.ask_and_create)
        self._dock.cancel_asked.connect(self._work.cancel)
        self._work.progressed.connect(self._dock.show_progress)
        self._work.idle.connect(self._dock.show_idle)
        self._page.relink_asked.connect(self.relink)
        self._workspace.changed.connect(self.show)
        QgsProject.instance().readProject.connect(self._project_read)
        self._project_read()

    def unload(self) -> None:
        """Stop what runs and stop listening."""
        self._work.cancel()
        QgsProject.instance().readProject.disconnect(self._project_read)
        self._workspace.close()

    def show(self) -> None:
        """Name the workspace and say how it is."""
        from ...processing.workspace.health import findings

        if self._workspace.store is None:
            return
        self._dock.show_workspace(self._workspace.location)
        try:
            found = list(findings(self._workspace.store))
        except LandPatrolError as error:
            self._messages.warn(sentence(error))
            return
        self._page.show_health(found or [("", tr("The workspace is in order."))])

    def ask_and_open(self) -> None:
        """Let the user choose a workspace."""
        path, _ = QFileDialog.getOpenFileName(
            self._dock, tr("Open a workspace"), self._settings.workspace.value(), FILTER
        )
        if path:
            self._workspace.open(path)

    def ask_and_create(self) -> None:
        """Let the user choose a place and a coordinate system, create a workspace there and open it."""
        path, _ = QFileDialog.getSaveFileName(self._dock, tr("Create a workspace"), "", FILTER)
        if not path:
            return
        dialog = QgsProjectionSelectionDialog(self._dock)
        dialog.setWindowTitle(tr("Coordinate system of the workspace"))
        dialog.setMessage(tr("A workspace needs the CGCS2000 zone of the county; that of Hongze is chosen."))
        dialog.setCrs(QgsCoordinateReferenceSystem(HOME_CRS))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.create(path, dialog.crs().authid())

    def create(self, path: str, crs: str) -> None:
        """Create a workspace and open it."""
        job = ProcessJob("landpatrol:create_workspace", {"WORKSPACE": path, "CRS": crs})
        self._work.start(job, lambda results: self._workspace.open(results["WORKSPACE"]))

    def relink(self, code: str) -> None:
        """Let the user show where a lost layer is now."""
        path, _ = QFileDialog.getOpenFileName(self._dock, tr("Where is the layer now?"))
        if path:
            parameters = {"WORKSPACE": self._workspace.location, "LAYER": path, "LINK": code}
            job = ProcessJob("landpatrol:link_layer", parameters)
            self._work.start(job, lambda _: self._workspace.changed.emit())

    def _project_read(self, *_: Any) -> None:
        path, named = QgsProject.instance().readEntry(PROJECT_SCOPE, PROJECT_KEY)
        if named and path:
            self._workspace.open(QgsProject.instance().readPath(path))
