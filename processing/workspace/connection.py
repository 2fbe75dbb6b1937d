"""QGIS's connection to a GeoPackage: constant definitions and reads, one statement a call."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack the exception
    QgsProviderConnectionException,
    QgsProviderRegistry,
)

from ..core.errors import QT_TRANSLATE_NOOP, StoreError
from ..core.files import cannot_write


@contextmanager
def _foreign_keys() -> Iterator[None]:
    """References enforced for what this thread opens inside the block, and for no one else's files."""
    gdal.SetThreadLocalConfigOption("OGR_SQLITE_PRAGMA", "foreign_keys=1")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption("OGR_SQLITE_PRAGMA", None)


def execute(path: Path | str, *sql: str) -> list[list[Any]]:
    """Run constant statements one after the other; rows of the last one."""
    metadata: Any = QgsProviderRegistry.instance().providerMetadata("ogr")  # type: ignore[union-attr]
    connection = metadata.createConnection(str(path), {})
    rows: list[list[Any]] = []
    with _foreign_keys():
        for statement in sql:
            rows = connection.executeSql(statement)
    return rows


def read(path: Path, sql: str) -> list[list[Any]]:
    """Rows of a constant SELECT.

    Raises
    ------
    StoreError
        If the file cannot be read.
    """
    try:
        return list(execute(path, sql))
    except QgsProviderConnectionException as error:
        raise StoreError(
            QT_TRANSLATE_NOOP("landpatrol", "The workspace {path} cannot be read: {reason}."),
            path=str(path),
            reason=str(error),
        ) from error


def scalar(path: Path, sql: str) -> Any:
    """The first value of the first row, None without rows."""
    rows = read(path, sql)
    return rows[0][0] if rows else None


def statements(script: str) -> Iterator[str]:
    """Statements of an SQL script; triggers, with their inner semicolons, stay whole."""
    lines: list[str] = []
    for line in script.splitlines():
        if not lines and (not line.strip() or line.lstrip().startswith("--")):
            continue
        lines.append(line)
        if sqlite3.complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines = []


def run_script(path: Path, script: str) -> None:
    """Run every statement of a constant script.

    Raises
    ------
    OutputError
        If the file or its disk does not take it.
    """
    try:
        execute(path, *statements(script))
    except QgsProviderConnectionException as error:
        raise cannot_write(path, _reason(error)) from error


def _reason(error: Exception) -> str:
    """What SQLite itself says: QGIS puts the whole statement before it, newer GDAL points at the place after it."""
    lines = [line.strip() for line in str(error).strip().splitlines()]
    pointed = next((n for n, line in enumerate(lines) if line.startswith("^--")), len(lines) + 1)
    return lines[max(pointed - 2, 0)]


def copy_database(source: Path, target: Path) -> None:
    """Copy a GeoPackage that may be open: what is still in its write-ahead log comes along.

    Copying the file alone would leave the latest rows behind, since QGIS keeps GeoPackages in WAL mode.

    Raises
    ------
    OutputError
        If the copy cannot be written.
    """
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
    except sqlite3.Error as error:
        raise cannot_write(target, str(error)) from error


def detach_copy(source: Path, target: Path) -> None:
    """Copy a GeoPackage into one plain file that can be moved or sent: no write-ahead log beside it."""
    copy_database(source, target)
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
