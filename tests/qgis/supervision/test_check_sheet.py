"""`check_sheet` on a small workspace, and what it refuses."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdf
import pytest
from qgis.core import QgsProcessingException

X, Y = 40394700, 3686500


@pytest.fixture
def told(add, square):
    add("zone", {"code": "Z1", "name": "一号责任区", "unit_code": "U1", "geom": square(0, 0, 2000)})
    add(
        "patrol",
        *(
            {"code": f"XC{day}", "unit_code": "U1", "local_date": f"2026-10-{day:02}", "means": "car"}
            for day in (12, 13, 20)
        ),
    )
    line = f"MULTILINESTRING(({X + 500} {Y + 1000},{X + 1500} {Y + 1000}))"
    add(
        "track",
        {
            "code": "T1", "patrol_code": "XC12", "unit_code": "U1", "local_date": "2026-10-12", "length_m": 1000.0,
            "started_at": "2026-10-12T01:00:00Z", "ended_at": "2026-10-12T02:30:00Z", "geom": line,
        },
    )  # fmt: skip
    add(
        "parcel",
        {
            "code": "P1",
            "unit_code": "U1",
            "found_local_date": "2026-10-12",
            "first_known_by": "patrol",
            "geom": square(0, 0),
        },
    )
    add(
        "inspection_problem",
        {"code": "W1", "unit_code": "U1", "quarter": "2026Q3", "problem": "台账缺页", "due_local_date": "2026-10-31"},
        {"code": "W2", "unit_code": "U1", "quarter": "2026Q2", "problem": "更早的问题"},
        {"code": "W3", "unit_code": "U2", "quarter": "2026Q3", "problem": "别所的问题"},
    )


def sheet(run, tmp_path, **changed):
    parameters = {"UNIT": "U1", "QUARTER": "2026Q4", "TODAY": "2026-11-23", "FOLDER": str(tmp_path / "检查")}
    return run("check_sheet", **parameters | changed)


def test_the_quarter_of_a_station(told, run, store, tmp_path):
    result = sheet(run, tmp_path, SWATH_M=100)
    assert result["PAGES"] == 2
    assert Path(result["DOCX"]).name == "季度检查表_1号所_2026Q4.docx"
    pages = pypdf.PdfReader(result["PDF"]).pages
    text = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pages)).replace("\n", "")
    assert "共3次" in text
    assert "轨迹1条,1天,1.0公里,1.5小时;另有2次巡查没有轨迹" in text
    assert "责任区面积的2.7%" in text  # 1000 m x 100 m with its ends on 2000 m x 2000 m
    assert "台账缺页" in text
    assert "未整改,已逾期23日" in text
    assert "更早的问题" not in text
    assert "别所的问题" not in text
    assert store.rows("document") == []


def test_a_recorded_sheet_is_the_check_that_the_clock_counts(told, run, store, tmp_path):
    from landpatrol.processing.workspace.clock import clock_settings, load_records

    for _ in range(2):
        result = sheet(run, tmp_path, RECORD=True)
    (row,) = store.rows("document")
    assert (row["form"], row["unit_code"], row["path"]) == ("station_check", "U1", result["PDF"])
    records = load_records(store, clock_settings(store).rules)
    assert [str(done.day) for done in records["station_checks", "U1"]] == ["2026-11-23"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"QUARTER": "去年底"}, "去年底"),
        ({"QUARTER": "2027Q1"}, "2027Q1"),
        ({"UNIT": "U9"}, "U9"),
        ({"UNIT": "2号所"}, "U2.*2026Q4"),
        ({"UNIT": " "}, "UNIT"),
    ],
)
def test_bad_input_gets_a_sentence(told, run, tmp_path, changed, said):
    with pytest.raises(QgsProcessingException, match=said):
        sheet(run, tmp_path, **changed)
    assert not (tmp_path / "检查").exists() or not list((tmp_path / "检查").iterdir())
