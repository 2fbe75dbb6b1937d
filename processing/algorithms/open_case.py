"""Algorithm `open_case`: make a case of parcels that are clues."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputString

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .case_parameters import CASE, NOTE, OFFICERS, TODAY, list_of, officers_parameter, text_of, text_parameter, today_of
from .date_parameter import date_of, date_parameter
from .workspace_parameter import open_workspace, workspace_parameter

PARCELS, NAME, UNIT, PARTY, SOURCE, CAUSE, FOUND = "PARCELS", "NAME", "UNIT", "PARTY", "SOURCE", "CAUSE", "FOUND"
STAGE = "STAGE"


class OpenCase(LandPatrolAlgorithm):
    """Opens a case with the find as its first event."""

    ID = "open_case"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Open a case")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Makes a case of one or more parcels that have none yet. The day of the find becomes its first event and starts"
        " the clock; what was entered for the parcels as clues comes along. Whether the case is major follows from the"
        " latest measuring. What is left empty is taken from the first parcel.",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (
            workspace_parameter(),
            text_parameter(PARCELS, tr("Parcel codes, separated by commas"), optional=False),
            text_parameter(CASE, tr("Case code (empty: the next one)")),
            text_parameter(NAME, tr("Name of the case")),
            text_parameter(UNIT, tr("Code of the unit that handles it")),
            text_parameter(PARTY, tr("Party")),
            text_parameter(SOURCE, tr("Source of the clue")),
            text_parameter(CAUSE, tr("Cause of action")),
            date_parameter(FOUND, tr("Day of the find"), optional=True),
            officers_parameter(),
            text_parameter(NOTE, tr("Note")),
            date_parameter(TODAY, tr("Today (empty: by the clock of this machine)"), optional=True),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString(CASE, tr("Case code")))
        self.addOutput(QgsProcessingOutputString(STAGE, tr("Stage")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..workspace.case_entry import NewCase, open_case

        given = {
            name: text_of(self, parameters, name, context) for name in (CASE, NAME, UNIT, PARTY, SOURCE, CAUSE, NOTE)
        }
        new = NewCase(
            parcels=list_of(self, parameters, PARCELS, context),
            code=given[CASE],
            name=given[NAME],
            unit_code=given[UNIT],
            party=given[PARTY],
            source=given[SOURCE],
            cause=given[CAUSE],
            note=given[NOTE],
            found=date_of(self, parameters, FOUND, context),
            officers=list_of(self, parameters, OFFICERS, context),
        )
        opened = open_case(open_workspace(self, parameters, context), new, today_of(self, parameters, context))
        for remark in opened.remarks:
            feedback.pushWarning(remark)
        return {CASE: opened.code, STAGE: opened.stage}
