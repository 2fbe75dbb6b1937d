"""Measuring what the workspace holds, and keeping the result in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from qgis.core import QgsExpression, QgsVectorLayer

from ..bridge.layers import LayerSource, from_layer
from ..bridge.local_datum import on_cgcs2000
from ..bridge.measure_layers import MeasuredParcel
from ..bridge.measure_output import figures, provenance_record
from ..bridge.measure_request import MeasureRequest
from ..core.errors import QT_TRANSLATE_NOOP, StoreError
from ..core.measure.areas import AreaMethod
from ..core.rules.class_scheme import load_class_scheme
from ..core.rules.major_case import load_major_case_rule
from .local_datum import local_transform
from .reference_layers import ReferenceLayer, linked, open_vector, role_title
from .store import WorkspaceStore

POSITION_ERROR_FIELD = "position_error_m"
FIGURES = (
    "total_m2",
    "approved_m2",
    "illegal_m2",
    "illegal_mu",
    "cultivated_m2",
    "cultivated_mu",
    "basic_farmland_m2",
    "basic_farmland_mu",
    "unclassified_m2",
    "conflict_m2",
    "verdict",
    "is_major",
    "reasons",
)


def measure_request(
    store: WorkspaceStore, codes: Sequence[str] = (), method: str = "ellipsoid", local: str = ""
) -> MeasureRequest:
    """Everything needed to measure parcels of the workspace; call on the main thread.

    Parameters
    ----------
    codes : sequence of str
        Parcels to measure; all if empty.
    local : str
        Local parameters for layers on an old datum; empty: those that the workspace keeps.

    Raises
    ------
    StoreError, CrsError
        If a linked layer or the local parameters cannot be used.
    InputError
        If there are no such parcels.
    """
    land_use = _only(store, "land_use")
    farmland = _only(store, "basic_farmland")
    approved = [_source(store, reference) for reference in linked(store, "approved_land")]
    request = MeasureRequest(
        parcels=from_layer(parcels_by_code(store, codes)),
        scheme=load_class_scheme(land_use.scheme if land_use else "sandiao"),
        rule=load_major_case_rule(),
        method=AreaMethod(method),
        land_use=_source(store, land_use) if land_use else None,
        class_field=land_use.class_field if land_use else "DLBM",
        basic_farmland=_source(store, farmland) if farmland else None,
        approved_land=approved,
        position_error=POSITION_ERROR_FIELD,
        local_transform=local.strip() or local_transform(store),
    )
    return on_cgcs2000(request)


def parcels_by_code(store: WorkspaceStore, codes: Sequence[str]) -> QgsVectorLayer:
    """The parcels of these codes; all if there are none."""
    layer = store.layer("parcel")
    if codes:
        wanted = ", ".join(QgsExpression.quotedString(code) for code in codes)
        layer.setSubsetString(f'"code" IN ({wanted})')
    return layer


def _source(store: WorkspaceStore, reference: ReferenceLayer) -> LayerSource:
    return from_layer(open_vector(store, reference))


def _only(store: WorkspaceStore, role: str) -> ReferenceLayer | None:
    """The one layer of a role; two would leave open which of them counts."""
    found = linked(store, role)
    if len(found) > 1:
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "Several layers are linked as {role} ({names}); keep the one that is in force."
            ),
            role=role_title(role),
            names=", ".join(reference.name for reference in found),
        )
    return found[0] if found else None


def save_measurements(store: WorkspaceStore, request: MeasureRequest, measured: Sequence[MeasuredParcel]) -> None:
    """Append one row for each parcel; earlier rows stay."""
    now = datetime.now(UTC)
    common = provenance_record(request, [])
    rows = [_row(parcel, request, common, now) for parcel in measured]
    with store.writing("measurement") as writer:
        writer.insert("measurement", rows)


def _row(parcel: MeasuredParcel, request: MeasureRequest, common: dict[str, Any], now: datetime) -> dict[str, Any]:
    values = figures(parcel.measurement)
    code = str(parcel.attributes["code"])
    record = common | {"parcels": provenance_record(request, [parcel])["parcels"]}
    return {name: values[name] for name in FIGURES} | {
        "code": f"{code}@{now:%Y%m%dT%H%M%S%f}",
        "parcel_code": code,
        "measured_at": now.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "method": request.method.value,
        "parcel_sha256": parcel.parcel_hash,
        "record": json.dumps(record, ensure_ascii=False, sort_keys=True, default=str),
    }
