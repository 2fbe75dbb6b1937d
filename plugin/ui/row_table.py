"""A table of rows, sorted by its headings, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QModelIndex, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from .row_model import SORT_ROLE, Column, RowModel


class RowTable(QTableView):
    """Used in .ui files as a promoted QTableView.

    Signals
    -------
    chosen(dict)
        The values of the row that was selected.
    """

    chosen = pyqtSignal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(SORT_ROLE)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()

    def set_columns(self, columns: Sequence[Column], tip_key: str = "") -> None:
        """Say what is shown; once."""
        self._rows = RowModel(columns, tip_key)
        self._sorted.setSourceModel(self._rows)
        self.setModel(self._sorted)
        self._sorted.sort(-1)  # as given, until a heading is clicked
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """Replace all rows."""
        self._rows.show_rows(rows)

    def chosen_values(self) -> dict[str, Any]:
        """Values of the selected row, empty if none is."""
        index = self.currentIndex()
        return self._rows.row_values(self._sorted.mapToSource(index).row()) if index.isValid() else {}

    def choose(self, key: str, value: Any) -> None:
        """Select the row whose `key` has a value, if there is one."""
        for row in range(self._sorted.rowCount()):
            index = self._sorted.index(row, 0)
            if self._rows.row_values(self._sorted.mapToSource(index).row()).get(key) == value:
                self.setCurrentIndex(index)
                return

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.chosen_values())
