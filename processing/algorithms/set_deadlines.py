"""Algorithm `set_deadlines`: the office's own deadlines, and how it reads a bare 日, kept in a workspace."""

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
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .base import LandPatrolAlgorithm
from .choice_parameter import choice_parameter, readings
from .workspace_parameter import open_workspace, workspace_parameter

RULES = "RULES"
READING = "READING"
RULE_COUNT = "RULE_COUNT"
KEEP, FILE, SHIPPED = "keep", "file", "shipped"
DEADLINES = "DEADLINES"


class SetDeadlines(LandPatrolAlgorithm):
    """Keeps the office's choices for the clock."""

    ID = "set_deadlines"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Set the office's deadlines")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Keeps in the workspace how the office reads a 日 that does not say 工作日: as calendar days with the last one"
        " rolled forward, or as working days; and, where RULES is given, the office's own deadlines in place of the"
        " plan's eighteen. RULES is a copy of processing/core/clock/data/deadlines.json with other lengths, triggers,"
        " documents or words; it is checked before it is kept.",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        sources = {KEEP: tr("leave as it is"), FILE: tr("those in RULES"), SHIPPED: tr("the plan's eighteen again")}
        for parameter in (
            workspace_parameter(),
            choice_parameter(READING, tr("Reading of a bare 日"), readings(KEEP, tr("leave as it is")), KEEP),
            choice_parameter(DEADLINES, tr("Deadlines"), sources, KEEP),
            QgsProcessingParameterFile(
                RULES, tr("Deadlines of the office (JSON)"), optional=True, fileFilter="JSON (*.json)"
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString(READING, tr("Reading of a bare 日")))
        self.addOutput(QgsProcessingOutputNumber(RULE_COUNT, tr("Deadlines in force")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..workspace.clock import clock_settings, keep_deadlines, keep_reading

        store = open_workspace(self, parameters, context)
        source = self.parameterAsEnumString(parameters, DEADLINES, context)
        file = self.parameterAsFile(parameters, RULES, context)
        if file and source == KEEP:
            source = FILE  # a file that is given is meant, and must not be passed over in silence
        if source != KEEP:
            if source != SHIPPED and not file:
                raise InputError(QT_TRANSLATE_NOOP("landpatrol", "Which file? Give the office's deadlines in RULES."))
            keep_deadlines(store, Path(file) if source != SHIPPED else None)
        reading = self.parameterAsEnumString(parameters, READING, context)
        if reading != KEEP:
            keep_reading(store, reading)
        settings = clock_settings(store)
        rules = settings.rules
        count = len(rules.case_rules) + len(rules.extensions) + len(rules.period_rules)
        return {READING: settings.reading.value, RULE_COUNT: count}
