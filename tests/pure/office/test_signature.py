"""The office's name centred over the date, the date four characters from the right, on a page with the paper's text."""

from __future__ import annotations

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from landpatrol.processing.report.office.signature import place_signatures, width_chars


@pytest.mark.parametrize(("text", "chars"), [("2026年11月25日", 7.0), ("2026年3月5日", 6.0), ("示范分局", 4.0)])
def test_width(text, chars):
    assert width_chars(text) == chars


@pytest.mark.parametrize("office", ["示范分局", "示范市国土资源局示范分局"])
def test_the_middle_of_the_name_is_the_middle_of_the_date(office):
    document = docx.Document()
    for name in ("署名", "成文日期"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    signature = document.add_paragraph(office, style="署名")
    document.add_paragraph("2026年11月25日", style="成文日期")
    place_signatures(document)
    right = int(signature._p.pPr.find(qn("w:ind")).get(qn("w:rightChars"))) / 100
    assert right + width_chars(office) / 2 == pytest.approx(4 + 7 / 2)


ENCLOSURES = ("附件：1．面积表", "　　　2．界址点成果表", "　　　3．证据目录")
LAST = "督促属地乡镇人民政府采取措施整改违法行为，并按时反馈整改情况。"


@pytest.fixture
def paper(blank):
    """A paper of so many lines, its last text, enclosures, name and date; placed as a filled paper is."""
    for name in ("附件说明", "署名", "成文日期", "附注"):
        blank.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)

    def make(lines, last=LAST):
        for number in range(lines):
            blank.add_paragraph(f"第{number}行")
        for text in (last, "特此报告。", ""):
            blank.add_paragraph(text)
        for text in ENCLOSURES:
            blank.add_paragraph(text, style="附件说明")
        blank.add_paragraph("示范分局", style="署名")
        blank.add_paragraph("2026年11月25日", style="成文日期")
        blank.add_paragraph("（联系人：孟明远）", style="附注")
        place_signatures(blank)
        return blank

    return make


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_signature_and_enclosures_stand_on_one_page_with_text_of_the_paper(paper, draw, squeezed, lines):
    texts = draw(paper(lines)).texts
    page = next(text for text in texts if "2026年11月25日" in text)
    for words in (*ENCLOSURES, "示范分局", "（联系人：孟明远）", LAST[-9:], "特此报告。"):
        assert squeezed(words) in page


def test_of_a_long_last_text_only_the_end_goes_to_the_page_of_the_signature(paper, draw, squeezed):
    long = "".join(f"（{number}）督促整改，按时反馈。" for number in range(80))
    first, second = draw(paper(2, long)).texts
    assert squeezed("第1行（0）督促整改") in first
    assert squeezed("（79）督促整改，按时反馈。特此报告。") in second
    assert "2026年11月25日" in second
    assert len(first) > 5 * len(second)


def test_word_is_told_the_same(paper):
    kept = {p.text: p.paragraph_format.keep_with_next for p in paper(3).paragraphs}
    assert not kept["第2行"]
    assert all(kept[text] for text in (LAST, "特此报告。", "", *ENCLOSURES, "示范分局", "2026年11月25日"))
