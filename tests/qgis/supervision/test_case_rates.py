"""`case_rates` on a workspace whose every figure was counted by hand."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

PERIOD = {"START": "2026-10-01", "END": "2026-12-31", "TODAY": "2026-11-23"}


@pytest.fixture
def told(add):
    """Two parcels of one case in U1, a free one in U1, one in U2 known too early, one in U2 without a date."""
    add("legal_case", {"code": "C1", "name": "堆场", "unit_code": "U1", "stage": "filed"})
    parcel = {"unit_code": "U1", "found_local_date": "2026-10-12", "first_known_by": "patrol"}
    add(
        "parcel",
        {"code": "P1", **parcel, "legal_case_code": "C1", "occurred_local_date": "2026-10-09"},
        {"code": "P2", **parcel, "legal_case_code": "C1", "first_known_by": "卫片"},
        {"code": "P3", **parcel, "occurred_local_date": "2026-10-07"},
        {"code": "P4", "unit_code": "U2", "found_local_date": "2026-09-30", "first_known_by": "patrol"},
        {"code": "P5", "unit_code": "U2"},
    )
    event = {"legal_case_code": "C1"}
    add(
        "case_event",
        {"code": "E1", **event, "parcel_code": "P1", "kind": "stopped", "local_date": "2026-10-13"},
        {"code": "E2", **event, "kind": "filed", "local_date": "2026-10-20"},
        {"code": "E3", "parcel_code": "P3", "kind": "stopped", "local_date": "2026-10-14"},
    )
    add(
        "case_event",
        {"code": "E4", "parcel_code": "P3", "kind": "noted", "local_date": "2026-10-15", "corrects_code": "E3"},
    )


def by_rate(rows, unit):
    return {
        row["rate"]: (row["done"], row["total"], row["lacking"] or "")
        for row in rows
        if (row["unit_code"] or "") == unit
    }


def test_counted_by_hand(told, run, feedback):
    rows = run("case_rates", "RATES", **PERIOD)["RATES"]
    assert by_rate(rows, "U1") == {
        "discovery": (2, 3, "P2"),
        "in_time": (1, 2, "P3"),  # 2026-10-10 is a make-up Saturday: nothing is rolled
        "stop": (1, 3, "P2、P3"),  # the stop notice of P3 was taken back
        "filing": (1, 2, "P3"),  # two parcels of one case are one matter
        "closing": (0, 1, "C1"),
    }
    assert {pair[1] for pair in by_rate(rows, "U2").values()} == {0}
    assert by_rate(rows, "") == by_rate(rows, "U1")
    assert len(rows) == 4 * 5
    assert "图斑P5没有发现日期，未计入任何时段" in feedback.said


def test_the_table_reads_in_chinese_and_keeps_unrounded_figures(told, run, tmp_path):
    row = next(r for r in run("case_rates", "RATES", **PERIOD)["RATES"] if r["unit_code"] == "U1")
    assert row["rate_pct"] == pytest.approx(200 / 3)
    assert row["text"] == "66.7%（2/3，95%置信区间20.8%～93.9%，样本偏少）"
    assert row["judgement"] == "未达到95%"
    assert row["as_of_local_date"] == "2026-11-23"
    assert "截至2026-11-23" in row["definition"]
    layer = QgsVectorLayer(str(tmp_path / "case_rates_RATES.gpkg"), "x", "ogr")
    assert layer.attributeAlias(layer.fields().indexOf("lacking")) == "其中未达到的"


def test_a_setting_of_the_workspace_chooses_the_denominator(told, add, run):
    add("setting", {"code": "rates.denominator.stop", "value": "own"})
    rows = run("case_rates", "RATES", UNIT="U1", **PERIOD)["RATES"]
    assert by_rate(rows, "U1")["stop"] == (1, 2, "P3")
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"UNIT": "U9"}, "U9"),
        ({"START": "2027-01-01"}, "2027-01-01"),
        ({"START": "去年"}, "去年"),
    ],
)
def test_bad_input_gets_a_sentence(told, run, changed, said):
    with pytest.raises(QgsProcessingException, match=said):
        run("case_rates", "RATES", **PERIOD | changed)
