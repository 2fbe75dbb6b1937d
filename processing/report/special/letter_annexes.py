"""The annexes that the letters name, bound as one file that goes with each of them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...core.errors import QT_TRANSLATE_NOOP
from ...core.files import replacing
from ...core.remark import Remark
from ..maps.words import load_map_words
from ..office.typefaces import load_typefaces
from .model import PaperSet

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter

MARK, MARK_TYPEFACE, MARK_PT = "附件1", "黑体", 16.0
MARK_LEFT_MM, MARK_TOP_MM, PT_PER_MM = 28.0, 18.0, 72 / 25.4
NO_SHEETS = QT_TRANSLATE_NOOP(
    "landpatrol", "{path} holds none of the maps that the letters name as their annex; add the maps by hand."
)


def write_letter_annexes(
    papers: PaperSet, points: bytes, maps: Path, path: Path, office_templates: Path
) -> tuple[Remark, ...]:
    """Write the sheets that the letters name, out of the map set, and behind them the boundary points.

    Parameters
    ----------
    points : bytes
        PDF of the boundary points as `papers.fill_papers` made it; without, there is nothing to write.
    maps : pathlib.Path
        The finished map set of the same case.

    Returns
    -------
    tuple of Remark
        That there is no such sheet, where there is none.

    Raises
    ------
    OutputError
        If the map set is no whole PDF, or the file cannot be written.
    """
    from ..pdf.merge import read_sheet

    if not points:
        return ()
    reader = read_sheet(maps)  # held until its pages are written
    sheets = _sheets(reader, papers.letters[0].annex_sheets)
    with replacing(path) as partial, partial.open("wb") as stream:
        _bind(papers, sheets, points, office_templates).write(stream)
    return () if sheets else (Remark(NO_SHEETS, {"path": maps.name}),)


def _sheets(maps: PdfReader, kinds: Sequence[str]) -> list[PageObject]:
    """Pages of the map set that show sheets of these kinds, in its order; their bookmarks tell."""
    titles = load_map_words()["titles"]
    wanted = tuple(titles[name] for name in titles if name.removesuffix("_without_image") in kinds)
    marks: Any = maps.outline
    numbers = [maps.get_destination_page_number(mark) for mark in marks if mark.title.startswith(wanted)]
    return [maps.pages[number] for number in numbers if number is not None]


def _bind(papers: PaperSet, sheets: Sequence[PageObject], points: bytes, office_templates: Path) -> PdfWriter:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    from ..pdf.merge import add_sheet

    writer, head, tables = PdfWriter(), papers.letters[0].head, PdfReader(BytesIO(points))
    marks = PdfReader(BytesIO(_mark_pages(sheets, office_templates))) if sheets else None
    for number, sheet in enumerate(sheets):
        assert marks is not None, "where there are sheets there are marks"
        add_sheet(writer, sheet, marks.pages[number])
    for page in tables.pages:
        writer.add_page(page)
    for title, number in zip(head.attachments, (0, len(sheets)), strict=False):
        writer.add_outline_item(title, number)
    title = "、".join(head.attachments)
    writer.add_metadata({"/Title": title, "/Author": head.issuer, "/Subject": papers.case_code})
    writer._root_object[NameObject("/Lang")] = TextStringObject("zh-CN")
    return writer


def _mark_pages(sheets: Sequence[PageObject], office_templates: Path) -> bytes:
    """A page over each sheet: the first has the mark of the annex, the others have nothing."""
    from reportlab.pdfgen.canvas import Canvas

    typefaces, content = load_typefaces(office_templates), BytesIO()
    font = typefaces.font(MARK_TYPEFACE)
    canvas = Canvas(content, initialFontName=font.name, invariant=1)
    for number, sheet in enumerate(sheets):
        width_pt, height_pt = float(sheet.mediabox.width), float(sheet.mediabox.height)
        canvas.setPageSize((width_pt, height_pt))
        canvas.setFont(font.name, MARK_PT)
        if not number:
            canvas.drawString(MARK_LEFT_MM * PT_PER_MM, height_pt - MARK_TOP_MM * PT_PER_MM, MARK)
        canvas.showPage()
    canvas.save()
    return content.getvalue()
