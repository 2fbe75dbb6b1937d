"""The office's name and the date below a paper, as GB/T 9704 wants them.

The name is centred over the date, the date stands four characters from the right, and neither stands on a page that
holds no text of the paper: what lies between the last text and the date is kept with both, in Word as in the PDF.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

SIGNATURE_STYLE, DATE_STYLE, NOTE_STYLE = "署名", "成文日期", "附注"
ATTACHMENT_STYLES = ("附件说明", "附件续行")
DATE_FROM_RIGHT = 4.0
LEAST_FROM_RIGHT = 0.0
SHORT_TEXT = 12  # 特此报告 alone does not make a page's text


def width_chars(text: str) -> float:
    """Printed width in Chinese characters; Latin letters and digits count half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def place_signatures(document: Any) -> None:
    """Centre every signature that a date follows over it, and keep both with the text above."""
    for signature, date in pairwise(document.paragraphs):
        if (signature.style.name, date.style.name) == (SIGNATURE_STYLE, DATE_STYLE):
            middle = DATE_FROM_RIGHT + width_chars(date.text.strip()) / 2
            _indent_right(signature, max(LEAST_FROM_RIGHT, middle - width_chars(signature.text.strip()) / 2))
            _keep_with_text(signature)
            _keep_note(date)


def _keep_with_text(signature: Any) -> None:
    """Mark all from the last text of the paper to the signature as kept with what follows."""
    signature.paragraph_format.keep_with_next = True
    above = signature._p.getprevious()
    while above is not None and above.tag == qn("w:p"):
        paragraph: Any = Paragraph(above, signature._parent)
        paragraph.paragraph_format.keep_with_next = True
        text = paragraph.text.strip()
        if paragraph.style.name in ATTACHMENT_STYLES:
            paragraph.paragraph_format.keep_together = True
        elif len(text) > SHORT_TEXT:
            return
        above = above.getprevious()


def _keep_note(date: Any) -> None:
    """The note below the date (contact) stands on its page."""
    below = date._p.getnext()
    if below is None or below.tag != qn("w:p"):
        return
    note: Any = Paragraph(below, date._parent)
    if note.style.name == NOTE_STYLE:
        date.paragraph_format.keep_with_next = True


def _indent_right(paragraph: Any, chars: float) -> None:
    properties = paragraph._p.get_or_add_pPr()
    indent = properties.find(qn("w:ind"))
    if indent is None:
        indent = OxmlElement("w:ind")
        properties.insert_element_before(
            indent, "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
            "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
            "w:pPrChange",
        )  # fmt: skip
    size_pt = paragraph.style.font.size.pt if paragraph.style.font.size else 16.0
    indent.set(qn("w:rightChars"), str(round(chars * 100)))
    indent.set(qn("w:right"), str(round(chars * size_pt * 20)))
