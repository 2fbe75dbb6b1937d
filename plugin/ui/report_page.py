"""The page of the special report: what is missing, one button, and a preview of each page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QShowEvent
from qgis.PyQt.QtWidgets import QListView, QListWidgetItem, QWidget

# Of the page's width, for the scroll bar and the frame.
BESIDE_PICTURE_PX = 40
PAGE_HEIGHT_TO_WIDTH = 297 / 210


class ReportPage(QWidget):
    """Shows what it is given and says what was asked for.

    Signals
    -------
    case_chosen(str), make_asked(str), options_asked(str), verify_asked(str), folder_asked(str)
        Code of the case, empty if there is none.
    batch_asked
    paper_chosen(str)
        Path of the PDF to preview.
    shown
        The page came to the front.
    """

    case_chosen = pyqtSignal(str)
    make_asked = pyqtSignal(str)
    options_asked = pyqtSignal(str)
    verify_asked = pyqtSignal(str)
    folder_asked = pyqtSignal(str)
    batch_asked = pyqtSignal()
    paper_chosen = pyqtSignal(str)
    shown = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self.page_list.setViewMode(QListView.ViewMode.IconMode)
        self.page_list.setResizeMode(QListView.ResizeMode.Adjust)
        self.page_list.setMovement(QListView.Movement.Static)
        self.case_box.activated.connect(lambda _: self.case_chosen.emit(self.chosen_code()))
        self.paper_box.activated.connect(lambda _: self.paper_chosen.emit(self.paper_box.currentData() or ""))
        for button, signal in (
            (self.make_button, self.make_asked),
            (self.options_button, self.options_asked),
            (self.verify_button, self.verify_asked),
            (self.folder_button, self.folder_asked),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self.chosen_code()))
        self.batch_button.clicked.connect(self.batch_asked)
        self._busy = True
        self.show_papers([])

    def showEvent(self, event: QShowEvent | None) -> None:
        super().showEvent(event)
        self.shown.emit()

    def show_cases(self, cases: Sequence[tuple[str, str]]) -> None:
        """Offer cases by code and title; the one that was chosen stays chosen."""
        code = self.chosen_code()
        self.case_box.clear()
        for case_code, title in cases:
            self.case_box.addItem(title, case_code)
        self.case_box.setCurrentIndex(max(0, self.case_box.findData(code)))
        self.set_busy(self._busy)

    def chosen_code(self) -> str:
        """Code of the case, empty if there is none."""
        return str(self.case_box.currentData() or "")

    def show_missing(self, sentences: Sequence[str]) -> None:
        """List what is missing or to be looked at."""
        self.missing_list.clear()
        self.missing_list.addItems(list(sentences))

    def show_papers(self, papers: Sequence[tuple[str, str]]) -> None:
        """Offer papers of the latest set by path and title."""
        self.paper_box.clear()
        for path, title in papers:
            self.paper_box.addItem(title, path)
        self._has_papers = bool(papers)
        self.set_busy(self._busy)
        self.show_pages([])

    def show_pages(self, pictures: Sequence[Path]) -> None:
        """Show the pages of a paper, one below the other."""
        self.page_list.clear()
        width = max(200, self.page_list.width() - BESIDE_PICTURE_PX)
        self.page_list.setIconSize(QSize(width, int(width * PAGE_HEIGHT_TO_WIDTH)))
        for number, picture in enumerate(pictures, start=1):
            self.page_list.addItem(QListWidgetItem(QIcon(str(picture)), str(number)))

    def set_busy(self, busy: bool) -> None:
        """Whether buttons that start work may be pressed."""
        self._busy = busy
        for button in (self.make_button, self.options_button):
            button.setEnabled(not busy and bool(self.chosen_code()))
        self.batch_button.setEnabled(not busy)
        for button in (self.verify_button, self.folder_button):
            button.setEnabled(not busy and self._has_papers)
