"""The map sheets' layers: memory layers with symbols and labels, from plain shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFillSymbol,
    QgsGeometry,
    QgsLabelObstacleSettings,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor, QFont

from ..content.model import BoundaryRing, Figure
from .scale import spaced_points
from .scene import ClassPolygon

TEXT = QMetaType.Type.QString
BUFFER_MM = 0.5
HIGHEST_PRIORITY = 10
TWO_LINES_MM, ONE_LINE_MM = 4.5, 1.8  # room around a point of the polygon that its label needs
STRONG_OBSTACLE = 2.0  # the largest that QGIS's designer offers


@dataclass(frozen=True)
class LayerKit:
    """Makes layers of one report: their CRS, the style file and the font of labels."""

    crs: QgsCoordinateReferenceSystem
    style: Mapping[str, Any]
    family: str
    size_pt: float

    def parcel_outline(self, shape: Any, name: str) -> QgsVectorLayer:
        """The parcel's boundary in red, without fill."""
        layer = self._layer("Polygon", name, [])
        _fill(layer, [(shape, ())])
        color = self.style["parcel_color"]
        layer.setRenderer(_single(_outline(color, 0.6)))
        return layer

    def neighbours(self, shapes: Iterable[tuple[Any, str]], name: str) -> QgsVectorLayer:
        """Other parcels, with their names."""
        layer = self._layer("Polygon", name, ["label"])
        _fill(layer, [(shape, (label,)) for shape, label in shapes])
        color = self.style["neighbour_color"]
        layer.setRenderer(_single(_outline(color, 0.4, "dash")))
        self._label(layer, "label", color, placement=Qgis.LabelPlacement.Horizontal)
        return layer

    def boundary_points(self, rings: Sequence[BoundaryRing], name: str, spacing_m: float) -> tuple[QgsVectorLayer, int]:
        """Points as circles with their numbers, as many as have room. Returns the layer and how many it has."""
        layer = self._layer("Point", name, ["label"])
        shown = [point for ring in rings for point in spaced_points(ring, spacing_m)]
        _fill(layer, [(shapely.Point(point.y_m.value, point.x_m.value), (point.name,)) for point in shown])
        marker = {"name": "circle", "size": "0.8", "color": "white", "outline_color": self.style["parcel_color"]}
        layer.setRenderer(_single(QgsMarkerSymbol.createSimple({**marker, "outline_width": "0.3"})))
        self._label(layer, "label", "#000000", Qgis.LabelPlacement.AroundPoint, distance_mm=0.9, always=True)
        return layer, len(shown)

    def obstacle(self, rings: Sequence[BoundaryRing]) -> QgsVectorLayer:
        """The boundary as something that labels keep clear of; draws nothing."""
        layer = self._layer("LineString", "obstacle", [])
        _fill(layer, [(line, ()) for ring in rings for line, _ in _sides(ring)])
        layer.setRenderer(_single(QgsLineSymbol.createSimple({"line_style": "no"})))
        settings = QgsPalLayerSettings()
        settings.drawLabels = False
        obstacles = QgsLabelObstacleSettings()
        obstacles.setFactor(STRONG_OBSTACLE)
        settings.setObstacleSettings(obstacles)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)
        return layer

    def sides(self, rings: Sequence[BoundaryRing], shortest_m: float) -> QgsVectorLayer:
        """Sides of the boundary with their lengths; those too short on paper stay without."""
        layer = self._layer("LineString", "sides", ["label"])
        sides = [side for ring in rings for side in _sides(ring)]
        _fill(layer, [(line, (length.text,)) for line, length in sides if (length.value or 0) >= shortest_m])
        symbol = QgsLineSymbol.createSimple({"line_style": "no"})
        layer.setRenderer(_single(symbol))
        self._label(layer, "label", "#0b3d91", placement=Qgis.LabelPlacement.Line, distance_mm=0.6)
        return layer

    def classes(
        self, polygons: Sequence[ClassPolygon], name: str, scale: int, style_file: Path | None = None
    ) -> QgsVectorLayer:
        """Land-use polygons by class, labelled with code and name as far as they have room for it.

        Parameters
        ----------
        style_file : pathlib.Path, optional
            QGIS style with a category for each code; a code that it lacks gets the colour of its category.
        """
        layer = self._layer("Polygon", name, ["code", "label"])
        _fill(layer, [(p.geometry, (p.code, class_label(p, scale))) for p in polygons])
        colors = class_colors(polygons, self.style)
        names = {p.code: f"{p.code} {p.name}".strip() for p in polygons}
        symbols = style_symbols(style_file) if style_file else {}
        categories = [
            QgsRendererCategory(code, symbols.get(code) or _area(colors[code], "#8a8a8a", 0.15), names[code])
            for code in sorted(colors)
        ]
        layer.setRenderer(QgsCategorizedSymbolRenderer("code", categories))
        self._label(layer, "label", "#333333", placement=Qgis.LabelPlacement.Horizontal)
        return layer

    def farmland(self, polygons: Sequence[ClassPolygon], name: str) -> QgsVectorLayer:
        """Basic farmland in green hatching over a pale fill."""
        layer = self._layer("Polygon", name, [])
        _fill(layer, [(p.geometry, ()) for p in polygons])
        color = self.style["basic_farmland_color"]
        symbol = _area("#e3f2d8", color, 0.3)
        symbol.appendSymbolLayer(_hatch(color, 45))
        layer.setRenderer(_single(symbol))
        return layer

    def approved(self, polygons: Sequence[ClassPolygon], name: str) -> QgsVectorLayer:
        """Approved, registered or temporary land in blue hatching."""
        layer = self._layer("Polygon", name, [])
        _fill(layer, [(p.geometry, ()) for p in polygons])
        symbol = _outline(self.style["approved_color"], 0.3)
        symbol.appendSymbolLayer(_hatch(self.style["approved_color"], 0))
        layer.setRenderer(_single(symbol))
        return layer

    def intersection(self, shapes: Iterable[Any], name: str) -> QgsVectorLayer:
        """The ground that the parcel takes, in red hatching."""
        layer = self._layer("Polygon", name, [])
        _fill(layer, [(shape, ()) for shape in shapes])
        symbol: Any = QgsFillSymbol.createSimple(
            {"style": "no", "outline_color": self.style["parcel_color"], "outline_width": "0.2"}
        )
        symbol.appendSymbolLayer(_hatch(self.style["parcel_color"], 135))
        layer.setRenderer(_single(symbol))
        return layer

    def _layer(self, kind: str, name: str, fields: Sequence[str]) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"{kind}?crs=", name, "memory")
        layer.setCrs(self.crs)
        provider: Any = layer.dataProvider()
        provider.addAttributes([QgsField(field, TEXT) for field in fields])
        layer.updateFields()
        return layer

    def _label(
        self,
        layer: QgsVectorLayer,
        field: str,
        color: str,
        placement: Qgis.LabelPlacement,
        distance_mm: float = 0.0,
        always: bool = False,
    ) -> None:
        settings = QgsPalLayerSettings()
        settings.fieldName = field
        settings.placement = placement
        settings.dist, settings.distUnits = distance_mm, Qgis.RenderUnit.Millimeters
        settings.setFormat(text_format(self.family, self.size_pt, color, with_buffer=True))
        settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
        if always:
            settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
            settings.priority = HIGHEST_PRIORITY
        obstacles = QgsLabelObstacleSettings()
        obstacles.setIsObstacle(layer.geometryType() != Qgis.GeometryType.Polygon)
        settings.setObstacleSettings(obstacles)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)


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


def style_symbols(path: Path) -> dict[str, QgsSymbol]:
    """Symbols of a style file with categories, by value; empty where it cannot be read."""
    donor = QgsVectorLayer("Polygon?field=code:string", "style", "memory")
    donor.loadNamedStyle(str(path))
    renderer = donor.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return {}
    symbols: dict[str, QgsSymbol] = {}
    for category in renderer.categories():
        value = category.value()
        for code in value if isinstance(value, list) else [value]:
            symbol = category.symbol()
            copy = symbol.clone() if symbol is not None else None
            if copy is not None:
                symbols[str(code)] = copy
    return symbols


def class_label(polygon: ClassPolygon, scale: int) -> str:
    """Code over name, the code alone in a narrow polygon, nothing in a sliver."""

    def has_room(half_width_mm: float) -> bool:
        return not polygon.geometry.buffer(-half_width_mm * scale / 1000, quad_segs=2).is_empty

    if polygon.name and has_room(TWO_LINES_MM):
        return f"{polygon.code}\n{polygon.name}"
    return polygon.code if has_room(ONE_LINE_MM) else ""


def class_colors(polygons: Iterable[ClassPolygon], style: Mapping[str, Any]) -> dict[str, str]:
    """Colour of each class code: by its category, else from the spare colours, the same for the same codes."""
    category = {p.code: p.category for p in polygons}
    colors: dict[str, str] = {}
    used, spare = dict.fromkeys(style["category_colors"], 0), 0
    for code in sorted(category):
        shades = style["category_colors"].get(category[code])
        if not code:
            colors[code] = style["unclassified_color"]
        elif shades:
            colors[code] = shades[used[category[code]] % len(shades)]
            used[category[code]] += 1
        else:
            colors[code] = style["other_colors"][spare % len(style["other_colors"])]
            spare += 1
    return colors


def _sides(ring: BoundaryRing) -> Iterator[tuple[Any, Figure]]:
    """Each side of a ring, with its length."""
    following = (*ring.points[1:], ring.points[0])
    for here, after in zip(ring.points, following, strict=True):
        ends = [(here.y_m.value, here.x_m.value), (after.y_m.value, after.x_m.value)]
        yield shapely.LineString(ends), here.side_m


def _fill(layer: QgsVectorLayer, rows: Iterable[tuple[Any, Sequence[str]]]) -> None:
    features = []
    for shape, values in rows:
        feature = QgsFeature(layer.fields())
        geometry = QgsGeometry()
        geometry.fromWkb(shapely.to_wkb(shape))
        feature.setGeometry(geometry)
        feature.setAttributes(list(values))
        features.append(feature)
    provider: Any = layer.dataProvider()
    provider.addFeatures(features)
    layer.updateExtents()


def _single(symbol: Any) -> QgsSingleSymbolRenderer:
    return QgsSingleSymbolRenderer(symbol)


def _outline(color: str, width_mm: float, line: str = "solid") -> Any:
    return QgsFillSymbol.createSimple(
        {
            "style": "no",
            "outline_color": color,
            "outline_width": str(width_mm),
            "outline_style": line,
            "joinstyle": "miter",
        }
    )


def _area(fill: str, outline: str, width_mm: float) -> Any:
    return QgsFillSymbol.createSimple({"color": fill, "outline_color": outline, "outline_width": str(width_mm)})


def _hatch(color: str, angle_deg: int) -> Any:
    hatch = QgsLinePatternFillSymbolLayer()
    hatch.setLineAngle(angle_deg)
    hatch.setDistance(1.8)
    hatch.setDistanceUnit(Qgis.RenderUnit.Millimeters)
    hatch.setSubSymbol(QgsLineSymbol.createSimple({"line_color": color, "line_width": "0.15"}))
    return hatch
