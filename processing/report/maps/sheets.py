"""Map sheets by QGIS print layout: fills the template, whose items are found by id, and exports PDF.

Layouts and projects are not thread-safe: call on the main thread. The project is the sheets' own; the one that is
open in QGIS is never touched.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
)

from ...core.errors import QT_TRANSLATE_NOOP, OutputError
from ..content.model import MapPage, ParcelReport
from ..pdf.text_layout import break_lines
from .fonts import register_map_font, set_map_font
from .layers import LayerKit
from .legend import fill_legend
from .scale import choose_step, km_decimals
from .scene import MapScene
from .sheet_plans import SheetPlan, SheetPlanner
from .template import TEMPLATE, load_map_style, load_template, template_frame

NORTH_ARROW = Path(__file__).parents[3] / "styles" / "icons" / "north_arrow.svg"
MM_PER_M = 1000


class MapSheets:
    """Makes the sheets of one parcel.

    Parameters
    ----------
    template : pathlib.Path
        A layout template of QGIS with the items of `map_template.REQUIRED_ITEMS`; an office may edit it.
    """

    def __init__(self, report: ParcelReport, scene: MapScene, font_file: Path, template: Path = TEMPLATE) -> None:
        self.report, self.scene, self.template = report, scene, template
        self.style, self.words = load_map_style(), report.words["maps"]
        self.family = register_map_font(font_file)
        self.project = QgsProject()
        self.project.setCrs(scene.crs)
        self.project.setTransformContext(scene.transform_context)
        # The scale bar must agree with 1:2000 in the map's own plane, not with lengths on an ellipsoid.
        self.project.setEllipsoid("NONE")
        self._labels_inside_only()
        kit = LayerKit(scene.crs, self.style, self.family, self.style["label_pt"])
        self.planner = SheetPlanner(report, scene, self.style, kit, template_frame(template))

    def export(self, folder: Path, check_cancelled: Callable[[], None]) -> list[MapPage]:
        """Write each sheet as a one-page PDF into `folder`.

        Raises
        ------
        OutputError
            If a sheet cannot be written.
        RuleError
            If the template cannot be read or lacks an item.
        """
        pages = []
        for number, plan in enumerate(self.planner.plans(), start=1):
            check_cancelled()
            title = self.words["number"].format(number=number, title=plan.title)
            file = folder / f"sheet{number}.pdf"
            layout = self._layout(plan, title)
            self._write(layout, file)
            pages.append(MapPage(title, file))
        return pages

    def _layout(self, plan: SheetPlan, title: str) -> QgsPrintLayout:
        layout = load_template(self.template, self.project)
        self.project.removeAllMapLayers()
        self.project.addMapLayers(list(plan.layers), False)
        set_map_font(layout, self.family)
        scale = plan.scale
        self._set_map(_item(layout, "map"), plan)
        _text(layout, "title", title + (self.words["sample"] if self.report.is_sample else ""))
        _text(layout, "scale_text", self.words["scale"].format(scale=scale))
        _text(layout, "map_note", plan.note)
        self._fill_sheet_block(_item(layout, "sheet_block"), plan)
        picture = layout.itemById("north_arrow")
        if isinstance(picture, QgsLayoutItemPicture):
            picture.setPicturePath(str(NORTH_ARROW))
            _item(layout, "map").addLabelBlockingItem(picture)
        self._set_scale_bar(layout.itemById("scale_bar"), scale)
        fill_legend(layout.itemById("legend"), plan.legend)
        return layout

    def _set_map(self, item: QgsLayoutItemMap, plan: SheetPlan) -> None:
        item.setCrs(self.scene.crs)
        item.setKeepLayerSet(True)
        item.setLayers(list(plan.layers))
        item.setExtent(QgsRectangle(*plan.extent))
        step_m = choose_step(plan.scale, self.style["grid_mm"], self.style["grid_steps_m"])
        grid: Any = item.grid()
        grid.setCrs(self.scene.crs)
        grid.setIntervalX(step_m)
        grid.setIntervalY(step_m)
        grid.setAnnotationExpression(_km_expression(km_decimals(step_m)))

    def _set_scale_bar(self, item: QgsLayoutItem | None, scale: int) -> None:
        if not isinstance(item, QgsLayoutItemScaleBar):
            return
        steps = self.style["grid_steps_m"]
        item.setUnits(Qgis.DistanceUnit.Meters)
        item.setUnitsPerSegment(choose_step(scale, self.style["scale_bar_mm"], steps))
        item.setMapUnitsPerScaleBarUnit(1)
        item.update()

    def _fill_sheet_block(self, item: QgsLayoutItem | None, plan: SheetPlan) -> None:
        """Write the block; with many sources its text gets smaller rather than cut off."""
        if not isinstance(item, QgsLayoutItemLabel):
            return
        text = self._sheet_block(plan, item.rect().width())
        needed_mm = (text.count("\n") + 1) * self.style["block_pt"] * LINE_PER_SIZE * MM_PER_PT
        form = item.textFormat()
        form.setSize(self.style["block_pt"] * min(1.0, (item.rect().height() - 2 * item.marginY()) / needed_mm))
        item.setTextFormat(form)
        item.setText(text)

    def _sheet_block(self, plan: SheetPlan, width_mm: float) -> str:
        blank = self.words["blank"]
        values = {
            "crs": self.report.crs,
            "sources": "\n".join(self._source(role) for role in plan.sources),
            "parcel": self.report.parcel_name,
            "date": self.report.made_on,
            "maker": self.report.maker or blank,
            "checker": self.report.checker or blank,
        }
        texts = [text for line in self.words["sheet"] if (text := line.format(**values))]
        room = (width_mm - 4) / (self.style["block_pt"] * MM_PER_PT)
        return "\n".join(line for text in texts for line in break_lines(text, _ems, room))

    def _source(self, role: str) -> str:
        """Names and dates of the layers of a role, as they stand in the report's table."""
        form, no_date = self.words["source_layer"], self.words["no_date"]
        used = [layer for layer in self.report.layers if layer.role == role]
        texts = [form.format(name=layer.name, dated=layer.dated or no_date) for layer in used]
        layers = "；".join(texts) or self.words["no_image"]
        return str(self.words["source"]).format(role=self.report.words["layers"][role], layers=layers)

    def _labels_inside_only(self) -> None:
        settings = self.project.labelingEngineSettings()
        settings.setFlag(Qgis.LabelingFlag.UsePartialCandidates, False)
        self.project.setLabelingEngineSettings(settings)

    def _write(self, layout: QgsPrintLayout, file: Path) -> None:
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.dpi = self.style["dpi"]
        settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
        settings.exportMetadata = False
        settings.appendGeoreference = False
        settings.writeGeoPdf = False
        settings.forceVectorOutput = True
        result = QgsLayoutExporter(layout).exportToPdf(str(file), settings)
        if result != QgsLayoutExporter.ExportResult.Success:
            raise OutputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "The map sheet {path} could not be written; free some space in the temporary folder and try again.",
                ),
                path=str(file),
            )


MM_PER_PT = 25.4 / 72
LINE_PER_SIZE = 1.5  # line height of the shipped map font


def _ems(text: str) -> float:
    """Rough width in em: Chinese characters are square, others about half."""
    return sum(1.0 if ord(char) > 0x2000 else 0.56 for char in text)


def _km_expression(decimals: int) -> str:
    """Grid label in kilometres with fixed decimals, free of the language's separators."""
    if not decimals:
        return "to_string(round(@grid_number / 1000))"
    factor = 10**decimals
    units = f"round(@grid_number / 1000.0 * {factor})"
    return f"to_string(floor({units} / {factor})) || '.' || lpad(to_string({units} % {factor}), {decimals}, '0')"


def _item(layout: QgsPrintLayout, name: str) -> Any:
    return layout.itemById(name)


def _text(layout: QgsPrintLayout, name: str, text: str) -> None:
    item = layout.itemById(name)
    if isinstance(item, QgsLayoutItemLabel):
        item.setMode(QgsLayoutItemLabel.Mode.ModeFont)
        item.setText(text)
