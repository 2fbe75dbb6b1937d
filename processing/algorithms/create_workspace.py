"""Algorithm `create_workspace`: an empty workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFile,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP, StoreError
from .base import LandPatrolAlgorithm

WORKSPACE = "WORKSPACE"
CRS = "CRS"


class CreateWorkspace(LandPatrolAlgorithm):
    """Makes the one place that holds units, plans, tracks, parcels, cases and documents."""

    ID = "create_workspace"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Create a workspace")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Workspace")
    GROUP_ID = "workspace"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Creates an empty workspace in one GeoPackage: tables for units, officers, plans, zones, patrols, tracks,"
        " parcels, measurements, cases, documents and photos, with Chinese names, that plain QGIS can open. Reference"
        " layers (land use, basic farmland, imagery) are linked later, not copied.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterFile(
                WORKSPACE, tr("New workspace (.gpkg)"), Qgis.ProcessingFileParameterBehavior.File, "gpkg"
            )
        )
        self.addParameter(QgsProcessingParameterCrs(CRS, tr("Coordinate system"), "EPSG:4528"))
        self.addOutput(QgsProcessingOutputString(WORKSPACE, tr("Workspace")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Everything about the path is judged when it is created, where the sentence is better."""
        if not parameters.get(WORKSPACE):
            return super().checkParameterValues(parameters, context)
        return True, ""

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..workspace.create import create_geopackage_workspace

        text = self.parameterAsString(parameters, WORKSPACE, context)
        path = Path(text)
        if path.suffix.lower() != ".gpkg":
            raise StoreError(
                QT_TRANSLATE_NOOP("landpatrol", "{path} is no GeoPackage path; give one that ends with .gpkg."),
                path=text,
            )
        store = create_geopackage_workspace(path, self.parameterAsCrs(parameters, CRS, context))
        feedback.pushInfo(tr("Workspace created: {path}", path=store.location))
        return {WORKSPACE: store.location}
