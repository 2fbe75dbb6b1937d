"""Algorithm `measure_workspace`: measure the workspace's parcels and keep the figures in it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .measure_parameters import LOCAL_TRANSFORM, METHOD, METHODS, local_transform_parameter
from .workspace_parameter import open_workspace, workspace_parameter

CODES = "CODES"
MEASURED = "MEASURED"
MAJOR = "MAJOR"
DOUBT = "DOUBT"


class MeasureWorkspace(LandPatrolAlgorithm):
    """Measures all parcels of a workspace, or some, against its linked layers."""

    ID = "measure_workspace"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Measure the parcels of a workspace")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Workspace")
    GROUP_ID = "workspace"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Measures the parcels of a workspace against the land use, basic farmland and approved land linked in it, and"
        " appends the figures with their provenance to the table of measurements; earlier measurements stay. Local"
        " parameters left empty are those with which the layers were linked.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(workspace_parameter())
        self.addParameter(
            QgsProcessingParameterString(CODES, tr("Parcel codes, separated by commas (empty: all)"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterEnum(METHOD, tr("Area method"), METHODS, False, "ellipsoid", False, True)
        )
        self.addParameter(local_transform_parameter())
        self.addOutput(QgsProcessingOutputNumber(MEASURED, tr("Parcels measured")))
        self.addOutput(QgsProcessingOutputNumber(MAJOR, tr("Major by the recorded figures")))
        self.addOutput(QgsProcessingOutputNumber(DOUBT, tr("In doubt")))

    def prepare_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        from ..workspace.measuring import measure_request

        self.store = open_workspace(self, parameters, context)
        text = self.parameterAsString(parameters, CODES, context).replace("，", ",")
        codes = [code.strip() for code in text.split(",") if code.strip()]
        method = self.parameterAsEnumString(parameters, METHOD, context)
        local = self.parameterAsString(parameters, LOCAL_TRANSFORM, context)
        self.request = measure_request(self.store, codes, method, local)

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.measure_layers import measure_layers
        from ..workspace.measuring import save_measurements

        measured = measure_layers(self.request, progress_of(feedback, until=0.9))
        save_measurements(self.store, self.request, measured)
        results = [parcel.measurement for parcel in measured]
        return {
            MEASURED: len(results),
            MAJOR: sum(m.is_major for m in results),
            DOUBT: sum(m.verdict == "doubt" for m in results),
        }
