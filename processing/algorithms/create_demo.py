"""Algorithm `create_demo`: a complete, invented sample county with imagery and a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm

FOLDER = "FOLDER"
SEED = "SEED"
WORKSPACE = "WORKSPACE"
PROJECT = "PROJECT"


class CreateDemo(LandPatrolAlgorithm):
    """Writes the sample county 示范区; everything in it is invented."""

    ID = "create_demo"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Create sample county")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Workspace")
    GROUP_ID = "workspace"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Writes a complete sample county to try everything with: land use, permanent basic farmland, planning zones,"
        " approved land, roads, townships and villages, imagery of two dates, violation parcels, a quarter of patrol work"
        " with its tracks, the workspace and a project that shows it all. All of it is invented; the same seed gives the"
        " same county.\n\n"
        "An earlier sample county in FOLDER is replaced; a folder that holds anything else is left alone.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj", "pyogrio", "rasterio")

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Writes a project, and projects are not thread-safe."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(QgsProcessingParameterFolderDestination(FOLDER, tr("Folder of the sample county")))
        self.addParameter(
            QgsProcessingParameterNumber(
                SEED, tr("Seed"), Qgis.ProcessingNumberParameterType.Integer, 1, False, 0, 2**31 - 1
            )
        )
        self.addOutput(QgsProcessingOutputFile(WORKSPACE, tr("Workspace")))
        self.addOutput(QgsProcessingOutputFile(PROJECT, tr("Project")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.demo.writer import write_demo
        from ..workspace.demo import write_demo_workspace

        folder = Path(self.parameterAsString(parameters, FOLDER, context)).absolute()
        seed = self.parameterAsInt(parameters, SEED, context)
        paths = write_demo(folder, seed, write_demo_workspace, progress_of(feedback))
        feedback.pushInfo(tr("The sample county is in {folder}; all of it is invented.", folder=str(folder)))
        return {FOLDER: str(folder), WORKSPACE: str(paths.workspace), PROJECT: str(paths.project)}
