"""A file that was read, written again in a dialect, with every token that comes out otherwise."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from ..errors import QT_TRANSLATE_NOOP, InputError
from .compose import FileHead, ParcelContent, compose
from .dialects import Dialect
from .encoding import Decoded, decode
from .read import BoundaryFile, BoundaryParcel
from .reference_system import ZONES, zone_crs
from .syntax import ATTRIBUTES, split_lines

PREFIX_M = 1_000_000


@dataclass(frozen=True)
class TokenChange:
    """A token of the file and what stands in its place; `before` or `after` is None if a line has no counterpart.

    `line` counts in the file that was read, from 1; for an added line it is the line it stands before.
    """

    line: int
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Rewritten:
    """The new bytes and the changes; no change means the same bytes."""

    content: bytes
    changes: tuple[TokenChange, ...]


def rewrite(file: BoundaryFile, dialect: Dialect) -> Rewritten:
    """Write the parcels, the declared areas and the header of `file` in `dialect`.

    Raises
    ------
    InputError
        If the file is not in a zone of the format, or holds point or line parcels.
    """
    zone, width = _zone(file)
    parcels = [_content(parcel, zone, file) for parcel in file.parcels]
    head = FileHead(zone, width, overrides=_header_values(file, dialect), leading=_leading_lines(file))
    content = compose(parcels, head, dialect)
    return Rewritten(content, tuple(_changes(file, content)))


def _zone(file: BoundaryFile) -> tuple[int, int]:
    for width, (zones, _, _) in ZONES.items():
        for zone in zones:
            if file.crs in (zone_crs(zone, width, True), zone_crs(zone, width, False)):
                return zone, width
    raise _cannot(file, file.parcels[0].line)


def _cannot(file: BoundaryFile, line: int) -> InputError:
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{file}, line {line}: the parcel is no area in a standard Gauss-Krüger zone and cannot be written in another"
            " dialect; import it and export it from the layer.",
        ),
        file=file.document.file,
        line=line,
    )


def _content(parcel: BoundaryParcel, zone: int, file: BoundaryFile) -> ParcelContent:
    if parcel.geometry is None:
        raise _cannot(file, parcel.line)
    prefix_m = zone * PREFIX_M if file.axes.zone else 0
    rings: list[NDArray[np.float64]] = []
    for ring in parcel.rings:
        xy = np.array([(row.x, row.y) for row in ring.rows])
        ne = xy[:, ::-1] if file.axes.swapped else xy
        rings.append(ne - np.array([0.0, prefix_m]))
    columns = parcel.columns
    return ParcelContent(
        tuple(rings), parcel.declared.area_m2 if parcel.declared else None, columns.code, columns.name, columns.sheet,
        columns.use, columns.class_code, columns.extra,
    )  # fmt: skip


def _header_values(file: BoundaryFile, dialect: Dialect) -> dict[str, str]:
    """The file's own values, and its keys that the dialect lacks."""
    own = {entry.key: entry.value for entry in file.document.entries if entry.section == ATTRIBUTES}
    return {key: value for key, value in own.items() if value or key not in dialect.header_keys}


def _leading_lines(file: BoundaryFile) -> tuple[str, ...]:
    """Sections before [属性描述], as they stand."""
    start = next((i for i, line in enumerate(file.document.lines) if ATTRIBUTES in line), 0)
    return tuple(line for line in file.document.lines[:start] if line.strip())


def _changes(file: BoundaryFile, content: bytes) -> list[TokenChange]:
    document = file.document
    decoded = decode(content, document.file)
    changes = []
    if (decoded.encoding, decoded.bom) != (document.decoded.encoding, document.decoded.bom):
        changes.append(TokenChange(1, _encoding(document.decoded), _encoding(decoded)))
    before = [line + end for line, end in zip(document.lines, document.endings, strict=True) if line + end]
    after = [line + end for line, end in zip(*split_lines(decoded.text), strict=True) if line + end]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind != "equal":
            changes += _block_changes(i1 + 1, before[i1:i2], after[j1:j2])
    return changes


def _encoding(decoded: Decoded) -> str:
    return decoded.encoding + ("+BOM" if decoded.bom else "")


def _block_changes(first_line: int, before: list[str], after: list[str]) -> list[TokenChange]:
    if len(before) != len(after):
        removed = [TokenChange(first_line + i, line, None) for i, line in enumerate(before)]
        return removed + [TokenChange(first_line + len(before), None, line) for line in after]
    changes = []
    for offset, (old, new) in enumerate(zip(before, after, strict=True)):
        pairs = zip_longest(_tokens(old), _tokens(new))
        changes += [TokenChange(first_line + offset, a, b) for a, b in pairs if a != b]
    return changes


def _tokens(line: str) -> list[str]:
    """Columns and the line end."""
    body = line.rstrip("\r\n")
    return [*body.split(","), line[len(body) :]]
