"""Terms against the published calendars; the table is DOMAIN §8.3, written out with years."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.clock.due import DayUnit, due_date, library_missing
from landpatrol.processing.core.clock.work_calendar import WorkCalendar
from landpatrol.processing.core.clock.year_table import YearTable
from landpatrol.processing.core.errors import InputError

PUBLISHED = WorkCalendar()
LENGTHS = (2, 5, 10, 15, 30)
WORKDAYS = {
    "2018-02-12": ("02-14", "02-24", "03-02", "03-09", "03-30"),
    "2018-09-28": ("09-30", "10-10", "10-17", "10-24", "11-14"),
    "2024-09-13": ("09-18", "09-23", "09-29", "10-11", "10-31"),
    "2025-01-24": ("01-27", "02-07", "02-13", "02-20", "03-13"),
    "2025-09-26": ("09-29", "10-10", "10-16", "10-23", "11-13"),
    "2026-02-13": ("02-24", "02-27", "03-05", "03-12", "04-02"),
    "2026-04-30": ("05-07", "05-11", "05-18", "05-25", "06-15"),
    "2026-12-21": ("12-23", "12-28"),
}
# Unrolled and rolled after 2, 3 and 5 days.
DAYS = {
    "2018-02-12": ("02-14 02-14", "02-15 02-22", "02-17 02-22"),
    "2018-09-28": ("09-30 09-30", "10-01 10-08", "10-03 10-08"),
    "2024-09-13": ("09-15 09-18", "09-16 09-18", "09-18 09-18"),
    "2025-01-24": ("01-26 01-26", "01-27 01-27", "01-29 02-05"),
    "2025-09-26": ("09-28 09-28", "09-29 09-29", "10-01 10-09"),
    "2026-02-13": ("02-15 02-24", "02-16 02-24", "02-18 02-24"),
    "2026-04-30": ("05-02 05-06", "05-03 05-06", "05-05 05-06"),
    "2026-12-21": ("12-23 12-23", "12-24 12-24", "12-26 12-28"),
}


def due(start, length, unit="workday", calendar=PUBLISHED):
    return due_date(date.fromisoformat(start), length, DayUnit(unit), calendar)


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [(start, n, day) for start, days in WORKDAYS.items() for n, day in zip(LENGTHS, days, strict=False)]
    + [
        ("2025-09-25", 10, "10-15"),
        ("2026-02-10", 10, "03-02"),
        ("2026-09-18", 30, "11-05"),
        ("2026-11-05", 10, "11-19"),
    ],
)
def test_working_days(start, length, expected):
    found = due(start, length)
    assert found.due.isoformat() == f"{start[:4]}-{expected}"
    assert found.unrolled == found.due
    assert not found.is_provisional


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [(start, n, pair) for start, pairs in DAYS.items() for n, pair in zip((2, 3, 5), pairs, strict=True)],
)
def test_days_roll_forward(start, length, expected):
    found = due(start, length, "day")
    assert f"{found.unrolled:%m-%d} {found.due:%m-%d}" == expected
    assert not found.is_provisional


def test_the_same_day_is_the_day_itself_even_in_a_holiday():
    assert due("2026-10-01", 0, "day").due == date(2026, 10, 1)


def test_a_year_without_notice_is_provisional():
    found = due("2026-12-21", 10)
    assert (found.due, found.unknown_years) == (date(2027, 1, 4), (2027,))
    assert "2027年放假安排未公布" in found.note
    assert due("2026-12-21", 5).note == ""
    assert due("2003-05-06", 1).unknown_years == (2003,)


def test_the_last_days_of_december_wait_for_the_next_notice():
    """Notices of 2007, 2008, 2012 and 2019 moved days from 29 December on, and none moved an earlier one."""
    late = [date(year, 12, day) for year in range(2004, 2026) for day in range(1, 32)]
    moved = {day for day in late if chinese_calendar.is_workday(day) != (day.weekday() < 5)}
    assert min(day.day for day in moved) == 29
    assert due("2026-12-25", 1).unknown_years == ()
    assert due("2026-12-28", 1).unknown_years == (2027,)
    assert due("2025-12-28", 2).unknown_years == ()


def notice_2027(off=(), work=()):
    fixed = [date(2027, 1, 1), date(2027, 5, 1), *(date(2027, 10, day) for day in (1, 2, 3))]
    return YearTable(2027, frozenset([*fixed, *off]), frozenset(work))


def test_an_entered_year_makes_dates_final_and_reaches_back_into_december():
    calendar = WorkCalendar([notice_2027(off=[date(2026, 12, 31)], work=[date(2027, 1, 2)])])
    found = due("2026-12-29", 2, calendar=calendar)
    assert (found.due, found.is_provisional) == (date(2027, 1, 2), False)
    assert due("2026-12-29", 2).due == date(2026, 12, 31)


def test_the_office_own_table_stands_above_the_published_one():
    spring = WorkCalendar([YearTable(2020, frozenset([date(2020, 2, 3)]), frozenset())])
    assert due("2020-02-01", 1).due == date(2020, 2, 3)
    assert due("2020-02-01", 1, calendar=spring).due == date(2020, 2, 4)


def test_an_entered_year_says_everything_of_its_year():
    own = WorkCalendar([YearTable(2020, frozenset([date(2020, 2, 3)]), frozenset())])
    assert PUBLISHED.is_workday(date(2020, 1, 19))
    assert not own.is_workday(date(2020, 1, 19))


def test_of_calendar_days_only_the_last_has_to_be_known():
    assert due("2003-12-30", 6, "day").unknown_years == ()
    assert due("2003-12-30", 3).unknown_years == (2003,)


def test_without_the_library_only_entered_years_are_final():
    bare = WorkCalendar(use_published=False)
    assert due("2026-09-18", 30, calendar=bare).unknown_years == (2026,)
    assert library_missing(bare) == "chinesecalendar"
    assert not due("2027-03-01", 5, calendar=WorkCalendar([notice_2027()], use_published=False)).is_provisional


@pytest.mark.parametrize("length", [-1, 3661])
def test_a_term_that_cannot_be_counted(length):
    with pytest.raises(InputError, match=str(length)):
        due("2026-01-01", length)


days = st.dates(date(2004, 1, 1), date(2026, 11, 30))
lengths = st.integers(1, 40)
units = st.sampled_from(list(DayUnit))


@given(days, lengths, units)
def test_never_ends_on_a_day_off_and_never_before_it_is_rolled(start, length, unit):
    found = due_date(start, length, unit, PUBLISHED)
    assert PUBLISHED.is_workday(found.due)
    assert found.due >= found.unrolled > start


@given(days, lengths, lengths)
def test_counting_on_is_counting_together(start, first, second):
    halfway = due_date(start, first, DayUnit.WORKDAY, PUBLISHED).due
    assert due_date(halfway, second, DayUnit.WORKDAY, PUBLISHED) == due_date(
        start, first + second, DayUnit.WORKDAY, PUBLISHED
    )


@given(days, lengths, units)
def test_a_later_start_or_a_longer_term_never_ends_earlier(start, length, unit):
    found = due_date(start, length, unit, PUBLISHED).due
    assert due_date(start + timedelta(days=1), length, unit, PUBLISHED).due >= found
    assert due_date(start, length + 1, unit, PUBLISHED).due >= found


@given(days, lengths)
def test_days_between_undo_the_counting(start, length):
    end = due_date(start, length, DayUnit.WORKDAY, PUBLISHED).due
    assert PUBLISHED.workdays_between(start, end) == length == -PUBLISHED.workdays_between(end, start)


@given(days, lengths)
def test_the_calendar_reading_is_never_later(start, length):
    assert (
        due_date(start, length, DayUnit.DAY, PUBLISHED).due <= due_date(start, length, DayUnit.WORKDAY, PUBLISHED).due
    )
