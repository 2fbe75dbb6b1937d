"""Labels of the map sheets, placed by QGIS's labelling engine."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsCallout,
    QgsLabelObstacleSettings,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsSimpleLineCallout,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

BUFFER_MM = 0.5
HIGHEST_PRIORITY = 10
STRONG_OBSTACLE = 2.0  # the largest that QGIS's designer offers


def text_format(family: str, size_pt: float, color: str = "#000000", with_buffer: bool = False) -> QgsTextFormat:
    """Text in the map font; the white buffer keeps it readable over imagery."""
    form = QgsTextFormat()
    form.setFont(QFont(family))
    form.setSize(size_pt)
    form.setSizeUnit(Qgis.RenderUnit.Points)
    form.setColor(QColor(color))
    if with_buffer:
        buffer = QgsTextBufferSettings()
        buffer.setEnabled(True)
        buffer.setSize(BUFFER_MM)
        buffer.setColor(QColor("#ffffff"))
        form.setBuffer(buffer)
    return form


def label_layer(
    layer: QgsVectorLayer,
    form: QgsTextFormat,
    placement: Qgis.LabelPlacement,
    field: str = "label",
    distance_mm: float = 0.0,
    always: bool = False,
    callout_color: str = "",
    is_obstacle: bool = False,
    may_stand_outside: bool = False,
) -> None:
    """Label a layer by a field; where two labels would meet, one gives way, unless they are to be shown `always`.

    Parameters
    ----------
    callout_color : str
        Colour of the line that leads from a label to its feature; empty for none.
    may_stand_outside : bool
        A polygon too small for its label has it beside itself.
    is_obstacle : bool
        Labels of other layers keep clear of polygons too; of points and lines they always do.
    """
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.placement = placement
    settings.dist, settings.distUnits = distance_mm, Qgis.RenderUnit.Millimeters
    settings.setFormat(form)
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    if always:
        settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
        settings.priority = HIGHEST_PRIORITY
    if may_stand_outside:
        outside = Qgis.LabelPolygonPlacementFlag.AllowPlacementOutsideOfPolygon
        settings.setPolygonPlacementFlags(settings.polygonPlacementFlags() | outside)
    if callout_color:
        settings.setCallout(_callout(callout_color))
    obstacles = QgsLabelObstacleSettings()
    obstacles.setIsObstacle(is_obstacle or layer.geometryType() != Qgis.GeometryType.Polygon)
    obstacles.setFactor(STRONG_OBSTACLE if is_obstacle else 1.0)
    settings.setObstacleSettings(obstacles)
    _apply(layer, settings)


def make_obstacle(layer: QgsVectorLayer) -> None:
    """Let labels keep clear of the layer, which has none of its own."""
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    obstacles = QgsLabelObstacleSettings()
    obstacles.setFactor(STRONG_OBSTACLE)
    settings.setObstacleSettings(obstacles)
    _apply(layer, settings)


def _apply(layer: QgsVectorLayer, settings: QgsPalLayerSettings) -> None:
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _callout(color: str) -> QgsSimpleLineCallout:
    callout: Any = QgsSimpleLineCallout()
    callout.setEnabled(True)
    callout.setLineSymbol(QgsLineSymbol.createSimple({"line_color": color, "line_width": "0.2"}))
    callout.setMinimumLength(1.5)
    callout.setAnchorPoint(QgsCallout.AnchorPoint.PointOnExterior)
    return callout
