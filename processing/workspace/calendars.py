"""Calendars of working days that the office entered: settings `calendar.YYYY` of the workspace."""

from __future__ import annotations

from ..core.clock.work_calendar import WorkCalendar
from ..core.clock.year_table import YearTable, table_from_json
from .store import WorkspaceStore

PREFIX = "calendar."


def entered_tables(store: WorkspaceStore) -> list[YearTable]:
    """The years entered in the workspace.

    Raises
    ------
    InputError
        If a setting does not hold a table that can be right; it is named.
    """
    rows = store.rows("setting", f"\"code\" LIKE '{PREFIX}%'")
    return [table_from_json(str(row["value"]), str(row["code"])) for row in rows]


def work_calendar(store: WorkspaceStore) -> WorkCalendar:
    """The published calendars with the workspace's own years over them."""
    return WorkCalendar(entered_tables(store))
