"""Algorithm `link_images`: link all dated images of a folder to a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
)

from ..bridge.progress import progress_of
from ..bridge.translate import sentence, tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import open_workspace, workspace_parameter

FOLDER = "FOLDER"
LINKED = "LINKED"


class LinkImages(LandPatrolAlgorithm):
    """Links each image of a folder with the day that its name or its tags tell."""

    ID = "link_images"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Link a folder of dated images to a workspace")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Workspace")
    GROUP_ID = "workspace"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Links every image (GeoTIFF, VRT, JPEG 2000, IMG) of a folder and its subfolders as imagery. Its day is taken"
        " from the file's name (20260301, 2026-03-01, 2026年3月1日) or else from its date tag; an image without a day or"
        " a coordinate system is left out and named. The files stay where they are. The special report chooses the"
        " images before and after among them.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj", "rasterio")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(workspace_parameter())
        folder = Qgis.ProcessingFileParameterBehavior.Folder
        self.addParameter(QgsProcessingParameterFile(FOLDER, tr("Folder of the images"), folder))
        self.addOutput(QgsProcessingOutputNumber(LINKED, tr("Images linked")))

    def prepare_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        from ..workspace.image_folder import link_images

        store, step = open_workspace(self, parameters, context), progress_of(feedback)
        folder = Path(self.parameterAsFile(parameters, FOLDER, context)).absolute()
        made = link_images(store, folder, lambda: step(0))
        for note in made.notes:
            feedback.pushWarning(sentence(note))
        self.count = len(made.codes)

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        return {LINKED: self.count}
