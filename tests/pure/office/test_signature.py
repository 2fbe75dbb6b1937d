"""The office's name centred over the date, the date four characters from the right."""

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
