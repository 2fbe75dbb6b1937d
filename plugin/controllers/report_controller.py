"""The special report: cases to report, what is missing, making, verifying, preview."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ...processing.bridge.translate import tr
from ..algorithm_dialog import ask_and_run
from ..jobs import ProcessJob, TaskJob
from ..messages import Messages
from ..open_workspace import OpenWorkspace
from ..ui.report_page import ReportPage
from ..work import Latest, Work

SETS = "专项报告"
# What the papers of a set are called; letters carry the name of their department.
TITLES = {"special_report": "专项报告", "maps": "附图"}
LETTER, ANNEXES, ANNEXES_TITLE = "函：{name}", "附件", "函的附件"
PREVIEW_DPI = 60


class ReportController(QObject):
    """Connects the page of the special report to algorithms."""

    def __init__(self, page: ReportPage, workspace: OpenWorkspace, work: Work, messages: Messages) -> None:
        super().__init__()
        self._page, self._workspace, self._work, self._messages = page, workspace, work, messages
        self._checks = Latest(messages, self)
        self._previews = Latest(messages, self)
        self._pictures = tempfile.TemporaryDirectory(prefix="landpatrol-preview-", ignore_cleanup_errors=True)
        self._drawn = 0
        self._is_stale = False

    def load(self) -> None:
        """Listen to the page and to the workspace."""
        self._page.case_chosen.connect(self.show_case)
        self._page.shown.connect(self._came_to_front)
        self._page.make_asked.connect(self.make)
        self._page.options_asked.connect(self.ask_options)
        self._page.verify_asked.connect(self.verify)
        self._page.folder_asked.connect(self._open_folder)
        self._page.batch_asked.connect(self.ask_batch)
        self._page.paper_chosen.connect(self.preview)
        self._workspace.changed.connect(self.show)

    def unload(self) -> None:
        """Stop what runs beside the others and remove the pictures."""
        self._checks.stop()
        self._previews.stop()
        self._pictures.cleanup()

    def folder(self, code: str) -> Path:
        """Where the set of a case is or will be."""
        return self._workspace.folder / SETS / code

    def show(self) -> None:
        """Offer the cases, major ones first."""
        rows = sorted(self._workspace.rows("legal_case"), key=lambda row: (not row["is_major"], row["code"]))
        self._page.show_cases([(row["code"], _title(row)) for row in rows])
        self._is_stale = True
        if self._page.isVisible():
            self._came_to_front()

    def _came_to_front(self) -> None:
        """Look at the case now: to measure it and to set its papers takes seconds, which no other page should cost."""
        if self._is_stale:
            self._is_stale = False
            self.show_case(self._page.chosen_code())

    def show_case(self, code: str) -> None:
        """Show what is missing and the papers that are there."""
        self._page.show_missing([tr("Looking for what is missing…")] if code else [])
        self._page.show_papers([])
        if not code:
            return
        papers = papers_in(self.folder(code))
        self._page.show_papers(papers)
        if papers:
            self.preview(papers[0][0])
        parameters = {"WORKSPACE": self._workspace.location, "CASE": code}
        self._checks.start(
            lambda: ProcessJob("landpatrol:check_special_report", parameters),
            lambda results: self._page.show_missing(
                (results.get("FINDINGS") or tr("Nothing is missing.")).splitlines()
            ),
            lambda text: self._page.show_missing([text]),
        )

    def make(self, code: str) -> None:
        """Make the whole set of a case in a child process."""
        folder = self.folder(code)
        job = ProcessJob("landpatrol:special_report", self._parameters(code))
        self._work.start(job, lambda _: self._made(folder))

    def ask_options(self, code: str) -> None:
        """Let the user say numbers, signer and page size before the set is made."""
        ask_and_run("landpatrol:special_report", self._parameters(code), self._workspace.changed.emit)

    def _parameters(self, code: str) -> dict[str, str]:
        return {"WORKSPACE": self._workspace.location, "CASE": code, "FOLDER": str(self.folder(code))}

    def verify(self, code: str) -> None:
        """Recompute the figures of the latest set."""
        parameters = {"FOLDER": str(self.folder(code)), "WORKSPACE": self._workspace.location}
        text = tr("Every figure of {code} follows from its inputs and from the workspace.", code=code)
        self._work.start(ProcessJob("landpatrol:verify_report", parameters), lambda _: self._messages.done(text))

    def ask_batch(self) -> None:
        """Let the user say for which quarter all sets are to be made."""
        parameters = {"WORKSPACE": self._workspace.location, "FOLDER": str(self._workspace.folder / SETS)}
        ask_and_run("landpatrol:special_reports", parameters, self._workspace.changed.emit)

    def preview(self, paper: str) -> None:
        """Draw the pages of a paper."""
        if not paper:
            self._page.show_pages([])
            return
        self._drawn += 1
        folder = Path(self._pictures.name) / str(self._drawn)
        parameters = {"FILE": paper, "FOLDER": str(folder), "DPI": PREVIEW_DPI}
        self._previews.start(
            lambda: TaskJob("landpatrol:preview_pages", parameters),
            lambda _: self._page.show_pages(sorted(folder.glob("*.png"))),
        )

    def _made(self, folder: Path) -> None:
        self._workspace.changed.emit()
        self._messages.ready(tr("The special report is ready: {path}", path=str(folder)), folder)

    def _open_folder(self, code: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder(code))))


def papers_in(folder: Path) -> list[tuple[str, str]]:
    """PDFs of a set by path and title: the report, the maps, then the letters."""
    own = [(str(folder / f"{name}.pdf"), title) for name, title in TITLES.items() if (folder / f"{name}.pdf").exists()]
    letters = sorted(folder.glob("letters/*.pdf"), key=lambda path: (path.stem == ANNEXES, path.name))
    return own + [(str(path), _letter_title(path.stem)) for path in letters]


def _letter_title(name: str) -> str:
    return ANNEXES_TITLE if name == ANNEXES else LETTER.format(name=name)


def _title(row: Mapping[str, Any]) -> str:
    star = "★ " if row["is_major"] else ""
    return f"{star}{row['code']} {row['name']}"
