"""The folder of a report set: written beside its place, then put there as a whole; an older set is kept and marked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from ...core.errors import QT_TRANSLATE_NOOP, InputError, OutputError
from ...core.files import cannot_write, sha256_of

MANIFEST = "manifest.json"
SUPERSEDED = "已作废"
NOTE = "本套成果已由新成果替代，作废时间：{now}。现行成果见同级文件夹“{name}”。本套内容未作改动，仅供查考。\n"


@contextmanager
def new_set(folder: Path, now: datetime) -> Iterator[Path]:
    """Give a folder to write a set in; when the block ends well it becomes `folder`.

    What goes wrong before leaves `folder` as it was and nothing beside it.

    Parameters
    ----------
    now : datetime
        Local time, for the name of the older set.

    Raises
    ------
    InputError
        If `folder` exists and is no set of ours: nothing of it is touched.
    OutputError
        If something cannot be written, or a file of the older set is open in another program.
    """
    _refuse_foreign(folder)
    partial = folder.with_name(f".{folder.name}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        yield partial
        _write_manifest(partial)
        _put_in_place(partial, folder, now)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _refuse_foreign(folder: Path) -> None:
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not (folder / MANIFEST).is_file()):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{path} exists and holds something else than an earlier report set; choose a new folder.",
            ),
            path=str(folder),
        )


def _put_in_place(partial: Path, folder: Path, now: datetime) -> None:
    if not folder.exists():
        partial.replace(folder)
        return
    if not any(folder.iterdir()):
        folder.rmdir()
        partial.replace(folder)
        return
    old = _free_name(folder, now)
    try:
        folder.rename(old)
    except OSError as error:
        raise OutputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The older set {path} cannot be set aside ({reason}); close programs that have one of its files open.",
            ),
            path=str(folder),
            reason=error.strerror or str(error),
        ) from error
    try:
        partial.replace(folder)
    except OSError:
        old.rename(folder)
        raise
    with suppress(OSError):
        text = NOTE.format(now=f"{now:%Y-%m-%d %H:%M:%S}", name=folder.name)
        (old / f"{SUPERSEDED}.txt").write_text(text, encoding="utf-8")


def _free_name(folder: Path, now: datetime) -> Path:
    stem = f"{folder.name}_{SUPERSEDED}_{now:%Y%m%d_%H%M%S}"
    names = (folder.with_name(stem + (f"_{number}" if number else "")) for number in range(1000))
    return next(name for name in names if not name.exists())


def write_json(path: Path, content: Any) -> None:
    """Sorted, readable JSON."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def _write_manifest(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    entries = {
        path.relative_to(folder).as_posix(): {"bytes": path.stat().st_size, "sha256": sha256_of(path)} for path in files
    }
    write_json(folder / MANIFEST, {"schema_version": 1, "files": entries})


def changed_files(folder: Path) -> list[str]:
    """Files of a set that are missing or not as they were written; what was added since does not matter.

    QGIS changes a GeoPackage's bytes by merely opening it: only its being there is checked, its content by the figures.

    Raises
    ------
    InputError
        If the folder is no report set.
    """
    try:
        entries: dict[str, dict[str, Any]] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError) as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "{path} is no report set: its manifest.json is missing or damaged ({reason})."
            ),
            path=str(folder),
            reason=(isinstance(error, OSError) and error.strerror) or str(error),
        ) from error
    return [
        name
        for name, entry in sorted(entries.items())
        if not (folder / name).is_file() or (not name.endswith(".gpkg") and sha256_of(folder / name) != entry["sha256"])
    ]
