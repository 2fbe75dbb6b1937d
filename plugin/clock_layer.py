"""The map layer of the clock: parcels coloured by their time limits, on the day that the user chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsDateTimeRange, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

TITLE = "案件时限"
LAST_MOMENT = QTime(23, 59, 59)


def table_rows(source: str) -> list[dict[str, Any]]:
    """Rows of a table that an algorithm wrote, as plain values, days as ISO text."""
    from ..processing.bridge.features import plain_value  # loads numpy, which QGIS's start must not

    layer = QgsVectorLayer(source, "rows", "ogr")
    names = layer.fields().names()
    return [dict(zip(names, map(plain_value, feature.attributes()), strict=True)) for feature in layer.getFeatures()]


class ClockLayer:
    """Keeps one layer in the project; QGIS's temporal range of the canvas picks the day's colours from it."""

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self._id = ""
        self._shown_before = False

    def show(self, source: str, day: str) -> None:
        """Show another table of stretches; a layer that the user took out of the project stays out."""
        layer = QgsProject.instance().mapLayer(self._id)
        if layer is None and self._shown_before:
            return
        if layer is None:
            layer = QgsVectorLayer(source, TITLE, "ogr")
            layer.loadDefaultStyle()  # again: what makes it temporal is lost on the first time
            self._id, self._shown_before = layer.id(), True
            QgsProject.instance().addMapLayer(layer, False)
            QgsProject.instance().layerTreeRoot().insertLayer(0, layer)
        else:
            layer.setDataSource(source, TITLE, "ogr", True)
        self.show_day(day)

    def show_day(self, day: str) -> None:
        """Show the colours of a day."""
        if QgsProject.instance().mapLayer(self._id) is None:
            return
        date = QDate.fromString(day, "yyyy-MM-dd")
        whole_day = QgsDateTimeRange(QDateTime(date, QTime(0, 0)), QDateTime(date, LAST_MOMENT))
        self._iface.mapCanvas().setTemporalRange(whole_day)

    def remove(self) -> None:
        """Take the layer out of the project and the day out of the canvas."""
        if QgsProject.instance().mapLayer(self._id) is not None:
            QgsProject.instance().removeMapLayer(self._id)
            self._iface.mapCanvas().setTemporalRange(QgsDateTimeRange(QDateTime(), QDateTime()))
        self._id = ""
