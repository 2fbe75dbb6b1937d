"""What the rest of the product may ask of a workspace, whichever store holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsVectorLayer

Values = Mapping[str, Any]


class WorkspaceWriter(Protocol):
    """Rows written inside one transaction: all of them or none."""

    def insert(self, table: str, rows: Sequence[Values]) -> None:
        """Add rows; the key `geom` holds a QgsGeometry where the table has one."""

    def update(self, table: str, code: str, values: Values, expected_version: int | None = None) -> None:
        """Change one row by its code; refuse if `expected_version` is not its version any more."""

    def delete(self, table: str, code: str) -> None:
        """Remove one row by its code."""


class WorkspaceStore(Protocol):
    """A workspace that is open. Rows are written only through `writing`."""

    @property
    def location(self) -> str:
        """Path or connection text that opens it again."""

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        """Coordinate system of all its tables."""

    def layer(self, table: str) -> QgsVectorLayer:
        """The table as a layer with Chinese aliases; a new object each time."""

    def rows(self, table: str, where: str = "") -> list[dict[str, Any]]:
        """Rows as plain values, in the order they were entered; `where` is a QGIS expression."""

    def geometry(self, table: str, code: str) -> QgsGeometry:
        """Geometry of one row."""

    def writing(self, *names: str) -> AbstractContextManager[WorkspaceWriter]:
        """Open a transaction over the named tables; leaving the block with an error takes everything back."""
