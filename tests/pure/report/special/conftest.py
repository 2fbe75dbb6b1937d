"""A case made by hand, and its papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import shapely
from landpatrol.processing.core.clock.due import DayUnit, due_date
from landpatrol.processing.core.clock.work_calendar import WorkCalendar
from landpatrol.processing.core.figures import FigureBook
from landpatrol.processing.core.rules.criminal_line import load_criminal_line
from landpatrol.processing.core.rules.major_case import load_major_case_rule

CALENDAR = WorkCalendar()
BREAKDOWN = (("land_use", "0101", "水田", 8000.004, 7500.0), ("land_use", "0201", "果园", 6000.004, 6000.004))


def due(start, length, unit):
    found = due_date(start, length, DayUnit(unit), CALENDAR)
    return found.due, found.is_provisional


@pytest.fixture
def make_parcel(make_measurement):
    from landpatrol.processing.report.special.case_file import CaseParcel

    def make(code="SF2026-001", total_m2=14000.008, cultivated_m2=7500.0, farmland_m2=4000.0, x=0.0, **changes):
        measurement = make_measurement(total_m2, cultivated_m2, farmland_m2, band_m2=20.0, breakdown=BREAKDOWN)
        measurement = replace(measurement, other_cultivated_m2=3500.0, notes=("误差带按±1米计算",))
        parcel = CaseParcel(
            code=code,
            row={
                "code": code, "kind": "land", "township": "清溪镇", "village": "槐坝头村", "use": "堆场",
                "found_local_date": "2026-04-20", "party": "示范建材公司",
            },
            measurement=measurement,
            geometry=shapely.box(40394700 + x, 3686500, 40394800 + x, 3686640),
            crs="EPSG:4528",
            position_error_m=1.0,
            sources={"parcel": (f"{code}-hash",), "land_use": ("b", "a"), "basic_farmland": ("f",)},
            stored_sha256=f"{code}-hash",
        )  # fmt: skip
        return replace(parcel, **changes)

    return make


@pytest.fixture
def make_case(make_parcel):
    from landpatrol.processing.report.content.model import LayerUse
    from landpatrol.processing.report.special.case_file import CaseFile

    def make(parcels=None, **changes):
        case = CaseFile(
            case={
                "code": "SA2026-001", "name": "堆场占地", "unit_code": "99-1", "party": "示范建材公司",
                "stage": "filed", "is_major": True, "officer1_code": "O1", "officer2_code": "O2",
            },
            parcels=tuple(parcels or [make_parcel()]),
            events=(
                {"code": "E1", "kind": "found", "local_date": "2026-04-20", "officer_code": "O1", "note": "巡查发现"},
                {"code": "E2", "kind": "stopped", "local_date": "2026-04-21", "document_no": "停〔2026〕1号"},
                {"code": "E3", "kind": "refused", "local_date": "2026-04-30"},
                {"code": "E4", "kind": "refused", "local_date": "2026-05-20"},
            ),
            documents=({"code": "D1", "kind": "责令停止违法行为通知书", "number": "停〔2026〕1号", "local_date": "2026-04-21"},),
            photos=(
                {
                    "code": "P1", "officer_code": "O1", "taken_at": "2026-04-20T01:10:00Z", "azimuth_deg": 90.0,
                    "sha256": "0a" * 32, "path": "照片/P1.jpg",
                },
            ),
            officers={
                "O1": {"code": "O1", "name": "孟明远", "certificate_no": "执0004", "phone": "0517-8720"},
                "O2": {"code": "O2", "name": "方亦田", "certificate_no": "执0005"},
            },
            units={
                "99": {"code": "99", "name": "示例分局", "kind": "branch"},
                "99-1": {"code": "99-1", "name": "清溪国土中心所", "kind": "station", "parent_code": "99"},
            },
            layers=(LayerUse("parcels", "违法图斑", "坐标系"), LayerUse("image", "影像2026", "坐标系", "2026年3月10日")),
            method="ellipsoid",
            scheme_title="第三次全国国土调查工作分类",
            net_of_ridges=True,
            rule=load_major_case_rule(),
            criminal=load_criminal_line(),
        )  # fmt: skip
        return replace(case, **changes)

    return make


@pytest.fixture
def write():
    """Papers and book of a case."""
    from landpatrol.processing.report.special.compose import PaperOptions, compose_papers

    def compose(case, **options):
        book = FigureBook()
        asked = PaperOptions(**({"made_on": date(2026, 5, 6), "due_date": due} | options))
        return compose_papers(case, asked, book), book

    return compose
