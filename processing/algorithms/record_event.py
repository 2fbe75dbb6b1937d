"""Algorithm `record_event`: append what happened in a case."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterNumber,
)

from ..bridge.translate import tr
from ..core.cases.model import load_case_model
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .case_parameters import CASE, NOTE, OFFICERS, TODAY, list_of, officers_parameter, text_of, text_parameter, today_of
from .choice_parameter import choice_parameter
from .date_parameter import date_of, date_parameter
from .workspace_parameter import open_workspace, workspace_parameter

KIND, DATE, DOCUMENT_NO, APPROVED_BY, DAYS, CORRECTS = "KIND", "DATE", "DOCUMENT_NO", "APPROVED_BY", "DAYS", "CORRECTS"
EVENT, STAGE, NEXT_DUTY = "EVENT", "STAGE", "NEXT_DUTY"


class RecordEvent(LandPatrolAlgorithm):
    """Appends one event and moves the stage."""

    ID = "record_event"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Record an event of a case")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Appends an event to a case, or to a parcel that is still a clue, and moves the case to the stage it reaches."
        " Events are never overwritten: to correct one, enter it anew and name the old one in CORRECTS.\n\n"
        "An event that cannot be right is refused in words: a stop notice before the find, closing before filing, filing"
        " without approver or without two officers, an extension of more than ten working days.",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        integer = Qgis.ProcessingNumberParameterType.Integer
        kinds = {code: kind.title for code, kind in load_case_model().kinds.items()}
        for parameter in (
            workspace_parameter(),
            text_parameter(CASE, tr("Case code, or the code of a parcel that is a clue"), optional=False),
            choice_parameter(KIND, tr("What happened"), kinds, "found"),
            date_parameter(DATE, tr("Day on which it happened")),
            officers_parameter(),
            text_parameter(DOCUMENT_NO, tr("Document number")),
            text_parameter(APPROVED_BY, tr("Approved by")),
            QgsProcessingParameterNumber(DAYS, tr("Days (of an extension)"), integer, None, True, 0, 3660),
            text_parameter(CORRECTS, tr("Code of the event that is corrected")),
            text_parameter(NOTE, tr("Note"), lines=True),
            date_parameter(TODAY, tr("Today (empty: by the clock of this machine)"), optional=True),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString(EVENT, tr("Event code")))
        self.addOutput(QgsProcessingOutputString(STAGE, tr("Stage")))
        self.addOutput(QgsProcessingOutputString(NEXT_DUTY, tr("Next duty")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..workspace.case_entry import NewEvent, record_event
        from ..workspace.clock import next_duty_label

        day = date_of(self, parameters, DATE, context)
        assert day is not None, "QGIS refuses an empty DATE"
        new = NewEvent(
            subject=text_of(self, parameters, CASE, context),
            kind=self.parameterAsEnumString(parameters, KIND, context),
            day=day,
            officers=list_of(self, parameters, OFFICERS, context),
            document_no=text_of(self, parameters, DOCUMENT_NO, context),
            approved_by=text_of(self, parameters, APPROVED_BY, context),
            days=None if parameters.get(DAYS) is None else self.parameterAsInt(parameters, DAYS, context),
            corrects=text_of(self, parameters, CORRECTS, context),
            note=text_of(self, parameters, NOTE, context),
        )
        store, today = open_workspace(self, parameters, context), today_of(self, parameters, context)
        entered = record_event(store, new, today)
        for remark in entered.remarks:
            feedback.pushWarning(remark)
        label = next_duty_label(store, new.subject, today)
        feedback.pushInfo(label)
        return {EVENT: entered.code, STAGE: entered.stage, NEXT_DUTY: label}
