"""Colours over the days change on the due dates, and on the days of events, and on no other day."""

from datetime import date, timedelta

import hypothesis
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from landpatrol.processing.core.clock.duties import case_duties
from landpatrol.processing.core.clock.labels import standing
from landpatrol.processing.core.clock.timeline import timeline

START, END = date(2026, 9, 18), date(2026, 11, 20)


def on(text):
    return date.fromisoformat(text)


def colours(stretches):
    return {
        stretch.start + timedelta(days=n): stretch.colour
        for stretch in stretches
        for n in range((stretch.end - stretch.start).days + 1)
    }


@pytest.fixture
def filed(tell):
    """A major case, all done but closing, which is due on 2026-11-05."""
    done = [(kind, "2026-09-14") for kind in ("found", "daily_reported", "stopped", "reported")]
    return lambda *more: tell(*done, ("filed", "2026-09-18"), *more, is_major=True)


def test_thirty_working_days_on_the_slider(filed, settings):
    stretches = timeline(filed(), settings, START, END)
    assert [(s.start, s.end, s.colour) for s in stretches] == [
        (START, on("2026-11-04"), "open"),
        (on("2026-11-05"), on("2026-11-05"), "due"),
        (on("2026-11-06"), END, "overdue"),
    ]
    assert stretches[0].label == "办结上报（重大案件） 11月5日"


def test_an_extension_moves_the_change_from_the_day_it_was_given(filed, settings):
    extended = filed(("extended", "2026-11-09", {"approved_by": "分管领导", "days": 10}))
    found = colours(timeline(extended, settings, START, END))
    days = ("2026-11-05", "2026-11-06", "2026-11-08", "2026-11-09", "2026-11-18", "2026-11-19", "2026-11-20")
    assert [found[on(day)] for day in days] == ["due", "overdue", "overdue", "open", "open", "due", "overdue"]


def test_closing_in_time_ends_it(filed, settings):
    found = colours(timeline(filed(("closed", "2026-10-30")), settings, START, END))
    assert (found[on("2026-10-29")], found[on("2026-10-30")], found[END]) == ("open", "ended", "ended")


def test_every_day_equals_the_clock_read_on_that_day(tell, settings):
    case = tell(
        ("found", "2026-09-22"),
        ("stopped", "2026-09-28"),
        ("refused", "2026-09-29"),
        ("daily_reported", "2026-09-30"),
        ("filed", "2026-10-12"),
        ("reported", "2026-10-20"),
        verdict="doubt",
    )
    found = colours(timeline(case, settings, START, END))
    assert min(found) == on("2026-09-22")
    assert len(found) == (END - min(found)).days + 1
    for day, colour in found.items():
        known = case.until(day)
        assert standing(known, case_duties(known, settings, day), settings.rules, day).colour == colour, day


kinds = st.sampled_from(["daily_reported", "stopped", "reported", "refused", "ordered", "filed", "extended", "closed"])
days_on = st.integers(0, 60)


@hypothesis.settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(kinds, days_on), max_size=8), st.sampled_from(["doubt", "over", "under"]))
def test_any_story_shows_each_day_as_the_clock_reads_it(tell, settings, story, verdict):
    events = [(kind, (START + timedelta(days=n)).isoformat(), {"days": 5, "approved_by": "x"}) for kind, n in story]
    case = tell(("found", START.isoformat()), *events, verdict=verdict, is_major=verdict == "over")
    found = colours(timeline(case, settings, START, END))
    assert len(found) == (END - START).days + 1
    for day in list(found)[::3]:
        known = case.until(day)
        assert standing(known, case_duties(known, settings, day), settings.rules, day).colour == found[day]


def test_nothing_before_the_first_event(tell, settings):
    assert timeline(tell(), settings, START, END) == []
    assert timeline(tell(("found", "2026-12-01")), settings, START, END) == []


def test_labels_count_working_days(tell, settings):
    case = tell(
        ("found", "2026-09-18"), ("daily_reported", "2026-09-18"), ("stopped", "2026-09-18"), ("reported", "2026-09-18")
    )
    texts = []
    for day in ("2026-09-24", "2026-10-09", "2026-10-10"):
        found = standing(case, case_duties(case, settings, on(day)), settings.rules, on(day))
        texts.append(found.label)
    assert texts == [
        "立案呈批：10月9日到期，剩5个工作日",
        "立案呈批：今日（10月9日）到期",
        "立案呈批：10月9日到期，已逾期1日",
    ]
