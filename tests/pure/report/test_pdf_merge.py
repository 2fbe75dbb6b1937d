"""Sheets bound into one PDF keep their own content, however the memory of their readers is used again."""

from __future__ import annotations

import gc
from io import BytesIO

import pytest
from landpatrol.processing.core.errors import OutputError
from landpatrol.processing.report.pdf import merge
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

COUNT = 40


def pdf_of(*texts):
    content = BytesIO()
    canvas = Canvas(content)
    for text in texts:
        canvas.drawString(100, 100, text)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


@pytest.fixture
def sheets(tmp_path):
    files = [tmp_path / f"sheet{number}.pdf" for number in range(COUNT)]
    for number, file in enumerate(files):
        file.write_bytes(pdf_of(f"parcel {number}"))
    return files


@pytest.fixture(autouse=True)
def memory_is_scarce(monkeypatch):
    """Whatever nobody holds is freed before the next reader takes its place."""

    def read(source):
        gc.collect()
        return PdfReader(source)

    monkeypatch.setattr(merge, "PdfReader", read)


def texts_of(writer):
    content = BytesIO()
    writer.write(content)
    return [page.extract_text().strip() for page in PdfReader(content).pages]


def test_each_bound_sheet_shows_its_own_parcel(sheets):
    bound = merge.bind_sheets(sheets, [f"title {number}" for number in range(COUNT)])
    assert texts_of(bound) == [f"parcel {number}" for number in range(COUNT)]


def test_each_sheet_laid_into_a_report_shows_its_own_parcel(sheets):
    numbers = [f"page {number}" for number in range(COUNT)]
    laid_in = texts_of(merge.lay_in_maps(pdf_of(*numbers), dict(enumerate(sheets, start=1)), []))
    assert [f"parcel {number}" in text for number, text in enumerate(laid_in)] == [True] * COUNT
    assert [f"page {number}" in text for number, text in enumerate(laid_in)] == [True] * COUNT


def test_a_sheet_that_is_no_whole_pdf_is_named(tmp_path):
    broken = tmp_path / "sheet.pdf"
    broken.write_bytes(b"%PDF-1.4\n")
    with pytest.raises(OutputError, match=r"sheet\.pdf"):
        merge.bind_sheets([broken], ["title"])
