"""Fonts of the report: which file each role uses, and which characters it lacks.

An office names its own 仿宋, 小标宋 or 黑体 by path in the font file; a role without a path, or whose file cannot
be embedded, falls back to the fonts shipped in ``styles/fonts``, and the report says so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..core.rules.data_files import read_json, rule_error
from .content.wording import DATA_FOLDER
from .pdf.to_unicode import mend_to_unicode

FONT_FOLDER = Path(__file__).parents[2] / "styles" / "fonts"
WITHOUT_GLYPH = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
FONT_FILE = DATA_FOLDER / "fonts.json"
# Ideographs beyond GBK, as in names of people and places: read when the first of them is met.
RARE_NAME, RARE_FONT = "LandPatrol Rare SC", FONT_FOLDER / "LandPatrolRareSC-Regular.ttf"


@dataclass(frozen=True)
class RoleFont:
    """The font of one role.

    Attributes
    ----------
    name : str
        Name it is registered under for the PDF text.
    path : pathlib.Path
    lenders : tuple of str
        Fonts that lend the characters this one lacks, the shipped one first.
    rejected : str
        File that the office named and that could not be embedded; empty otherwise.
    """

    role: str
    label: str
    name: str
    family: str
    path: Path
    size_pt: float
    is_shipped: bool
    lenders: tuple[str, ...] = ()
    rejected: str = ""


def load_fonts(path: Path = FONT_FILE) -> Mapping[str, RoleFont]:
    """Choose a font for each role and register it for PDF text.

    Raises
    ------
    RuleError
        If the font file cannot be read or lacks a role.
    """
    content, shipped_content = read_json(path), read_json(FONT_FILE)
    shipped = {key: (entry["family"], FONT_FOLDER / entry["file"]) for key, entry in shipped_content["shipped"].items()}
    for family, file in shipped.values():
        register_font(family, file)
    roles = {}
    for role, default in shipped_content["roles"].items():
        try:
            roles[role] = _choose(role, {**default, **content["roles"].get(role, {})}, shipped, path.parent)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise rule_error(path, f"{role}: {type(error).__name__}: {error}") from error
    names = dict.fromkeys(font.name for font in roles.values())
    return {
        role: replace(font, lenders=(*font.lenders, *(name for name in names if name != font.name)))
        for role, font in roles.items()
    }


def _choose(role: str, entry: Mapping[str, Any], shipped: Mapping[str, tuple[str, Path]], folder: Path) -> RoleFont:
    family, file = shipped[entry["shipped"]]
    own, size_pt, rejected = str(entry.get("file") or ""), float(entry["size_pt"]), ""
    if own:
        own_path = folder / own
        name = f"LandPatrol-{role}"
        own_family = register_font(name, own_path, anew=True)
        if own_family:
            return RoleFont(role, entry["label"], name, own_family, own_path, size_pt, False, (family,))
        rejected = own
    return RoleFont(role, entry["label"], family, family, file, size_pt, True, (), rejected)


def register_font(name: str, path: Path, anew: bool = False) -> str:
    """Register a TrueType font for PDF text; its family name, or empty where it cannot be embedded."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    mend_to_unicode()
    if not anew and name in pdfmetrics.getRegisteredFontNames():
        return name
    try:
        font = TTFont(name, str(path))
    except (TTFError, OSError):
        return ""
    pdfmetrics.registerFont(font)
    family = font.face.familyName
    return family.decode("utf-8", "replace") if isinstance(family, bytes) else str(family)


def lacks(font_name: str, char: str) -> bool:
    """The registered font has no glyph for a character that needs one.

    Private and unassigned ones do: old data keeps rare characters of names there, and later Unicode adds to them.
    """
    from reportlab.pdfbase import pdfmetrics

    needs_none = unicodedata.category(char) in WITHOUT_GLYPH
    return not needs_none and ord(char) not in pdfmetrics.getFont(font_name).face.charToGlyph


def lender_of(font: RoleFont, char: str) -> str | None:
    """Name of the font that draws a character: the role's own, else a lender, else the shipped rare characters."""
    found = next((name for name in (font.name, *font.lenders) if not lacks(name, char)), None)
    if found is None and register_font(RARE_NAME, RARE_FONT) and not lacks(RARE_NAME, char):
        return RARE_NAME
    return found


def missing_characters(fonts: Mapping[str, RoleFont], texts: Iterable[str]) -> list[str]:
    """Characters of `texts` that some role can draw with no font at all, each once, in order."""
    found = dict.fromkeys(char for text in texts for char in text)
    return [char for char in found if any(lender_of(font, char) is None for font in fonts.values())]


def fonts_sentence(fonts: Mapping[str, RoleFont], words: Mapping[str, Any]) -> str:
    """Which role uses which font, and which of the office's files could not be used."""
    caution, parts = words["caution"], []
    groups: dict[tuple[str, str], list[RoleFont]] = {}
    for font in fonts.values():
        form = "font_failed" if font.rejected else "font_shipped" if font.is_shipped else "font_own"
        groups.setdefault((form, font.rejected or font.family), []).append(font)
    for (form, _), members in groups.items():
        labels = "、".join(member.label for member in members)
        parts.append(caution[form].format(role=labels, family=members[0].family, file=members[0].rejected))
    return str(caution["fonts"]).format(fonts="；".join(parts))
