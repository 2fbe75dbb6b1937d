"""Finding a paper's template: the office's own folder first, else the one that comes with LandPatrol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ...core.rules.data_files import read_json

PAPER_FILE = Path(__file__).parent / "data" / "papers.json"
SHIPPED_FOLDER = Path(__file__).parents[3] / "styles" / "templates"
OFFICE_FOLDER = "模板"


@dataclass(frozen=True)
class PaperKind:
    """A paper as `data/papers.json` describes it.

    Attributes
    ----------
    key, title : str
        Name in the code; name that people read.
    file : str
        File name of its template.
    required : tuple of str
        Placeholders that a template must hold, for without them the paper would not be that paper.
    """

    key: str
    title: str
    file: str
    required: tuple[str, ...]


@lru_cache(maxsize=1)
def paper_kinds() -> Mapping[str, PaperKind]:
    """All papers by key."""
    papers: dict[str, Any] = read_json(PAPER_FILE)["papers"]
    return {
        key: PaperKind(key, entry["title"], entry["file"], tuple(entry["required"])) for key, entry in papers.items()
    }


def office_folder(workspace: Path) -> Path:
    """Folder of the office's own templates: `模板` beside the workspace."""
    return workspace.parent / OFFICE_FOLDER


def candidates(kind: PaperKind, office_templates: Path | None) -> list[Path]:
    """Templates of a paper, the office's own first, that exist.

    Raises
    ------
    InputError
        If there is none at all.
    """
    places = [*([office_templates] if office_templates else []), SHIPPED_FOLDER]
    found = [folder / kind.file for folder in places if (folder / kind.file).is_file()]
    if not found:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "There is no template {file} in {folders}; put one there or install LandPatrol again.",
            ),
            file=kind.file,
            folders="、".join(map(str, places)),
        )
    return found


def is_shipped(path: Path) -> bool:
    """The template came with LandPatrol."""
    return path.parent == SHIPPED_FOLDER
