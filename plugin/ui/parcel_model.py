"""The list of parcels with their verdicts, as a table model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QColor

VERDICT_COLOURS = {"over": "#b2182b", "doubt": "#b35806", "under": "#1b7837", "": "#666666"}
SORT_ROLE = Qt.ItemDataRole.UserRole


class ParcelModel(QAbstractTableModel):
    """Rows of plain values.

    Parameters
    ----------
    columns : sequence of (str, str)
        Key in the row and heading.
    verdict_words : mapping of str to str
        How each verdict is written; the key ``""`` is a parcel that was not measured.
    """

    def __init__(self, columns: Sequence[tuple[str, str]], verdict_words: Mapping[str, str]) -> None:
        super().__init__()
        self._columns = columns
        self._words = verdict_words
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
            return self._columns[section][1]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        key = self._columns[index.column()][0]
        row = self._rows[index.row()]
        value = row.get(key)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(key, value)
        if role == SORT_ROLE:
            return -1.0 if value is None and key.endswith("_mu") else value
        if role == Qt.ItemDataRole.ForegroundRole and key == "verdict":
            return QBrush(QColor(VERDICT_COLOURS[value or ""]))
        if role == Qt.ItemDataRole.TextAlignmentRole and key.endswith("_mu"):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.get("reasons") or ""
        return None

    def _text(self, key: str, value: Any) -> str:
        if key == "verdict":
            return self._words[value or ""]
        if key == "is_major":
            return "★" if value else ""
        if value is None:
            return "—"
        return f"{value:.2f}" if isinstance(value, float) else str(value)
