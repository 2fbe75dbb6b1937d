"""Rows of plain values as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QColor

SORT_ROLE = Qt.ItemDataRole.UserRole
NOTHING = "—"


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes
    ----------
    words : mapping
        How certain values are written; others as they are.
    colours : mapping
        Text colour by value of the row's `colour_key` (the column's own key if empty).
    decimals : int or None
        For numbers, which then stand at the right.
    """

    key: str
    heading: str
    words: Mapping[Any, str] = field(default_factory=dict)
    colours: Mapping[Any, str] = field(default_factory=dict)
    colour_key: str = ""
    decimals: int | None = None

    def text(self, value: Any) -> str:
        """How a value is written."""
        if value in self.words:
            return self.words[value]
        if value is None or value == "":
            return NOTHING
        return f"{value:.{self.decimals}f}" if self.decimals is not None else str(value)


class RowModel(QAbstractTableModel):
    """Shows rows; `tip_key` names the value that is shown as a tool tip."""

    def __init__(self, columns: Sequence[Column], tip_key: str = "") -> None:
        super().__init__()
        self._columns = columns
        self._tip_key = tip_key
        self._rows: list[dict[str, Any]] = []

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_values(self, row: int) -> dict[str, Any]:
        """All values of a row."""
        return self._rows[row]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, row = self._columns[index.column()], self._rows[index.row()]
        value = row.get(column.key)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(value)
        if role == SORT_ROLE:
            return float("-inf") if value is None and column.decimals is not None else value
        if role == Qt.ItemDataRole.ForegroundRole:
            colour = column.colours.get(row.get(column.colour_key or column.key))
            return QBrush(QColor(colour)) if colour else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column.decimals is not None:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.get(self._tip_key) or column.text(value)
        return None
