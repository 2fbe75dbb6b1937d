"""Algorithm `evidence_index`: the list of a case's photos."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import open_workspace, workspace_parameter

CASE, INDEX, PHOTOS = "CASE", "INDEX", "PHOTOS"


class EvidenceIndex(LandPatrolAlgorithm):
    """Lists photos with file, time, place, direction, distance, taker and checksum."""

    ID = "evidence_index"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Evidence index")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Lists the photos of a case in the order of time: number, file, SHA-256, time, place, coordinates, direction,"
        " distance from the parcel, who took it, and what was asked about it.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (
            workspace_parameter(),
            QgsProcessingParameterString(CASE, tr("Case code (empty: all photos)"), optional=True),
            QgsProcessingParameterFeatureSink(INDEX, tr("Evidence index"), Qgis.ProcessingSourceType.Vector),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber(PHOTOS, tr("Photos")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.evidence.rules import load_evidence_rules
        from ..workspace.evidence_index import COLUMNS, index_rows
        from .write_table import write_table

        case = self.parameterAsString(parameters, CASE, context).strip()
        rows = index_rows(open_workspace(self, parameters, context), case, load_evidence_rules())
        columns = {name: (alias, "int" if name == "number" else "text") for name, alias in COLUMNS.items()}
        return {INDEX: write_table(self, parameters, INDEX, context, columns, rows), PHOTOS: len(rows)}
