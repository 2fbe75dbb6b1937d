"""Lines to tokens: sections, header entries, parcel lines and point rows, every deviation with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NoReturn

from ..errors import QT_TRANSLATE_NOOP, InputError
from .encoding import decode
from .findings import Finding
from .model import BoundaryDocument, HeaderEntry, NormalisedLine, ParcelBlock, ParcelLine, PointRow
from .numbers import coordinate
from .punctuation import half_width, half_width_signs
from .settings import header_words

ATTRIBUTES, COORDINATES = "属性描述", "地块坐标"
SHAPES = frozenset("点线面")
POINT_COLUMNS = 4
LINES_PER_CHECK = 20_000
# The common case, read without a look at anything else; whatever does not match goes the careful way.
_PLAIN_ROW = re.compile(r"([^,@，\s]*),([0-9]{1,6}),([0-9]{1,12}(?:\.[0-9]{0,12})?),([0-9]{1,12}(?:\.[0-9]{0,12})?)")
_RING_NUMBER = re.compile(r"[0-9]{1,6}")
_LINE_END = re.compile(r"(\r\n|\r|\n)")


def split_lines(text: str) -> tuple[list[str], list[str]]:
    """Lines and the line end of each (empty for the last); unlike `str.splitlines`, at CR and LF only."""
    pieces = _LINE_END.split(text)
    return pieces[::2], [*pieces[1::2], ""]


def parse(content: bytes, file: str, check_cancelled: Callable[[], None] = lambda: None) -> BoundaryDocument:
    """Read the tokens of a file.

    Parameters
    ----------
    content : bytes
        The whole file.
    file : str
        Its name, for messages.

    Raises
    ------
    InputError
        Naming file, line and reason.
    """
    decoded = decode(content, file)
    lines, endings = split_lines(decoded.text)
    parser = _Parser(file)
    for start in range(0, len(lines), LINES_PER_CHECK):
        check_cancelled()
        parser.feed(lines[start : start + LINES_PER_CHECK], start + 1)
    parser.finish(len(lines))
    return BoundaryDocument(
        file, decoded, tuple(lines), tuple(endings), tuple(parser.entries), tuple(parser.sections),
        tuple(parser.blocks), tuple(parser.normalised), tuple(parser.findings),
    )  # fmt: skip


class _Parser:
    """Reads line after line; what it has gathered is in its lists."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.entries: list[HeaderEntry] = []
        self.sections: list[str] = []
        self.blocks: list[ParcelBlock] = []
        self.normalised: list[NormalisedLine] = []
        self.findings: list[Finding] = []
        self._head: ParcelLine | None = None
        self._rows: list[PointRow] = []

    def feed(self, lines: list[str], first_number: int) -> None:
        plain_row = _PLAIN_ROW.fullmatch
        for number, raw in enumerate(lines, first_number):
            match = plain_row(raw) if self._head else None
            if match:
                name, ring, x, y = match.groups()
                self._rows.append(PointRow(number, name, ring, x, y, float(x), float(y)))
            elif raw and not raw.isspace():
                self._line(number, raw)

    def finish(self, last_line: int) -> None:
        if COORDINATES not in self.sections:
            self._refuse(
                last_line,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: the file ends without a section [地块坐标]; it is no boundary-point TXT, choose"
                    " another file.",
                ),
            )
        self._close_block()
        if not self.blocks:
            self._refuse(
                last_line,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: the section [地块坐标] holds no parcel line ending in @; ask the file's maker"
                    " for a complete one.",
                ),
            )

    def _line(self, number: int, raw: str) -> None:
        section = re.fullmatch(r"\[(.+)\]", half_width(raw).strip())
        if section:
            self._open_section(number, raw, section[1].strip())
        elif not self.sections:
            self._refuse(
                number,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: text stands before the first section; a boundary-point TXT begins with"
                    " [属性描述], remove the line or choose another file.",
                ),
            )
        elif self.sections[-1] == COORDINATES:
            self._coordinate_line(number, raw)
        else:
            self._header_line(number, raw)

    def _open_section(self, number: int, raw: str, name: str) -> None:
        if name in self.sections or COORDINATES in self.sections:
            self._refuse(
                number,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: the section [{section}] stands a second time or after the coordinates; put"
                    " each delivery in a file of its own.",
                ),
                section=name,
            )
        self._note(number, raw, f"[{name}]")
        self.sections.append(name)
        if name not in header_words().sections:
            self.findings.append(Finding("unknown_section", number, {"section": name}))

    def _header_line(self, number: int, raw: str) -> None:
        section = self.sections[-1]
        text = half_width_signs(raw)
        written, sign, value = text.partition("=")
        if not sign:
            written, sign, value = text.replace("：", ":").partition(":")
        if not sign and section == ATTRIBUTES:
            self._refuse(
                number,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: '{text}' in the header is no key=value; correct the line.",
                ),
                text=_shortened(raw),
            )
        written, value = written.strip(), value.strip()
        key = header_words().key_of_spelling.get(written, written)
        known = section != ATTRIBUTES or written in header_words().key_of_spelling
        if sign:
            self._note(number, raw, f"{written}={value}")
        if not known:
            self.findings.append(Finding("unknown_key", number, {"key": _shortened(written)}))
        entry = HeaderEntry(number, section, key, value, written, known)
        self._refuse_contradiction(entry)
        self.entries.append(entry)

    def _refuse_contradiction(self, entry: HeaderEntry) -> None:
        for earlier in self.entries:
            same = earlier.section == entry.section == ATTRIBUTES and earlier.key == entry.key
            if same and entry.value and earlier.value and earlier.value != entry.value:
                self._refuse(
                    entry.line,
                    QT_TRANSLATE_NOOP(
                        "landpatrol",
                        "{file}, line {line}: {key} is given a second time with another value ('{first}' and"
                        " '{second}'); leave only the right one.",
                    ),
                    key=_shortened(entry.key),
                    first=_shortened(earlier.value),
                    second=_shortened(entry.value),
                )

    def _coordinate_line(self, number: int, raw: str) -> None:
        text = half_width_signs(raw)
        if "@" in text:
            self._close_block()
            self._head = self._parcel_line(number, raw)
        elif self._head is None:
            self._refuse(
                number,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: '{text}' stands before the first parcel line (the one that ends in @); add the"
                    " parcel line.",
                ),
                text=_shortened(raw),
            )
        else:
            self._rows.append(self._point_row(number, text, raw))

    def _parcel_line(self, number: int, raw: str) -> ParcelLine:
        # A full-width comma may belong to a parcel's name: it separates only where half-width ones do not.
        plain = [column.strip() for column in raw.partition("@")[0].split(",")]
        separated = raw if SHAPES.intersection(plain) else half_width_signs(raw)
        before, _, after = separated.replace("＠", "@").partition("@")
        if after.strip(", \t，"):
            self._refuse(
                number,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: '{text}' follows the @ that ends the parcel line; put it on a line of its own.",
                ),
                text=_shortened(after.strip()),
            )
        columns = [column.strip() for column in before.split(",")]
        if len(columns) > 1 and not columns[-1]:
            columns.pop()  # the comma before @
        self._note(number, raw, ",".join([*columns, "@"]))
        return ParcelLine(number, tuple(columns))

    def _point_row(self, number: int, text: str, raw: str) -> PointRow:
        tokens = [token.strip() for token in text.replace("、", ",").split(",")]
        while len(tokens) > POINT_COLUMNS and not tokens[-1]:
            tokens.pop()
        if len(tokens) < POINT_COLUMNS or SHAPES.intersection(tokens[4:]):
            self._refuse(
                number,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: '{text}' is neither a point row (name, ring number, X, Y) nor a parcel line"
                    " ending in @; correct the line.",
                ),
                text=_shortened(raw),
            )
        if len(tokens) > POINT_COLUMNS:
            self.findings.append(
                Finding("extra_point_columns", number, {"text": _shortened(",".join(tokens[POINT_COLUMNS:]))})
            )
        name, ring, x, y = tokens[0], *map(half_width, tokens[1:POINT_COLUMNS])
        if not _RING_NUMBER.fullmatch(ring):
            self._refuse(
                number,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: the ring number '{text}' is no whole number; correct the second column.",
                ),
                text=_shortened(tokens[1]),
            )
        kept = ",".join(tokens[POINT_COLUMNS:])
        self._note(number, raw, f"{name},{ring},{x},{y}" + (f",{kept}" if kept else ""))
        return PointRow(
            number, name, ring, x, y, coordinate(x, self.file, number), coordinate(y, self.file, number)
        )  # fmt: skip

    def _close_block(self) -> None:
        if self._head is None:
            return
        if not self._rows:
            self._refuse(
                self._head.line,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: the parcel line is not followed by a point row; add its points or remove it.",
                ),
            )
        self.blocks.append(ParcelBlock(self._head, tuple(self._rows)))
        self._head, self._rows = None, []

    def _note(self, number: int, raw: str, value: str) -> None:
        if raw != value:
            self.normalised.append(NormalisedLine(number, raw, value))

    def _refuse(self, number: int, template: str, /, **values: object) -> NoReturn:
        raise InputError(template, file=self.file, line=number, **values)


def _shortened(text: str) -> str:
    """A piece of the file short enough for one sentence."""
    text = text.strip()
    return text if len(text) <= 40 else text[:40] + "…"
