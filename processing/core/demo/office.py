"""What the sample county's papers need: names, number patterns, parties, and patrols on the days of the finds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

from ..forms.route import villages_along
from ..measure.gcj02 import gcj02_to_wgs84
from .landscape import EPSG
from .tracks import PatrolTrack

DATA = Path(__file__).parent / "data" / "office.json"


@lru_cache(maxsize=1)
def office_settings() -> dict[str, Any]:
    """Names and words of the data file."""
    content: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return content


def setting_rows() -> list[dict[str, Any]]:
    """Rows of the workspace's settings."""
    return [
        {"code": code, "value": value, "note": f"{note}（示意）"}
        for code, (value, note) in office_settings()["settings"].items()
    ]


def unit_columns(codes: Sequence[str], heads: Mapping[str, str]) -> dict[str, list[str]]:
    """Head and telephone of each unit; the branch comes first."""
    told = office_settings()
    return {
        "head": [told["branch_leader"], *(heads[code] for code in codes[1:])],
        "phone": [told["phone"].format(number=number) for number in range(len(codes))],
    }


def case_columns(number: int, parcel: Mapping[str, Any]) -> dict[str, Any]:
    """Party, law, planning and opinion of a case; what nobody knows of an unknown party stays empty."""
    told = office_settings()
    words = {name: pattern.format(number=number, **_words(parcel)) for name, pattern in told["case"].items()}
    is_company = not parcel["party"].endswith("某(示意)") and "某某" not in parcel["party"]
    known = parcel["party"] != told["unknown_party"]
    return {
        "cause": words["cause"],
        "party_kind": ("单位" if is_company else "个人") if known else None,
        "party_id_no": words["company_id_no" if is_company else "person_id_no"] if known else None,
        "party_contact": words["party_contact"] if known else None,
        "party_address": words["party_address"] if known else None,
        "address": words["address"],
        "legal_basis": told["laws"].get(parcel["kind"]),
        "planning": words["planning"],
        "ownership": words["ownership"],
        "opinion": words["opinion"],
        "difficulties": words["difficulties"] if parcel["code"] in told["difficult"] else None,
    }


def _words(parcel: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(parcel.get(name) or "") for name in ("name", "township", "village", "progress", "code")}


def track_routes(tracks: Sequence[PatrolTrack], villages: Any, names: Sequence[str]) -> list[str]:
    """Route of each patrol that left a track, in words."""
    to_plane = Transformer.from_crs("EPSG:4326", f"EPSG:{EPSG}", always_xy=True)
    routes = []
    for track in tracks:
        lon, lat = track.lon_deg, track.lat_deg
        if track.datum == "gcj02":
            lon, lat = gcj02_to_wgs84(lon, lat)
        line = shapely.LineString(np.column_stack(to_plane.transform(lon, lat))[np.argsort(track.time_s)])
        routes.append(villages_along(line, villages, names))
    return routes


def further_patrols(
    parcels: Sequence[Mapping[str, Any]], branch: str, names: Mapping[str, str], first_number: int
) -> list[dict[str, Any]]:
    """Patrols without a track: those that found a parcel, on foot, and the branch's own of the key areas.

    Parameters
    ----------
    names : mapping
        Officers' names by code.
    """
    told = office_settings()["patrol"]
    rows = [_find(parcel, told) for parcel in parcels if parcel["first_known_by"] == "patrol"]
    rows += [
        {
            "unit_code": branch,
            "local_date": entry["local_date"],
            "means": "car",
            "is_key": True,
            "route": told["key_route"].format(towns="、".join(entry["towns"])),
            "found": "未发现新增违法行为",
            "stopped": told["stopped"],
            "opinion": told["opinion"],
        }
        for entry in office_settings()["key_patrols"]
    ]
    rows.sort(key=lambda row: (row["local_date"], row["unit_code"]))
    return [_named(row, names, first_number + n) for n, row in enumerate(rows)]


def _find(parcel: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    words = _words(parcel)
    return {
        "unit_code": parcel["unit_code"],
        "local_date": parcel["found_local_date"],
        "means": "foot",
        "is_key": False,
        "route": told["on_foot_route"].format(**words),
        "found": told["found"].format(**words),
        "stopped": told["stopped_found"],
        "opinion": told["opinion_found"],
        "result": told["result_found"],
    }


def _named(row: dict[str, Any], names: Mapping[str, str], number: int) -> dict[str, Any]:
    unit, day = row["unit_code"], date.fromisoformat(row["local_date"])
    first, second = office_settings()["patrol"]["hours_utc"]
    return row | {
        "code": f"XC{day:%Y%m%d}-{number:03d}",
        "started_at": f"{datetime(day.year, day.month, day.day, first):%Y-%m-%dT%H:%M:%SZ}",
        "ended_at": f"{datetime(day.year, day.month, day.day, second):%Y-%m-%dT%H:%M:%SZ}",
        "officer_codes": f"{unit}-01,{unit}-02",
        "recorded_by": names[f"{unit}-02"],
        "checked_by": names[f"{unit}-01"],
    }
