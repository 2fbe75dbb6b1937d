"""Algorithm `set_calendar`: enter a year's days off and make-up working days into a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import open_workspace, workspace_parameter

CALENDAR = "CALENDAR"
YEAR = "YEAR"
SETTLED = "SETTLED"
CHANGES = "CHANGES"


class SetCalendar(LandPatrolAlgorithm):
    """Keeps a year's calendar in the workspace and logs the due dates that it settles."""

    ID = "set_calendar"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Enter a year's calendar")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Enters the days off and the make-up working days of a year, as the State Council's notice gives them, into the"
        " workspace: JSON with year, off and work (the form of the holiday-cn project will do), or CSV lines like"
        " 2027-01-01,休 and 2027-02-20,班. The last days of the December before may be among them.\n\n"
        "Due dates that were provisional for want of this calendar are computed again, and each is logged with its old"
        " and new day.",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(workspace_parameter())
        self.addParameter(
            QgsProcessingParameterFile(
                CALENDAR, tr("Calendar of a year (JSON or CSV)"), fileFilter="JSON, CSV (*.json *.csv *.txt)"
            )
        )
        self.addOutput(QgsProcessingOutputNumber(YEAR, tr("Year")))
        self.addOutput(QgsProcessingOutputNumber(SETTLED, tr("Due dates settled")))
        self.addOutput(QgsProcessingOutputString(CHANGES, tr("Due dates before and after")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.clock.year_table import read_year_table
        from ..workspace.clock import enter_calendar

        table = read_year_table(Path(self.parameterAsFile(parameters, CALENDAR, context)))
        settled = enter_calendar(open_workspace(self, parameters, context), table)
        for change in settled:
            feedback.pushInfo(str(change))
        return {YEAR: table.year, SETTLED: len(settled), CHANGES: "\n".join(map(str, settled))}
