"""Rates against counted truth: the published intervals, denominators, days, and what must never be said."""

from __future__ import annotations

import json
from datetime import date, timedelta

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.core.rates.count import Item, Period, count_rate, count_rates, days_late, gaps, rate_text
from landpatrol.processing.core.rates.rules import FILE, chosen, load_rate_rules
from landpatrol.processing.core.rates.wilson import wilson_interval

RULES = load_rate_rules()
START, END = date(2026, 10, 1), date(2026, 12, 31)
PERIOD = Period(START, END, END)
RULE = {rule.code: rule for rule in RULES.rates}
DAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("done", "total", "low_pct", "high_pct"), [(19, 20, 76.4, 99.1), (57, 60, 86.3, 98.3), (18, 20, 69.9, 97.2)]
)
def test_published_intervals(done, total, low_pct, high_pct):
    low, high = wilson_interval(done, total)
    assert (round(100 * low, 1), round(100 * high, 1)) == (low_pct, high_pct)


def test_seventy_three_of_seventy_three_are_needed_before_the_lower_bound_passes_95():
    assert wilson_interval(72, 72)[0] < 0.95 <= wilson_interval(73, 73)[0]


@given(st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_interval_holds_the_share_and_mirrors(pair):
    done, total = pair
    low, high = wilson_interval(done, total)
    assert 0 <= low <= done / total <= high <= 1
    mirrored_low, mirrored_high = wilson_interval(total - done, total)
    assert (low, high) == pytest.approx((1 - mirrored_high, 1 - mirrored_low))


@pytest.mark.parametrize(("done", "total"), [(1, 0), (-1, 5), (6, 5)])
def test_no_interval_of_nonsense(done, total):
    with pytest.raises(ValueError, match="of"):
        wilson_interval(done, total)


def test_printed_as_the_check_sheet_has_it():
    assert rate_text(19, 20, RULES) == "95.0%（19/20，95%置信区间76.4%～99.1%）"
    assert rate_text(18, 19, RULES).endswith("，样本偏少）")
    assert rate_text(0, 0, RULES) == "无（0/0）"


def items(done, total, step, **same):
    return [Item(f"P{n}", "U", DAY, done={step: DAY} if n < done else {}, **same) for n in range(total)]


def test_exactly_95_percent_meets_the_target_and_a_little_less_does_not():
    assert count_rate(RULE["stop"], items(19, 20, "stopped"), PERIOD, RULES).met is True
    assert count_rate(RULE["stop"], items(94, 99, "stopped"), PERIOD, RULES).met is False
    none = count_rate(RULE["stop"], [], PERIOD, RULES)
    assert (none.met, none.share, none.judgement) == (None, None, "期内无此类事项")


@pytest.mark.parametrize("total", [19, 20])
def test_too_few_under_twenty(total):
    assert count_rate(RULE["stop"], items(0, total, "stopped"), PERIOD, RULES).too_few is (total < 20)


@pytest.mark.parametrize(
    ("known", "stands"),
    [(START, True), (END, True), (START - timedelta(1), False), (END + timedelta(1), False), (None, False)],
)
def test_both_ends_of_the_period_belong_to_it(known, stands):
    assert count_rate(RULE["discovery"], [Item("P", "U", known, own=True)], PERIOD, RULES).total == int(stands)


@pytest.mark.parametrize(("days", "stands"), [(0, True), (1, False)])
def test_what_becomes_known_after_the_day_does_not_count_yet(days, stands):
    item = Item("P", "U", DAY + timedelta(days), own=True)
    assert count_rate(RULE["discovery"], [item], Period(START, END, DAY), RULES).total == int(stands)


def test_a_parcel_without_known_way_stays_in_the_denominator():
    parcels = [Item("A", "U", DAY, own=True), Item("B", "U", DAY, own=False), Item("C", "U", DAY)]
    rate = count_rate(RULE["discovery"], parcels, PERIOD, RULES)
    assert (rate.done, rate.total, rate.lacking) == (1, 3, ("B", "C"))
    stated = chosen(RULES, {"rates.denominator.discovery": "stated"})
    rate = count_rate(stated.rates[0], parcels, PERIOD, stated)
    assert (rate.done, rate.total) == (1, 2)
    assert "填明首次发现途径" in rate.definition


def test_a_denominator_that_does_not_exist_is_named():
    with pytest.raises(RuleError, match=r"rates\.denominator\.closing.*all.*due, filed"):
        chosen(RULES, {"rates.denominator.closing": "all"})


@pytest.mark.parametrize(("waited", "late"), [(0, 0), (3, 0), (4, 1), (10, 7), (-1, 0)])
def test_three_days_without_the_first(waited, late):
    assert days_late(DAY, DAY + timedelta(waited), 3) == late


def test_in_time_counts_only_parcels_whose_day_is_written_down():
    parcels = [
        Item("A", "U", DAY, DAY - timedelta(3)),
        Item("B", "U", DAY, DAY - timedelta(4)),
        Item("C", "U", DAY),
    ]
    rate = count_rate(RULE["in_time"], parcels, PERIOD, RULES)
    assert (rate.counted, rate.lacking, rate.met) == (("A", "B"), ("B",), None)
    assert gaps(parcels, PERIOD, RULES)[-1] == "图斑C没有填写实际发生日期，不计入3日内发现率"


def test_filing_waits_for_its_deadline_and_leaves_out_what_need_not_be_filed():
    now = Period(START, END, date(2026, 10, 26))
    matters = [
        Item("done", "U", DAY, done={"filed": DAY}, due={"filed": date(2026, 11, 1)}),
        Item("late", "U", DAY, due={"filed": date(2026, 10, 25)}),
        Item("last day", "U", DAY, due={"filed": date(2026, 10, 26)}),
        Item("no deadline known", "U", DAY),
        Item("not to be filed", "U", DAY, done={"not_filed": DAY}, due={"filed": date(2026, 10, 25)}),
        Item("filed later", "U", DAY, done={"filed": date(2026, 10, 27)}, due={"filed": date(2026, 10, 25)}),
    ]
    rate = count_rate(RULE["filing"], matters, now, RULES)
    assert rate.counted == ("done", "late", "no deadline known", "filed later")
    assert rate.lacking == ("late", "no deadline known", "filed later")


def test_closing_is_counted_over_cases_filed_in_the_period():
    matters = [
        Item("known before", "U", START - timedelta(20), done={"filed": START, "closed": DAY}),
        Item("filed before", "U", DAY, done={"filed": START - timedelta(1), "closed": DAY}),
        Item("open", "U", DAY, done={"filed": DAY}, due={"closed": DAY + timedelta(20)}),
    ]
    rate = count_rate(RULE["closing"], matters, PERIOD, RULES)
    assert (rate.counted, rate.lacking) == (("known before", "open"), ("open",))


@given(
    st.lists(
        st.builds(
            Item,
            st.text("AB", min_size=1),
            st.sampled_from(["U1", "U2", ""]),
            st.none() | st.dates(START - timedelta(5), END + timedelta(5)),
            st.none() | st.dates(START, END),
            st.sampled_from([True, False, None]),
            st.dictionaries(st.sampled_from(["stopped", "filed", "closed"]), st.dates(START, END)),
        ),
        max_size=12,
    )
)
def test_units_add_up_to_the_whole(parcels):
    rates = count_rates(parcels, parcels, PERIOD, RULES, ["U1", "U2", "", None])
    for code in RULE:
        *parts, whole = [rate for rate in rates if rate.rule.code == code]
        assert sum(part.total for part in parts) == whole.total
        assert sum(part.done for part in parts) == whole.done
        assert all(0 <= rate.done <= rate.total for rate in [*parts, whole])


def test_every_spelling_of_a_way_is_known_and_another_is_not():
    assert [
        RULES.known_code(word) for word in ("satellite", "卫片", "群众举报", " 巡查 ", "视频巡查", None, "不清楚")
    ] == [
        "satellite",
        "satellite",
        "complaint",
        "patrol",
        "camera",
        "",
        "",
    ]
    assert (RULES.is_own("巡查"), RULES.is_own("卫片"), RULES.is_own("")) == (True, False, None)


def test_a_target_is_an_edit_of_data(tmp_path):
    content = json.loads(FILE.read_text(encoding="utf-8"))
    content["rates"][2]["target_pct"] = 90
    changed = tmp_path / "rates.json"
    changed.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    rules = load_rate_rules(changed)
    assert count_rate(rules.rates[2], items(18, 20, "stopped"), PERIOD, rules).judgement == "达到90%"


def test_a_broken_file_is_named(tmp_path):
    content = json.loads(FILE.read_text(encoding="utf-8"))
    content["rates"][0]["denominator"] = "nothing"
    broken = tmp_path / "rates.json"
    broken.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(RuleError, match=r"rates\.json.*discovery: nothing"):
        load_rate_rules(broken)
    content["rates"][0]["denominators"]["known"]["only"] = ["lucky"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, json.loads(FILE.with_name("rates.schema.json").read_text(encoding="utf-8")))
