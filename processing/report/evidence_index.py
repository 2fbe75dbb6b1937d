"""The evidence index of a case as a file: XLSX to count on, DOCX and PDF for the case file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .office.write import Paper, write_paper
from .office.xlsx import Column, SheetTable, write_workbook

TITLE, PAPER = "证据目录", "evidence_index"
WIDTHS = {
    "number": 6,
    "code": 18,
    "file": 26,
    "taken": 17,
    "place": 20,
    "coordinates": 24,
    "direction": 14,
    "distance": 10,
    "taker": 10,
    "remark": 40,
    "sha256": 68,
    "path": 40,
}
SHA_GROUP = 16
Rows = Sequence[Mapping[str, Any]]


def write_evidence_index(
    path: Path, rows: Rows, columns: Mapping[str, str], case: str, office: str, office_templates: Path | None = None
) -> list[Path]:
    """Write the index; its kind follows the file's ending.

    Parameters
    ----------
    rows, columns
        As `workspace.evidence_index` gives them.
    case : str
        Code and name, as printed.

    Returns
    -------
    list of Path
        What was written: a .docx brings its .pdf along.

    Raises
    ------
    InputError
        If the ending is another one.
    OutputError
        If the file cannot be written.
    """
    kind = path.suffix.lower()
    if kind == ".xlsx":
        heads = [
            Column(columns[name], width, "integer" if name == "number" else "text") for name, width in WIDTHS.items()
        ]
        values = [[row[name] for name in WIDTHS] for row in rows]
        write_workbook(path, [SheetTable(f"{TITLE}　{case}", TITLE, heads, values)], office, f"{TITLE} {case}")
        return [path]
    if kind in {".docx", ".pdf"}:
        written = write_paper(_paper(rows, case, office), path.with_suffix(""), office_templates)
        return [written.docx, written.pdf]
    raise InputError(
        QT_TRANSLATE_NOOP("landpatrol", "{file} ends neither in .xlsx nor in .docx; choose one of them."),
        file=str(path),
    )


def _paper(rows: Rows, case: str, office: str) -> Paper:
    lines = [
        {name: str(value) or "—" for name, value in row.items()} | {"sha256": _grouped(row["sha256"])} for row in rows
    ]
    values = {"office": office, "case": case, "count": str(len(rows)), "rows": lines}
    return Paper(PAPER, values, office, case, f"{TITLE} {case}")


def _grouped(sha256: str) -> str:
    """In groups, so that a narrow column breaks it between them."""
    return " ".join(sha256[n : n + SHA_GROUP] for n in range(0, len(sha256), SHA_GROUP)) or "—"
