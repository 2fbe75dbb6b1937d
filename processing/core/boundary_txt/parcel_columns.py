"""Columns of a parcel line by position, with the shape word (点, 线, 面) as the fixed mark."""

from __future__ import annotations

from dataclasses import dataclass

from .findings import Finding
from .model import ParcelLine
from .numbers import declared_area
from .punctuation import half_width
from .syntax import SHAPES

SHAPE_POSITION = 4
AFTER_SHAPE = 3


@dataclass(frozen=True)
class ParcelColumns:
    """A parcel line's meaning; every value as written, blank if missing.

    Attributes
    ----------
    count : int or None
        Declared number of points.
    area_text : str
        Declared area, hectares unless it says otherwise.
    code, name : str
        地块编号, 地块名称.
    shape : str
        点, 线 or 面; 面 if the file leaves it out.
    sheet, use, class_code : str
        图幅号, 地块用途, 地类编码.
    extra : tuple of str
        Columns beyond the eight of the format.
    """

    count: int | None
    area_text: str
    code: str
    name: str
    shape: str
    sheet: str
    use: str
    class_code: str
    extra: tuple[str, ...]


def read_columns(head: ParcelLine) -> tuple[ParcelColumns, list[Finding]]:
    """Tell the columns apart and say where the line departs from the format."""
    columns = list(head.columns)
    findings: list[Finding] = []
    position = _shape_position(columns)
    if position is None:
        findings.append(Finding("no_shape", head.line))
        columns += [""] * (SHAPE_POSITION + 1 - len(columns))
        position, shape = SHAPE_POSITION, "面"
        after = columns[SHAPE_POSITION + (0 if columns[SHAPE_POSITION] else 1) :]
    else:
        shape, after = columns[position], columns[position + 1 :]
    before, extra = _before_shape(columns[:position])
    if position != SHAPE_POSITION:
        findings.append(Finding("shape_moved", head.line, {"position": position + 1}))
    if len(after) < AFTER_SHAPE:
        findings.append(Finding("columns_missing", head.line, {"count": AFTER_SHAPE - len(after)}))
        after += [""] * (AFTER_SHAPE - len(after))
    extra += after[AFTER_SHAPE:]
    if any(extra):
        findings.append(Finding("extra_columns", head.line, {"text": "，".join(filter(None, extra))[:60]}))
    count_text, area_text, code, name = before
    count = _count(count_text)
    if count is None:
        findings.append(Finding("count_unreadable", head.line, {"text": count_text[:20]}))
    sheet, use, class_code = after[:AFTER_SHAPE]
    return ParcelColumns(count, area_text, code, name, shape, sheet, use, class_code, tuple(extra)), findings


def _shape_position(columns: list[str]) -> int | None:
    if len(columns) > SHAPE_POSITION and columns[SHAPE_POSITION] in SHAPES:
        return SHAPE_POSITION
    return next((i for i, column in enumerate(columns) if i and column in SHAPES), None)


def _before_shape(columns: list[str]) -> tuple[list[str], list[str]]:
    """Count, area, code and name, and what is too much; a missing column is found by what the others look like."""
    if len(columns) == SHAPE_POSITION - 1 and columns[1] and declared_area(columns[1]) is None:
        return [columns[0], "", *columns[1:]], []  # the area is the one left out
    filled = columns + [""] * (SHAPE_POSITION - len(columns))
    return filled[:SHAPE_POSITION], filled[SHAPE_POSITION:]


def _count(text: str) -> int | None:
    text = half_width(text)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
