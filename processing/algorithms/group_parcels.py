"""Algorithm `group_parcels`: adjoining parcels of one party within twelve months proposed as one matter."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP, InputError, OutputError
from .base import LandPatrolAlgorithm
from .measure_parameters import KIND_FIELD, PARCELS, POLYGON, parcel_source

PARTY_FIELD = "PARTY_FIELD"
DATE_FIELD = "DATE_FIELD"
GAP_M = "GAP_M"
MONTHS = "MONTHS"
OUTPUT = "OUTPUT"
MATTERS = "MATTERS"


class GroupParcels(LandPatrolAlgorithm):
    """Proposes which parcels belong to one matter."""

    ID = "group_parcels"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Group adjoining parcels into matters")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Parcels")
    GROUP_ID = "parcels"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Proposes parcels of one party that lie at most the given gap apart, found within the given months, as one"
        " matter, and holds their sums against the major-case lines. Figures of an earlier measuring are summed;"
        " parcels without figures are measured as a whole.\n\n"
        "Adjoining parcels of other parties, or of unknown party or date, are listed but never merged. Whether a"
        " proposal is taken is the officer's decision.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        number = Qgis.ProcessingNumberParameterType
        for parameter in (
            QgsProcessingParameterFeatureSource(PARCELS, tr("Violation parcels"), [POLYGON]),
            QgsProcessingParameterField(PARTY_FIELD, tr("Field of the party"), "party", PARCELS),
            QgsProcessingParameterField(
                DATE_FIELD, tr("Field of the date (empty: any date)"), None, PARCELS, optional=True
            ),
            QgsProcessingParameterField(KIND_FIELD, tr("Field of the case kind"), "kind", PARCELS, optional=True),
            QgsProcessingParameterNumber(GAP_M, tr("Greatest gap (metres)"), number.Double, 3.0, minValue=0.0),
            QgsProcessingParameterNumber(MONTHS, tr("Months"), number.Integer, 12, minValue=1, maxValue=120),
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Parcels with their matter"), POLYGON),
            QgsProcessingParameterFeatureSink(MATTERS, tr("Matters"), Qgis.ProcessingSourceType.Vector),
        ):
            self.addParameter(parameter)

    def prepare_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        from ..bridge.group_parcels import GroupingOptions
        from ..bridge.measure_request import MeasureRequest
        from ..core.rules.class_scheme import load_class_scheme
        from ..core.rules.major_case import load_major_case_rule

        self.request = MeasureRequest(
            parcels=parcel_source(self, parameters, context),
            scheme=load_class_scheme("sandiao"),
            rule=load_major_case_rule(),
            kind_field=self.parameterAsString(parameters, KIND_FIELD, context) or "kind",
        )
        self.options = GroupingOptions(
            self._field(parameters, PARTY_FIELD, context),
            self._field(parameters, DATE_FIELD, context),
            self.parameterAsDouble(parameters, GAP_M, context),
            self.parameterAsInt(parameters, MONTHS, context),
        )

    def _field(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        """The field as the layer spells it; empty for an optional one that was not given."""
        wanted = self.parameterAsString(parameters, name, context)
        if not wanted:
            return ""
        found = self.request.parcels.field_name(wanted)
        if found is None:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol", "The layer {layer} has no field {field}, given as {name} (it has: {known})."
                ),
                layer=self.request.parcels.name,
                field=wanted,
                name=name,
                known=", ".join(self.request.parcels.fields.names()[:12]),
            )
        return found

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge import group_parcels as grouping
        from ..bridge.sinks import SinkShape, remove_output, save_default_style, write_sink

        grouped = grouping.group_parcels(self.request, self.options, progress_of(feedback, until=0.9))
        source = self.request.parcels
        parcels = SinkShape(grouping.parcel_fields(source.fields), QgsWkbTypes.multiType(source.wkb_type), source.crs)
        features = (grouping.parcel_feature(feature, matter, parcels.fields) for feature, matter in grouped.features)
        output = write_sink(self, parameters, OUTPUT, context, parcels, features)
        table = SinkShape(grouping.matter_fields())
        rows = (grouping.matter_feature(row, table.fields) for row in grouped.matters)
        try:
            matters = write_sink(self, parameters, MATTERS, context, table, rows)
        except OutputError:
            if output:
                remove_output(output)
            raise
        if output:
            save_default_style(output, grouping.PARCEL_ALIASES)
        if matters:
            save_default_style(matters, grouping.MATTER_ALIASES)
        for row in grouped.matters:
            if row["count"] > 1:
                feedback.pushInfo(f"{row['matter']}: {row['sentence']}{row['neighbours']}")
        return {OUTPUT: output, MATTERS: matters}
