"""The window's parts, built by hand and wired: settings, dock, pages, controllers, menu and toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QMenu, QToolBar

from ..processing.bridge.translate import tr
from ..processing.provider import ICON
from .messages import Messages
from .open_workspace import OpenWorkspace
from .settings import PluginSettings
from .ui.desk_dock import DeskDock
from .work import Work

if TYPE_CHECKING:
    from .controllers.case_controller import CaseController
    from .controllers.overview_controller import OverviewController
    from .controllers.parcel_controller import ParcelController
    from .controllers.report_controller import ReportController
    from .controllers.workspace_controller import WorkspaceController

    Controller = CaseController | OverviewController | ParcelController | ReportController | WorkspaceController

MENU = "国土执法巡查(&L)"


class Desk:
    """Everything that the plugin adds to QGIS's window; `unload` takes all of it away.

    QGIS waits for the dock, its menu and its toolbar; the pages, which take longer, come once its window stands.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self._controllers: tuple[Controller, ...] = ()
        self._settings = PluginSettings()
        self._messages = Messages(iface)
        self.workspace = OpenWorkspace(self._settings, self._messages)
        self.work = Work(self._messages)
        self._dock = DeskDock(iface.mainWindow())
        self._dock.setWindowTitle("国土执法巡查")
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._add_menu_and_toolbar()
        self._later = QTimer(self._dock)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._add_pages)
        self._later.start(0)

    def _add_pages(self) -> None:
        self._build_pages()
        for controller in self._controllers:
            controller.load()

    def _build_pages(self) -> None:
        from .canvas import Canvas
        from .clock_layer import ClockLayer
        from .controllers.case_controller import CaseController, case_page
        from .controllers.overview_controller import OverviewController
        from .controllers.parcel_controller import ParcelController, parcel_columns
        from .controllers.report_controller import ReportController
        from .controllers.workspace_controller import WorkspaceController
        from .ui.overview_page import OverviewPage
        from .ui.parcel_page import ParcelPage
        from .ui.report_page import ReportPage

        canvas = Canvas(self._iface)
        overview, parcels, cases, reports = OverviewPage(), ParcelPage(parcel_columns()), case_page(), ReportPage()
        for page, title in (
            (overview, tr("Overview")),
            (parcels, tr("Parcels")),
            (cases, tr("Cases")),
            (reports, tr("Report")),
        ):
            self._dock.add_page(page, title)
        for page in (parcels, cases, reports):
            self._dock.busy_changed.connect(page.set_busy)
        shared = (self.workspace, self.work, self._messages)
        self.parcels = ParcelController(parcels, *shared, canvas)
        self.cases = CaseController(cases, *shared, canvas, ClockLayer(self._iface))
        parcels.case_asked.connect(self.cases.ask_open)
        self.reports = ReportController(reports, *shared)
        pages = {"parcels": parcels, "cases": cases, "reports": reports}
        self.overview = OverviewController(overview, self._dock, pages, self.workspace, self.cases, self.reports)
        frame = WorkspaceController(self._dock, overview, *shared, self._settings)
        # The frame comes last: what it opens at once, the others must already hear of.
        self._controllers = (self.parcels, self.cases, self.reports, self.overview, frame)

    def _add_menu_and_toolbar(self) -> None:
        self._toggle = self._dock.toggleViewAction()
        self._toggle.setIcon(QIcon(str(ICON)))
        self._toggle.setText(tr("Desk"))
        self._toggle.setObjectName("LandPatrolToggleDesk")
        self._toolbar: QToolBar = self._iface.addToolBar("国土执法巡查")
        self._toolbar.setObjectName("LandPatrolToolbar")
        self._toolbar.addAction(self._toggle)
        # Our own menu, not addPluginToMenu: that one leaves an empty menu behind at every unload.
        self._menu = QMenu(MENU, self._iface.mainWindow())
        self._menu.addAction(self._toggle)
        self._iface.pluginMenu().addMenu(self._menu)

    def unload(self) -> None:
        """Undo the constructor, last first."""
        self._later.stop()
        for controller in reversed(self._controllers):
            controller.unload()
            controller.deleteLater()
        self._menu.deleteLater()
        self._toolbar.deleteLater()
        self._iface.removeDockWidget(self._dock)
        self._dock.deleteLater()
        self._settings.unregister()
