"""The next duty of a case as a colour and a line of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..cases.events import Case
from .deadline_rules import DeadlineRules
from .duties import DUE, OPEN, OVERDUE, Duty

NONE, ENDED = "none", "ended"


@dataclass(frozen=True)
class Standing:
    """How a case stands on a day.

    Attributes
    ----------
    colour : str
        `overdue`, `due`, `open` by the earlier reading of the next duty; `none`, `ended`.
    next_duty : Duty or None
    """

    colour: str
    next_duty: Duty | None
    label: str


def colour_of(duty: Duty, today: date) -> str:
    """By the earlier reading, so that nobody is lulled by the later one."""
    if today > duty.first_due:
        return OVERDUE
    return DUE if today == duty.first_due else OPEN


def standing(case: Case, duties: Sequence[Duty], rules: DeadlineRules, today: date) -> Standing:
    """Colour and label from the running duty that is due first."""
    running = sorted((duty for duty in duties if duty.is_running), key=lambda duty: (duty.first_due, duty.number))
    if not running:
        colour = ENDED if case.ended_on and case.ended_on <= today else NONE
        return Standing(colour, None, rules.words[colour])
    colour = colour_of(running[0], today)
    return Standing(colour, running[0], label(running[0], colour, rules, today))


def label(duty: Duty, colour: str, rules: DeadlineRules, today: date) -> str:
    """The duty with its date and what is left of it, in Chinese."""
    pattern = rules.words["left" if colour == OPEN else colour]
    due = f"{duty.first_due.month}月{duty.first_due.day}日"
    if duty.first_due.year != today.year:
        due = f"{duty.first_due.year}年{due}"
    days = duty.days_left if colour == OPEN else (today - duty.first_due).days
    return pattern.format(title=duty.title, due=due, days=days)
