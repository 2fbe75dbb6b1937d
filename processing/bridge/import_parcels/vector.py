"""Vector files that GDAL opens, as imported parcels: polygons, and closed lines of drawings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import CRS
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...core.boundary_txt.audit import areas_m2, audit_area
from ...core.boundary_txt.findings import Finding
from ...core.boundary_txt.parcel_fields import load_parcel_fields
from ...core.errors import QT_TRANSLATE_NOOP, CrsError, InputError
from ...core.measure.areas import AreaMethod
from ...core.measure.plane_choice import choose_planes
from ...core.overlay.intake import Inspected, inspect_parcel
from ..crs_guard import guarded_crs
from ..features import plain_value, to_plane, to_shapely
from ..layers import LayerSource
from .dbf import table_encoding
from .model import ImportedFile, ImportedParcel, ImportRequest
from .sources import FORMATS, open_layers, openable, refuse_echarts, unclosed_rings
from .target import crs_name

# A drawing has no polygons of its own; elsewhere a closed line is a line on purpose.
CLOSED_LINES_ARE_AREAS = {"dxf", "kml"}
GEOJSON_CRS = re.compile(rb'"crs"\s*:\s*\{')
SMALLEST_LINE = 4
# Drawn over internet maps of China, degrees are often GCJ-02, half a kilometre off.
MAY_BE_SHIFTED = {"kml", "geojson"}
Areas = tuple[float, float] | None


@dataclass(frozen=True)
class _Shape:
    """An area found in a feature."""

    geometry: Any
    was_line: bool


@dataclass(frozen=True)
class _Layer:
    """An open layer, the source it is in, and the file the user chose."""

    data: QgsVectorLayer
    source: Path
    path: Path
    kind: str


def read_vector(
    path: Path, sha256: str, request: ImportRequest, check_cancelled: Callable[[], None]
) -> ImportedFile:  # fmt: skip
    """Read all polygons of all layers of a file.

    Raises
    ------
    InputError
        If GDAL cannot open it, it has no believable CRS, or its text cannot be decoded.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{path}: files of this kind are not imported; save it as one of {known} (a DWG drawing as DXF).",
            ),
            path=path.name,
            known=", ".join([".txt", *FORMATS]),
        )
    findings: list[Finding] = []
    parcels: list[ImportedParcel] = []
    with openable(path, kind) as sources:
        for source in sources:
            parcels += _source_parcels(source, path, request, findings, check_cancelled)
    return ImportedFile(path, sha256, kind, tuple(_with_nesting(parcels)), tuple(findings))


def _source_parcels(
    source: Path, path: Path, request: ImportRequest, findings: list[Finding], check_cancelled: Callable[[], None]
) -> list[ImportedParcel]:
    """Parcels of one source; `path` is the file the user chose, which may be an archive around it."""
    kind = FORMATS[source.suffix.lower()]
    refuse_echarts(source, path, kind)
    findings += unclosed_rings(source) if kind == "geojson" else []
    options = _open_options(source, kind, request, findings)
    parcels = []
    for layer in open_layers(source, path, options):
        parcels += _layer_parcels(_Layer(layer, source, path, kind), request, findings, check_cancelled)
    return parcels


def _open_options(path: Path, kind: str, request: ImportRequest, findings: list[Finding]) -> str:
    if kind != "shapefile":
        return ""
    encoding, found = table_encoding(path, request.encoding)
    findings += found
    return f"|option:ENCODING={encoding}" if encoding else ""


def _layer_parcels(
    layer: _Layer, request: ImportRequest, findings: list[Finding], check_cancelled: Callable[[], None]
) -> list[ImportedParcel]:
    data = layer.data
    shapes: list[tuple[QgsFeature, _Shape]] = []
    others: Counter[str] = Counter()
    for feature in data.getFeatures():
        check_cancelled()
        shape = _area_of(feature, layer.kind in CLOSED_LINES_ARE_AREAS, others)
        if shape is not None:
            shapes.append((feature, shape))
    findings += _others(data.name(), others)
    if not shapes:
        return []
    crs = _crs(layer, request, findings)
    geometries = [shape.geometry for _, shape in shapes]
    inspected = _inspected(geometries, crs)
    areas = _areas(geometries, inspected, crs)
    return [
        _parcel(feature, shape, data.name(), crs, seen, area)
        for (feature, shape), seen, area in zip(shapes, inspected, areas, strict=True)
    ]


def _area_of(feature: QgsFeature, closed_lines: bool, others: Counter[str]) -> _Shape | None:
    """The area of a feature; what is none is counted by its kind."""
    geometry = to_shapely(feature.geometry()) if feature.hasGeometry() else None
    if geometry is None or geometry.is_empty:
        others["null"] += 1
        return None
    polygons, lines = [], []
    for part in shapely.get_parts(shapely.get_parts(geometry)).tolist():
        if part.geom_type == "Polygon":
            polygons.append(part)
        elif closed_lines and part.geom_type == "LineString" and _is_outline(part):
            lines.append(shapely.Polygon(part.coords))
        else:
            others[part.geom_type] += 1
    parts = polygons + lines
    if not parts:
        return None
    return _Shape(parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts), bool(lines))


def _is_outline(line: Any) -> bool:
    return line.is_closed and len(line.coords) >= SMALLEST_LINE


def _others(layer: str, counts: Counter[str]) -> list[Finding]:
    words = {"Point": "点", "LineString": "线", "null": ""}
    return [
        Finding("no_geometry", None, {"layer": layer, "count": count})
        if kind == "null"
        else Finding("other_geometry", None, {"layer": layer, "count": count, "kind": words.get(kind, kind)})
        for kind, count in counts.items()
    ]


def _crs(layer: _Layer, request: ImportRequest, findings: list[Finding]) -> CRS:
    """The layer's own system, else the user's."""
    provider: Any = layer.data.dataProvider()
    own: QgsCoordinateReferenceSystem = provider.crs()
    in_degrees = _looks_like_degrees(layer.data)
    if layer.kind == "geojson" and not in_degrees and not GEOJSON_CRS.search(layer.source.read_bytes()):
        own = QgsCoordinateReferenceSystem()  # GDAL says WGS 84 because the standard does; the numbers say no
    if layer.kind in MAY_BE_SHIFTED and in_degrees:
        findings.append(Finding("may_be_shifted", None, {"layer": layer.data.name()}))
    if own.isValid():
        crs = guarded_crs(_snapshot(layer, own))
        if request.crs is not None and request.crs != crs:
            findings.append(Finding("crs_own", None, {"crs": crs_name(crs)}))
        return crs
    if request.crs is None:
        extent = layer.data.extent()
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{path} carries no coordinate system (layer {layer}, coordinates near {sample}); find out what it was made"
                " in and give CRS, for Hongze usually EPSG:4528.",
            ),
            path=layer.path.name,
            layer=layer.data.name(),
            sample=f"{extent.xMinimum():.10g}, {extent.yMinimum():.10g}",
        )
    guarded_crs(_snapshot(layer, QgsCoordinateReferenceSystem.fromWkt(request.crs.to_wkt())))
    findings.append(Finding("crs_missing_given", None, {"crs": crs_name(request.crs)}))
    return request.crs


def _looks_like_degrees(layer: QgsVectorLayer) -> bool:
    extent = layer.extent()
    return -180 <= extent.xMinimum() <= extent.xMaximum() <= 180 and -90 <= extent.yMinimum() <= extent.yMaximum() <= 90


def _snapshot(layer: _Layer, crs: QgsCoordinateReferenceSystem) -> LayerSource:
    data = layer.data
    return LayerSource(
        f"{layer.path.name}: {data.name()}", QgsVectorLayerFeatureSource(data), crs, data.fields(), data.extent(),
        data.featureCount(), data.wkbType(), data.source(),
    )  # fmt: skip


def _parcel(
    feature: QgsFeature, shape: _Shape, layer: str, crs: CRS, inspected: Inspected, area: Areas
) -> ImportedParcel:
    attributes = {field.name(): plain_value(feature[field.name()]) for field in feature.fields().toList()}
    fields = load_parcel_fields()
    names, text = fields.choose(attributes)
    findings = [Finding("line_closed")] if shape.was_line else []
    if inspected.problem:
        findings.append(Finding("geometry_invalid", None, {"reason": inspected.problem}))
    findings += [Finding("geometry_slip", None, {"note": note}) for note in inspected.notes]
    kind, kind_findings = fields.kind(names["kind"], text["kind"])
    declared_m2 = None
    if area is not None:
        declared, area_findings = audit_area(text["declared_area"], *area, None, fields.area_units)
        declared_m2 = declared.area_m2 if declared else None
        findings += area_findings
    ellipsoid_m2, plane_m2 = area or (None, None)
    return ImportedParcel(
        shape.geometry, crs, text["code"], text["name"], kind, declared_m2, ellipsoid_m2, plane_m2,
        attributes, layer, str(feature.id()), (*findings, *kind_findings),
    )  # fmt: skip


def _inspected(geometries: Sequence[Any], crs: CRS) -> list[Inspected]:
    """What each shape is worth, judged in metres: in degrees every flaw would look small."""
    array = np.array(geometries, dtype=object)
    # By their boxes: GEOS finds no centroid of a ring with three points.
    planes = choose_planes(shapely.box(*shapely.bounds(array).T), crs, AreaMethod.GEODESIC)
    return [
        inspect_parcel(to_plane(array[i : i + 1], crs, plane)[0]) for i, plane in enumerate(planes)
    ]  # fmt: skip


def _areas(geometries: Sequence[Any], inspected: Sequence[Inspected], crs: CRS) -> list[Areas]:
    """Ellipsoid and plane area of each usable shape; outside China there is no official area to compare with."""
    usable = [i for i, shape in enumerate(inspected) if not shape.problem]
    areas: list[Areas] = [None] * len(inspected)
    if not usable:
        return areas
    try:
        ellipsoid_m2, plane_m2 = areas_m2([geometries[i] for i in usable], crs)
    except CrsError:
        return areas
    for i, ellipsoid, plane in zip(usable, ellipsoid_m2.tolist(), plane_m2.tolist(), strict=True):
        areas[i] = (ellipsoid, plane)
    return areas


def _with_nesting(parcels: Iterable[ImportedParcel]) -> list[ImportedParcel]:
    """Say which outlines of a drawing lie inside another: a hole or a parcel of its own."""
    parcels = list(parcels)
    drawn = [i for i, p in enumerate(parcels) if any(f.code == "line_closed" for f in p.findings)]
    usable = [i for i in drawn if parcels[i].geometry.is_valid]
    if len(usable) < 2:
        return parcels
    shapes = [parcels[i].geometry for i in usable]
    inner, outer = shapely.STRtree(shapes).query(shapes, predicate="within")
    for i, j in zip(inner.tolist(), outer.tolist(), strict=True):
        if i != j:
            other = parcels[usable[j]]
            label = other.code or other.source_id
            finding = Finding("inside_other", None, {"other": label})
            parcels[usable[i]] = replace(parcels[usable[i]], findings=(*parcels[usable[i]].findings, finding))
    return parcels
