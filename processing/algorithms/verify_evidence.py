"""Algorithm `verify_evidence`: whether the files of photos still equal the index."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import open_workspace, workspace_parameter

CASE, FOLDER, FILES = "CASE", "FOLDER", "FILES"
STATES = {"missing": "MISSING", "changed": "CHANGED", "extra": "EXTRA"}


class VerifyEvidence(LandPatrolAlgorithm):
    """Names files that are missing, changed or not entered."""

    ID = "verify_evidence"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Check the evidence files")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Holds the photos of a case, or of the whole workspace, against their files: which are missing, which are not"
        " what they were when they were entered (by SHA-256), and which photos lie in the folder of the case without"
        " being entered.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        folder = Qgis.ProcessingFileParameterBehavior.Folder
        for parameter in (
            workspace_parameter(),
            QgsProcessingParameterString(CASE, tr("Case code (empty: all photos)"), optional=True),
            QgsProcessingParameterFile(
                FOLDER, tr("Folder to look through (empty: the case folders)"), folder, optional=True
            ),
            QgsProcessingParameterFeatureSink(
                FILES, tr("Files that differ"), Qgis.ProcessingSourceType.Vector, optional=True
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("MISSING", tr("Missing")))
        self.addOutput(QgsProcessingOutputNumber("CHANGED", tr("Changed")))
        self.addOutput(QgsProcessingOutputNumber("EXTRA", tr("Not entered")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.evidence_rows import FILES as COLUMNS
        from ..core.evidence.rules import load_evidence_rules
        from ..workspace.evidence_index import verify
        from .write_table import write_table

        folder = self.parameterAsFile(parameters, FOLDER, context)
        found = verify(
            open_workspace(self, parameters, context),
            self.parameterAsString(parameters, CASE, context).strip(),
            load_evidence_rules(),
            Path(folder) if folder else None,
            progress_of(feedback),
        )
        rows = [{"state": f.state, "sentence": f.sentence, "photo_code": f.code, "file": f.file} for f in found]
        written = write_table(self, parameters, FILES, context, COLUMNS, rows)
        for row in rows:
            feedback.pushWarning(f"{row['photo_code']} {row['file']}: {row['sentence']}".strip())
        counts = {name: sum(row["state"] == state for row in rows) for state, name in STATES.items()}
        return {FILES: written} | counts
