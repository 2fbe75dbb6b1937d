"""The dock: which workspace is open, the pages, the progress of what runs."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDockWidget, QSizePolicy, QWidget

# Room for the code, the verdict and the areas; in characters, so that it follows the screen's resolution.
WIDTH_IN_CHARACTERS = 56


class DeskDock(QDockWidget):
    """The frame around the pages.

    Signals
    -------
    open_asked, create_asked, cancel_asked
    busy_changed(bool)
        Whether buttons that start work may be pressed.
    """

    open_asked = pyqtSignal()
    create_asked = pyqtSignal()
    cancel_asked = pyqtSignal()
    busy_changed = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        # What a .ui file cannot say for both Qt 5 and Qt 6: they spell enums differently there.
        self.workspace_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.workspace_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.contents.setMinimumWidth(WIDTH_IN_CHARACTERS * self.fontMetrics().averageCharWidth())
        self.open_button.clicked.connect(self.open_asked)
        self.create_button.clicked.connect(self.create_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self._open = False
        self.show_idle()

    def add_page(self, page: QWidget, title: str) -> None:
        """Put a page behind the others."""
        self.pages.addTab(page, title)

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front."""
        self.pages.setCurrentWidget(page)

    def show_workspace(self, text: str) -> None:
        """Name the open workspace."""
        self._open = bool(text)
        self.workspace_label.setText(text)
        self.workspace_label.setToolTip(text)
        self.show_idle()

    def show_progress(self, percent: float) -> None:
        """Show that work runs; a negative percentage means that it cannot be told."""
        self._set_busy(True)
        self.progress_bar.setRange(0, 0 if percent < 0 else 100)
        self.progress_bar.setValue(int(max(percent, 0)))

    def show_idle(self) -> None:
        """Show that nothing runs."""
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.progress_bar.setVisible(busy)
        self.cancel_button.setVisible(busy)
        for button in (self.open_button, self.create_button):
            button.setEnabled(not busy)
        self.busy_changed.emit(busy or not self._open)
