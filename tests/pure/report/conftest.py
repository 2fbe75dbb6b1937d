"""Hand-made measurements: what the measuring of layers hands to the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import shapely
from landpatrol.processing.core.measurement import BreakdownRow, ParcelMeasurement
from landpatrol.processing.core.rules.major_case import hold_against_line, is_major_case, overall_verdict

LINES_MU = {"total": 20, "cultivated": 10, "basic_farmland": 5}


@pytest.fixture
def make_measurement():
    """Areas of the three tests in m², None for 未套合; the breakdown closes to the total."""

    def make(total_m2, cultivated_m2=None, farmland_m2=None, band_m2=0.0, breakdown=(), **changes):
        areas = {"total": total_m2, "cultivated": cultivated_m2, "basic_farmland": farmland_m2}
        tests = {name: hold_against_line(name, area, LINES_MU[name], band_m2) for name, area in areas.items()}
        measured = ParcelMeasurement(
            parcel_fid=1,
            total_m2=total_m2,
            plane_m2=total_m2,
            approved_m2=0.0,
            illegal_m2=total_m2,
            cultivated_m2=cultivated_m2,
            cultivated_gross_m2=cultivated_m2,
            basic_farmland_m2=farmland_m2,
            basic_farmland_gross_m2=farmland_m2,
            unclassified_m2=0.0,
            conflict_m2=0.0,
            tests=tests,
            verdict=overall_verdict(tests.values(), False),
            is_major=is_major_case(tests.values(), False),
            reasons="理由句。",
            breakdown=tuple(BreakdownRow(*row) for row in breakdown),
        )
        return replace(measured, **changes)

    return make


@pytest.fixture
def make_subject(make_measurement):
    from landpatrol.processing.report.content.model import LayerUse, ReportSubject

    def make(measurement=None, geometry=None, **changes):
        subject = ReportSubject(
            measurement=measurement or make_measurement(13329.69, 7000.0, 4000.0),
            geometry=geometry or shapely.box(40394700, 3686500, 40394800, 3686633.3333),
            crs="EPSG:4528",
            attributes={"code": "HZ-1", "party": "张三", "kind": "mining", "found_local_date": "2024-03-09"},
            method="ellipsoid",
            scheme_title="第三次全国国土调查工作分类",
            net_of_ridges=True,
            rule_source="工作方案",
            position_error_m=1.0,
            layers=(LayerUse("parcels", "图斑", "坐标系"), LayerUse("image", "影像", "坐标系", "2024年3月1日")),
            made_on=date(2024, 9, 8),
        )
        return replace(subject, **changes)

    return make
