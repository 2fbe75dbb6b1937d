"""Layout templates of the sheets: the office's own first, the shipped ones where it has none that can be used."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from qgis.core import QgsLayoutFrame, QgsLayoutItemMap, QgsPrintLayout, QgsProject, QgsReadWriteContext
from qgis.PyQt.QtXml import QDomDocument

from ...core.rules.data_files import rule_error
from .fonts import set_map_font
from .scale import SheetFrame
from .tables import points_capacity
from .words import load_map_words

SHIPPED_FOLDER = Path(__file__).parents[3] / "styles" / "layouts"
COMMON_ITEMS = ("map", "title", "legend", "scale_bar", "scale_text", "sheet_block", "north_arrow", "map_note")
PRINTED_CODES = ("record_code", "sheet_number")
REQUIRED_ITEMS = {
    "sheet": (*COMMON_ITEMS, *PRINTED_CODES),
    "pair": (*COMMON_ITEMS, *PRINTED_CODES, "map_before", "caption_before", "caption_after"),
    "boundary": (*COMMON_ITEMS, *PRINTED_CODES, "points_table"),
}


@dataclass(frozen=True)
class Template:
    """A template that has its items.

    Attributes
    ----------
    frame : SheetFrame
        Size of the map; of the smaller one where there are two.
    point_capacity : int
        Boundary points that its table holds; 0 without a table.
    """

    path: Path
    document: QDomDocument
    frame: SheetFrame
    point_capacity: int = 0


@dataclass
class Templates:
    """Finds the template of a sheet; notes, in Chinese, say which of the office's could not be used.

    Parameters
    ----------
    page : {'A4', 'A3'}
    folder : pathlib.Path or None
        The office's folder. ``map_land_use_a4.qpt`` there is for that sheet alone, ``map_sheet_a4.qpt`` for all
        sheets of the arrangement.
    family : str
        Font of the maps, for what a table holds depends on it; empty: as the template has it.
    """

    page: str
    folder: Path | None = None
    family: str = ""
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
        template, problem = _open(shipped, arrangement, self.family)
        if template is None:
            raise rule_error(shipped, problem or "not a layout template")
        return template

    def _own(self, path: Path, arrangement: str) -> Template | None:
        template, absent = _open(path, arrangement, self.family)
        if template is None:
            words = load_map_words()["notes"]
            form = words["template_missing" if absent else "template_broken"]
            note = form.format(file=path.name, ids=absent)
            if note not in self.notes:
                self.notes.append(note)
        return template


def _open(path: Path, arrangement: str, family: str) -> tuple[Template | None, str]:
    """As `_opened`; a file that has not changed is opened once."""
    try:
        return _opened(path, path.stat().st_mtime_ns, arrangement, family)
    except OSError:
        return None, ""


@lru_cache(maxsize=16)
def _opened(path: Path, _changed_ns: int, arrangement: str, family: str) -> tuple[Template | None, str]:
    """The template, or None with the ids that it lacks (empty: it cannot be read)."""
    document = QDomDocument()
    try:
        parsed = document.setContent(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None, ""
    if not (parsed[0] if isinstance(parsed, tuple) else parsed) or document.documentElement().tagName() != "Layout":
        return None, ""
    project = QgsProject()
    layout = new_layout(document, path.stem, project)
    if family:
        set_map_font(layout, family)
    absent = [name for name in REQUIRED_ITEMS[arrangement] if _absent(layout, name)]
    if absent:
        return None, "、".join(absent)
    maps = [layout.itemById(name) for name in ("map_before", "map")]
    sizes = [item.rect() for item in maps if item is not None]
    frame = SheetFrame(min(size.width() for size in sizes), min(size.height() for size in sizes))
    table: Any = layout.itemById("points_table")
    return Template(path, document, frame, points_capacity(table) if isinstance(table, QgsLayoutFrame) else 0), ""


def _absent(layout: QgsPrintLayout, name: str) -> bool:
    item = layout.itemById(name)
    return item is None or (name in {"map", "map_before"} and not isinstance(item, QgsLayoutItemMap))


def new_layout(document: QDomDocument, name: str, project: QgsProject) -> QgsPrintLayout:
    """A layout from the template; it replaces and deletes the one that `project` held.

    The project owns it: a layout that outlives its project crashes QGIS.
    """
    manager: Any = project.layoutManager()
    manager.clear()
    layout = QgsPrintLayout(project)
    layout.setName(name)
    manager.addLayout(layout)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    return layout
