"""A table on the page: merged cells, borders, heads repeated, rows cut where they must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, PageBreak

from .flow_stack import draw_stack, split_stack, stack_height_pt
from .model import Cell, Edges, Paragraph, Row, Table
from .rules import draw_edge

LOW_ROW_PT = 60.0  # two such rows begin a table at the foot of a page
LEAST_PART_PT = 30.0  # a row is not cut for less than this
TOLERANCE_PT = 0.01
MOST_KEPT_PT = 500.0  # what is higher is parted even where its rows ask to stay together


@dataclass
class Placed:
    """A cell with its content as flowables."""

    cell: Cell
    content: list[Flowable]


class FlowTable(Flowable):
    """A table, or the part of it that stands on one page."""

    def __init__(self, table: Table, placed: Sequence[Placed], rows: Sequence[Row] | None = None) -> None:
        super().__init__()
        self.table, self.placed = table, list(placed)
        self.rows = list(table.rows if rows is None else rows)
        self.keepWithNext = rows is None  # the pages switch it off once they have seen to it

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.available = available_width
        total = sum(self.table.columns_pt)
        # Columns without a length are shares; a table wider than its room is narrowed.
        is_shares = total <= 2 * len(self.table.columns_pt)
        scale = available_width / total if is_shares or total > available_width + 12 else 1.0
        self.columns = [column * scale for column in self.table.columns_pt]
        self.heights = self._heights()
        self.height = sum(self.heights)
        self.width = sum(self.columns)
        return available_width, self.height

    def getKeepWithNext(self) -> bool:
        """Whether it is to stand on one page with what follows, as its last row asks."""
        if not self.keepWithNext or not self._is_kept(len(self.rows) - 1):
            return False
        self.wrap(sum(self.table.columns_pt), 0)
        return self.height <= MOST_KEPT_PT

    def least_pt(self, width_pt: float) -> float:
        """Height of the least part that may stand at the foot of a page: its heads and two rows, or what they keep."""
        self.wrap(width_pt, 0)
        first = self._head_count() + 1
        if sum(self.heights[first : first + 1]) <= LOW_ROW_PT:
            first += 1
        while first < len(self.rows) and self._is_kept(first - 1):
            first += 1
        return sum(self.heights[:first])

    def _is_kept(self, number: int) -> bool:
        """Word keeps a row with the next one where its paragraphs ask for it."""
        return any(
            cell.row + cell.row_span - 1 == number and isinstance(block, Paragraph) and block.form.keep_with_next
            for cell in (item.cell for item in self.placed)
            for block in cell.blocks[:1]
        )

    def _width(self, cell: Cell) -> float:
        return sum(self.columns[cell.column : cell.column + cell.column_span])

    def _inner(self, cell: Cell) -> float:
        return max(1.0, self._width(cell) - cell.padding[1] - cell.padding[3])

    def _needed(self, placed: Placed) -> float:
        cell = placed.cell
        return stack_height_pt(placed.content, self._inner(cell)) + cell.padding[0] + cell.padding[2]

    def _heights(self) -> list[float]:
        heights = [row.height_pt for row in self.rows]
        for placed in sorted(self.placed, key=lambda p: p.cell.row_span):
            cell = placed.cell
            last = cell.row + cell.row_span - 1
            if cell.row_span == 1 and self.rows[last].is_exact:
                continue
            lacking = self._needed(placed) - sum(heights[cell.row : last + 1])
            heights[last] += max(0.0, lacking)
        return heights

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        heads = self._head_count()
        fitting, used = 0, 0.0
        for height in self.heights:
            if used + height > available_height + TOLERANCE_PT:
                break
            used += height
            fitting += 1
        table, at = self, fitting
        room = available_height - used
        # A row that a whole page would not hold is cut even where it asks to stay whole.
        if room >= LEAST_PART_PT and (not self.rows[fitting].is_whole or fitting <= heads):
            cut = self._with_cut_row(fitting, room)
            if cut is not None:
                table, at = cut, fitting + 1
        if at == fitting:
            at = self._better_break(at, heads)
        if at <= heads or at >= len(table.rows):
            return []
        upper, lower = table.parted(at, heads)
        return [upper, PageBreak(), lower]  # what is left never begins on the same page again

    def _better_break(self, at: int, heads: int) -> int:
        """A break further up, so that no row is parted from the one it is kept with and none is left alone."""
        better = at
        if at == len(self.rows) - 1 and at > heads + 2:
            better -= 1
        while better > heads and self._is_kept(better - 1):
            better -= 1
        return at if better <= heads and sum(self.heights[: at + 1]) > MOST_KEPT_PT else better

    def _head_count(self) -> int:
        count = 0
        while count < len(self.rows) and self.rows[count].is_head:
            count += 1
        return count

    def _with_cut_row(self, number: int, room: float) -> FlowTable | None:
        """The table with row `number` made two, the first of them as high as `room`; None where nothing fits."""
        placed, moved = [], False
        for item in self.placed:
            cell = item.cell
            if cell.row > number:
                placed.append(Placed(replace(cell, row=cell.row + 1), item.content))
            elif cell.row + cell.row_span - 1 < number:
                placed.append(item)
            elif cell.row_span > 1:
                placed.append(Placed(replace(cell, row_span=cell.row_span + 1), item.content))
            else:
                inner = room - cell.padding[0] - cell.padding[2]
                head, rest = split_stack(item.content, self._inner(cell), inner)
                moved = moved or bool(head and rest)
                upper = replace(cell, edges=replace(cell.edges, bottom=cell.cut))
                lower = replace(cell, row=number + 1, edges=replace(cell.edges, top=cell.cut))
                placed += [Placed(upper, head), Placed(lower, rest)]
        if not moved:
            return None
        row = self.rows[number]
        halves = [replace(row, height_pt=min(row.height_pt, room)), replace(row, height_pt=0.0, is_exact=False)]
        rows = [*self.rows[:number], *halves, *self.rows[number + 1 :]]
        cut = FlowTable(self.table, placed, rows)
        cut.wrap(self.available, 0)
        return cut

    def parted(self, at: int, heads: int) -> tuple[FlowTable, FlowTable]:
        """The rows above `at` and those from it on, which begin with the heads again."""
        upper, lower = [], []
        for item in self.placed:
            cell = item.cell
            end = cell.row + cell.row_span
            if end <= at:
                upper.append(item)
                if end <= heads:
                    lower.append(item)
            elif cell.row >= at:
                lower.append(Placed(replace(cell, row=cell.row - at + heads), item.content))
            else:
                first, second = self._cut_cell(item, at, heads)
                upper.append(first)
                lower.append(second)
        rows = [*self.rows[:heads], *self.rows[at:]]
        return FlowTable(self.table, upper, self.rows[:at]), FlowTable(self.table, lower, rows)

    def _cut_cell(self, item: Placed, at: int, heads: int) -> tuple[Placed, Placed]:
        """A cell over several rows, parted between them; its text goes on below as far as it does not fit."""
        cell = item.cell
        room = sum(self.heights[cell.row : at]) - cell.padding[0] - cell.padding[2]
        head, rest = split_stack(item.content, self._inner(cell), room + TOLERANCE_PT)
        upper = replace(cell, row_span=at - cell.row, edges=replace(cell.edges, bottom=cell.cut))
        lower = replace(
            cell,
            row=heads,
            row_span=cell.row + cell.row_span - at,
            edges=replace(cell.edges, top=cell.cut),
        )
        return Placed(upper, head), Placed(lower, rest)

    def _left(self) -> float:
        spare = self.available - self.width
        return {"center": spare / 2, "right": spare}.get(self.table.align, self.table.indent_pt)

    def draw(self) -> None:
        lefts = [self._left()]
        for column in self.columns:
            lefts.append(lefts[-1] + column)
        tops = [self.height]
        for height in self.heights:
            tops.append(tops[-1] - height)
        boxes = [
            (item, lefts[c.column], tops[c.row], lefts[c.column + c.column_span], tops[c.row + c.row_span])
            for item in self.placed
            for c in [item.cell]
        ]
        for item, left, top, right, bottom in boxes:
            self._draw_content(item, left, top, right, bottom)
        for item, left, top, right, bottom in boxes:
            self._draw_edges(item.cell.edges, left, top, right, bottom)

    def _draw_content(self, item: Placed, left: float, top: float, right: float, bottom: float) -> None:
        cell = item.cell
        if cell.fill:
            self.canv.setFillColor(HexColor(f"#{cell.fill}"))
            self.canv.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
        spare = max(0.0, top - bottom - self._needed(item))
        down = {"center": spare / 2, "bottom": spare}.get(cell.align, 0.0)
        draw_stack(self.canv, item.content, left + cell.padding[1], top - cell.padding[0] - down, self._inner(cell))

    def _draw_edges(self, edges: Edges, left: float, top: float, right: float, bottom: float) -> None:
        places = (
            (edges.top, left, top, right, top),
            (edges.bottom, left, bottom, right, bottom),
            (edges.left, left, top, left, bottom),
            (edges.right, right, top, right, bottom),
        )
        for rule, *line in places:
            if rule is not None:
                draw_edge(self.canv, rule, *line)
