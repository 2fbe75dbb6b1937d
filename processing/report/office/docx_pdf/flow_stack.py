"""Flowables one below the other inside a cell, a header or a footer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, PageBreak

UNBOUNDED_PT = 1e6


def stack_height_pt(flowables: Sequence[Flowable], width_pt: float) -> float:
    """Height of all of them at a width."""
    total = 0.0
    for number, flowable in enumerate(flowables):
        total += flowable.wrap(width_pt, UNBOUNDED_PT)[1]
        total += flowable.getSpaceBefore() if number else 0.0
        total += flowable.getSpaceAfter() if number < len(flowables) - 1 else 0.0
    return total


def draw_stack(canvas: Any, flowables: Sequence[Flowable], x: float, top: float, width_pt: float) -> None:
    """Draw them downwards from `top`."""
    for number, flowable in enumerate(flowables):
        top -= flowable.getSpaceBefore() if number else 0.0
        height = flowable.wrap(width_pt, UNBOUNDED_PT)[1]
        flowable.drawOn(canvas, x, top - height)
        top -= height + flowable.getSpaceAfter()


def split_stack(
    flowables: Sequence[Flowable], width_pt: float, height_pt: float
) -> tuple[list[Flowable], list[Flowable]]:
    """What fits into a height, and the rest."""
    head: list[Flowable] = []
    rest = list(flowables)
    while rest:
        room = height_pt - stack_height_pt(head, width_pt) - (rest[0].getSpaceBefore() if head else 0.0)
        if rest[0].wrap(width_pt, room)[1] <= room:
            head.append(rest.pop(0))
            continue
        parts = rest[0].split(width_pt, room) if room > 0 else []
        if len(parts) > 1:
            head.append(parts[0])
            rest[0:1] = [part for part in parts[1:] if not isinstance(part, PageBreak)]
        break
    return head, rest


class AtFoot(Flowable):
    """Content kept at the foot of the page, where Word has it in a frame or floating."""

    def __init__(self, content: Sequence[Flowable]) -> None:
        super().__init__()
        self.content = list(content)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        needed = stack_height_pt(self.content, available_width)
        self.width, self.height = available_width, max(needed, available_height - 1)
        return self.width, self.height

    def split(self, _available_width: float, _available_height: float) -> list[Flowable]:
        return []

    def draw(self) -> None:
        draw_stack(self.canv, self.content, 0, stack_height_pt(self.content, self.width), self.width)
