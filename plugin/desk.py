"""The window's parts, built by hand and wired: settings, dock, controller, menu and toolbar."""

from __future__ import annotations

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QMenu, QToolBar

from ..processing.bridge.translate import tr
from ..processing.provider import ICON
from .controllers.desk_controller import DeskController, parcel_model
from .settings import PluginSettings
from .ui.desk_dock import DeskDock

MENU = "国土执法巡查(&L)"


class Desk:
    """Everything that the plugin adds to QGIS's window; `unload` takes all of it away."""

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self._settings = PluginSettings()
        self._dock = DeskDock(parcel_model(), iface.mainWindow())
        self._dock.setWindowTitle("国土执法巡查")
        self._controller = DeskController(iface, self._dock, self._settings)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._add_menu_and_toolbar()
        self._controller.load()

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
        self._controller.unload()
        self._controller.deleteLater()
        self._menu.deleteLater()
        self._toolbar.deleteLater()
        self._iface.removeDockWidget(self._dock)
        self._dock.deleteLater()
        self._settings.unregister()
