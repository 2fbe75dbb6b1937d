"""Algorithm `record_paper`: a unit's paper that answers a returning duty was filed or sent."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
)

from ..bridge.translate import tr
from ..core.clock.days import parse_month
from ..core.clock.deadline_rules import load_deadline_rules
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .case_parameters import TODAY, text_of, text_parameter, today_of
from .choice_parameter import choice_parameter
from .date_parameter import date_of, date_parameter
from .workspace_parameter import open_workspace, workspace_parameter

FORM, UNIT, DATE, MONTH, NUMBER, DOCUMENT = "FORM", "UNIT", "DATE", "MONTH", "NUMBER", "DOCUMENT"


class RecordPaper(LandPatrolAlgorithm):
    """Enters a paper into the table of documents, so that the clock counts it."""

    ID = "record_paper"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Record a return or a station check")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Records the day on which the branch sent its monthly return, or checked a station, so that the clock counts it."
        " For the return UNIT is the branch, for a check the station that was checked. MONTH is the month that a return is"
        " for, if it was sent after that month.",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        papers = {form: rule.title for rule in load_deadline_rules().period_rules for form in rule.forms}
        for parameter in (
            workspace_parameter(),
            choice_parameter(FORM, tr("Paper"), papers, "monthly_return"),
            text_parameter(UNIT, tr("Code of the unit"), optional=False),
            date_parameter(DATE, tr("Day on which it happened")),
            text_parameter(MONTH, tr("Month that it is for, like 2026-11 (empty: that of the day)")),
            text_parameter(NUMBER, tr("Document number")),
            date_parameter(TODAY, tr("Today (empty: by the clock of this machine)"), optional=True),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString(DOCUMENT, tr("Document code")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..workspace.paper_entry import NewPaper, record_paper

        day = date_of(self, parameters, DATE, context)
        assert day is not None, "QGIS refuses an empty DATE"
        paper = NewPaper(
            form=self.parameterAsEnumString(parameters, FORM, context),
            unit_code=text_of(self, parameters, UNIT, context),
            day=day,
            month=parse_month(text_of(self, parameters, MONTH, context) or day.isoformat()),
            number=text_of(self, parameters, NUMBER, context),
        )
        store = open_workspace(self, parameters, context)
        return {DOCUMENT: record_paper(store, paper, today_of(self, parameters, context))}
