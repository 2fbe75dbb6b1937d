"""Files as evidence: which belong to one source, and their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ...core.files import sha256_of

SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def file_sha256(path: Path) -> str:
    """SHA-256 of a file; of several that make one source, of the list of their names and hashes.

    A shapefile is its .shp, .shx, .dbf, .prj and .cpg; a GeoPackage has a journal while it is open; a file geodatabase
    is everything in its folder but locks.
    """
    members = list(_members(path))
    if members == [path]:
        return _sha256(path)
    listing = "".join(f"{member.name} {_sha256(member)}\n" for member in members)
    return hashlib.sha256(listing.encode()).hexdigest()


def _members(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() != ".lock")
    elif path.suffix.lower() == ".shp":
        yield from shapefile_parts(path)
    elif path.suffix.lower() == ".gpkg":
        yield from geopackage_parts(path)
    else:
        yield path


def shapefile_parts(path: Path) -> list[Path]:
    """The files of a shapefile that matter, whatever the case of their suffixes."""
    same_stem = (p for p in path.parent.iterdir() if p.stem == path.stem and p.suffix.lower() in SHAPEFILE_PARTS)
    return sorted(same_stem, key=lambda p: p.suffix.lower())


def geopackage_parts(path: Path) -> list[Path]:
    """A GeoPackage and, where edits are not yet in it, its journal."""
    journal = path.with_name(path.name + "-wal")
    return [path, journal] if journal.is_file() and journal.stat().st_size else [path]


def _sha256(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError | str) -> InputError:
    """The error for a file that cannot be opened."""
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else error
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{path} cannot be read: {reason}; check that you may open it and that it is whole.",
        ),
        path=str(path),
        reason=reason,
    )
