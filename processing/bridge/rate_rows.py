"""The table RATES: one row for each unit and rate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..core.rates.count import Period, Rate

COLUMNS = {
    "unit_code": ("机构代码", "text"),
    "unit_name": ("机构名称", "text"),
    "rate": ("指标代码", "text"),
    "title": ("指标", "text"),
    "done": ("分子", "int"),
    "total": ("分母", "int"),
    "rate_pct": ("比率(%)", "real"),
    "low_pct": ("区间下限(%)", "real"),
    "high_pct": ("区间上限(%)", "real"),
    "target_pct": ("目标(%)", "real"),
    "met": ("达到目标", "bool"),
    "too_few": ("样本偏少", "bool"),
    "text": ("打印文字", "text"),
    "judgement": ("结论", "text"),
    "denominator": ("分母口径", "text"),
    "definition": ("计算口径", "text"),
    "counted": ("计入的图斑或案件", "text"),
    "lacking": ("其中未达到的", "text"),
    "start_local_date": ("开始日期", "date"),
    "end_local_date": ("结束日期", "date"),
    "as_of_local_date": ("截至日期", "date"),
}


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def rate_row(rate: Rate, period: Period, unit_names: Mapping[str, str], whole_area: str) -> dict[str, Any]:
    """One row."""
    return {
        "unit_code": rate.unit_code,
        "unit_name": unit_names.get(rate.unit_code, rate.unit_code) if rate.unit_code else whole_area,
        "rate": rate.rule.code,
        "title": rate.rule.title,
        "done": rate.done,
        "total": rate.total,
        "rate_pct": _percent(rate.share),
        "low_pct": _percent(rate.low),
        "high_pct": _percent(rate.high),
        "target_pct": rate.rule.target_pct,
        "met": rate.met,
        "too_few": rate.too_few,
        "text": rate.text,
        "judgement": rate.judgement,
        "denominator": rate.rule.denominator,
        "definition": rate.definition,
        "counted": "、".join(rate.counted),
        "lacking": "、".join(rate.lacking),
        "start_local_date": period.start.isoformat(),
        "end_local_date": period.end.isoformat(),
        "as_of_local_date": period.as_of.isoformat(),
    }
