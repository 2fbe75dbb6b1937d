"""Which sheets a report has, and what each of them draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import shapely
from qgis.core import QgsMapLayer, QgsRasterLayer, QgsVectorLayer

from ..content.model import ParcelReport
from .layers import LayerKit
from .scale import Bounds, SheetFrame, choose_scale, sheet_extent
from .scene import ClassPolygon, MapScene

MM_PER_M = 1000


@dataclass(frozen=True)
class SheetPlan:
    """One sheet.

    Attributes
    ----------
    layers : tuple of QgsMapLayer
        From the top down.
    legend : tuple of QgsMapLayer
        Those that the legend lists.
    sources : tuple of str
        Roles of the report's layers that are drawn: the sheet names them with their dates.
    note : str
        Printed under the frame.
    """

    title: str
    scale: int
    extent: Bounds
    layers: tuple[QgsMapLayer, ...]
    legend: tuple[QgsMapLayer, ...]
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class SheetPlanner:
    """Plans the sheets of one parcel, one at a time: its layers belong to the project that draws them."""

    report: ParcelReport
    scene: MapScene
    style: Mapping[str, Any]
    kit: LayerKit
    frame: SheetFrame

    def plans(self) -> Iterator[SheetPlan]:
        """Situation, land use and basic farmland where they were given, boundary points."""
        yield self._situation()
        if self.scene.land_use is not None:
            yield self._land_use()
        if self.scene.basic_farmland is not None:
            yield self._basic_farmland()
        yield self._boundary()

    @property
    def _titles(self) -> Mapping[str, str]:
        return dict(self.report.words["maps"])

    @property
    def _legend(self) -> Mapping[str, str]:
        return dict(self.report.words["maps"]["legend"])

    def _place(self, share: str) -> tuple[int, Bounds]:
        bounds = self.scene.parcel.bounds
        scale = choose_scale(bounds, self.frame, self.style["scales"], self.style[share])
        return scale, sheet_extent(bounds, self.frame, scale)

    def _situation(self) -> SheetPlan:
        scale, extent = self._place("overview_fill_share")
        parcel, points, _ = self._parcel(scale)
        near = [(n.geometry, n.name) for n in self.scene.neighbours if n.geometry.intersects(shapely.box(*extent))]
        others = [self.kit.neighbours(near, self._legend["neighbours"])] if near else []
        under, sources, note = self._background(scale, extent)
        layers = (points, parcel, self._keep_clear(), *others, *under)
        listed = (parcel, points, *others, *(layer for layer in under if isinstance(layer, QgsVectorLayer)))
        return SheetPlan(self._titles["situation"], scale, extent, layers, listed, sources, note)

    def _background(self, scale: int, extent: Bounds) -> tuple[list[QgsMapLayer], tuple[str, ...], str]:
        """The images; without any, the land use, said to stand in for them."""
        caution = self.report.words["caution"]
        images = self._images()
        if images:
            return [*images], ("image",), ""
        if self.scene.land_use is None:
            return [], ("image",), caution["no_image"]
        return [self._classes(scale, extent)], ("land_use",), caution["land_use_for_image"]

    def _land_use(self) -> SheetPlan:
        scale, extent = self._place("fill_share")
        parcel, points, _ = self._parcel(scale)
        points.setLabelsEnabled(False)
        classes, approved = self._classes(scale, extent, split=True), self._approved(extent)
        taken = self.kit.intersection([self.scene.illegal], self._legend["intersection"])
        layers = (points, parcel, self._keep_clear(), taken, *approved, classes)
        sources = ("land_use", "approved_land") if approved else ("land_use",)
        return SheetPlan(self._titles["land_use"], scale, extent, layers, (parcel, taken, *approved, classes), sources)

    def _basic_farmland(self) -> SheetPlan:
        scale, extent = self._place("fill_share")
        parcel, points, _ = self._parcel(scale)
        points.setLabelsEnabled(False)
        polygons = _clipped(self.scene.basic_farmland or (), extent)
        farmland = self.kit.farmland(polygons, self._legend["basic_farmland"])
        common = [p.geometry.intersection(self.scene.illegal) for p in polygons]
        taken = self.kit.intersection([g for g in common if g.area > 0], self._legend["intersection"])
        approved, images = self._approved(extent), self._images()
        shown = [parcel, *([taken] if taken.featureCount() else []), *approved, *([farmland] if polygons else [])]
        sources = ["basic_farmland", *(["approved_land"] if approved else []), *(["image"] if images else [])]
        note = "" if polygons else self.report.words["caution"]["no_farmland_on_sheet"]
        layers = (points, parcel, taken, *approved, farmland, *images)
        return SheetPlan(self._titles["basic_farmland"], scale, extent, layers, tuple(shown), tuple(sources), note)

    def _boundary(self) -> SheetPlan:
        scale, extent = self._place("fill_share")
        parcel, points, numbered = self._parcel(scale)
        sides = self.kit.sides(self.report.boundary, self.style["side_label_min_mm"] * scale / MM_PER_M)
        count, note = self.report.point_count, ""
        if numbered < count:
            note = self.report.words["caution"]["labels_thinned"].format(shown=numbered, count=count)
        layers = (points, sides, parcel, self._keep_clear())
        return SheetPlan(self._titles["boundary"], scale, extent, layers, (parcel, points), (), note)

    def _parcel(self, scale: int) -> tuple[QgsVectorLayer, QgsVectorLayer, int]:
        """The parcel's outline, its points, and how many of them are numbered."""
        spacing_m = self.style["point_label_spacing_mm"] * scale / MM_PER_M
        points, numbered = self.kit.boundary_points(self.report.boundary, self._legend["points"], spacing_m)
        return self.kit.parcel_outline(self.scene.parcel, self._legend["parcel"]), points, numbered

    def _classes(self, scale: int, extent: Bounds, split: bool = False) -> QgsVectorLayer:
        """Land use on the sheet; `split` along the parcel, so that the ground inside has labels of its own."""
        polygons = _clipped(self.scene.land_use or (), extent)
        if split:
            polygons = _split(polygons, self.scene.parcel)
        return self.kit.classes(polygons, self._legend["land_use"], scale, self.scene.land_use_style)

    def _approved(self, extent: Bounds) -> list[QgsMapLayer]:
        polygons = _clipped(self.scene.approved_land, extent)
        return [self.kit.approved(polygons, self._legend["approved_land"])] if polygons else []

    def _images(self) -> list[QgsRasterLayer]:
        """Copies with the user's own style; the originals belong to the project that is open."""
        return [copy for image in self.scene.images if (copy := image.clone()) is not None]

    def _keep_clear(self) -> QgsMapLayer:
        return self.kit.obstacle(self.report.boundary)


def _split(polygons: Iterable[ClassPolygon], parcel: Any) -> list[ClassPolygon]:
    """Each polygon as its parts inside and outside the parcel."""
    pieces = []
    for polygon in polygons:
        for shape in (polygon.geometry.intersection(parcel), polygon.geometry.difference(parcel)):
            pieces += [replace(polygon, geometry=part) for part in shapely.get_parts(shape) if part.area > 0]
    return pieces


def _clipped(polygons: Iterable[ClassPolygon], extent: Bounds) -> list[ClassPolygon]:
    """Polygons cut to the sheet, so that each label stands inside the frame."""
    box, kept = shapely.box(*extent), []
    for polygon in polygons:
        shape = polygon.geometry.intersection(box)
        if shape.area > 0:
            kept.append(replace(polygon, geometry=shape))
    return kept
