"""Algorithm `due_date`: the last day of a term, in working days or days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .choice_parameter import choice_parameter
from .date_parameter import date_of, date_parameter
from .workspace_parameter import WORKSPACE, open_workspace, workspace_parameter

if TYPE_CHECKING:
    from ..core.clock.work_calendar import WorkCalendar

FROM = "FROM"
LENGTH = "LENGTH"
UNIT = "UNIT"
CALENDAR = "CALENDAR"
DUE = "DUE"
DUE_UNROLLED = "DUE_UNROLLED"
PROVISIONAL = "PROVISIONAL"
NOTE = "NOTE"


class DueDateAlgorithm(LandPatrolAlgorithm):
    """Counts a term from the day of its trigger."""

    ID = "due_date"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Count a due date")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Counts a term from the day of its trigger, which itself is not counted, in working days (工作日) or in days"
        " (日); a last day that is not worked is rolled forward.\n\n"
        "Working days follow the published calendars with their make-up Saturdays and Sundays (chinesecalendar) and the"
        " years entered by the office (CALENDAR, or the workspace). Where the notice for a year is not out yet, the"
        " days go by Monday to Friday and the date is PROVISIONAL; so it is for every year where chinesecalendar is not"
        " installed and no table was entered.",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        integer = Qgis.ProcessingNumberParameterType.Integer
        units = {"workday": tr("working days"), "day": tr("calendar days, a last day off rolled forward")}
        for parameter in (
            date_parameter(FROM, tr("Day of the trigger")),
            QgsProcessingParameterNumber(LENGTH, tr("Length"), integer, 10, minValue=0),
            choice_parameter(UNIT, tr("Working days or days"), units, "workday"),
            QgsProcessingParameterFile(
                CALENDAR,
                tr("Calendar of a year (JSON or CSV)"),
                optional=True,
                fileFilter="JSON, CSV (*.json *.csv *.txt)",
            ),
            workspace_parameter(optional=True),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString(DUE, tr("Due date")))
        self.addOutput(QgsProcessingOutputString(DUE_UNROLLED, tr("Due date before rolling")))
        self.addOutput(QgsProcessingOutputBoolean(PROVISIONAL, tr("Provisional")))
        self.addOutput(QgsProcessingOutputString(NOTE, tr("Note")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.clock.due import DayUnit, due_date, library_missing

        start = date_of(self, parameters, FROM, context)
        assert start is not None, "QGIS refuses an empty FROM"
        calendar = self._calendar(parameters, context)
        unit = DayUnit(self.parameterAsEnumString(parameters, UNIT, context))
        found = due_date(start, self.parameterAsInt(parameters, LENGTH, context), unit, calendar)
        if found.is_provisional:
            feedback.pushWarning(found.note)
            if library_missing(calendar):
                feedback.pushWarning(
                    tr(
                        "The Python library {module} is not installed, so the published calendars are not at hand; only"
                        " years entered by the office are final.",
                        module=library_missing(calendar),
                    )
                )
        return {
            DUE: found.due.isoformat(),
            DUE_UNROLLED: found.unrolled.isoformat(),
            PROVISIONAL: found.is_provisional,
            NOTE: found.note,
        }

    def _calendar(self, parameters: dict[str, Any], context: QgsProcessingContext) -> WorkCalendar:
        """The published calendars, with the workspace's years and the file's over them."""
        from ..core.clock.work_calendar import WorkCalendar
        from ..core.clock.year_table import read_year_table
        from ..workspace.calendars import entered_tables

        tables = []
        if self.parameterAsFile(parameters, WORKSPACE, context):
            tables += entered_tables(open_workspace(self, parameters, context))
        file = self.parameterAsFile(parameters, CALENDAR, context)
        return WorkCalendar([*tables, read_year_table(Path(file))] if file else tables)
