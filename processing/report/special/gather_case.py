"""Reading one case from a workspace and measuring its parcels afresh.

The same reading serves the workspace in use and the frozen one of a finished set (``inputs.gpkg`` is itself a small
workspace), so that a report is recomputed by the code that made it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsExpression, QgsRectangle

from ...bridge.layers import LayerSource
from ...bridge.measure_layers import MeasuredParcel, measure_layers
from ...bridge.measure_request import MeasureRequest
from ...core.cases.events import VOIDED
from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ...workspace.measuring import measure_request
from ...workspace.reference_layers import ReferenceLayer, linked
from ...workspace.store import WorkspaceStore
from ..content.crs_words import crs_to_text
from ..content.gather import crs_described, date_in_name
from ..content.model import LayerUse
from ..content.wording import plain_text
from .case_file import CaseFile, CaseParcel, Row, plain_row

# Parcels of one case that share more ground than this would be counted twice.
SHARED_M2 = 0.01
EXTENT_SETTING = "report.extent."
# Roles of linked layers by the name the report's tables know them under.
MAP_ROLES = {"planning": "planning", "road": "road", "imagery": "image"}


@dataclass(frozen=True)
class GatheredCase:
    """The case as plain values, and what maps and freezing need beside them."""

    file: CaseFile
    request: MeasureRequest
    measured: tuple[MeasuredParcel, ...]
    references: tuple[ReferenceLayer, ...]


def gather_case(store: WorkspaceStore, code: str, method: str, progress: Callable[[float], None]) -> GatheredCase:
    """Read one case and measure its parcels; on the main thread, for it opens layers.

    Raises
    ------
    InputError
        If there is no such case, it has no parcel, or its parcels cannot be measured or overlap.
    StoreError
        If a linked layer cannot be used.
    """
    case = _case_row(store, code)
    of_case = f'"legal_case_code" = {QgsExpression.quotedString(code)}'
    rows = sorted(store.rows("parcel", of_case), key=lambda row: str(row["code"]))
    if not rows:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The case {case} has no parcel; give its parcels the case's code first."),
            case=code,
        )
    codes = [str(row["code"]) for row in rows]
    request = _with_extents(store, measure_request(store, codes, method))
    by_code = {str(m.attributes["code"]): m for m in measure_layers(request, progress)}
    measured = tuple(by_code[parcel] for parcel in codes)
    parcels = tuple(_parcel(store, row, m) for row, m in zip(rows, measured, strict=True))
    _refuse_overlaps(parcels)
    references = tuple(linked(store))
    file = CaseFile(
        case=plain_row(case),
        parcels=parcels,
        events=_standing(store.rows("case_event", of_case)),
        documents=_by_day(store.rows("document", of_case)),
        photos=_photos(store, of_case, codes),
        officers={str(row["code"]): plain_row(row) for row in store.rows("officer")},
        units={str(row["code"]): plain_row(row) for row in store.rows("unit")},
        layers=_layers_used(request, references),
        method=request.method.value,
        scheme_title=request.scheme.title,
        net_of_ridges=request.net_of_ridges,
        rule=request.rule,
        criminal=request.criminal,
    )
    return GatheredCase(file, request, measured, references)


def _case_row(store: WorkspaceStore, code: str) -> Row:
    rows = store.rows("legal_case")
    found = next((row for row in rows if str(row["code"]) == code), None)
    if found is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "There is no case {case} in the workspace {path} (it begins with: {known})."
            ),
            case=code or "-",
            path=store.location,
            known="、".join(str(row["code"]) for row in rows[:8]) or "-",
        )
    return found


def _parcel(store: WorkspaceStore, row: Row, measured: MeasuredParcel) -> CaseParcel:
    code = str(row["code"])
    if measured.measurement.total_m2 is None:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The parcel {wanted} could not be measured: {reason}"),
            wanted=code,
            reason=measured.measurement.reasons,
        )
    stored = store.rows("measurement", f'"parcel_code" = {QgsExpression.quotedString(code)}')
    latest = max(stored, key=lambda r: (str(r["measured_at"]), str(r["code"])), default=None)
    return CaseParcel(
        code=code,
        row=plain_row(row),
        measurement=measured.measurement,
        geometry=measured.geometry,
        crs=crs_to_text(measured.plane),
        position_error_m=measured.position_error_m,
        sources={"parcel": (measured.parcel_hash,)}
        | {role: tuple(sorted(hashes)) for role, hashes in measured.reference_hashes.items()},
        stored_sha256=str(latest["parcel_sha256"] or "") if latest else "",
    )


def _refuse_overlaps(parcels: Sequence[CaseParcel]) -> None:
    for number, first in enumerate(parcels):
        for second in parcels[number + 1 :]:
            if first.crs != second.crs:
                continue
            if not first.geometry.intersects(second.geometry):
                continue
            shared_m2 = shapely.intersection(first.geometry, second.geometry).area
            if shared_m2 > SHARED_M2:
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "landpatrol",
                        "The parcels {first} and {second} of one case overlap by {area} m², which would be counted"
                        " twice; correct their boundaries first.",
                    ),
                    first=first.code,
                    second=second.code,
                    area=f"{shared_m2:.2f}",
                )


def _by_day(rows: Sequence[Row]) -> tuple[Row, ...]:
    ordered = sorted(rows, key=lambda row: (str(row["local_date"] or ""), int(row["fid"])))
    return tuple(plain_row(row) for row in ordered)


def _standing(events: Sequence[Row]) -> tuple[Row, ...]:
    """Events are never changed: a later one may correct an earlier one, which then no longer counts."""
    corrected = {str(row.get("corrects_code") or "") for row in events}
    return _by_day([row for row in events if str(row["code"]) not in corrected and row["kind"] != VOIDED])


def _photos(store: WorkspaceStore, of_case: str, parcels: Sequence[str]) -> tuple[Row, ...]:
    listed = ", ".join(QgsExpression.quotedString(code) for code in parcels)
    rows = store.rows("photo", f'{of_case} OR "parcel_code" IN ({listed})')
    return tuple(plain_row(row) for row in sorted(rows, key=lambda row: str(row["code"])))


def _with_extents(store: WorkspaceStore, request: MeasureRequest) -> MeasureRequest:
    """In a frozen workspace the layers hold only what lies near; how far the whole ones reach was written down."""
    extents = {
        str(row["code"]).removeprefix(EXTENT_SETTING): [float(number) for number in str(row["value"]).split(",")]
        for row in store.rows("setting")
        if str(row["code"]).startswith(EXTENT_SETTING)
    }

    def restored(role: str, layer: LayerSource | None) -> LayerSource | None:
        known = extents.get(role)
        return layer if layer is None or known is None else replace(layer, extent=QgsRectangle(*known))

    return replace(request, basic_farmland=restored("basic_farmland", request.basic_farmland))


def _layers_used(request: MeasureRequest, references: Sequence[ReferenceLayer]) -> tuple[LayerUse, ...]:
    measured = [
        ("parcels", request.parcels),
        ("land_use", request.land_use),
        ("basic_farmland", request.basic_farmland),
    ]
    measured += [("approved_land", layer) for layer in request.approved_land]
    used = [
        LayerUse(role, layer.name, crs_described(layer.crs), date_in_name(layer.name))
        for role, layer in measured
        if layer is not None
    ]
    for reference in references:
        if reference.role in MAP_ROLES:
            dated = plain_text(reference.image_local_date) or date_in_name(reference.name)
            crs = crs_described(QgsCoordinateReferenceSystem(reference.crs))
            used.append(LayerUse(MAP_ROLES[reference.role], reference.name, crs, dated))
    return tuple(used)
