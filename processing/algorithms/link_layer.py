"""Algorithm `link_layer`: link a reference layer to a workspace under its role."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .measure_parameters import CLASS_FIELD, LOCAL_TRANSFORM, SCHEME, SCHEMES, local_transform_parameter
from .workspace_parameter import open_workspace, workspace_parameter

LAYER = "LAYER"
ROLE = "ROLE"
IMAGE_DATE = "IMAGE_DATE"
LINK = "LINK"
ROLES = ["land_use", "basic_farmland", "approved_land", "planning", "road", "imagery", "other"]


class LinkLayer(LandPatrolAlgorithm):
    """Remembers where a reference layer is, what it stands for and how to read it."""

    ID = "link_layer"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Link a reference layer to a workspace")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Workspace")
    GROUP_ID = "workspace"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Links land use, basic farmland, approved land, planning, roads or imagery to a workspace. The data stay where"
        " they are; the workspace keeps their place, coordinate system, class scheme and class field. A layer on"
        " Xi'an 1980 or Beijing 1954 needs the county's local parameters; the workspace keeps them for measuring.\n\n"
        "Where a linked layer was moved, LINK names its link: only the place is entered anew, and the layer there must"
        " be as it was.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(workspace_parameter())
        self.addParameter(QgsProcessingParameterMapLayer(LAYER, tr("Layer")))
        self.addParameter(QgsProcessingParameterEnum(ROLE, tr("Role"), ROLES, False, "land_use", False, True))
        scheme = QgsProcessingParameterString(SCHEME, tr("Class scheme of the land-use layer"), "sandiao")
        scheme.setMetadata({"widget_wrapper": {"value_hints": SCHEMES}})
        self.addParameter(scheme)
        self.addParameter(QgsProcessingParameterString(CLASS_FIELD, tr("Field of the class code"), "DLBM"))
        self.addParameter(QgsProcessingParameterString(IMAGE_DATE, tr("Date of the image (YYYY-MM-DD)"), optional=True))
        self.addParameter(local_transform_parameter())
        self.addParameter(
            QgsProcessingParameterString(LINK, tr("Link whose layer was moved (empty: a new link)"), optional=True)
        )
        self.addOutput(QgsProcessingOutputString(LINK, tr("Code of the link")))

    def prepare_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        from ..bridge.crs_guard import guarded_crs
        from ..bridge.layers import from_layer
        from ..bridge.local_datum import with_local_transform
        from ..workspace.local_datum import keep_local_transform
        from ..workspace.reference_layers import link, relink

        store = open_workspace(self, parameters, context)
        layer = self.parameterAsLayer(parameters, LAYER, context)
        assert layer is not None, "QGIS checks the value first"
        self.code = self.parameterAsString(parameters, LINK, context).strip()
        if self.code:
            relink(store, self.code, layer.source())
            return
        role = self.parameterAsEnumString(parameters, ROLE, context)
        is_land_use = role == "land_use"
        local = self.parameterAsString(parameters, LOCAL_TRANSFORM, context)
        if isinstance(layer, QgsVectorLayer) and role != "road":
            guarded_crs(with_local_transform(from_layer(layer), local))
        self.code = link(
            store,
            role,
            layer,
            self.parameterAsString(parameters, SCHEME, context) if is_land_use else "",
            self.parameterAsString(parameters, CLASS_FIELD, context) if is_land_use else "",
            self.parameterAsString(parameters, IMAGE_DATE, context) or None,
        )
        keep_local_transform(store, local)

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        return {LINK: self.code}
