"""Parcels and matters of a workspace as the rates see them: when each became known, what was done, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..core.cases.events import FOUND, Case, CaseEvent
from ..core.clock.duties import ClockSettings, case_duties
from ..core.rates.count import Item
from ..core.rates.rules import RateRules, chosen, load_rate_rules
from .cases import load_cases
from .clock import clock_settings
from .store import WorkspaceStore


@dataclass(frozen=True)
class CaseFacts:
    """What rates are counted from.

    Attributes
    ----------
    parcels, matters : list of Item
        Each parcel; each case with all its parcels, and each parcel without a case.
    units : dict of str to str
        Names by code, branch and stations.
    """

    parcels: list[Item]
    matters: list[Item]
    units: dict[str, str]


def workspace_rate_rules(store: WorkspaceStore) -> RateRules:
    """The rules of the rates with the denominators that this workspace sets.

    Raises
    ------
    RuleError
        If a setting names a denominator that does not exist.
    """
    settings = {row["code"]: str(row["value"] or "").strip() for row in store.rows("setting")}
    return chosen(load_rate_rules(), settings)


def case_facts(store: WorkspaceStore, rules: RateRules) -> CaseFacts:
    """Read parcels, cases, events and the deadlines that follow from them."""
    settings, cases = clock_settings(store), load_cases(store)
    rows = {row["code"]: row for row in store.rows("parcel")}
    parcels = [
        replace(
            _item(_alone(case, parcel.code), rules, settings),
            unit_code=str(rows[parcel.code]["unit_code"] or case.unit_code),
            own=rules.is_own(rows[parcel.code]["first_known_by"]),
        )
        for case in cases
        for parcel in case.parcels
    ]
    matters = [_item(case, rules, settings) for case in cases]
    return CaseFacts(parcels, matters, {row["code"]: row["name"] for row in store.rows("unit")})


def _alone(case: Case, parcel_code: str) -> Case:
    """One parcel of a case as if it were alone: its own events, and those that name no parcel."""
    return replace(
        case,
        code=parcel_code,
        parcels=tuple(parcel for parcel in case.parcels if parcel.code == parcel_code),
        events=tuple(event for event in case.events if event.parcel_code in (None, "", parcel_code)),
    )


def _item(case: Case, rules: RateRules, settings: ClockSettings) -> Item:
    found = [parcel.found for parcel in case.parcels if parcel.found]
    found = found or [event.day for event in case.standing if event.kind == FOUND]
    occurred = [parcel.occurred for parcel in case.parcels if parcel.occurred]
    return Item(
        case.code,
        case.unit_code,
        min(found) if found else None,
        min(occurred) if occurred else None,
        done=first_days(case.standing, rules.events),
        due=_due_days(case, rules, settings),
    )


def first_days(events: Iterable[CaseEvent], steps: Mapping[str, tuple[str, ...]]) -> dict[str, date]:
    """First day of each step."""
    found: dict[str, date] = {}
    for event in events:
        for step, kinds in steps.items():
            if event.kind in kinds:
                found[step] = min(event.day, found.get(step, event.day))
    return found


def _due_days(case: Case, rules: RateRules, settings: ClockSettings) -> dict[str, date]:
    """Last day of each step, by the office's deadlines and its reading of them."""
    any_day = date.today()  # the last days do not depend on it
    due = {duty.rule: duty.due for duty in case_duties(case, settings, any_day)}
    return {step: due[code] for step, codes in rules.deadlines.items() for code in codes if code in due}
