"""The overview: how things stand, each figure leading to the page where it can be worked on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ...processing.bridge.translate import tr
from ..open_workspace import OpenWorkspace
from ..ui.desk_dock import DeskDock
from ..ui.overview_page import ALARM, CALM, WARNING, OverviewPage, Tile
from .case_controller import CaseController
from .report_controller import ReportController, papers_in

Rows = Sequence[Mapping[str, Any]]


class OverviewController(QObject):
    """Fills the tiles from the workspace and from the time limits that were worked out last."""

    def __init__(
        self,
        page: OverviewPage,
        dock: DeskDock,
        pages: Mapping[str, QWidget],
        workspace: OpenWorkspace,
        cases: CaseController,
        reports: ReportController,
    ) -> None:
        super().__init__()
        self._page, self._dock, self._pages = page, dock, pages
        self._workspace, self._cases, self._reports = workspace, cases, reports

    def load(self) -> None:
        """Listen to the page, the workspace and the clock."""
        self._page.page_asked.connect(self._show_page)
        self._workspace.changed.connect(self.show)
        self._cases.clock_changed.connect(self.show)

    def unload(self) -> None:
        """Nothing to take back: all that it listens to goes with the desk."""

    def show(self) -> None:
        """Show all tiles anew."""
        parcels = self._workspace.rows("parcel_verdict")
        major = {row["legal_case_code"] for row in parcels if row["is_major"] and row["legal_case_code"]}
        made = sum(bool(papers_in(self._reports.folder(code))) for code in major)
        issued = len(self._workspace.rows("document"))
        tiles = [*parcel_tiles(parcels), *clock_tiles(self._cases.counts), *report_tiles(len(major), made, issued)]
        self._page.show_tiles(tiles)
        self._page.show_reminders(self._cases.reminders)

    def _show_page(self, name: str) -> None:
        if name in self._pages:
            self._dock.show_page(self._pages[name])


def parcel_tiles(parcels: Rows) -> list[Tile]:
    """Parcels: all, major, in doubt."""
    major = sum(bool(row["is_major"]) for row in parcels)
    doubt = sum(row["verdict"] == "doubt" for row in parcels)
    open_count = sum(row["verdict"] is None for row in parcels)
    not_measured = tr("{count} not measured", count=open_count) if open_count else ""
    return [
        Tile(tr("Parcels"), str(len(parcels)), not_measured, WARNING if open_count else CALM, "parcels"),
        Tile(tr("Major cases"), str(major), tr("by the recorded figures"), ALARM if major else CALM, "parcels"),
        Tile(tr("In doubt"), str(doubt), tr("to be resurveyed"), WARNING if doubt else CALM, "parcels"),
    ]


def clock_tiles(counts: Mapping[str, int]) -> list[Tile]:
    """Duties: overdue, due within the week, open cases."""
    overdue, soon, cases = (counts.get(key, 0) for key in ("overdue", "soon", "cases"))
    return [
        Tile(tr("Overdue"), str(overdue), tr("duties past their day"), ALARM if overdue else CALM, "cases"),
        Tile(tr("Due soon"), str(soon), tr("within a week"), WARNING if soon else CALM, "cases"),
        Tile(tr("Open cases"), str(cases), "", CALM, "cases"),
    ]


def report_tiles(major: int, made: int, issued: int) -> list[Tile]:
    """Major cases with a special report, and papers issued."""
    note = tr("of {count} major cases", count=major)
    return [
        Tile(tr("Special reports made"), str(made), note, WARNING if made < major else CALM, "reports"),
        Tile(tr("Papers issued"), str(issued), "", CALM, "cases"),
    ]
