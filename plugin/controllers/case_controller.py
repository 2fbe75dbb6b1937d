"""The cases: their time limits on a day, their events and papers, and what may be done about them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QInputDialog

from ...processing.bridge.translate import tr
from ..algorithm_dialog import ask_and_run
from ..canvas import Canvas
from ..clock_layer import ClockLayer, table_rows
from ..jobs import ProcessJob
from ..messages import Messages
from ..open_workspace import OpenWorkspace
from ..ui.case_page import CasePage, Rows
from ..ui.event_dialog import EventDialog, EventKindChoice
from ..ui.row_model import Column
from ..work import Latest, Work

COLOURS = {"overdue": "#b2182b", "due": "#b35806", "open": "#1b7837"}
STATE_COLOURS = COLOURS | {"late": "#762a83", "missed": "#b2182b", "done": "#666666", "waived": "#666666"}
ENDED = "ended"
YES = {True: "★", False: "", None: ""}


def case_page() -> CasePage:
    """The page with its headings in the interface language."""
    cases = [
        Column("code", tr("Case")),
        Column("days_left", tr("Days left"), colours=COLOURS, colour_key="state", decimals=0),
        Column("label", tr("Next duty"), colours=COLOURS, colour_key="state"),
        Column("stage_title", tr("Stage")),
        Column("is_major", tr("Major"), words=YES),
        Column("case_name", tr("Name")),
        Column("unit_name", tr("Unit")),
    ]
    duties = [
        Column("duty", tr("Duty")),
        Column("state_title", tr("State"), colours=STATE_COLOURS, colour_key="state"),
        Column("by_days_local_date", tr("By calendar days")),
        Column("by_workdays_local_date", tr("By working days")),
        Column("days_left", tr("Days left"), decimals=0),
        Column("unit_name", tr("Unit")),
        Column("term", tr("Term")),
        Column("note", tr("Note")),
    ]
    events = [
        Column("local_date", tr("Day")),
        Column("title", tr("What happened")),
        Column("document_no", tr("Document number")),
        Column("approved_by", tr("Approved by")),
        Column("note", tr("Note")),
    ]
    documents = [Column("local_date", tr("Day")), Column("title", tr("Title")), Column("number", tr("Document number"))]
    return CasePage(cases, duties, events, documents)


class CaseController(QObject):
    """Connects the page of cases to the clock and to what enters events, forms and photos.

    Signals
    -------
    clock_changed
        The time limits were worked out anew.
    """

    clock_changed = pyqtSignal()

    def __init__(
        self,
        page: CasePage,
        workspace: OpenWorkspace,
        work: Work,
        messages: Messages,
        canvas: Canvas,
        layer: ClockLayer,
    ) -> None:
        super().__init__()
        self._page, self._workspace, self._work = page, workspace, work
        self._messages, self._canvas, self._layer = messages, canvas, layer
        self._clock = Latest(messages, self)
        self._folder = tempfile.TemporaryDirectory(prefix="landpatrol-clock-", ignore_cleanup_errors=True)
        self._run = 0
        self._duties: Rows = []
        self._cases: Rows = []
        self.counts: dict[str, int] = {}
        self.reminders: list[str] = []

    def load(self) -> None:
        """Listen to the page and to the workspace."""
        self._page.day_chosen.connect(self.work_out)
        self._page.case_chosen.connect(self.show_case)
        self._page.event_asked.connect(self.ask_event)
        self._page.form_asked.connect(self.ask_form)
        self._page.photos_asked.connect(self.ask_photos)
        self._page.reminders_asked.connect(self.write_reminders)
        self._workspace.changed.connect(lambda: self.work_out(self._page.day()))

    def unload(self) -> None:
        """Stop what runs beside the others and remove its tables."""
        self._clock.stop()
        self._layer.remove()
        self._folder.cleanup()

    @property
    def is_idle(self) -> bool:
        """Whether the clock rests."""
        return self._clock.is_idle

    # clock -----------------------------------------------------------------------------------------------------

    def work_out(self, day: str) -> None:
        """Work out the time limits as of a day, in the background; the map's colours follow at once."""
        self._layer.show_day(day)
        if not self._workspace.location:
            return
        self._run += 1
        files = {
            name: str(Path(self._folder.name) / f"{name.lower()}_{self._run}.gpkg") for name in ("DUTIES", "CASES")
        }
        timeline = str(Path(self._folder.name) / f"timeline_{self._run}.gpkg")
        parameters = {"WORKSPACE": self._workspace.location, "TODAY": day, **files, "TIMELINE": timeline}
        self._clock.start(
            lambda: ProcessJob("landpatrol:case_clock", parameters), lambda results: self._show(results, day)
        )

    def _show(self, results: Mapping[str, Any], day: str) -> None:
        self._duties = table_rows(results["DUTIES"])
        self._cases = _one_a_case(table_rows(results["CASES"]))
        soon = int(results.get("DUE_WEEK", 0))
        running = sum(bool(row["case_code"]) and row["state"] != ENDED for row in self._cases)
        self.counts = {"overdue": int(results.get("OVERDUE", 0)), "soon": soon, "cases": running}
        self.reminders = str(results.get("SUMMARY", "")).splitlines()
        self._page.show_cases(self._cases)
        self._layer.show(str(results["TIMELINE"]), day)
        self.show_case(self._page.chosen_code())
        self.clock_changed.emit()

    def show_case(self, code: str) -> None:
        """Show duties, events and papers of a case, and its place."""
        chosen = next((row for row in self._cases if row["code"] == code), None)
        parcels = set(chosen["parcels"]) if chosen else set()
        events = [row for row in self._workspace.rows("case_event") if _belongs(row, code, parcels)]
        papers = [row for row in self._workspace.rows("document") if row["legal_case_code"] == code]
        duties = [row for row in self._duties if row["case_code"] == code]
        self._page.show_details(duties, _titled(sorted(events, key=lambda row: str(row["local_date"]))), papers)
        shape = self._workspace.geometry("parcel", chosen["parcel_code"]) if chosen else None
        if shape is not None and self._workspace.store is not None:
            self._canvas.zoom_to(shape, self._workspace.store.crs)

    def write_reminders(self) -> None:
        """Write what is due in the coming week as a calendar file."""
        file = self._workspace.folder / "提醒" / f"待办_{self._page.day()}.ics"
        file.parent.mkdir(exist_ok=True)
        parameters = {"WORKSPACE": self._workspace.location, "TODAY": self._page.day(), "REMINDERS": str(file)}
        text = tr("The reminders are ready: {path}", path=str(file))
        job = ProcessJob("landpatrol:case_clock", parameters)
        self._work.start(job, lambda _: self._messages.ready(text, file))

    # entering --------------------------------------------------------------------------------------------------

    def ask_open(self, parcel: str) -> None:
        """Let the user open a case for a parcel."""
        parameters = {"WORKSPACE": self._workspace.location, "PARCELS": parcel}
        ask_and_run("landpatrol:open_case", parameters, self._workspace.changed.emit)

    def ask_event(self, code: str) -> None:
        """Let the user enter an event of a case and record it."""
        chosen = next((row for row in self._cases if row["code"] == code), None)
        if chosen is None:
            self._messages.warn(tr("Choose a case first."))
            return
        case = next((row for row in self._workspace.rows("legal_case") if row["code"] == code), {})
        officers = [(row["code"], row["name"]) for row in self._workspace.rows("officer")]
        named = [case.get(name) or "" for name in ("officer1_code", "officer2_code")]
        dialog = EventDialog(f"{code} {chosen['case_name'] or ''}", _kinds(not case), officers, named, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.record(code, dialog.parameters())

    def record(self, code: str, values: Mapping[str, Any]) -> None:
        """Record an event; a refusal is told in words."""
        parameters = {"WORKSPACE": self._workspace.location, "CASE": code, **values}
        self._work.start(ProcessJob("landpatrol:record_event", parameters), self._recorded)

    def _recorded(self, results: Mapping[str, Any]) -> None:
        self._workspace.changed.emit()
        self._messages.done(tr("Recorded. Next: {duty}", duty=results.get("NEXT_DUTY") or "—"))

    def ask_form(self, code: str) -> None:
        """Let the user choose a form and make it for a case."""
        from ...processing.core.forms.catalogue import load_form_rules

        titles = {form.title: code for code, form in load_form_rules().forms.items() if form.about == "case"}
        title, chosen = QInputDialog.getItem(self._page, tr("Make form"), tr("Form"), list(titles), 0, False)
        if chosen and code:
            self.make_form(code, titles[title])

    def make_form(self, code: str, form: str) -> None:
        """Make a form of a case."""
        folder = self._workspace.folder / "文书" / code
        parameters = {"WORKSPACE": self._workspace.location, "FORM": form, "CODE": code, "FOLDER": str(folder)}
        job = ProcessJob("landpatrol:make_form", parameters)
        self._work.start(job, lambda _: self._made(folder))

    def _made(self, folder: Path) -> None:
        self._workspace.changed.emit()
        self._messages.ready(tr("The form is ready: {path}", path=str(folder)), folder)

    def ask_photos(self, code: str) -> None:
        """Let the user add photos to a case."""
        ask_and_run(
            "landpatrol:add_photos",
            {"WORKSPACE": self._workspace.location, "CASE": code},
            self._workspace.changed.emit,
        )


def _one_a_case(rows: Rows) -> Rows:
    """The clock gives one row a parcel; the list shows one a case, clues by their parcel."""
    cases: dict[str, dict[str, Any]] = {}
    for row in rows:
        code = row["case_code"] or row["parcel_code"]
        cases.setdefault(code, {**row, "code": code, "parcels": []})["parcels"].append(row["parcel_code"])
    return sorted(cases.values(), key=lambda row: (row["due_local_date"] or "9999", row["code"]))


def _belongs(event: Mapping[str, Any], code: str, parcels: set[str]) -> bool:
    return event["legal_case_code"] == code or (not event["legal_case_code"] and event["parcel_code"] in parcels)


def _titled(events: Rows) -> Rows:
    from ...processing.core.cases.model import load_case_model

    model = load_case_model()
    return [{**row, "title": model.kind_title(row["kind"])} for row in events]


def _kinds(is_clue: bool) -> list[EventKindChoice]:
    from ...processing.core.cases.model import load_case_model

    kinds = [kind for kind in load_case_model().kinds.values() if kind.is_for_clues or not is_clue]
    return [
        EventKindChoice(kind.code, kind.title, "approved_by" in kind.needs, "days" in kind.needs)
        for kind in kinds
        if "corrects" not in kind.needs
    ]
