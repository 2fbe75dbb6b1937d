"""Algorithm `case_rates`: discovery, stop, filing and closing of each unit in a period."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .date_parameter import date_of, date_parameter
from .period_parameter import read_period
from .workspace_parameter import open_workspace, workspace_parameter

START, END, TODAY, UNIT, RATES = "START", "END", "TODAY", "UNIT", "RATES"


class CaseRates(LandPatrolAlgorithm):
    """Counts the rates of the work plan."""

    ID = "case_rates"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Rates of discovery, stop, filing and closing")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Supervision")
    GROUP_ID = "supervision"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Counts the rates of the work plan for each unit and for all of them, with n/N and the Wilson interval; rates"
        " of fewer than 20 items are labelled. Targets and denominators are data; the setting"
        " rates.denominator.RATE of a workspace chooses another denominator. The last column names what is lacking,"
        " so that every figure can be looked up.\n\n"
        "The state of the last day counts, or of TODAY (by default the present day) if it comes earlier.",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (
            workspace_parameter(),
            date_parameter(START, tr("First day")),
            date_parameter(END, tr("Last day")),
            date_parameter(TODAY, tr("Day whose state counts (empty: today)"), optional=True),
            QgsProcessingParameterString(UNIT, tr("Unit code (empty: all units)"), optional=True),
            QgsProcessingParameterFeatureSink(RATES, tr("Rates"), Qgis.ProcessingSourceType.Vector),
        ):
            self.addParameter(parameter)

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge import rate_rows
        from ..core.rates.count import Period, count_rates, gaps
        from ..workspace.case_facts import case_facts, workspace_rate_rules
        from .unit_parameter import chosen_unit
        from .write_table import write_table

        start, end = read_period(self, parameters, (START, END), context)
        today = date_of(self, parameters, TODAY, context) or date.today()
        period = Period(start, end, min(end, today))
        store = open_workspace(self, parameters, context)
        rules = workspace_rate_rules(store)
        facts = case_facts(store, rules)
        unit = chosen_unit(self, parameters, UNIT, context, facts.units)
        units = [unit] if unit else [*sorted(facts.units), None]
        rates = count_rates(facts.parcels, facts.matters, period, rules, units)
        rows = [rate_rows.rate_row(rate, period, facts.units, rules.whole_area) for rate in rates]
        written = write_table(self, parameters, RATES, context, rate_rows.COLUMNS, rows)
        for row in rows[-len(rules.rates) :]:
            feedback.pushInfo(f"{row['unit_name']} {row['title']} {row['text']} {row['judgement']}")
        for note in gaps(facts.parcels, period, rules):
            feedback.pushWarning(note)
        return {RATES: written}
