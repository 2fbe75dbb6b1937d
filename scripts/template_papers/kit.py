"""Building blocks of the shipped templates: GB/T 9704 styles, letterheads, tables, page numbers.

A module of this folder has functions decorated with `paper("file.docx")`; each gets a `Draft` and fills it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor

TYPOGRAPHY = json.loads((Path(__file__).parent / "typography.json").read_text(encoding="utf-8"))
TWIPS_PER_PT, TWIPS_PER_MM = 20, 56.6929
PAPERS: dict[str, Callable[[Draft], None]] = {}
ALIGN = {"both": "both", "left": "left", "center": "center", "right": "right"}


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
        _set_normal(self.document)
        for entry in TYPOGRAPHY["styles"]:
            _add_style(self.document, entry)
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
        self.section.header_distance, self.section.footer_distance = Mm(30), Mm(19)
        _only_paragraph(self.section.first_page_header, "信头").add_run(issuer)
        _only_paragraph(self.section.first_page_footer, "信尾线")
        self.text("信函文号", number)

    def page_numbers(self, section: Any = None) -> None:
        """`— 1 —` at the outer corner: right on odd pages, left on even ones."""
        section = section or self.section
        self.document.settings.odd_and_even_pages_header_footer = True
        _page_number(_only_paragraph(section.footer, "页码"))
        _page_number(_only_paragraph(section.even_page_footer, "页码双"))
        if section.different_first_page_header_footer and section.first_page_footer.is_linked_to_previous:
            _page_number(_only_paragraph(section.first_page_footer, "页码"))

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
        _frame(table, frame_pt)
        heights = [heights_mm] * len(rows) if isinstance(heights_mm, int | float) else heights_mm
        for column, width in zip(table.columns, widths_mm, strict=True):
            column.width = Mm(width)
        for number, (row, boxes) in enumerate(zip(table.rows, rows, strict=True)):
            row.height = Mm(heights[number])
            if number < heads:
                _mark_row(row, "w:tblHeader")
            for column, width in enumerate(widths_mm):
                row.cells[column].width = Mm(width)
            for column, box in enumerate(boxes):
                if box is not COVERED:
                    _fill_box(table, number, column, box, label_style, text_style)
        for row in table.rows:
            for cell in row._tr.tc_lst:
                _set_width(cell, widths_mm)
        return table

    def whole_rows(self, table: Any) -> None:
        """Rows that a page does not cut."""
        for row in table.rows:
            _mark_row(row, "w:cantSplit")

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
        _insert_table_property(table, position, ("w:tblW", "w:jc", "w:tblLayout", "w:tblLook"))
        for row, (style, text) in zip(table.rows, (("抄送", copies), ("印发", issued)), strict=True):
            cell = row.cells[0]
            cell.width = Mm(self.width_mm)
            cell.paragraphs[0].style = self.document.styles[style]
            cell.paragraphs[0].add_run(text)
        _imprint_rules(table)
        self.text("版记锚点", "")

    def save(self, path: Path) -> None:
        """Write the template."""
        self.document.save(path)


def _set_normal(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.size = Pt(12)
    _set_typeface(normal, "仿宋")
    normal.paragraph_format.space_after = Pt(0)
    # Word adds room between Chinese and Latin characters unless told not to; the PDF does not.
    for tag in ("w:autoSpaceDE", "w:autoSpaceDN"):
        _child(normal.element.get_or_add_pPr(), tag).set(qn("w:val"), "0")
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.remove(defaults.find(qn("w:rFonts")))  # names of a theme, which would win over names of fonts
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_typeface(style: Any, name: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for use in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{use}"), name)


def _add_style(document: Any, entry: dict[str, Any]) -> None:
    style = document.styles.add_style(entry["name"], WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = document.styles["Normal"], True
    _set_typeface(style, entry["typeface"])
    style.font.size = Pt(entry["size_pt"])
    style.font.bold = entry.get("bold")
    if "color" in entry:
        style.font.color.rgb = RGBColor.from_string(_color(entry["color"]))
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(entry.get("before_pt", 0)), Pt(entry.get("after_pt", 0))
    if "line_pt" in entry:
        form.line_spacing = Pt(entry["line_pt"])
    form.keep_with_next = entry.get("keep_with_next")
    form.widow_control = True
    properties = style.element.get_or_add_pPr()
    _indent(properties, entry)
    _child(properties, "w:jc").set(qn("w:val"), ALIGN[entry["align"]])
    if "right_tab_mm" in entry:
        form.tab_stops.add_tab_stop(Mm(entry["right_tab_mm"]), docx.enum.text.WD_TAB_ALIGNMENT.RIGHT)
    if "outline_level" in entry:
        _child(properties, "w:outlineLvl").set(qn("w:val"), str(entry["outline_level"]))
    _rules(properties, entry)


# Order of the children of w:pPr in the schema, as far as used here.
PPR_ORDER = [
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "rPr",
]


def _child(properties: Any, tag: str) -> Any:
    """The child of that name, made at its place in the schema's order."""
    found = properties.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        later = PPR_ORDER[PPR_ORDER.index(tag.split(":")[1]) + 1 :]
        properties.insert_element_before(found, *(f"w:{name}" for name in later))
    return found


def _indent(properties: Any, entry: dict[str, Any]) -> None:
    indent = _child(properties, "w:ind")
    size = entry["size_pt"]
    for side in ("left", "right"):
        if f"{side}_chars" in entry:
            indent.set(qn(f"w:{side}Chars"), str(round(entry[f"{side}_chars"] * 100)))
            indent.set(qn(f"w:{side}"), str(round(entry[f"{side}_chars"] * size * TWIPS_PER_PT)))
        if f"{side}_mm" in entry:
            indent.set(qn(f"w:{side}"), str(round(entry[f"{side}_mm"] * TWIPS_PER_MM)))
    first = entry.get("first_chars", 0)
    if first:
        name = "firstLine" if first > 0 else "hanging"
        indent.set(qn(f"w:{name}Chars"), str(round(abs(first) * 100)))
        indent.set(qn(f"w:{name}"), str(round(abs(first) * size * TWIPS_PER_PT)))


def _color(name: str) -> str:
    return str(TYPOGRAPHY["red"]) if name == "red" else name


def _rules(properties: Any, entry: dict[str, Any]) -> None:
    for side, key in (("top", "rule_above"), ("bottom", "rule_below")):
        if key in entry:
            line = OxmlElement(f"w:{side}")
            described = entry[key]
            line.set(qn("w:val"), described["pattern"])
            line.set(qn("w:sz"), str(round(described["width_pt"] * 8)))
            line.set(qn("w:space"), str(described["space_pt"]))
            line.set(qn("w:color"), _color(described["color"]))
            _child(properties, "w:pBdr").append(line)


def _only_paragraph(holder: Any, style: str) -> Any:
    holder.is_linked_to_previous = False
    paragraph = holder.paragraphs[0]
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    paragraph.style = style
    return paragraph


def _page_number(paragraph: Any) -> None:
    paragraph.add_run("— ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)
        elif kind != "text":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
    paragraph.add_run(" —")


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


def _set_width(cell: Any, widths_mm: Sequence[float]) -> None:
    """Width of a cell from the columns that it spans."""
    column = cell._grid_col if hasattr(cell, "_grid_col") else cell.grid_offset
    cell.width = Emu(sum(Mm(width) for width in widths_mm[column : column + cell.grid_span]))


def _mark_row(row: Any, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))


def _frame(table: Any, frame_pt: float) -> None:
    """A frame heavier than the lines inside."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single")
        line.set(qn("w:sz"), str(round((0.5 if side.startswith("inside") else frame_pt) * 8)))
        line.set(qn("w:space"), "0")
        line.set(qn("w:color"), "000000")
        borders.append(line)
    _insert_table_property(table, borders, ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"))
    margins = OxmlElement("w:tblCellMar")
    for side, width_mm in (("top", 0.4), ("left", 1.0), ("bottom", 0.4), ("right", 1.0)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(width_mm * TWIPS_PER_MM)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    _insert_table_property(table, margins, ("w:tblLook",))


def _insert_table_property(table: Any, element: Any, later: Sequence[str]) -> None:
    properties = table._tbl.tblPr
    following = next((child for child in properties if child.tag in {qn(tag) for tag in later}), None)
    if following is None:
        properties.append(element)
    else:
        following.addprevious(element)


def _imprint_rules(table: Any) -> None:
    """0.35 mm above and below, 0.25 mm between; the text begins at the rule's end."""
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side, width_mm in (("top", 0.35), ("bottom", 0.35), ("insideH", 0.25)):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single")
        line.set(qn("w:sz"), str(round(width_mm / 25.4 * 72 * 8)))
        line.set(qn("w:space"), "0")
        line.set(qn("w:color"), "000000")
        borders.append(line)
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    _insert_table_property(table, borders, ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"))
    _insert_table_property(table, margins, ("w:tblLook",))
