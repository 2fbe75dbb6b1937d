"""Parcels whose latest measuring no longer fits their shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..bridge.crs_guard import to_pyproj
from ..bridge.layers import from_layer
from ..bridge.measure_layers import hashes_of_parcels
from ..bridge.measure_request import MeasureRequest
from ..bridge.read_parcels import read_parcels
from ..core.rules.class_scheme import load_class_scheme
from ..core.rules.major_case import load_major_case_rule
from .measuring import POSITION_ERROR_FIELD, parcels_by_code
from .store import WorkspaceStore

Row = Mapping[str, Any]


def changed_since(store: WorkspaceStore, measurements: Mapping[str, Row]) -> frozenset[str]:
    """Codes among `measurements` whose parcel has another shape, kind or position error now."""
    if not measurements:
        return frozenset()
    request = MeasureRequest(
        parcels=from_layer(parcels_by_code(store, list(measurements))),
        scheme=load_class_scheme("sandiao"),
        rule=load_major_case_rule(),
        position_error=POSITION_ERROR_FIELD,
    )
    parcels = read_parcels(request, to_pyproj(store.crs))
    hashes = hashes_of_parcels(parcels, request)
    now = {str(parcel.attributes["code"]): value for parcel, value in zip(parcels, hashes, strict=True)}
    return frozenset(code for code, row in measurements.items() if row["parcel_sha256"] != now.get(code))
