"""Parameters of every algorithm that measures parcels: declared in one place, read in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from ..bridge.layers import LayerSource, from_layer, from_source
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP, InputError

if TYPE_CHECKING:
    from ..bridge.measure_request import MeasureRequest

PARCELS = "PARCELS"
LAND_USE = "LAND_USE"
CLASS_FIELD = "CLASS_FIELD"
BASIC_FARMLAND = "BASIC_FARMLAND"
APPROVED_LAND = "APPROVED_LAND"
SCHEME = "SCHEME"
CLASS_MAP = "CLASS_MAP"
METHOD = "METHOD"
NET_OF_RIDGES = "NET_OF_RIDGES"
KIND_FIELD = "KIND_FIELD"
POSITION_ERROR_M = "POSITION_ERROR_M"
SOURCE_FIELD = "SOURCE_FIELD"
LOCAL_TRANSFORM = "LOCAL_TRANSFORM"
LIST_BELOW_M2 = "LIST_BELOW_M2"

SCHEMES = ["sandiao", "erdiao", "guodu2001", "yonghai"]
METHODS = ["ellipsoid", "ellipsoid_rounded", "geodesic", "plane"]
POLYGON = Qgis.ProcessingSourceType.VectorPolygon


def declare_measure_parameters(algorithm: QgsProcessingAlgorithm) -> None:
    """Add the layers first, then how to measure; what is rarely touched goes to the advanced section."""
    for parameter in (*_layer_parameters(), *_method_parameters()):
        algorithm.addParameter(parameter)
    for parameter in _advanced_parameters():
        parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        algorithm.addParameter(parameter)


def _layer_parameters() -> list[QgsProcessingParameterDefinition]:
    return [
        QgsProcessingParameterFeatureSource(PARCELS, tr("Violation parcels"), [POLYGON]),
        QgsProcessingParameterVectorLayer(LAND_USE, tr("Land use (DLTB)"), [POLYGON], optional=True),
        QgsProcessingParameterVectorLayer(BASIC_FARMLAND, tr("Permanent basic farmland"), [POLYGON], optional=True),
        QgsProcessingParameterMultipleLayers(
            APPROVED_LAND, tr("Approved, registered or temporary land"), POLYGON, optional=True
        ),
    ]


def _method_parameters() -> list[QgsProcessingParameterDefinition]:
    scheme = QgsProcessingParameterString(SCHEME, tr("Class scheme of the land-use layer"), "sandiao")
    scheme.setMetadata({"widget_wrapper": {"value_hints": SCHEMES}})
    return [
        scheme,
        QgsProcessingParameterEnum(METHOD, tr("Area method"), METHODS, False, "ellipsoid", False, True),
        QgsProcessingParameterExpression(
            POSITION_ERROR_M,
            tr("Position error of the boundary (metres, field or expression; empty: by its source)"),
            "1.0",
            PARCELS,
            optional=True,
        ),
    ]


def _advanced_parameters() -> list[QgsProcessingParameterDefinition]:
    return [
        QgsProcessingParameterField(CLASS_FIELD, tr("Field of the class code"), "DLBM", LAND_USE, optional=True),
        QgsProcessingParameterFile(
            CLASS_MAP,
            tr("Class-map file (instead of a scheme)"),
            optional=True,
            fileFilter=tr("Class map (*.csv)"),
        ),
        QgsProcessingParameterField(KIND_FIELD, tr("Field of the case kind"), "kind", PARCELS, optional=True),
        QgsProcessingParameterField(
            SOURCE_FIELD,
            tr("Field of the boundary's source (survey, rtk, image, phone …)"),
            "source",
            PARCELS,
            optional=True,
        ),
        local_transform_parameter(),
        QgsProcessingParameterBoolean(NET_OF_RIDGES, tr("Test areas net of field ridges"), True),
        QgsProcessingParameterNumber(
            LIST_BELOW_M2,
            tr("List pieces smaller than (square metres)"),
            Qgis.ProcessingNumberParameterType.Double,
            1.0,
            minValue=0.0,
        ),
    ]


def local_transform_parameter() -> QgsProcessingParameterString:
    """How to move layers on an old datum; empty: they are refused."""
    return QgsProcessingParameterString(
        LOCAL_TRANSFORM,
        tr(
            "Local parameters for layers on Xi'an 1980 or Beijing 1954"
            " (dx,dy,dz,rx,ry,rz,scale_ppm or dx,dy,rotation,scale_ppm or a PROJ pipeline)"
        ),
        optional=True,
    )


def vector_layer(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsVectorLayer | None:
    """An optional layer; None if it was not given.

    Raises
    ------
    InputError
        If it was given and cannot be opened.
    """
    if parameters.get(name) in (None, ""):
        return None
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    if layer is None:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "{value}, given as {name}, is no vector layer that can be opened."),
            value=str(parameters[name]),
            name=name,
        )
    return layer


def vector_layers(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> list[QgsVectorLayer]:
    """All layers of an optional list; none may be missing.

    Raises
    ------
    InputError
        If one of those given cannot be opened: QGIS itself would leave it out in silence.
    """
    given = parameters.get(name) or []
    layers = algorithm.parameterAsLayerList(parameters, name, context)
    wanted = len(given) if isinstance(given, (list, tuple)) else 1
    vectors = [layer for layer in layers if isinstance(layer, QgsVectorLayer)]
    if len(vectors) < wanted:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "{value}, given as {name}, is no vector layer that can be opened."),
            value=str(given),
            name=name,
        )
    return vectors


def parcel_source(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> LayerSource:
    """The parcels, or those selected.

    Raises
    ------
    InputError
        If they cannot be opened.
    """
    source = algorithm.parameterAsSource(parameters, PARCELS, context)
    if source is None:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "{value}, given as {name}, is no vector layer that can be opened."),
            value=str(parameters.get(PARCELS)),
            name=PARCELS,
        )
    return from_source(source, algorithm.parameterAsVectorLayer(parameters, PARCELS, context))


def read_measure_request(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> MeasureRequest:
    """Parameters as a request; call from `prepareAlgorithm`, on the main thread, since it looks at layers.

    Raises
    ------
    InputError, RuleError
        If a layer, the class field or the class scheme cannot be used.
    """
    from ..bridge.local_datum import on_cgcs2000
    from ..bridge.measure_request import MeasureRequest
    from ..core.measure.areas import AreaMethod
    from ..core.rules.class_scheme import load_class_scheme
    from ..core.rules.major_case import load_major_case_rule

    land_use = vector_layer(algorithm, parameters, LAND_USE, context)
    farmland = vector_layer(algorithm, parameters, BASIC_FARMLAND, context)
    approved = vector_layers(algorithm, parameters, APPROVED_LAND, context)
    class_map = algorithm.parameterAsFile(parameters, CLASS_MAP, context)
    request = MeasureRequest(
        parcels=parcel_source(algorithm, parameters, context),
        scheme=load_class_scheme(class_map or algorithm.parameterAsString(parameters, SCHEME, context)),
        rule=load_major_case_rule(),
        method=AreaMethod(algorithm.parameterAsEnumString(parameters, METHOD, context)),
        land_use=from_layer(land_use) if land_use else None,
        class_field=algorithm.parameterAsString(parameters, CLASS_FIELD, context) or "DLBM",
        basic_farmland=from_layer(farmland) if farmland else None,
        approved_land=tuple(from_layer(layer) for layer in approved),
        net_of_ridges=algorithm.parameterAsBoolean(parameters, NET_OF_RIDGES, context),
        kind_field=algorithm.parameterAsString(parameters, KIND_FIELD, context) or "kind",
        position_error=_position_error(algorithm, parameters, context),
        source_field=algorithm.parameterAsString(parameters, SOURCE_FIELD, context) or "source",
        local_transform=algorithm.parameterAsString(parameters, LOCAL_TRANSFORM, context),
        list_below_m2=algorithm.parameterAsDouble(parameters, LIST_BELOW_M2, context),
    )
    request = on_cgcs2000(request)
    _warn_of_filters(request, feedback)
    _tell_of_coordinates(request, feedback)
    return request


def _position_error(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> str:
    """The expression; `NULL` where the user emptied it, so that each boundary's source tells."""
    if POSITION_ERROR_M in parameters and parameters[POSITION_ERROR_M] in (None, ""):
        return "NULL"
    return algorithm.parameterAsExpression(parameters, POSITION_ERROR_M, context) or "1.0"


def _layers(request: MeasureRequest) -> list[LayerSource]:
    layers = [request.parcels, request.land_use, request.basic_farmland, *request.approved_land]
    return [layer for layer in layers if layer is not None]


def _tell_of_coordinates(request: MeasureRequest, feedback: QgsProcessingFeedback) -> None:
    """Say what is converted, and warn of layers that look like a web map's shifted coordinates."""
    from ..bridge.crs_guard import is_reprojected, shifted_datum, to_pyproj

    for layer in _layers(request):
        for note in layer.notes:
            feedback.pushWarning(note)
        if layer.crs.isValid() and is_reprojected(layer, to_pyproj(layer.crs)):
            feedback.pushWarning(
                tr(
                    "The layer {layer} is in {crs}, no CGCS2000 system: its coordinates are converted to the plane of"
                    " measuring, as the notes say; the layer itself stays as it is.",
                    layer=layer.name,
                    crs=layer.crs.authid() or layer.crs.description(),
                )
            )
        datum = shifted_datum(layer)
        if datum is not None:
            feedback.pushWarning(
                tr(
                    "The layer {layer} may be in {datum}, by its name or source: positions would then be 500 m to"
                    " 1200 m off. Check where it comes from; nothing was moved.",
                    layer=layer.name,
                    datum=datum,
                )
            )


def _warn_of_filters(request: MeasureRequest, feedback: QgsProcessingFeedback) -> None:
    for layer in _layers(request):
        if layer.filter_text:
            feedback.pushWarning(
                tr(
                    "The layer {layer} is filtered ({filter}): features outside the filter are not counted.",
                    layer=layer.name,
                    filter=layer.filter_text,
                )
            )
