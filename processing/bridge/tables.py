"""Plain rows as features of a table or layer that is to be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from qgis.core import NULL, QgsFeature, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType

KINDS = {
    "text": QMetaType.Type.QString,
    "int": QMetaType.Type.Int,
    "real": QMetaType.Type.Double,
    "bool": QMetaType.Type.Bool,
    "date": QMetaType.Type.QString,  # ISO text: a GeoPackage DATE comes back as a Qt object, and text sorts the same
}
GEOMETRY = "geom"


def fields_of(columns: Mapping[str, str]) -> QgsFields:
    """Fields from names and kinds (`text`, `int`, `real`, `bool`, `date`)."""
    fields = QgsFields()
    for name, kind in columns.items():
        fields.append(QgsField(name, KINDS[kind]))
    return fields


def features_of(rows: Iterable[Mapping[str, Any]], fields: QgsFields) -> Iterator[QgsFeature]:
    """Rows by column name; the key `geom` holds a QgsGeometry where there is one."""
    for row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes([NULL if row[name] is None else row[name] for name in fields.names()])
        if row.get(GEOMETRY) is not None:
            feature.setGeometry(row[GEOMETRY])
        yield feature
