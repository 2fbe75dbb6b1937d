"""The clock's tables and layers: fields with Chinese aliases, and features from core's values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from qgis.core import QgsFeature, QgsField, QgsFields, QgsGeometry
from qgis.PyQt.QtCore import QDate, QMetaType

TEXT, WHOLE, DAY, YES_NO = QMetaType.Type.QString, QMetaType.Type.Int, QMetaType.Type.QDate, QMetaType.Type.Bool
Columns = tuple[tuple[str, Any, str], ...]

DUTY_FIELDS: Columns = (
    ("key", TEXT, "编号"),
    ("number", WHOLE, "序号"),
    ("rule", TEXT, "时限代码"),
    ("duty", TEXT, "事项"),
    ("case_code", TEXT, "案件或线索编号"),
    ("case_name", TEXT, "案件"),
    ("unit_code", TEXT, "责任单位编号"),
    ("unit_name", TEXT, "责任单位"),
    ("to", TEXT, "送达或报送"),
    ("document", TEXT, "文书"),
    ("trigger", TEXT, "起算事由"),
    ("start_local_date", DAY, "起算日"),
    ("term", TEXT, "期限"),
    ("due_local_date", DAY, "到期日(本局口径)"),
    ("by_days_local_date", DAY, "按自然日(顺延后)"),
    ("unrolled_local_date", DAY, "按自然日(顺延前)"),
    ("by_workdays_local_date", DAY, "按工作日"),
    ("reading", TEXT, "本局口径"),
    ("first_due_local_date", DAY, "较早的到期日"),
    ("done_local_date", DAY, "完成日"),
    ("state", TEXT, "状态代码"),
    ("state_title", TEXT, "状态"),
    ("days_left", WHOLE, "剩余工作日"),
    ("late_days", WHOLE, "逾期天数"),
    ("done", WHOLE, "已做次数"),
    ("needed", WHOLE, "应做次数"),
    ("is_provisional", YES_NO, "暂定"),
    ("note", TEXT, "说明"),
)
CASE_FIELDS: Columns = (
    ("parcel_code", TEXT, "图斑编号"),
    ("parcel_name", TEXT, "图斑名称"),
    ("case_code", TEXT, "案件编号"),
    ("case_name", TEXT, "案件"),
    ("unit_name", TEXT, "承办机构"),
    ("stage", TEXT, "阶段代码"),
    ("stage_title", TEXT, "阶段"),
    ("is_major", YES_NO, "重大案件"),
    ("verdict", TEXT, "综合判定"),
    ("state", TEXT, "时限状态代码"),
    ("state_title", TEXT, "时限状态"),
    ("rule", TEXT, "下一时限代码"),
    ("duty", TEXT, "下一待办"),
    ("due_unit", TEXT, "由谁办理"),
    ("due_local_date", DAY, "到期日"),
    ("days_left", WHOLE, "剩余工作日"),
    ("overdue", WHOLE, "逾期事项数"),
    ("is_provisional", YES_NO, "暂定"),
    ("label", TEXT, "标注"),
    ("note", TEXT, "说明"),
)
TIMELINE_FIELDS: Columns = (
    ("parcel_code", TEXT, "图斑编号"),
    ("case_code", TEXT, "案件编号"),
    ("case_name", TEXT, "案件"),
    ("from_local_date", DAY, "自"),
    ("to_local_date", DAY, "至(含)"),
    ("until_local_date", DAY, "至(不含)"),
    ("state", TEXT, "时限状态代码"),
    ("state_title", TEXT, "时限状态"),
    ("rule", TEXT, "时限代码"),
    ("due_local_date", DAY, "到期日"),
    ("is_provisional", YES_NO, "暂定"),
    ("label", TEXT, "标注"),
)
FINDING_FIELDS: Columns = (
    ("case_code", TEXT, "案件编号"),
    ("finding", TEXT, "问题代码"),
    ("sentence", TEXT, "问题"),
)


def fields_of(columns: Columns) -> QgsFields:
    """QGIS fields of a table."""
    fields = QgsFields()
    for name, kind, _ in columns:
        fields.append(QgsField(name, kind))
    return fields


def aliases_of(columns: Columns) -> dict[str, str]:
    """Chinese names by field."""
    return {name: alias for name, _, alias in columns}


def features_of(columns: Columns, rows: Iterable[tuple[Mapping[str, Any], QgsGeometry | None]]) -> Iterable[QgsFeature]:
    """A feature for each row of values; days become QDate."""
    fields = fields_of(columns)
    for values, geometry in rows:
        feature = QgsFeature(fields)
        feature.setAttributes([_value(values.get(name)) for name, _, _ in columns])
        if geometry is not None:
            feature.setGeometry(geometry)
        yield feature


def _value(value: Any) -> Any:
    return QDate(value.year, value.month, value.day) if isinstance(value, date) else value
