"""The report and the letters as files: the plain content handed to the office's templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...core.remark import Remark
from ..office.typefaces import load_typefaces
from ..office.write import Paper, fill_paper
from .model import Letter, PaperSet

REPORT_TEMPLATE, LETTER_TEMPLATE, POINTS_TEMPLATE = "special_report", "department_letter", "letter_annex"
REPORT_NAME, LETTERS = "special_report", "letters"


@dataclass(frozen=True)
class FilledPapers:
    """Report and letters not yet on disk.

    Attributes
    ----------
    files : mapping of str to bytes
        By path in the folder of the set.
    notes : tuple of Remark
        What is to be said about templates and fonts.
    points : bytes
        PDF of the boundary points as an annex of the letters; empty without letters.
    """

    files: Mapping[str, bytes]
    notes: tuple[Remark, ...]
    points: bytes = b""


def fill_papers(papers: PaperSet, office_templates: Path, progress: Callable[[float], None]) -> FilledPapers:
    """Fill and draw ``special_report`` and ``letters/*`` as DOCX and PDF.

    Raises
    ------
    InputError
        If a template cannot be read or asks for what is not known.
    """
    typefaces = load_typefaces(office_templates)
    wanted = [(REPORT_NAME, _report(papers))]
    wanted += [(f"{LETTERS}/{letter.file_name}", _letter(letter, papers.case_code)) for letter in papers.letters]
    files, points = dict[str, bytes](), b""
    notes: dict[tuple[str, object], Remark] = {}
    for done, (name, paper) in enumerate(wanted):
        progress(done / len(wanted))
        filled = fill_paper(paper, office_templates, typefaces)
        files |= {f"{name}.docx": filled.docx, f"{name}.pdf": filled.pdf}
        # Letters have one template: said once, and what the fonts lack as the last paper leaves it.
        notes |= {(note.text, note.values.get("path")): note for note in filled.notes}
    if papers.letters:
        annex = fill_paper(_points(papers), office_templates, typefaces)
        points = annex.pdf
        notes |= {(note.text, note.values.get("path")): note for note in annex.notes}
    return FilledPapers(files, tuple(notes.values()), points)


def write_papers(filled: FilledPapers, folder: Path) -> None:
    """Write the files into the folder of a set."""
    (folder / LETTERS).mkdir(exist_ok=True)
    for name, content in filled.files.items():
        (folder / name).write_bytes(content)


def _report(papers: PaperSet) -> Paper:
    head = papers.report.head
    title = head.title.replace("\n", "")
    return Paper(REPORT_TEMPLATE, values_of(papers.report), head.issuer, papers.case_code, title)


def _letter(letter: Letter, case_code: str) -> Paper:
    title = letter.head.title.replace("\n", "")
    return Paper(LETTER_TEMPLATE, values_of(letter), letter.head.issuer, case_code, title)


def _points(papers: PaperSet) -> Paper:
    return Paper(POINTS_TEMPLATE, values_of(papers.report), papers.report.head.issuer, papers.case_code)


def values_of(content: Any) -> dict[str, Any]:
    """Dataclasses as the dicts, lists and texts that a template takes; what is not there is empty."""
    filled: dict[str, Any] = _filled(asdict(content))
    return filled


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _filled(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_filled(inner) for inner in value]
    return "" if value is None else value
