"""Results of measuring as fields, rows and the provenance record."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pyproj
import shapely
from qgis.core import NULL, Qgis, QgsFeature, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType

from ..core.measurement import TEST_NAMES, BreakdownRow, ParcelMeasurement, ThresholdTest
from ..core.provenance import rule_hash
from ..core.units import m2_to_mu
from .carried_fields import carried_field, carried_value
from .layers import LayerSource
from .measure_layers import MeasuredParcel
from .measure_request import MeasureRequest

NUMBER, TEXT, WHOLE, YES_NO = (
    QMetaType.Type.Double,
    QMetaType.Type.QString,
    QMetaType.Type.LongLong,
    QMetaType.Type.Bool,
)
TEST_ALIASES = {"total": "违法占地", "cultivated": "耕地", "basic_farmland": "永久基本农田"}

OUTPUT_FIELDS: tuple[tuple[str, Any, str], ...] = (
    ("parcel_fid", WHOLE, "图斑要素号"),
    ("total_m2", NUMBER, "图斑面积(平方米)"),
    ("total_mu", NUMBER, "图斑面积(亩)"),
    ("plane_m2", NUMBER, "平面面积(平方米)"),
    ("approved_m2", NUMBER, "已批面积(平方米)"),
    ("illegal_m2", NUMBER, "违法占地(平方米)"),
    ("illegal_mu", NUMBER, "违法占地(亩)"),
    ("cultivated_m2", NUMBER, "耕地(平方米)"),
    ("cultivated_mu", NUMBER, "耕地(亩)"),
    ("cultivated_gross_m2", NUMBER, "耕地含田坎(平方米)"),
    ("basic_farmland_m2", NUMBER, "永久基本农田(平方米)"),
    ("basic_farmland_mu", NUMBER, "永久基本农田(亩)"),
    ("basic_farmland_gross_m2", NUMBER, "永久基本农田含田坎(平方米)"),
    ("unclassified_m2", NUMBER, "地类不明(平方米)"),
    ("conflict_m2", NUMBER, "地类冲突(平方米)"),
    ("cultivated_min_m2", NUMBER, "耕地下限(平方米)"),
    ("cultivated_max_m2", NUMBER, "耕地上限(平方米)"),
    ("basic_farmland_cultivated_m2", NUMBER, "永久基本农田中的耕地(平方米)"),
    ("other_cultivated_m2", NUMBER, "基本农田以外的耕地(平方米)"),
    *(
        (f"{test}_{suffix}", kind, f"{TEST_ALIASES[test]}{alias}")
        for test in TEST_NAMES
        for suffix, kind, alias in (
            ("margin_m2", NUMBER, "距界线(平方米)"),
            ("band_mu", NUMBER, "误差带(亩)"),
            ("verdict", TEXT, "判定"),
        )
    ),
    ("verdict", TEXT, "综合判定"),
    ("is_major", YES_NO, "重大案件"),
    ("reasons", TEXT, "理由"),
    ("notes", TEXT, "说明"),
    ("criminal_reached", YES_NO, "达到刑事面积标准"),
    ("criminal_reasons", TEXT, "刑事面积标准说明"),
)
BREAKDOWN_FIELDS: tuple[tuple[str, Any, str], ...] = (
    ("parcel_fid", WHOLE, "图斑要素号"),
    ("layer", TEXT, "图层"),
    ("class_code", TEXT, "地类编码"),
    ("class_name", TEXT, "地类名称"),
    ("gross_m2", NUMBER, "毛面积(平方米)"),
    ("net_m2", NUMBER, "净面积(平方米)"),
)


OUTPUT_ALIASES = {name: alias for name, _, alias in OUTPUT_FIELDS}
BREAKDOWN_ALIASES = {name: alias for name, _, alias in BREAKDOWN_FIELDS}


def output_fields(parcel_fields: QgsFields) -> QgsFields:
    """The input's fields, then ours; fields of an earlier measuring are replaced."""
    fields = QgsFields()
    for field in parcel_fields.toList():
        if field.name().lower() not in OUTPUT_ALIASES:
            fields.append(carried_field(field))
    for name, kind, _ in OUTPUT_FIELDS:
        fields.append(QgsField(name, kind))
    return fields


def breakdown_fields() -> QgsFields:
    """Fields of the table BREAKDOWN."""
    fields = QgsFields()
    for name, kind, _ in BREAKDOWN_FIELDS:
        fields.append(QgsField(name, kind))
    return fields


def _mu(area_m2: float | None) -> float | None:
    return None if area_m2 is None else m2_to_mu(area_m2)


def _test_values(test: ThresholdTest) -> dict[str, Any]:
    return {
        f"{test.name}_margin_m2": test.margin_m2,
        f"{test.name}_band_mu": _mu(test.band_m2),
        f"{test.name}_verdict": test.verdict.value,
    }


def figures(m: ParcelMeasurement) -> dict[str, Any]:
    """All output values of one parcel by field name; None where not measured."""
    plain = [
        "parcel_fid",
        "total_m2",
        "plane_m2",
        "approved_m2",
        "illegal_m2",
        "cultivated_m2",
        "cultivated_gross_m2",
        "basic_farmland_m2",
        "basic_farmland_gross_m2",
        "unclassified_m2",
        "conflict_m2",
        "cultivated_min_m2",
        "cultivated_max_m2",
        "basic_farmland_cultivated_m2",
        "other_cultivated_m2",
        "is_major",
        "reasons",
        "criminal_reached",
        "criminal_reasons",
    ]
    values = {name: getattr(m, name) for name in plain}
    for name in ("total", "illegal", "cultivated", "basic_farmland"):
        values[f"{name}_mu"] = _mu(values[f"{name}_m2"])
    for test in m.tests.values():
        values |= _test_values(test)
    return values | {"verdict": m.verdict.value, "notes": "；".join(m.notes)}


def output_feature(measured: MeasuredParcel, fields: QgsFields) -> QgsFeature:
    """The parcel as it was drawn, with its attributes and our figures."""
    feature = QgsFeature(fields)
    feature.setGeometry(measured.feature.geometry())
    values = figures(measured.measurement)
    row = [values[name] if name in OUTPUT_ALIASES else carried_value(measured.feature[name]) for name in fields.names()]
    feature.setAttributes([NULL if value is None else value for value in row])
    return feature


def breakdown_feature(parcel_fid: int, row: BreakdownRow, fields: QgsFields) -> QgsFeature:
    """One row of the table BREAKDOWN."""
    feature = QgsFeature(fields)
    feature.setAttributes([parcel_fid, row.layer, row.class_code, row.class_name, row.gross_m2, row.net_m2])
    return feature


def _layer_record(role: str, layer: LayerSource) -> dict[str, Any]:
    return {
        "role": role,
        "name": layer.name,
        "crs": layer.crs.authid() or layer.crs.toWkt(),
        "source": layer.uri,
        "filter": layer.filter_text,
        "notes": list(layer.notes),
        "feature_count": layer.feature_count,
    }


def _plane_texts(measured: Iterable[MeasuredParcel]) -> dict[int, str]:
    """Name of each plane by its identity: most parcels share one, and asking for it takes PROJ a while."""
    texts = {}
    for plane in {id(parcel.plane): parcel.plane for parcel in measured}.values():
        authority = plane.to_authority()
        texts[id(plane)] = ":".join(authority) if authority else plane.to_wkt()
    return texts


def _parcel_record(measured: MeasuredParcel, plane: str) -> dict[str, Any]:
    return {
        "parcel_fid": measured.measurement.parcel_fid,
        "sha256": measured.parcel_hash,
        "plane": plane,
        "references_sha256": measured.reference_hashes,
        "figures": figures(measured.measurement),
        "breakdown": [vars(row) for row in measured.measurement.breakdown],
        "small_pieces": [vars(piece) for piece in measured.measurement.small_pieces],
        "overlaps": [vars(overlap) for overlap in measured.measurement.overlaps],
    }


def provenance_record(request: MeasureRequest, measured: list[MeasuredParcel]) -> dict[str, Any]:
    """What a second person needs to recompute every figure: inputs with hashes, rules, parameters, versions."""
    layers = [("parcels", request.parcels)]
    layers += [(role, getattr(request, role)) for role in ("land_use", "basic_farmland") if getattr(request, role)]
    layers += [("approved_land", layer) for layer in request.approved_land]
    planes = _plane_texts(measured)
    return {
        "schema_version": 1,
        "parameters": {
            "method": request.method.value,
            "scheme": request.scheme.name,
            "class_field": request.class_field,
            "net_of_ridges": request.net_of_ridges,
            "kind_field": request.kind_field,
            "position_error_m": request.position_error,
            "source_field": request.source_field,
            "local_transform": request.local_transform,
            "list_below_m2": request.list_below_m2,
        },
        "rule": {"source": request.rule.source, "lines_mu": dict(request.rule.lines_mu)},
        "criminal_line": {"source": request.criminal.source, "lines_mu": dict(request.criminal.lines_mu)},
        "rules_sha256": rule_hash(request.rule, request.scheme),
        "layers": [_layer_record(role, layer) for role, layer in layers],
        "parcels": [_parcel_record(parcel, planes[id(parcel.plane)]) for parcel in measured],
        "run": {
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "qgis": Qgis.version(),
            "geos": shapely.geos_version_string,
            "shapely": shapely.__version__,
            "proj": pyproj.proj_version_str,
            "python": platform.python_version(),
        },
    }


def to_json(record: dict[str, Any]) -> str:
    """A record as JSON, each entry of its lists on a line of its own, Chinese kept."""
    parts = []
    for key in sorted(record):
        value = record[key]
        several = isinstance(value, list) and value
        text = "[\n" + ",\n".join(map(_line, value)) + "\n]" if several else _line(value)
        parts.append(f"{_line(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
