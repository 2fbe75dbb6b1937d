"""Encoding of a shapefile's attribute table when nothing declares it: GBK far more often than what GDAL assumes."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator
from pathlib import Path

from ..core.boundary_txt.findings import Finding
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .import_parcels import shapefile_parts, unreadable

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
    if ".dbf" not in parts or (".cpg" in parts and parts[".cpg"].stat().st_size):
        return "", []
    try:
        with parts[".dbf"].open("rb") as stream:
            content = stream.read(SAMPLE_BYTES)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(content) < HEADER_BYTES or content[LANGUAGE_BYTE] not in UNDECLARED:
        return "", []
    values = list(_text_values(content))
    if all(value.isascii() for value in values):
        return "", []
    for encoding in CANDIDATES:
        if all(_fits(value, encoding) for value in values):
            return encoding, [Finding("encoding_detected", None, {"encoding": encoding})]
    raise InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{path}: the attribute table declares no encoding and is neither UTF-8 nor GBK; give ENCODING.",
        ),
        path=path.name,
    )


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


def _fits(value: bytes, encoding: str) -> bool:
    """Decodes; a last character cut off by the width of the field does not count."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(value, final=False)
    except UnicodeDecodeError:
        return False
    return True
