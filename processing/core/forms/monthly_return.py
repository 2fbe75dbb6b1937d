"""The monthly return: patrols, finds and what was done about them, by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ..rules.adjoining import months_later
from ..units import format_fixed, m2_to_mu
from .ledger import Lack, period_words
from .patrol_record import PatrolRecord
from .record import Row, as_day
from .words import long_date, sections, wording

DUE_DAY = 25
FIGURES = ("illegal", "cultivated", "basic_farmland")
COUNTS = ("patrols", "expected", "key", "found", "own", "stopped", "filed", "closed", "people", "video", "video_days")
DONE = {"stopped": "stopped", "filed": "filed", "closed": "closed"}


@dataclass(frozen=True)
class ReturnInputs:
    """What the return is counted from.

    Attributes
    ----------
    units : sequence of mapping
        The branch first, then its stations.
    finds : sequence of (parcel, measurement or None)
        Parcels found in the period.
    events : sequence of mapping
        Standing events in the period with `unit_code`; one for each parcel or case and kind.
    checks : sequence of (unit code, date)
        Video checks in the period.
    weekly, monthly : int
        Patrols a week of a station, key patrols a month of the branch.
    """

    start: date
    end: date
    units: Sequence[Row]
    patrols: Sequence[PatrolRecord]
    finds: Sequence[tuple[Row, Row | None]]
    events: Sequence[Mapping[str, Any]]
    checks: Sequence[tuple[str, date]]
    weekly: int
    monthly: int


def return_values(inputs: ReturnInputs, office: Mapping[str, Any], day: date) -> dict[str, Any]:
    """Values of the return's template."""
    words = wording()["return"]
    until = min(inputs.end, day)  # by the day of the paper, the rest of the month is not due yet
    rows = [_unit_row(inputs, unit, until) for unit in inputs.units]
    total = _total(rows, inputs)
    period = period_words(inputs.start, inputs.end)
    majors = [parcel["code"] for parcel, row in inputs.finds if row and row["is_major"]]
    told = {
        "total": total,
        "majors": words["majors"].format(count=len(majors), codes="、".join(majors)) if majors else None,
        "problems": _problems(rows),
        "next": words["next"],
    }
    return {
        "title": words["title"].format(period=period),
        "period": period,
        "office": dict(office),
        "date": long_date(day),
        "opening": words["opening"].format(period=period),
        "sections": sections(words["sections"], told),
        "rows": [{name: str(value) for name, value in row.items()} for row in (*rows, total)],
        "finds": [_find(parcel, row) for parcel, row in inputs.finds],
        "table_note": words["table_note"].format(
            weekly=inputs.weekly,
            monthly=inputs.monthly,
            due=long_date(date(inputs.end.year, inputs.end.month, DUE_DAY)),
        ),
    }


def return_lacks(inputs: ReturnInputs, office: Mapping[str, Any], units: Mapping[str, str]) -> list[Lack]:
    """What the return cannot do without and the workspace does not hold."""
    words = wording()["return"]["missing"]
    lacks = [] if office.get("superior") else [Lack("", None, str(office["name"]), words["superior"])]
    return lacks + [
        Lack(
            parcel["code"],
            as_day(parcel["found_local_date"]),
            units.get(parcel["unit_code"], ""),
            words["measured"],
        )
        for parcel, row in inputs.finds
        if row is None
    ]


def weeks_ending(start: date, end: date) -> int:
    """Weeks, Monday to Sunday, whose Sunday lies in the period."""
    first_sunday = start + timedelta(days=(6 - start.weekday()) % 7)
    return 0 if first_sunday > end else (end - first_sunday).days // 7 + 1


def months_begun(start: date, end: date) -> int:
    """Months begun in the period, counted from its first day: 26 October to 25 November is one."""
    count = 1
    while months_later(start, count) <= end:
        count += 1
    return count


def _unit_row(inputs: ReturnInputs, unit: Row, until: date) -> dict[str, Any]:
    code = unit["code"]
    patrols = [record for record in inputs.patrols if record.unit["code"] == code]
    finds = [(parcel, row) for parcel, row in inputs.finds if parcel["unit_code"] == code]
    days = [day for owner, day in inputs.checks if owner == code]
    is_branch = unit["kind"] == "branch"
    needed = (
        inputs.monthly * months_begun(inputs.start, inputs.end)
        if is_branch
        else inputs.weekly * weeks_ending(inputs.start, until)
    )
    return {
        "unit": unit["name"],
        "is_branch": is_branch,
        "patrols": len(patrols),
        "expected": needed,
        "key": sum(bool(record.patrol["is_key"]) for record in patrols),
        "length_km": format_fixed(sum(record.length_m or 0.0 for record in patrols) / 1000, 1),
        "people": sum(len(record.officers) for record in patrols),
        "hours": format_fixed(sum(map(_hours, patrols)), 1),
        "video": len(days),
        "video_days": len(set(days)),
        "found": len(finds),
        "own": sum(parcel["first_known_by"] in ("patrol", "camera") for parcel, _ in finds),
        **{
            name: sum(e["kind"] == kind and e["unit_code"] == code for e in inputs.events)
            for name, kind in DONE.items()
        },
        **_areas(finds),
    }


def _hours(record: PatrolRecord) -> float:
    times = [record.patrol[name] for name in ("started_at", "ended_at")]
    if not all(times):
        return 0.0
    start, end = (datetime.fromisoformat(str(time).replace("Z", "+00:00")) for time in times)
    return (end - start).total_seconds() / 3600


def _areas(finds: Sequence[tuple[Row, Row | None]]) -> dict[str, str]:
    """Sums in 亩, added up unrounded, as a number and with the unit; 未套合 where a layer was missing."""
    words, found = wording(), dict[str, str]()
    for figure in FIGURES:
        areas = [row[f"{figure}_m2"] if row else None for _, row in finds]
        known = [area for area in areas if area is not None]
        whole = len(known) == len(areas)
        mu = format_fixed(m2_to_mu(sum(known)), 2) if whole else words["not_covered"]
        found |= {f"{figure}_mu": mu, figure: words["in_mu"].format(mu=mu) if whole else mu}
    return found


def _total(rows: Sequence[Mapping[str, Any]], inputs: ReturnInputs) -> dict[str, Any]:
    return {
        "unit": wording()["return"]["total"],
        "is_branch": False,
        **{name: sum(row[name] for row in rows) for name in COUNTS},
        "length_km": format_fixed(sum(record.length_m or 0.0 for record in inputs.patrols) / 1000, 1),
        "hours": format_fixed(sum(map(_hours, inputs.patrols)), 1),
        **_areas(inputs.finds),
    }


def _problems(rows: Sequence[Mapping[str, Any]]) -> str:
    words = wording()["return"]
    told = [
        words["key_problem" if row["is_branch"] else "problem"].format(**row)
        for row in rows
        if row["key" if row["is_branch"] else "patrols"] < row["expected"]
    ]
    return "；".join(told) + "。" if told else str(words["no_problems"])


def _find(parcel: Row, row: Row | None) -> dict[str, str]:
    words = wording()
    found = {
        "code": parcel["code"],
        "date": str(as_day(parcel["found_local_date"])),
        "known_by": words["known_by"].get(parcel["first_known_by"], words["known_by"]["other"]),
        "place": f"{parcel['township'] or ''}{parcel['village'] or ''}",
        "party": parcel["party"] or "",
    }
    return found | _areas([(parcel, row)])
