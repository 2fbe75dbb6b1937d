"""The typefaces that Word styles name (小标宋, 仿宋 …), as fonts that a PDF can embed.

Looked for by file name in the office's own folder 字体, then among the machine's fonts; a typeface that is not there
is set in the shipped font, and that is said. A character that none of these has is looked for in every other font of
the folder 字体 and in the fonts of rare characters that the machine may have; else it prints as 〓 and is named.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...core.errors import QT_TRANSLATE_NOOP
from ...core.remark import Remark
from ...core.rules.data_files import read_json
from ..font_notes import GETA
from ..fonts import FONT_FOLDER, RoleFont, lacks, lender_of, register_font

TYPEFACE_FILE = Path(__file__).parent / "data" / "typefaces.json"
OFFICE_FONTS = "字体"
PREFIX = "LandPatrol-office-"


@dataclass
class Typefaces:
    """Fonts by the names that Word uses for them, and what was set otherwise than asked.

    Attributes
    ----------
    fonts : mapping of str to RoleFont
        By name and alias, in lower case.
    otherwise : RoleFont
        For any other name.
    rare : tuple of Path
        Fonts to ask for a character that none of `fonts` has; read only then.
    """

    fonts: Mapping[str, RoleFont]
    otherwise: RoleFont
    rare: tuple[Path, ...] = ()
    missing: dict[str, None] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)

    def font(self, name: str) -> RoleFont:
        """The font for a typeface; notes it when the shipped one stands in."""
        font = self.fonts.get(name.lower(), self.otherwise)
        if font.is_shipped:
            self.replaced[font.label] = font.family
        return font

    def drawn(self, font: RoleFont, char: str) -> tuple[str, str]:
        """Registered name of the font that draws a character, and the character itself, 〓 where none has it."""
        lender = lender_of(font, char) or self._rare_lender(char)
        if lender is not None:
            return lender, char
        self.missing[char] = None
        return font.name, GETA

    def _rare_lender(self, char: str) -> str | None:
        names = (f"{PREFIX}rare-{path.name}" for path in self.rare if _registered_rare(path))
        return next((name for name in names if not lacks(name, char)), None)

    def notes(self) -> tuple[Remark, ...]:
        """What a reader of the PDF should know about its fonts."""
        notes = []
        if self.missing:
            codes = "、".join(f"{char}（U+{ord(char):04X}）" for char in self.missing)
            text = QT_TRANSLATE_NOOP(
                "landpatrol",
                "The PDF prints 〓 for {characters}: no font here that can be embedded has the character. Put a"
                " TrueType font that has it (Windows: simsunb.ttf) into the folder 字体 of the office's templates and"
                " make the paper again; the Word file holds the text.",
            )
            notes.append(Remark(text, {"characters": codes}))
        if self.replaced:
            text = QT_TRANSLATE_NOOP(
                "landpatrol",
                "These typefaces are not on this machine as TrueType files, so the PDF is set in the fonts that come"
                " with LandPatrol: {names}. Put the files into the folder 字体 of the office's templates to use them.",
            )
            notes.append(Remark(text, {"names": "、".join(self.replaced)}))
        return tuple(notes)


def load_typefaces(office_templates: Path | None = None, path: Path = TYPEFACE_FILE) -> Typefaces:
    """Choose a font for each typeface and register it for PDF text.

    Parameters
    ----------
    office_templates : pathlib.Path, optional
        Folder of the office's templates; fonts in its folder 字体 come first.

    Raises
    ------
    RuleError
        If the file of typefaces cannot be read.
    """
    content = read_json(path)
    shipped = {key: (entry["family"], FONT_FOLDER / entry["file"]) for key, entry in content["shipped"].items()}
    for family, file in shipped.values():
        register_font(family, file)
    folders = [Path(folder).expanduser() for folder in content["folders"]]
    own = [office_templates / OFFICE_FONTS] if office_templates else []
    places = _places([*own, *folders])
    chosen = {entry["name"]: _choose(entry, shipped, places) for entry in content["typefaces"]}
    lenders = tuple(dict.fromkeys([*(family for family, _ in shipped.values()), *(f.name for f in chosen.values())]))
    chosen = {name: replace(font, lenders=tuple(n for n in lenders if n != font.name)) for name, font in chosen.items()}
    by_name = {
        alias.lower(): chosen[entry["name"]]
        for entry in content["typefaces"]
        for alias in (entry["name"], *entry["aliases"])
    }
    own_fonts = _places(own)
    wanted = [*own_fonts, *(name for name in content["rare"] if name not in own_fonts)]
    rare = tuple(places[name] for name in wanted if name in places)
    return Typefaces(by_name, chosen[content["otherwise"]], rare)


def _choose(entry: Mapping[str, Any], shipped: Mapping[str, tuple[str, Path]], places: Mapping[str, Path]) -> RoleFont:
    name = PREFIX + entry["name"]
    for file in entry["files"]:
        found = Path(file) if Path(file).is_absolute() else places.get(file.lower())
        if found is not None and (family := _registered(name, str(found), _changed_ns(found))):
            return RoleFont(entry["name"], entry["name"], name, family, found, 0, is_shipped=False)
    family, path = shipped[entry["shipped"]]
    return RoleFont(entry["name"], entry["name"], family, family, path, 0, is_shipped=True)


def _registered_rare(path: Path) -> str:
    return _registered(f"{PREFIX}rare-{path.name}", str(path), _changed_ns(path))


@lru_cache(maxsize=64)
def _registered(name: str, path: str, _changed: int) -> str:
    """Family of the font, registered once for each state of its file: reading a Chinese font takes its time."""
    return register_font(name, Path(path), anew=True)


def _changed_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _places(folders: Sequence[Path]) -> dict[str, Path]:
    """Font files by lower-case name; the first folder that has a name wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for name, path in _walk(str(folder)):
            found.setdefault(name, Path(path))
    return found


def _walk(folder: str) -> Iterator[tuple[str, str]]:
    for root, _, names in os.walk(folder):
        yield from _fonts_among(root, names)


def _fonts_among(root: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in sorted(names):
        if name.lower().endswith((".ttf", ".ttc")):
            yield name.lower(), str(Path(root) / name)
