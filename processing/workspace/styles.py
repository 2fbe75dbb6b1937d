"""Chinese aliases and default styles inside the workspace itself, so that plain QGIS shows them."""

from __future__ import annotations

from pathlib import Path

from ..bridge.sinks import save_default_style
from .tables import tables

STYLES_FOLDER = Path(__file__).parents[2] / "styles"


def save_styles(path: Path) -> None:
    """Store a default style for every table; `styles/<table>.qml` where there is one."""
    for table in tables().values():
        aliases = table.columns | {"fid": "序号", "uuid": "全局编号", "row_version": "版本"}
        save_default_style(f"{path}|layername={table.name}", aliases, STYLES_FOLDER / f"{table.name}.qml")
