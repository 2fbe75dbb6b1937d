"""Cases of the sample county: every stage once at least, some late, with events, documents and photos to take."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..cases.model import load_case_model
from .office import case_columns

DATA = Path(__file__).parent / "data" / "cases.json"
YEAR = 2026
APPROVER = "分管领导（示意）"


@dataclass(frozen=True)
class DemoCases:
    """Rows for the workspace's tables, by column name.

    Attributes
    ----------
    parcel_case : dict of str to str
        Case code by parcel code.
    """

    cases: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    parcel_case: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _script() -> dict[str, Any]:
    return dict(json.loads(DATA.read_text(encoding="utf-8")))


def make_cases(parcels: list[dict[str, Any]], officers: dict[str, list[str]]) -> DemoCases:
    """Tell each parcel's story as the data file has it.

    Parameters
    ----------
    parcels : list of dict
        Rows with `code`, `name`, `kind`, `party`, `unit_code`, `township`, `village` and `found_local_date` (ISO).
    officers : dict of str to list of str
        Officer codes of each unit, two at least.
    """
    told = DemoCases()
    by_code = {row["code"]: row for row in parcels}
    for number, story in enumerate(_script()["cases"], start=1):
        _tell(told, number, story, by_code[story["parcel"]], officers)
    return told


def _tell(
    told: DemoCases, number: int, story: dict[str, Any], parcel: dict[str, Any], officers: dict[str, list[str]]
) -> None:
    case_code = f"SA{YEAR}-{number:03}"
    first, second = officers[parcel["unit_code"]][:2]
    told.cases.append(
        {
            "code": case_code,
            "name": parcel["name"],
            "unit_code": parcel["unit_code"],
            "party": parcel["party"],
            "stage": load_case_model().stage_of(list(story["days"])),
            "is_major": story["is_major"],
            "officer1_code": first,
            "officer2_code": second,
            "approved_by": APPROVER if "filed" in story["days"] else None,
            "note": "示意数据，纯属虚构",
            **case_columns(number, parcel),
        }
    )
    told.parcel_case[parcel["code"]] = case_code
    found = date.fromisoformat(parcel["found_local_date"])
    for kind, days in sorted(story["days"].items(), key=lambda pair: pair[1]):
        day = (found + timedelta(days=days)).isoformat()
        document = _document(number, case_code, kind, day)
        if document:
            told.documents.append(document)
        event = _event(case_code, parcel["code"], kind, day, first, document)
        needs = load_case_model().kinds[kind].needs
        event["approved_by"] = APPROVER if "approved_by" in needs else None
        event["days"] = story["extended_days"] if "days" in needs else None
        told.events.append(event)


def _event(
    case_code: str, parcel_code: str, kind: str, day: str, officer: str, document: dict[str, Any] | None
) -> dict[str, Any]:
    return {
        "code": f"{case_code}-{kind}",
        "legal_case_code": case_code,
        "parcel_code": parcel_code,
        "kind": kind,
        "local_date": day,
        "officer_code": officer,
        "document_no": document["number"] if document else None,
        "note": _script()["event_notes"][kind],
    }


def _document(number: int, case_code: str, kind: str, day: str) -> dict[str, Any] | None:
    if kind not in _script()["documents"]:
        return None
    title, pattern = _script()["documents"][kind]
    return {
        "code": f"{case_code}-{kind}-doc",
        "kind": title,
        "number": pattern.format(number=number),
        "title": title,
        "legal_case_code": case_code,
        "local_date": day,
    }
