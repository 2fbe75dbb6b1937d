"""Effective properties: what a run or a paragraph looks like once direct settings, styles and defaults are weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docx.oxml.ns import qn

from .model import EIGHTHS_PER_PT, TWIPS_PER_PT, Letters, ParagraphForm, Rule

DEFAULT_SIZE_PT = 10.5
ALIGNS = {"center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both"}
OFF = {"0", "false", "off", "none"}
SHIFTS = {"superscript": 1, "subscript": -1}


def value_of(element: Any, name: str) -> str | None:
    """Attribute `w:name`, None where it or the element is missing."""
    return None if element is None else element.get(qn(f"w:{name}"))


def points(twips: str | None, otherwise: float = 0) -> float:
    """Twentieths of a point as points."""
    try:
        return float(twips) / TWIPS_PER_PT if twips is not None else otherwise
    except ValueError:
        return otherwise


def is_on(element: Any) -> bool:
    """A toggle that is there and not switched off."""
    return element is not None and (value_of(element, "val") or "1").lower() not in OFF


def rule(element: Any) -> Rule | None:
    """A border line; None for none at all."""
    pattern = value_of(element, "val")
    if pattern in (None, "nil", "none"):
        return None
    color = value_of(element, "color") or "auto"
    return Rule(
        pattern=str(pattern),
        width_pt=float(value_of(element, "sz") or 4) / EIGHTHS_PER_PT,
        color="000000" if color == "auto" else color,
        space_pt=float(value_of(element, "space") or 0),
    )


class StyleSheet:
    """The styles of a document.

    Parameters
    ----------
    document : docx.document.Document
    """

    def __init__(self, document: Any) -> None:
        root = document.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in root.findall(qn("w:style"))}
        self._default = {
            style.get(qn("w:type")): style.get(qn("w:styleId"))
            for style in root.findall(qn("w:style"))
            if (value_of(style, "default") or "0").lower() not in OFF
        }
        self._defaults = root.find(qn("w:docDefaults"))

    def chain(self, style_id: str | None, kind: str = "paragraph") -> Iterator[Any]:
        """A style and those it is based on, the nearest first."""
        seen: set[str] = set()
        style_id = style_id or self._default.get(kind)
        while style_id is not None and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value_of(self._styles[style_id].find(qn("w:basedOn")), "val")

    def name(self, style_id: str | None) -> str:
        """Name of a style as people read it."""
        style = next(self.chain(style_id), None)
        return "" if style is None else value_of(style.find(qn("w:name")), "val") or ""

    def letters(self, run: Any, paragraph: Any) -> Letters:
        """How a run (None: the paragraph's mark) is set."""
        own = run.find(qn("w:rPr")) if run is not None else None
        sheets = [] if own is None else [own]
        character = value_of(own.find(qn("w:rStyle")), "val") if own is not None else None
        if character:
            sheets += _parts(self.chain(character, "character"), "rPr")
        sheets += _parts(self.chain(paragraph_style(paragraph)), "rPr")
        return _letters([*sheets, *self._fallback("rPrDefault", "rPr")])

    def paragraph(self, paragraph: Any) -> ParagraphForm:
        """How a paragraph is set."""
        own = paragraph.find(qn("w:pPr"))
        sheets = [] if own is None else [own]
        sheets += _parts(self.chain(paragraph_style(paragraph)), "pPr")
        sheets += self._fallback("pPrDefault", "pPr")
        return _form(sheets, self.letters(None, paragraph), self.name(paragraph_style(paragraph)))

    def _fallback(self, outer: str, inner: str) -> list[Any]:
        holder = self._defaults.find(qn(f"w:{outer}")) if self._defaults is not None else None
        found = holder.find(qn(f"w:{inner}")) if holder is not None else None
        return [] if found is None else [found]


def paragraph_style(paragraph: Any) -> str | None:
    """Style id that a paragraph names."""
    own = paragraph.find(qn("w:pPr"))
    return value_of(own.find(qn("w:pStyle")), "val") if own is not None else None


def _parts(styles: Iterator[Any], tag: str) -> list[Any]:
    return [part for style in styles if (part := style.find(qn(f"w:{tag}"))) is not None]


def _first(sheets: Sequence[Any], tag: str) -> Any:
    """The nearest setting of a property."""
    return next((found for sheet in sheets if (found := sheet.find(qn(f"w:{tag}"))) is not None), None)


def _attribute(sheets: Sequence[Any], tag: str, name: str) -> str | None:
    """The nearest setting of one attribute; Word inherits them one by one."""
    values = (value_of(sheet.find(qn(f"w:{tag}")), name) for sheet in sheets)
    return next((value for value in values if value is not None), None)


def _letters(sheets: Sequence[Any]) -> Letters:
    size = _attribute(sheets, "sz", "val")
    latin = _attribute(sheets, "rFonts", "ascii") or ""
    color = _attribute(sheets, "color", "val") or "auto"
    underline = _attribute(sheets, "u", "val")
    return Letters(
        typeface=_attribute(sheets, "rFonts", "eastAsia") or latin,
        latin=latin,
        size_pt=float(size) / 2 if size else DEFAULT_SIZE_PT,
        bold=is_on(_first(sheets, "b")),
        underline=underline not in (None, "none"),
        color="000000" if color == "auto" else color,
        shift=SHIFTS.get(_attribute(sheets, "vertAlign", "val") or "", 0),
    )


def _indent(sheets: Sequence[Any], name: str, size_pt: float) -> float:
    """An indent: counted in characters where that is given, else as a length."""
    chars = _attribute(sheets, "ind", f"{name}Chars")
    if chars is not None and float(chars):
        return float(chars) / 100 * size_pt
    return points(_attribute(sheets, "ind", name))


def _form(sheets: Sequence[Any], letters: Letters, style: str) -> ParagraphForm:
    size = letters.size_pt
    line, line_rule = _attribute(sheets, "spacing", "line"), _attribute(sheets, "spacing", "lineRule") or "auto"
    pitch = points(line) if line_rule != "auto" else float(line or 240) / 240
    level = _attribute(sheets, "outlineLvl", "val")
    borders = _first(sheets, "pBdr")
    return ParagraphForm(
        letters=letters,
        style=style,
        align=ALIGNS.get(_attribute(sheets, "jc", "val") or "", "left"),
        left_pt=_indent(sheets, "left", size) or points(_attribute(sheets, "ind", "start")),
        right_pt=_indent(sheets, "right", size) or points(_attribute(sheets, "ind", "end")),
        first_pt=_indent(sheets, "firstLine", size) - _indent(sheets, "hanging", size),
        before_pt=points(_attribute(sheets, "spacing", "before")),
        after_pt=points(_attribute(sheets, "spacing", "after")),
        line_pt=pitch,
        line_rule=line_rule,
        keep_with_next=is_on(_first(sheets, "keepNext")),
        keep_together=is_on(_first(sheets, "keepLines")),
        page_break_before=is_on(_first(sheets, "pageBreakBefore")),
        tabs=_tabs(_first(sheets, "tabs")),
        top=rule(borders.find(qn("w:top"))) if borders is not None else None,
        bottom=rule(borders.find(qn("w:bottom"))) if borders is not None else None,
        outline_level=int(level) if level is not None and int(level) < 9 else None,
        at_foot=_attribute(sheets, "framePr", "yAlign") == "bottom",
    )


def _tabs(element: Any) -> tuple[tuple[float, str], ...]:
    if element is None:
        return ()
    stops = [(points(value_of(tab, "pos")), value_of(tab, "val") or "left") for tab in element]
    return tuple(sorted(stop for stop in stops if stop[1] not in ("clear", "bar")))
