"""A case, its parcels, and a patrol as the workspace would give them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from landpatrol.processing.core.forms.patrol_record import Find, PatrolRecord
from landpatrol.processing.core.forms.record import CaseRecord

BRANCH = {
    "code": "B",
    "name": "示范分局(监察大队)",
    "kind": "branch",
    "head": "王领导",
    "phone": "1",
    "address": "县城",
}
UNIT = {
    "code": "U1",
    "name": "清溪国土中心所",
    "kind": "station",
    "head": "李所长",
    "phone": "0000-1",
    "address": "清溪镇",
}
OFFICERS = [
    {"code": f"U1-0{n}", "name": name, "certificate_no": f"示执000{n}"} for n, name in ((1, "江知行"), (2, "柳望舒"))
]
CASE = {
    "code": "SA2026-001",
    "name": "堆场硬化占地",
    "unit_code": "U1",
    "party": "示范晴川建材有限公司",
    "is_major": True,
    "source": None,
    "cause": "堆场硬化占地案",
    "party_kind": "单位",
    "party_id_no": "X1",
    "party_contact": "王某，1",
    "party_address": "清溪镇",
    "address": None,
    "facts": None,
    "legal_basis": None,
    "measures": None,
    "difficulties": None,
    "opinion": "责令停止。",
    "planning": "不符合规划。",
    "ownership": "集体",
}
PARCEL = {
    "code": "SF2026-001",
    "name": "堆场硬化占地",
    "kind": "land",
    "party": "示范晴川建材有限公司",
    "unit_code": "U1",
    "legal_case_code": "SA2026-001",
    "township": "清溪镇",
    "village": "槐坝头村",
    "use": "砂石堆场",
    "found_local_date": "2026-10-12",
    "occurred_local_date": "2026-09-16",
    "first_known_by": "patrol",
    "progress": "已硬化",
}
MEASUREMENT = {
    "parcel_code": "SF2026-001",
    "illegal_m2": 13336.6,
    "illegal_mu": 20.0049,
    "cultivated_m2": 0.0,
    "cultivated_mu": 0.0,
    "basic_farmland_m2": 3333.34,
    "basic_farmland_mu": 5.00001,
    "verdict": "over",
    "is_major": True,
    "reasons": "违法占地20.00亩，超过20亩。",
}
DAYS = {"found": 12, "stopped": 13, "reported": 14, "refused": 20, "filed": 21}
PATROL = {
    "code": "XC20261012-041",
    "unit_code": "U1",
    "zone_code": None,
    "local_date": "2026-10-12",
    "started_at": "2026-10-12T01:00:00Z",
    "ended_at": "2026-10-12T03:30:00Z",
    "means": "foot",
    "officer_codes": "U1-01,U1-02",
    "vehicle": None,
    "weather": "晴",
    "route": "中心所—槐坝头村",
    "found": "发现堆场硬化占地（SF2026-001）",
    "stopped": "现场责令停止",
    "opinion": "跟踪核查",
    "is_key": False,
    "problems": None,
    "document_nos": None,
    "result": None,
    "recorded_by": "柳望舒",
    "checked_by": "李所长",
}


@pytest.fixture
def record():
    """Makes a case record; keyword arguments change columns of its rows or fields of the record."""

    def make(case=(), parcel=(), measurement=(), **fields):
        events = [
            {"kind": kind, "day": date(2026, 10, day), "document_no": "示停〔2026〕1号" if kind == "stopped" else None}
            for kind, day in DAYS.items()
        ]
        made = CaseRecord(
            case={**CASE, **dict(case)},
            parcels=[{**PARCEL, **dict(parcel)}],
            measurements={"SF2026-001": {**MEASUREMENT, **dict(measurement)}},
            centres_deg={"SF2026-001": (118.964554, 33.310473)},
            officers=OFFICERS,
            events=events,
            documents=[{"number": "示停〔2026〕1号", "local_date": "2026-10-13"}],
            photos=[{"code": "SF2026-001-P1"}],
            unit=UNIT,
            branch=BRANCH,
            settings={},
        )
        return replace(made, **fields)

    return make


@pytest.fixture
def patrol():
    """Makes a patrol record with one find."""

    def make(row=(), **fields):
        find = Find(PARCEL, (118.964554, 33.310473), MEASUREMENT, ("示停〔2026〕1号",), "下达通知书")
        made = PatrolRecord({**PATROL, **dict(row)}, UNIT, BRANCH, None, OFFICERS, 5230.0, "", [find])
        return replace(made, **fields)

    return make
