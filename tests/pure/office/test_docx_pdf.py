"""Drawing Word documents: nothing lost, lines broken rightly, tables over pages, numbers, outline, what is not drawn."""

from __future__ import annotations

import re
from itertools import pairwise

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from landpatrol.processing.report.office.docx_pdf.lines import break_into_lines, tokens_of
from landpatrol.processing.report.office.docx_pdf.model import Letters, ParagraphForm, Piece
from landpatrol.processing.report.office.typefaces import load_typefaces

LONG = "经实地测量，占用土地13373.35平方米（合20.06亩），其中耕地0.00亩、永久基本农田0.00亩；" * 60


def test_a_long_text_goes_on_over_pages_and_nothing_is_lost(squeezed, draw, blank):
    blank.add_paragraph(LONG)
    pages = draw(blank)
    assert len(pages.texts) > 1
    assert pages.text == squeezed(LONG)


@pytest.mark.parametrize("shift", range(12))
def test_a_figure_is_never_broken_and_no_line_begins_with_a_closing_mark(shift):
    letters = Letters("仿宋", "仿宋", 16)
    text = "长" * shift + LONG[:400]
    tokens = tokens_of([Piece("text", letters, text)], load_typefaces())
    lines = break_into_lines(tokens, ParagraphForm(letters, first_pt=32), 442)
    texts = ["".join(token.text for token in line.tokens) for line in lines]
    assert "".join(texts) == text
    assert len(texts) > 5
    assert all(line.width_pt <= 442.01 for line in lines)
    assert lines[0].width_pt <= 442.01 - 32
    for line, following in pairwise(texts):
        assert following[0] not in "，。；、）"
        assert line[-1] != "（"
        assert not (line[-1] in "0123456789." and following[0] in "0123456789.")


def test_a_figure_over_two_runs_stays_whole():
    plain, bold = Letters("仿宋", "仿宋", 16), Letters("仿宋", "仿宋", 16, bold=True)
    pieces = [Piece("text", plain, "长" * 9 + "133"), Piece("text", bold, "73.35"), Piece("text", plain, "平方米")]
    lines = break_into_lines(tokens_of(pieces, load_typefaces()), ParagraphForm(plain), 16 * 10.5)
    assert "".join(token.text for token in lines[1].tokens).startswith("13373.35")


def test_an_unbreakable_word_wider_than_the_line_is_cut_after_all(draw, blank):
    blank.add_paragraph("A" * 300)
    assert draw(blank).text == "A" * 300


def test_bold_underlined_and_raised_text_can_be_read_back(draw, blank):
    paragraph = blank.add_paragraph("面积")
    paragraph.add_run("13373.35").bold = True
    paragraph.add_run("m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("张三").underline = True
    assert draw(blank).text == "面积13373.35m2张三"


def table_of(document, rows):
    table = document.add_table(0, 2)
    table.style = document.styles["Table Grid"]
    for number, texts in enumerate(rows):
        row = table.add_row()
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
        if not number:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def test_a_long_table_repeats_its_head_and_loses_no_row(draw, blank):
    table_of(blank, [("编号", "内容"), *((f"R{n:03}", f"第{n}行") for n in range(120))])
    pages = draw(blank)
    assert len(pages.texts) > 2
    assert all(text.startswith("编号内容") for text in pages.texts)
    assert re.findall(r"R\d{3}", pages.text) == [f"R{n:03}" for n in range(120)]


def test_a_row_higher_than_a_page_is_cut(squeezed, draw, blank):
    table_of(blank, [("编号", "内容"), ("R1", LONG), ("R2", "末行")])
    pages = draw(blank)
    assert len(pages.texts) > 1
    assert pages.text.replace("编号内容", "") == squeezed("R1" + LONG + "R2末行")


def test_a_cell_over_many_rows_goes_on_over_the_page(draw, blank):
    table = table_of(blank, [("栏目", "内容"), *(("", f"第{n}行") for n in range(80))])
    merged = table.cell(1, 0).merge(table.cell(80, 0))
    merged.text = "主要违法事实"
    pages = draw(blank)
    assert len(pages.texts) > 1
    assert pages.text.count("主要违法事实") == 1
    assert re.findall(r"第(\d+)行", pages.text) == [str(n) for n in range(80)]


def test_merged_columns_and_nested_tables(draw, blank):
    table = table_of(blank, [("甲", "乙"), ("丙", "丁")])
    table.cell(1, 0).merge(table.cell(1, 1)).text = "合并"
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内左", "内右"
    pages = draw(blank)
    assert all(word in pages.text for word in ("甲", "乙", "内左", "内右", "合并"))
    assert "丙" not in pages.text


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(draw, blank):
    number = (
        f"<w:p {nsdecls('w')}>"
        '<w:pPr><w:jc w:val="{}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t> —</w:t></w:r></w:p>'
    )
    blank.settings.element.append(OxmlElement("w:evenAndOddHeaders"))
    section = blank.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        footer._element.append(parse_xml(number.format(side)))
    blank.add_paragraph(LONG)
    pages = draw(blank)
    for page, text in enumerate(pages.texts):
        assert f"—{page + 1}—" in text
    odd, even = (next(x for text, x, _ in pages.places(page) if text.startswith("—")) for page in (0, 1))
    assert odd > 300 > even


def test_number_of_pages(draw, blank):
    section = blank.sections[0]
    section.header.is_linked_to_previous = False
    section.header._element.append(
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t>共</w:t></w:r>"
            '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t>页</w:t></w:r></w:p>'
        )
    )
    blank.add_paragraph(LONG)
    pages = draw(blank)
    assert pages.texts[0].startswith(f"共{len(pages.texts)}页")


def test_headings_become_the_outline(draw, blank):
    blank.add_heading("一、基本情况", 1)
    blank.add_heading("（一）位置", 2)
    blank.add_paragraph("正文")
    blank.add_heading("二、事实", 1)
    outline = draw(blank, title="报告").reader.outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == ["一、基本情况", "二、事实"]
    assert [entry.title for entry in outline[1]] == ["（一）位置"]


def test_sections_keep_their_own_page_size(draw, blank):
    blank.add_paragraph("竖")
    section = blank.add_section()
    section.page_width, section.page_height = section.page_height, section.page_width
    blank.add_paragraph("横")
    boxes = [page.mediabox for page in draw(blank).reader.pages]
    assert [box.width > box.height for box in boxes] == [False, True]


def test_what_is_not_drawn_is_named(draw, blank):
    paragraph = blank.add_paragraph("正文")
    paragraph.add_run()._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
            "<w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )
    blank.add_paragraph("条目", style="List Number")
    numbered = blank.add_paragraph("条目")
    numbered._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>'))
    pages = draw(blank)
    assert "框内文字" not in pages.text
    assert any("text box" in note for note in pages.notes)
    assert any("automatic numbers" in note for note in pages.notes)


def test_a_table_kept_at_the_foot_stands_there(draw, blank):
    blank.add_paragraph("正文")
    table = blank.add_table(1, 1)
    table.cell(0, 0).text = "抄送"
    position = OxmlElement("w:tblpPr")
    position.set(qn("w:tblpYSpec"), "bottom")
    table._tbl.tblPr.insert(0, position)
    blank.add_paragraph("后文")
    found = {text: y for text, _, y in draw(blank).places()}
    bottom = blank.sections[0].bottom_margin / Pt(1)
    assert bottom < found["抄送"] < bottom + 25
    assert found["后文"] > 600


def test_a_first_line_is_indented_by_characters(draw, blank):
    paragraph = blank.add_paragraph("缩" + LONG[:200])
    indent = OxmlElement("w:ind")
    indent.set(qn("w:firstLineChars"), "200")
    paragraph._p.get_or_add_pPr().append(indent)
    blank.sections[0].left_margin = Mm(28)
    [x] = [x for text, x, _ in draw(blank).places() if text.startswith("缩")]
    assert x == pytest.approx(Mm(28) / Pt(1) + 24, abs=0.5)


def test_a_broken_style_chain_does_not_hang(draw):
    document = docx.Document()
    normal = document.styles["Normal"].element
    based = OxmlElement("w:basedOn")
    based.set(qn("w:val"), normal.get(qn("w:styleId")))
    normal.append(based)
    document.add_paragraph("正文")
    assert draw(document).text == "正文"


@pytest.mark.parametrize("lines", range(28, 34))
def test_a_signature_never_stands_without_its_date(draw, blank, lines):
    for number in range(lines):
        blank.add_paragraph(f"第{number}行")
    signature = blank.add_paragraph("示范分局")
    signature.paragraph_format.keep_with_next = True
    signature.paragraph_format.space_before = Pt(24)
    blank.add_paragraph("2026年11月25日")
    pages = draw(blank)
    assert [text.endswith("示范分局2026年11月25日") for text in pages.texts][-1]


def test_rows_that_stay_whole_are_not_cut_and_the_head_stands_once_a_page(draw, blank):
    table = table_of(blank, [("编号", "内容"), *((f"R{n}", "长长的内容" * 30) for n in range(12))])
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    pages = draw(blank)
    assert len(pages.texts) > 1
    assert [text.count("编号内容") for text in pages.texts] == [1] * len(pages.texts)
    assert all(text.count("长长的内容") % 30 == 0 for text in pages.texts)


def test_rows_that_word_keeps_together_are_not_parted(draw, blank):
    for number in range(29):
        blank.add_paragraph(f"第{number}行")
    table = table_of(blank, [("编号", "内容"), ("R1", "其一"), ("R2", "其二"), ("R3", "其三")])
    for row in table.rows[1:]:
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    blank.add_paragraph("表下的注")
    first, second = draw(blank).texts
    assert "R1" not in first
    assert all(words in second for words in ("编号", "R1", "R2", "R3", "表下的注"))


def test_a_table_stays_with_the_note_that_its_last_row_is_kept_with(draw, blank):
    for number in range(28):
        blank.add_paragraph(f"第{number}行")
    table = table_of(blank, [("编号", "内容"), ("R1", "其一"), ("R2", "其二"), ("R3", "其三")])
    blank.add_paragraph("表下的注")
    assert "R3" in draw(blank).texts[0]
    for row in table.rows:
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    first, second = draw(blank).texts
    assert "第27行" in first
    assert all(words in second for words in ("编号", "R1", "R3", "表下的注"))


def test_what_is_kept_with_a_page_break_stays_where_it_is(draw, blank):
    blank.add_paragraph("上文")
    blank.add_paragraph("末段").paragraph_format.keep_with_next = True
    blank.add_paragraph("附件1").paragraph_format.page_break_before = True
    assert draw(blank).texts == ["上文末段", "附件1"]


def test_no_row_stands_alone_on_the_next_page(draw, blank):
    table_of(blank, [("编号", "内容"), *((f"R{n:03}", "") for n in range(32))])
    first, second = draw(blank).texts
    assert "R029" in first
    assert all(words in second for words in ("R030", "R031"))


def test_rows_that_ask_to_stay_together_over_more_than_a_page_are_parted_after_all(draw, blank):
    table = table_of(blank, [("编号", "内容"), *((f"R{n:03}", "") for n in range(90))])
    for row in table.rows:
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    text = draw(blank).text
    assert all(f"R{n:03}" in text for n in range(90))


def test_room_above_the_first_line_of_a_header_counts(draw, blank):
    header = blank.sections[0].header
    header.is_linked_to_previous = False
    header.paragraphs[0].add_run("页眉")
    blank.add_paragraph("正文")

    def height():
        return next(y for text, _, y in draw(blank).places() if text == "页眉")

    plain = height()
    header.paragraphs[0].paragraph_format.space_before = Pt(15)
    assert plain - height() == pytest.approx(15, abs=0.1)
