"""The workspace that is open in the window, which all pages share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..processing.bridge.translate import sentence
from ..processing.core.errors import LandPatrolError
from .messages import Messages
from .settings import PluginSettings

if TYPE_CHECKING:
    from qgis.core import QgsGeometry

    from ..processing.workspace.store import WorkspaceStore


class OpenWorkspace(QObject):
    """Holds the store; what it cannot read is told and comes back empty.

    Signals
    -------
    changed()
        Another workspace is open, or its rows may have changed.
    """

    changed = pyqtSignal()

    def __init__(self, settings: PluginSettings, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._messages = messages
        self._store: WorkspaceStore | None = None

    @property
    def store(self) -> WorkspaceStore | None:
        """The open store, None without one."""
        return self._store

    @property
    def location(self) -> str:
        """What opens it again; empty without one."""
        return self._store.location if self._store else ""

    @property
    def folder(self) -> Path:
        """Where papers made from it go."""
        return Path(self.location).parent

    def open(self, path: str) -> None:
        """Open a workspace; one that cannot be opened is told, the old one stays."""
        from ..processing.workspace.geopackage import GeoPackageStore

        try:
            self._store = GeoPackageStore(Path(path))
        except LandPatrolError as error:
            self._messages.warn(sentence(error))
            return
        self._settings.workspace.setValue(path)
        self.changed.emit()

    def close(self) -> None:
        """Let go of the store."""
        self._store = None

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Rows of a table; empty if it cannot be read, which is told."""
        if self._store is None:
            return []
        try:
            return self._store.rows(table)
        except LandPatrolError as error:
            self._messages.warn(sentence(error))
            return []

    def geometry(self, table: str, code: str) -> QgsGeometry | None:
        """Shape of a row, None if there is none."""
        if self._store is None:
            return None
        try:
            shape = self._store.geometry(table, code)
        except LandPatrolError as error:
            self._messages.warn(sentence(error))
            return None
        return None if shape.isNull() else shape
