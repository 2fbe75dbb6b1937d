"""Page geometry of GB/T 9704-2012 and the paragraph styles of the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from ..fonts import RoleFont
from .text_layout import break_lines, markup

PAGE_WIDTH, PAGE_HEIGHT = A4
TOP, LEFT, RIGHT, BOTTOM = 37 * mm, 28 * mm, 26 * mm, 35 * mm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
PAGE_NUMBER_PT = 14
PAGE_NUMBER_BELOW = 7 * mm
CELL_PADDING = 2.5
RED = colors.Color(0.75, 0, 0)
AMBER = colors.Color(0.65, 0.35, 0)
ALIGNMENTS = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}


@dataclass(frozen=True)
class Sheet:
    """Makes paragraphs in the report's fonts, broken into lines the Chinese way."""

    fonts: Mapping[str, RoleFont]

    def paragraph(
        self,
        text: str,
        role: str = "body",
        *,
        size_pt: float | None = None,
        align: str = "left",
        width: float = TEXT_WIDTH,
        indent_chars: int = 0,
        color: colors.Color = colors.black,
        leading: float = 1.5,
        space_before: float = 0,
        space_after: float = 0,
    ) -> Paragraph:
        """One paragraph; `indent_chars` indents its first line, `leading` is in multiples of the size."""
        font = self.fonts[role]
        size = size_pt or font.size_pt
        indent = indent_chars * size
        lines = break_lines(text, lambda run: self.width(run, role, size), width, width - indent)
        style = ParagraphStyle(
            name=role,
            fontName=font.name,
            bulletFontName=font.name,
            fontSize=size,
            leading=size * leading,
            firstLineIndent=indent,
            alignment=ALIGNMENTS[align],
            textColor=color,
            spaceBefore=space_before,
            spaceAfter=space_after,
            splitLongWords=0,
        )
        return Paragraph("<br/>".join(markup(line, font) for line in lines), style)

    def width(self, text: str, role: str, size_pt: float) -> float:
        """Printed width in points; lent characters count as the shipped font draws them."""
        font = self.fonts[role]
        return float(stringWidth(text, font.name, size_pt))

    def cell(
        self,
        text: str,
        width: float,
        align: str = "left",
        *,
        role: str = "table",
        color: colors.Color = colors.black,
        size_pt: float | None = None,
    ) -> Paragraph:
        """A table cell's text, for a column of `width`."""
        return self.paragraph(
            text, role, width=width - 2 * CELL_PADDING, align=align, color=color, leading=1.25, size_pt=size_pt
        )
