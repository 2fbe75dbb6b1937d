"""Algorithm `export_boundary_points`: a layer's parcels as a boundary-point TXT in a named dialect."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..bridge.layers import from_source
from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.boundary_txt.dialects import STANDARD, dialect_named, load_dialects
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.files import replacing
from .base import LandPatrolAlgorithm

PARCELS = "PARCELS"
DIALECT = "DIALECT"
UNIT = "UNIT"
DATE = "DATE"
FILE = "FILE"
POINTS = "POINTS"


class ExportBoundaryPoints(LandPatrolAlgorithm):
    """Writes 界址点坐标 with the official area, and reads the file back before it is put in place."""

    ID = "export_boundary_points"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Export boundary points (TXT)")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Parcels")
    GROUP_ID = "parcels"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Writes parcels in the exchange format of boundary points (勘测定界界址点坐标交换格式): northing first, area by the"
        " official ellipsoid method, holes and parts as rings. A layer that is not in a Gauss-Krüger zone of CGCS2000 is"
        " brought to the zone its parcels lie in.\n\n"
        "DIALECT says how it is written; all dialects are entries of a data file and can be added to.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        names = [dialect.name for dialect in load_dialects()]
        dialect = QgsProcessingParameterEnum(
            DIALECT, tr("Dialect"), options=names, defaultValue=STANDARD, usesStaticStrings=True
        )
        dialect.setHelp("\n".join(f"{dialect.name}: {dialect.title}" for dialect in load_dialects()))
        unit = QgsProcessingParameterString(UNIT, tr("Producer (数据产生单位)"), optional=True)
        day = QgsProcessingParameterString(DATE, tr("Date (YYYY-MM-DD, default: today)"), optional=True)
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                PARCELS, tr("Parcels"), [Qgis.ProcessingSourceType.VectorPolygon]
            )
        )  # fmt: skip
        self.addParameter(dialect)
        for parameter in (unit, day):
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
            self.addParameter(parameter)
        self.addParameter(QgsProcessingParameterFileDestination(FILE, tr("Boundary points"), "TXT (*.txt)"))
        self.addOutput(QgsProcessingOutputNumber(POINTS, tr("Boundary points written")))

    def prepare_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        source = self.parameterAsSource(parameters, PARCELS, context)
        if source is None:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol", "The layer {layer} cannot be opened; check that its file is still there."
                ),
                layer=str(parameters.get(PARCELS)),
            )
        self.source = source  # the snapshot borrows it
        self.layer = from_source(source)

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.export_boundary_points import export_points

        dialect = dialect_named(self.parameterAsEnumString(parameters, DIALECT, context))
        unit = self.parameterAsString(parameters, UNIT, context).strip()
        day = _day(self.parameterAsString(parameters, DATE, context).strip())
        exported = export_points(self.layer, dialect, unit, day, progress_of(feedback))
        file = Path(self.parameterAsFileOutput(parameters, FILE, context))
        with replacing(file) as path:
            path.write_bytes(exported.content)
        self._tell(exported, dialect.title, feedback)
        return {FILE: str(file), POINTS: exported.point_count}

    @staticmethod
    def _tell(exported: Any, title: str, feedback: QgsProcessingFeedback) -> None:
        feedback.pushInfo(
            tr(
                "{parcels} parcels with {points} boundary points written ({title}), coordinates in {crs}.",
                parcels=exported.parcel_count,
                points=exported.point_count,
                title=title,
                crs=exported.crs.name,
            )
        )
        if exported.crs != exported.layer_crs:
            feedback.pushInfo(tr("The layer is in {crs}; it was reprojected.", crs=exported.layer_crs.name))
        if exported.dropped_points:
            feedback.pushWarning(
                tr(
                    "{count} vertices coincide with their neighbour in the file's decimals and were written once.",
                    count=exported.dropped_points,
                )
            )


def _day(text: str) -> str:
    """ISO date; today if none is given."""
    if not text:
        return date.today().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "DATE {text} is no date; write it as 2026-09-18."), text=text
        ) from None
