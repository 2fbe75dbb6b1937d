"""The report and the letters as files: the plain content handed to the office's templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ...core.remark import Remark
from ..office.write import Paper, write_paper
from .model import Letter, PaperSet

REPORT_TEMPLATE, LETTER_TEMPLATE = "special_report", "department_letter"
REPORT_NAME, LETTERS = "special_report", "letters"


def write_papers(
    papers: PaperSet, folder: Path, office_templates: Path, progress: Callable[[float], None]
) -> list[Remark]:
    """Write ``special_report`` and ``letters/*`` as DOCX and PDF; gives what is to be said about the templates.

    Raises
    ------
    InputError, OutputError
        If a template cannot be read or a file cannot be written.
    """
    head, jobs = papers.report.head, 1 + len(papers.letters)
    report = Paper(
        REPORT_TEMPLATE, values_of(papers.report), head.issuer, papers.case_code, head.title.replace("\n", "")
    )
    notes = list(write_paper(report, folder / REPORT_NAME, office_templates).notes)
    (folder / LETTERS).mkdir(exist_ok=True)
    for done, letter in enumerate(papers.letters, start=1):
        progress(done / jobs)
        notes += _write_letter(letter, papers.case_code, folder / LETTERS, office_templates)
    # A letter lacks a typeface where the report does: said once, for the report.
    unique: dict[tuple[str, object], Remark] = {}
    for note in notes:
        unique.setdefault((note.text, note.values.get("path")), note)
    return list(unique.values())


def _write_letter(letter: Letter, case_code: str, folder: Path, office_templates: Path) -> tuple[Remark, ...]:
    paper = Paper(LETTER_TEMPLATE, values_of(letter), letter.head.issuer, case_code, letter.head.title)
    return write_paper(paper, folder / letter.file_name, office_templates).notes


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
