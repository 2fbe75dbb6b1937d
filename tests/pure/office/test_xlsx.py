"""Tables as XLSX: read back as written, real numbers and dates, ready to print, the same every time."""

from __future__ import annotations

from datetime import date

import pytest
from landpatrol.processing.core.errors import InputError, OutputError
from landpatrol.processing.report.office.xlsx import Column, SheetTable, read_sheet, write_workbook
from openpyxl import load_workbook

COLUMNS = [
    Column("日期", 12, "date"),
    Column("地点", 20),
    Column("面积（平方米）", 14, "m2"),
    Column("次数", 8, "integer"),
]
ROWS = [
    [date(2026, 11, 25), "石桥镇柳河村", 13373.3512, 3],
    [None, "=SUM(A1:A9)", 0.3, None],
    [date(2026, 11, 1), "很长的说明" * 20, 1e-7, 0],
]


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "台账 目录" / "巡查台账.xlsx"
    table = SheetTable("巡查台账", "台账", COLUMNS, ROWS, notes=["填报单位：示范分局"])
    write_workbook(path, [table], "示范分局", "巡查台账")
    return path


def test_it_reads_back_equal(book):
    assert read_sheet(book, "台账") == ([column.head for column in COLUMNS], ROWS)


def test_a_text_that_looks_like_a_formula_is_text(book):
    cells = [cell for row in load_workbook(book)["台账"].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in cells if str(cell.value).startswith("=")] == ["=SUM(A1:A9)"]


def test_it_is_set_up_for_printing(book):
    sheet = load_workbook(book)["台账"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows.replace("$", "") == "1:3"
    assert sheet.column_dimensions["B"].width == 20


def test_the_same_rows_give_the_same_file(book):
    first = book.read_bytes()
    table = SheetTable("巡查台账", "台账", COLUMNS, ROWS, notes=["填报单位：示范分局"])
    write_workbook(book, [table], "示范分局", "巡查台账")
    assert book.read_bytes() == first


def test_bad_paths_are_named(book, tmp_path):
    with pytest.raises(InputError, match="没有"):
        read_sheet(book, "没有")
    (tmp_path / "坏.xlsx").write_bytes(b"no zip")
    with pytest.raises(InputError, match=r"坏\.xlsx"):
        read_sheet(tmp_path / "坏.xlsx", "台账")
    with pytest.raises(OutputError):
        write_workbook(book / "a.xlsx", [SheetTable("题", "名", COLUMNS, [])], "甲", "乙")
