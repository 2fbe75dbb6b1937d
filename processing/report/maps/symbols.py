"""Symbols of the map sheets: outlines, areas, hatching, and colours of classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from .scene import ClassPolygon

HALO_MM = 0.5  # of white on either side of a line, so that it stands out from imagery


def single(symbol: Any) -> QgsSingleSymbolRenderer:
    """The symbol for every feature."""
    return QgsSingleSymbolRenderer(symbol)


def outline(color: str, width_mm: float, line: str = "solid") -> Any:
    """A polygon's boundary without fill."""
    return QgsFillSymbol.createSimple(_edge(color, width_mm) | {"outline_style": line})


def _edge(color: str, width_mm: float) -> dict[str, str]:
    return {"style": "no", "outline_color": color, "outline_width": str(width_mm), "joinstyle": "miter"}


def with_halo(symbol: Any, width_mm: float) -> Any:
    """The outline symbol over a wider, half-clear white line."""
    below = QgsSimpleFillSymbolLayer.create(_edge("255,255,255,170", width_mm + 2 * HALO_MM))
    symbol.insertSymbolLayer(0, below)
    return symbol


def area(fill: str, edge: str, width_mm: float) -> Any:
    """A filled polygon."""
    return QgsFillSymbol.createSimple({"color": fill, "outline_color": edge, "outline_width": str(width_mm)})


def plain_area(fill: str) -> Any:
    """A fill whose edge has its own colour, so that neighbours of one class leave no white seam."""
    return area(fill, fill, 0.1)


def hatch(color: str, angle_deg: int, spacing_mm: float = 1.8, line_mm: float = 0.15) -> Any:
    """Parallel lines as a layer of a fill symbol."""
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(angle_deg)
    lines.setDistance(spacing_mm)
    lines.setDistanceUnit(Qgis.RenderUnit.Millimeters)
    lines.setSubSymbol(QgsLineSymbol.createSimple({"line_color": color, "line_width": str(line_mm)}))
    return lines


def hatched(color: str, angle_deg: int, edge_mm: float, line_mm: float = 0.15) -> Any:
    """Hatching inside an outline, clear between the lines."""
    symbol = outline(color, edge_mm)
    symbol.appendSymbolLayer(hatch(color, angle_deg, line_mm=line_mm))
    return symbol


def line(color: str, width_mm: float, style: str = "solid") -> Any:
    """A plain line."""
    return QgsLineSymbol.createSimple({"line_color": color, "line_width": str(width_mm), "line_style": style})


def road(color: str, width_mm: float) -> Any:
    """A road: white between two edges."""
    symbol: Any = line(color, width_mm)
    inner = QgsSimpleLineSymbolLayer.create({"line_color": "#ffffff", "line_width": str(width_mm - 0.25)})
    symbol.appendSymbolLayer(inner)
    return symbol


def boundary_line(color: str, width_mm: float, dashes: str) -> Any:
    """An administrative boundary; `dashes` as QGIS writes them, in mm."""
    edge = {"line_color": color, "line_width": str(width_mm), "use_custom_dash": "1", "customdash": dashes}
    symbol: Any = QgsFillSymbol()
    symbol.changeSymbolLayer(0, QgsSimpleLineSymbolLayer.create(edge | {"customdash_unit": "MM"}))
    return symbol


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
