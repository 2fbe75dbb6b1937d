"""Bytes to text and back without losing one of them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ..errors import QT_TRANSLATE_NOOP, InputError

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# GB18030 holds GBK and GB2312 whole; it is tried last because it accepts much that is UTF-8.
ENCODINGS = ("utf-8", "gb18030")


@dataclass(frozen=True)
class Decoded:
    """A file's text, the encoding it was in, and the byte order mark before it (empty if none)."""

    text: str
    encoding: str
    bom: bytes

    def encoded(self, text: str) -> bytes:
        """`text` as bytes of this file."""
        return self.bom + text.encode(self.encoding)


def decode(content: bytes, file: str) -> Decoded:
    """Decode by byte order mark, else strictly as UTF-8, else as GB18030.

    Raises
    ------
    InputError
        If it is neither, or would not come back byte for byte.
    """
    bom, marked = next(((bom, name) for bom, name in BYTE_ORDER_MARKS if content.startswith(bom)), (b"", None))
    body = content[len(bom) :]
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and text.encode(encoding) == body:
            return Decoded(text, encoding, bom)
    raise InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{file}, line {line}: these bytes are neither UTF-8 nor GBK/GB18030 text; save the file again as UTF-8, or"
            " ask its maker for a new copy.",
        ),
        file=file,
        line=_first_bad_line(body, marked or "gb18030"),
    )


def _first_bad_line(body: bytes, encoding: str) -> int:
    """1-based line of the first byte that cannot be decoded."""
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        return body[: error.start].count(b"\n") + 1
    return text[: max(text.find("\0"), 0)].count("\n") + 1
