"""Algorithm `special_reports`: the report sets of all major cases of a quarter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from ..core.quarter import quarter_days, quarter_of
from .base import LandPatrolAlgorithm
from .special_report import FOLDER, REQUIRES, declare_report_options, report_options
from .workspace_parameter import open_workspace, workspace_parameter

if TYPE_CHECKING:
    from ..report.special.batch import BatchCase

QUARTER = "QUARTER"
MADE = "MADE"
KEPT = "KEPT"
FAILED = "FAILED"


class SpecialReports(LandPatrolAlgorithm):
    """Makes the set of each major case found in a quarter; can be run again to go on."""

    ID = "special_reports"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Special reports of a quarter")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Reports")
    GROUP_ID = "reports"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Makes the report set of every case found in the quarter that is entered or measured as major, each in a folder"
        " named after its code, and a table of them. A case that fails is named in the table and does not stop the"
        " others.\n\n"
        "Run again, it keeps the sets that still say what the workspace says and makes the rest.",
    )
    REQUIRES = REQUIRES

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Layouts and projects are not thread-safe."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(workspace_parameter())
        self.addParameter(
            QgsProcessingParameterString(QUARTER, tr("Quarter (2026Q4; default: the present one)"), optional=True)
        )
        declare_report_options(self)
        self.addParameter(QgsProcessingParameterFolderDestination(FOLDER, tr("Folder of the report sets")))
        self.addOutput(QgsProcessingOutputNumber(MADE, tr("Sets made")))
        self.addOutput(QgsProcessingOutputNumber(KEPT, tr("Sets kept")))
        self.addOutput(QgsProcessingOutputNumber(FAILED, tr("Cases that failed")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..report.special.batch import major_cases, write_batch

        store = open_workspace(self, parameters, context)
        quarter = self.parameterAsString(parameters, QUARTER, context).strip() or quarter_of(date.today())
        cases = major_cases(store, *quarter_days(quarter))
        folder = Path(self.parameterAsString(parameters, FOLDER, context)).absolute()
        feedback.pushInfo(tr("{count} major cases in {quarter}.", count=len(cases), quarter=quarter))
        done = write_batch(
            store,
            cases,
            folder,
            report_options(self, parameters, context),
            context.transformContext(),
            progress_of(feedback),
            lambda case: _tell(case, feedback),
        )
        if len(done) < len(cases):
            feedback.pushWarning(
                tr(
                    "Stopped after {done} of {count} cases; what is finished stays. Run it again to go on.",
                    done=len(done),
                    count=len(cases),
                )
            )
        states = [case.state for case in done]
        return {
            FOLDER: str(folder),
            MADE: states.count("made"),
            KEPT: states.count("kept"),
            FAILED: states.count("failed"),
        }


def _tell(case: BatchCase, feedback: QgsProcessingFeedback) -> None:
    if case.state == "failed":
        feedback.reportError(tr("{case} could not be made: {reason}", case=case.code, reason=case.note))
    elif case.state == "kept":
        feedback.pushInfo(tr("{case}: nothing changed, kept.", case=case.code))
    else:
        feedback.pushInfo(tr("{case}: made. {notes}", case=case.code, notes=case.note))
