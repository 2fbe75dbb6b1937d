"""The layout template of the map sheets, and the style file: both may be edited by an office."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import QgsLayoutItemMap, QgsPrintLayout, QgsProject, QgsReadWriteContext
from qgis.PyQt.QtXml import QDomDocument

from ...core.errors import QT_TRANSLATE_NOOP, RuleError
from ...core.rules.data_files import read_json, rule_error
from ..content.wording import DATA_FOLDER
from .scale import Bounds, SheetFrame, choose_scale, sheet_extent

TEMPLATE = Path(__file__).parents[3] / "styles" / "layouts" / "map_sheet_a4.qpt"
REQUIRED_ITEMS = ("map", "title", "legend", "scale_bar", "scale_text", "sheet_block", "north_arrow", "map_note")


def load_map_style(path: Path = DATA_FOLDER / "map_style.json") -> Mapping[str, Any]:
    """Scales, colours and label spacing of the sheets.

    Raises
    ------
    RuleError
        If the file cannot be read or lacks a setting that the shipped one has.
    """
    style = read_json(path)
    absent = set(read_json(DATA_FOLDER / "map_style.json")) - set(style)
    if absent:
        raise rule_error(path, f"no {', '.join(sorted(absent))}")
    return style


def load_template(path: Path, project: QgsProject) -> QgsPrintLayout:
    """A new layout from the template; it replaces and deletes the one that `project` held.

    The project owns it: a layout that outlives its project crashes QGIS.

    Raises
    ------
    RuleError
        If the template cannot be read or lacks an item.
    """
    document = QDomDocument()
    try:
        parsed = document.setContent(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise rule_error(path, str(error)) from error
    if not (parsed[0] if isinstance(parsed, tuple) else parsed):
        raise rule_error(path, "not a layout template")
    manager: Any = project.layoutManager()
    manager.clear()
    layout = QgsPrintLayout(project)
    layout.setName(path.stem)
    manager.addLayout(layout)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    absent = [name for name in REQUIRED_ITEMS if layout.itemById(name) is None]
    if absent or not isinstance(layout.itemById("map"), QgsLayoutItemMap):
        raise RuleError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The layout template {path} has no item with the id {ids}; give the items these ids in the layout"
                " designer.",
            ),
            path=str(path),
            ids=", ".join(absent or ["map"]),
        )
    return layout


def template_frame(path: Path = TEMPLATE) -> SheetFrame:
    """Size of the template's map frame."""
    project = QgsProject()
    layout = load_template(path, project)
    item: Any = layout.itemById("map")
    return SheetFrame(item.rect().width(), item.rect().height())


def widest_extent(bounds: Bounds, path: Path = TEMPLATE) -> Bounds:
    """Ground that the sheet showing most of it covers: what must be read of the reference layers."""
    style, frame = load_map_style(), template_frame(path)
    share = min(style["fill_share"], style["overview_fill_share"])
    return sheet_extent(bounds, frame, choose_scale(bounds, frame, style["scales"], share))
