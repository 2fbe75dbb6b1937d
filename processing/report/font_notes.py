"""What the report says about its own fonts, and what it does about characters that none of them has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from .content.model import ParcelReport
from .fonts import RoleFont, fonts_sentence, missing_characters

GETA = "〓"  # 〓, the printer's mark for a character that is not in the type case
SKIPPED = {"words"}


def with_font_notes(report: ParcelReport, fonts: Mapping[str, RoleFont]) -> ParcelReport:
    """The report with notes on its fonts; a character that no font has prints as 〓 and is named in a note."""
    missing = missing_characters(fonts, _texts(report))
    notes = report.notes
    if missing:
        caution = report.words["caution"]["missing_glyphs"]
        codes = "、".join(f"U+{ord(char):04X}" for char in missing)
        report = _translated(report, str.maketrans(dict.fromkeys(missing, GETA)))
        notes = (*report.notes, caution.format(characters=codes))
    return replace(report, notes=(*notes, fonts_sentence(fonts, report.words)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in SKIPPED:
                yield from _texts(getattr(value, field.name))


def _translated(value: Any, table: Mapping[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, tuple):
        return tuple(_translated(part, table) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in SKIPPED]
        return replace(value, **{name: _translated(getattr(value, name), table) for name in names})
    return value
