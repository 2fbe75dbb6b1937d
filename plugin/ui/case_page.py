"""The page of the cases: what is due, by whom, in how many working days."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QDate, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from .row_model import Column

Rows = list[dict[str, Any]]
# While the slider moves nothing is worked out; this long after it rests.
REST_MS = 250


class CasePage(QWidget):
    """Shows what it is given and says what was asked for.

    Signals
    -------
    day_chosen(str)
        The day, as ISO text, for which time limits are to be shown.
    case_chosen(str), event_asked(str), form_asked(str), photos_asked(str)
        Code of the case, empty if none is chosen.
    reminders_asked
    """

    day_chosen = pyqtSignal(str)
    case_chosen = pyqtSignal(str)
    event_asked = pyqtSignal(str)
    form_asked = pyqtSignal(str)
    photos_asked = pyqtSignal(str)
    reminders_asked = pyqtSignal()

    def __init__(
        self,
        cases: Sequence[Column],
        duties: Sequence[Column],
        events: Sequence[Column],
        documents: Sequence[Column],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self, package=__package__)
        self.case_table.set_columns(cases, tip_key="name")
        self.duty_table.set_columns(duties, tip_key="source")
        self.event_table.set_columns(events, tip_key="note")
        self.document_table.set_columns(documents, tip_key="path")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self.day_edit.setDate(QDate.currentDate())
        self._connect()

    def _connect(self) -> None:
        self.day_slider.valueChanged.connect(self._slide)
        self.day_edit.dateChanged.connect(self._date_changed)
        self.today_button.clicked.connect(lambda: self.day_slider.setValue(0))
        self._rest.timeout.connect(lambda: self.day_chosen.emit(self.day()))
        self.case_table.chosen.connect(lambda values: self.case_chosen.emit(str(values["code"])))
        self.event_button.clicked.connect(lambda: self.event_asked.emit(self.chosen_code()))
        self.form_button.clicked.connect(lambda: self.form_asked.emit(self.chosen_code()))
        self.photo_button.clicked.connect(lambda: self.photos_asked.emit(self.chosen_code()))
        self.reminder_button.clicked.connect(self.reminders_asked)

    def day(self) -> str:
        """The day for which time limits are shown."""
        return str(self.day_edit.date().toString("yyyy-MM-dd"))

    def chosen_code(self) -> str:
        """Code of the selected case, empty if none is."""
        return str(self.case_table.chosen_values().get("code", ""))

    def show_cases(self, rows: Rows) -> None:
        """List cases; the one that was chosen stays chosen."""
        code = self.chosen_code()
        self.case_table.show_rows(rows)
        self.case_table.choose("code", code)

    def show_details(self, duties: Rows, events: Rows, documents: Rows) -> None:
        """What belongs to the chosen case."""
        self.duty_table.show_rows(duties)
        self.event_table.show_rows(events)
        self.document_table.show_rows(documents)

    def set_busy(self, busy: bool) -> None:
        """Whether buttons that start work may be pressed."""
        for button in (self.event_button, self.form_button, self.photo_button, self.reminder_button):
            button.setEnabled(not busy)

    def _slide(self, days: int) -> None:
        self.day_edit.setDate(QDate.currentDate().addDays(days))

    def _date_changed(self, date: QDate) -> None:
        self.day_slider.blockSignals(True)
        self.day_slider.setValue(QDate.currentDate().daysTo(date))
        self.day_slider.blockSignals(False)
        self._rest.start()
