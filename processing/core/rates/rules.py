"""Which rates there are, their targets and their denominators: the data file, and an office's choice among it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, RuleError
from ..rules.data_files import DATA_FOLDER, read_json, rule_error

FILE = DATA_FOLDER / "rates.json"
SETTING_PREFIX = "rates.denominator."


@dataclass(frozen=True)
class Denominator:
    """What a rate is counted over.

    Attributes
    ----------
    among : {'known', 'filed'}
        The day that must lie in the period.
    only : tuple of str
        Further conditions, by name.
    words : str
        The same in Chinese, as printed.
    """

    among: str
    only: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class RateRule:
    """One rate.

    Attributes
    ----------
    target_pct : float or None
        None where the plan sets none.
    count : {'parcel', 'matter'}
        What is one item: a parcel, or all parcels of one case together.
    done : str
        The condition of the numerator, by name.
    """

    code: str
    title: str
    target_pct: float | None
    count: str
    done: str
    done_words: str
    denominator: str
    denominators: Mapping[str, Denominator]

    @property
    def over(self) -> Denominator:
        """The denominator in force."""
        return self.denominators[self.denominator]


@dataclass(frozen=True)
class RateRules:
    """The data file.

    Attributes
    ----------
    known_by : dict of str to (label, own)
        By stored code.
    spellings : dict of str to str
        What people write to the stored code.
    events, deadlines : dict of str to tuple of str
        Kinds of events that count as each step; rules of the clock that say by when.
    """

    rates: tuple[RateRule, ...]
    confidence_pct: float
    too_few_under: int
    discovery_days: int
    whole_area: str
    no_unit: str
    known_by: Mapping[str, tuple[str, bool]]
    spellings: Mapping[str, str]
    events: Mapping[str, tuple[str, ...]]
    deadlines: Mapping[str, tuple[str, ...]]
    wording: Mapping[str, str]

    def known_code(self, text: object) -> str:
        """The stored code of a way of becoming known, however it was written; empty if it says nothing known."""
        return self.spellings.get(str(text or "").strip(), "")

    def known_label(self, text: object) -> str:
        """How a way of becoming known is printed; what is not known stays as it was written."""
        return self.known_by.get(self.known_code(text), (str(text or "").strip(), False))[0]

    def is_own(self, text: object) -> bool | None:
        """Whether the unit found it itself; None where nothing known is written."""
        code = self.known_code(text)
        return self.known_by[code][1] if code else None


@lru_cache(maxsize=4)
def load_rate_rules(path: Path = FILE) -> RateRules:
    """Read the data file.

    Raises
    ------
    RuleError
        If it is missing or malformed.
    """
    content = read_json(path)
    try:
        return _rules(content)
    except (KeyError, TypeError, AttributeError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


def _rules(content: dict[str, Any]) -> RateRules:
    ways = content["known_by"]
    spellings = {word: code for code, way in ways.items() for word in (code, way["label"], *way["also"])}
    return RateRules(
        tuple(_rate(entry) for entry in content["rates"]),
        float(content["confidence_pct"]),
        int(content["too_few_under"]),
        int(content["discovery_days"]),
        content["whole_area"],
        content["no_unit"],
        {code: (way["label"], bool(way["own"])) for code, way in ways.items()},
        spellings,
        {step: tuple(kinds) for step, kinds in content["events"].items()},
        {step: tuple(codes) for step, codes in content["deadlines"].items()},
        content["wording"],
    )


def _rate(entry: dict[str, Any]) -> RateRule:
    denominators = {
        name: Denominator(row["among"], tuple(row["only"]), row["words"]) for name, row in entry["denominators"].items()
    }
    rule = RateRule(**{**entry, "denominators": denominators})
    if rule.denominator not in denominators:
        raise KeyError(f"{rule.code}: {rule.denominator}")
    return rule


def chosen(rules: RateRules, settings: Mapping[str, str]) -> RateRules:
    """The rules with the denominators that a workspace sets: ``rates.denominator.<rate>`` names one of the file's.

    Raises
    ------
    RuleError
        If a setting names a denominator that the file does not have.
    """
    rates = []
    for rule in rules.rates:
        wanted = settings.get(SETTING_PREFIX + rule.code) or rule.denominator
        if wanted not in rule.denominators:
            raise RuleError(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "The setting {setting} names the denominator {name}, which does not exist; use one of: {known}.",
                ),
                setting=SETTING_PREFIX + rule.code,
                name=wanted,
                known=", ".join(rule.denominators),
            )
        rates.append(replace(rule, denominator=wanted))
    return replace(rules, rates=tuple(rates))
