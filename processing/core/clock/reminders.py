"""The week's reminders, as a list and as iCalendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from .deadline_rules import DeadlineRules
from .duties import OVERDUE, Duty
from .work_calendar import ONE_DAY

PRODUCT = "-//LandPatrol//case clock//ZH"
DOMAIN = "landpatrol"
# Nine in the morning of the day itself and of the day before.
ALARMS = (timedelta(hours=9), timedelta(hours=-15))


@dataclass(frozen=True)
class Reminder:
    """One line of the list.

    Attributes
    ----------
    uid : str
        The same each time, so that a calendar updates its entry and does not double it.
    day : date
        The due date; today if it has passed.
    """

    uid: str
    day: date
    summary: str
    description: str


def reminders(
    duties: Iterable[Duty], subjects: Mapping[str, str], rules: DeadlineRules, today: date, until: date
) -> list[Reminder]:
    """Duties still to be done that are due up to `until`, overdue ones among them, by day.

    Parameters
    ----------
    subjects : mapping of str to str
        What to call a case or a unit, by its code.
    """
    wanted: dict[tuple[str, date], list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.is_running and duty.first_due <= until:
            # What returns is one line for all units, not one for each.
            wanted[duty.key if duty.case_code else duty.rule, duty.start].append(duty)
    return sorted((_reminder(same, subjects, rules, today) for same in wanted.values()), key=lambda r: (r.day, r.uid))


def _reminder(same: Sequence[Duty], subjects: Mapping[str, str], rules: DeadlineRules, today: date) -> Reminder:
    words, duty = rules.words, same[0]
    mark = words["reminder_overdue"].format(days=duty.late_days) if duty.state == OVERDUE else ""
    if duty.is_provisional:
        mark += words["reminder_provisional"]
    whose = sorted({subjects.get(one.case_code or one.unit_code, one.case_code or one.unit_code) for one in same})
    subject = whose[0] if len(whose) == 1 else words["reminder_several"].format(first=whose[0], count=len(whose))
    term = f"{duty.start.isoformat()}＋{duty.term}→{duty.due.isoformat()}"
    about = [duty.document, duty.to, "、".join(whose), term, duty.note if len(same) == 1 else ""]
    return Reminder(
        f"{duty.key if duty.case_code else f'{duty.rule}/{duty.start.isoformat()}'}@{DOMAIN}",
        max(duty.first_due, today),
        words["reminder"].format(mark=mark, title=duty.title, subject=subject),
        "\n".join(line for line in about if line),
    )


def to_icalendar(listed: Iterable[Reminder], rules: DeadlineRules, today: date) -> bytes:
    """The list as one iCalendar file of all-day events, each with two alarms; the same input gives the same bytes."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", rules.words["calendar_name"])
    for reminder in listed:
        event = Event()
        event.add("uid", reminder.uid)
        event.add("dtstamp", datetime.combine(today, time(0), UTC))
        event.add("dtstart", reminder.day)
        event.add("dtend", reminder.day + ONE_DAY)
        event.add("summary", reminder.summary)
        event.add("description", reminder.description)
        event.add("transp", "TRANSPARENT")
        for before in ALARMS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", reminder.summary)
            alarm.add("trigger", before)
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
