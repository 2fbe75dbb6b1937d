"""Building blocks of the shipped templates: GB/T 9704 styles, letterheads, tables, page numbers.

A module of this folder has functions decorated with `paper("file.docx")`; each gets a `Draft` and fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from .word_xml import (
    TYPOGRAPHY,
    add_style,
    frame,
    imprint_rules,
    insert_table_property,
    mark_row,
    only_paragraph,
    page_number,
    set_normal,
    set_width,
)

PAPERS: dict[str, Callable[[Draft], None]] = {}


def paper(file: str) -> Callable[[Callable[[Draft], None]], Callable[[Draft], None]]:
    """Register a function as the maker of a template file."""

    def register(make: Callable[[Draft], None]) -> Callable[[Draft], None]:
        PAPERS[file] = make
        return make

    return register


class Underlined(str):
    """Text of a paragraph that is underlined, as what is filled into a notice."""


@dataclass(frozen=True)
class Box:
    """A cell of a table: its paragraphs and how many columns and rows it spans."""

    text: str | Sequence[str | tuple[str, str]] = ""
    columns: int = 1
    rows: int = 1
    style: str = ""
    upright: str = "center"


COVERED = None  # stands in a row where a box from above or from the left reaches


class Draft:
    """A template under construction."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.section = self.document.sections[0]
        for style in list(self.document.styles):
            if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name.startswith(("Heading", "List", "Title", "Body")):
                style.element.getparent().remove(style.element)
        set_normal(self.document)
        for entry in TYPOGRAPHY["styles"]:
            add_style(self.document, entry)
        self.page("a4")
        self.document.core_properties.author = "LandPatrol"
        self.document.core_properties.comments = ""

    def page(self, name: str, section: Any = None) -> None:
        """Page size and margins."""
        size, section = TYPOGRAPHY["page"][name], section or self.section
        section.page_width, section.page_height = Mm(size["width_mm"]), Mm(size["height_mm"])
        section.orientation = WD_ORIENT.LANDSCAPE if size["width_mm"] > size["height_mm"] else WD_ORIENT.PORTRAIT
        section.top_margin, section.bottom_margin = Mm(size["top_mm"]), Mm(size["bottom_mm"])
        section.left_margin, section.right_margin = Mm(size["left_mm"]), Mm(size["right_mm"])
        section.header_distance, section.footer_distance = Mm(15), Mm(size["footer_mm"])

    def new_section(self, page: str) -> Any:
        """Pages of another size from here on."""
        section = self.document.add_section()
        self.page(page, section)
        return section

    @property
    def width_mm(self) -> float:
        """Width of the type area of the last section."""
        section = self.document.sections[-1]
        return (section.page_width - section.left_margin - section.right_margin) / Mm(1)

    def text(self, style: str, *parts: str, holder: Any = None) -> Any:
        """A paragraph; parts that are `Underlined` are."""
        paragraph = (holder or self.document).add_paragraph(style=style)
        for part in parts:
            run = paragraph.add_run(str(part))
            run.underline = True if isinstance(part, Underlined) else None
        return paragraph

    def texts(self, style: str, *texts: str) -> None:
        """Paragraphs of one style."""
        for text in texts:
            self.text(style, text)

    def blank(self, style: str = "主送") -> None:
        """An empty line."""
        self.text(style, "")

    def page_break(self) -> None:
        """A new page."""
        self.document.paragraphs[-1].add_run().add_break(docx.enum.text.WD_BREAK.PAGE)

    def red_head(self, issuer: str, number: str, signer: str = "") -> None:
        """Letterhead of a full document: issuer in red, number, red rule; with `signer` as a report upwards has it."""
        self.text("红头", issuer)
        if signer:
            self.text("文号上行", number, "\t", "签发人：", signer)
        else:
            self.text("文号", number)

    def letter_head(self, issuer: str, number: str) -> None:
        """Letterhead of a letter (信函格式): red name and double rules; the first page carries no number."""
        self.section.different_first_page_header_footer = True
        self.section.footer_distance = Mm(19)
        only_paragraph(self.section.first_page_header, "信头").add_run(issuer)
        only_paragraph(self.section.first_page_footer, "信尾线")
        self.text("信函文号", number)

    def page_numbers(self, section: Any = None) -> None:
        """`— 1 —` at the outer corner: right on odd pages, left on even ones."""
        section = section or self.section
        self.document.settings.odd_and_even_pages_header_footer = True
        page_number(only_paragraph(section.footer, "页码"))
        page_number(only_paragraph(section.even_page_footer, "页码双"))
        if section.different_first_page_header_footer and section.first_page_footer.is_linked_to_previous:
            page_number(only_paragraph(section.first_page_footer, "页码"))

    def table(
        self,
        widths_mm: Sequence[float],
        rows: Sequence[Sequence[Box | str | None]],
        heights_mm: Sequence[float] | float = 9,
        heads: int = 0,
        label_style: str = "表格栏目",
        text_style: str = "表格内容",
        frame_pt: float = 1.0,
    ) -> Any:
        """A bordered table. A plain string is a label; a `Box` is what is filled in."""
        table = self.document.add_table(len(rows), len(widths_mm))
        table.style = self.document.styles["Table Grid"]
        table.autofit = False
        table.alignment = docx.enum.table.WD_TABLE_ALIGNMENT.CENTER
        frame(table, frame_pt)
        heights = [heights_mm] * len(rows) if isinstance(heights_mm, int | float) else heights_mm
        for column, width in zip(table.columns, widths_mm, strict=True):
            column.width = Mm(width)
        for number, (row, boxes) in enumerate(zip(table.rows, rows, strict=True)):
            row.height = Mm(heights[number])
            if number < heads:
                mark_row(row, "w:tblHeader")
            for column, width in enumerate(widths_mm):
                row.cells[column].width = Mm(width)
            for column, box in enumerate(boxes):
                if box is not COVERED:
                    _fill_box(table, number, column, box, label_style, text_style)
        for row in table.rows:
            for cell in row._tr.tc_lst:
                set_width(cell, widths_mm)
        return table

    def whole_rows(self, table: Any) -> None:
        """Rows that a page does not cut."""
        for row in table.rows:
            mark_row(row, "w:cantSplit")

    def imprint(self, copies: str, issued: str) -> None:
        """抄送 and 印发 between rules, floating at the foot of the last page."""
        table = self.document.add_table(2, 1)
        table.autofit = False
        position = OxmlElement("w:tblpPr")
        for name, value in (
            ("leftFromText", "0"),
            ("rightFromText", "0"),
            ("vertAnchor", "margin"),
            ("horzAnchor", "margin"),
            ("tblpXSpec", "left"),
            ("tblpYSpec", "bottom"),
        ):
            position.set(qn(f"w:{name}"), value)
        insert_table_property(table, position, ("w:tblW", "w:jc", "w:tblLayout", "w:tblLook"))
        for row, (style, text) in zip(table.rows, (("抄送", copies), ("印发", issued)), strict=True):
            cell = row.cells[0]
            cell.width = Mm(self.width_mm)
            cell.paragraphs[0].style = self.document.styles[style]
            cell.paragraphs[0].add_run(text)
        imprint_rules(table)
        self.text("版记锚点", "")

    def save(self, path: Path) -> None:
        """Write the template."""
        self.document.save(path)


def _fill_box(table: Any, row: int, column: int, box: Box | str, label_style: str, text_style: str) -> None:
    is_label = isinstance(box, str)
    described = Box(box, style=label_style) if is_label else box
    cell = table.cell(row, column)
    if described.columns > 1 or described.rows > 1:
        cell = cell.merge(table.cell(row + described.rows - 1, column + described.columns - 1))
    for extra in cell.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    texts = [described.text] if isinstance(described.text, str) else list(described.text)
    for number, text in enumerate(texts):
        style, text = text if isinstance(text, tuple) else (described.style or text_style, text)
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        paragraph.style = style
        paragraph.add_run(text)
    upright = docx.enum.table.WD_ALIGN_VERTICAL
    cell.vertical_alignment = {"center": upright.CENTER, "top": upright.TOP, "bottom": upright.BOTTOM}[
        described.upright
    ]
