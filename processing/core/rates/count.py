"""Counting a rate over a period: which items stand in it, which of them are done, and what that says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ..units import format_fixed
from .rules import RateRule, RateRules
from .wilson import wilson_interval


@dataclass(frozen=True)
class Item:
    """A parcel, or a matter of one or more parcels, as the rates see it.

    Attributes
    ----------
    code : str
        As people call it.
    unit_code : str
        Empty if unknown.
    known : date or None
        Local day on which it became known.
    occurred : date or None
    own : bool or None
        Found by the unit itself; None if nobody wrote down how it became known.
    done : mapping of str to date
        First day of each step: `stopped`, `filed`, `closed`, `not_filed`, `withdrawn`.
    due : mapping of str to date
        Last day for `known`, `stopped`, `filed` and `closed`, where there is one.
    """

    code: str
    unit_code: str = ""
    known: date | None = None
    occurred: date | None = None
    own: bool | None = None
    done: Mapping[str, date] = field(default_factory=dict)
    due: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Period:
    """Both days included; `as_of` is the day whose state counts."""

    start: date
    end: date
    as_of: date


@dataclass(frozen=True)
class Rate:
    """One rate of one unit.

    Attributes
    ----------
    counted, lacking : tuple of str
        Codes in the denominator, and those of them that are not done.
    share, low, high : float or None
        Between 0 and 1; None where nothing was to be counted.
    met : bool or None
        The recorded share against the target; None without target or items.
    text, definition, judgement : str
        As printed, in Chinese.
    """

    rule: RateRule
    unit_code: str
    counted: tuple[str, ...]
    lacking: tuple[str, ...]
    share: float | None
    low: float | None
    high: float | None
    too_few: bool
    met: bool | None
    text: str
    definition: str
    judgement: str

    @property
    def total(self) -> int:
        """Denominator."""
        return len(self.counted)

    @property
    def done(self) -> int:
        """Numerator."""
        return len(self.counted) - len(self.lacking)


def count_rate(
    rule: RateRule, items: Iterable[Item], period: Period, rules: RateRules, unit_code: str | None = None
) -> Rate:
    """Count one rate.

    Parameters
    ----------
    items : iterable of Item
        Parcels or matters, as `rule.count` says.
    unit_code : str or None
        Only the items of this unit; None: all of them.
    """
    chosen = [i for i in items if (unit_code is None or i.unit_code == unit_code) and _stands(rule, i, period)]
    done = _conditions(rule, period, rules.discovery_days)[rule.done]
    lacking = tuple(item.code for item in chosen if not done(item))
    return _rate(rule, unit_code or "", tuple(item.code for item in chosen), lacking, period, rules)


def _stands(rule: RateRule, item: Item, period: Period) -> bool:
    day = item.known if rule.over.among == "known" else item.done.get(rule.over.among)
    if day is None or not period.start <= day <= period.end or day > period.as_of:
        return False
    conditions = _conditions(rule, period, 0)
    return all(conditions[name](item) for name in rule.over.only)


def _conditions(rule: RateRule, period: Period, discovery_days: int) -> dict[str, Callable[[Item], bool]]:
    """What the data file may ask of an item, by name."""

    def by_now(item: Item, step: str) -> bool:
        day = item.done.get(step)
        return day is not None and day <= period.as_of

    def is_due(item: Item) -> bool:
        last = item.due.get(rule.done)
        return last is None or last < period.as_of or by_now(item, rule.done)

    return {
        "own": lambda item: item.own is True,
        "stated": lambda item: item.own is not None,
        "dated": lambda item: item.occurred is not None,
        "fileable": lambda item: not by_now(item, "not_filed"),
        "pursued": lambda item: not by_now(item, "withdrawn"),
        "due": is_due,
        "in_time": lambda item: item_days_late(item, discovery_days) == 0,
        "stopped": lambda item: by_now(item, "stopped"),
        "filed": lambda item: by_now(item, "filed"),
        "closed": lambda item: by_now(item, "closed"),
    }


def days_late(occurred: date | None, known: date | None, allowed_days: int) -> int | None:
    """Calendar days beyond the allowed ones, 0 if in time; the day itself is not counted. None if a day is unknown."""
    if occurred is None or known is None:
        return None
    return max(0, (known - occurred - timedelta(days=allowed_days)).days)


def item_days_late(item: Item, allowed_days: int) -> int | None:
    """Days after the last day on which the discovery would have been in time; None if a day is unknown."""
    last = item.due.get("known")
    if last is not None and item.known is not None:
        return max(0, (item.known - last).days)
    return days_late(item.occurred, item.known, allowed_days)


def _rate(
    rule: RateRule,
    unit_code: str,
    counted: tuple[str, ...],
    lacking: tuple[str, ...],
    period: Period,
    rules: RateRules,
) -> Rate:
    total, done = len(counted), len(counted) - len(lacking)
    low, high = wilson_interval(done, total, rules.confidence_pct) if total else (None, None)
    # In whole numbers: 19 of 20 is exactly 95 %.
    met = None if rule.target_pct is None or not total else 100 * done >= rule.target_pct * total
    too_few = total < rules.too_few_under
    return Rate(
        rule,
        unit_code,
        counted,
        lacking,
        done / total if total else None,
        low,
        high,
        too_few,
        met,
        rate_text(done, total, rules),
        rules.wording["definition"].format(
            title=rule.title, done_words=rule.done_words, words=rule.over.words, as_of=period.as_of.isoformat()
        ),
        _judgement(rule, met, total, rules),
    )


def rate_text(done: int, total: int, rules: RateRules) -> str:
    """A rate as printed, e.g. ``95.0%（19/20，95%置信区间76.4%～99.1%）``; never a share without its numbers."""
    if not total:
        return rules.wording["none"]
    low, high = wilson_interval(done, total, rules.confidence_pct)
    return rules.wording["rate"].format(
        rate_pct=format_fixed(100 * done / total, 1),
        done=done,
        total=total,
        confidence_pct=f"{rules.confidence_pct:g}",
        low_pct=format_fixed(100 * low, 1),
        high_pct=format_fixed(100 * high, 1),
        few=rules.wording["few"] if total < rules.too_few_under else "",
    )


def _judgement(rule: RateRule, met: bool | None, total: int, rules: RateRules) -> str:
    if not total:
        return rules.wording["nothing"]
    if rule.target_pct is None:
        return rules.wording["no_target"]
    return rules.wording["met" if met else "not_met"].format(target_pct=f"{rule.target_pct:g}")


def count_rates(
    parcels: Sequence[Item], matters: Sequence[Item], period: Period, rules: RateRules, unit_codes: Iterable[str | None]
) -> list[Rate]:
    """Every rate of every unit; None among the units stands for all of them together."""
    items = {"parcel": parcels, "matter": matters}
    return [
        count_rate(rule, items[rule.count], period, rules, unit_code)
        for unit_code in unit_codes
        for rule in rules.rates
    ]


def gaps(parcels: Iterable[Item], period: Period, rules: RateRules) -> list[str]:
    """What the figures cannot know, each as a sentence: parcels without the days or words that rates need."""
    parcels = list(parcels)
    inside = [p for p in parcels if p.known is not None and period.start <= p.known <= period.end]
    dated = [rule for rule in rules.rates if "dated" in rule.over.only]
    found = {
        "undated": [p.code for p in parcels if p.known is None],
        "unstated": [p.code for p in inside if p.own is None],
        "not_occurred": [p.code for p in inside if p.occurred is None] if dated else [],
    }
    title = dated[0].title if dated else ""
    return [rules.wording[key].format(codes="、".join(codes), title=title) for key, codes in found.items() if codes]
