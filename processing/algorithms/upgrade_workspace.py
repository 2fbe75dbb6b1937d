"""Algorithm `upgrade_workspace`: bring a workspace of an older version to the present one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputString

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import WORKSPACE, workspace_parameter

BACKUP = "BACKUP"


class UpgradeWorkspace(LandPatrolAlgorithm):
    """Migrates a workspace; the old file is kept beside it."""

    ID = "upgrade_workspace"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Upgrade a workspace")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Workspace")
    GROUP_ID = "workspace"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Brings a workspace made by an older LandPatrol to the present version. The old file is kept beside it as a"
        " backup, and replaced only when everything succeeded.",
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(workspace_parameter())
        self.addOutput(QgsProcessingOutputString(BACKUP, tr("Backup of the old workspace")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..workspace.versions import migrate

        backup = migrate(Path(self.parameterAsFile(parameters, WORKSPACE, context)))
        if backup is None:
            feedback.pushInfo(tr("The workspace is of the present version; nothing was changed."))
            return {}
        feedback.pushInfo(tr("The workspace was upgraded; the old one is kept as {path}.", path=str(backup)))
        return {BACKUP: str(backup)}
