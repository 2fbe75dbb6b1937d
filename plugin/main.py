"""Composition root of the plugin: wiring only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProcessingRegistry

from ..processing.bridge.translate import load_translator
from ..processing.provider import LandPatrolProvider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .desk import Desk


def _registry() -> QgsProcessingRegistry:
    registry = QgsApplication.processingRegistry()
    assert registry is not None, "QGIS makes it before it loads plugins"
    return registry


class LandPatrolPlugin:
    """What QGIS loads: `initProcessing` for qgis_process, `initGui` for the window, `unload` for both."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.provider: LandPatrolProvider | None = None
        self.desk: Desk | None = None
        self.translator = load_translator()

    def initProcessing(self) -> None:
        """Register the algorithms; all that `qgis_process` needs."""
        self.provider = LandPatrolProvider()
        _registry().addProvider(self.provider)

    def initGui(self) -> None:
        """Register the algorithms and build the window's parts."""
        from .desk import Desk

        assert self.iface is not None, "QGIS calls initGui only with a window"
        self.initProcessing()
        self.desk = Desk(self.iface)

    def unload(self) -> None:
        """Take back everything that was registered, last first."""
        if self.desk is not None:
            self.desk.unload()
            self.desk = None
        if self.provider is not None:
            _registry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QgsApplication.removeTranslator(self.translator)
            self.translator = None
