"""Printed numbers: each with its value, its text, the rule that made it and the features it came from.

A report's numbers are collected in one book, which is written as ``figures.json``. The file holds no paths, times or
versions: the same inputs give the same file wherever it is made.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from .errors import QT_TRANSLATE_NOOP, FigureError
from .rules.data_files import DATA_FOLDER, read_json, rule_error
from .units import format_fixed, round_half_up

Value = float | int | str | None
Sources = Mapping[str, tuple[str, ...]]
CODE_DIGITS = 8
SCHEMA_VERSION = 1


@dataclass(frozen=True)
class FigureUnit:
    """A unit: its name as printed, how exactly its values are kept, and how they are printed."""

    label: str
    value_decimals: int
    print_decimals: int


@dataclass(frozen=True)
class FigureRule:
    """How a number is made, in Chinese: what it is, by which formula, after which source.

    Attributes
    ----------
    group : {'area', 'boundary', 'map', 'clock', 'count', 'transcribed', 'constant'}
        What kind of number it makes; a check of a report names the numbers of each kind apart.
    """

    title: str
    formula: str
    source: str
    group: str


@dataclass(frozen=True)
class FigureRules:
    """The data file: units and rules by their ids."""

    units: Mapping[str, FigureUnit]
    rules: Mapping[str, FigureRule]


@lru_cache(maxsize=4)
def load_figure_rules(path: Path = DATA_FOLDER / "figure_rules.json") -> FigureRules:
    """Read units and rules.

    Raises
    ------
    RuleError
        If the file is missing or an entry lacks a value.
    """
    content = read_json(path)
    try:
        return FigureRules(
            {name: FigureUnit(**entry) for name, entry in content["units"].items()},
            {name: FigureRule(**entry) for name, entry in content["rules"].items()},
        )
    except (KeyError, TypeError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


@dataclass(frozen=True)
class FigureRecord:
    """One printed number.

    Attributes
    ----------
    key : str
        Path-like and unique, e.g. ``parcel/SF2026-001/illegal_m2``.
    value : float, int, str or None
        Rounded to the decimals its unit keeps (areas to 1e-4 m²); a string where an identifier is copied; None
        where it was not measured.
    text : str
        As printed.
    unit, rule : str
        Ids in the data file.
    sources : mapping of str to tuple of str
        By layer or table, the sorted hashes of the features (rows) it came from.
    """

    key: str
    value: Value
    text: str
    unit: str
    rule: str
    sources: Sources = field(default_factory=dict)

    @property
    def content(self) -> dict[str, Any]:
        """The record as it stands in the file, without its key."""
        return {
            "value": self.value,
            "text": self.text,
            "unit": self.unit,
            "rule": self.rule,
            "from": {name: sorted(hashes) for name, hashes in sorted(self.sources.items())},
        }


def make_record(
    key: str,
    value: Value,
    unit: str,
    rule: str,
    sources: Sources | None = None,
    text: str | None = None,
    decimals: int | None = None,
    rules: FigureRules | None = None,
) -> FigureRecord:
    """A record with its value rounded as the unit keeps it and printed half-up.

    Parameters
    ----------
    value : float, int, str or None
        Unrounded.
    text : str, optional
        Where it is not simply the number with `decimals` decimals (by default those of the unit).

    Raises
    ------
    FigureError
        If the unit or rule is not in the data file, or the value is not finite.
    """
    rules = rules or load_figure_rules()
    if unit not in rules.units or rule not in rules.rules:
        raise FigureError(
            QT_TRANSLATE_NOOP("landpatrol", "The figure {key} has no entry for its unit {unit} or its rule {rule}."),
            key=key,
            unit=unit,
            rule=rule,
        )
    described = rules.units[unit]
    if isinstance(value, str) or value is None:
        return FigureRecord(key, value, str(value or "") if text is None else text, unit, rule, _sorted(sources))
    if not math.isfinite(value):
        raise FigureError(
            QT_TRANSLATE_NOOP("landpatrol", "The figure {key} is not a number ({value})."), key=key, value=value
        )
    printed = format_fixed(value, described.print_decimals if decimals is None else decimals)
    return FigureRecord(
        key, kept_value(value, described), printed if text is None else text, unit, rule, _sorted(sources)
    )


def kept_value(value: float, unit: FigureUnit) -> float | int:
    """`value` half-up to the decimals that the unit keeps; whole numbers without a point, and never -0."""
    kept = round_half_up(value, unit.value_decimals)
    return int(kept) if unit.value_decimals == 0 else float(kept) + 0.0


def _sorted(sources: Sources | None) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(hashes)) for name, hashes in sorted((sources or {}).items())}


def leaf_code(leaf: str, records: Iterable[FigureRecord]) -> str:
    """Short code of what stands on one sheet or in one paper: printed there, it leads to its records."""
    printed = sorted((r.key, r.value, r.text, r.unit, r.rule) for r in records)
    text = json.dumps([leaf, printed], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:CODE_DIGITS].upper()


class FigureBook:
    """Collects the numbers of a report set; one key, one value."""

    def __init__(self) -> None:
        self._records: dict[str, FigureRecord] = {}
        self._leaves: dict[str, tuple[str, tuple[str, ...]]] = {}

    def add(self, record: FigureRecord) -> FigureRecord:
        """Take a record in; the same again is no harm.

        Raises
        ------
        FigureError
            If its key is taken by another value or text.
        """
        known = self._records.setdefault(record.key, record)
        if known != record:
            raise FigureError(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "The figure {key} would be printed as {first} in one place and as {second} in another; nothing was"
                    " written. Please report this.",
                ),
                key=record.key,
                first=f"{known.text} ({known.value}, {known.rule})",
                second=f"{record.text} ({record.value}, {record.rule})",
            )
        return known

    def record(
        self,
        key: str,
        value: Value,
        unit: str,
        rule: str,
        sources: Sources | None = None,
        text: str | None = None,
        decimals: int | None = None,
    ) -> FigureRecord:
        """Make a record as `make_record` does and take it in."""
        return self.add(make_record(key, value, unit, rule, sources, text, decimals))

    def add_leaf(self, leaf: str, title: str, keys: Iterable[str]) -> str:
        """Enter what stands on a map sheet or in a paper; gives the code that is printed on it."""
        names = tuple(sorted(set(keys)))
        self._leaves[leaf] = (title, names)
        return leaf_code(leaf, [self._records[key] for key in names])

    @property
    def records(self) -> Mapping[str, FigureRecord]:
        """All records by key."""
        return dict(self._records)

    def to_json(self) -> str:
        """The file's text: sorted, one record a line."""
        rules = load_figure_rules()
        used = sorted({r.rule for r in self._records.values()})
        leaves = {
            leaf_code(leaf, [self._records[key] for key in keys]): {"leaf": leaf, "title": title, "figures": keys}
            for leaf, (title, keys) in self._leaves.items()
        }
        parts = [
            f'"figures": {_lines({key: record.content for key, record in self._records.items()})}',
            f'"leaves": {_lines(leaves)}',
            f'"rules": {_lines({name: vars(rules.rules[name]) for name in used})}',
            f'"schema_version": {SCHEMA_VERSION}',
            f'"units": {_lines({name: vars(unit) for name, unit in rules.units.items()})}',
        ]
        return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(entries: Mapping[str, Any]) -> str:
    lines = [f"{_json(key)}: {_json(entries[key])}" for key in sorted(entries)]
    return "{\n" + ",\n".join(lines) + "\n}" if lines else "{}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def read_records(text: str) -> dict[str, FigureRecord]:
    """Records of a ``figures.json``.

    Raises
    ------
    FigureError
        If the text is not such a file.
    """
    try:
        return {
            key: FigureRecord(
                key,
                entry["value"],
                entry["text"],
                entry["unit"],
                entry["rule"],
                {name: tuple(hashes) for name, hashes in entry["from"].items()},
            )
            for key, entry in json.loads(text)["figures"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FigureError(
            QT_TRANSLATE_NOOP("landpatrol", "The record of figures cannot be read: {problem}."), problem=str(error)
        ) from error
