"""Layout templates of the sheets: the office's own first, the shipped ones where it has none that can be used."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from ...core.rules.data_files import rule_error
from .scale import SheetFrame
from .words import load_map_words

SHIPPED_FOLDER = Path(__file__).parents[3] / "styles" / "layouts"
COMMON_ITEMS = ("map", "title", "legend", "scale_bar", "scale_text", "sheet_block", "north_arrow", "map_note")
PRINTED_CODES = ("record_code", "sheet_number")
REQUIRED_ITEMS = {
    "sheet": (*COMMON_ITEMS, *PRINTED_CODES),
    "pair": (*COMMON_ITEMS, *PRINTED_CODES, "map_before", "caption_before", "caption_after"),
    "boundary": (*COMMON_ITEMS, *PRINTED_CODES, "points_table"),
}
MAP_ITEMS = ("map_before", "map")
MAP_TYPE = "65639"  # QgsLayoutItemRegistry.ItemType.LayoutMap, as the file has it
MM_PER_UNIT = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "ft": 304.8, "pt": 25.4 / 72, "pica": 25.4 / 6}


@dataclass(frozen=True)
class Template:
    """A template that has its items.

    Attributes
    ----------
    frame : SheetFrame
        Size of the map; of the smaller one where there are two.
    """

    path: Path
    frame: SheetFrame


@dataclass
class Templates:
    """Finds the template of a sheet; notes, in Chinese, say which of the office's could not be used.

    Parameters
    ----------
    page : {'A4', 'A3'}
    folder : pathlib.Path or None
        The office's folder. ``map_land_use_a4.qpt`` there is for that sheet alone, ``map_sheet_a4.qpt`` for all
        sheets of the arrangement.
    """

    page: str
    folder: Path | None = None
    notes: list[str] = field(default_factory=list)
    _found: dict[tuple[str, str], Template] = field(default_factory=dict)

    def find(self, kind: str, arrangement: str) -> Template:
        """The template of a sheet.

        Raises
        ------
        RuleError
            If even the shipped one cannot be used.
        """
        key = (kind, arrangement)
        if key not in self._found:
            self._found[key] = self._look_up(kind, arrangement)
        return self._found[key]

    def _look_up(self, kind: str, arrangement: str) -> Template:
        names = dict.fromkeys(f"map_{name}_{self.page.lower()}.qpt" for name in (kind, arrangement))
        for name in names:
            path = self.folder / name if self.folder else None
            if path is not None and path.is_file() and (own := self._own(path, arrangement)):
                return own
        shipped = SHIPPED_FOLDER / f"map_{arrangement}_{self.page.lower()}.qpt"
        template, problem = _opened(shipped, arrangement)
        if template is None:
            raise rule_error(shipped, problem or "not a layout template")
        return template

    def _own(self, path: Path, arrangement: str) -> Template | None:
        template, absent = _opened(path, arrangement)
        if template is None:
            words = load_map_words()["notes"]
            note = words["template_missing" if absent else "template_broken"].format(file=path.name, ids=absent)
            if note not in self.notes:
                self.notes.append(note)
        return template


def _opened(path: Path, arrangement: str) -> tuple[Template | None, str]:
    """The template, or None with the ids that it lacks (empty: it cannot be read)."""
    try:
        return _parsed(path, path.stat().st_mtime_ns, arrangement)
    except OSError:
        return None, ""


@lru_cache(maxsize=16)
def _parsed(path: Path, _changed_ns: int, arrangement: str) -> tuple[Template | None, str]:
    """A file that has not changed is read once."""
    try:
        layout = ElementTree.parse(path).getroot()
    except ElementTree.ParseError:
        return None, ""
    if layout.tag != "Layout":
        return None, ""
    items = {item.get("id", ""): item for item in layout.iter("LayoutItem")}
    for name in MAP_ITEMS:
        if name in items and items[name].get("type") != MAP_TYPE:
            del items[name]
    absent = [name for name in REQUIRED_ITEMS[arrangement] if name not in items]
    if absent:
        return None, "、".join(absent)
    sizes = [_size_mm(items[name].get("size", "")) for name in MAP_ITEMS if name in items]
    frame = SheetFrame(min(width for width, _ in sizes), min(height for _, height in sizes))
    return Template(path, frame), ""


def _size_mm(text: str) -> tuple[float, float]:
    """``146,155,mm`` in millimetres."""
    width, height, unit = text.split(",")
    return float(width) * MM_PER_UNIT[unit], float(height) * MM_PER_UNIT[unit]
