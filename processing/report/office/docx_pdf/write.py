"""The PDF of a filled Word document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import takewhile
from typing import Any

from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from ....core.remark import Remark
from ..typefaces import Typefaces
from .flow_paragraph import FlowParagraph
from .flow_stack import UNBOUNDED_PT, AtFoot, draw_stack, stack_height_pt
from .flow_table import FlowTable, Placed
from .model import Block, Cell, Paragraph, Piece, Section, Table
from .read import Reader

PRODUCT = "国土执法巡查 LandPatrol"


def draw_pdf(document: Any, typefaces: Typefaces, properties: dict[str, str]) -> tuple[bytes, int, tuple[Remark, ...]]:
    """Draw a document.

    Parameters
    ----------
    document : docx.document.Document
        Filled; nothing in it is computed any more.
    properties : dict
        `title`, `author` and `subject` of the PDF.

    Returns
    -------
    tuple of (bytes, int, tuple of Remark)
        The PDF, its number of pages, and what it does not show.
    """
    reader = Reader(document)
    sections = reader.sections()
    pages = _Pages(sections, typefaces, properties, 0)
    pages.build(pages.story())
    if pages.asks_for_count:
        count = pages.page
        pages = _Pages(sections, typefaces, properties, count)
        pages.build(pages.story())
    return pages.buffer.getvalue(), pages.page, (*reader.notes(), *typefaces.notes())


class _Pages(BaseDocTemplate):
    """The document's pages; `asks_for_count` where a field asks how many there are."""

    def __init__(
        self, sections: Sequence[Section], typefaces: Typefaces, properties: dict[str, str], page_count: int
    ) -> None:
        self.buffer = BytesIO()
        self.sections, self.typefaces, self.page_count = sections, typefaces, page_count
        self.asks_for_count = False
        self._offset = 0
        super().__init__(
            self.buffer,
            pagesize=(sections[0].width_pt, sections[0].height_pt),
            initialFontName=typefaces.otherwise.name,
            invariant=1,
            creator=PRODUCT,
            **properties,
        )
        for number, section in enumerate(sections):
            self.addPageTemplates(self._templates(number, section))

    def _templates(self, number: int, section: Section) -> list[PageTemplate]:
        later = self._template(f"later-{number}", section, is_first=False, after=None)
        if not section.has_first:
            return [later]
        return [self._template(f"first-{number}", section, is_first=True, after=f"later-{number}"), later]

    def _template(self, name: str, section: Section, is_first: bool, after: str | None) -> PageTemplate:
        size = (section.width_pt, section.height_pt)
        room = section.width_pt - section.left_pt - section.right_pt
        top = max(section.top_pt, section.header_pt + self._height(section.headers, is_first, room))
        bottom = max(section.bottom_pt, section.footer_pt + self._height(section.footers, is_first, room))
        frame = Frame(
            section.left_pt, bottom, room, section.height_pt - top - bottom, 0, 0, 0, 0, overlapAttachedSpace=0
        )

        def decorate(canvas: Any, _: Any) -> None:
            self._decorate(canvas, section, is_first)

        return PageTemplate(name, [frame], onPage=decorate, pagesize=size, autoNextPageTemplate=after)

    def _height(self, around: dict[str, tuple[Block, ...]], is_first: bool, room: float) -> float:
        blocks = around.get("first" if is_first else "default", ())
        return stack_height_pt(self._around(self._numbered(block, 1) for block in blocks), room)

    def story(self) -> list[Flowable]:
        """Everything in the order of reading."""
        found: list[Flowable] = []
        for number, section in enumerate(self.sections):
            name = f"{'first' if section.has_first else 'later'}-{number}"
            if number and not section.continues:
                found += [NextPageTemplate(name), PageBreak()]
            if section.first_number is not None:
                found.append(_Renumber(self, section.first_number))
            # What floats at the foot of the page comes last, wherever it stands in the text.
            standing = [block for block in section.blocks if not _is_at_foot(block)]
            floating = [block for block in section.blocks if _is_at_foot(block)]
            found += self.flow(standing, breaks=True)
            found += [AtFoot(self.flow(floating))] if floating else []
        return found

    def flow(self, blocks: Iterable[Block], breaks: bool = False) -> list[Flowable]:
        """Blocks as flowables; page breaks only on the page itself."""
        found: list[Flowable] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                is_first = not found or isinstance(found[-1], PageBreak)
                found += self._paragraphs(block, is_first) if breaks else [FlowParagraph(block, self.typefaces)]
            else:
                found.append(self._table(block))
        return found

    def _around(self, blocks: Iterable[Block]) -> list[Flowable]:
        """What stands above or below the text; room above the first paragraph counts, as it does in Word."""
        found = self.flow(blocks)
        if found and isinstance(found[0], FlowParagraph):
            found[0].lead_pt = found[0].form.before_pt
        return found

    def handle_keepWithNext(self, flowables: list[Flowable]) -> None:
        """Keep a heading with the beginning of what follows, as Word does; reportlab would keep all of that whole."""
        kept = list(takewhile(lambda flowable: flowable.getKeepWithNext(), flowables))
        if not kept:
            return
        room, left_pt = self.frame._width, self.frame._y - self.frame._y1p
        needed = self._needed_pt(kept, flowables, room)
        long = next((n for n, one in enumerate(kept) if isinstance(one, FlowParagraph) and one.may_part(room)), None)
        if needed > left_pt and long is not None:
            # A long paragraph goes along with what follows by its last two lines only.
            if not long and (parts := kept[0].parted_before_end(left_pt - kept[0].getSpaceBefore())):
                flowables[:1] = parts
                return
            if long:
                kept = kept[:long]
                needed = self._needed_pt(kept, flowables, room)
        for flowable in kept:
            flowable.keepWithNext = False
        flowables.insert(0, CondPageBreak(needed))

    def _needed_pt(self, kept: Sequence[Flowable], flowables: Sequence[Flowable], room: float) -> float:
        """Height of what is kept together, with the beginning of what follows it."""
        needed = kept[0].getSpaceBefore() + stack_height_pt(kept, room) + kept[-1].getSpaceAfter()
        following = flowables[len(kept)] if len(kept) < len(flowables) else None
        return needed + (_least_pt(following, room) if following is not None else 0.0)

    def _paragraphs(self, paragraph: Paragraph, is_first: bool) -> list[Flowable]:
        """A paragraph, parted at the page breaks inside it."""
        parts: list[list[Piece]] = [[]]
        for piece in paragraph.pieces:
            if piece.kind == "page":
                parts.append([])
            else:
                parts[-1].append(piece)
        found: list[Flowable] = [PageBreak()] if paragraph.form.page_break_before else []
        for number, pieces in enumerate(parts):
            found += [PageBreak()] if number else []
            if pieces or len(parts) == 1:
                form = paragraph.form if not number else replace(paragraph.form, first_pt=0.0)
                found.append(FlowParagraph(Paragraph(form, tuple(pieces)), self.typefaces))
        first = next((flowable for flowable in found if isinstance(flowable, FlowParagraph)), None)
        if first is not None and (is_first or paragraph.form.page_break_before):
            first.lead_pt = paragraph.form.before_pt  # room above it stands even at the top of the page
        return found

    def _table(self, table: Table) -> Flowable:
        return FlowTable(table, [Placed(cell, self.flow(_trimmed(cell))) for cell in table.cells])

    def _decorate(self, canvas: Any, section: Section, is_first: bool) -> None:
        """What stands above and below the text of this page."""
        number = self.page + self._offset
        even = section.has_even and number % 2 == 0
        room = section.width_pt - section.left_pt - section.right_pt
        kind = "first" if is_first else "even" if even else "default"
        header = self._around(self._numbered(block, number) for block in section.headers.get(kind, ()))
        footer = self._around(self._numbered(block, number) for block in section.footers.get(kind, ()))
        draw_stack(canvas, header, section.left_pt, section.height_pt - section.header_pt, room)
        above = section.footer_pt + stack_height_pt(footer, room)
        draw_stack(canvas, footer, section.left_pt, above, room)

    def _numbered(self, block: Block, number: int) -> Block:
        """The block with its page-number fields filled in."""
        if isinstance(block, Paragraph):
            return replace(block, pieces=tuple(self._number(piece, number) for piece in block.pieces))
        cells = tuple(
            replace(cell, blocks=tuple(self._numbered(inner, number) for inner in cell.blocks)) for cell in block.cells
        )
        return replace(block, cells=cells)

    def _number(self, piece: Piece, number: int) -> Piece:
        if piece.kind != "field":
            return piece
        if piece.text == "PAGE":
            return replace(piece, kind="text", text=str(number))
        self.asks_for_count = True
        return replace(piece, kind="text", text=str(self.page_count or "?"))

    def renumber(self, first: int) -> None:
        """The page now begun carries the number `first`."""
        self._offset = first - self.page


def _least_pt(flowable: Flowable, width_pt: float) -> float:
    """Height of the least part of it that may stand at the foot of a page."""
    if isinstance(flowable, (FlowParagraph, FlowTable)):
        return flowable.getSpaceBefore() + flowable.least_pt(width_pt)
    # A page break would take the whole page.
    return 0.0 if isinstance(flowable, PageBreak) else float(flowable.wrap(width_pt, UNBOUNDED_PT)[1])


def _is_at_foot(block: Block) -> bool:
    return block.at_foot if isinstance(block, Table) else block.form.at_foot


def _trimmed(cell: Cell) -> tuple[Block, ...]:
    """A cell's blocks without the empty paragraph that Word wants after a table inside it."""
    blocks = cell.blocks
    if (
        len(blocks) > 1
        and isinstance(blocks[-2], Table)
        and isinstance(blocks[-1], Paragraph)
        and not blocks[-1].pieces
    ):
        return blocks[:-1]
    return blocks


class _Renumber(Flowable):
    """Sets the page number where a section begins counting anew."""

    def __init__(self, pages: _Pages, first: int) -> None:
        super().__init__()
        self.pages, self.first = pages, first

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.pages.renumber(self.first)
