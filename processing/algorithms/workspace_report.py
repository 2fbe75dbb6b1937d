"""Algorithm `workspace_report`: the measurement report of a parcel that the workspace holds."""

from __future__ import annotations

from typing import Any

from qgis import processing
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import open_workspace, workspace_parameter

PARCEL = "PARCEL"
FILE = "FILE"


class WorkspaceReport(LandPatrolAlgorithm):
    """Prints a parcel of the workspace with the layers linked there."""

    ID = "workspace_report"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Measurement report from a workspace")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Workspace")
    GROUP_ID = "workspace"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Prints the measurement report of one parcel of a workspace with the land use, basic farmland, approved land"
        " and images linked in it. Left empty, PARCEL is the first parcel measured as major.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj", "reportlab", "pypdf")

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Layouts and projects are not thread-safe."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(workspace_parameter())
        self.addParameter(QgsProcessingParameterString(PARCEL, tr("Parcel code"), optional=True))
        self.addParameter(QgsProcessingParameterFileDestination(FILE, tr("Report"), "PDF (*.pdf)"))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..workspace.report_inputs import choose_parcel, parcel_report_parameters

        store = open_workspace(self, parameters, context)
        code = choose_parcel(store, self.parameterAsString(parameters, PARCEL, context).strip())
        file = self.parameterAsFileOutput(parameters, FILE, context)
        printed: Any = processing.run(
            "landpatrol:parcel_report",
            parcel_report_parameters(store, code, file),
            context=context,
            feedback=feedback,
            is_child_algorithm=True,
        )
        return {FILE: printed[FILE]}
