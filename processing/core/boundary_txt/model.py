"""A boundary-point TXT as it stands, before anything is concluded from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .encoding import Decoded
from .findings import Finding


class NormalisedLine(NamedTuple):
    """A line that was read as `value` although the file has `raw`: full-width signs, blanks around a column."""

    line: int
    raw: str
    value: str


class PointRow(NamedTuple):
    """One point line. `x` and `y` are the third and fourth column as written, whichever axis they hold."""

    line: int
    name: str
    ring: str
    x_text: str
    y_text: str
    x: float
    y: float


class HeaderEntry(NamedTuple):
    """One ``key=value`` line; `key` is the standard key it stands for, `written_key` the file's spelling."""

    line: int
    section: str
    key: str
    value: str
    written_key: str
    known: bool


@dataclass(frozen=True)
class ParcelLine:
    """The line that opens a parcel: its columns before the closing ``@``, half-width signs, blanks removed."""

    line: int
    columns: tuple[str, ...]


@dataclass(frozen=True)
class ParcelBlock:
    """A parcel line and the point rows under it."""

    head: ParcelLine
    rows: tuple[PointRow, ...]


@dataclass(frozen=True)
class BoundaryDocument:
    """Every token of a file.

    Attributes
    ----------
    file : str
        Name used in messages.
    decoded : Decoded
        Text, encoding and byte order mark.
    lines, endings : tuple of str
        The lines without, and the line ends; laid together they are the text.
    entries : tuple of HeaderEntry
    sections : tuple of str
        In the order of the file.
    blocks : tuple of ParcelBlock
    normalised : tuple of NormalisedLine
    findings : tuple of Finding
    """

    file: str
    decoded: Decoded
    lines: tuple[str, ...]
    endings: tuple[str, ...]
    entries: tuple[HeaderEntry, ...]
    sections: tuple[str, ...]
    blocks: tuple[ParcelBlock, ...]
    normalised: tuple[NormalisedLine, ...]
    findings: tuple[Finding, ...]

    def header(self, key: str) -> HeaderEntry | None:
        """The first entry of a standard key that is not empty; None if there is none."""
        return next((entry for entry in self.entries if entry.key == key and entry.value), None)

    def to_bytes(self) -> bytes:
        """The file again, byte for byte, from its tokens."""
        text = "".join(line + end for line, end in zip(self.lines, self.endings, strict=True))
        return self.decoded.encoded(text)
