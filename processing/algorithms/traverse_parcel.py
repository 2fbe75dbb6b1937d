"""Algorithm `traverse_parcel`: a parcel from bearings and distances."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm

LEGS = "LEGS"
START_NORTHING_M = "START_NORTHING_M"
START_EASTING_M = "START_EASTING_M"
CRS = "CRS"
ADJUST = "ADJUST"
CODE = "CODE"
NAME = "NAME"
PARCELS = "PARCELS"
MISCLOSURE_M = "MISCLOSURE_M"


class TraverseParcel(LandPatrolAlgorithm):
    """Runs round a parcel by its legs and says how well they close."""

    ID = "traverse_parcel"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Parcel from bearings and distances")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Parcels")
    GROUP_ID = "parcels"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Makes a parcel from its legs, one a line: bearing and distance, such as N 35°12'30\" E 120.55, 35-12-30, 120.55"
        " or 北偏东35度12分 120.55米, with the name of its end and a colon before it if wanted. Bearings are grid bearings"
        " of the plane, distances horizontal metres; START is the first corner.\n\n"
        "The legs should come back to the start. What they miss it by is kept with the parcel and, if asked for,"
        " distributed by length (Bowditch).",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        double = Qgis.ProcessingNumberParameterType.Double
        for parameter in (
            QgsProcessingParameterString(LEGS, tr("Legs (bearing and distance, one a line)"), multiLine=True),
            QgsProcessingParameterNumber(START_NORTHING_M, tr("Northing X of the start (metres)"), double),
            QgsProcessingParameterNumber(START_EASTING_M, tr("Easting Y of the start (metres)"), double),
            QgsProcessingParameterCrs(CRS, tr("Coordinate system"), "EPSG:4528"),
            QgsProcessingParameterBoolean(ADJUST, tr("Distribute the misclosure by length"), True),
            QgsProcessingParameterString(CODE, tr("Code"), optional=True),
            QgsProcessingParameterString(NAME, tr("Name"), optional=True),
            QgsProcessingParameterFeatureSink(PARCELS, tr("Parcel"), Qgis.ProcessingSourceType.VectorPolygon),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber(MISCLOSURE_M, tr("Misclosure (metres)")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge import traverse_parcel as made
        from ..bridge.crs_guard import to_pyproj
        from ..bridge.sinks import SinkShape, save_default_style, write_sink
        from ..core.traverse import parse_legs, run_traverse

        crs = self.parameterAsCrs(parameters, CRS, context)
        start = (
            self.parameterAsDouble(parameters, START_NORTHING_M, context),
            self.parameterAsDouble(parameters, START_EASTING_M, context),
        )
        made.checked_plane(to_pyproj(crs), start)
        legs = parse_legs(self.parameterAsString(parameters, LEGS, context).splitlines(), LEGS)
        traverse = run_traverse(start, legs, adjust=self.parameterAsBoolean(parameters, ADJUST, context))
        polygon = made.traverse_polygon(traverse)
        code, name = (self.parameterAsString(parameters, key, context).strip() for key in (CODE, NAME))
        feature = made.traverse_feature(code, name, traverse, polygon)
        feedback.pushInfo(made.traverse_notes(traverse))
        shape = SinkShape(made.traverse_fields(), Qgis.WkbType.MultiPolygon, crs)
        destination = write_sink(self, parameters, PARCELS, context, shape, [feature])
        if destination:
            save_default_style(destination, made.ALIASES)
        return {PARCELS: destination, MISCLOSURE_M: traverse.misclosure_length_m}
