"""The folder of a sample county: made beside its place and moved there whole; nothing foreign is ever replaced."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ...core.errors import QT_TRANSLATE_NOOP, OutputError
from ...core.files import cannot_write

MARK = "landpatrol_demo.json"
MARK_CONTENT = {"made_by": "landpatrol create_demo", "note": "示意数据,纯属虚构"}


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds something else than an earlier sample county.

    Raises
    ------
    OutputError
    """
    try:
        is_free = not folder.exists() or (folder.is_dir() and not any(folder.iterdir())) or _is_ours(folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    if not is_free:
        raise OutputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The folder {folder} holds something else than a sample county; choose an empty folder or one that"
                " does not exist yet.",
            ),
            folder=str(folder),
        )


def _is_ours(folder: Path) -> bool:
    try:
        content = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(content, dict) and content.get("made_by") == MARK_CONTENT["made_by"]


@contextmanager
def building(folder: Path, seed: int) -> Iterator[Path]:
    """A folder beside `folder` to build in; it takes the place of `folder` when the block ends well.

    Raises
    ------
    OutputError
        If it cannot be written, or `folder` cannot be replaced.
    """
    check_folder(folder)
    partial = folder.with_name(f".{folder.name}.partial")
    try:
        _remove(partial)
        partial.mkdir(parents=True)
        yield partial
        mark = json.dumps(MARK_CONTENT | {"seed": seed}, ensure_ascii=False, indent=2)
        (partial / MARK).write_text(mark, encoding="utf-8")
        _take_place(partial, folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        with suppress(OSError):
            _remove(partial)


def _take_place(partial: Path, folder: Path) -> None:
    """Put the old county aside, move the new one in, then remove the old one."""
    old = folder.with_name(f".{folder.name}.old")
    _remove(old)
    if folder.exists():
        folder.rename(old)
    try:
        partial.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    with suppress(OSError):
        _remove(old)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
