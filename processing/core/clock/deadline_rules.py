"""Deadline rules as data: the plan's eighteen, or an office's own file in their place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..cases.model import load_case_model
from ..rules.data_files import read_json, rule_error
from .due import LONGEST, DayUnit

SHIPPED = Path(__file__).parent / "data" / "deadlines.json"
PERIODS = ("day", "week", "month", "quarter")
STATION, BRANCH = "station", "branch"


@dataclass(frozen=True)
class CaseRule:
    """A term that an event of a case starts.

    Attributes
    ----------
    number : int
        Row of the plan.
    trigger : str
        Kind of the event whose day starts it.
    length : int
        In `unit`; 0 is the same day.
    who : str
        `station` or `branch`.
    done_by : tuple of str
        All of these kinds of events end it.
    waived_by : tuple of str
        Any of these makes it void.
    major : str
        `any`, `only` for major cases, `not` for them.
    in_doubt : bool
        A rule for major cases that already runs, provisionally, while a parcel's verdict is `doubt`.
    after_trigger : bool
        What was done before the trigger does not end it.
    """

    code: str
    number: int
    title: str
    trigger: str
    length: int
    unit: DayUnit
    who: str
    to: str
    document: str
    done_by: tuple[str, ...]
    waived_by: tuple[str, ...]
    major: str
    source: str
    in_doubt: bool = False
    after_trigger: bool = False


@dataclass(frozen=True)
class ExtensionRule:
    """An event that lengthens other terms by its working days, `most` in all."""

    number: int
    title: str
    event: str
    extends: tuple[str, ...]
    most: int
    times: int


@dataclass(frozen=True)
class PeriodRule:
    """Something to be done `count` times in each period.

    Attributes
    ----------
    due : str or int
        `end` or `start` of the period, or a day of the month.
    measure : str
        What is counted; `core.clock.periodic` knows how.
    each : str or None
        `station`: once for each of them, though it is the branch's duty.
    working_days_only : bool
        A daily duty that rests on days off.
    forms : tuple of str
        Forms of documents that prove it.
    """

    code: str
    number: int
    title: str
    period: str
    count: int
    measure: str
    due: str | int
    who: str
    document: str
    source: str
    each: str | None = None
    working_days_only: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class DeadlineRules:
    """All rules with the wording of states, colours and labels."""

    case_rules: tuple[CaseRule, ...]
    extensions: tuple[ExtensionRule, ...]
    period_rules: tuple[PeriodRule, ...]
    units: Mapping[str, str]
    states: Mapping[str, str]
    colours: Mapping[str, str]
    words: Mapping[str, str]

    def term(self, rule: CaseRule) -> str:
        """Length in Chinese: 当日, 2日, 10个工作日."""
        if rule.length == 0:
            return self.words["same_day"]
        between = "个" if rule.unit is DayUnit.WORKDAY else ""
        return f"{rule.length}{between}{self.units[rule.unit.value]}"


@lru_cache(maxsize=8)
def load_deadline_rules(path: Path = SHIPPED) -> DeadlineRules:
    """Read a rules file.

    Raises
    ------
    RuleError
        If it is missing or lacks a value.
    """
    return _rules(read_json(path), path)


@lru_cache(maxsize=8)
def parse_deadline_rules(text: str, name: str) -> DeadlineRules:
    """Rules from JSON text kept in a workspace.

    Raises
    ------
    RuleError
    """
    try:
        content = json.loads(text)
    except ValueError as error:
        raise rule_error(Path(name), str(error)) from error
    return _rules(content, Path(name))


def _rules(content: Any, path: Path) -> DeadlineRules:
    """Rules from a file's content; texts that it leaves out are the shipped ones."""
    try:
        shipped = read_json(SHIPPED)
        texts = {name: shipped[name] | dict(content.get(name, {})) for name in ("units", "states", "colours", "words")}
        rules = DeadlineRules(
            case_rules=tuple(_case_rule(row) for row in content["case_rules"]),
            extensions=tuple(_extension(row) for row in content.get("extensions", [])),
            period_rules=tuple(_period_rule(row) for row in content.get("period_rules", [])),
            **texts,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error
    if not rules.case_rules:
        raise rule_error(path, "case_rules: []")
    unknown = _kinds_named(rules) - set(load_case_model().kinds)
    if unknown:
        raise rule_error(path, f"{', '.join(sorted(unknown))} ∉ {{{', '.join(load_case_model().kinds)}}}")
    return rules


def _kinds_named(rules: DeadlineRules) -> set[str]:
    named = {rule.event for rule in rules.extensions}
    for rule in rules.case_rules:
        named |= {rule.trigger, *rule.done_by, *rule.waived_by}
    return named


def _case_rule(row: Mapping[str, Any]) -> CaseRule:
    rule = CaseRule(
        code=row["code"],
        number=int(row["number"]),
        title=row["title"],
        trigger=row["trigger"],
        length=int(row["length"]),
        unit=DayUnit(row["unit"]),
        who=_one_of(row["who"], (STATION, BRANCH)),
        to=row.get("to", ""),
        document=row.get("document", ""),
        done_by=tuple(row["done_by"]),
        waived_by=tuple(row.get("waived_by", ())),
        major=_one_of(row["major"], ("any", "only", "not")),
        source=row["source"],
        in_doubt=bool(row.get("in_doubt")),
        after_trigger=bool(row.get("after_trigger")),
    )
    if not 0 <= rule.length <= LONGEST or not rule.done_by:
        raise ValueError(f"{rule.code}: length {rule.length}, done_by {rule.done_by}")
    return rule


def _extension(row: Mapping[str, Any]) -> ExtensionRule:
    return ExtensionRule(
        int(row["number"]), row["title"], row["event"], tuple(row["extends"]), int(row["most"]), int(row["times"])
    )


def _period_rule(row: Mapping[str, Any]) -> PeriodRule:
    return PeriodRule(
        code=row["code"],
        number=int(row["number"]),
        title=row["title"],
        period=_one_of(row["period"], PERIODS),
        count=int(row["count"]),
        measure=row["measure"],
        due=row["due"] if isinstance(row["due"], int) else _one_of(row["due"], ("start", "end")),
        who=_one_of(row["who"], (STATION, BRANCH)),
        document=row.get("document", ""),
        source=row["source"],
        each=row.get("each"),
        working_days_only=row.get("days") == "workday",
        forms=tuple(row.get("forms", ())),
    )


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(f"{value}: {', '.join(known)}")
    return value
