"""Reading Word tables: the grid, merged cells, borders and paddings of every cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from .model import Block, Cell, Edges, Row, Rule, Table
from .properties import ALIGNS, StyleSheet, is_on, points, rule, value_of

# What stands in a cell: the blocks of each of its elements.
BlocksOf = Callable[[Any], list[Block]]
SIDES = ("top", "left", "bottom", "right")
DEFAULT_PADDING = {"top": 0.0, "left": 5.4, "bottom": 0.0, "right": 5.4}


@dataclass
class _Open:
    """A cell that may still grow downwards."""

    cell: Cell
    element: Any


def read_table(element: Any, styles: StyleSheet, blocks_of: BlocksOf) -> Table:
    """A `w:tbl` with everything in it."""
    properties = element.find(qn("w:tblPr"))
    borders, padding = _table_borders(properties, styles), _padding(properties, "tblCellMar", DEFAULT_PADDING)
    rows = [row for row in element.iter(qn("w:tr")) if _table_of(row) is element]
    columns = _columns(element, rows)
    cells = _cells(rows, blocks_of, padding)
    framed = tuple(_framed(opened, borders, len(rows), len(columns)) for opened in cells)
    position = properties.find(qn("w:tblpPr")) if properties is not None else None
    justification = properties.find(qn("w:jc")) if properties is not None else None
    indent = properties.find(qn("w:tblInd")) if properties is not None else None
    return Table(
        columns_pt=columns,
        rows=tuple(_row(row) for row in rows),
        cells=framed,
        align=ALIGNS.get(value_of(justification, "val") or "", "left"),
        indent_pt=points(value_of(indent, "w")),
        at_foot=value_of(position, "tblpYSpec") == "bottom",
    )


def _table_of(row: Any) -> Any:
    parent = row.getparent()
    while parent.tag != qn("w:tbl"):
        parent = parent.getparent()
    return parent


def _columns(element: Any, rows: list[Any]) -> tuple[float, ...]:
    grid = element.find(qn("w:tblGrid"))
    found = tuple(points(value_of(column, "w")) for column in grid) if grid is not None else ()
    if found and all(found):
        return found
    widest = max((sum(_span(cell) for cell in row.findall(qn("w:tc"))) for row in rows), default=1)
    return (1.0,) * widest  # shares of the width; the table is stretched to its room


def _row(element: Any) -> Row:
    properties = element.find(qn("w:trPr"))
    if properties is None:
        return Row()
    height = properties.find(qn("w:trHeight"))
    return Row(
        height_pt=points(value_of(height, "val")),
        is_exact=value_of(height, "hRule") == "exact",
        is_head=is_on(properties.find(qn("w:tblHeader"))),
        is_whole=is_on(properties.find(qn("w:cantSplit"))),
    )


def _span(cell: Any) -> int:
    properties = cell.find(qn("w:tcPr"))
    span = value_of(properties.find(qn("w:gridSpan")), "val") if properties is not None else None
    return int(span or 1)


def _cells(rows: list[Any], blocks_of: BlocksOf, padding: Mapping[str, float]) -> list[_Open]:
    """Cells in reading order; one that goes on below is one cell over several rows."""
    found: list[_Open] = []
    growing: dict[int, _Open] = {}
    for number, row in enumerate(rows):
        column = _skipped(row)
        for element in row.findall(qn("w:tc")):
            span = _span(element)
            properties = element.find(qn("w:tcPr"))
            merge = properties.find(qn("w:vMerge")) if properties is not None else None
            above = growing.get(column)
            if merge is not None and value_of(merge, "val") != "restart" and above is not None:
                above.cell = replace(above.cell, row_span=above.cell.row_span + 1)
            else:
                opened = _Open(_cell(element, number, column, span, blocks_of, padding), element)
                found.append(opened)
                growing[column] = opened
            column += span
    return found


def _skipped(row: Any) -> int:
    properties = row.find(qn("w:trPr"))
    before = properties.find(qn("w:gridBefore")) if properties is not None else None
    return int(value_of(before, "val") or 0)


def _cell(element: Any, row: int, column: int, span: int, blocks_of: BlocksOf, padding: Mapping[str, float]) -> Cell:
    properties = element.find(qn("w:tcPr"))
    own = _padding(properties, "tcMar", padding)
    shade = properties.find(qn("w:shd")) if properties is not None else None
    fill = value_of(shade, "fill") or ""
    upright = properties.find(qn("w:vAlign")) if properties is not None else None
    return Cell(
        row=row,
        column=column,
        row_span=1,
        column_span=span,
        blocks=tuple(block for child in element for block in blocks_of(child)),
        padding=(own["top"], own["left"], own["bottom"], own["right"]),
        align=value_of(upright, "val") or "top",
        fill="" if fill == "auto" else fill,
    )


def _padding(properties: Any, tag: str, otherwise: Mapping[str, float]) -> dict[str, float]:
    holder = properties.find(qn(f"w:{tag}")) if properties is not None else None
    if holder is None:
        return dict(otherwise)
    found = {}
    for side, logical in zip(SIDES, ("top", "start", "bottom", "end"), strict=True):
        margin = holder.find(qn(f"w:{side}"))
        margin = holder.find(qn(f"w:{logical}")) if margin is None else margin
        found[side] = points(value_of(margin, "w"), otherwise[side])
    return found


def _table_borders(properties: Any, styles: StyleSheet) -> dict[str, Rule | None]:
    """The table's lines by side, `insideH` and `insideV` among them; its style's where it has none of its own."""
    holders = [] if properties is None else [properties.find(qn("w:tblBorders"))]
    style = value_of(properties.find(qn("w:tblStyle")), "val") if properties is not None else None
    for sheet in styles.chain(style, "table"):
        inner = sheet.find(qn("w:tblPr"))
        holders.append(inner.find(qn("w:tblBorders")) if inner is not None else None)
    found: dict[str, Rule | None] = {}
    for side in (*SIDES, "insideH", "insideV"):
        settings = (holder.find(qn(f"w:{side}")) for holder in holders if holder is not None)
        found[side] = rule(next((setting for setting in settings if setting is not None), None))
    return found


def _framed(opened: _Open, borders: Mapping[str, Rule | None], rows: int, columns: int) -> Cell:
    """The cell with its four lines: its own, else the table's for where it stands."""
    cell = opened.cell
    properties = opened.element.find(qn("w:tcPr"))
    own = properties.find(qn("w:tcBorders")) if properties is not None else None
    outer = {
        "top": cell.row == 0,
        "left": cell.column == 0,
        "bottom": cell.row + cell.row_span == rows,
        "right": cell.column + cell.column_span == columns,
    }

    def line(side: str) -> Rule | None:
        setting = own.find(qn(f"w:{side}")) if own is not None else None
        if setting is not None:
            return rule(setting)
        inside = "insideH" if side in ("top", "bottom") else "insideV"
        return borders[side if outer[side] else inside]

    edges = Edges(*(line(side) for side in SIDES))
    return replace(cell, edges=edges, cut=borders["insideH"] or edges.bottom or edges.top)
