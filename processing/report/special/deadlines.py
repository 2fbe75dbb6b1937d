"""The term of the special report, by each reading of 日."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ...core.clock.deadline_rules import DeadlineRules
from ...core.clock.due import DayUnit
from .case_file import CaseFile, row_sources
from .model import DeadlineLine
from .pen import Pen
from .story import FOUND, REFUSED, Story, event_day
from .words import load_words

RULE = "special_report"  # of the plan's deadlines
DueDate = Callable[[date, int, str], tuple[date, bool]]


@dataclass(frozen=True)
class Term:
    """One reading of the term.

    Attributes
    ----------
    unit : {'workday', 'day'}
    due : date
    is_provisional : bool
        The calendar of a year that it reaches into is not published yet.
    """

    unit: str
    start: date
    event: str
    length: int
    due: date
    is_provisional: bool


def terms(
    case: CaseFile, story: Story, due_date: DueDate, rules: DeadlineRules, adopted: str = DayUnit.DAY.value
) -> list[Term]:
    """Both readings, the office's own first; none where nothing is dated.

    The plan counts from the party's first refusal to stop. Where none is entered the day of finding stands in, said so.

    Parameters
    ----------
    adopted : {'day', 'workday'}
        How the office reads 日.
    """
    rule = next(rule for rule in rules.case_rules if rule.code == RULE)
    trigger = _trigger(case, story, rule.trigger)
    if trigger is None:
        return []
    start, event = trigger
    units = sorted(load_words()["clock"]["readings"], key=lambda unit: unit != adopted)
    found = []
    for unit in units:
        due, is_provisional = due_date(start, rule.length, unit)
        found.append(Term(unit, start, event, rule.length, due, is_provisional))
    return found


def _trigger(case: CaseFile, story: Story, kind: str) -> tuple[date, str] | None:
    started = event_day(case, kind)
    if started is not None:
        return started, kind
    return None if story.found is None else (story.found, FOUND)


def deadline_paragraphs(case: CaseFile, story: Story, found: list[Term], pen: Pen) -> tuple[str, ...]:
    """The part of the report on its own term."""
    clock = load_words()["clock"]
    if not found:
        return (clock["no_trigger"],)
    length = pen.figure("clock/special_report/days", found[0].length, "day", "deadline")
    event = clock["events"][found[0].event]
    sentences = [pen.write(clock["trigger"], day=found[0].start, event=event)]
    for term in found:
        form = clock["provisional" if term.is_provisional else "reading"]
        sentences.append(pen.write(form, reading=clock["readings"][term.unit], due=_due(case, term, pen)))
    sentences.append(pen.write(clock["adopted"], reading=clock["readings"][found[0].unit]))
    sentences += _what_was_done(case, story, found[0], pen)
    return (pen.write(clock["rule"], length=length), "".join(sentences))


def _what_was_done(case: CaseFile, story: Story, term: Term, pen: Pen) -> list[str]:
    """When report and letters were entered as done, and when the case ended."""
    clock, ends = load_words()["clock"], load_words()["ends"]
    sentences = []
    for kind, form in clock["done"].items():
        day = event_day(case, kind)
        if day is not None:
            # Without a refusal the plan's term has not begun: nothing is said of keeping it.
            kept = clock["kept"]["in_time" if day <= term.due else "late"] if term.event == REFUSED else ""
            sentences.append(pen.write(form, day=day, kept=kept))
    day = event_day(case, story.state)
    if story.state in ends and day is not None:
        sentences.append(pen.write(clock["ended"], day=day, end=ends[story.state]))
    return sentences


def deadline_lines(found: list[Term], pen: Pen) -> tuple[DeadlineLine, ...]:
    """The same as a table."""
    clock = load_words()["clock"]
    return tuple(
        DeadlineLine(
            duty=clock["duty"],
            start=pen.day(term.start),
            length=pen.use(pen.figure("clock/special_report/days", term.length, "day", "deadline")),
            reading=clock["readings"][term.unit],
            due=pen.day(term.due) + (clock["provisional_mark"] if term.is_provisional else ""),
        )
        for term in found
    )


def _due(case: CaseFile, term: Term, pen: Pen) -> date:
    """The day, on record like a number: a wrong due date misleads as a wrong area does."""
    events = [event for event in case.events if event["kind"] in {REFUSED, FOUND}]
    sources = row_sources("case_event", *events)
    key, text = f"clock/special_report/due_{term.unit}", pen.day(term.due)
    pen.figure(key, term.due.isoformat(), "text", "due_date", sources, text=text)
    return term.due
