"""Reading a filled Word document into the renderer's plain values; what cannot be drawn is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from ....core.errors import QT_TRANSLATE_NOOP
from ....core.remark import Remark
from .model import EMU_PER_PT, Block, Letters, Paragraph, Piece, Section
from .properties import StyleSheet, is_on, points, value_of
from .read_tables import read_table

BREAKS = {"page": "page", "column": "page", None: "line", "textWrapping": "line"}
NUMBER_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
# Containers whose content is drawn as if it stood there by itself.
TRANSPARENT = {"hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple"}
UNDRAWN = {
    "txbxContent": QT_TRANSLATE_NOOP(
        "landpatrol", "The PDF leaves out the text box of the Word file; put its text into a paragraph or a table."
    ),
    "anchor": QT_TRANSLATE_NOOP(
        "landpatrol", "The PDF leaves out a floating picture or shape of the Word file; set it in line with the text."
    ),
    "chart": QT_TRANSLATE_NOOP("landpatrol", "The PDF leaves out a chart of the Word file; put it in as a picture."),
    "object": QT_TRANSLATE_NOOP(
        "landpatrol", "The PDF leaves out an embedded object of the Word file; put it in as a picture."
    ),
    "footnoteReference": QT_TRANSLATE_NOOP(
        "landpatrol", "The PDF leaves out a footnote of the Word file; put it into the text."
    ),
    "endnoteReference": QT_TRANSLATE_NOOP(
        "landpatrol", "The PDF leaves out an endnote of the Word file; put it into the text."
    ),
    "oMath": QT_TRANSLATE_NOOP("landpatrol", "The PDF leaves out a formula of the Word file; type it as text."),
    "numPr": QT_TRANSLATE_NOOP(
        "landpatrol", "The PDF leaves out the automatic numbers of the Word file; type the numbers instead."
    ),
    "cols": QT_TRANSLATE_NOOP("landpatrol", "The PDF sets text in one column where the Word file has several."),
    "del": QT_TRANSLATE_NOOP(
        "landpatrol", "The Word template holds tracked changes; the PDF shows it as if they were accepted."
    ),
}


class Reader:
    """Reads one document.

    Attributes
    ----------
    undrawn : dict
        Sentences on what the PDF cannot show, in the order met.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self.styles = StyleSheet(document)
        self.undrawn: dict[str, None] = {}

    def sections(self) -> list[Section]:
        """The document's sections with their blocks."""
        body = self._document.element.body
        found: list[Section] = []
        blocks: list[Block] = []
        settings = self._document.settings.element
        even = is_on(settings.find(qn("w:evenAndOddHeaders")))
        for element, section_end in _with_section_ends(body):
            if element is not None:
                blocks += self.blocks_of(element, self._document.part)
            if section_end is not None:
                found.append(self._section(len(found), section_end, tuple(blocks), even))
                blocks = []
        return found

    def notes(self) -> tuple[Remark, ...]:
        """One sentence for each thing that is not drawn."""
        return tuple(map(Remark, self.undrawn))

    def blocks_of(self, element: Any, part: Any) -> list[Block]:
        """A paragraph or table, or what a content control holds."""
        if element.tag == qn("w:p"):
            return [self.paragraph(element, part)]
        if element.tag == qn("w:tbl"):
            return [read_table(element, self.styles, lambda inner: self.blocks_of(inner, part))]
        if element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
            return [block for child in element for block in self.blocks_of(child, part)]
        return []

    def paragraph(self, element: Any, part: Any) -> Paragraph:
        """One paragraph with its pieces."""
        form = self.styles.paragraph(element)
        properties = element.find(qn("w:pPr"))
        if properties is not None and properties.find(qn("w:numPr")) is not None:
            self._miss("numPr")
        pieces: list[Piece] = []
        state = _FieldState()
        for run in self._runs(element):
            pieces += self._pieces(run, element, part, state)
        return Paragraph(form, tuple(pieces))

    def _miss(self, name: str) -> None:
        self.undrawn[UNDRAWN[name]] = None

    def _runs(self, element: Any) -> Iterator[Any]:
        for child in element:
            name = _local(child)
            if name == "r" or (name == "fldSimple" and _field_name(value_of(child, "instr")) in NUMBER_FIELDS):
                yield child
            elif name in TRANSPARENT:
                yield from self._runs(child)
            elif name in UNDRAWN:
                self._miss(name)

    def _pieces(self, run: Any, paragraph: Any, part: Any, state: _FieldState) -> Iterator[Piece]:
        if _local(run) == "fldSimple":
            inner = run.find(qn("w:r"))
            yield Piece("field", self.styles.letters(inner, paragraph), _field_name(value_of(run, "instr")))
            return
        letters = self.styles.letters(run, paragraph)
        hidden = run.find(qn("w:rPr"))
        if hidden is not None and is_on(hidden.find(qn("w:vanish"))):
            return
        for child in run:
            if state.takes(child):
                if state.finished in NUMBER_FIELDS:
                    yield Piece("field", letters, state.finished)
                continue
            piece = self._piece(child, letters, part)
            if piece is not None:
                yield piece

    def _piece(self, child: Any, letters: Letters, part: Any) -> Piece | None:
        name = _local(child)
        if name == "t":
            return Piece("text", letters, child.text or "")
        if name in ("tab", "br", "cr"):
            kind = "tab" if name == "tab" else BREAKS.get(value_of(child, "type"), "line")
            return Piece(kind, letters)
        if name == "noBreakHyphen":
            return Piece("text", letters, "-")
        if name == "sym":
            return Piece("text", letters, _symbol(child))
        if name in ("drawing", "pict", "AlternateContent", "object"):
            return self._picture(child, letters, part)
        if name in UNDRAWN:
            self._miss(name)
        return None

    def _picture(self, drawing: Any, letters: Letters, part: Any) -> Piece | None:
        names = {_local(node) for node in drawing.iter() if isinstance(node.tag, str)}
        for name in ("txbxContent", "chart", "anchor", "object"):
            if name in names:
                self._miss(name)
                return None
        inline = next((node for node in drawing.iter() if _local(node) == "inline"), None)
        blip = next((node for node in drawing.iter() if _local(node) == "blip"), None)
        if inline is None or blip is None:
            self._miss("object")
            return None
        extent = inline.find(qn("wp:extent"))
        image = part.related_parts[blip.get(qn("r:embed"))].blob
        width, height = (int(extent.get(side)) / EMU_PER_PT for side in ("cx", "cy"))
        return Piece("picture", letters, image=image, width_pt=width, height_pt=height)

    def _section(self, index: int, element: Any, blocks: tuple[Block, ...], even: bool) -> Section:
        size, margins = element.find(qn("w:pgSz")), element.find(qn("w:pgMar"))
        columns, numbers = element.find(qn("w:cols")), element.find(qn("w:pgNumType"))
        if int(value_of(columns, "num") or 1) > 1:
            self._miss("cols")
        section = self._document.sections[index]
        start = value_of(numbers, "start")
        return Section(
            width_pt=points(value_of(size, "w"), 595.3),
            height_pt=points(value_of(size, "h"), 841.9),
            **{f"{side}_pt": abs(points(value_of(margins, side), 72)) for side in ("top", "bottom", "left", "right")},
            header_pt=points(value_of(margins, "header"), 36),
            footer_pt=points(value_of(margins, "footer"), 36),
            blocks=blocks,
            headers=self._around(section, "header"),
            footers=self._around(section, "footer"),
            has_first=is_on(element.find(qn("w:titlePg"))),
            has_even=even,
            first_number=int(start) if start is not None else None,
            continues=value_of(element.find(qn("w:type")), "val") == "continuous",
        )

    def _around(self, section: Any, kind: str) -> dict[str, tuple[Block, ...]]:
        """Headers or footers: `default`, `first`, `even`."""
        found = {}
        for name, prefix in (("default", ""), ("first", "first_page_"), ("even", "even_page_")):
            holder = getattr(section, f"{prefix}{kind}")
            # A section without its own repeats the one before; python-docx follows that, and makes one where none is.
            if _is_defined(section, f"{prefix}{kind}", self._document):
                blocks = [block for element in holder._element for block in self.blocks_of(element, holder.part)]
                found[name] = tuple(blocks)
        return found


class _FieldState:
    """Follows the marks of a field through a paragraph's runs."""

    def __init__(self) -> None:
        self._depth, self._instruction, self._in_result = 0, "", False
        self.finished = ""

    def takes(self, child: Any) -> bool:
        """The child belongs to a field and is not drawn; `finished` is the field's name at its end."""
        name, self.finished = _local(child), ""
        if name == "fldChar":
            self._mark(value_of(child, "fldCharType"))
            return True
        if name == "instrText":
            self._instruction += child.text or ""
            return True
        return self._depth > 0 and (not self._in_result or _field_name(self._instruction) in NUMBER_FIELDS)

    def _mark(self, mark: str | None) -> None:
        if mark == "begin":
            self._depth, self._instruction, self._in_result = self._depth + 1, "", False
        elif mark == "separate":
            self._in_result = True
        elif mark == "end":
            self._depth, self.finished = self._depth - 1, _field_name(self._instruction)


def _field_name(instruction: str | None) -> str:
    words = (instruction or "").split()
    return words[0].upper() if words else ""


def _local(element: Any) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _symbol(element: Any) -> str:
    code = int(value_of(element, "char") or "0", 16)
    return chr(code - 0xF000 if code >= 0xF000 else code)


def _with_section_ends(body: Any) -> Iterator[tuple[Any, Any]]:
    """The body's elements, each with the section mark that it ends."""
    for element in body:
        if element.tag == qn("w:sectPr"):
            yield None, element
            continue
        properties = element.find(qn("w:pPr")) if element.tag == qn("w:p") else None
        yield element, properties.find(qn("w:sectPr")) if properties is not None else None


def _is_defined(section: Any, name: str, document: Any) -> bool:
    sections = list(document.sections)
    position = next(i for i, other in enumerate(sections) if other._sectPr is section._sectPr)
    return any(not getattr(other, name).is_linked_to_previous for other in sections[: position + 1])
