"""From a measuring run to the report of one parcel: what is printed, and what the maps draw."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsRasterLayer,
    QgsRectangle,
)

from ...bridge.crs_guard import to_pyproj
from ...bridge.features import to_plane
from ...bridge.measure_layers import MeasuredParcel
from ...bridge.measure_request import MeasureRequest
from ...core.errors import QT_TRANSLATE_NOOP, CrsError, InputError
from ...core.measure.crs_checks import check_datum
from ..maps.for_parcel import KINDS
from ..maps.placing import sheet_reach
from ..maps.read_scene import SceneSources, qgis_crs, read_scene
from ..maps.scene import MapScene, Neighbour
from .compose import first_text, parcel_name, short_name
from .crs_words import crs_to_text, describe_crs
from .model import LayerUse, ReportSubject
from .wording import chinese_date, load_facts, load_wording

DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
SAMPLE_MARK = "示意"


@dataclass(frozen=True)
class ReportOptions:
    """What the user says beside the layers.

    Attributes
    ----------
    image_date : str
        Date of the images as it is to be printed; empty: taken from the layer's name where it holds one.
    """

    images: tuple[QgsRasterLayer, ...] = ()
    image_date: str = ""
    maker: str = ""
    checker: str = ""
    made_on: date | None = None


def choose_parcel(measured: Sequence[MeasuredParcel], wanted: str) -> MeasuredParcel:
    """The parcel by its code or feature id; without either the first major one, else the first measured.

    Raises
    ------
    InputError
        If there is no such parcel, or it could not be measured.
    """
    if wanted:
        found = [
            measured[index]
            for index in indices_of([(p.measurement.parcel_fid, p.attributes) for p in measured], wanted)
        ]
    else:
        usable = [p for p in measured if p.measurement.total_m2 is not None]
        found = [p for p in usable if p.measurement.is_major] or usable
    if not found:
        known = "、".join(parcel_name(p.attributes, p.measurement.parcel_fid) for p in measured[:8])
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "There is no parcel {wanted} that could be measured; give the code or feature id of one of the layer"
                " (it begins with: {known}).",
            ),
            wanted=wanted,
            known=known,
        )
    if found[0].measurement.total_m2 is None:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The parcel {wanted} could not be measured: {reason}"),
            wanted=wanted,
            reason=found[0].measurement.reasons,
        )
    return found[0]


def indices_of(parcels: Sequence[tuple[int, Mapping[str, Any]]], wanted: str) -> list[int]:
    """Which parcels, given by feature id and attributes, have the code `wanted`; if none has, the feature id."""
    fields = next(fact["fields"] for fact in load_facts()["facts"] if fact["key"] == "code")
    by_code = [
        index
        for index, (_, attributes) in enumerate(parcels)
        if wanted in {first_text(attributes, [field]) for field in fields}
    ]
    return by_code or [index for index, (fid, _) in enumerate(parcels) if wanted == str(fid)]


def gather_subject(parcel: MeasuredParcel, request: MeasureRequest, options: ReportOptions) -> ReportSubject:
    """All that the report prints about one parcel."""
    kind = str(parcel.attributes.get(request.kind_field) or "").strip().lower()
    return ReportSubject(
        measurement=parcel.measurement,
        geometry=parcel.geometry,
        crs=crs_to_text(parcel.plane),
        attributes=parcel.attributes,
        method=request.method.value,
        scheme_title=request.scheme.title,
        net_of_ridges=request.net_of_ridges,
        rule_source=request.rule.source,
        position_error_m=parcel.position_error_m,
        layers=_layers_used(request, options),
        made_on=options.made_on or date.today(),
        is_mineral=kind in request.rule.mineral_kinds,
        maker=options.maker,
        checker=options.checker,
        is_sample=_is_sample(parcel, request),
        notes=tuple(_image_notes(parcel, options)),
    )


def gather_scene(
    parcel: MeasuredParcel,
    measured: Sequence[MeasuredParcel],
    request: MeasureRequest,
    options: ReportOptions,
    transform_context: QgsCoordinateTransformContext,
    check_cancelled: Callable[[], None],
) -> MapScene:
    """What the maps draw, read through the layers' spatial indexes around the parcel.

    Raises
    ------
    CrsError
        If an image has no CRS or one that cannot be converted honestly.
    """
    for image in options.images:
        _guard_image(image)
    sources = SceneSources(
        request.land_use,
        request.class_field,
        request.scheme,
        request.basic_farmland,
        tuple(request.approved_land),
    )
    return read_scene(
        sources,
        sheet_reach([parcel.geometry.bounds], KINDS),
        parcel.plane,
        transform_context,
        check_cancelled,
        _neighbours(parcel, measured),
        options.images,
    )


def _neighbours(parcel: MeasuredParcel, measured: Sequence[MeasuredParcel]) -> list[Neighbour]:
    found = []
    for other in measured:
        if other is parcel or other.geometry is None:
            continue
        shape = to_plane(np.array([other.geometry]), other.plane, parcel.plane)[0]
        found.append(Neighbour(shape, short_name(other.attributes, other.measurement.parcel_fid)))
    return found


def _layers_used(request: MeasureRequest, options: ReportOptions) -> tuple[LayerUse, ...]:
    layers = [("parcels", request.parcels), ("land_use", request.land_use), ("basic_farmland", request.basic_farmland)]
    layers += [("approved_land", layer) for layer in request.approved_land]
    used = [
        LayerUse(role, layer.name, crs_described(layer.crs), date_in_name(layer.name))
        for role, layer in layers
        if layer
    ]
    for image in options.images:
        dated = options.image_date or date_in_name(image.name())
        used.append(LayerUse("image", image.name(), crs_described(image.crs()), dated))
    return tuple(used)


def date_in_name(name: str) -> str:
    """Date or year that a layer's name holds, said to be from there; empty if it holds none."""
    suffix = load_wording()["dated_by_name"]
    if match := DATE_IN_NAME.search(name):
        try:
            return chinese_date(date(*map(int, match.groups()))) + suffix
        except ValueError:
            return ""
    match = YEAR_IN_NAME.search(name)
    return f"{match.group(1)}年{suffix}" if match else ""


def crs_described(crs: QgsCoordinateReferenceSystem) -> str:
    """Chinese name of a layer's coordinate system, as the tables of sources print it."""
    words: Mapping[str, Any] = load_wording()["crs"]
    return describe_crs(crs_to_text(to_pyproj(crs)), words) if crs.isValid() else str(words["unknown"])


def _is_sample(parcel: MeasuredParcel, request: MeasureRequest) -> bool:
    texts = [str(value) for value in parcel.attributes.values() if isinstance(value, str)]
    return any(SAMPLE_MARK in text for text in (*texts, request.parcels.name))


def _guard_image(image: QgsRasterLayer) -> None:
    if not image.crs().isValid():
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The image {layer} has no coordinate system; assign the one it was made in, in the layer's properties.",
            ),
            layer=image.name(),
        )
    check_datum(to_pyproj(image.crs()), image.name())


def _image_notes(parcel: MeasuredParcel, options: ReportOptions) -> list[str]:
    text = load_wording()["caution"]["image_outside"]
    west, south, east, north = parcel.geometry.bounds
    notes = []
    for image in options.images:
        transform = QgsCoordinateTransform(qgis_crs(parcel.plane), image.crs(), QgsCoordinateTransformContext())
        needed = transform.transformBoundingBox(QgsRectangle(west, south, east, north))
        if not image.extent().contains(needed):
            notes.append(text.format(name=image.name()))
    return notes
