"""`discovery_audit` on a small workspace."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingException

X, Y = 40394700, 3686500


def line(*points):
    return "MULTILINESTRING((" + ",".join(f"{X + x} {Y + y}" for x, y in points) + "))"


@pytest.fixture
def told(add, square):
    dates = {"found_local_date": "2026-11-02", "change_local_date": "2026-09-20", "occurred_local_date": "2026-09-17"}
    add(
        "parcel",
        {"code": "P1", "unit_code": "U1", "first_known_by": "satellite", "geom": square(0, 0), **dates},
        {"code": "P2", "unit_code": "U2", "first_known_by": "举报", "geom": square(9000, 0), **dates},
        {"code": "P3", "unit_code": "U1", "first_known_by": "patrol", "geom": square(0, 200), **dates},
        {"code": "P4", "unit_code": "U1", "first_known_by": "卫片", "geom": square(0, 400)},
    )
    add(
        "patrol",
        {"code": "XC1", "unit_code": "U1", "local_date": "2026-10-01", "means": "car", "officer_codes": "U1-01, U1-02"},
        {"code": "XC2", "unit_code": "U2", "local_date": "2026-10-02", "means": "car"},
        {"code": "XC3", "unit_code": "U2", "local_date": "2026-10-02", "means": "video"},
    )
    add(
        "track",
        {
            "code": "T1",
            "patrol_code": "XC1",
            "unit_code": "U1",
            "local_date": "2026-10-01",
            "geom": line((-50, -300), (150, -300)),
        },
        {"code": "T2", "unit_code": "U1", "local_date": "2026-10-03", "geom": line((-800, -3000), (800, -3000))},
    )


def test_table_and_summary(told, run):
    result = run("discovery_audit", "PASSINGS", "SUMMARY")
    assert (result["PARCELS"], result["PASSED"]) == (2, 1)
    (row,) = result["PASSINGS"]
    assert (row["parcel_code"], row["patrol_code"], row["officers"]) == ("P1", "XC1", "人员11、人员12")
    assert (row["distance_m"], row["seen_m"], row["days_late"]) == (pytest.approx(300), pytest.approx(200), 43)
    summary = {row["parcel_code"]: row for row in result["SUMMARY"]}
    assert {code: row["result_text"] for code, row in summary.items()} == {
        "P1": "有巡查经过",
        "P2": "无巡查经过",
        "P4": "不能核对",
    }
    assert "另有1次巡查没有轨迹" in summary["P2"]["sentence"]
    assert summary["P2"]["way"] == "举报"


def test_sight_and_unit_are_parameters(told, run):
    assert run("discovery_audit", "PASSINGS", "SUMMARY", SIGHT_M=299)["PASSED"] == 0
    assert [r["parcel_code"] for r in run("discovery_audit", "PASSINGS", "SUMMARY", UNIT="2号所")["SUMMARY"]] == ["P2"]
    with pytest.raises(QgsProcessingException, match="U9"):
        run("discovery_audit", "PASSINGS", "SUMMARY", UNIT="U9")


def test_a_workspace_without_parcels_gives_empty_tables(run):
    result = run("discovery_audit", "PASSINGS", "SUMMARY")
    assert (result["PASSINGS"], result["SUMMARY"], result["PARCELS"]) == ([], [], 0)
