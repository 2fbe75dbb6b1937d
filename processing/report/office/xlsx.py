"""Tables as XLSX: Chinese heads, widths, frozen heads, real numbers and dates; and reading one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ...core.files import replacing
from .package import repacked

FORMATS = {"date": "yyyy-mm-dd", "m2": "0.00", "mu": "0.00", "integer": "0", "number": "General", "text": "@"}
TEXT_FONT, HEAD_FONT = "宋体", "黑体"
MOST_SHEET_NAME = 31
LINE_PT, CHARS_PER_WIDTH = 15.0, 2.0


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes
    ----------
    head : str
        Chinese heading.
    width : float
        In Excel's unit, about a Latin character; a Chinese one takes two.
    kind : str
        A key of `FORMATS`: what the values are.
    """

    head: str
    width: float
    kind: str = "text"


@dataclass(frozen=True)
class SheetTable:
    """A sheet with one table.

    Attributes
    ----------
    title : str
        Above the table.
    name : str
        On the sheet's tab, and what it is read back by.
    rows : sequence of sequences
        Text, int, float, `datetime.date` or None, one value a column.
    notes : sequence of str
        Lines between the title and the heads.
    """

    title: str
    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    notes: Sequence[str] = ()


def write_workbook(path: Path, sheets: Sequence[SheetTable], author: str, title: str) -> None:
    """Write the sheets into one file, set up for printing on A4 across.

    Raises
    ------
    OutputError
        If `path` cannot be written.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for table in sheets:
        _fill(book.create_sheet(table.name[:MOST_SHEET_NAME]), table)
    book.properties.creator, book.properties.title = author, title
    content = BytesIO()
    book.save(content)
    with replacing(path) as partial:
        partial.write_bytes(repacked(content.getvalue()))


def _fill(sheet: Any, table: SheetTable) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    last = get_column_letter(len(table.columns))
    for number, line in enumerate((table.title, *table.notes), start=1):
        sheet.merge_cells(f"A{number}:{last}{number}")
        cell = sheet.cell(number, 1, line)
        is_title = number == 1
        cell.font = Font(name=HEAD_FONT if is_title else TEXT_FONT, size=16 if is_title else 10.5)
        cell.alignment = Alignment(horizontal="center" if is_title else "left", vertical="center")
        sheet.row_dimensions[number].height = 30 if is_title else 18
    head = 2 + len(table.notes)
    _fill_heads(sheet, table.columns, head)
    for number, row in enumerate(table.rows, start=head + 1):
        _fill_row(sheet, table.columns, number, row)
    sheet.freeze_panes = f"A{head + 1}"
    _set_up_page(sheet, head, last)


def _fill_heads(sheet: Any, columns: Sequence[Column], row: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(row, number, column.head)
        cell.font = Font(name=HEAD_FONT, size=10.5)
        cell.fill = PatternFill("solid", fgColor="EDEDED")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _border()
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def _fill_row(sheet: Any, columns: Sequence[Column], number: int, row: Sequence[Any]) -> None:
    from openpyxl.styles import Alignment, Font

    lines = 1
    for position, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
        cell = sheet.cell(number, position)
        if isinstance(value, str):
            cell.value = _legal(value)
            cell.data_type = "s"  # a text that begins with "=" is no formula
        else:
            cell.value = value
        cell.number_format = FORMATS[column.kind]
        cell.font = Font(name=TEXT_FONT, size=10)
        across = "left" if column.kind == "text" else "center" if column.kind == "date" else "right"
        cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)
        cell.border = _border()
        if isinstance(value, str):
            lines = max(lines, sum(_lines(part, column.width) for part in value.split("\n")))
    sheet.row_dimensions[number].height = max(20.0, lines * LINE_PT)


def _lines(text: str, width: float) -> int:
    chars = sum(CHARS_PER_WIDTH if ord(char) > 0x2E7F else 1.1 for char in text)
    return max(1, -int(-chars // max(1.0, width - 1)))


def _legal(text: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return str(ILLEGAL_CHARACTERS_RE.sub("", text))


def _border() -> Any:
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color="000000")
    return Border(left=side, right=side, top=side, bottom=side)


def _set_up_page(sheet: Any, head: int, last: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{head}"
    sheet.print_area = f"A1:{last}{max(sheet.max_row, head)}"
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "— &P —"
    for side in ("left", "right"):
        setattr(sheet.page_margins, side, 0.6)


def read_sheet(path: Path, name: str) -> tuple[list[str], list[list[Any]]]:
    """Heads and rows of a sheet written by `write_workbook`, dates as `datetime.date`, empty cells as None.

    Raises
    ------
    InputError
        If the file or the sheet cannot be read.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, data_only=True)
        sheet = book[name[:MOST_SHEET_NAME]]
    except (OSError, KeyError, BadZipFile, InvalidFileException, ValueError) as error:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The sheet {name} cannot be read from {path}: {reason}."),
            name=name,
            path=str(path),
            reason=str(error),
        ) from error
    first = int("".join(filter(str.isdigit, sheet.freeze_panes or "A2")))
    rows = [[_plain(value) for value in row] for row in sheet.iter_rows(min_row=first - 1, values_only=True)]
    return [str(head) for head in rows[0]], rows[1:]


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def day(text: str | None) -> date | None:
    """An ISO day as a date for a cell; None for nothing."""
    return date.fromisoformat(text[:10]) if text else None
