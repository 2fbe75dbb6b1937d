"""The PDF: embedded fonts, text that can be read back, page numbers, outline, long tables, safe writing."""

from __future__ import annotations

import math
import os
import re
import subprocess
import unicodedata

import pytest
import shapely
from landpatrol.processing.core.errors import OutputError
from landpatrol.processing.report.content.compose import build_report
from landpatrol.processing.report.content.model import MapPage
from landpatrol.processing.report.font_notes import with_font_notes
from landpatrol.processing.report.fonts import load_fonts
from landpatrol.processing.report.pdf.document import write_pdf
from pypdf import PdfReader, PdfWriter


@pytest.fixture
def sheet(tmp_path):
    """An empty sheet as the layouts make them: one A4 page with content and resources."""
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "sheet.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842), initialFontName=load_fonts()["map"].name)
    canvas.setFont(load_fonts()["map"].name, 20)
    canvas.drawString(100, 700, "图件内容")
    canvas.save()
    return MapPage("附图1　现状图", path)


@pytest.fixture
def write(tmp_path, make_subject):
    def call(subject=None, maps=(), path=None):
        fonts = load_fonts()
        report = with_font_notes(build_report(subject or make_subject()), fonts)
        path = path or tmp_path / "报告 目录" / "量算 报告.pdf"
        count = write_pdf(report, maps, path, fonts)
        reader = PdfReader(path)
        assert len(reader.pages) == count
        return reader, [unicodedata.normalize("NFKC", page.extract_text()) for page in reader.pages]

    return call


def circle(points):
    turns = [2 * math.pi * i / points for i in range(points)]
    return shapely.Polygon([(40394700 + 100 * math.cos(t), 3686500 + 100 * math.sin(t)) for t in turns])


def fonts_of(reader):
    found = {}
    for page in reader.pages:
        resources = page["/Resources"].get_object()
        for font in resources.get("/Font", {}).get_object().values() if "/Font" in resources else ():
            entry = font.get_object()
            found[entry["/BaseFont"]] = "/FontFile2" in entry["/FontDescriptor"].get_object()
    return found


def test_every_font_is_embedded_and_helvetica_is_not_named(write, tmp_path, sheet):
    reader, _ = write(maps=[sheet])
    fonts = fonts_of(reader)
    assert len(fonts) >= 2
    assert all(fonts.values())
    assert b"Helvetica" not in (tmp_path / "报告 目录" / "量算 报告.pdf").read_bytes()


def test_chinese_can_be_read_back(write):
    _, pages = write()
    text = re.sub(r"\s", "", "".join(pages))
    for wanted in (
        "违法图斑面积量算报告",
        "13329.69",
        "19.9945",
        "2000国家大地坐标系",
        "〔2008〕32号",
        "界址点成果表",
        "40394700.000",
    ):
        assert wanted in text


def test_pages_are_numbered_through_maps_too(write, sheet):
    _, pages = write(maps=[sheet, MapPage("附图2　地类图", sheet.file)])
    assert [re.search(r"—\s*(\d+)\s*—", page).group(1) for page in pages] == [str(i + 1) for i in range(len(pages))]
    assert sum("图件内容" in page for page in pages) == 2
    assert "界址点成果表" in pages[-1]


def test_outline_metadata_and_language(write, sheet):
    reader, _ = write(maps=[sheet])
    titles = [entry.title for entry in flatten(reader.outline)]
    assert titles[0] == "一、图斑基本情况"
    assert "附图1　现状图" in titles
    assert reader.metadata.title.startswith("违法图斑面积量算报告 HZ-1")
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


def flatten(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from flatten(entry)
        else:
            yield entry


def test_four_hundred_points_stand_in_two_blocks_a_page(write, make_subject):
    _, pages = write(make_subject(geometry=circle(400)))
    found = [set(re.findall(r"J(\d+)", page)) for page in pages]
    tables = [points for points in found if points]
    assert set().union(*tables) == {str(i) for i in range(1, 401)}
    assert len(tables) <= 5
    assert min(len(points) for points in tables[:-1]) >= 70


def test_twenty_points_share_the_page_with_their_heading(write, make_subject):
    _, pages = write(make_subject(geometry=circle(20)))
    assert "J20" in pages[-1]
    assert "界址点成果表" in pages[-1]


def test_an_ordinary_report_has_two_pages_of_text(write):
    _, pages = write()
    assert "界址点成果表" in pages[2]
    assert len(pages) == 3


def test_writing_over_a_folder_ends_in_a_sentence_and_leaves_no_part(write, tmp_path):
    target = tmp_path / "占用.pdf"
    (target / "x").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"占用\.pdf cannot be written"):
        write(path=target)
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_a_failed_run_keeps_the_old_report(write, tmp_path, monkeypatch):
    path = tmp_path / "旧.pdf"
    path.write_bytes(b"old")

    def full(self, stream):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PdfWriter, "write", full)
    with pytest.raises(OutputError, match="No space left"):
        write(path=path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "小盘"
    folder.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("mounting needs root")
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("mounting is not possible here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_ends_in_a_sentence(write, small_disk):
    with pytest.raises(OutputError, match="No space left"):
        write(path=small_disk / "报告.pdf")
    assert list(small_disk.iterdir()) == []


def test_a_broken_sheet_ends_in_a_sentence(write, sheet):
    sheet.file.write_bytes(sheet.file.read_bytes()[:100])
    with pytest.raises(OutputError, match=r"sheet\.pdf cannot be written"):
        write(maps=[sheet])
