"""The ruled tables of a sheet: the sheet block, and the coordinates of the boundary points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsLayoutFrame, QgsLayoutItem, QgsTableCell

from ..content.model import BoundaryPoint
from ..pdf.text_layout import break_lines
from .words import load_map_words

MM_PER_PT = 25.4 / 72
POINT_COLUMNS = 4  # number, X, Y and side; a wider table has several such blocks side by side
MOST_ROWS, TINY_MM, TINY_PT = 200, 1e-6, 1e-6
SMALLEST_SHARE = 0.6  # the block's text gets no smaller than this part of the template's


def ems(text: str) -> float:
    """Rough width in em: Chinese characters are square, others about half."""
    return sum(1.0 if ord(char) > 0x2000 else 0.57 for char in text)


def fill_block(item: QgsLayoutItem | None, rows: Sequence[tuple[str, str]], size_pt: float) -> None:
    """Write the sheet block; with many sources its text gets smaller than `size_pt` rather than cut off."""
    if not isinstance(item, QgsLayoutFrame):
        return
    table: Any = item.multiFrame()
    text_mm = table.columnWidths()[-1]
    form = table.contentTextFormat()
    share = 1.0
    while True:
        if abs(form.size() - size_pt * share) > TINY_PT:  # setting it lays the table out anew
            form.setSize(size_pt * share)
            table.setContentTextFormat(form)
        room_ems = text_mm / (size_pt * share * MM_PER_PT)
        if _fits(table, [_block_row(label, text, room_ems) for label, text in rows], item) or share <= SMALLEST_SHARE:
            return
        share -= 0.05


def _block_row(label: str, text: str, room_ems: float) -> list[QgsTableCell]:
    return [QgsTableCell(label), QgsTableCell("\n".join(break_lines(text, ems, room_ems)))]


def points_capacity(item: QgsLayoutFrame) -> int:
    """Boundary points that the table can hold, by its fonts, its columns and the height of its frame."""
    table: Any = item.multiFrame()
    columns, rows = len(table.columnWidths()), 0
    while rows < MOST_ROWS and _fits(table, [[QgsTableCell("J1")] * columns] * (rows + 1), item):
        rows += 1
    return max(0, rows - 1) * (columns // POINT_COLUMNS)  # the first row is the heading's


def _fits(table: Any, rows: list[list[QgsTableCell]], item: QgsLayoutFrame) -> bool:
    """Whether the frame is high enough: QGIS counts the whole frame as long as the rows fit in."""
    table.setTableContents(rows)
    return bool(table.totalSize().height() <= item.rect().height() + TINY_MM)


def fill_points(item: QgsLayoutItem | None, points: Sequence[BoundaryPoint]) -> None:
    """Write the points in blocks of columns side by side, as many as the template has."""
    if not isinstance(item, QgsLayoutFrame):
        return
    table: Any = item.multiFrame()
    blocks = max(1, len(table.columnWidths()) // POINT_COLUMNS)
    per_block = -(-len(points) // blocks)
    rows = [list(load_map_words()["points_table"]["columns"]) * blocks]
    for row in range(per_block):
        cells: list[str] = []
        for at in range(row, per_block * blocks, per_block):
            cells += _point_cells(points[at]) if at < len(points) else [""] * POINT_COLUMNS
        rows.append(cells)
    table.setTableContents([[QgsTableCell(text) for text in row] for row in rows])


def _point_cells(point: BoundaryPoint) -> list[str]:
    return [point.name, point.x_m.text, point.y_m.text, point.side_m.text]
