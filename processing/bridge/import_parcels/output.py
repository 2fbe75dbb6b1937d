"""Imported parcels as features and as the report of the import."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import shapely
from qgis.core import NULL, QgsFeature, QgsField, QgsFields, QgsGeometry
from qgis.PyQt.QtCore import QMetaType

from ..translate import sentence
from .model import Imported, ImportedFile, ImportedParcel
from .target import crs_name, in_target

NUMBER, TEXT = QMetaType.Type.Double, QMetaType.Type.QString
PARCEL_FIELDS: tuple[tuple[str, Any, str], ...] = (
    ("code", TEXT, "编号"),
    ("name", TEXT, "名称"),
    ("kind", TEXT, "类型"),
    ("declared_m2", NUMBER, "申报面积(平方米)"),
    ("ellipsoid_m2", NUMBER, "椭球面积(平方米)"),
    ("plane_m2", NUMBER, "平面面积(平方米)"),
    ("notes", TEXT, "导入说明"),
    ("source_file", TEXT, "来源文件"),
    ("source_layer", TEXT, "来源图层"),
    ("source_id", TEXT, "来源要素号"),
    ("source_crs", TEXT, "来源坐标系"),
    ("source_sha256", TEXT, "来源文件SHA-256"),
    ("source_attributes", TEXT, "来源属性(JSON)"),
)
PARCEL_ALIASES = {name: alias for name, _, alias in PARCEL_FIELDS}


def parcel_fields() -> QgsFields:
    """Fields of the layer PARCELS."""
    fields = QgsFields()
    for name, kind, _ in PARCEL_FIELDS:
        fields.append(QgsField(name, kind))
    return fields


def parcel_features(imported: Imported, fields: QgsFields) -> Iterator[QgsFeature]:
    """All parcels in the CRS of the result."""
    assert imported.crs is not None, "features are asked for only where there is a layer to be made"
    for file in imported.files:
        for parcel in file.parcels:
            geometry, moved = in_target(parcel, imported.crs)
            feature = QgsFeature(fields)
            shape = QgsGeometry()
            shape.fromWkb(shapely.to_wkb(geometry))
            shape.convertToMultiType()
            feature.setGeometry(shape)
            values = _values(parcel, file, [f.text for f in (*parcel.findings, *moved) if f.severity != "info"])
            feature.setAttributes([NULL if values[name] is None else values[name] for name, _, _ in PARCEL_FIELDS])
            yield feature


def _values(parcel: ImportedParcel, file: ImportedFile, notes: list[str]) -> dict[str, Any]:
    return {
        "code": parcel.code,
        "name": parcel.name,
        "kind": parcel.kind,
        "declared_m2": parcel.declared_m2,
        "ellipsoid_m2": parcel.ellipsoid_m2,
        "plane_m2": parcel.plane_m2,
        "notes": "；".join(notes),
        "source_file": file.path.name,
        "source_layer": parcel.source_layer,
        "source_id": parcel.source_id,
        "source_crs": crs_name(parcel.crs),
        "source_sha256": file.sha256,
        "source_attributes": json.dumps(parcel.attributes, ensure_ascii=False, default=str),
    }


def import_record(imported: Imported) -> dict[str, Any]:
    """What was read, repaired, doubted and refused, for the report file."""
    return {
        "schema_version": 1,
        "crs": crs_name(imported.crs) if imported.crs else None,
        "files": [_file_record(file) for file in imported.files],
        "refused": [
            {"file": refused.path.name, "path": str(refused.path), "reason": sentence(refused.error)}
            for refused in imported.refused
        ],
    }


def _file_record(file: ImportedFile) -> dict[str, Any]:
    return {
        "file": file.path.name,
        "path": str(file.path),
        "sha256": file.sha256,
        "format": file.format,
        "findings": [finding.as_record() for finding in file.findings],
        "parcels": [_parcel_record(parcel) for parcel in file.parcels],
        **file.details,
    }


def _parcel_record(parcel: ImportedParcel) -> dict[str, Any]:
    return {
        "code": parcel.code,
        "source_id": parcel.source_id,
        "crs": crs_name(parcel.crs),
        "declared_m2": parcel.declared_m2,
        "ellipsoid_m2": parcel.ellipsoid_m2,
        "plane_m2": parcel.plane_m2,
        "findings": [finding.as_record() for finding in parcel.findings],
    }
