"""Numbers and annexes of the letters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from landpatrol.processing.report.special.letters import document_numbers
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas


@pytest.mark.parametrize(
    ("first", "third"),
    [
        ("国土函〔2026〕7号", "国土函〔2026〕9号"),
        ("国土函〔2026〕99号", "国土函〔2026〕101号"),
        ("国土函[2026]008号", "国土函[2026]010号"),
        ("国土函〔2026〕　号", "国土函〔2026〕　号"),
        ("〔　　　　〕　　　号", "〔　　　　〕　　　号"),
        ("第12号", "第14号"),
    ],
)
def test_numbers_count_on(first, third):
    assert document_numbers(first, 3)[0] == first
    assert document_numbers(first, 3)[2] == third


def test_each_letter_has_its_own_number_and_it_is_on_record(make_case, write):
    papers, book = write(make_case(), letter_number="国土函〔2026〕15号")
    numbers = [letter.head.number for letter in papers.letters]
    assert numbers == [f"国土函〔2026〕{15 + n}号" for n in range(len(papers.letters))]
    assert {record.text for record in book.records.values()} >= set(numbers)


def test_without_a_number_there_is_room_for_one(make_case, write):
    papers, _ = write(make_case())
    assert {paper.head.number for paper in (papers.report, *papers.letters)} == {"〔　　　　〕　　　号"}
    assert papers.report.head.signer.startswith("签发人：")


SHEETS = ("违法占地位置图", "现状影像图", "前后时相影像对比图", "界址点图（SF2026-001）", "界址点图（SF2026-002）")


@pytest.fixture
def maps(tmp_path):
    """A map set: each sheet is a page with its bookmark, some A4 and some A3."""
    writer = PdfWriter()
    readers = []
    for number, title in enumerate(SHEETS):
        path = tmp_path / f"{number}.pdf"
        canvas = Canvas(str(path), pagesize=(595, 842) if number < 4 else (1191, 842))
        canvas.drawString(100, 100, f"sheet{number}")
        canvas.save()
        readers.append(PdfReader(path))
        writer.add_page(readers[-1].pages[0])
        writer.add_outline_item(title, number)
    with (tmp_path / "maps.pdf").open("wb") as stream:
        writer.write(stream)
    return tmp_path / "maps.pdf"


@pytest.fixture
def annexes(make_case, make_parcel, write, tmp_path, maps):
    """Write the annexes of a case of two parcels; gives the papers, the texts of the pages, and the remarks."""
    from landpatrol.processing.report.special.letter_annexes import write_letter_annexes
    from landpatrol.processing.report.special.papers import fill_papers

    def make(sheets=None):
        papers, _ = write(make_case([make_parcel(), make_parcel("SF2026-002", x=500)]))
        if sheets is not None:
            papers = replace(papers, letters=tuple(replace(letter, annex_sheets=sheets) for letter in papers.letters))
        office, path = tmp_path / "模板", tmp_path / "附件.pdf"
        points = fill_papers(replace(papers, letters=papers.letters[:1]), office, lambda _: None).points
        remarks = write_letter_annexes(papers, points, maps, path, office)
        reader = PdfReader(path)
        texts = [re.sub(r"\s", "", unicodedata.normalize("NFKC", page.extract_text())) for page in reader.pages]
        return papers, reader, texts, [str(remark) for remark in remarks]

    return make


def test_the_annexes_are_the_sheets_that_the_letters_name_and_every_boundary_point(annexes):
    papers, reader, texts, _ = annexes()
    assert [re.findall(r"sheet\d", text) for text in texts[:4]] == [["sheet0"], ["sheet1"], ["sheet3"], ["sheet4"]]
    assert ["附件1" in text for text in texts[:4]] == [True, False, False, False]
    assert texts[4].count("附件2") == 1
    points = "".join(texts[4:])
    for table in papers.report.boundaries:
        assert table.title in points
        assert all(line.x_m in points and line.y_m in points and line.side_m in points for line in table.lines)
    marks = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]
    assert marks == list(zip(papers.letters[0].head.attachments, (0, 4), strict=True))


def test_annex_pages_carry_the_report_s_record_code(annexes):
    papers, _, texts, _ = annexes()
    assert f"记录号{papers.report.head.code}" in texts[4]


def test_sheets_of_other_kinds_are_bound_where_the_list_names_them(annexes):
    _, _, texts, _ = annexes(("before_after",))
    assert "sheet2" in texts[0]
    assert "附件2" in texts[1]


def test_that_no_sheet_is_there_is_said(annexes):
    _, _, texts, remarks = annexes(("planning",))
    assert "附件2" in texts[0]
    assert any("maps.pdf" in remark for remark in remarks)
