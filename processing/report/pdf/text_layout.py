"""Breaking Chinese text into lines: between any two characters, but never inside a number or a Latin word.

Reportlab's own CJK wrapping cuts a figure in two at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from xml.sax.saxutils import escape

from ..fonts import RoleFont, lender_of

NOT_AT_START = "，。、；：？！）》〉〕】”’％%°′″…·,.;:?!)]}"
NOT_AT_END = "（《〈〔【“‘([{"
TOKEN = re.compile(r"[A-Za-z0-9.+\-/:%°′″±²㎡]+|\s|.", re.DOTALL)


def break_lines(text: str, width: Callable[[str], float], room: float, first_room: float | None = None) -> list[str]:
    """Lines of `text` that fit into `room`.

    Parameters
    ----------
    width : callable
        Printed width of a string, in the unit of `room`.
    first_room : float, optional
        Room of the first line, where it is indented.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for token in _tokens(paragraph, width, room):
            space = first_room if first_room is not None and not lines else room
            if line and width(line + token) > space:
                shorter, longer = _carry(line, token)
                if width(longer) <= room:  # a carried run may itself outgrow the line
                    line, token = shorter, longer
                lines.append(line)
                line = token.lstrip(" ")
            else:
                line += token
        lines.append(line)
    return lines


def _tokens(text: str, width: Callable[[str], float], room: float) -> list[str]:
    """Characters and unbroken runs; a run that is longer than a whole line is cut after all."""
    tokens: list[str] = []
    for token in TOKEN.findall(text):
        tokens += [token] if width(token) <= room else list(token)
    return tokens


def _carry(line: str, token: str) -> tuple[str, str]:
    """Take the last character along where the next may not start a line or the last may not end one."""
    while len(line) > 1 and (token[0] in NOT_AT_START or line[-1] in NOT_AT_END):
        match = re.search(r"([A-Za-z0-9.+\-/:%°′″±²㎡]+|.)$", line)
        if match is None or match.start() == 0:
            break
        line, token = line[: match.start()], match.group() + token
    return line, token


def markup(text: str, font: RoleFont) -> str:
    """`text` for a reportlab Paragraph; characters that the role's font lacks are lent by another."""
    runs = []
    for name, chars in groupby(text, lambda char: lender_of(font, char) or font.name):
        run = escape("".join(chars))
        runs.append(run if name == font.name else f'<font name="{name}">{run}</font>')
    return "".join(runs)
