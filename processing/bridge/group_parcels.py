"""Parcels of a layer grouped into matters: read, measured where they are not, proposed, and given as rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from qgis.core import NULL, QgsFeature, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType

from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.rules.adjoining import AdjoiningParcel, Matter, find_neighbours, propose_matters
from ..core.rules.matter_words import matter_sentence, matter_wording, neighbour_sentences, would_be_major
from ..core.units import m2_to_mu
from .carried_fields import carried_field, carried_value
from .features import to_plane
from .measure_layers import MeasuredParcel, measure_layers
from .measure_request import MeasureRequest

LABEL_FIELDS = ("code", "图斑编号", "TBBH", "JCBH")
FIGURE_FIELDS = {"total": "illegal_m2", "cultivated": "cultivated_m2", "basic_farmland": "basic_farmland_m2"}
# A measured layer whose shape gives another area than its figures was edited since.
UNCHANGED_M2 = 0.05
NUMBER, TEXT, WHOLE, YES_NO = (
    QMetaType.Type.Double,
    QMetaType.Type.QString,
    QMetaType.Type.LongLong,
    QMetaType.Type.Bool,
)
MATTER_FIELDS: tuple[tuple[str, Any, str], ...] = (
    ("matter", TEXT, "事项编号"),
    ("party", TEXT, "当事人"),
    ("count", WHOLE, "图斑数"),
    ("parcels", TEXT, "图斑"),
    ("first_date", TEXT, "最早发现日期"),
    ("last_date", TEXT, "最晚发现日期"),
    ("total_mu", NUMBER, "违法占地合计(亩)"),
    ("cultivated_mu", NUMBER, "耕地合计(亩)"),
    ("basic_farmland_mu", NUMBER, "永久基本农田合计(亩)"),
    ("would_be_major", YES_NO, "合并后重大案件"),
    ("sentence", TEXT, "建议"),
    ("neighbours", TEXT, "相邻情况"),
    ("confirmed", YES_NO, "承办人决定并案"),
    ("confirm_reason", TEXT, "决定理由"),
)
MATTER_ALIASES = {name: alias for name, _, alias in MATTER_FIELDS}
PARCEL_ALIASES = {"matter": "事项编号"}


@dataclass(frozen=True)
class GroupingOptions:
    """How to group.

    Attributes
    ----------
    party_field, date_field : str
        As the layer spells them; `date_field` empty: dates are not looked at.
    """

    party_field: str
    date_field: str
    gap_m: float
    months: int


@dataclass(frozen=True)
class Grouped:
    """Parcels with their matter, and the matters' rows."""

    features: list[tuple[QgsFeature, str]]
    matters: list[dict[str, Any]]


def group_parcels(request: MeasureRequest, options: GroupingOptions, progress: Callable[[float], None]) -> Grouped:
    """Propose matters for the parcels of the request's layer.

    Raises
    ------
    CrsError, InputError
        If the layer cannot be used.
    """
    measured = measure_layers(request, progress)
    plane = next((parcel.plane for parcel in measured if parcel.geometry is not None), None)
    if plane is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "No parcel of the layer {layer} has a shape; digitise or import the parcels first."
            ),
            layer=request.parcels.name,
        )
    parcels = [_parcel(parcel, plane, request, options) for parcel in measured]
    months = options.months if options.date_field else None
    neighbours = find_neighbours(parcels, options.gap_m)
    matters = propose_matters(parcels, neighbours, months)
    ids = _ids(matters, parcels)
    rows = []
    for matter, matter_id in zip(matters, ids, strict=True):
        said = neighbour_sentences(matter, parcels, neighbours, months)
        said += [note for index in matter.members for note in _parcel_notes(measured[index], parcels[index])]
        rows.append(
            _row(matter, matter_id, parcels)
            | {
                "would_be_major": would_be_major(matter, parcels, request.rule),
                "sentence": matter_sentence(matter, parcels, request.rule, options.gap_m, months),
                "neighbours": "；".join(said),
            }
        )
    of_parcel = {index: matter_id for matter, matter_id in zip(matters, ids, strict=True) for index in matter.members}
    return Grouped([(parcel.feature, of_parcel[index]) for index, parcel in enumerate(measured)], rows)


def _parcel(parcel: MeasuredParcel, plane: Any, request: MeasureRequest, options: GroupingOptions) -> AdjoiningParcel:
    shape = parcel.geometry
    if shape is not None:
        shape = to_plane(np.array([shape], dtype=object), parcel.plane, plane)[0]
    kind = str(parcel.attributes.get(request.kind_field) or "").strip().lower()
    party = parcel.attributes.get(options.party_field)
    return AdjoiningParcel(
        _label(parcel, request),
        shape,
        "" if party is None else str(party),
        parse_date(parcel.attributes.get(options.date_field)) if options.date_field else None,
        _areas(parcel),
        kind in request.rule.mineral_kinds,
    )


def _label(parcel: MeasuredParcel, request: MeasureRequest) -> str:
    field = request.parcels.field_name(*LABEL_FIELDS)
    value = parcel.attributes.get(field) if field else None
    return str(value) if value not in (None, "") else f"#{parcel.feature.id()}"


def _areas(parcel: MeasuredParcel) -> dict[str, float | None]:
    """Figures of an earlier measuring where the layer has them, else the whole parcel as measured now."""
    recorded = {name: _number(parcel.attributes.get(field)) for name, field in FIGURE_FIELDS.items()}
    if recorded["total"] is None:
        recorded["total"] = parcel.measurement.illegal_m2
    return recorded


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and np.isfinite(value) else None


def _parcel_notes(measured: MeasuredParcel, parcel: AdjoiningParcel) -> list[str]:
    words, m = matter_wording()["neighbours"], measured.measurement
    if m.total_m2 is None:
        return [words["unmeasured"].format(parcel=parcel.label, problem=m.reasons.rstrip("。"))]
    if _number(measured.attributes.get(FIGURE_FIELDS["total"])) is None:
        return [words["whole"].format(parcel=parcel.label)]
    before = _number(measured.attributes.get("total_m2"))
    changed = before is not None and abs(before - m.total_m2) > UNCHANGED_M2
    return [words["changed"].format(parcel=parcel.label)] if changed else []


def _ids(matters: Sequence[Matter], parcels: Sequence[AdjoiningParcel]) -> list[str]:
    """Each matter is called after its first parcel, so that a later run gives the same name."""
    seen: dict[str, int] = {}
    ids = []
    for matter in matters:
        label = parcels[matter.members[0]].label
        seen[label] = seen.get(label, 0) + 1
        ids.append(f"M-{label}" if seen[label] == 1 else f"M-{label}-{seen[label]}")
    return ids


def _row(matter: Matter, matter_id: str, parcels: Sequence[AdjoiningParcel]) -> dict[str, Any]:
    members = [parcels[index] for index in matter.members]
    days = sorted(member.found for member in members if member.found is not None)
    sums = matter.sums_m2(parcels)
    return {
        "matter": matter_id,
        "party": members[0].party.strip(),
        "count": len(members),
        "parcels": "、".join(member.label for member in members),
        "first_date": days[0].isoformat() if days else None,
        "last_date": days[-1].isoformat() if days else None,
        **{f"{name}_mu": None if area is None else m2_to_mu(area) for name, area in sums.items()},
    }


def parse_date(value: Any) -> date | None:
    """A date as attribute tables hold it: ISO, with slashes, dots or 年月日, or eight digits; None for anything else."""
    text = str(value or "").strip().split("T")[0].split(" ")[0]
    plain = text.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").replace(".", "-")
    for pattern in ("%Y-%m-%d", "%Y%m%d"):
        try:
            return datetime.strptime(plain, pattern).date()  # a calendar day has no zone
        except ValueError:
            continue
    return None


def parcel_fields(fields: QgsFields) -> QgsFields:
    """The input's fields and `matter`; that of an earlier grouping is replaced."""
    kept = QgsFields()
    for field in fields.toList():
        if field.name().lower() != "matter":
            kept.append(carried_field(field))
    kept.append(QgsField("matter", TEXT))
    return kept


def parcel_feature(feature: QgsFeature, matter_id: str, fields: QgsFields) -> QgsFeature:
    """A parcel as it was drawn, with its matter."""
    row = QgsFeature(fields)
    row.setGeometry(feature.geometry())
    for index, name in enumerate(fields.names()):
        row.setAttribute(index, matter_id if name == "matter" else carried_value(feature[name]))
    return row


def matter_fields() -> QgsFields:
    """Fields of the table MATTERS."""
    fields = QgsFields()
    for name, kind, _ in MATTER_FIELDS:
        fields.append(QgsField(name, kind))
    return fields


def matter_feature(row: dict[str, Any], fields: QgsFields) -> QgsFeature:
    """One row of the table MATTERS; the officer's decision is left open."""
    feature = QgsFeature(fields)
    feature.setAttributes([NULL if row.get(name) is None else row[name] for name in fields.names()])
    return feature
