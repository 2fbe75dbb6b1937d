"""Algorithm `check_sites`: visits, permits and ground of the construction sites."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .date_parameter import date_of, date_parameter
from .workspace_parameter import open_workspace, workspace_parameter

STYLE = Path(__file__).parents[2] / "styles" / "site_check.qml"
TODAY, UNIT, CLUES, SITES, LATE, MADE = "TODAY", "UNIT", "CLUES", "SITES", "LATE", "MADE"


class CheckSites(LandPatrolAlgorithm):
    """Checks every site under way, and makes clues of those without permit if asked."""

    ID = "check_sites"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Check construction sites")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Supervision")
    GROUP_ID = "supervision"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "For each construction site: visits required, made, due and late since the beginning of the quarter, whether"
        " there is a permit and whether it has run its time, and ground beyond the permitted area or outside the"
        " linked layers of approved land. With CLUES, every site under way without a permit becomes a clue: a parcel"
        " that can be measured and made a case.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (
            workspace_parameter(),
            date_parameter(TODAY, tr("Day whose state counts (empty: today)"), optional=True),
            QgsProcessingParameterString(UNIT, tr("Unit code (empty: all units)"), optional=True),
            QgsProcessingParameterBoolean(CLUES, tr("Make clues of sites without permit"), False),
            QgsProcessingParameterFeatureSink(
                SITES, tr("Sites with visits and findings"), Qgis.ProcessingSourceType.VectorPolygon
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber(LATE, tr("Sites with visits late")))
        self.addOutput(QgsProcessingOutputString(MADE, tr("Parcels made as clues")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.sites.rules import load_site_rules
        from ..workspace.sites import COLUMNS, check_sites, make_clues, site_row
        from .unit_parameter import chosen_unit
        from .write_table import write_table

        store, rules = open_workspace(self, parameters, context), load_site_rules()
        units = {row["code"]: row["name"] for row in store.rows("unit")}
        today = date_of(self, parameters, TODAY, context) or date.today()
        checked = check_sites(store, today, rules, chosen_unit(self, parameters, UNIT, context, units))
        wanted = self.parameterAsBool(parameters, CLUES, context)
        made = make_clues(store, checked, today, rules) if wanted else {}
        rows = [site_row(one, units, rules) for one in checked]
        for row in rows:
            row["parcel_code"] = made.get(row["code"], row["parcel_code"])
            for finding in filter(None, str(row["findings"] or "").split("\n")):
                feedback.pushInfo(f"{row['code']} {row['name']}: {finding}")
        kind = Qgis.WkbType.MultiPolygon
        return {
            SITES: write_table(self, parameters, SITES, context, COLUMNS, rows, kind, store.crs, STYLE),
            LATE: sum(row["visits_late"] > 0 for row in rows),
            MADE: ",".join(made.values()),
        }
