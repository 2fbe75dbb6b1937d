"""The legend: the given layers and nothing else, in as many columns as it needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsLayerTreeModelLegendNode,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemLegend,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize

MAX_COLUMNS = 4
SKETCH_DPI = 25
TEXT_SHARES = (1.0, 0.9, 0.8, 0.7)
TEXT_STYLES = (
    QgsLegendStyle.Style.Group,
    QgsLegendStyle.Style.Subgroup,
    QgsLegendStyle.Style.SymbolLabel,
)


def fill_legend(item: QgsLayoutItem | None, layers: Sequence[QgsMapLayer]) -> None:
    """List `layers`; a categorised one by its categories, without a heading of its own."""
    if not isinstance(item, QgsLayoutItemLegend):
        return
    room = item.rect()
    item.setAutoUpdateModel(False)
    model: Any = item.model()
    root = model.rootGroup()
    root.clear()
    for layer in layers:
        node = root.addLayer(layer)
        if isinstance(layer, QgsVectorLayer) and isinstance(layer.renderer(), QgsCategorizedSymbolRenderer):
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
    item.setSplitLayer(True)
    item.setResizeToContents(True)
    # Until it is painted, a legend does not know its size; a sketch of it will do.
    QgsLayoutExporter(item.layout()).renderRegionToImage(item.mapRectToScene(room), QSize(), SKETCH_DPI)
    _fit(item, room)


def _fit(item: QgsLayoutItemLegend, room: QRectF) -> None:
    """The fewest columns, and then the largest text, with which the legend stays in the template's box."""
    # Kept by name: the text format belongs to its style and goes with it.
    styles = {kind: QgsLegendStyle(item.style(kind)) for kind in TEXT_STYLES}
    sizes_pt = {kind: style.textFormat().size() for kind, style in styles.items()}
    for share in TEXT_SHARES:
        for kind, style in styles.items():
            form = QgsTextFormat(style.textFormat())
            form.setSize(sizes_pt[kind] * share)
            style.setTextFormat(form)
            item.setStyle(kind, style)
        for columns in range(1, MAX_COLUMNS + 1):
            item.setColumnCount(columns)
            item.adjustBoxSize()
            if item.rect().width() <= room.width() and item.rect().height() <= room.height():
                return


def legend_nodes(item: QgsLayoutItemLegend) -> list[QgsLayerTreeModelLegendNode]:
    """Entries of the legend with a symbol."""
    model: Any = item.model()
    return [node for layer in model.rootGroup().findLayers() for node in model.layerLegendNodes(layer)]
