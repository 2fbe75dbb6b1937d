"""The map font: registered with Qt, and set on every text of a layout."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsLayout,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutTable,
    QgsLegendStyle,
    QgsTextFormat,
)
from qgis.PyQt.QtGui import QFont, QFontDatabase

from ...core.errors import QT_TRANSLATE_NOOP, RuleError

LEGEND_STYLES = (
    QgsLegendStyle.Style.Title,
    QgsLegendStyle.Style.Group,
    QgsLegendStyle.Style.Subgroup,
    QgsLegendStyle.Style.SymbolLabel,
)


@lru_cache(maxsize=8)
def register_map_font(file: Path) -> str:
    """Make a font file known to Qt; its family name.

    Raises
    ------
    RuleError
        If Qt cannot read the file.
    """
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    if not families:
        raise RuleError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "The font file {path} cannot be used on maps; name another TrueType font for maps."
            ),
            path=str(file),
        )
    return str(families[0])


def set_map_font(layout: QgsLayout, family: str) -> None:
    """Give every text of the layout the family; sizes and colours stay as the template has them."""
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel | QgsLayoutItemScaleBar):
            item.setTextFormat(_with_family(item.textFormat(), family))
        elif isinstance(item, QgsLayoutItemLegend):
            for style in LEGEND_STYLES:
                legend_style = QgsLegendStyle(item.style(style))
                legend_style.setTextFormat(_with_family(legend_style.textFormat(), family))
                item.setStyle(style, legend_style)
        elif isinstance(item, QgsLayoutFrame) and isinstance(item.multiFrame(), QgsLayoutTable):
            table: Any = item.multiFrame()
            table.setContentTextFormat(_with_family(table.contentTextFormat(), family))
            table.setHeaderTextFormat(_with_family(table.headerTextFormat(), family))
        elif isinstance(item, QgsLayoutItemMap):
            grid: Any = item.grid()
            grid.setAnnotationTextFormat(_with_family(grid.annotationTextFormat(), family))


def _with_family(form: QgsTextFormat, family: str) -> QgsTextFormat:
    changed = QgsTextFormat(form)
    font = QFont(family)
    font.setPointSizeF(form.size())
    changed.setFont(font)
    return changed
