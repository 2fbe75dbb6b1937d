"""Parcels of a layer as a boundary-point TXT, read back before it is put in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from qgis.core import QgsFeature, QgsFeatureRequest

from ..core.boundary_txt.compose import FileHead, ParcelContent, compose
from ..core.boundary_txt.dialects import Dialect
from ..core.boundary_txt.numbering import ordered_rings
from ..core.boundary_txt.parcel_fields import load_parcel_fields
from ..core.boundary_txt.read import read_boundary_txt
from ..core.boundary_txt.reference_system import ZONES, zone_crs
from ..core.errors import QT_TRANSLATE_NOOP, CrsError, InputError, OutputError
from ..core.measure.areas import polygon_areas_m2
from ..core.measure.gauss_plane import (
    central_meridian_deg,
    crs_from_text,
    is_gauss_plane,
    transformer,
    zone_of_longitude,
)
from ..core.overlay.intake import inspect_parcel
from .crs_guard import guarded_crs
from .features import iterate, plain_value, to_plane, to_shapely
from .layers import LayerSource

SMALLEST_RING = 3


@dataclass(frozen=True)
class ExportedPoints:
    """A file ready to be written.

    Attributes
    ----------
    content : bytes
    crs : pyproj.CRS
        What the coordinates are in.
    layer_crs : pyproj.CRS
        What the layer is in.
    parcel_count, point_count : int
    dropped_points : int
        Vertices that the file's decimals cannot tell from their neighbour.
    """

    content: bytes
    crs: CRS
    layer_crs: CRS
    parcel_count: int
    point_count: int
    dropped_points: int


def export_points(
    layer: LayerSource, dialect: Dialect, unit: str, date: str, progress: Callable[[float], None]
) -> ExportedPoints:
    """The layer's parcels in a dialect.

    Parameters
    ----------
    unit, date : str
        数据产生单位 and 数据产生日期 of the header.

    Raises
    ------
    InputError
        If a parcel has no usable shape.
    CrsError
        If the layer's CRS cannot be believed or lies outside the zones.
    OutputError
        If the text does not read back as the same parcels.
    """
    layer_crs = guarded_crs(layer)
    features = list(iterate(layer, QgsFeatureRequest()))
    progress(0.1)
    shapes = [_drawn(feature, layer) for feature in features]
    zone, width = _zone(layer_crs, shapes)
    plane = zone_crs(zone, width, prefixed=False)
    moved = to_plane(np.array(shapes, dtype=object), layer_crs, plane)
    moved[:] = [_usable(feature, shape, layer) for feature, shape in zip(features, moved, strict=True)]
    ellipsoid_m2 = polygon_areas_m2(moved, plane)
    progress(0.3)
    rings = [[_written(ring, dialect.decimals) for ring in ordered_rings(shape)] for shape in moved]
    parcels = [
        _content(feature, ring_list, area, number, layer)
        for number, (feature, ring_list, area) in enumerate(zip(features, rings, ellipsoid_m2.tolist(), strict=True), 1)
    ]
    content = compose(parcels, FileHead(zone, width, unit, date), dialect)
    progress(0.6)
    _read_back(content, moved, dialect, lambda: progress(0.7))
    written = sum(len(ring) for ring_list in rings for ring in ring_list)
    drawn = int(shapely.get_num_coordinates(moved).sum()) - sum(len(ring_list) for ring_list in rings)
    crs = zone_crs(zone, width, prefixed=dialect.zone_prefix)
    return ExportedPoints(content, crs, layer_crs, len(parcels), written, drawn - written)


def _drawn(feature: QgsFeature, layer: LayerSource) -> Any:
    """The feature's shape; null, empty and infinite ones are refused before anything is computed from them."""
    shape = to_shapely(feature.geometry())
    if shape is None or shape.is_empty or not np.isfinite(shape.bounds).all():
        raise _unusable(feature, layer, inspect_parcel(shape).problem)
    return shape


def _usable(feature: QgsFeature, shape: Any, layer: LayerSource) -> Any:
    """The shape in the plane of the file, mended where that does not change its area."""
    inspected = inspect_parcel(shape)
    if inspected.problem:
        raise _unusable(feature, layer, inspected.problem)
    return inspected.geometry


def _unusable(feature: QgsFeature, layer: LayerSource, problem: str) -> InputError:
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The parcel {fid} of the layer {layer} cannot be written: {problem}; repair its shape first.",
        ),
        fid=feature.id(),
        layer=layer.name,
        problem=problem,
    )


def _zone(crs: CRS, shapes: list[Any]) -> tuple[int, int]:
    """Number and width of the one zone of the file: the layer's own, else where the parcels lie."""
    for width, (zones, _, _) in ZONES.items():
        for zone in zones:
            if crs in (zone_crs(zone, width, True), zone_crs(zone, width, False)):
                return zone, width
    meridian = central_meridian_deg(crs) if is_gauss_plane(crs) else None
    if meridian is None or meridian % 3:
        west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object))
        lon_deg, _ = transformer(crs, crs_from_text("EPSG:4490")).transform((west + east) / 2, (south + north) / 2)
        zone = zone_of_longitude(lon_deg) if np.isfinite(lon_deg) else 0
    else:
        zone = int(meridian // 3)
    if zone not in ZONES[3][0]:
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The parcels in {crs} lie outside the Gauss-Krüger zones of China, the only ones this format holds.",
            ),
            crs=crs.name,
        )
    return zone, 3


def _written(ring: NDArray[np.float64], decimals: int) -> NDArray[np.float64]:
    """Northing and easting of the corners that differ in the file's decimals."""
    digits = np.round(ring, decimals)
    kept = (digits != np.roll(digits, 1, axis=0)).any(axis=1)
    return ring[kept][:, ::-1]


def _content(
    feature: QgsFeature, rings: list[NDArray[np.float64]], area_m2: float, number: int, layer: LayerSource
) -> ParcelContent:
    if any(len(ring) < SMALLEST_RING for ring in rings):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The parcel {fid} of the layer {layer} has a ring smaller than the file's last decimal; remove that"
                " sliver first.",
            ),
            fid=feature.id(),
            layer=layer.name,
        )
    _, text = load_parcel_fields().choose({name: plain_value(feature[name]) for name in layer.fields.names()})
    return ParcelContent(
        tuple(rings), area_m2, text["code"] or str(number), text["name"], use=text["kind"]
    )  # fmt: skip


def _read_back(
    content: bytes, shapes: NDArray[np.object_], dialect: Dialect, check_cancelled: Callable[[], None]
) -> None:  # fmt: skip
    """Rounding may make a narrow parcel cross itself: what cannot be read again is not handed out."""
    try:
        file = read_boundary_txt(content, dialect.name, check_cancelled=check_cancelled)
    except InputError as error:
        raise _not_the_same(str(error)) from error
    if len(file.parcels) != len(shapes):
        raise _not_the_same(f"{len(file.parcels)} ≠ {len(shapes)}")
    step_m = 10.0**-dialect.decimals
    for parcel, shape in zip(file.parcels, shapes, strict=True):
        if abs(parcel.geometry.area - shape.area) > shape.length * step_m + step_m:
            raise _not_the_same(parcel.columns.code)


def _not_the_same(reason: str) -> OutputError:
    return OutputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The boundary points would not read back as the same parcels ({reason}); repair overlapping or very narrow"
            " parts, or choose a dialect with more decimals.",
        ),
        reason=reason,
    )
