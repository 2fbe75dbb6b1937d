"""Algorithm `check_special_report`: what is missing before a special report is made."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterString,
)

from ..bridge.progress import progress_of
from ..bridge.translate import sentence, tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import open_workspace, workspace_parameter

CASE = "CASE"
FINDINGS = "FINDINGS"
COUNT = "COUNT"


class CheckSpecialReport(LandPatrolAlgorithm):
    """Gathers the case as the report does, and says what it would remark; writes nothing."""

    ID = "check_special_report"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "What a special report lacks")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Reports")
    GROUP_ID = "reports"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Measures the case and gathers everything that its special report would say, writes nothing, and lists what is"
        " missing or to be looked at: no ground check, stale areas, no image, a case that is not major, a template that"
        " lacks something, a character or typeface that no font here has.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj", "rasterio", "reportlab", "docx", "docxtpl")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(workspace_parameter())
        self.addParameter(QgsProcessingParameterString(CASE, tr("Case code")))
        self.addOutput(QgsProcessingOutputString(FINDINGS, tr("Findings, a line each")))
        self.addOutput(QgsProcessingOutputNumber(COUNT, tr("Number of findings")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..report.special.options import SetOptions
        from ..report.special.prepare_set import prepare_set

        store = open_workspace(self, parameters, context)
        case = self.parameterAsString(parameters, CASE, context).strip()
        prepared = prepare_set(store, case, SetOptions(), progress_of(feedback))
        found = [sentence(remark) for remark in prepared.notes]
        for text in found:
            feedback.pushWarning(text)
        return {FINDINGS: "\n".join(found), COUNT: len(found)}
