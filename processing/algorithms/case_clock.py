"""Algorithm `case_clock`: what is due, by whom, in how many working days; on a map, on a slider, as reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..bridge.translate import sentence, tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .case_parameters import ADVANCED, TODAY, text_of, text_parameter, today_of
from .choice_parameter import choice_parameter, readings
from .date_parameter import date_of, date_parameter
from .workspace_parameter import open_workspace, workspace_parameter

START, END, UNIT, READING, RULES = "START", "END", "UNIT", "READING", "RULES"
DUTIES, CASES, TIMELINE, FINDINGS, REMINDERS = "DUTIES", "CASES", "TIMELINE", "FINDINGS", "REMINDERS"
COUNTS = ("RUNNING", "OVERDUE", "DUE_TODAY", "DUE_WEEK", "LATE", "PROVISIONAL", "SETTLED", "PROBLEMS")
SUMMARY = "SUMMARY"
AS_SET = "workspace"
STYLES = Path(__file__).parents[2] / "styles"


class CaseClock(LandPatrolAlgorithm):
    """Reads the clock of a workspace."""

    ID = "case_clock"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Case clock")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Lists every duty that the events of the cases have started and that returns each day, week, month or quarter:"
        " by whom, by when in both readings of 日, done or late by how many days, and working days left. Overdue ones"
        " come first; the colour follows the earlier reading.\n\n"
        "CASES holds the parcels with their next duty; TIMELINE one row for each parcel and stretch of days, for QGIS's"
        " Temporal Controller; REMINDERS the coming seven days as iCalendar. Dates beyond the published calendars are"
        " provisional; once the calendar is there, the clock says which of them changed and logs it.\n\n"
        "The period START to END bounds the returning duties (empty: this week) and the timeline (empty: all).",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        table, polygon = Qgis.ProcessingSourceType.Vector, Qgis.ProcessingSourceType.VectorPolygon
        rules = QgsProcessingParameterFile(
            RULES, tr("Deadlines of the office (JSON)"), optional=True, fileFilter="JSON (*.json)"
        )
        rules.setFlags(rules.flags() | ADVANCED)
        for parameter in (
            workspace_parameter(),
            date_parameter(TODAY, tr("Today (empty: by the clock of this machine)"), optional=True),
            date_parameter(START, tr("Period from"), optional=True),
            date_parameter(END, tr("Period to"), optional=True),
            text_parameter(UNIT, tr("Only of the unit (code; empty: all)")),
            choice_parameter(
                READING, tr("Reading of a bare 日"), readings(AS_SET, tr("as set in the workspace")), AS_SET
            ),
            rules,
            QgsProcessingParameterFeatureSink(DUTIES, tr("Duties"), table, None, True),
            QgsProcessingParameterFeatureSink(CASES, tr("Parcels with their next duty"), polygon, None, True),
            QgsProcessingParameterFeatureSink(TIMELINE, tr("Parcels over time"), polygon, None, True, False),
            QgsProcessingParameterFeatureSink(FINDINGS, tr("What cannot be right"), table, None, True, False),
            QgsProcessingParameterFileDestination(
                REMINDERS, tr("Reminders of the coming week"), "iCalendar (*.ics)", None, True, False
            ),
        ):
            self.addParameter(parameter)
        for name, title in zip(COUNTS, _count_titles(), strict=True):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString(SUMMARY, tr("Overdue and due this week")))

    def prepare_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        from ..core.optional import require
        from ..workspace.clock import clock_settings
        from ..workspace.clock_reading import Period, read_clock

        if parameters.get(REMINDERS):
            require("icalendar")
        store = open_workspace(self, parameters, context)
        reading = self.parameterAsEnumString(parameters, READING, context)
        rules = self.parameterAsFile(parameters, RULES, context)
        settings = clock_settings(store, "" if reading == AS_SET else reading, rules)
        self.period = Period(date_of(self, parameters, START, context), date_of(self, parameters, END, context))
        unit = text_of(self, parameters, UNIT, context)
        self.reading = read_clock(store, settings, today_of(self, parameters, context), self.period).of_unit(unit)
        self.crs = store.crs
        self.shapes = {f["code"]: QgsGeometry(f.geometry()) for f in store.layer("parcel").getFeatures()}

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge import clock_output as output
        from ..workspace import clock_rows as rows

        reading = self.reading
        self._say(feedback)
        plain = ((row, None) for row in rows.duty_rows(reading))
        wrong = ((row, None) for row in rows.finding_rows(reading))
        now = ((row, self.shapes[code]) for code, row in rows.case_rows(reading))
        over_time = ((row, self.shapes[code]) for code, row in rows.timeline_rows(reading, self.period))
        results: dict[str, Any] = {
            DUTIES: self._written(parameters, DUTIES, context, output.DUTY_FIELDS, plain),
            CASES: self._written(parameters, CASES, context, output.CASE_FIELDS, now, "case_standing.qml"),
            TIMELINE: self._written(parameters, TIMELINE, context, output.TIMELINE_FIELDS, over_time, "case_clock.qml"),
            FINDINGS: self._written(parameters, FINDINGS, context, output.FINDING_FIELDS, wrong),
            REMINDERS: self._reminders(parameters, context),
        }
        return {name: value for name, value in results.items() if value} | self._counts()

    def _written(
        self,
        parameters: dict[str, Any],
        name: str,
        context: QgsProcessingContext,
        columns: Any,
        rows: Iterable[Any],
        style: str = "",
    ) -> str | None:
        """Write a table, or a layer if it has a style; None if it was not asked for."""
        from ..bridge.clock_output import aliases_of, features_of, fields_of
        from ..bridge.sinks import SinkShape, save_default_style, write_sink
        from ..bridge.styled_on_load import style_on_load

        if not parameters.get(name):
            return None
        fields = fields_of(columns)
        shape = SinkShape(fields, Qgis.WkbType.MultiPolygon, self.crs) if style else SinkShape(fields)
        features: Iterable[QgsFeature] = features_of(columns, rows)
        destination = write_sink(self, parameters, name, context, shape, features)
        if destination:
            save_default_style(destination, aliases_of(columns), STYLES / style if style else None)
        if destination and style:
            style_on_load(context, destination, STYLES / style, aliases_of(columns))
        return destination

    def _reminders(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str | None:
        from ..core.clock.reminders import reminders, to_icalendar
        from ..core.files import replacing

        if not parameters.get(REMINDERS):
            return None
        file = self.parameterAsFileOutput(parameters, REMINDERS, context)
        rules, today = self.reading.settings.rules, self.reading.today
        listed = reminders(self.reading.duties, self.reading.subjects, rules, today, today + timedelta(days=7))
        with replacing(Path(file)) as partial:
            partial.write_bytes(to_icalendar(listed, rules, today))
        return file

    def _say(self, feedback: QgsProcessingFeedback) -> None:
        from ..core.clock.due import library_missing

        for change in self.reading.settled:
            feedback.pushInfo(tr("Calendar published: {change}", change=str(change)))
        if self.reading.unlogged:
            feedback.pushWarning(sentence(self.reading.unlogged))
        for code, finding in self.reading.findings:
            feedback.pushWarning(f"{code}: {tr(finding.text, **dict(finding.values))}")
        module = library_missing(self.reading.settings.calendar)
        if module:
            feedback.pushWarning(
                tr(
                    "The Python library {module} is not installed, so the published calendars are not at hand; only"
                    " years entered by the office are final.",
                    module=module,
                )
            )

    def _counts(self) -> dict[str, Any]:
        from ..core.clock.reminders import reminders

        reading, week = self.reading, self.reading.today + timedelta(days=7)
        running = [duty for duty in reading.duties if duty.is_running]
        overdue = [duty for duty in running if duty.state == "overdue"]
        rest = [duty for duty in running if duty.state != "overdue" and duty.first_due <= week]
        late = [duty for duty in reading.duties if duty.state in ("late", "missed")]
        listed = reminders(running, reading.subjects, reading.settings.rules, reading.today, week)
        counts = (
            len(running),
            len(overdue),
            sum(duty.first_due == reading.today for duty in rest),
            len(rest),
            len(late),
            sum(duty.is_provisional for duty in running),
            len(reading.settled),
            len(reading.findings),
        )
        lines = [f"{reminder.day.isoformat()} {reminder.summary}" for reminder in listed]
        return dict(zip(COUNTS, counts, strict=True)) | {SUMMARY: "\n".join(lines)}


def _count_titles() -> tuple[str, ...]:
    return (
        tr("Duties still to be done"),
        tr("Overdue"),
        tr("Due today"),
        tr("Due within seven days"),
        tr("Done late or missed"),
        tr("Provisional dates"),
        tr("Due dates settled"),
        tr("Things that cannot be right"),
    )
