"""What the events of a case make due: by the plan's table, by both readings, done, late, extended, in doubt."""

import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest
from landpatrol.processing.core.clock.deadline_rules import SHIPPED, load_deadline_rules, parse_deadline_rules
from landpatrol.processing.core.clock.due import DayUnit
from landpatrol.processing.core.clock.duties import case_duties
from landpatrol.processing.core.clock.work_calendar import WorkCalendar
from landpatrol.processing.core.clock.year_table import YearTable
from landpatrol.processing.core.errors import RuleError

EXTENDED = {"approved_by": "分管领导", "days": 10}


def on(text):
    return date.fromisoformat(text)


def duties(case, settings, today):
    return {duty.rule: duty for duty in case_duties(case, settings, on(today))}


def test_the_eighteen_rows_of_the_plan():
    rules = load_deadline_rules()
    numbers = [rule.number for rule in (*rules.period_rules, *rules.case_rules, *rules.extensions)]
    assert sorted(numbers) == list(range(1, 19))
    terms = {rule.number: (rule.trigger, rules.term(rule), rule.major) for rule in rules.case_rules}
    assert terms == {
        8: ("occurred", "3日", "any"),
        9: ("found", "当日", "any"),
        10: ("found", "2日", "any"),
        11: ("found", "2日", "any"),
        12: ("found", "10个工作日", "any"),
        13: ("filed", "15个工作日", "not"),
        14: ("filed", "30个工作日", "only"),
        16: ("refused", "2日", "any"),
        17: ("refused", "5日", "any"),
        18: ("refused", "5日", "only"),
    }


def test_a_find_starts_the_clock(tell, settings):
    found = duties(tell(("found", "2025-09-26")), settings, "2025-09-26")
    dates = {rule: (duty.by_days.isoformat(), duty.by_workdays.isoformat()) for rule, duty in found.items()}
    assert dates == {
        "daily_report": ("2025-09-26", "2025-09-26"),
        "stop_notice": ("2025-09-28", "2025-09-29"),
        "fact_report": ("2025-09-28", "2025-09-29"),
        "filing": ("2025-10-16", "2025-10-16"),
    }
    assert list(found) == ["daily_report", "stop_notice", "fact_report", "filing"]
    assert found["daily_report"].state == "due"
    assert (found["stop_notice"].state, found["stop_notice"].days_left) == ("open", 1)
    assert found["filing"].who == "station"


def test_the_reading_is_the_office_choice_and_the_colour_date_the_earlier(tell, settings):
    case = tell(("found", "2025-09-23"), ("stopped", "2025-09-24"), ("refused", "2025-09-24"))
    by_days = duties(case, settings, "2025-09-30")["site_check"]
    assert (by_days.unrolled, by_days.due) == (on("2025-09-29"), on("2025-09-29"))
    by_workdays = duties(case, replace(settings, reading=DayUnit.WORKDAY), "2025-09-30")["site_check"]
    assert by_workdays.due == on("2025-09-30")
    assert by_workdays.first_due == by_days.first_due == on("2025-09-29")
    assert (by_days.state, by_workdays.state) == ("overdue", "due")


def test_major_cases_have_thirty_working_days_and_an_extension_of_ten(tell, settings):
    story = [("found", "2026-09-10"), ("filed", "2026-09-18")]
    general = duties(tell(*story), settings, "2026-10-01")
    major = duties(tell(*story, is_major=True), settings, "2026-10-01")
    assert general["closing_general"].due == on("2026-10-15")
    assert "closing_major" not in general
    assert major["closing_major"].due == on("2026-11-05")
    longer = duties(tell(*story, ("extended", "2026-10-30", EXTENDED), is_major=True), settings, "2026-11-06")
    assert (longer["closing_major"].due, longer["closing_major"].state) == (on("2026-11-19"), "open")
    assert "分管领导批准延长10个工作日" in longer["closing_major"].note


@pytest.mark.parametrize(("day", "is_said"), [("2026-11-05", False), ("2026-11-06", True)])
def test_an_extension_given_after_the_term_says_so(tell, settings, day, is_said):
    case = tell(("found", "2026-09-10"), ("filed", "2026-09-18"), ("extended", day, EXTENDED), is_major=True)
    note = duties(case, settings, "2026-11-10")["closing_major"].note
    assert ("原期限已届满" in note) is is_said


@pytest.mark.parametrize(
    ("extension", "due"), [({"days": 10}, "2026-11-05"), ({"approved_by": "分管领导", "days": 15}, "2026-11-19")]
)
def test_an_extension_counts_if_approved_and_never_beyond_ten_days(tell, settings, extension, due):
    story = [("found", "2026-09-10"), ("filed", "2026-09-18"), ("extended", "2026-10-30", extension)]
    assert duties(tell(*story, is_major=True), settings, "2026-11-01")["closing_major"].due == on(due)


def test_refusal_starts_the_branch_terms_and_the_special_report_of_major_cases(tell, settings):
    story = [("found", "2026-02-09"), ("stopped", "2026-02-10"), ("refused", "2026-02-13")]
    assert not {"order_to_correct", "special_report"} & set(duties(tell(*story[:2]), settings, "2026-02-13"))
    general = duties(tell(*story), settings, "2026-02-13")
    assert {rule: duty.due for rule, duty in general.items() if duty.trigger == "refused"} == {
        "order_to_correct": on("2026-02-24"),
        "site_check": on("2026-02-24"),
    }
    major = duties(tell(*story, is_major=True), settings, "2026-02-13")["special_report"]
    assert (major.unrolled, major.due, major.unit_code) == (on("2026-02-18"), on("2026-02-24"), "9")
    assert not major.is_provisional
    half = duties(tell(*story, ("special_reported", "2026-02-20"), is_major=True), settings, "2026-02-24")
    assert half["special_report"].state == "due"
    whole = [("special_reported", "2026-02-20"), ("letters_sent", "2026-02-25")]
    late = duties(tell(*story, *whole, is_major=True), settings, "2026-03-01")["special_report"]
    assert (late.state, late.done_on, late.late_days) == ("late", on("2026-02-25"), 1)


def test_an_act_before_the_trigger_does_not_answer_it_if_there_is_a_later_one(tell, settings):
    acts = [("special_reported", "2026-02-10"), ("letters_sent", "2026-02-16"), ("special_reported", "2026-02-20")]
    case = tell(("found", "2026-02-09"), ("stopped", "2026-02-10"), ("refused", "2026-02-13"), *acts, is_major=True)
    assert duties(case, settings, "2026-03-01")["special_report"].done_on == on("2026-02-20")


def test_a_site_check_before_the_refusal_does_not_answer_it_but_a_special_report_does(tell, settings):
    acts = [("site_checked", "2026-02-11"), ("special_reported", "2026-02-11"), ("letters_sent", "2026-02-11")]
    case = tell(("found", "2026-02-09"), ("stopped", "2026-02-10"), *acts, ("refused", "2026-02-13"), is_major=True)
    found = duties(case, settings, "2026-02-14")
    assert (found["site_check"].state, found["special_report"].state) == ("open", "done")


def test_a_case_major_by_its_figures_runs_as_one_though_nobody_marked_it(tell, settings):
    case = replace(tell(("found", "2026-03-02"), ("filed", "2026-03-06"), is_major=True), is_marked_major=False)
    assert "closing_major" in duties(case, settings, "2026-03-10")


def test_a_parcel_in_doubt_starts_the_clock_provisionally(tell, settings):
    story = [("found", "2026-03-02"), ("stopped", "2026-03-03"), ("refused", "2026-03-04"), ("filed", "2026-03-06")]
    found = duties(tell(*story, verdict="doubt"), settings, "2026-03-05")
    assert found["special_report"].is_provisional
    assert "临界" in found["special_report"].note
    assert found["closing_general"].is_provisional
    assert "closing_major" not in found
    assert not found["site_check"].is_provisional
    settled = tell(*story, ("marked_general", "2026-03-10", {"approved_by": "分管领导"}), verdict="doubt")
    assert "special_report" not in duties(settled, settings, "2026-03-11")


def test_done_late_missed_waived_and_overdue_first(tell, settings):
    case = tell(("found", "2026-03-02"), ("stopped", "2026-03-06"), ("filed", "2026-03-30"))
    found = case_duties(case, settings, on("2026-03-31"))
    assert [duty.state for duty in found] == ["overdue", "overdue", "open", "late", "late"]
    late = {duty.rule: duty for duty in found}
    assert (late["stop_notice"].late_days, late["filing"].late_days) == (2, 14)
    assert (late["fact_report"].late_days, late["fact_report"].days_left) == (27, -19)
    over = tell(("found", "2026-03-02"), ("not_filed", "2026-03-05"))
    states = {rule: duty.state for rule, duty in duties(over, settings, "2026-03-31").items()}
    assert states == {"daily_report": "missed", "stop_notice": "missed", "fact_report": "missed", "filing": "waived"}


def test_what_was_corrected_does_not_count(tell, settings):
    case = tell(("found", "2026-03-02"), ("stopped", "2026-03-12"), ("stopped", "2026-03-03", {"corrects_code": "E1"}))
    assert duties(case, settings, "2026-03-20")["stop_notice"].state == "done"
    void = tell(("found", "2026-03-02"), ("stopped", "2026-03-03"), ("voided", "2026-03-04", {"corrects_code": "E1"}))
    assert duties(void, settings, "2026-03-20")["stop_notice"].state == "overdue"


def test_occurrence_and_find_may_come_from_the_parcel(tell, settings):
    case = tell()
    parcel = replace(case.parcels[0], occurred=on("2026-03-02"), found=on("2026-03-06"))
    found = duties(replace(case, parcels=(parcel,), is_clue=True), settings, "2026-03-06")
    assert (found["discovery"].due, found["discovery"].state, found["discovery"].late_days) == (
        on("2026-03-05"),
        "late",
        1,
    )
    assert found["filing"].due == on("2026-03-20")


def test_a_date_past_the_published_years_is_provisional_until_the_table_comes(tell, settings):
    case = tell(("found", "2026-12-10"), ("filed", "2026-12-18"), is_major=True)
    closing = duties(case, settings, "2026-12-20")["closing_major"]
    assert (closing.is_provisional, closing.unknown_years) == (True, (2027,))
    assert "2027年放假安排未公布" in closing.note
    off = [on("2027-01-01"), *(on(f"2027-02-{day:02}") for day in range(5, 13))]
    calendar = WorkCalendar([YearTable(2027, frozenset(off), frozenset())])
    final = duties(case, replace(settings, calendar=calendar), "2026-12-20")["closing_major"]
    assert not final.is_provisional
    assert final.due == on("2027-02-01")
    assert final.due > closing.due


def test_changing_a_deadline_is_an_edit_of_data_only(tell, settings, tmp_path):
    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    rule = next(rule for rule in content["case_rules"] if rule["code"] == "stop_notice")
    rule |= {"length": 3, "unit": "workday", "title": "责令停止（本局规定）"}
    own = tmp_path / "本局时限.json"
    own.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    case = tell(("found", "2026-04-30"))
    found = duties(case, replace(settings, rules=load_deadline_rules(own)), "2026-05-06")["stop_notice"]
    assert (found.title, found.term, found.due) == ("责令停止（本局规定）", "3个工作日", on("2026-05-08"))
    only = {"case_rules": [rule]}
    assert [rule.code for rule in parse_deadline_rules(json.dumps(only), "setting").case_rules] == ["stop_notice"]


@pytest.mark.parametrize(
    ("change", "words"),
    [({"trigger": "fuond"}, "fuond"), ({"length": -1}, "-1"), ({"unit": "week"}, "week"), ({"who": "x"}, "x")],
)
def test_a_rule_that_cannot_be_used_is_named(change, words):
    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    content["case_rules"][0] |= change
    with pytest.raises(RuleError, match=words):
        parse_deadline_rules(json.dumps(content), "本局")
    with pytest.raises(RuleError, match="本局"):
        parse_deadline_rules("{", "本局")


def test_a_broken_rule_does_not_pass_the_schema():
    schema = json.loads(SHIPPED.with_name("deadlines.schema.json").read_text(encoding="utf-8"))
    content = json.loads(SHIPPED.read_text(encoding="utf-8"))
    content["case_rules"][0]["unit"] = "week"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, schema)
