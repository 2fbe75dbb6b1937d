"""Rows that must be there."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsExpression

from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .store import WorkspaceStore


def require_row(store: WorkspaceStore, table: str, code: str) -> dict[str, Any]:
    """The row with a code.

    Raises
    ------
    InputError
        If the table has none; it names both.
    """
    rows = store.rows(table, f'"code" = {QgsExpression.quotedString(code)}')
    if not rows:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "There is no {code} in the table {table} of the workspace."),
            code=code,
            table=store.layer(table).name(),
        )
    return rows[0]
