"""Full-width punctuation and digits, which Chinese input methods slip into the format's own signs."""

from __future__ import annotations

import re

# U+FF01 to U+FF5E stand for ASCII 0x21 to 0x7E; the rest are signs typed for comma, brackets and blank.
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF |= {ord("　"): ord(" "), ord("、"): ord(","), ord("【"): ord("["), ord("】"): ord("]"), ord("。"): ord(".")}
_SIGNS = {ord("，"): ",", ord("＝"): "=", ord("＠"): "@"}
FULL_WIDTH = re.compile("[" + "".join(map(chr, _HALF)) + "]")


def half_width(text: str) -> str:
    """Every full-width character as its half-width one; for numbers and the format's own words."""
    return text.translate(_HALF)


def half_width_signs(text: str) -> str:
    """Only the signs that separate: names keep their full-width brackets."""
    return text.translate(_SIGNS)
