"""Parcels and matters of a workspace as the rates see them: when each became known, and when each step was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..core.rates.count import Item
from ..core.rates.rules import RateRules, chosen, load_rate_rules
from .store import WorkspaceStore

Row = Mapping[str, Any]


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


def local_date(value: Any) -> date | None:
    """A day as the workspace gives it."""
    return date.fromisoformat(str(value)[:10]) if value else None


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
    """Read parcels, cases and events."""
    parcels = store.rows("parcel")
    events = standing_events(store.rows("case_event"))
    items = [_parcel_item(row, _events_of_parcel(row, events), rules) for row in parcels]
    by_case: dict[str, list[Item]] = {}
    for row, item in zip(parcels, items, strict=True):
        by_case.setdefault(str(row["legal_case_code"] or ""), []).append(item)
    matters = by_case.pop("", [])
    for case in store.rows("legal_case"):
        own = [event for event in events if event["legal_case_code"] == case["code"]]
        matters.append(_matter(case, by_case.get(case["code"], []), own, rules))
    return CaseFacts(items, matters, {row["code"]: row["name"] for row in store.rows("unit")})


def standing_events(events: Sequence[Row]) -> list[Row]:
    """Events that no later event corrects."""
    corrected = {event["corrects_code"] for event in events if event["corrects_code"]}
    return [event for event in events if event["code"] not in corrected]


def _events_of_parcel(parcel: Row, events: Iterable[Row]) -> list[Row]:
    """Its own events, and those of its case that name no parcel."""
    code, case = parcel["code"], parcel["legal_case_code"]
    return [
        event
        for event in events
        if event["parcel_code"] == code or (case and not event["parcel_code"] and event["legal_case_code"] == case)
    ]


def first_days(events: Iterable[Row], rules: RateRules) -> dict[str, date]:
    """First day of each step."""
    found: dict[str, date] = {}
    for event in events:
        day = local_date(event["local_date"])
        for step, kinds in rules.events.items():
            if day is not None and event["kind"] in kinds:
                found[step] = min(day, found.get(step, day))
    return found


def _parcel_item(parcel: Row, events: list[Row], rules: RateRules) -> Item:
    return Item(
        parcel["code"],
        str(parcel["unit_code"] or ""),
        local_date(parcel["found_local_date"]),
        local_date(parcel["occurred_local_date"]),
        rules.is_own(parcel["first_known_by"]),
        first_days(events, rules),
    )


def _matter(case: Row, parcels: list[Item], events: list[Row], rules: RateRules) -> Item:
    known = [item.known for item in parcels if item.known is not None]
    done = first_days(events, rules)
    for item in parcels:
        done |= {step: min(day, done.get(step, day)) for step, day in item.done.items()}
    return Item(
        case["code"],
        str(case["unit_code"] or ""),
        min(known) if known else None,
        done=done,
    )
