"""Opening cases and recording events: what is written, what follows from it, and what is refused in words."""

from __future__ import annotations

import json

import pytest
from qgis import processing
from qgis.core import QgsProcessingException, QgsVectorLayer

FILED = {"KIND": "filed", "DATE": "2026-09-18", "APPROVED_BY": "分管领导"}


@pytest.fixture
def case(run):
    return run("open_case", PARCELS="P1", OFFICERS="江知行，b")["CASE"]


def row_of(store, code):
    return next(row for row in store.rows("legal_case") if row["code"] == code)


def test_a_parcel_becomes_a_case_with_its_find(run, store):
    opened = run("open_case", PARCELS="P1、P3", OFFICERS="江知行，b", CAUSE="违法占地")
    assert opened == {"CASE": "SA2026-001", "STAGE": "found"}
    row = row_of(store, "SA2026-001")
    assert {name: row[name] for name in ("name", "unit_code", "party", "source", "stage", "is_major", "cause")} == {
        "name": "图斑0",
        "unit_code": "91",
        "party": "某厂",
        "source": "巡查",
        "stage": "found",
        "is_major": True,
        "cause": "违法占地",
    }
    assert (row["officer1_code"], row["officer2_code"]) == ("a", "b")
    (event,) = store.rows("case_event")
    assert (event["kind"], str(event["local_date"])[:10]) == ("found", "2026-09-10")
    assert {r["code"]: r["legal_case_code"] for r in store.rows("parcel")} == {
        "P1": "SA2026-001",
        "P2": None,
        "P3": "SA2026-001",
    }
    assert run("open_case", PARCELS="P2")["CASE"] == "SA2026-002"


def test_parcels_of_one_case_are_major_together(run, store):
    run("open_case", PARCELS="P2,P3")
    assert row_of(store, "SA2026-001")["is_major"] is True


def test_parcels_that_are_major_together_by_their_bands_alone_are_in_doubt(run, store, tmp_path):
    row = {"measured_at": "2026-09-10T00:00:00Z", "method": "ellipsoid", "verdict": "under", "is_major": False}
    with store.writing("measurement") as writer:
        for code in ("P2", "P3"):
            figures = {"illegal_m2": 6660.0, "total_band_mu": 0.02}
            record = json.dumps({"parcels": [{"figures": figures}]})
            areas = {"illegal_m2": 6660.0, "cultivated_m2": 0.0, "basic_farmland_m2": 0.0}
            writer.insert("measurement", [row | areas | {"code": f"{code}@2", "parcel_code": code, "record": record}])
    case = run("open_case", PARCELS="P2,P3", OFFICERS="a,b")["CASE"]
    assert row_of(store, case)["is_major"] is False
    run("record_event", CASE=case, **FILED)
    duties = processing.run(
        "landpatrol:case_clock",
        {"WORKSPACE": store.location, "TODAY": "2026-11-23", "DUTIES": str(tmp_path / "d.gpkg")},
    )["DUTIES"]
    layer = QgsVectorLayer(str(duties), "d", "ogr")
    found = {f["rule"]: f["is_provisional"] for f in layer.getFeatures() if f["case_code"] == case}
    assert found["closing_general"] is True
    assert found["filing"] is False


def test_events_move_the_stage_and_say_what_is_next(run, store, case):
    run("record_event", CASE=case, KIND="stopped", DATE="2026-09-11", OFFICERS="a", DOCUMENT_NO="停〔2026〕1号")
    result = run("record_event", CASE=case, **FILED)
    assert (result["STAGE"], result["EVENT"]) == ("filed", f"{case}-filed")
    assert "监察日报书面报备：9月10日到期，已逾期" in result["NEXT_DUTY"]
    assert (row_of(store, case)["stage"], row_of(store, case)["approved_by"]) == ("filed", "分管领导")
    run("record_event", CASE=case, KIND="reported", DATE="2026-09-11")
    assert row_of(store, case)["stage"] == "filed"
    event = next(row for row in store.rows("case_event") if row["kind"] == "stopped")
    assert (event["document_no"], event["officer_code"]) == ("停〔2026〕1号", "a")
    assert event["recorded_at"].endswith("Z")


def test_a_correction_is_a_new_event(run, store, case):
    run("record_event", CASE=case, KIND="stopped", DATE="2026-09-13")
    fixed = run("record_event", CASE=case, KIND="stopped", DATE="2026-09-12", CORRECTS=f"{case}-stopped")
    assert fixed["EVENT"] == f"{case}-stopped-2"
    assert len(store.rows("case_event")) == 3
    voided = run("record_event", CASE=case, KIND="voided", DATE="2026-09-14", CORRECTS=fixed["EVENT"])
    assert voided["STAGE"] == row_of(store, case)["stage"] == "found"


def test_a_second_stop_notice_is_taken_with_a_remark(run, store, case, feedback):
    run("record_event", CASE=case, KIND="stopped", DATE="2026-09-11")
    assert not any("void one" in text for text in feedback.said)
    run("record_event", CASE=case, KIND="stopped", DATE="2026-09-14")
    assert [text for text in feedback.said if "stands for 2026-09-11 and for 2026-09-14 now" in text]
    assert [row["kind"] for row in store.rows("case_event")].count("stopped") == 2


def test_no_officer_is_dropped_without_a_word(run, store, case, feedback):
    run("record_event", CASE=case, KIND="stopped", DATE="2026-09-11", OFFICERS="b,a")
    assert not any("none of the two" in text for text in feedback.said)
    run("record_event", CASE=case, KIND="site_checked", DATE="2026-09-12", OFFICERS="a,沈景行")
    assert [text for text in feedback.said if "c is none of the two of SA2026-001" in text]
    with pytest.raises(QgsProcessingException, match="3 officers are given"):
        run("record_event", CASE=case, KIND="noted", DATE="2026-09-12", OFFICERS="a,b,c")


def test_a_clue_has_events_before_its_case(run, store):
    assert run("record_event", CASE="P3", KIND="stopped", DATE="2026-09-11")["STAGE"] == "stopped"
    with pytest.raises(QgsProcessingException, match="open a case"):
        run("record_event", CASE="P3", **FILED)
    assert run("open_case", PARCELS="P3")["STAGE"] == "stopped"


def test_another_day_of_the_find_is_not_dropped_without_a_word(run, store, feedback):
    run("record_event", CASE="P3", KIND="found", DATE="2026-09-08")
    case = run("open_case", PARCELS="P3", FOUND="2026-09-10")["CASE"]
    assert [text for text in feedback.said if "stands for 2026-09-08" in text and "P3-found" in text]
    (event,) = [row for row in store.rows("case_event") if row["kind"] == "found"]
    assert str(event["local_date"])[:10] == "2026-09-08"
    assert row_of(store, case)["stage"] == "found"


def test_officers_named_at_filing_become_the_case_own(run, store):
    case = run("open_case", PARCELS="P3")["CASE"]
    with pytest.raises(QgsProcessingException, match="two named officers"):
        run("record_event", CASE=case, OFFICERS="a", **FILED)
    run("record_event", CASE=case, OFFICERS="a,柳望舒", **FILED)
    assert (row_of(store, case)["officer1_code"], row_of(store, case)["officer2_code"]) == ("a", "b")


def test_recognising_a_major_case(run, store, feedback):
    case = run("open_case", PARCELS="P2")["CASE"]
    assert row_of(store, case)["is_major"] is False
    run("record_event", CASE=case, KIND="marked_major", DATE="2026-09-20", APPROVED_BY="分管领导")
    assert row_of(store, case)["is_major"] is True
    run("record_event", CASE=case, KIND="voided", DATE="2026-09-21", CORRECTS=f"{case}-marked_major")
    assert row_of(store, case)["is_major"] is False


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"KIND": "stopped", "DATE": "2026-09-09"}, "before “发现违法行为” \\(2026-09-10\\)"),
        ({"KIND": "closed", "DATE": "2026-09-30"}, "has no “立案” yet"),
        ({"KIND": "filed", "DATE": "2026-09-18"}, "who approved"),
        ({"KIND": "found", "DATE": "2026-11-24"}, "after today"),
        ({"KIND": "filed", "DATE": "2026-09-18", "OFFICERS": "a,江知行", "APPROVED_BY": "x"}, "twice"),
        ({"KIND": "extended", "DATE": "2026-09-30", "DAYS": 11, "APPROVED_BY": "x"}, "at most 10"),
        ({"KIND": "stopped", "DATE": "2026-09-11", "OFFICERS": "路人"}, "no officer “路人”"),
        ({"KIND": "stopped", "DATE": "2026-09-11", "CORRECTS": "没有"}, "no event 没有"),
        ({"KIND": "fuond", "DATE": "2026-09-11"}, "fuond"),
        ({"KIND": "stopped", "DATE": "2026-02-30"}, "2026-02-30"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_written(run, store, case, event, words):
    if event["KIND"] == "extended":
        run("record_event", CASE=case, **FILED)
    before = len(store.rows("case_event"))
    with pytest.raises(QgsProcessingException, match=words):
        run("record_event", CASE=case, **event)
    assert len(store.rows("case_event")) == before


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"PARCELS": "P9"}, "no parcel P9"),
        ({"PARCELS": "P1"}, "belongs to the case"),
        ({"PARCELS": "P2", "OFFICERS": "a,a"}, "same officer twice"),
        ({"PARCELS": "P2", "OFFICERS": "a,b,c"}, "3 officers are given"),
        ({"PARCELS": "P2", "UNIT": "77"}, "77"),
        ({"PARCELS": "P2", "FOUND": "2027-01-01"}, "after today"),
        ({"PARCELS": " ，"}, "at least one"),
    ],
)
def test_a_case_that_cannot_be_opened(run, store, case, parameters, words):
    with pytest.raises(QgsProcessingException, match=words):
        run("open_case", **parameters)
    assert len(store.rows("legal_case")) == 1


def test_nothing_of_that_name(run):
    with pytest.raises(QgsProcessingException, match="neither a case nor a parcel X"):
        run("record_event", CASE="X", KIND="found", DATE="2026-09-11")


def test_the_source_of_a_boundary_is_not_how_the_clue_came_in(run, store):
    with store.writing("parcel") as writer:
        writer.update("parcel", "P3", {"source": "RTK实测"})
    run("open_case", PARCELS="P3")
    assert row_of(store, "SA2026-001")["source"] is None


def test_a_case_code_that_is_taken_is_said_plainly(run, case):
    with pytest.raises(QgsProcessingException, match=f"holds {case} already"):
        run("open_case", PARCELS="P3", CASE=case)
