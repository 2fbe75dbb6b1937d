"""The user's own fields on their way to an output: kinds that a GeoPackage cannot hold become text."""

from __future__ import annotations

import json
from typing import Any

from qgis.core import QgsField
from qgis.PyQt.QtCore import QMetaType

NESTED = {
    QMetaType.Type.QVariantMap,
    QMetaType.Type.QVariantList,
    QMetaType.Type.QStringList,
}


def carried_field(field: QgsField) -> QgsField:
    """The same field without its constraints; maps and lists as text."""
    if field.type() in NESTED:
        return QgsField(field.name(), QMetaType.Type.QString)
    return QgsField(field.name(), field.type(), field.typeName(), field.length(), field.precision())


def carried_value(value: Any) -> Any:
    """The same value; maps and lists as JSON."""
    if isinstance(value, (dict, list, tuple)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value
