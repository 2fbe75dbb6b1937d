"""Styles, borders, indents and fields, written as Word's XML where python-docx has no name for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor

TYPOGRAPHY = json.loads((Path(__file__).parent / "typography.json").read_text(encoding="utf-8"))
TWIPS_PER_PT, TWIPS_PER_MM = 20, 56.6929
ALIGN = {"both": "both", "left": "left", "center": "center", "right": "right"}


def set_normal(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.size = Pt(12)
    set_typeface(normal, "仿宋")
    normal.paragraph_format.space_after = Pt(0)
    # Word adds room between Chinese and Latin characters unless told not to; the PDF does not.
    for tag in ("w:autoSpaceDE", "w:autoSpaceDN"):
        child(normal.element.get_or_add_pPr(), tag).set(qn("w:val"), "0")
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.remove(defaults.find(qn("w:rFonts")))  # names of a theme, which would win over names of fonts
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def set_typeface(style: Any, name: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for use in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{use}"), name)


def add_style(document: Any, entry: dict[str, Any]) -> None:
    style = document.styles.add_style(entry["name"], WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = document.styles["Normal"], True
    set_typeface(style, entry["typeface"])
    style.font.size = Pt(entry["size_pt"])
    style.font.bold = entry.get("bold")
    if "color" in entry:
        style.font.color.rgb = RGBColor.from_string(color(entry["color"]))
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(entry.get("before_pt", 0)), Pt(entry.get("after_pt", 0))
    if "line_pt" in entry:
        form.line_spacing = Pt(entry["line_pt"])
    form.keep_with_next, form.keep_together = entry.get("keep_with_next"), entry.get("keep_together")
    form.widow_control = True
    properties = style.element.get_or_add_pPr()
    indent(properties, entry)
    child(properties, "w:jc").set(qn("w:val"), ALIGN[entry["align"]])
    if "right_tab_mm" in entry:
        form.tab_stops.add_tab_stop(Mm(entry["right_tab_mm"]), docx.enum.text.WD_TAB_ALIGNMENT.RIGHT)
    if "outline_level" in entry:
        child(properties, "w:outlineLvl").set(qn("w:val"), str(entry["outline_level"]))
    rules(properties, entry)


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


def child(properties: Any, tag: str) -> Any:
    """The child of that name, made at its place in the schema's order."""
    found = properties.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        later = PPR_ORDER[PPR_ORDER.index(tag.split(":")[1]) + 1 :]
        properties.insert_element_before(found, *(f"w:{name}" for name in later))
    return found


def indent(properties: Any, entry: dict[str, Any]) -> None:
    indent = child(properties, "w:ind")
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


def color(name: str) -> str:
    return str(TYPOGRAPHY["red"]) if name == "red" else name


def rules(properties: Any, entry: dict[str, Any]) -> None:
    for side, key in (("top", "rule_above"), ("bottom", "rule_below")):
        if key in entry:
            line = OxmlElement(f"w:{side}")
            described = entry[key]
            line.set(qn("w:val"), described["pattern"])
            line.set(qn("w:sz"), str(round(described["width_pt"] * 8)))
            line.set(qn("w:space"), str(described["space_pt"]))
            line.set(qn("w:color"), color(described["color"]))
            child(properties, "w:pBdr").append(line)


def only_paragraph(holder: Any, style: str) -> Any:
    holder.is_linked_to_previous = False
    paragraph = holder.paragraphs[0]
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    paragraph.style = style
    return paragraph


def page_number(paragraph: Any) -> None:
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


def set_width(cell: Any, widths_mm: Sequence[float]) -> None:
    """Width of a cell from the columns that it spans."""
    column = cell._grid_col if hasattr(cell, "_grid_col") else cell.grid_offset
    cell.width = Emu(sum(Mm(width) for width in widths_mm[column : column + cell.grid_span]))


def mark_row(row: Any, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))


def frame(table: Any, frame_pt: float) -> None:
    """A frame heavier than the lines inside."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single")
        line.set(qn("w:sz"), str(round((0.5 if side.startswith("inside") else frame_pt) * 8)))
        line.set(qn("w:space"), "0")
        line.set(qn("w:color"), "000000")
        borders.append(line)
    insert_table_property(table, borders, ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"))
    margins = OxmlElement("w:tblCellMar")
    for side, width_mm in (("top", 0.4), ("left", 1.0), ("bottom", 0.4), ("right", 1.0)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(width_mm * TWIPS_PER_MM)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    insert_table_property(table, margins, ("w:tblLook",))


def insert_table_property(table: Any, element: Any, later: Sequence[str]) -> None:
    properties = table._tbl.tblPr
    following = next((child for child in properties if child.tag in {qn(tag) for tag in later}), None)
    if following is None:
        properties.append(element)
    else:
        following.addprevious(element)


def imprint_rules(table: Any) -> None:
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
    insert_table_property(table, borders, ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"))
    insert_table_property(table, margins, ("w:tblLook",))
