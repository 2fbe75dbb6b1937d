"""Schema versions: whether a file is a workspace, of which version, and how an older one becomes current."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ..core.errors import QT_TRANSLATE_NOOP, StoreError
from .connection import copy_database, run_script, scalar
from .tables import SCHEMA_FOLDER, VERSION_KEY

GEOPACKAGE_SCRIPTS = SCHEMA_FOLDER / "geopackage"


def scripts(folder: Path = GEOPACKAGE_SCRIPTS) -> dict[int, Path]:
    """Migration scripts by the version they lead to; version 1 creates."""
    return {int(path.name.split("_")[0]): path for path in sorted(folder.glob("*.sql"))}


def current_version(folder: Path = GEOPACKAGE_SCRIPTS) -> int:
    """The version this product writes."""
    return max(scripts(folder))


def version_of(path: Path) -> int:
    """Schema version of a workspace file.

    Raises
    ------
    StoreError
        If there is no such file, or it is no workspace of ours.
    """
    if not path.is_file():
        raise StoreError(
            QT_TRANSLATE_NOOP("landpatrol", "There is no workspace {path}; create one, or look for a moved file."),
            path=str(path),
        )
    try:
        value = scalar(path, f"SELECT value FROM setting WHERE code = '{VERSION_KEY}'")
        return int(value)
    except (StoreError, TypeError, ValueError):
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "{path} is not a LandPatrol workspace; open the right file or create a new workspace."
            ),
            path=str(path),
        ) from None


def check_version(path: Path) -> None:
    """Refuse a workspace that this product cannot use as it is.

    Raises
    ------
    StoreError
        Newer than this product, or older and not yet migrated.
    """
    version, current = version_of(path), current_version()
    if version > current:
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The workspace {path} was made by a newer LandPatrol (version {version}, this one knows {current});"
                " update the plugin.",
            ),
            path=str(path),
            version=version,
            current=current,
        )
    if version < current:
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The workspace {path} is of the older version {version}; upgrade it to version {current} first (a"
                " backup is kept).",
            ),
            path=str(path),
            version=version,
            current=current,
        )


def migrate(path: Path, folder: Path | None = None) -> Path | None:
    """Bring an older workspace to the current version; the old file stays beside it as a backup.

    The scripts run on a copy. Only when all of them succeeded, SQLite itself writes it over the original, in one
    transaction: putting another file in its place would leave the old write-ahead log beside it.

    Returns
    -------
    Path or None
        The backup; None if there was nothing to do.

    Raises
    ------
    StoreError
        If the file is no workspace, or newer than this product.
    """
    folder = folder or GEOPACKAGE_SCRIPTS
    version, current = version_of(path), current_version(folder)
    if version == current:
        return None
    if version > current:
        check_version(path)
    backup = path.with_name(f"{path.stem}.v{version}.backup{path.suffix}")
    copy = path.with_name(f".{path.stem}.migrating{path.suffix}")
    try:
        copy_database(path, copy)
        for number in range(version + 1, current + 1):
            run_script(copy, scripts(folder)[number].read_text(encoding="utf-8"))
        copy_database(path, backup)
        copy_database(copy, path)
    finally:
        for leftover in path.parent.glob(f"{copy.name}*"):
            with suppress(OSError):
                leftover.unlink()
    return backup
