"""The parcels: list, place on the map, measuring, measurement report."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from qgis.PyQt.QtCore import QObject

from ...processing.bridge.translate import tr
from ..canvas import Canvas
from ..jobs import ProcessJob
from ..messages import Messages
from ..open_workspace import OpenWorkspace
from ..ui.parcel_page import ParcelPage
from ..ui.row_model import Column
from ..work import Work

VERDICT_COLOURS = {"over": "#b2182b", "doubt": "#b35806", "under": "#1b7837", None: "#666666"}


def parcel_columns() -> list[Column]:
    """The columns of the list, with their headings in the interface language."""
    words = {"over": tr("over"), "doubt": tr("in doubt"), "under": tr("under"), None: tr("not measured")}
    return [
        Column("code", tr("Parcel")),
        Column("verdict", tr("Verdict"), words=words, colours=VERDICT_COLOURS),
        Column("is_major", tr("Major"), words={True: "★", False: "", None: ""}),
        Column("illegal_mu", tr("Illegal (mu)"), decimals=2),
        Column("cultivated_mu", tr("Cultivated (mu)"), decimals=2),
        Column("basic_farmland_mu", tr("Basic farmland (mu)"), decimals=2),
        Column("name", tr("Name")),
        Column("township", tr("Township")),
    ]


class ParcelController(QObject):
    """Connects the page of parcels to algorithms and to the canvas."""

    def __init__(
        self, page: ParcelPage, workspace: OpenWorkspace, work: Work, messages: Messages, canvas: Canvas
    ) -> None:
        super().__init__()
        self._page, self._workspace, self._work = page, workspace, work
        self._messages, self._canvas = messages, canvas

    def load(self) -> None:
        """Listen to the page and to the workspace."""
        self._page.measure_asked.connect(self.measure_all)
        self._page.report_asked.connect(self.make_report)
        self._page.parcel_chosen.connect(self.zoom_to)
        self._workspace.changed.connect(self.show)

    def unload(self) -> None:
        """Nothing to take back: all that it listens to goes with the desk."""

    def show(self) -> None:
        """List the parcels with their latest verdicts."""
        self._page.show_parcels(self._workspace.rows("parcel_verdict"))

    def measure_all(self) -> None:
        """Measure all parcels in the background."""
        job = ProcessJob("landpatrol:measure_workspace", {"WORKSPACE": self._workspace.location})
        self._work.start(job, self._measured)

    def make_report(self, code: str) -> None:
        """Print the chosen parcel, or the first major one, in a child process."""
        name = f"{code or tr('first major parcel')}_{datetime.now():%Y%m%d_%H%M%S}.pdf"
        file = self._workspace.folder / "报告" / name
        parameters = {"WORKSPACE": self._workspace.location, "PARCEL": code, "FILE": str(file)}
        text = tr("The report is ready: {path}", path=str(file))
        job = ProcessJob("landpatrol:workspace_report", parameters)
        self._work.start(job, lambda _: self._messages.ready(text, file))

    def zoom_to(self, code: str) -> None:
        """Show a parcel in the map."""
        shape = self._workspace.geometry("parcel", code)
        if shape is not None and self._workspace.store is not None:
            self._canvas.zoom_to(shape, self._workspace.store.crs)

    def _measured(self, results: dict[str, Any]) -> None:
        self._workspace.changed.emit()
        self._canvas.redraw(self._workspace.location)
        self._messages.done(
            tr(
                "{count} parcels measured: {major} major by the recorded figures, {doubt} in doubt.",
                count=results.get("MEASURED"),
                major=results.get("MAJOR"),
                doubt=results.get("DOUBT"),
            )
        )
