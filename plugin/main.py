"""Composition root of the plugin: wiring only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProcessingRegistry

from ..processing.bridge.translate import load_translator
from ..processing.provider import LandPatrolProvider

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


def _registry() -> QgsProcessingRegistry:
    registry = QgsApplication.processingRegistry()
    assert registry is not None, "QGIS makes it before it loads plugins"
    return registry


class LandPatrolPlugin:
    """What QGIS loads: `initProcessing` for qgis_process, `initGui` for the window, `unload` for both."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.provider: LandPatrolProvider | None = None
        self.translator = load_translator()

    def initProcessing(self) -> None:
        """Register the algorithms; all that `qgis_process` needs."""
        self.provider = LandPatrolProvider()
        _registry().addProvider(self.provider)

    def initGui(self) -> None:
        """Register the algorithms and build the window's parts."""
        self.initProcessing()

    def unload(self) -> None:
        """Take back everything that was registered."""
        if self.provider is not None:
            _registry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QgsApplication.removeTranslator(self.translator)
            self.translator = None
