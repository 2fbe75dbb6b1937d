"""Encoding of a shapefile's attribute table when nothing declares it: GBK far more often than what GDAL assumes."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator
from pathlib import Path

from ...core.boundary_txt.findings import Finding
from ...core.errors import QT_TRANSLATE_NOOP, InputError
from .files import shapefile_parts, unreadable

HEADER_BYTES = 32
FIELD_BYTES = 32
LANGUAGE_BYTE = 29
# 0 says nothing and 0x57 ("ANSI") only that it is whatever Windows used.
UNDECLARED = {0x00, 0x57}
CANDIDATES = ("UTF-8", "GB18030")
SAMPLE_BYTES = 4 << 20


def table_encoding(path: Path, given: str) -> tuple[str, list[Finding]]:
    """Encoding to open a shapefile with; empty to leave it to GDAL, because the file declares it.

    Raises
    ------
    InputError
        If an encoding given is not known, or none fits the bytes.
    """
    if given:
        _check_known(given)
        return given, [Finding("encoding_given", None, {"encoding": given})]
    parts = {part.suffix.lower(): part for part in shapefile_parts(path)}
    if ".dbf" not in parts:
        return "", []
    content = _head_of(parts[".dbf"])
    values = [value for value in _text_values(content) if not value.isascii()]
    declared = _declared(parts.get(".cpg"))
    if not values or (declared and _fit(values, declared)):
        return "", []
    if not declared and (".cpg" in parts or content[LANGUAGE_BYTE] not in UNDECLARED):
        return "", []
    for encoding in CANDIDATES:
        if _fit(values, encoding):
            code = "encoding_contradicts" if declared else "encoding_detected"
            return encoding, [Finding(code, None, {"encoding": encoding, "declared": declared})]
    raise InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{path}: the attribute table declares no encoding and is neither UTF-8 nor GBK; give ENCODING.",
        ),
        path=path.name,
    )


def _head_of(table: Path) -> bytes:
    try:
        with table.open("rb") as stream:
            return stream.read(SAMPLE_BYTES)
    except OSError as error:
        raise unreadable(table, error) from error


def _declared(declaration: Path | None) -> str:
    """Encoding that a .cpg names, as Python calls it; empty if there is none or it is not known here."""
    text = _head_of(declaration).decode("ascii", "ignore").strip() if declaration else ""
    try:
        return codecs.lookup(f"cp{text}" if text.isdigit() else text).name if text else ""
    except LookupError:
        return ""


def _check_known(encoding: str) -> None:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "ENCODING {encoding} is not known; give for example GB18030 or UTF-8."),
            encoding=encoding,
        ) from None


def _text_values(content: bytes) -> Iterator[bytes]:
    """Field names and the values of text fields."""
    if len(content) < HEADER_BYTES:
        return
    header_length, record_length = struct.unpack("<HH", content[8:12])
    offset, columns = 1, []
    for start in range(HEADER_BYTES, min(header_length, len(content)) - 1, FIELD_BYTES):
        field = content[start : start + FIELD_BYTES]
        if field[0] == 0x0D or len(field) < FIELD_BYTES:
            break
        yield field[:11].split(b"\0")[0]
        if field[11:12] == b"C":
            columns.append((offset, field[16]))
        offset += field[16]
    if record_length == 0:
        return
    for start in range(header_length, len(content) - record_length + 1, record_length):
        for column, width in columns:
            yield content[start + column : start + column + width].rstrip(b" \0")


def _fit(values: list[bytes], encoding: str) -> bool:
    """All decode; a last character cut off by the width of the field does not count."""
    try:
        for value in values:
            codecs.getincrementaldecoder(encoding)().decode(value, final=False)
    except UnicodeDecodeError:
        return False
    return True
