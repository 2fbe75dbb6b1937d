"""Algorithm `measure_parcels`: areas, overlay and verdict of each violation parcel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsWkbTypes,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP, OutputError
from ..core.files import replacing
from .base import LandPatrolAlgorithm
from .measure_parameters import declare_measure_parameters, read_measure_request

OUTPUT = "OUTPUT"
BREAKDOWN = "BREAKDOWN"
PROVENANCE = "PROVENANCE"
MEASURED_STYLE = Path(__file__).parents[2] / "styles" / "parcel_verdict.qml"


class MeasureParcels(LandPatrolAlgorithm):
    """Measures each parcel on the ellipsoid and holds it against the major-case lines."""

    ID = "measure_parcels"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Measure violation parcels")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Parcels")
    GROUP_ID = "parcels"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Measures each parcel by the official ellipsoid area, overlays it with land use, permanent basic farmland and"
        " approved land without counting any ground twice, and tests the unrounded areas against the major-case"
        " lines: total over 20 mu, cultivated over 10 mu, basic farmland over 5 mu, or any mineral case.\n\n"
        "OUTPUT keeps the parcels' attributes and adds the figures; BREAKDOWN lists the ground by class; PROVENANCE"
        " records what every figure was computed from. A layer that is not given leaves its test open (未套合),"
        " never 'under'.\n\n"
        "The criminal line for cultivated land (basic farmland 5 mu or more, other cultivated land 10 mu or more) is"
        " shown apart and does not touch the verdict. Layers on Xi'an 1980 or Beijing 1954 are refused unless local"
        " parameters are given.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare_measure_parameters(self)
        polygon, table = Qgis.ProcessingSourceType.VectorPolygon, Qgis.ProcessingSourceType.Vector
        self.addParameter(QgsProcessingParameterFeatureSink(OUTPUT, tr("Measured parcels"), polygon))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                BREAKDOWN, tr("Breakdown by class"), table, optional=True, createByDefault=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                PROVENANCE, tr("Provenance record"), "JSON (*.json)", optional=True, createByDefault=True
            )
        )

    def prepare_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.request = read_measure_request(self, parameters, context, feedback)

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.measure_layers import measure_layers
        from ..bridge.sinks import remove_output

        measured = measure_layers(self.request, progress_of(feedback, until=0.9))
        results: dict[str, Any] = {}
        try:
            results |= self._write_output(measured, parameters, context)
            results |= self._write_breakdown(measured, parameters, context)
            results |= self._write_provenance(measured, parameters, context)
        except OutputError:
            for destination in filter(None, results.values()):
                remove_output(destination)
            raise
        self._tell(measured, feedback)
        return results

    def _write_provenance(
        self, measured: list[Any], parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str]:
        from ..bridge.measure_output import provenance_record, to_json

        provenance = self.parameterAsFileOutput(parameters, PROVENANCE, context)
        if not provenance:
            return {}
        with replacing(Path(provenance)) as path:
            path.write_text(to_json(provenance_record(self.request, measured)), encoding="utf-8")
        return {PROVENANCE: provenance}

    def _write_output(
        self, measured: list[Any], parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str | None]:
        from ..bridge.measure_output import OUTPUT_ALIASES, output_feature, output_fields
        from ..bridge.sinks import SinkShape, save_default_style, write_sink

        source = self.request.parcels
        shape = SinkShape(output_fields(source.fields), QgsWkbTypes.multiType(source.wkb_type), source.crs)
        features = (output_feature(parcel, shape.fields) for parcel in measured)
        destination = write_sink(self, parameters, OUTPUT, context, shape, features)
        if destination:
            save_default_style(destination, OUTPUT_ALIASES, MEASURED_STYLE)
        return {OUTPUT: destination}

    def _write_breakdown(
        self, measured: list[Any], parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str | None]:
        from ..bridge.measure_output import BREAKDOWN_ALIASES, breakdown_feature, breakdown_fields
        from ..bridge.sinks import SinkShape, save_default_style, write_sink

        shape = SinkShape(breakdown_fields())
        rows = (
            breakdown_feature(parcel.measurement.parcel_fid, row, shape.fields)
            for parcel in measured
            for row in parcel.measurement.breakdown
        )
        destination = write_sink(self, parameters, BREAKDOWN, context, shape, rows)
        if destination:
            save_default_style(destination, BREAKDOWN_ALIASES)
        return {BREAKDOWN: destination}

    def _tell(self, measured: list[Any], feedback: QgsProcessingFeedback) -> None:
        """Each parcel's sentence, and at the end how many are major or in doubt."""
        for parcel in measured:
            m = parcel.measurement
            if m.total_m2 is None:
                feedback.pushWarning(f"{m.parcel_fid}: {m.reasons}")
            else:
                feedback.pushInfo(f"{m.parcel_fid}: {m.reasons}")
        feedback.pushInfo(
            tr(
                "{count} parcels measured: {major} major by the recorded figures, {doubt} in doubt.",
                count=len(measured),
                major=sum(parcel.measurement.is_major for parcel in measured),
                doubt=sum(parcel.measurement.verdict == "doubt" for parcel in measured),
            )
        )
