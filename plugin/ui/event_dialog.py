"""The dialog in which an event of a case is entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QWidget

Choice = tuple[str, str]


@dataclass(frozen=True)
class EventKindChoice:
    """A kind of event and what is asked for with it."""

    code: str
    title: str
    asks_approver: bool = False
    asks_days: bool = False


class EventDialog(QDialog):
    """Asks for what the algorithm `record_event` needs; what a kind does not need is greyed out."""

    def __init__(
        self,
        case_title: str,
        kinds: Sequence[EventKindChoice],
        officers: Sequence[Choice],
        chosen_officers: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self._kinds = kinds
        self.case_label.setText(case_title)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.day_edit.setDate(QDate.currentDate())
        self.day_edit.setMaximumDate(QDate.currentDate())
        for box, code in zip((self.officer1_box, self.officer2_box), [*chosen_officers, "", ""], strict=False):
            for officer_code, name in [("", ""), *officers]:
                box.addItem(name, officer_code)
            box.setCurrentIndex(max(0, box.findData(code)))
        self.kind_box.currentIndexChanged.connect(self._kind_changed)
        for kind in kinds:
            self.kind_box.addItem(kind.title, kind.code)

    def parameters(self) -> dict[str, Any]:
        """What was entered, as parameters of `record_event`."""
        officers = [box.currentData() for box in (self.officer1_box, self.officer2_box) if box.currentData()]
        values: dict[str, Any] = {
            "KIND": self.kind_box.currentData(),
            "DATE": self.day_edit.date().toString("yyyy-MM-dd"),
            "OFFICERS": ",".join(officers),
            "DOCUMENT_NO": self.document_edit.text().strip(),
            "NOTE": self.note_edit.toPlainText().strip(),
        }
        if self.approver_edit.isEnabled():
            values["APPROVED_BY"] = self.approver_edit.text().strip()
        if self.days_box.isEnabled():
            values["DAYS"] = self.days_box.value()
        return values

    def _kind_changed(self, index: int) -> None:
        if 0 <= index < len(self._kinds):
            kind = self._kinds[index]
            for widget in (self.approver_label, self.approver_edit):
                widget.setEnabled(kind.asks_approver)
            for widget in (self.days_label, self.days_box):
                widget.setEnabled(kind.asks_days)
