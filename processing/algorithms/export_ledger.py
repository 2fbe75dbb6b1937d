"""Algorithm `export_ledger`: the ledger and the monthly return of a period."""

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
    QgsProcessingParameterString,
)

from ..bridge.translate import sentence, tr
from ..core.clock.days import parse_month
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .date_parameter import date_of, date_parameter
from .period_parameter import read_period
from .workspace_parameter import open_workspace, workspace_parameter

MONTH, START, END, UNIT, DATE, DRAFT, FOLDER = "MONTH", "START", "END", "UNIT", "DATE", "DRAFT", "FOLDER"
XLSX, LEDGER, RETURN, MISSING, MISSING_COUNT, PATROLS = (
    "XLSX",
    "LEDGER",
    "RETURN",
    "MISSING",
    "MISSING_COUNT",
    "PATROLS",
)


class ExportLedger(LandPatrolAlgorithm):
    """Writes the ledger as XLSX, DOCX and PDF, and the monthly return as DOCX and PDF."""

    ID = "export_ledger"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Ledger and monthly return")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Supervision")
    GROUP_ID = "supervision"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Writes the ledger of a period as XLSX, DOCX and PDF, the monthly return that is due by the 25th as DOCX and"
        " PDF, and the list of what is missing. MONTH is like 2026-11; START and END give any other period. UNIT is a"
        " station, or the branch with all its stations.\n\n"
        "While something is missing, only the list is written; DRAFT prints all the same and marks each gap. Routes of"
        " patrols without a typed one are read from their tracks. Areas come from the latest measuring: measure first.",
    )
    REQUIRES = ("docx", "docxtpl", "jinja2", "reportlab", "openpyxl", "numpy", "shapely", "pyproj")

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """The workspace is read and written through layers of this thread."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (
            workspace_parameter(),
            QgsProcessingParameterString(MONTH, tr("Month, like 2026-11"), optional=True),
            date_parameter(START, tr("First day, where no month is given"), optional=True),
            date_parameter(END, tr("Last day, where no month is given"), optional=True),
            QgsProcessingParameterString(UNIT, tr("Unit code (empty: all units)"), optional=True),
            date_parameter(DATE, tr("Date of the paper (empty: today)"), optional=True),
            QgsProcessingParameterBoolean(DRAFT, tr("Draft: print although items are missing"), False),
            QgsProcessingParameterFolderDestination(FOLDER, tr("Folder")),
        ):
            self.addParameter(parameter)
        for name, title in ((XLSX, tr("Ledger (XLSX)")), (LEDGER, tr("Ledger (PDF)")), (RETURN, tr("Monthly return"))):
            self.addOutput(QgsProcessingOutputFile(name, title))
        self.addOutput(QgsProcessingOutputFile(MISSING, tr("What is missing")))
        self.addOutput(QgsProcessingOutputNumber(MISSING_COUNT, tr("Missing items")))
        self.addOutput(QgsProcessingOutputNumber(PATROLS, tr("Patrols")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..report.forms.export_ledger import LedgerOrder, export_ledger

        start, end = self._period(parameters, context)
        order = LedgerOrder(
            start=start,
            end=end,
            day=date_of(self, parameters, DATE, context) or date.today(),
            folder=Path(self.parameterAsString(parameters, FOLDER, context)).absolute(),
            unit_code=self.parameterAsString(parameters, UNIT, context).strip(),
            is_draft=self.parameterAsBoolean(parameters, DRAFT, context),
        )
        files = export_ledger(open_workspace(self, parameters, context), order)
        for lack in files.lacks:
            feedback.pushWarning(tr("Missing: {item}", item=str(lack)))
        for note in files.notes:
            feedback.pushWarning(sentence(note))
        return {
            FOLDER: str(order.folder),
            XLSX: str(files.xlsx),
            LEDGER: str(files.ledger_pdf),
            RETURN: str(files.return_pdf),
            MISSING: str(files.lacks_file),
            MISSING_COUNT: len(files.lacks),
            PATROLS: files.count,
        }

    def _period(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[date, date]:
        month = self.parameterAsString(parameters, MONTH, context).strip()
        return parse_month(month) if month else read_period(self, parameters, (START, END), context)
