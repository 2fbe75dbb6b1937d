"""The clock read from a workspace: duties, the map over the days, reminders, and dates that a calendar settles."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import icalendar
import pytest
from qgis import processing
from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

OFF = ["2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03"]
APPROVED = {"APPROVED_BY": "分管领导"}


def opened(path):
    layer = QgsVectorLayer(str(path), "x", "ogr")
    assert layer.isValid()
    return layer


def rows(path):
    names = [field.name() for field in opened(path).fields()]
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in opened(path).getFeatures()]


def iso(day):
    return day.toString("yyyy-MM-dd")


def test_duties_in_both_readings_overdue_first(run, told, tmp_path):
    result = run("case_clock", TODAY="2026-10-08", DUTIES=str(tmp_path / "待办.gpkg"))
    found = rows(result["DUTIES"])
    assert [row["state"] for row in found][:3] == ["overdue"] * 3
    closing = next(row for row in found if row["rule"] == "closing_major")
    assert (iso(closing["due_local_date"]), closing["days_left"], closing["unit_name"]) == ("2026-11-05", 21, "甲所")
    assert (closing["term"], closing["trigger"], closing["state"]) == ("30个工作日", "立案", "open")
    stop = next(row for row in found if row["rule"] == "stop_notice" and row["case_code"] == "P2")
    assert iso(stop["by_days_local_date"]) == "2026-09-14"  # 12 September is a Saturday
    assert iso(stop["unrolled_local_date"]) == "2026-09-12"
    assert iso(stop["by_workdays_local_date"]) == "2026-09-14"
    assert (stop["reading"], stop["late_days"]) == ("日", 24)
    layer = opened(result["DUTIES"])
    assert layer.attributeAlias(layer.fields().indexOf("days_left")) == "剩余工作日"
    assert result["OVERDUE"] == sum(row["state"] == "overdue" for row in found)
    assert "已逾期" in result["SUMMARY"]


def test_the_parcels_with_their_next_duty(run, told, tmp_path):
    result = run("case_clock", TODAY="2026-10-08", CASES=str(tmp_path / "图斑.gpkg"))
    found = {row["parcel_code"]: row for row in rows(result["CASES"])}
    assert (found["P1"]["state"], found["P1"]["label"]) == ("open", "办结上报（重大案件）：11月5日到期，剩21个工作日")
    assert (found["P1"]["stage_title"], found["P1"]["is_major"]) == ("立案", True)
    assert (found["P3"]["state"], found["P3"]["stage_title"], found["P3"]["overdue"]) == ("overdue", "线索", 4)
    assert found["P2"]["is_provisional"] is True
    layer = opened(result["CASES"])
    assert layer.renderer().type() == "categorizedSymbol"
    assert layer.crs().authid() == "EPSG:4528"
    assert layer.featureCount() == 3


def shown(layer, day, hour):
    """States that the map draws at an hour of a day, as QGIS's Temporal Controller filters them."""
    moment = QDateTime(QDate.fromString(day, "yyyy-MM-dd"), QTime(hour, 0))
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    spans = QgsDateTimeRange(moment, moment.addSecs(3600), True, False)
    text = layer.temporalProperties().createFilterString(context, spans)
    return {f["parcel_code"]: f["state"] for f in layer.getFeatures(QgsFeatureRequest().setFilterExpression(text))}


def test_the_slider_changes_colours_exactly_on_the_due_dates(run, told, tmp_path):
    period = {"START": "2026-09-18", "END": "2026-11-20"}
    extended = {"KIND": "extended", "DATE": "2026-11-09", "DAYS": 10}
    for count, changes in (
        (0, ["2026-11-05", "2026-11-06"]),
        (1, ["2026-11-05", "2026-11-06", "2026-11-09", "2026-11-19", "2026-11-20"]),
    ):
        if count:
            run("record_event", CASE=told, **extended, **APPROVED)
        result = run("case_clock", TIMELINE=str(tmp_path / f"时间{count}.gpkg"), **period)
        layer = opened(result["TIMELINE"])
        layer.loadDefaultStyle()  # opening alone leaves the temporal properties at the provider's
        assert layer.temporalProperties().isActive()
        day, seen, found = QDate(2026, 9, 18), None, []
        while day <= QDate(2026, 11, 20):
            state = shown(layer, iso(day), 0)["P1"]
            assert shown(layer, iso(day), 23)["P1"] == state
            if seen and state != seen:
                found.append(iso(day))
            seen, day = state, day.addDays(1)
        assert found == changes
    assert [shown(layer, day, 12)["P1"] for day in ("2026-11-04", "2026-11-05", "2026-11-06", "2026-11-19")] == [
        "open",
        "due",
        "overdue",
        "due",
    ]


def test_stretches_cover_the_days_once(run, told, tmp_path):
    result = run("case_clock", TIMELINE=str(tmp_path / "时间.gpkg"), START="2026-09-18", END="2026-11-20")
    for code in ("P1", "P2", "P3"):
        found = [row for row in rows(result["TIMELINE"]) if row["parcel_code"] == code]
        assert iso(found[0]["from_local_date"]) == "2026-09-18"
        assert iso(found[-1]["to_local_date"]) == "2026-11-20"
        assert all(a["until_local_date"] == b["from_local_date"] for a, b in pairwise(found))


def test_the_week_as_icalendar(run, told, tmp_path):
    file = tmp_path / "本周.ics"
    run("case_clock", TODAY="2026-11-02", REMINDERS=str(file))
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    closing = next(event for event in events if "closing_major" in event["uid"])
    assert closing["dtstart"].dt.isoformat() == "2026-11-05"
    assert str(closing["summary"]) == f"办结上报（重大案件）（{told} 图斑0）"
    uids = [str(event["uid"]) for event in events]
    assert len(uids) == len(set(uids))
    run("case_clock", TODAY="2026-11-03", REMINDERS=str(file))
    again = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert {u for u in uids if "daily_video/" not in u} <= {str(event["uid"]) for event in again}


def test_a_calendar_settles_provisional_dates_and_logs_it(run, store, feedback, tmp_path):
    case = run("open_case", PARCELS="P1", OFFICERS="a,b", FOUND="2026-11-20")["CASE"]
    run("record_event", CASE=case, KIND="filed", DATE="2026-12-18", TODAY="2026-12-20", **APPROVED)
    before = run("case_clock", TODAY="2026-12-20")
    assert (before["PROVISIONAL"] > 0, before["SETTLED"]) == (True, 0)
    table = tmp_path / "2027.json"
    table.write_text(json.dumps({"year": 2027, "off": [*OFF, "2027-01-04"]}), encoding="utf-8")
    entered = run("set_calendar", CALENDAR=str(table))
    assert (entered["YEAR"], entered["SETTLED"]) == (2027, 1)
    assert entered["CHANGES"] == f"{case} 办结上报（重大案件）：2027-01-29（暂定）→2027-02-02"
    logged = [row["detail"] for row in store.rows("audit") if row["action"] == "settled"]
    assert logged == [f"{entered['CHANGES']}（calendar.2027）"]
    after = run("case_clock", TODAY="2026-12-20")
    assert (after["PROVISIONAL"], after["SETTLED"]) == (0, 0)
    table.write_text(json.dumps({"year": 2027, "off": OFF}), encoding="utf-8")
    corrected = run("set_calendar", CALENDAR=str(table))
    assert corrected["CHANGES"] == f"{case} 办结上报（重大案件）：2027-02-02→2027-02-01"


def test_a_newer_library_settles_dates_as_well(run, store, feedback, monkeypatch):
    from landpatrol.processing.core.clock import work_calendar

    case = run("open_case", PARCELS="P1", OFFICERS="a,b", FOUND="2026-11-20")["CASE"]
    run("record_event", CASE=case, KIND="filed", DATE="2026-12-18", TODAY="2026-12-20", **APPROVED)
    run("case_clock", TODAY="2026-12-20")
    published = work_calendar._published
    newer = {"2027-01-01"}
    monkeypatch.setattr(
        work_calendar,
        "_published",
        lambda day: (day.isoformat() not in newer and day.weekday() < 5) if day.year == 2027 else published(day),
    )
    result = run("case_clock", TODAY="2026-12-20")
    assert (result["PROVISIONAL"], result["SETTLED"]) == (0, 1)
    assert any("2027-01-29（暂定）→2027-02-01" in line for line in feedback.said)
    assert run("case_clock", TODAY="2026-12-20")["SETTLED"] == 0


def test_a_workspace_that_cannot_be_written_is_still_read(run, store, feedback, monkeypatch):
    from landpatrol.processing.core.errors import StoreError
    from landpatrol.processing.workspace import clock_reading

    def locked(*_):
        raise StoreError("The workspace is locked.")

    monkeypatch.setattr(clock_reading, "log_settled", locked)
    assert run("case_clock")["RUNNING"] > 0
    assert "The workspace is locked." in feedback.said


def test_the_office_own_deadlines(run, store, tmp_path):
    from landpatrol.processing.core.clock.deadline_rules import SHIPPED

    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    content["case_rules"] = [rule | {"length": 4} for rule in content["case_rules"] if rule["code"] == "stop_notice"]
    content["period_rules"] = []
    own = Path(store.location).parent / "本局时限.json"
    own.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    by_file = run("case_clock", RULES=str(own), DUTIES=str(tmp_path / "a.gpkg"))
    assert {(row["rule"], row["term"]) for row in rows(by_file["DUTIES"])} == {("stop_notice", "4日")}
    with store.writing("setting") as writer:
        writer.insert("setting", [{"code": "clock.deadlines", "value": own.name}])
    assert run("set_deadlines", READING="workday") == {"READING": "workday", "RULE_COUNT": 2}
    by_setting = run("case_clock", DUTIES=str(tmp_path / "b.gpkg"))
    found = rows(by_setting["DUTIES"])
    assert {(row["term"], row["reading"], iso(row["due_local_date"])) for row in found} == {
        ("4日", "工作日", "2026-09-16")
    }


def test_units_are_counted_in_the_period(run, store, tmp_path):
    days = ("2026-11-16", "2026-11-18", "2026-11-23")
    with store.writing("patrol") as writer:
        patrols = [{"code": f"X{day}", "unit_code": "91", "local_date": day, "means": "car"} for day in days]
        writer.insert("patrol", patrols)
    result = run("case_clock", START="2026-11-16", END="2026-11-24", DUTIES=str(tmp_path / "d.gpkg"))
    weeks = [row for row in rows(result["DUTIES"]) if row["rule"] == "weekly_patrols"]
    assert {(iso(row["start_local_date"]), row["state"], row["done"]) for row in weeks} == {
        ("2026-11-16", "done", 2),
        ("2026-11-23", "open", 1),
    }


def test_papers_that_answer_returning_duties(run, tmp_path):
    run("record_paper", FORM="monthly_return", UNIT="9", DATE="2026-11-23")
    run("record_paper", FORM="station_check", UNIT="91", DATE="2026-11-20", NUMBER="检〔2026〕1号")
    found = rows(run("case_clock", DUTIES=str(tmp_path / "d.gpkg"))["DUTIES"])
    assert {row["rule"]: row["state"] for row in found if row["rule"] in ("monthly_return", "station_check")} == {
        "monthly_return": "done",
        "station_check": "done",
    }
    for wrong, words in (({"UNIT": "77"}, "77"), ({"DATE": "2026-11-24"}, "after today"), ({}, "20261123 already")):
        with pytest.raises(QgsProcessingException, match=words):
            run("record_paper", **({"FORM": "monthly_return", "UNIT": "9", "DATE": "2026-11-23"} | wrong))


def test_octobers_return_sent_in_november_is_octobers(run, tmp_path):
    run("record_paper", FORM="monthly_return", UNIT="9", DATE="2026-11-03", MONTH="2026年10月")
    found = rows(run("case_clock", START="2026-10-01", END="2026-11-30", DUTIES=str(tmp_path / "d.gpkg"))["DUTIES"])
    returns = {iso(row["start_local_date"]): row["state"] for row in found if row["rule"] == "monthly_return"}
    assert returns == {"2026-10-01": "late", "2026-11-01": "open"}
    with pytest.raises(QgsProcessingException, match="“十月”"):
        run("record_paper", FORM="monthly_return", UNIT="9", DATE="2026-11-03", MONTH="十月")


def test_own_deadlines_are_checked_kept_and_given_up(run, store, tmp_path):
    from landpatrol.processing.core.clock.deadline_rules import SHIPPED

    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    broken, own = tmp_path / "坏.json", tmp_path / "本局.json"
    broken.write_text(json.dumps(content | {"case_rules": []}), encoding="utf-8")
    own.write_text(json.dumps(content | {"period_rules": []}), encoding="utf-8")
    for choice in ({"DEADLINES": "file"}, {}):
        with pytest.raises(QgsProcessingException, match=r"坏\.json"):
            run("set_deadlines", RULES=str(broken), **choice)
    assert run("set_deadlines")["RULE_COUNT"] == 18
    assert run("set_deadlines", DEADLINES="file", RULES=str(own))["RULE_COUNT"] == 11
    own.unlink()
    assert run("set_deadlines")["RULE_COUNT"] == 11
    assert run("set_deadlines", DEADLINES="shipped")["RULE_COUNT"] == 18


def test_only_one_unit(run, told, tmp_path):
    every, station, branch = (run("case_clock", UNIT=code) for code in ("", "91", "9"))
    assert every["RUNNING"] == station["RUNNING"] + branch["RUNNING"]
    assert branch["RUNNING"] > 0
    with pytest.raises(QgsProcessingException, match="no unit 77"):
        run("case_clock", UNIT="77")


def test_what_cannot_be_right_is_listed(run, store, told, tmp_path):
    with store.writing("legal_case", "case_event") as writer:
        writer.update("legal_case", told, {"is_major": False})
        early = {"code": "early", "legal_case_code": told, "kind": "served", "local_date": "2026-09-01"}
        writer.insert("case_event", [early])
    result = run("case_clock", FINDINGS=str(tmp_path / "问题.gpkg"))
    assert {row["finding"] for row in rows(result["FINDINGS"])} == {"not_marked_major", "before"}
    assert result["PROBLEMS"] == 2


def test_bad_input_is_one_sentence(run, store, tmp_path):
    with pytest.raises(QgsProcessingException, match="before it begins"):
        run("case_clock", START="2026-11-20", END="2026-11-01")
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"x\.json"):
        run("case_clock", RULES=str(tmp_path / "x.json"))
    with pytest.raises(QgsProcessingException, match="cannot be read"):
        run("set_calendar", CALENDAR=str(tmp_path / "x.json"))
    assert Qgis.versionInt() >= 34000


def test_a_loaded_timeline_is_ready_for_the_slider(run, store, told):
    """As from QGIS's toolbox: a temporary layer that is loaded when the algorithm ends."""
    project, context, wanted = QgsProject(), QgsProcessingContext(), QgsProcessingOutputLayerDefinition("memory:")
    wanted.destinationProject = project
    context.setProject(project)
    parameters = {"WORKSPACE": store.location, "TODAY": "2026-11-23", "TIMELINE": wanted}
    layer = processing.run("landpatrol:case_clock", parameters, context=context)["TIMELINE"]
    (details,) = context.layersToLoadOnCompletion().values()
    details.postProcessor().postProcessLayer(layer, context, None)
    assert layer.temporalProperties().isActive()
    assert layer.renderer().type() == "categorizedSymbol"
    assert layer.attributeAlias(layer.fields().indexOf("label")) == "标注"


def test_a_day_that_has_passed_shows_what_was_known_that_evening(run, told, store, tmp_path):
    days = sorted(row["local_date"] for row in store.rows("case_event"))
    result = run("case_clock", TODAY=days[0], DUTIES=str(tmp_path / "旧.gpkg"))
    assert result["PROBLEMS"] == run("case_clock", TODAY=days[-1])["PROBLEMS"]
    done = [iso(row["done_local_date"]) for row in rows(result["DUTIES"]) if row["done_local_date"]]
    assert [day for day in done if day > days[0]] == []
