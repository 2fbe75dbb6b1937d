"""What the plugin says in QGIS's message bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QPushButton

from ..processing.bridge.translate import tr

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

TITLE = "国土执法巡查"


class Messages:
    """Sentences for the user, under the plugin's name."""

    def __init__(self, iface: QgisInterface) -> None:
        self._bar = iface.messageBar()

    def warn(self, text: str) -> None:
        """Say what went wrong and what to do."""
        self._bar.pushMessage(TITLE, text, Qgis.MessageLevel.Warning)

    def done(self, text: str) -> None:
        """Say what came out."""
        self._bar.pushMessage(TITLE, text, Qgis.MessageLevel.Success)

    def ready(self, text: str, path: Path) -> None:
        """Say that a file or folder is ready, with a button that opens it."""
        message = self._bar.createMessage(TITLE, text)
        button = QPushButton(tr("Open"), message)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        message.layout().addWidget(button)
        self._bar.pushWidget(message, Qgis.MessageLevel.Success)
