"""Algorithm `evidence_index`: the list of a case's photos."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import open_workspace, workspace_parameter

CASE, INDEX, FILE, PHOTOS = "CASE", "INDEX", "FILE", "PHOTOS"


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
    REQUIRES = ("numpy", "shapely", "pyproj", "openpyxl", "docx", "docxtpl", "reportlab")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (
            workspace_parameter(),
            QgsProcessingParameterString(CASE, tr("Case code (empty: all photos)"), optional=True),
            QgsProcessingParameterFeatureSink(
                INDEX, tr("Evidence index"), Qgis.ProcessingSourceType.Vector, optional=True
            ),
            QgsProcessingParameterFileDestination(
                FILE,
                tr("Index as a file (.xlsx, or .docx with its .pdf)"),
                "XLSX (*.xlsx);;DOCX (*.docx)",
                None,
                True,
                False,
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber(PHOTOS, tr("Photos")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.evidence.rules import load_evidence_rules
        from ..report.evidence_index import write_evidence_index
        from ..report.office.templates import office_folder
        from ..workspace.evidence_index import COLUMNS, case_title, index_rows
        from .write_table import write_table

        case = self.parameterAsString(parameters, CASE, context).strip()
        store = open_workspace(self, parameters, context)
        rows = index_rows(store, case, load_evidence_rules())
        columns = {name: (alias, "int" if name == "number" else "text") for name, alias in COLUMNS.items()}
        file = self.parameterAsFileOutput(parameters, FILE, context) if parameters.get(FILE) else ""
        if file:
            title, office = case_title(store, case)
            written = write_evidence_index(
                Path(file), rows, COLUMNS, title, office, office_folder(Path(store.location))
            )
            feedback.pushInfo("\n".join(map(str, written)))
        return {
            INDEX: write_table(self, parameters, INDEX, context, columns, rows),
            FILE: file or None,
            PHOTOS: len(rows),
        }
