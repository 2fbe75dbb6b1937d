"""Cases and clues of the workspace as core's plain values."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..core.cases.events import Case, CaseEvent, CaseParcel
from ..core.clock.periodic import Unit
from ..core.rules.major_case import is_major_together, load_major_case_rule, may_be_major_together
from .store import WorkspaceStore

Row = Mapping[str, Any]


def load_units(store: WorkspaceStore) -> list[Unit]:
    """Branch and stations."""
    return [Unit(row["code"], row["name"], row["kind"], row["parent_code"]) for row in store.rows("unit")]


def load_cases(store: WorkspaceStore) -> list[Case]:
    """All cases with their parcels and events, then every parcel without a case as a clue."""
    parcels, measured = store.rows("parcel"), latest_measurements(store)
    of_case: dict[str, list[Row]] = defaultdict(list)
    for parcel in parcels:
        of_case[parcel["legal_case_code"] or ""].append(parcel)
    events = _events_by_owner(store.rows("case_event"), {row["code"]: row["legal_case_code"] for row in parcels})
    branches = {unit.code: unit.parent_code for unit in load_units(store)}
    cases = [
        _case(row, of_case[row["code"]], measured, events[row["code"]], branches) for row in store.rows("legal_case")
    ]
    return cases + [_clue(row, measured, events[row["code"]], branches) for row in of_case[""]]


def latest_measurements(store: WorkspaceStore, codes: Iterable[str] | None = None) -> dict[str, Row]:
    """The measuring of each parcel that was entered last, by its code; of some parcels, or of all."""
    found: dict[str, Row] = {row["parcel_code"]: row for row in store.rows("measurement")}
    return found if codes is None else {code: found[code] for code in codes if code in found}


def as_day(value: Any) -> date | None:
    """A date column's value; None for null."""
    return date.fromisoformat(str(value)[:10]) if value else None


def _events_by_owner(rows: Iterable[Row], case_of: Mapping[str, str | None]) -> dict[str, list[CaseEvent]]:
    """Events by case; those of a parcel go to the case that it belongs to by now, or stay with the clue."""
    found: dict[str, list[CaseEvent]] = defaultdict(list)
    for row in rows:
        parcel = row["parcel_code"]
        found[row["legal_case_code"] or case_of.get(parcel) or parcel].append(_event(row))
    return found


def _event(row: Row) -> CaseEvent:
    day = as_day(row["local_date"])
    assert day is not None, "the column does not take nulls"
    return CaseEvent(
        code=row["code"],
        kind=row["kind"],
        day=day,
        officer_code=row["officer_code"],
        document_no=row["document_no"],
        approved_by=row["approved_by"],
        days=row["days"],
        corrects_code=row["corrects_code"],
        parcel_code=row["parcel_code"],
        note=row["note"],
    )


def _case(
    row: Row,
    parcels: list[Row],
    measured: Mapping[str, Row],
    events: list[CaseEvent],
    branches: Mapping[str, str | None],
) -> Case:
    unit, rule = row["unit_code"], load_major_case_rule()
    rows = [measured[parcel["code"]] for parcel in parcels if parcel["code"] in measured]
    return Case(
        code=row["code"],
        name=row["name"],
        unit_code=unit,
        branch_code=branches.get(unit) or unit,
        stage=row["stage"],
        is_marked_major=row["is_major"],
        sum_is_major=is_major_together(rows, rule),
        sum_is_doubtful=len(rows) > 1 and may_be_major_together(map(_recorded, rows), rule),
        officer1_code=row["officer1_code"],
        officer2_code=row["officer2_code"],
        parcels=tuple(case_parcel(parcel, measured.get(parcel["code"])) for parcel in parcels),
        events=tuple(events),
    )


def _recorded(measurement: Row) -> Mapping[str, Any]:
    """All figures of a measuring, its doubt bands among them; the columns alone where the record has none."""
    parcels = json.loads(measurement["record"] or "{}").get("parcels") or [{}]
    return {**measurement, **parcels[0].get("figures", {})}


def _clue(row: Row, measured: Mapping[str, Row], events: list[CaseEvent], branches: Mapping[str, str | None]) -> Case:
    unit = row["unit_code"] or ""
    return Case(
        code=row["code"],
        name=row["name"] or row["code"],
        unit_code=unit,
        branch_code=branches.get(unit) or unit,
        is_clue=True,
        parcels=(case_parcel(row, measured.get(row["code"])),),
        events=tuple(events),
    )


def case_parcel(row: Row, measurement: Row | None) -> CaseParcel:
    """A parcel with its latest verdict; a mineral kind is major without any."""
    is_mineral = row["kind"] in load_major_case_rule().mineral_kinds
    is_major = measurement["is_major"] if measurement else None
    return CaseParcel(
        code=row["code"],
        name=row["name"] or "",
        verdict="over" if is_mineral else measurement["verdict"] if measurement else None,
        is_major=True if is_mineral else is_major,
        found=as_day(row["found_local_date"]),
        occurred=as_day(row["occurred_local_date"]),
    )
