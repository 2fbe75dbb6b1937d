"""Map sheets by QGIS print layout: fills the template, whose items are found by id, and exports PDF.

Layouts and projects are not thread-safe: call on the main thread. The project is the sheets' own; the one that is
open in QGIS is never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsRectangle,
)
from qgis.PyQt.QtGui import QColor

from ...core.errors import QT_TRANSLATE_NOOP, OutputError
from ...core.figures import FigureRecord, leaf_code, make_record
from ..content.model import LayerUse
from .fonts import register_map_font
from .grid import label_expression, sheet_figures
from .layers import LayerKit
from .legend import fill_legend
from .lines import set_line
from .plan import MapView, SheetPlan, transcribed
from .planner import SheetPlanner
from .request import MapRequest
from .scale import choose_step, km_decimals
from .sheet_plans import sheet_count, sheet_plans
from .studio import DrawingLayout, MapStudio
from .tables import fill_block, fill_points
from .template import Templates
from .words import load_map_style, load_map_words

NORTH_ARROW = Path(__file__).parents[3] / "styles" / "icons" / "north_arrow.svg"


@dataclass(frozen=True)
class MapSheet:
    """A sheet that was drawn.

    Attributes
    ----------
    code : str
        Printed on it: leads to its records.
    page : int
        In the map set, from 1.
    figures : tuple of FigureRecord
        Every number on it but dates, its own number and its code.
    """

    kind: str
    title: str
    leaf: str
    code: str
    page: int
    scale: int
    figures: tuple[FigureRecord, ...]


class MapSheets:
    """Draws the sheets of one request.

    Parameters
    ----------
    folder : pathlib.Path
        Where pages and image chips are written; the caller removes it, after `close`.
    studio : MapStudio, optional
        One that other requests share.
    """

    def __init__(self, request: MapRequest, folder: Path, studio: MapStudio | None = None) -> None:
        self.request, self.folder = request, folder
        self.style, self.words = load_map_style(), load_map_words()
        self.family = register_map_font(request.font_file)
        self.templates = Templates(request.page, request.template_folder)
        self._blank_notes: list[str] = []
        self.studio, self._owns_studio = studio or MapStudio(), studio is None
        self.studio.prepare(request.scene)
        kit = LayerKit(request.scene.crs, self.style, self.family, self.studio.symbols)
        self.planner = SheetPlanner(request, self.style, self.words, kit, self.templates, folder, self._table_room)

    @property
    def notes(self) -> list[str]:
        """What the maker must know, in Chinese: templates of the office not used, sheets blank in part."""
        return [*self.templates.notes, *self._blank_notes]

    def plans(self, kinds: Sequence[str]) -> Iterator[SheetPlan]:
        """The plans, one at a time: each is to be drawn before the next is made."""
        return sheet_plans(self.planner, kinds)

    def count(self, kinds: Sequence[str]) -> int:
        """How many sheets there will be."""
        return sheet_count(self.planner, kinds)

    def draw(self, plan: SheetPlan, title: str, file: Path, number: int = 0, count: int = 0) -> MapSheet:
        """Write one sheet as a one-page PDF.

        Parameters
        ----------
        number, count : int
            Printed number of the sheet and how many there are; 0 leaves it out, and the code with it.

        Raises
        ------
        OutputError
            If the sheet cannot be written.
        """
        printed = [*plan.figures, *sheet_figures(plan, self.style), *self._text_figures(plan)]
        figures = tuple({record.key: record for record in printed}.values())
        code = leaf_code(plan.leaf, figures)
        if plan.blank_note:
            self._blank_notes.append(self.words["of_sheet"].format(title=plan.title, note=plan.blank_note))
        values: dict[str, dict[str, Any]] = {
            "record_code": {"code": code},
            "sheet_number": {"number": number, "count": count},
        }
        marks = {name: self.words[name].format(**value) for name, value in values.items()} if number else {}
        self._write(self.layout(plan, title, marks), file)
        return MapSheet(plan.kind, plan.title, plan.leaf, code, number, plan.scale, figures)

    def close(self) -> None:
        """Let go of the drawn files, so that their folder can be removed, which Windows would refuse."""
        if self._owns_studio:
            self.studio.close()
        else:
            self.studio.clear()

    def _table_room(self) -> int:
        return self.studio.drawing(self.templates.find("boundary", "boundary"), self.family).point_capacity

    def layout(self, plan: SheetPlan, title: str, marks: Mapping[str, str] | None = None) -> QgsPrintLayout:
        """The filled layout, with code and number in `marks`; the next sheet of its template takes it over."""
        drawing = self._drawing(plan)
        layout = drawing.layout
        self.studio.show([layer for view in plan.views for layer in view.layers])
        self._fill_texts(drawing, plan, title, marks or {})
        fill_block(layout.itemById("sheet_block"), self._block(plan), drawing.block_size_pt)
        fill_points(layout.itemById("points_table"), plan.table)
        for view in plan.views:
            self._set_map(layout.itemById(view.item), view, plan.scale, drawing)
        self._set_north_arrow(layout)
        self._set_scale_bar(layout.itemById("scale_bar"), plan.scale)
        fill_legend(layout.itemById("legend"), plan.legend, drawing.legend_room, drawing.legend_sizes_pt)
        return layout

    def _drawing(self, plan: SheetPlan) -> DrawingLayout:
        return self.studio.drawing(self.templates.find(plan.kind, plan.arrangement), self.family)

    def _fill_texts(self, drawing: DrawingLayout, plan: SheetPlan, title: str, marks: Mapping[str, str]) -> None:
        parcels = self.words["list_separator"].join(parcel.title for parcel in plan.parcels)
        subject = self.request.subject
        texts = {
            "title": title + (self.words["sample"] if self.request.is_sample else ""),
            "subtitle": self.words["subtitle"].format(subject=subject, parcels=parcels) if subject else "",
            "record_code": marks.get("record_code", ""),
            "sheet_number": marks.get("sheet_number", ""),
            "scale_text": self.words["scale"].format(scale=plan.scale),
            "map_note": plan.note + plan.blank_note,
        }
        for name, text in (texts | plan.captions).items():
            set_line(drawing.layout, name, text, drawing.line_sizes_pt.get(name, 0.0))

    def _set_map(self, item: QgsLayoutItem | None, view: MapView, scale: int, drawing: DrawingLayout) -> None:
        if not isinstance(item, QgsLayoutItemMap):
            return
        item.setCrs(self.request.scene.crs)
        item.setKeepLayerSet(True)
        item.setLayers(list(view.layers))
        item.setExtent(QgsRectangle(*view.extent))
        step_m = choose_step(scale, self.style["grid_mm"], self.style["grid_steps_m"])
        grid: Any = item.grid()
        grid.setCrs(self.request.scene.crs)
        grid.setIntervalX(step_m)
        grid.setIntervalY(step_m)
        grid.setAnnotationExpression(label_expression(km_decimals(step_m), view.extent, scale))
        symbol = grid.lineSymbol().clone()
        symbol.setColor(QColor("white") if view.over_imagery else drawing.grid_colors[view.item])
        grid.setLineSymbol(symbol)

    def _set_north_arrow(self, layout: QgsPrintLayout) -> None:
        picture = layout.itemById("north_arrow")
        if isinstance(picture, QgsLayoutItemPicture) and picture.picturePath() != str(NORTH_ARROW):
            picture.setPicturePath(str(NORTH_ARROW))
        for name in ("map", "map_before"):
            item = layout.itemById(name)
            if isinstance(item, QgsLayoutItemMap) and picture is not None and not item.isLabelBlockingItem(picture):
                item.addLabelBlockingItem(picture)

    def _set_scale_bar(self, item: QgsLayoutItem | None, scale: int) -> None:
        if not isinstance(item, QgsLayoutItemScaleBar):
            return
        segment_m = choose_step(scale, self.style["scale_bar_mm"], self.style["grid_steps_m"])
        if item.units() != Qgis.DistanceUnit.Meters:
            item.setUnits(Qgis.DistanceUnit.Meters)
        if item.mapUnitsPerScaleBarUnit() != 1:
            item.setMapUnitsPerScaleBarUnit(1)
        if item.unitsPerSegment() != segment_m:
            item.setUnitsPerSegment(segment_m)
        plain = QgsBasicNumericFormat()
        plain.setShowThousandsSeparator(False)
        item.setNumericFormat(plain)
        item.update()

    def _block(self, plan: SheetPlan) -> list[tuple[str, str]]:
        """Rows of the sheet block: the CRS, the layers drawn, who made it and when."""
        words, block = self.words["block"], self.request.block
        rows = [(words["crs"], block.crs), (words["height_datum"], block.height_datum)]
        rows += [(self.words["roles"][role], self._source(role, plan)) for role in plan.sources if self._is_named(role)]
        rows += [(words[name], getattr(block, name)) for name in ("office", "maker", "checker", "made_on")]
        optional = {words["height_datum"], words["office"]}
        return [(label, text) for label, text in rows if text or label not in optional]

    @property
    def _layers(self) -> list[LayerUse]:
        pair = self.request.pair
        images = [("image_before", pair.before), ("image_after", pair.after)] if pair else []
        return [*self.request.layers, *(LayerUse(role, image.name, "", image.dated) for role, image in images)]

    def _is_named(self, role: str) -> bool:
        """An image that is missing is said to be; another layer without a name has no row."""
        return role == "image" or any(layer.role == role for layer in self._layers)

    def _source(self, role: str, plan: SheetPlan) -> str:
        """Names and dates of the layers of a role, as they stand in the report's table; no image under others."""
        form, no_date = self.words["source_layer"], self.words["no_date"]
        drawn = {layer.name() for view in plan.views for layer in view.layers}
        hidden = {("image", image.name()) for image in self.request.scene.images if image.name() not in drawn}
        used = [layer for layer in self._layers if layer.role == role and (role, layer.name) not in hidden]
        texts = [form.format(name=layer.name, dated=layer.dated or no_date) for layer in used]
        return "；".join(texts) or str(self.words["no_image"])

    def _text_figures(self, plan: SheetPlan) -> list[FigureRecord]:
        """Names and codes in the sheet block, the subtitle and the labels of the parcels."""
        rows = self._block(plan)
        names = [self.request.subject, *(parcel.title for parcel in plan.parcels)]
        records = [make_record(f"{plan.leaf}/crs", rows[0][1], "text", "constant")]
        records += transcribed(plan.leaf, "block", [text for _, text in rows[1:]])
        return records + transcribed(plan.leaf, "name", names)

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
