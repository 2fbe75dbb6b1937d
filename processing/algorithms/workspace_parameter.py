"""The parameter WORKSPACE of every algorithm that works on one, and opening what it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterFile

from ..bridge.translate import tr

if TYPE_CHECKING:
    from ..workspace.store import WorkspaceStore

WORKSPACE = "WORKSPACE"


def workspace_parameter(optional: bool = False) -> QgsProcessingParameterFile:
    """An existing workspace."""
    return QgsProcessingParameterFile(
        WORKSPACE, tr("Workspace"), Qgis.ProcessingFileParameterBehavior.File, "", None, optional, "GeoPackage (*.gpkg)"
    )


def open_workspace(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> WorkspaceStore:
    """The store that WORKSPACE names.

    Raises
    ------
    StoreError
        If it cannot be opened as a workspace of this version.
    """
    from ..workspace.geopackage import GeoPackageStore

    return GeoPackageStore(Path(algorithm.parameterAsFile(parameters, WORKSPACE, context)))
