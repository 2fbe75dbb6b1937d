"""Parcels as they come in: each with its plane, its position error and, if it cannot be measured, the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from pyproj import CRS
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFeatureRequest,
)

from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.measure.plane_choice import choose_planes
from ..core.overlay.intake import Inspected, inspect_parcel, without_short_rings
from ..core.rules.position_sources import position_error
from ..core.rules.reasons import wording
from .features import iterate, plain_value, to_plane, to_shapely
from .measure_request import MeasureRequest


@dataclass(frozen=True)
class ParcelRead:
    """A parcel with its shape in `plane`; `geometry` may be null or bad, `inspected` tells."""

    feature: QgsFeature
    attributes: dict[str, Any]
    geometry: Any
    plane: CRS
    inspected: Inspected
    position_error_m: float
    notes: tuple[str, ...]
    advice: str = ""


def read_parcels(request: MeasureRequest, crs: CRS) -> list[ParcelRead]:
    """Read all parcels of the request's layer, which is in `crs`.

    Raises
    ------
    InputError
        If none has a shape, or the position error cannot be evaluated.
    CrsError
        If the method does not fit the place.
    """
    features = list(iterate(request.parcels, QgsFeatureRequest()))
    raw = without_short_rings([to_shapely(feature.geometry()) for feature in features])
    usable = [i for i, g in enumerate(raw) if g is not None and np.isfinite(shapely.bounds(g)).all()]
    if not usable:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "No parcel of the layer {layer} has a shape; digitise or import the parcels first."
            ),
            layer=request.parcels.name,
        )
    planes = dict(zip(usable, choose_planes(np.array([raw[i] for i in usable]), crs, request.method), strict=True))
    fallback = planes[usable[0]]
    errors = _position_errors(request, features)
    names = request.parcels.fields.names()
    rows = zip(features, raw, errors, strict=True)
    return [
        _parcel(feature, geometry, crs, planes.get(i, fallback), error_m, names, request)
        for i, (feature, geometry, error_m) in enumerate(rows)
    ]


def _parcel(
    feature: QgsFeature,
    raw: Any,
    crs: CRS,
    plane: CRS,
    error_m: float | None,
    names: list[str],
    request: MeasureRequest,
) -> ParcelRead:
    attributes = dict(zip(names, map(plain_value, feature.attributes()), strict=False))
    # Asked for identity first: to compare two CRS costs more than to measure a parcel.
    geometry = raw if raw is None or plane is crs else to_plane(np.array([raw]), crs, plane)[0]
    error = position_error(
        error_m,
        attributes.get(request.parcels.field_name(request.source_field) or ""),
        request.position_sources,
        request.rule.default_position_error_m,
        wording()["notes"]["position_error_default"],
    )
    inspected = inspect_parcel(geometry)
    return ParcelRead(
        feature, attributes, geometry, plane, inspected, error.error_m, inspected.notes + error.notes, error.advice
    )


def _position_errors(request: MeasureRequest, features: list[QgsFeature]) -> list[float | None]:
    """Position error of each parcel in metres; None where the field is empty."""
    expression = QgsExpression(request.position_error)
    context = QgsExpressionContext()
    context.setFields(request.parcels.fields)
    if expression.hasParserError() or not expression.prepare(context):
        raise _bad_position_error(request.position_error)
    values: list[float | None] = []
    for feature in features:
        context.setFeature(feature)
        value = plain_value(expression.evaluate(context))
        if expression.hasEvalError():
            raise _bad_position_error(request.position_error)
        try:
            metres = None if value in (None, "") else float(value)
        except (TypeError, ValueError):
            raise _bad_position_error(request.position_error) from None
        if metres is not None and not 0 <= metres < 1000:
            raise _bad_position_error(request.position_error)
        values.append(metres)
    return values


def _bad_position_error(text: str) -> InputError:
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The position error {text} is neither a number of metres from 0 to 1000 nor a field or expression that"
            " gives one; correct POSITION_ERROR_M.",
        ),
        text=text,
    )
