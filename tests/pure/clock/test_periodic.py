"""Weekly, daily, monthly and quarterly duties, counted by hand; and the week's reminders."""

from datetime import date

import icalendar
import pytest
from landpatrol.processing.core.clock.duties import case_duties
from landpatrol.processing.core.clock.periodic import Done, Unit, period_of, periodic_duties
from landpatrol.processing.core.clock.reminders import reminders, to_icalendar

UNITS = [Unit("9", "分局", "branch"), Unit("91", "甲所", "station", "9"), Unit("92", "乙所", "station", "9")]


def on(text):
    return date.fromisoformat(text)


def duties(records, settings, start, end, today):
    """`records` with the day alone, or with the day and another of the period that it was for."""
    done = {
        key: [Done(*days) if isinstance(days, tuple) else Done(days, days) for days in listed]
        for key, listed in records.items()
    }
    found = periodic_duties(UNITS, done, settings, on(start), on(end), on(today))
    return {(duty.rule, duty.key.split("/")[0], duty.start.isoformat()): duty for duty in found}


@pytest.mark.parametrize(
    ("day", "period", "first", "last"),
    [
        ("2026-11-23", "day", "2026-11-23", "2026-11-23"),
        ("2026-11-22", "week", "2026-11-16", "2026-11-22"),
        ("2028-02-10", "month", "2028-02-01", "2028-02-29"),
        ("2026-12-31", "month", "2026-12-01", "2026-12-31"),
        ("2026-11-23", "quarter", "2026-10-01", "2026-12-31"),
        ("2026-01-01", "quarter", "2026-01-01", "2026-03-31"),
    ],
)
def test_periods(day, period, first, last):
    assert period_of(on(day), period) == (on(first), on(last))


def test_two_patrols_a_week(settings):
    records = {("patrols", "91"): [on("2026-11-18"), on("2026-11-22")], ("patrols", "92"): [on("2026-11-23")]}
    found = duties(records, settings, "2026-11-16", "2026-11-29", "2026-11-29")
    states = {key[1:]: duty.state for key, duty in found.items() if key[0] == "weekly_patrols"}
    assert states == {
        ("91", "2026-11-16"): "done",
        ("92", "2026-11-16"): "missed",
        ("91", "2026-11-23"): "due",
        ("92", "2026-11-23"): "due",
    }
    one = found["weekly_patrols", "92", "2026-11-23"]
    assert (one.done, one.needed, one.unit_code) == (1, 2, "92")
    assert "已1次，应2次" in one.note


def test_video_each_day_and_the_branch_for_each_station(settings):
    records = {("camera_checks", "91"): [on("2026-11-21")], ("station_checks", "92"): [on("2026-10-20")]}
    found = duties(records, settings, "2026-11-21", "2026-11-22", "2026-11-23")
    assert [found["daily_video", "91", f"2026-11-{day}"].state for day in (21, 22)] == ["done", "missed"]
    checks = {key[1]: duty for key, duty in found.items() if key[0] == "station_check"}
    assert {code: duty.state for code, duty in checks.items()} == {"91": "open", "92": "done"}
    assert {duty.unit_code for duty in checks.values()} == {"9"}
    assert checks["91"].title == "检查国土中心所（甲所）"


def test_plans_at_the_start_and_the_return_by_the_twenty_fifth(settings):
    records = {("monthly_returns", "9"): [on("2026-10-26")], ("month_plans", "91"): [on("2026-10-01")]}
    found = duties(records, settings, "2026-10-01", "2026-11-01", "2026-11-26")
    october = found["monthly_return", "9", "2026-10-01"]
    assert (october.due, october.state, october.late_days) == (on("2026-10-25"), "late", 1)
    assert found["monthly_return", "9", "2026-11-01"].state == "overdue"
    assert found["monthly_plan", "91", "2026-10-01"].state == "done"
    assert found["monthly_plan", "92", "2026-10-01"].due == on("2026-10-08")
    assert found["key_patrols", "9", "2026-10-01"].state == "missed"


def test_a_return_counts_for_the_month_it_is_for(settings):
    """October's return, written on 3 November: late for October, and November's is still to be made."""
    records = {("monthly_returns", "9"): [(on("2026-11-03"), on("2026-10-31"))]}

    def states(today):
        found = duties(records, settings, "2026-10-01", "2026-11-30", today)
        months = [found["monthly_return", "9", f"2026-{month}-01"] for month in (10, 11)]
        return [(duty.state, duty.done_on, duty.late_days) for duty in months]

    assert states("2026-11-20") == [("late", on("2026-11-03"), 9), ("open", None, 0)]
    assert states("2026-11-02")[0] == ("missed", None, 0)


def test_what_has_not_begun_is_not_due_except_plans(settings):
    found = duties({}, settings, "2026-11-23", "2026-12-06", "2026-11-24")
    assert max(key[2] for key in found if key[0] == "daily_video") == "2026-11-24"
    assert [key[2] for key in found if key[0] == "weekly_patrols" and key[1] == "91"] == ["2026-11-23"]
    plan = found["monthly_plan", "91", "2026-12-01"]
    assert (plan.due, plan.state) == (on("2026-12-01"), "open")


def test_units_share_a_reminder_of_what_returns(settings):
    found = duties({}, settings, "2026-11-23", "2026-11-29", "2026-11-23")
    names = {"91": "甲所", "92": "乙所", "9": "分局"}
    listed = reminders(found.values(), names, settings.rules, on("2026-11-23"), on("2026-11-29"))
    video = next(r for r in listed if r.uid == "daily_video/2026-11-23@landpatrol")
    assert video.summary == "慧眼守土视频检查（乙所等2个单位）"
    assert "乙所、甲所" in video.description


def test_the_week_as_icalendar_does_not_double(tell, settings):
    case = tell(("found", "2026-11-18"), ("stopped", "2026-11-19"), ("filed", "2026-11-23"))
    names = {"SA1": "厂房建设占地", "99": "甲所"}

    def entries(today):
        listed = reminders(case_duties(case, settings, on(today)), names, settings.rules, on(today), on("2026-11-30"))
        content = to_icalendar(listed, settings.rules, on(today))
        assert content == to_icalendar(listed, settings.rules, on(today))
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        return {str(event["uid"]): event for event in events}

    monday, tuesday = entries("2026-11-23"), entries("2026-11-24")
    assert (
        set(monday) == set(tuesday) == {f"SA1/{rule}/2026-11-18@landpatrol" for rule in ("daily_report", "fact_report")}
    )
    event = tuesday["SA1/fact_report/2026-11-18@landpatrol"]
    assert event["dtstart"].dt == on("2026-11-24")
    assert type(event["dtstart"].dt) is date
    assert str(event["summary"]) == "【已逾期4日】违法事实书面报告（厂房建设占地）"
    assert len(event.walk("VALARM")) == 2
    later = reminders(
        case_duties(case, settings, on("2026-11-23")), names, settings.rules, on("2026-11-23"), on("2026-12-31")
    )
    assert [r.day.isoformat() for r in later][-1] == "2026-12-14"
