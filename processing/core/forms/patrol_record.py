"""What the workspace knows of a patrol, and its values for the record and the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from ..units import format_fixed
from .catalogue import FormRules
from .record import Row, as_day
from .words import listed, long_date, wording

CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Find:
    """A parcel that the patrol found.

    Attributes
    ----------
    centre_deg : (longitude, latitude)
    measurement : mapping or None
        Its latest one, if that still fits its shape.
    """

    parcel: Row
    centre_deg: tuple[float, float]
    measurement: Row | None
    documents: tuple[str, ...] = ()
    measures: str = ""


@dataclass(frozen=True)
class PatrolRecord:
    """A patrol.

    Attributes
    ----------
    length_m : float or None
        Of its track.
    track_route : str
        Villages along its track, for a patrol whose route nobody typed.
    """

    patrol: Row
    unit: Row
    branch: Row
    zone: Row | None
    officers: Sequence[Row]
    length_m: float | None = None
    track_route: str = ""
    finds: Sequence[Find] = ()
    photos: Sequence[Row] = ()
    settings: Mapping[str, str] = field(default_factory=dict)


def local_times(patrol: Row) -> str | None:
    """``09:12—11:40`` in China's time; None unless both are known."""
    times = []
    for name in ("started_at", "ended_at"):
        if not patrol[name]:
            return None
        at = datetime.fromisoformat(str(patrol[name]).replace("Z", "+00:00"))
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        times.append(f"{at.astimezone(CHINA):%H:%M}")
    return "—".join(times)


def found_nothing(text: str | None) -> bool:
    """What was written means that nothing was found."""
    return bool(text) and any(str(text).startswith(word) for word in wording()["nothing"]["begins"])


def ledger_line(record: PatrolRecord, number: int, rules: FormRules) -> dict[str, Any]:
    """One line of the ledger, None where the workspace does not know."""
    patrol, words = record.patrol, wording()
    nothing = not record.finds and found_nothing(patrol["found"])
    stopped = patrol["stopped"] or listed(find.measures for find in record.finds)
    return {
        "number": number,
        "code": patrol["code"],
        "date": as_day(patrol["local_date"]),
        "time": local_times(patrol),
        "unit": record.unit["name"],
        "zone": record.zone["name"] if record.zone else None,
        "means": words["means"].get(patrol["means"]),
        "route": patrol["route"] or record.track_route or None,
        "length_km": None if record.length_m is None else float(format_fixed(record.length_m / 1000, 1)),
        "officers": listed(row["name"] for row in record.officers)
        if len(record.officers) >= rules.least_officers
        else None,
        "found": _found(record),
        "place": listed(f"{find.parcel['township'] or ''}{find.parcel['village'] or ''}" for find in record.finds),
        "centre": listed(
            words["centre"].format(lon_deg=format_fixed(lon, 6), lat_deg=format_fixed(lat, 6))
            for lon, lat in (find.centre_deg for find in record.finds)
        ),
        **_areas(record),
        "party": listed(find.parcel["party"] for find in record.finds),
        "building": listed("，".join(filter(None, (f.parcel["use"], f.parcel.get("progress")))) for f in record.finds),
        "stopped": stopped or (words["nothing"]["handled"] if nothing else None),
        "opinion": patrol["opinion"] or (words["nothing"]["opinion"] if nothing else None),
        "documents": patrol["document_nos"] or listed(no for find in record.finds for no in find.documents),
        "result": patrol["result"],
        "recorder": patrol["recorded_by"],
        "checker": patrol["checked_by"],
    }


def missing_of_line(line: Mapping[str, Any], rules: FormRules) -> list[str]:
    """Columns that cannot stay empty and do."""
    return [title for name, title in rules.ledger_required.items() if line[name] in (None, "")]


def _found(record: PatrolRecord) -> str | None:
    told = [text.rstrip("。；") for text in (record.patrol["found"], record.patrol["problems"]) if text]
    for find in record.finds:
        name = f"{find.parcel['code']} {find.parcel['name'] or ''}".strip()
        if not any(find.parcel["code"] in text for text in told):
            told.append(f"发现{name}")
    if record.finds:
        told = [text for text in told if not found_nothing(text)]
    return "；".join(told) or None


def _areas(record: PatrolRecord) -> dict[str, float | None]:
    """Sums in 亩 of what was found; None unless all of it was measured."""
    found: dict[str, float | None] = {}
    for figure in ("illegal", "cultivated", "basic_farmland"):
        areas = [find.measurement[f"{figure}_mu"] if find.measurement else None for find in record.finds]
        known = bool(areas) and all(area is not None for area in areas)
        found[f"{figure}_mu"] = float(format_fixed(sum(a for a in areas if a is not None), 2)) if known else None
    return found


def patrol_values(record: PatrolRecord, office: Mapping[str, Any], rules: FormRules) -> dict[str, Any]:
    """Values of the patrol's record."""
    line = ledger_line(record, 1, rules)
    certificates = [row["certificate_no"] for row in record.officers]
    return {
        "title": rules.forms["patrol_record"].title,
        "office": dict(office),
        "patrol": {
            "code": record.patrol["code"],
            "date": long_date(line["date"]),
            "time": line["time"],
            "weather": record.patrol["weather"],
            "unit": record.unit["name"],
            "zone": line["zone"],
            "officers": line["officers"],
            "certificates": listed(certificates) if certificates and all(certificates) else None,
            "means": line["means"],
            "vehicle": record.patrol["vehicle"],
            "route": line["route"],
            "length": None if line["length_km"] is None else f"{line['length_km']:.1f}公里",
            "found": line["found"],
            "handled": line["stopped"],
            "photos": listed(photo["code"] for photo in record.photos),
            "recorder": line["recorder"],
            "checker": line["checker"],
        },
        "rows": [_row(number, find) for number, find in enumerate(record.finds, start=1)],
    }


def _row(number: int, find: Find) -> dict[str, str]:
    lon_deg, lat_deg = find.centre_deg
    parcel, words = find.parcel, wording()

    def mu(figure: str) -> str:
        area = find.measurement[f"{figure}_mu"] if find.measurement else None
        return words["not_covered"] if area is None else format_fixed(area, 2)

    return {
        "number": str(number),
        "place": f"{parcel['township'] or ''}{parcel['village'] or ''}",
        "centre": words["centre"].format(lon_deg=format_fixed(lon_deg, 6), lat_deg=format_fixed(lat_deg, 6)),
        "state": "，".join(filter(None, (parcel["use"], parcel.get("progress")))) or "见照片",
        "illegal_mu": mu("illegal"),
        "cultivated_mu": mu("cultivated"),
        "basic_farmland_mu": mu("basic_farmland"),
        "party": parcel["party"] or "待查",
    }
