"""Algorithm `record_site_visit`: what a visit to a construction site saw."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterString,
)

from ..bridge.translate import sentence, tr
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .base import LandPatrolAlgorithm
from .date_parameter import date_of, date_parameter
from .workspace_parameter import open_workspace, workspace_parameter

SITE, DATE, OFFICER, PATROL, STAGE, SEEN, FINDING = "SITE", "DATE", "OFFICER", "PATROL", "STAGE", "SEEN", "FINDING"
VISIT = "VISIT"


class RecordSiteVisit(LandPatrolAlgorithm):
    """Appends a visit and takes over the stage."""

    ID = "record_site_visit"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Record a visit to a construction site")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Supervision")
    GROUP_ID = "supervision"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Enters a visit to a construction site under way: day, officer, stage, what was seen and what was found. The"
        " site takes the stage over.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        text = QgsProcessingParameterString
        for parameter in (
            workspace_parameter(),
            text(SITE, tr("Site code")),
            date_parameter(DATE, tr("Day of the visit")),
            text(OFFICER, tr("Officer code"), optional=True),
            text(PATROL, tr("Patrol code"), optional=True),
            text(STAGE, tr("Stage of the works"), optional=True),
            text(SEEN, tr("What was seen"), optional=True, multiLine=True),
            text(FINDING, tr("Problem found"), optional=True, multiLine=True),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString(VISIT, tr("Code of the visit")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..workspace.site_visits import NewVisit, record_visit

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        day = date_of(self, parameters, DATE, context)
        if day is None:
            raise InputError(QT_TRANSLATE_NOOP("landpatrol", "The day of the visit is missing; give DATE."))
        visit = NewVisit(text(SITE), day, text(OFFICER), text(PATROL), text(STAGE), text(SEEN), text(FINDING))
        code, remarks = record_visit(open_workspace(self, parameters, context), visit, date.today())
        for remark in remarks:
            feedback.pushWarning(sentence(remark))
        return {VISIT: code}
