"""The dock: workspace, its health, parcels with verdicts, progress."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QModelIndex, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QHeaderView,
    QListWidgetItem,
    QSizePolicy,
    QWidget,
)

from .parcel_model import SORT_ROLE, ParcelModel

LINK_ROLE = Qt.ItemDataRole.UserRole
# Room for the code, the verdict and the areas; in characters, so that it follows the screen's resolution.
WIDTH_IN_CHARACTERS = 52


class DeskDock(QDockWidget):
    """Shows what it is given and says what was asked for; the controller does the rest.

    Signals
    -------
    open_asked, create_asked, measure_asked, cancel_asked
    report_asked(str), parcel_chosen(str) : code of the parcel
    relink_asked(str) : code of the link
    """

    open_asked = pyqtSignal()
    create_asked = pyqtSignal()
    measure_asked = pyqtSignal()
    cancel_asked = pyqtSignal()
    report_asked = pyqtSignal(str)
    parcel_chosen = pyqtSignal(str)
    relink_asked = pyqtSignal(str)

    def __init__(self, model: ParcelModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self._model = model
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(model)
        self._sorted.setSortRole(SORT_ROLE)
        self._set_up_widgets()
        self._connect()
        self.show_workspace("", [])
        self.show_idle()

    def _set_up_widgets(self) -> None:
        """What a .ui file cannot say for both Qt 5 and Qt 6: they spell enums differently there."""
        for label in (self.workspace_label, self.reasons_label):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.workspace_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.contents.setMinimumWidth(WIDTH_IN_CHARACTERS * self.fontMetrics().averageCharWidth())
        table = self.parcel_table
        table.setModel(self._sorted)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.open_asked)
        self.create_button.clicked.connect(self.create_asked)
        self.measure_button.clicked.connect(self.measure_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.report_button.clicked.connect(self._ask_report)
        self.parcel_table.selectionModel().currentRowChanged.connect(self._choose)
        self.health_list.itemDoubleClicked.connect(self._ask_relink)

    def show_workspace(self, text: str, rows: list[dict[str, Any]]) -> None:
        """Name the open workspace (empty: none) and list its parcels."""
        if text:
            self.workspace_label.setText(text)
            self.workspace_label.setToolTip(text)
        self._open = bool(text)
        self._model.show_rows(rows)
        self.reasons_label.clear()
        self.show_idle()

    def show_health(self, findings: list[tuple[str, str]]) -> None:
        """List what is wrong: the code of a lost link (empty for other findings) and its sentence."""
        self.health_list.clear()
        for code, text in findings:
            item = QListWidgetItem(text)
            item.setData(LINK_ROLE, code)
            self.health_list.addItem(item)

    def show_progress(self, percent: float) -> None:
        """Show that work runs; a negative percentage means that it cannot be told."""
        self._set_busy(True)
        self.progress_bar.setRange(0, 0 if percent < 0 else 100)
        self.progress_bar.setValue(int(max(percent, 0)))

    def show_idle(self) -> None:
        """Show that nothing runs."""
        self._set_busy(False)

    def chosen_code(self) -> str:
        """Code of the selected parcel, empty if none is."""
        index = self.parcel_table.currentIndex()
        return self._code(index) if index.isValid() else ""

    def _set_busy(self, busy: bool) -> None:
        self.progress_bar.setVisible(busy)
        self.cancel_button.setVisible(busy)
        for button in (self.measure_button, self.report_button):
            button.setEnabled(self._open and not busy)
        for button in (self.open_button, self.create_button):
            button.setEnabled(not busy)

    def _code(self, index: QModelIndex) -> str:
        return str(self._model.row_values(self._sorted.mapToSource(index).row())["code"])

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid():
            values = self._model.row_values(self._sorted.mapToSource(current).row())
            self.reasons_label.setText(values.get("reasons") or "")
            self.parcel_chosen.emit(str(values["code"]))

    def _ask_report(self) -> None:
        self.report_asked.emit(self.chosen_code())

    def _ask_relink(self, item: QListWidgetItem) -> None:
        if item.data(LINK_ROLE):
            self.relink_asked.emit(item.data(LINK_ROLE))
