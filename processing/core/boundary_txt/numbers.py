"""Numbers as the format writes them: coordinates, declared areas, point numbers."""

from __future__ import annotations

import re

from ..errors import QT_TRANSLATE_NOOP, InputError
from .punctuation import half_width
from .settings import audit_limits

_NUMBER = re.compile(r"([+-]?)([0-9]{1,15})(?:\.([0-9]{0,15}))?(?:[eE]([+-]?[0-9]{1,2}))?")
_AREA = re.compile(r"([0-9]{1,12}(?:\.[0-9]{0,12})?|\.[0-9]{1,12}) ?(.*)")
_TRAILING_NUMBER = re.compile(r"([0-9]{1,9})$")

# Unit by its spelling in lower case; the factor turns it into square metres.
AREA_UNITS_M2 = {"ha": 10_000.0, "m2": 1.0, "mu": 10_000 / 15}
_UNIT_OF_SPELLING = {
    "公顷": "ha", "ha": "ha", "hm2": "ha", "hm²": "ha",
    "平方米": "m2", "m2": "m2", "m²": "m2", "㎡": "m2", "平米": "m2",
    "亩": "mu", "mu": "mu",
}  # fmt: skip


def coordinate(text: str, file: str, line: int) -> float:
    """A coordinate; a spreadsheet's 4.04E+07 that has lost its metres is refused.

    Raises
    ------
    InputError
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: '{text}' is no plain number; write the coordinate in metres with a decimal point.",
            ),
            file=file,
            line=line,
            text=text[:40],
        )
    exponent = int(match[4] or 0)
    if exponent and 10.0 ** (exponent - len(match[3] or "")) > audit_limits().coarsest_digit_m:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: '{text}' has lost its last metres in a spreadsheet; format the column as a number"
                " with 3 decimals and export again.",
            ),
            file=file,
            line=line,
            text=text[:40],
        )
    return float(text)


def declared_area(text: str) -> tuple[float, str | None] | None:
    """Number and unit (`ha`, `m2`, `mu`, None if not written) of a declared area; None if it cannot be read."""
    match = _AREA.fullmatch(half_width(text).strip())
    if match is None:
        return None
    spelling = match[2].strip().lower()
    if spelling and spelling not in _UNIT_OF_SPELLING:
        return None
    return float(match[1]), _UNIT_OF_SPELLING.get(spelling)


def point_number(name: str) -> int | None:
    """The number that a point name ends with: 1 of ``J1`` and ``J01``; None if it has none."""
    match = _TRAILING_NUMBER.search(name if name.isascii() else half_width(name))
    return int(match[1]) if match else None
