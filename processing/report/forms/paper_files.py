"""The two files of a paper, written together and taken back together."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ...core.files import cannot_write, replacing
from ...workspace.documents import MadeFiles
from ..office.write import FilledPaper


def paper_files(paper: FilledPaper, docx: Path, pdf: Path) -> MadeFiles:
    """Both files, written together and taken back together."""
    before = {path: _bytes_of(path) for path in (docx, pdf)}

    def write() -> None:
        with replacing(docx) as docx_part, replacing(pdf) as pdf_part:
            docx_part.write_bytes(paper.docx)
            pdf_part.write_bytes(paper.pdf)

    def undo() -> None:
        for path, content in before.items():
            with suppress(OSError):
                if content is None:
                    path.unlink(missing_ok=True)
                else:
                    path.write_bytes(content)

    return MadeFiles(paper.pdf, pdf, write, undo)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as error:
        raise cannot_write(path, error) from error
