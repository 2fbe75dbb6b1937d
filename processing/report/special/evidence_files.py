"""Copies of the photos and documents of a case, held against the check sums that were entered."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from ...core.files import cannot_write, sha256_of
from .annexes import FileState
from .case_file import CaseFile, Row
from .model import EvidenceLine
from .story import text_of
from .words import load_words

INDEX = "证据目录.csv"
FOLDERS = {"photo": "照片", "document": "文书"}


def locate(case: CaseFile, base: Path) -> dict[str, tuple[str, Path]]:
    """Files that are there: by the code of their row, their name in the folder ``evidence`` and where they are.

    Parameters
    ----------
    base : Path
        Folder of the workspace, to which paths are relative.
    """
    found: dict[str, tuple[str, Path]] = {}
    taken: set[str] = set()
    for kind, rows in (("photo", case.photos), ("document", case.documents)):
        for row in rows:
            path = base / text_of(row, "path")
            if text_of(row, "path") and path.is_file():
                name = _free(f"{FOLDERS[kind]}/{path.name}", taken)
                taken.add(name)
                found[str(row["code"])] = (name, path)
    return found


def _free(name: str, taken: set[str]) -> str:
    path, number = Path(name), 1
    while name in taken:
        number += 1
        name = f"{path.parent.as_posix()}/{path.stem}_{number}{path.suffix}"
    return name


def states(case: CaseFile, located: dict[str, tuple[str, Path]]) -> dict[str, FileState]:
    """What became of each file, as the evidence index says it."""
    return {
        code: FileState(name, _is_changed(row, path))
        for row in _rows(case)
        if (code := str(row["code"])) in located
        for name, path in [located[code]]
    }


def _rows(case: CaseFile) -> Iterable[Row]:
    return (*case.photos, *case.documents)


def _is_changed(row: Row, path: Path) -> bool:
    entered = text_of(row, "sha256").lower()
    return bool(entered) and entered != sha256_of(path)


def write_evidence(
    case: CaseFile, base: Path, lines: Sequence[EvidenceLine], folder: Path, check_cancelled: Callable[[], None]
) -> None:
    """Copy the files into the folder ``evidence``, beside the index with their whole check sums.

    Parameters
    ----------
    base : Path
        Folder of the workspace, to which paths are relative.
    lines : sequence of EvidenceLine
        Of the report, photos before documents.

    Raises
    ------
    OutputError
        If the index cannot be written.
    """
    folder.mkdir()
    for name, path in locate(case, base).values():
        check_cancelled()
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    try:
        with (folder / INDEX).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(load_words()["evidence"]["index_columns"])
            for line, row in zip(lines, _rows(case), strict=True):
                writer.writerow(_index_row(line, text_of(row, "sha256")))
    except OSError as error:
        raise cannot_write(folder / INDEX, error) from error


def _index_row(line: EvidenceLine, digest: str) -> list[str]:
    values = asdict(line) | {"checksum": digest}
    return [str(values[name]) for name in ("number", "kind", "name", "day", "maker", "note", "file", "checksum")]
