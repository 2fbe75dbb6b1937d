"""Map sheets by QGIS print layout: fills the template, whose items are found by id, and exports PDF.

Layouts and projects are not thread-safe: call on the main thread. The project is the sheets' own; the one that is
open in QGIS is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

from ..core.errors import QT_TRANSLATE_NOOP, OutputError
from .content import MapPage, ParcelReport
from .map_fonts import register_map_font, set_map_font
from .map_layers import LayerKit
from .map_legend import fill_legend
from .map_scale import choose_scale, choose_step, km_decimals, sheet_extent
from .map_scene import MapScene
from .map_template import TEMPLATE, load_map_style, load_template, template_frame
from .text_layout import break_lines

NORTH_ARROW = Path(__file__).parents[2] / "styles" / "icons" / "north_arrow.svg"
MM_PER_M = 1000


@dataclass(frozen=True)
class SheetPlan:
    """One sheet: its title, its layers from the top down, those of the legend, a note under the frame.

    `sources` are the roles of the report's layers that are drawn: the sheet names them with their dates.
    """

    title: str
    layers: tuple[QgsMapLayer, ...]
    legend: tuple[QgsMapLayer, ...]
    share: float
    sources: tuple[str, ...] = ()
    note: str = ""


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
        self.kit = LayerKit(scene.crs, self.style, self.family, self.style["label_pt"])
        self.project = QgsProject()
        self.project.setCrs(scene.crs)
        self.project.setTransformContext(scene.transform_context)
        # The scale bar must agree with 1:2000 in the map's own plane, not with lengths on an ellipsoid.
        self.project.setEllipsoid("NONE")
        self._labels_inside_only()
        self.frame = template_frame(template)

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
        for number, plan in enumerate(self._plans(), start=1):
            check_cancelled()
            title = self.words["number"].format(number=number, title=plan.title)
            file = folder / f"sheet{number}.pdf"
            layout = self._layout(plan, title)
            self._write(layout, file)
            pages.append(MapPage(title, file))
        return pages

    def _plans(self) -> Iterator[SheetPlan]:
        yield self._situation()
        if self.scene.land_use is not None:
            yield self._land_use()
        if self.scene.basic_farmland is not None:
            yield self._basic_farmland()
        yield self._boundary()

    def _extent(self, share: float) -> tuple[int, tuple[float, float, float, float]]:
        bounds = self.scene.parcel.bounds
        scale = choose_scale(bounds, self.frame, self.style["scales"], share)
        return scale, sheet_extent(bounds, self.frame, scale)

    def _common(self, scale: int) -> tuple[QgsVectorLayer, QgsVectorLayer, int]:
        """The parcel's outline, its points, and how many of them are numbered."""
        legend = self.words["legend"]
        spacing_m = self.style["point_label_spacing_mm"] * scale / MM_PER_M
        points, numbered = self.kit.boundary_points(self.report.boundary, legend["points"], spacing_m)
        return self.kit.parcel_outline(self.scene.parcel, legend["parcel"]), points, numbered

    def _images(self) -> list[QgsRasterLayer]:
        """Copies with the user's own style; the originals belong to the project that is open."""
        return [copy for image in self.scene.images if (copy := image.clone()) is not None]

    def _keep_clear(self) -> QgsMapLayer:
        return self.kit.obstacle(self.report.boundary)

    def _situation(self) -> SheetPlan:
        share = self.style["overview_fill_share"]
        scale, extent = self._extent(share)
        parcel, points, _ = self._common(scale)
        near = [(n.geometry, n.name) for n in self.scene.neighbours if n.geometry.intersects(_box(extent))]
        others = [self.kit.neighbours(near, self.words["legend"]["neighbours"])] if near else []
        images = self._images()
        note = "" if images else self.report.words["caution"]["no_image"]
        layers = (points, parcel, self._keep_clear(), *others, *images)
        return SheetPlan(self.words["situation"], layers, (parcel, points, *others), share, ("image",), note)

    def _land_use(self) -> SheetPlan:
        share = self.style["fill_share"]
        scale, extent = self._extent(share)
        parcel, points, _ = self._common(scale)
        points.setLabelsEnabled(False)
        polygons = _clipped(self.scene.land_use or (), extent)
        classes = self.kit.classes(polygons, self.words["legend"]["land_use"], scale, self.scene.land_use_style)
        taken = self.kit.intersection([self.scene.parcel], self.words["legend"]["intersection"])
        return SheetPlan(
            self.words["land_use"],
            (points, parcel, self._keep_clear(), taken, classes),
            (parcel, taken, classes),
            share,
            ("land_use",),
        )

    def _basic_farmland(self) -> SheetPlan:
        share = self.style["fill_share"]
        scale, extent = self._extent(share)
        parcel, points, _ = self._common(scale)
        points.setLabelsEnabled(False)
        legend = self.words["legend"]
        polygons = _clipped(self.scene.basic_farmland or (), extent)
        farmland = self.kit.farmland(polygons, legend["basic_farmland"])
        common = [p.geometry.intersection(self.scene.parcel) for p in polygons]
        taken = self.kit.intersection([g for g in common if g.area > 0], legend["intersection"])
        shown = [parcel, *([taken] if taken.featureCount() else []), *([farmland] if polygons else [])]
        images = self._images()
        layers = (points, parcel, taken, farmland, *images)
        sources = ("basic_farmland", "image") if images else ("basic_farmland",)
        return SheetPlan(self.words["basic_farmland"], layers, tuple(shown), share, sources)

    def _boundary(self) -> SheetPlan:
        share = self.style["fill_share"]
        scale, _ = self._extent(share)
        parcel, points, numbered = self._common(scale)
        sides = self.kit.sides(self.report.boundary, self.style["side_label_min_mm"] * scale / MM_PER_M)
        count, note = self.report.point_count, ""
        if numbered < count:
            note = self.report.words["caution"]["labels_thinned"].format(shown=numbered, count=count)
        return SheetPlan(
            self.words["boundary"], (points, sides, parcel, self._keep_clear()), (parcel, points), share, (), note
        )

    def _layout(self, plan: SheetPlan, title: str) -> QgsPrintLayout:
        layout = load_template(self.template, self.project)
        self.project.removeAllMapLayers()
        self.project.addMapLayers(list(plan.layers), False)
        set_map_font(layout, self.family)
        scale, extent = self._extent(plan.share)
        self._set_map(_item(layout, "map"), plan, scale, extent)
        _text(layout, "title", title)
        _text(layout, "scale_text", self.words["scale"].format(scale=scale))
        _text(layout, "map_note", plan.note)
        _text(layout, "sheet_block", self._sheet_block(plan, _item(layout, "sheet_block").rect().width()))
        picture = layout.itemById("north_arrow")
        if isinstance(picture, QgsLayoutItemPicture):
            picture.setPicturePath(str(NORTH_ARROW))
            _item(layout, "map").addLabelBlockingItem(picture)
        self._set_scale_bar(layout.itemById("scale_bar"), scale)
        fill_legend(layout.itemById("legend"), plan.legend)
        return layout

    def _set_map(self, item: QgsLayoutItemMap, plan: SheetPlan, scale: int, extent: Any) -> None:
        item.setCrs(self.scene.crs)
        item.setKeepLayerSet(True)
        item.setLayers(list(plan.layers))
        item.setExtent(QgsRectangle(*extent))
        step_m = choose_step(scale, self.style["grid_mm"], self.style["grid_steps_m"])
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
        if self.report.is_sample:
            texts.append(self.report.words["sample"])
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


def _box(extent: tuple[float, float, float, float]) -> Any:
    import shapely

    return shapely.box(*extent)


def _clipped(polygons: Any, extent: tuple[float, float, float, float]) -> list[Any]:
    """Polygons cut to the sheet, so that each label stands inside the frame."""
    from dataclasses import replace

    box, kept = _box(extent), []
    for polygon in polygons:
        shape = polygon.geometry.intersection(box)
        if shape.area > 0:
            kept.append(replace(polygon, geometry=shape))
    return kept
