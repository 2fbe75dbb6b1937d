"""Memory layers of the sheets, from plain shapes; this file: the parcels and their boundary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsSymbol,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..content.model import BoundaryPoint, BoundaryRing, Figure
from .labels import label_layer, make_obstacle, text_format
from .scene import Neighbour
from .symbols import line, outline, single, style_symbols, with_halo

TEXT = QMetaType.Type.QString
BLUE = "#0b3d91"
Rows = Sequence[tuple[Any, Sequence[str]]]


@dataclass(frozen=True)
class LayerKit:
    """Makes layers of one map set: their CRS, the style file and the font of labels.

    Attributes
    ----------
    known_symbols : dict
        Symbols of style files that were read already.
    """

    crs: QgsCoordinateReferenceSystem
    style: Mapping[str, Any]
    family: str
    known_symbols: dict[Path, dict[str, QgsSymbol]] = field(default_factory=dict, repr=False, compare=False)

    def symbol(self, style_file: Path | None, code: str) -> QgsSymbol | None:
        """The symbol of a code in a style file; None where there is none."""
        if style_file is None:
            return None
        if style_file not in self.known_symbols:
            self.known_symbols[style_file] = style_symbols(style_file)
        found = self.known_symbols[style_file].get(code)
        return found.clone() if found is not None else None

    def layer(self, kind: str, name: str, fields: Sequence[str], rows: Rows) -> QgsVectorLayer:
        """A memory layer of text fields, filled with shapes and their values."""
        layer = QgsVectorLayer(f"{kind}?crs=", name, "memory")
        layer.setCrs(self.crs)
        provider: Any = layer.dataProvider()
        provider.addAttributes([QgsField(field, TEXT) for field in fields])
        layer.updateFields()
        shapes, texts = zip(*rows, strict=True) if rows else ((), ())
        wkbs = shapely.to_wkb(np.array(shapes, dtype=object))
        provider.addFeatures([_feature(layer, wkb, values) for wkb, values in zip(wkbs, texts, strict=True)])
        layer.updateExtents()
        return layer

    def text(self, color: str = "#000000", size_share: float = 1.0) -> QgsTextFormat:
        """Text of a label."""
        return text_format(self.family, self.style["label_pt"] * size_share, color, with_buffer=True)


def _feature(layer: QgsVectorLayer, wkb: bytes, values: Sequence[str]) -> QgsFeature:
    feature = QgsFeature(layer.fields())
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    feature.setGeometry(geometry)
    feature.setAttributes(list(values))
    return feature


def parcel_outlines(
    kit: LayerKit, shapes: Iterable[tuple[Any, str]], name: str, over_imagery: bool = False, is_obstacle: bool = False
) -> QgsVectorLayer:
    """The parcels' boundaries in red without fill, each with its label beside it; an empty label is not drawn."""
    color, width_mm = kit.style["parcel_color"], kit.style["parcel_width_mm"]
    layer = kit.layer("Polygon", name, ["label"], [(shape, (label,)) for shape, label in shapes])
    symbol = outline(color, width_mm)
    layer.setRenderer(single(with_halo(symbol, width_mm) if over_imagery else symbol))
    placement = Qgis.LabelPlacement.OutsidePolygons
    label_layer(
        layer, kit.text(color), placement, distance_mm=4, always=True, callout_color=color, is_obstacle=is_obstacle
    )
    return layer


def part_boxes(kit: LayerKit, boxes: Iterable[tuple[Any, str]], name: str) -> QgsVectorLayer:
    """What the further sheets show, with their numbers."""
    layer = kit.layer("Polygon", name, ["label"], [(box, (number,)) for box, number in boxes])
    layer.setRenderer(single(outline(BLUE, 0.25)))
    label_layer(layer, kit.text(BLUE, 1.25), Qgis.LabelPlacement.OutsidePolygons, distance_mm=0.8, always=True)
    return layer


def neighbour_outlines(kit: LayerKit, neighbours: Iterable[Neighbour], name: str) -> QgsVectorLayer:
    """Other parcels, with their names."""
    layer = kit.layer("Polygon", name, ["label"], [(other.geometry, (other.name,)) for other in neighbours])
    color = kit.style["neighbour_color"]
    layer.setRenderer(single(outline(color, 0.4, "dash")))
    label_layer(layer, kit.text(color), Qgis.LabelPlacement.Horizontal)
    return layer


def boundary_points(
    kit: LayerKit, points: Sequence[BoundaryPoint], numbered: Sequence[BoundaryPoint], name: str
) -> Any:
    """All points as circles, with the numbers of those that have room for them."""
    labels = {point.name for point in numbered}
    rows = [(_place(point), (point.name if point.name in labels else "",)) for point in points]
    layer = kit.layer("Point", name, ["label"], rows)
    marker = {"name": "circle", "size": str(kit.style["boundary_point_mm"]), "color": "white", "outline_width": "0.15"}
    layer.setRenderer(single(QgsMarkerSymbol.createSimple(marker | {"outline_color": kit.style["parcel_color"]})))
    label_layer(layer, kit.text(), Qgis.LabelPlacement.AroundPoint, distance_mm=0.9, always=True)
    return layer


def side_lengths(kit: LayerKit, sides: Iterable[tuple[Any, str]]) -> QgsVectorLayer:
    """Sides of the boundary with their lengths along them."""
    layer = kit.layer("LineString", "sides", ["label"], [(side, (length,)) for side, length in sides])
    layer.setRenderer(single(line(BLUE, 0.1, "no")))
    label_layer(layer, kit.text(BLUE, 0.9), Qgis.LabelPlacement.Line, distance_mm=0.6)
    return layer


def obstacle_lines(kit: LayerKit, lines: Iterable[Any]) -> QgsVectorLayer:
    """Lines that labels keep clear of; draws nothing."""
    layer = kit.layer("MultiLineString", "obstacle", [], [(shapely.multilinestrings(list(lines)), ())])
    layer.setRenderer(single(line(BLUE, 0.1, "no")))
    make_obstacle(layer)
    return layer


def ring_sides(ring: BoundaryRing) -> Iterator[tuple[Any, Figure, BoundaryPoint]]:
    """Each side of a ring, its length, and the point that it starts at."""
    following = (*ring.points[1:], ring.points[0])
    for here, after in zip(ring.points, following, strict=True):
        yield shapely.LineString([_place(here), _place(after)]), here.side_m, here


def _place(point: BoundaryPoint) -> Any:
    return shapely.Point(point.y_m.value or 0.0, point.x_m.value or 0.0)
