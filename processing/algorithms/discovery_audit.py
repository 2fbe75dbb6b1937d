"""Algorithm `discovery_audit`: which patrols had passed the parcels that others made known."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import open_workspace, workspace_parameter

SIGHT_M, UNIT, PASSINGS, SUMMARY, PARCELS, PASSED = "SIGHT_M", "UNIT", "PASSINGS", "SUMMARY", "PARCELS", "PASSED"


class DiscoveryAudit(LandPatrolAlgorithm):
    """Holds tracks against parcels that satellite or complaint made known first."""

    ID = "discovery_audit"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Discovery audit")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Supervision")
    GROUP_ID = "supervision"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "For each parcel first known from satellite, complaint or another office: which patrols passed within sight"
        " after the earliest image that shows it and before it was known, by the tracks that the workspace has, and"
        " how many days later than the 3 days of the plan it became known. Having passed within sight does not mean"
        " having been able to see: each row is a question to the patrol. Patrols without a track are counted beside.",
    )
    REQUIRES = ("numpy", "shapely")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        table = Qgis.ProcessingSourceType.Vector
        number = Qgis.ProcessingNumberParameterType.Double
        for parameter in (
            workspace_parameter(),
            QgsProcessingParameterNumber(SIGHT_M, tr("Sight distance (metres)"), number, 500.0, minValue=1.0),
            QgsProcessingParameterString(UNIT, tr("Unit code (empty: all units)"), optional=True),
            QgsProcessingParameterFeatureSink(PASSINGS, tr("Patrols that passed"), table),
            QgsProcessingParameterFeatureSink(SUMMARY, tr("Summary by parcel"), table),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber(PARCELS, tr("Parcels audited")))
        self.addOutput(QgsProcessingOutputNumber(PASSED, tr("Parcels that patrols had passed")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.discovery import audit as auditing
        from ..core.discovery.rules import load_audit_rules
        from ..workspace import discovery_audit as tables
        from ..workspace.case_facts import case_facts, workspace_rate_rules
        from .unit_parameter import chosen_unit
        from .write_table import write_table

        store = open_workspace(self, parameters, context)
        rates, rules = workspace_rate_rules(store), load_audit_rules()
        items = case_facts(store, rates).parcels
        inputs = tables.AuditInputs(store, rates, {i.code: i.due["known"] for i in items if "known" in i.due})
        unit = chosen_unit(self, parameters, UNIT, context, inputs.units)
        parcels = [parcel for parcel in inputs.parcels if not unit or parcel.unit_code == unit]
        sight_m = self.parameterAsDouble(parameters, SIGHT_M, context)
        passings = auditing.find_passings(parcels, inputs.tracks, sight_m)
        found = auditing.audit_parcels(parcels, passings, inputs.untracked(), rates.discovery_days, sight_m, rules)
        late = {audit.parcel.code: audit.days_late for audit in found}
        rows = [inputs.passing_row(passing, late[passing.parcel.code], rules) for passing in passings]
        summary = [inputs.summary_row(audit, rules) for audit in found]
        for row in summary:
            feedback.pushInfo(f"{row['parcel_code']} {row['sentence']}")
        return {
            PASSINGS: write_table(self, parameters, PASSINGS, context, tables.PASSINGS, rows),
            SUMMARY: write_table(self, parameters, SUMMARY, context, tables.SUMMARY, summary),
            PARCELS: sum(audit.result != auditing.UNKNOWN for audit in found),
            PASSED: sum(audit.result == auditing.PASSED for audit in found),
        }
