"""The legend: the given layers and nothing else, in as many columns as it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
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


def learn_size(item: QgsLayoutItemLegend) -> None:
    """Paint the legend once: until then it does not know its size. A sketch of it will do."""
    QgsLayoutExporter(item.layout()).renderRegionToImage(item.mapRectToScene(item.rect()), QSize(), SKETCH_DPI)


def text_sizes_pt(item: QgsLayoutItemLegend) -> dict[Any, float]:
    """Sizes of the legend's texts by their style."""
    # Kept by name: the text format belongs to its style and goes with it.
    styles = {kind: QgsLegendStyle(item.style(kind)) for kind in TEXT_STYLES}
    return {kind: style.textFormat().size() for kind, style in styles.items()}


def fill_legend(
    item: QgsLayoutItem | None, layers: Sequence[QgsMapLayer], room: QRectF, sizes_pt: Mapping[Any, float]
) -> None:
    """List `layers`; a categorised one by its categories, without a heading of its own.

    Parameters
    ----------
    room : QRectF
        The template's box: with the fewest columns, and then the largest text of up to `sizes_pt`, that stay in it.
    """
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
    item.setSplitLayer(True)
    item.setResizeToContents(True)
    _fit(item, room, sizes_pt)


def _fit(item: QgsLayoutItemLegend, room: QRectF, sizes_pt: Mapping[Any, float]) -> None:
    for share in TEXT_SHARES:
        for kind, size_pt in sizes_pt.items():
            style = QgsLegendStyle(item.style(kind))
            form = QgsTextFormat(style.textFormat())
            if form.size() != size_pt * share:
                form.setSize(size_pt * share)
                style.setTextFormat(form)
                item.setStyle(kind, style)
        for columns in range(1, MAX_COLUMNS + 1):
            item.setColumnCount(columns)
            item.adjustBoxSize()
            if item.rect().width() <= room.width() and item.rect().height() <= room.height():
                return
