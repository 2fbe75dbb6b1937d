"""Lines: along paragraphs and around cells, single or of two strokes."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor

from .model import Rule

THIN_PT = 0.75
GAP_PT = 0.9
DASHES = {"dashed": (3, 2), "dotted": (1, 1.5), "dotDash": (3, 1.5, 1, 1.5)}


def strokes(rule: Rule) -> tuple[tuple[float, float], ...]:
    """(distance of its middle from the upper edge, width) of each stroke, from top to bottom."""
    if rule.pattern == "double":
        return ((rule.width_pt / 2, rule.width_pt), (rule.width_pt * 2.5, rule.width_pt))
    thin = min(THIN_PT, rule.width_pt / 2)
    if rule.pattern.startswith("thickThin"):
        return ((rule.width_pt / 2, rule.width_pt), (rule.width_pt + GAP_PT + thin / 2, thin))
    if rule.pattern.startswith("thinThick"):
        return ((thin / 2, thin), (thin + GAP_PT + rule.width_pt / 2, rule.width_pt))
    return ((rule.width_pt / 2, rule.width_pt),)


def thickness_pt(rule: Rule) -> float:
    """Height of all strokes with their gap."""
    middle, width = strokes(rule)[-1]
    return middle + width / 2


def height_pt(rule: Rule | None) -> float:
    """Room that a paragraph's rule takes, with the space to the text."""
    return 0.0 if rule is None else thickness_pt(rule) + rule.space_pt


def draw_across(canvas: Any, rule: Rule, start: float, end: float, upper: float) -> None:
    """A horizontal rule whose upper edge is at `upper`."""
    for middle, width in strokes(rule):
        _pen(canvas, rule, width)
        canvas.line(start, upper - middle, end, upper - middle)


def draw_edge(canvas: Any, rule: Rule, x1: float, y1: float, x2: float, y2: float) -> None:
    """A cell's edge, centred on the grid line."""
    half = thickness_pt(rule) / 2
    for middle, width in strokes(rule):
        _pen(canvas, rule, width)
        shift = half - middle
        if y1 == y2:
            canvas.line(x1, y1 + shift, x2, y2 + shift)
        else:
            canvas.line(x1 + shift, y1, x2 + shift, y2)


def _pen(canvas: Any, rule: Rule, width: float) -> None:
    canvas.setStrokeColor(HexColor(f"#{rule.color}"))
    canvas.setLineWidth(width)
    canvas.setLineCap(0 if rule.pattern in DASHES else 2)
    canvas.setDash(*([list(DASHES[rule.pattern])] if rule.pattern in DASHES else []))
