"""Dialects of the format, as a data file gives them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, InputError
from ..rules.data_files import read_json, rule_error

DIALECT_FILE = Path(__file__).parent / "data" / "dialects.json"
STANDARD = "standard"
# How a file is recognised; name and title say nothing, values of the header vary.
TRAITS = (
    "encoding", "bom", "newline", "zone_prefix", "decimals", "area_unit", "area_decimals", "count_closing",
    "close_rings", "numbering", "point_prefix", "header_keys",
)  # fmt: skip


@dataclass(frozen=True)
class Dialect:
    """One way of writing the format; the fields are described in ``data/dialects.schema.json``."""

    name: str
    title: str
    encoding: str
    bom: bool
    newline: str
    zone_prefix: bool
    decimals: int
    area_unit: str
    area_decimals: int
    count_closing: bool
    close_rings: bool
    numbering: str
    point_prefix: str
    header: tuple[tuple[str, str], ...]

    @property
    def header_keys(self) -> tuple[str, ...]:
        """Keys of [属性描述] in order."""
        return tuple(key for key, _ in self.header)

    def trait(self, name: str) -> Any:
        """Value of one of `TRAITS`."""
        return getattr(self, name)


@lru_cache(maxsize=8)
def load_dialects(path: Path = DIALECT_FILE) -> tuple[Dialect, ...]:
    """All dialects of the data file.

    Raises
    ------
    RuleError
        If the file is missing or malformed.
    """
    content = read_json(path)
    try:
        return tuple(_dialect(entry) for entry in content["dialects"])
    except (KeyError, TypeError, ValueError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


@lru_cache(maxsize=8)
def trait_titles(path: Path = DIALECT_FILE) -> dict[str, str]:
    """Chinese names of the traits.

    Raises
    ------
    RuleError
        If the file is missing or lacks one.
    """
    titles = read_json(path).get("trait_titles", {})
    absent = [trait for trait in TRAITS if not isinstance(titles, dict) or trait not in titles]
    if absent:
        raise rule_error(path, f"trait_titles: {', '.join(absent)}")
    return dict(titles)


def _dialect(entry: dict[str, Any]) -> Dialect:
    header = tuple((str(key), str(value)) for key, value in entry["header"])
    values = {field.name: entry[field.name] for field in fields(Dialect) if field.name != "header"}
    return Dialect(header=header, **values)


def dialect_named(name: str) -> Dialect:
    """The dialect of that name.

    Raises
    ------
    InputError
        If there is none.
    """
    for dialect in load_dialects():
        if dialect.name == name:
            return dialect
    raise InputError(
        QT_TRANSLATE_NOOP("landpatrol", "There is no dialect {name}; choose one of {known}."),
        name=name,
        known=", ".join(dialect.name for dialect in load_dialects()),
    )
