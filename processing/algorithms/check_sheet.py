"""Algorithm `check_sheet`: the quarterly check sheet of a station."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .base import LandPatrolAlgorithm
from .date_parameter import date_of, date_parameter
from .workspace_parameter import open_workspace, workspace_parameter

UNIT, QUARTER, TODAY, SWATH_M, FOLDER = "UNIT", "QUARTER", "TODAY", "SWATH_M", "FOLDER"
RECORD = "RECORD"
DOCX, PDF, PAGES = "DOCX", "PDF", "PAGES"


class CheckSheet(LandPatrolAlgorithm):
    """Two pages on a unit's quarter."""

    ID = "check_sheet"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Quarterly check sheet of a station")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Supervision")
    GROUP_ID = "supervision"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Writes the check sheet of a station for a quarter, two A4 pages with charts as Word and PDF: plan, patrols by"
        " week, ground near the tracks, construction sites, cases and their deadlines, the rates, problems to mend and"
        " whether those of the quarter before were mended. A quarter that is not over is shown as of TODAY. With RECORD"
        " it is entered among the documents, and the clock counts the station as checked.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj", "matplotlib", "docx", "docxtpl", "reportlab")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        number = Qgis.ProcessingNumberParameterType.Double
        for parameter in (
            workspace_parameter(),
            QgsProcessingParameterString(UNIT, tr("Unit (code or name)")),
            QgsProcessingParameterString(QUARTER, tr("Quarter, like 2026Q4")),
            date_parameter(TODAY, tr("Day whose state counts (empty: today)"), optional=True),
            QgsProcessingParameterNumber(SWATH_M, tr("Swath (full width, metres)"), number, 500.0, minValue=1.0),
            QgsProcessingParameterBoolean(RECORD, tr("Enter it as the check of this quarter"), False),
            QgsProcessingParameterFolderDestination(FOLDER, tr("Folder")),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile(DOCX, tr("Word document")))
        self.addOutput(QgsProcessingOutputFile(PDF, tr("PDF")))
        self.addOutput(QgsProcessingOutputNumber(PAGES, tr("Pages")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..report.check_sheet.write import write_check_sheet
        from ..report.office.templates import office_folder
        from ..workspace.case_facts import workspace_rate_rules
        from ..workspace.check_record import record_check_sheet
        from ..workspace.station_quarter import station_quarter
        from .unit_parameter import chosen_unit

        store = open_workspace(self, parameters, context)
        rows = {row["code"]: row for row in store.rows("unit")}
        unit = chosen_unit(self, parameters, UNIT, context, {code: row["name"] for code, row in rows.items()})
        if not unit:
            raise InputError(QT_TRANSLATE_NOOP("landpatrol", "Name the unit whose quarter is to be checked: UNIT."))
        today = date_of(self, parameters, TODAY, context) or date.today()
        quarter = self.parameterAsString(parameters, QUARTER, context)
        swath_m = self.parameterAsDouble(parameters, SWATH_M, context)
        facts = station_quarter(store, unit, quarter, today, swath_m, progress_of(feedback, until=0.8))
        folder = Path(self.parameterAsString(parameters, FOLDER, context))
        templates = office_folder(Path(store.location))
        is_branch = rows[unit]["kind"] == "branch"
        written = write_check_sheet(facts, is_branch, workspace_rate_rules(store), folder, templates)
        if self.parameterAsBool(parameters, RECORD, context):
            record_check_sheet(store, facts, written.pdf)
        for note in written.notes:
            feedback.pushWarning(tr(note.text, **note.values))
        return {FOLDER: str(folder), DOCX: str(written.docx), PDF: str(written.pdf), PAGES: written.page_count}
