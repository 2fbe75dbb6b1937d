"""The report's tables as reportlab flowables."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer, Table, TableStyle

from ..content.model import Breakdown, BreakdownLine, Fact, ParcelReport
from .styles import AMBER, CELL_PADDING, RED, TEXT_HEIGHT, TEXT_WIDTH, Sheet

LINE = 0.5
HEAD_FILL = colors.Color(0.93, 0.93, 0.93)
KEEP_WHOLE_ROWS = 14
POINT_ROW = 5.1 * mm
SINGLE_BLOCK_POINTS = 16
POINT_COLUMNS = tuple(width * mm for width in (10, 13, 21, 22, 10.5))
POINT_GAP = 3 * mm


def grid_style(sheet: Sheet, head_rows: int = 1) -> list[tuple[object, ...]]:
    """Thin grid, shaded head; the font of empty cells too, or an un-embedded one is named in the file."""
    style: list[tuple[object, ...]] = [
        ("FONTNAME", (0, 0), (-1, -1), sheet.fonts["table"].name),
        ("GRID", (0, 0), (-1, -1), LINE, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), CELL_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), CELL_PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    if head_rows:
        style.append(("BACKGROUND", (0, 0), (-1, head_rows - 1), HEAD_FILL))
    return style


def facts_table(sheet: Sheet, facts: Iterable[Fact]) -> Table:
    """Labels and texts, two pairs a row; a long text takes a row of its own."""
    label, value = 25 * mm, TEXT_WIDTH / 2 - 25 * mm
    wide = TEXT_WIDTH - label
    rows: list[list[object]] = []
    spans: list[tuple[object, ...]] = []
    waiting: Fact | None = None
    for fact in [*facts, None]:
        fits = fact is not None and sheet.width(fact.text, "table", 10.5) <= value - 2 * CELL_PADDING
        if fits and waiting is not None and fact is not None:
            rows.append([*_pair(sheet, waiting, label, value), *_pair(sheet, fact, label, value)])
            waiting = None
            continue
        for alone in (waiting, None if fits else fact):
            if alone is not None:
                spans.append(("SPAN", (1, len(rows)), (3, len(rows))))
                rows.append([*_pair(sheet, alone, label, wide), "", ""])
        waiting = fact if fits else None
    shading = [("BACKGROUND", (column, 0), (column, -1), HEAD_FILL) for column in (0,)]
    shading += [("BACKGROUND", (2, i), (2, i), HEAD_FILL) for i, row in enumerate(rows) if row[2]]
    table = Table(rows, colWidths=[label, value, label, value])
    table.setStyle(TableStyle([*grid_style(sheet, 0), *spans, *shading]))
    return table


def _pair(sheet: Sheet, fact: Fact, label: float, value: float) -> list[object]:
    color = colors.grey if fact.is_missing else colors.black
    return [
        sheet.cell(fact.label, label, "center", role="heading", size_pt=10),
        sheet.cell(fact.text, value, size_pt=10.5, color=color),
    ]


def titled_table(
    sheet: Sheet,
    title: str,
    heads: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    aligns: Sequence[str],
    *,
    emphasis: Sequence[tuple[int, int, colors.Color]] = (),
    note: str = "",
    heading: Sequence[Flowable] = (),
) -> list[Flowable]:
    """A table under its title, head repeated on each page; a short one is never split.

    Parameters
    ----------
    emphasis : sequence of (row, column, colour)
        Cells of the body to print in colour.
    heading : sequence of Flowable
        Section heading that must stay with the table.
    """
    inked = {(row, column): color for row, column, color in emphasis}
    head = [
        sheet.cell(text, width, "center", role="heading", size_pt=9) for text, width in zip(heads, widths, strict=True)
    ]
    body = [
        [
            sheet.cell(text, width, align, color=inked.get((i, j), colors.black))
            for j, (text, width, align) in enumerate(zip(row, widths, aligns, strict=True))
        ]
        for i, row in enumerate(rows)
    ]
    table = Table([head, *body], colWidths=list(widths), repeatRows=1)
    table.setStyle(TableStyle([*grid_style(sheet), ("NOSPLIT", (0, -2), (-1, -1))]))
    caption = sheet.paragraph(title, "heading", size_pt=11, align="center", space_before=6, space_after=3)
    after = [sheet.paragraph(note, "table", size_pt=9, leading=1.45, space_before=3)] if note else []
    if len(rows) <= KEEP_WHOLE_ROWS:
        return [KeepTogether([*heading, caption, table, *after]), Spacer(0, 6)]
    return [CondPageBreak(60 * mm), *heading, caption, table, *after, Spacer(0, 6)]


def area_table(sheet: Sheet, report: ParcelReport) -> list[Flowable]:
    """Table 1: each test against its line."""
    words = report.words["area_table"]
    widths = [width * mm for width in (19, 21, 16, 15, 18, 12.5, 22.5, 15, 17)]
    rows = [
        (
            row.label,
            row.m2.text,
            row.ha.text,
            row.mu.text,
            row.mu_fine.text,
            row.line_mu.text,
            row.margin_m2.text,
            row.band_mu.text,
            row.verdict,
        )
        for row in report.area_rows
    ]
    inks = {words["verdicts"]["over"]: RED, words["verdicts"]["under"]: colors.black}
    emphasis = [(i, 8, inks.get(row.verdict, AMBER)) for i, row in enumerate(report.area_rows)]
    aligns = ["left"] + ["right"] * 7 + ["center"]
    return titled_table(
        sheet, words["title"], words["columns"], widths, rows, aligns, emphasis=emphasis, note=words["note"]
    )


def other_areas_table(sheet: Sheet, report: ParcelReport) -> list[Flowable]:
    """Table 2: the areas beside the tests."""
    words = report.words["other_areas"]
    widths = [width * mm for width in (80, 28, 24, 24)]
    rows = [(area.label, area.m2.text, area.ha.text, area.mu.text) for area in report.other_areas]
    return titled_table(sheet, words["title"], words["columns"], widths, rows, ["left", "right", "right", "right"])


def breakdown_table(
    sheet: Sheet, breakdown: Breakdown, report: ParcelReport, heading: Sequence[Flowable]
) -> list[Flowable]:
    """Ground by class; the ridge columns only where there are ridges."""
    words = report.words["breakdown"]
    heads, widths = list(words["columns"]), [24.0, 56.0, 30.0, 24.0, 22.0]
    if breakdown.has_ridges:
        heads, widths = heads + list(words["ridge_columns"]), [18.0, 38.0, 23.0, 19.0, 15.0, 20.0, 23.0]

    def texts(line: BreakdownLine) -> list[str]:
        cells = [line.code, line.name, line.m2.text, line.mu.text, line.share_pct.text]
        return [*cells, line.ridges_m2.text, line.net_m2.text] if breakdown.has_ridges else cells

    rows = [texts(line) for line in (*breakdown.lines, breakdown.total)]
    aligns = ["center", "left"] + ["right"] * (len(heads) - 2)
    return titled_table(
        sheet,
        breakdown.title,
        heads,
        [width * mm for width in widths],
        rows,
        aligns,
        note=breakdown.note,
        heading=heading,
    )


def layers_table(sheet: Sheet, report: ParcelReport) -> list[Flowable]:
    """The layers that were used, with their coordinate systems."""
    words, names = report.words["source_table"], report.words["layers"]
    number = 3 + len(report.breakdowns)
    widths = [width * mm for width in (24, 43, 45, 44)]
    missing = report.words["missing"]
    same = words["same_crs"]
    rows = [
        (names[layer.role], layer.name, same if layer.crs == report.crs else layer.crs, layer.dated or missing)
        for layer in report.layers
    ]
    return titled_table(
        sheet, words["title"].format(number=number), words["columns"], widths, rows, ["left", "left", "left", "center"]
    )


def boundary_table(sheet: Sheet, report: ParcelReport, taken: float) -> list[Flowable]:
    """Boundary points, two blocks a page; a short list stands in one.

    Parameters
    ----------
    taken : float
        Height already used on the first page, points.
    """
    hole_mark = report.words["boundary"]["hole_mark"]
    rows = [
        (
            f"{ring.number}{hole_mark if ring.is_hole else ''}",
            point.name,
            point.x_m.text,
            point.y_m.text,
            point.side_m.text,
        )
        for ring in report.boundary
        for point in ring.points
    ]
    if len(rows) <= SINGLE_BLOCK_POINTS:
        return [_point_block(sheet, report, rows, [])]
    flowables: list[Flowable] = []
    capacity = _capacity(TEXT_HEIGHT - taken)
    while rows:
        left = min(capacity, math.ceil(len(rows) / 2))
        right = min(capacity, len(rows) - left)
        flowables.append(_point_block(sheet, report, rows[:left], rows[left : left + right]))
        rows = rows[left + right :]
        capacity = _capacity(TEXT_HEIGHT)
        if rows:
            flowables.append(PageBreak())
    return flowables


def _capacity(height: float) -> int:
    return max(1, int((height - 2) // POINT_ROW) - 1)


def _point_block(
    sheet: Sheet, report: ParcelReport, left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]
) -> Table:
    """Plain strings instead of paragraphs: hundreds of points must not take seconds."""
    heads = list(report.words["boundary"]["columns"])
    blank = [""] * len(heads)
    if right:
        padded = [*right, *[blank] * (len(left) - len(right))]
        data = [[*heads, "", *heads], *([*a, "", *b] for a, b in zip(left, padded, strict=True))]
        widths = [*POINT_COLUMNS, POINT_GAP, *POINT_COLUMNS]
        blocks = [(0, 4, len(left)), (6, 10, len(right))]
    else:
        data, widths, blocks = [heads, *map(list, left)], [width * 1.35 for width in POINT_COLUMNS], [(0, 4, len(left))]
    table = Table(data, colWidths=widths, rowHeights=[POINT_ROW] * len(data), hAlign="CENTER")
    style: list[tuple[object, ...]] = [
        ("FONT", (0, 0), (-1, -1), sheet.fonts["table"].name, 9, 10),
        ("FONT", (0, 0), (-1, 0), sheet.fonts["heading"].name, 8.5, 10),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    for first, last, count in blocks:
        style += [
            ("GRID", (first, 0), (last, count), LINE, colors.black),
            ("BACKGROUND", (first, 0), (last, 0), HEAD_FILL),
            ("ALIGN", (first, 0), (first + 1, -1), "CENTER"),
            ("ALIGN", (first, 0), (last, 0), "CENTER"),
            ("ALIGN", (first + 2, 1), (last, -1), "RIGHT"),
        ]
    table.setStyle(TableStyle(style))
    return table
