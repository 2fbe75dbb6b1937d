"""Where sheets are drawn: a project of their own and the layouts of the templates, used again for each sheet.

Making a project and loading a template take longer than drawing a page: a batch shares one studio.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from qgis.core import (
    Qgis,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsSymbol,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from ...core.rules.data_files import rule_error
from .fonts import set_map_font
from .legend import learn_size, text_sizes_pt
from .scene import MapScene
from .tables import points_capacity
from .template import Template


@dataclass(frozen=True)
class DrawingLayout:
    """A template's layout, with what filling it changes as it was at first.

    Attributes
    ----------
    legend_room : QRectF
        The box that the legend must stay in.
    """

    layout: QgsPrintLayout
    legend_room: QRectF
    line_sizes_pt: dict[str, float]
    legend_sizes_pt: dict[Any, float]
    block_size_pt: float
    grid_colors: dict[str, QColor]
    point_capacity: int


class MapStudio:
    """Holds the project and the layouts; on the main thread, and closed at its end."""

    def __init__(self) -> None:
        self.project = QgsProject()
        # The scale bar must agree with 1:2000 in the map's own plane, not with lengths on an ellipsoid.
        self.project.setEllipsoid("NONE")
        settings = self.project.labelingEngineSettings()
        settings.setFlag(Qgis.LabelingFlag.UsePartialCandidates, False)
        self.project.setLabelingEngineSettings(settings)
        self.symbols: dict[Path, dict[str, QgsSymbol]] = {}
        self._layouts: dict[tuple[Path, str], DrawingLayout] = {}

    def __enter__(self) -> MapStudio:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def prepare(self, scene: MapScene) -> None:
        """Take over the scene's CRS."""
        self.project.setCrs(scene.crs)
        self.project.setTransformContext(scene.transform_context)

    def show(self, layers: list[QgsMapLayer]) -> None:
        """Own these layers, and no others."""
        self.clear()
        self.project.addMapLayers(layers, False)

    def clear(self) -> None:
        """Let go of all layers, and so of their files, which Windows would not remove otherwise."""
        for drawing in self._layouts.values():
            for item in drawing.layout.items():
                if isinstance(item, QgsLayoutItemMap):
                    item.setLayers([])
                elif isinstance(item, QgsLayoutItemLegend):
                    model: Any = item.model()
                    model.rootGroup().clear()
        self.project.removeAllMapLayers()

    def close(self) -> None:
        """Delete layouts and layers: a layout that outlives its project crashes QGIS."""
        self._layouts.clear()
        self.symbols.clear()
        manager: Any = self.project.layoutManager()
        manager.clear()
        self.project.removeAllMapLayers()

    def drawing(self, template: Template, family: str) -> DrawingLayout:
        """The layout of a template in the map font.

        Raises
        ------
        RuleError
            If QGIS cannot load the template.
        """
        key = (template.path, family)
        if key not in self._layouts:
            self._layouts[key] = self._load(template.path, family)
        return self._layouts[key]

    def _load(self, path: Path, family: str) -> DrawingLayout:
        document = QDomDocument()
        document.setContent(path.read_text(encoding="utf-8"))
        layout = QgsPrintLayout(self.project)
        layout.setName(f"{path.stem} {len(self._layouts)}")
        manager: Any = self.project.layoutManager()
        manager.addLayout(layout)
        if not layout.loadFromTemplate(document, QgsReadWriteContext())[1]:
            raise rule_error(path, "not a layout template")
        set_map_font(layout, family)
        return _as_it_is(layout)


def _as_it_is(layout: QgsPrintLayout) -> DrawingLayout:
    legend, block, points = (layout.itemById(name) for name in ("legend", "sheet_block", "points_table"))
    if isinstance(legend, QgsLayoutItemLegend):
        learn_size(legend)
    table: Any = block.multiFrame() if isinstance(block, QgsLayoutFrame) else None
    colors = {}
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            grid: Any = item.grid()
            colors[item.id()] = QColor(grid.lineSymbol().color())
    return DrawingLayout(
        layout,
        QRectF(legend.rect()) if legend is not None else QRectF(),
        {label.id(): label.textFormat().size() for label in layout.items() if isinstance(label, QgsLayoutItemLabel)},
        text_sizes_pt(legend) if isinstance(legend, QgsLayoutItemLegend) else {},
        table.contentTextFormat().size() if table is not None else 0.0,
        colors,
        points_capacity(points) if isinstance(points, QgsLayoutFrame) else 0,
    )
