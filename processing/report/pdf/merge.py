"""Puts the map sheets into the text document and gives the whole its outline; with pypdf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from ...core.files import cannot_write

OVERLAY = "/LandPatrolPage"


@dataclass(frozen=True)
class OutlineEntry:
    """A bookmark: its text, its level (0: top) and its page, from 1."""

    title: str
    level: int
    page: int


def lay_in_maps(document: bytes, map_files: Mapping[int, Path], outline: Sequence[OutlineEntry]) -> PdfWriter:
    """The document with each map sheet on the page kept free for it.

    A sheet's content is taken over as it is: parsing a map of thousands of polygons, as a plain merge does,
    takes seconds a page. What the free page carries, its number, is laid over the sheet.

    Parameters
    ----------
    document : bytes
        PDF of the text pages, with a page kept free for each sheet.
    map_files : mapping of int to pathlib.Path
        One-page PDF by the number of its page, from 1.

    Raises
    ------
    OutputError
        As `read_sheet`.
    """
    writer = PdfWriter()
    sheets = {number: read_sheet(file) for number, file in map_files.items()}
    for number, page in enumerate(PdfReader(BytesIO(document)).pages, start=1):
        if number in sheets:
            add_sheet(writer, sheets[number].pages[0], page)
        else:
            writer.add_page(page)
    parents: dict[int, Any] = {}
    for entry in outline:
        parents[entry.level] = writer.add_outline_item(
            title=entry.title, page_number=entry.page - 1, parent=parents.get(entry.level - 1)
        )
    return _in_chinese(writer)


def bind_sheets(files: Sequence[Path], titles: Sequence[str]) -> PdfWriter:
    """Sheets one behind the other, each with its bookmark.

    Parameters
    ----------
    files : sequence of pathlib.Path
        One-page PDFs.

    Raises
    ------
    OutputError
        As `read_sheet`.
    """
    writer, readers = PdfWriter(), [read_sheet(file) for file in files]
    for number, (reader, title) in enumerate(zip(readers, titles, strict=True)):
        writer.add_page(reader.pages[0])
        writer.add_outline_item(title, number)
    writer.add_metadata({"/Title": "、".join(dict.fromkeys(titles))})
    return _in_chinese(writer)


def _in_chinese(writer: PdfWriter) -> PdfWriter:
    writer._root_object[NameObject("/Lang")] = TextStringObject("zh-CN")
    return writer


def read_sheet(file: Path) -> PdfReader:
    """A sheet that was just drawn; to be held until all pages are in their writer.

    A writer tells readers apart by their place in memory: one that is freed gives its place to the next, whose page
    then shows the freed one's content.

    Raises
    ------
    OutputError
        If it is no whole PDF, as when the temporary folder ran full while it was drawn.
    """
    try:
        reader = PdfReader(file)
        _ = reader.pages[0]
    except (PyPdfError, OSError, IndexError) as error:
        raise cannot_write(file, str(error)) from error
    return reader


def add_sheet(writer: PdfWriter, sheet: PageObject, free_page: PageObject) -> None:
    """Add the sheet, with the content of the free page over it as a form."""
    page = writer.add_page(sheet)
    resources: Any = page["/Resources"].get_object()
    forms = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
    forms[NameObject(OVERLAY)] = writer._add_object(_as_form(free_page, writer))
    contents = page["/Contents"].get_object()
    own = list(contents) if isinstance(contents, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject(
        [_stream(writer, b"q\n"), *own, _stream(writer, f"\nQ q {OVERLAY} Do Q\n".encode("ascii"))]
    )


def _as_form(page: PageObject, writer: PdfWriter) -> DecodedStreamObject:
    form = DecodedStreamObject()
    content = page.get_contents()
    form.set_data(content.get_data() if content is not None else b"")
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(page.mediabox),
            NameObject("/Resources"): page["/Resources"].clone(writer),
        }
    )
    return form


def _stream(writer: PdfWriter, data: bytes) -> Any:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return writer._add_object(stream)
