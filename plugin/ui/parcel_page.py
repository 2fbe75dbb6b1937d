"""The page of the parcels with their verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from .row_model import Column


class ParcelPage(QWidget):
    """Shows what it is given and says what was asked for.

    Signals
    -------
    measure_asked
    report_asked(str), case_asked(str), parcel_chosen(str) : code of the parcel, empty if none is chosen
    """

    measure_asked = pyqtSignal()
    report_asked = pyqtSignal(str)
    case_asked = pyqtSignal(str)
    parcel_chosen = pyqtSignal(str)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self, package=__package__)
        self.reasons_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.parcel_table.set_columns(columns, tip_key="reasons")
        self.parcel_table.chosen.connect(self._choose)
        self.measure_button.clicked.connect(self.measure_asked)
        self.report_button.clicked.connect(lambda: self.report_asked.emit(self.chosen_code()))
        self.case_button.clicked.connect(lambda: self.case_asked.emit(self.chosen_code()))

    def show_parcels(self, rows: list[dict[str, Any]]) -> None:
        """List parcels."""
        self.parcel_table.show_rows(rows)
        self.reasons_label.clear()

    def set_busy(self, busy: bool) -> None:
        """Whether buttons that start work may be pressed."""
        for button in (self.measure_button, self.report_button, self.case_button):
            button.setEnabled(not busy)

    def chosen_code(self) -> str:
        """Code of the selected parcel, empty if none is."""
        return str(self.parcel_table.chosen_values().get("code", ""))

    def _choose(self, values: dict[str, Any]) -> None:
        self.reasons_label.setText(values.get("reasons") or "")
        self.parcel_chosen.emit(str(values["code"]))
