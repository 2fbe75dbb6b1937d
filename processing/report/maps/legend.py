"""The legend: the given layers and nothing else, in as many columns as it needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsLayerTreeModelLegendNode,
    QgsLayoutItem,
    QgsLayoutItemLegend,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsVectorLayer,
)

ROWS_PER_COLUMN = 7
MAX_COLUMNS = 3


def fill_legend(item: QgsLayoutItem | None, layers: Sequence[QgsMapLayer]) -> None:
    """List `layers`; a categorised one by its categories, without a heading of its own."""
    if not isinstance(item, QgsLayoutItemLegend):
        return
    item.setAutoUpdateModel(False)
    model: Any = item.model()
    root = model.rootGroup()
    root.clear()
    for layer in layers:
        node = root.addLayer(layer)
        if isinstance(layer, QgsVectorLayer) and isinstance(layer.renderer(), QgsCategorizedSymbolRenderer):
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
    rows = len(legend_nodes(item))
    item.setColumnCount(min(MAX_COLUMNS, max(1, -(-rows // ROWS_PER_COLUMN))))
    item.setSplitLayer(True)
    item.adjustBoxSize()


def legend_nodes(item: QgsLayoutItemLegend) -> list[QgsLayerTreeModelLegendNode]:
    """Entries of the legend with a symbol."""
    model: Any = item.model()
    return [node for layer in model.rootGroup().findLayers() for node in model.layerLegendNodes(layer)]
