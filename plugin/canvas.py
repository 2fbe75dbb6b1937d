"""Showing places of the workspace in the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

MARGIN = 1.6
FLASH_FROM, FLASH_TO = QColor(255, 0, 0, 255), QColor(255, 0, 0, 0)


class Canvas:
    """The map canvas as the pages use it."""

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface

    def zoom_to(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """Show a shape with some ground around it and flash it."""
        canvas = self._iface.mapCanvas()
        target = canvas.mapSettings().destinationCrs()
        if target.isValid():
            geometry.transform(QgsCoordinateTransform(crs, target, QgsProject.instance()))
        box = geometry.boundingBox()
        box.scale(MARGIN)
        canvas.setExtent(box)
        canvas.refresh()
        canvas.flashGeometries([geometry], target, FLASH_FROM, FLASH_TO)

    def redraw(self, location: str) -> None:
        """Draw anew the layers that come from a workspace."""
        for layer in QgsProject.instance().mapLayers().values():
            if isinstance(layer, QgsVectorLayer) and location and location in layer.source():
                layer.dataProvider().reloadData()
                layer.triggerRepaint()
