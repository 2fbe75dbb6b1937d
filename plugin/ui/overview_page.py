"""The first page: how things stand, as tiles, and what is wrong with the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QLabel, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

LINK_ROLE = Qt.ItemDataRole.UserRole
TILES_IN_A_ROW = 3
CALM, WARNING, ALARM = "#1b7837", "#b35806", "#b2182b"


@dataclass(frozen=True)
class Tile:
    """One figure with its title.

    Attributes
    ----------
    page : str
        Name of the page that it leads to.
    """

    title: str
    figure: str
    note: str = ""
    colour: str = CALM
    page: str = ""


class OverviewPage(QWidget):
    """Shows what it is given and says what was asked for.

    Signals
    -------
    page_asked(str)
    relink_asked(str) : code of the lost link
    """

    page_asked = pyqtSignal(str)
    relink_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self.health_list.itemDoubleClicked.connect(self._ask_relink)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Replace all tiles."""
        while (item := self.tile_layout.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for number, tile in enumerate(tiles):
            self.tile_layout.addWidget(self._widget(tile), *divmod(number, TILES_IN_A_ROW))
        for column in range(TILES_IN_A_ROW):
            self.tile_layout.setColumnStretch(column, 1)
        self.tile_layout.setRowStretch(len(tiles) // TILES_IN_A_ROW + 1, 1)

    def show_reminders(self, lines: Sequence[str]) -> None:
        """List what is overdue and what is due in the coming week."""
        self.reminder_list.clear()
        self.reminder_list.addItems(list(lines))

    def show_health(self, findings: Sequence[tuple[str, str]]) -> None:
        """List what is wrong: the code of a lost link (empty for other findings) and its sentence."""
        self.health_list.clear()
        for code, text in findings:
            item = QListWidgetItem(text)
            item.setData(LINK_ROLE, code)
            self.health_list.addItem(item)

    def _widget(self, tile: Tile) -> QFrame:
        frame = QFrame(self.tiles)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(6, 4, 6, 4)
        button = QToolButton(frame)
        button.setText(tile.figure)
        button.setAutoRaise(True)
        button.setStyleSheet(f"font-size: 18pt; font-weight: bold; color: {tile.colour}; border: none;")
        button.clicked.connect(lambda: self.page_asked.emit(tile.page))
        for widget in (QLabel(tile.title, frame), button, QLabel(tile.note, frame)):
            if isinstance(widget, QLabel):
                widget.setWordWrap(True)
            layout.addWidget(widget)
        return frame

    def _ask_relink(self, item: QListWidgetItem) -> None:
        if item.data(LINK_ROLE):
            self.relink_asked.emit(item.data(LINK_ROLE))
