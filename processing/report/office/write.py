"""One paper from values to files: template, Word document, PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from reportlab.platypus.doctemplate import LayoutError

from ...core.errors import QT_TRANSLATE_NOOP, InputError, OutputError
from ...core.files import replacing
from ...core.remark import Remark
from .docx_pdf.write import draw_pdf
from .fill import Template
from .templates import PaperKind, candidates, is_shipped, paper_kinds
from .typefaces import Typefaces, load_typefaces


@dataclass(frozen=True)
class Paper:
    """What is to be written.

    Attributes
    ----------
    template : str
        Key in `data/papers.json`.
    values : mapping
        What the placeholders stand for: text, pictures (`fill.Picture`), lists and dicts of these.
    author, subject : str
        For the properties of both files; the subject is the code of the case or patrol.
    title : str
        For the properties; the paper's own title when empty.
    """

    template: str
    values: Mapping[str, Any]
    author: str
    subject: str = ""
    title: str = ""


@dataclass(frozen=True)
class WrittenPaper:
    """The files of a paper and what is to be said about them."""

    docx: Path
    pdf: Path
    page_count: int
    notes: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class FilledPaper:
    """A paper not yet on disk."""

    docx: bytes
    pdf: bytes
    page_count: int
    notes: tuple[Remark, ...] = ()


def fill_paper(paper: Paper, office_templates: Path | None = None, typefaces: Typefaces | None = None) -> FilledPaper:
    """Fill a paper and draw it.

    Parameters
    ----------
    office_templates : pathlib.Path, optional
        Folder of the office's own templates, `templates.office_folder(workspace)` as a rule.
    typefaces : Typefaces, optional
        Shared by papers that belong together, so that their notes on fonts are of all of them.

    Raises
    ------
    InputError
        If a template cannot be read, asks for what is not known, or holds something higher than a page.
    """
    kind = paper_kinds()[paper.template]
    template, notes = _choose(kind, office_templates)
    properties = {"title": paper.title or kind.title, "author": paper.author, "subject": paper.subject}
    content = template.fill(paper.values, properties)
    document = docx.Document(BytesIO(content))
    try:
        pdf, page_count, drawn = draw_pdf(document, typefaces or load_typefaces(office_templates), properties)
    except LayoutError as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "Something in {title} is higher than a page (template {path}); make its picture or row smaller.",
            ),
            title=kind.title,
            path=str(template.path),
        ) from error
    return FilledPaper(content, pdf, page_count, (*notes, *drawn))


def write_paper(paper: Paper, path: Path, office_templates: Path | None = None) -> WrittenPaper:
    """Write a paper as `path` with .docx and .pdf; both files or neither.

    Raises
    ------
    InputError
        As `fill_paper`.
    OutputError
        If the folder cannot be written; an older pair of files stays as it was.
    """
    filled = fill_paper(paper, office_templates)
    docx_path, pdf_path = (path.with_name(f"{path.name}.{ending}") for ending in ("docx", "pdf"))
    with replacing(docx_path) as docx_part, replacing(pdf_path) as pdf_part:
        docx_part.write_bytes(filled.docx)
        pdf_part.write_bytes(filled.pdf)
    return WrittenPaper(docx_path, pdf_path, filled.page_count, filled.notes)


def _choose(kind: PaperKind, office_templates: Path | None) -> tuple[Template, tuple[Remark, ...]]:
    """The first template that holds what it must; the office's own that does not is passed over, and that is said."""
    notes: list[Remark] = []
    for path in candidates(kind, office_templates):
        template = Template(path)
        lacking = template.missing(kind.required)
        if not lacking or is_shipped(path):
            return template, tuple(notes)
        text = QT_TRANSLATE_NOOP(
            "landpatrol",
            "The template {path} lacks {lacking}; {title} was made from the template that comes with LandPatrol.",
        )
        notes.append(Remark(text, {"path": str(path), "lacking": "、".join(lacking), "title": kind.title}))
    raise OutputError(
        QT_TRANSLATE_NOOP("landpatrol", "LandPatrol's own template for {title} is missing; install LandPatrol again."),
        title=kind.title,
    )
