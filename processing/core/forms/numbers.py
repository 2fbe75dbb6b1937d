"""Document numbers by the office's pattern, e.g. ``示停〔{year}〕{number}号``: counted by year, none given twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter

from ..errors import QT_TRANSLATE_NOOP, InputError

YEAR, NUMBER = "year", "number"
BRACKETS = str.maketrans("[]［］【】（）()", "〔〕〔〕〔〕〔〕〔〕")


def check_pattern(pattern: str, setting: str) -> str:
    """The pattern with the six-sided brackets that GB/T 9704 wants.

    Raises
    ------
    InputError
        If it lacks the year or the number, or holds anything else in braces.
    """
    try:
        fields = [name for _, name, _, _ in Formatter().parse(pattern) if name is not None]
    except ValueError:
        fields = []
    if sorted(fields) != [NUMBER, YEAR]:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The number pattern “{pattern}” in the setting {setting} must hold {year} and {number} once each.",
            ),
            pattern=pattern,
            setting=setting,
            year="{year}",
            number="{number}",
        )
    return pattern.translate(BRACKETS)


def next_number(pattern: str, year: int, taken: Iterable[str]) -> str:
    """The number after the highest one of that year; gaps are not filled, for a number once given is given."""
    before, after = (re.escape(part) for part in pattern.format(year=year, number="\0").split("\0"))
    shape = re.compile(f"{before}0*(\\d+){after}")
    found = [int(match.group(1)) for number in taken if (match := shape.fullmatch(number.translate(BRACKETS)))]
    return pattern.format(year=year, number=max(found, default=0) + 1)
