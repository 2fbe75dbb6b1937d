"""What the forms are filled from: a case or a clue with its parcels, areas, events, officers and offices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..bridge.crs_guard import to_pyproj
from ..core.cases.events import VOIDED
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.forms.record import CaseRecord, as_day
from ..core.measure.gauss_plane import to_geographic
from .cases import latest_measurements
from .stale_measurements import changed_since
from .store import WorkspaceStore

Row = Mapping[str, Any]


def settings_of(store: WorkspaceStore) -> dict[str, str]:
    """The workspace's settings that hold something."""
    return {row["code"]: str(row["value"]).strip() for row in store.rows("setting") if str(row["value"] or "").strip()}


def case_record(store: WorkspaceStore, code: str, officer_codes: Sequence[str] = ()) -> CaseRecord:
    """The case `code`, or the parcel `code` and the case that it belongs to.

    Parameters
    ----------
    officer_codes : sequence of str
        Who handles it, where the case does not say.

    Raises
    ------
    InputError
        If there is no such case or parcel, or no such officer.
    """
    case = _row(store, "legal_case", code)
    parcels = [row for row in store.rows("parcel") if case is not None and row["legal_case_code"] == code]
    if case is None:
        parcel = _row(store, "parcel", code)
        if parcel is None:
            raise _nothing(code, store, "legal_case", "parcel")
        if parcel["legal_case_code"]:
            return case_record(store, parcel["legal_case_code"], officer_codes)
        parcels = [parcel]
    codes = [row["code"] for row in parcels]
    measurements = latest_measurements(store, codes)
    unit, branch = units_of(store, case["unit_code"] if case else parcels[0]["unit_code"])
    events = _events(store, code if case else None, codes)
    return CaseRecord(
        case=case,
        parcels=parcels,
        measurements=measurements,
        centres_deg={code: centre_deg(store, code) for code in codes},
        officers=_officers(store, officer_codes or _named(case)),
        events=events,
        documents=[row for row in store.rows("document") if case is not None and row["legal_case_code"] == code],
        photos=[
            row
            for row in store.rows("photo")
            if row["parcel_code"] in codes or (case and row["legal_case_code"] == code)
        ],
        unit=unit,
        branch=branch,
        settings=settings_of(store),
        stale=changed_since(store, measurements),
    )


def units_of(store: WorkspaceStore, code: str | None) -> tuple[Row, Row]:
    """The unit and the branch that it belongs to.

    Raises
    ------
    InputError
        If the workspace has no such unit.
    """
    units = {row["code"]: row for row in store.rows("unit")}
    unit = units.get(code or "")
    if unit is None:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "There is no unit {unit}; the workspace has: {known}."),
            unit=code or "-",
            known=", ".join(sorted(units)) or "—",
        )
    branch = unit
    while branch["kind"] != "branch" and branch["parent_code"] in units:
        branch = units[branch["parent_code"]]
    return unit, branch


def _row(store: WorkspaceStore, table: str, code: str) -> dict[str, Any] | None:
    return next((row for row in store.rows(table) if row["code"] == code), None)


def _nothing(code: str, store: WorkspaceStore, *tables: str) -> InputError:
    known = [row["code"] for table in tables for row in store.rows(table)]
    return InputError(
        QT_TRANSLATE_NOOP("landpatrol", "The workspace has no {code}; it has: {known}."),
        code=code or "-",
        known=", ".join(known[:40]) + (" …" if len(known) > 40 else "") or "—",
    )


def _named(case: Row | None) -> list[str]:
    return [code for code in (case["officer1_code"], case["officer2_code"]) if code] if case else []


def _officers(store: WorkspaceStore, codes: Sequence[str]) -> list[Row]:
    known = {row["code"]: row for row in store.rows("officer")}
    for code in codes:
        if code not in known:
            raise _nothing(code, store, "officer")
    return [known[code] for code in dict.fromkeys(codes)]


def officers_by_code(store: WorkspaceStore) -> dict[str, Row]:
    """All officers."""
    return {row["code"]: row for row in store.rows("officer")}


def standing_rows(rows: Sequence[Row]) -> list[Row]:
    """Events that count: neither corrected by a later one nor the note that merely voids one."""
    corrected = {row["corrects_code"] for row in rows if row["corrects_code"]}
    return [row for row in rows if row["code"] not in corrected and row["kind"] != VOIDED]


def _events(store: WorkspaceStore, case_code: str | None, parcel_codes: Sequence[str]) -> list[Row]:
    """Events of the case, or of the parcels of a clue, that stand, by day."""
    rows = [
        {**row, "day": as_day(row["local_date"])}
        for row in standing_rows(store.rows("case_event"))
        if ((case_code and row["legal_case_code"] == case_code) or row["parcel_code"] in parcel_codes)
    ]
    return sorted((row for row in rows if row["day"]), key=lambda row: row["day"])


def centre_deg(store: WorkspaceStore, code: str) -> tuple[float, float]:
    """Longitude and latitude of a point inside a parcel."""
    point = store.geometry("parcel", code).pointOnSurface().asPoint()
    lon_deg, lat_deg = to_geographic(to_pyproj(store.crs)).transform(point.x(), point.y())
    return float(lon_deg), float(lat_deg)
