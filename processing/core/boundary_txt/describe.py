"""Which dialect a file is written in, trait by trait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .audit import counting_habit
from .axes import NO_PREFIX
from .dialects import TRAITS, Dialect, load_dialects, trait_titles
from .findings import Finding
from .numbers import point_number
from .read import BoundaryFile, BoundaryParcel
from .syntax import ATTRIBUTES

MIXED = "mixed"


@dataclass(frozen=True)
class Description:
    """How a file is written.

    Attributes
    ----------
    traits : dict
        By the names of `dialects.TRAITS`; None where the file does not show it, ``mixed`` where it is of two minds.
    dialect : Dialect
        The known dialect that fits best.
    deviations : dict
        Trait to (dialect's value, file's value) where they differ; empty if the file is in the dialect.
    """

    traits: dict[str, Any]
    dialect: Dialect
    deviations: dict[str, tuple[Any, Any]]

    @property
    def name(self) -> str:
        """The dialect's name, with ``+`` behind it where the file departs from it."""
        return self.dialect.name + ("+" if self.deviations else "")

    @property
    def finding(self) -> Finding:
        """The dialect in words."""
        if not self.deviations:
            return Finding("dialect", None, {"title": self.dialect.title})
        traits = "、".join(trait_titles()[trait] for trait in self.deviations)
        return Finding("dialect_deviates", None, {"title": self.dialect.title, "traits": traits})

    def as_record(self) -> dict[str, Any]:
        """Plain data for a report file."""
        deviations = {trait: {"dialect": a, "file": b} for trait, (a, b) in self.deviations.items()}
        return {"dialect": self.dialect.name, "title": self.dialect.title, "deviations": deviations} | {
            "traits": self.traits
        }


def describe(file: BoundaryFile, dialects: Iterable[Dialect] | None = None) -> Description:
    """Name the dialect of a file that was read."""
    traits = _traits(file)
    best: Description | None = None
    for dialect in dialects or load_dialects():
        deviations = {
            name: (dialect.trait(name), traits[name])
            for name in TRAITS
            if traits[name] is not None and traits[name] != dialect.trait(name)
        }
        if best is None or len(deviations) < len(best.deviations):
            best = Description(traits, dialect, deviations)
    assert best is not None, "the data file holds at least one dialect"
    return best


def _traits(file: BoundaryFile) -> dict[str, Any]:
    document, parcels = file.document, [p for p in file.parcels if p.geometry is not None]
    decoded = document.decoded
    rows = [row for block in document.blocks for row in block.rows]
    keys = tuple(entry.written_key for entry in document.entries if entry.section == ATTRIBUTES)
    return {
        "encoding": None if decoded.text.isascii() else decoded.encoding,
        "bom": bool(decoded.bom),
        "newline": _only({ending for ending in document.endings if ending}),
        "zone_prefix": None if file.axes.degrees else file.axes.zone != NO_PREFIX,
        "decimals": _only({_decimals(text) for row in rows for text in (row.x_text, row.y_text)}),
        "area_unit": _only({_area_unit(p) for p in parcels if p.declared}),
        "area_decimals": _only({_decimals(p.columns.area_text) for p in parcels if p.declared}),
        "count_closing": _only({_counts_closing(p) for p in parcels} - {None}),
        "close_rings": _only({ring.is_complete for p in parcels for ring in p.rings}),
        "numbering": _only({_numbering(p) for p in parcels} - {None}),
        "point_prefix": _only({"J" if row.name.startswith("J") else "" for row in rows}),
        "header_keys": keys,
    }


def _only(values: set[Any]) -> Any:
    if len(values) > 1:
        return MIXED
    return next(iter(values), None)


def _decimals(text: str) -> int:
    fraction = text.partition(".")[2]
    return next((i for i, sign in enumerate(fraction) if not sign.isdigit()), len(fraction))


def _area_unit(parcel: BoundaryParcel) -> str:
    declared = parcel.declared
    assert declared is not None
    return f"{declared.unit}_text" if declared.unit_written else declared.unit


def _counts_closing(parcel: BoundaryParcel) -> bool | None:
    habit = counting_habit(parcel.columns.count, parcel.rings, parcel.row_count)
    return None if habit is None else habit == "closing"


def _numbering(parcel: BoundaryParcel) -> str | None:
    if len(parcel.rings) < 2:
        return None
    first, second = (point_number(ring.rows[0].name) for ring in parcel.rings[:2])
    if first is None or second is None:
        return None
    return "restart" if second <= first else "continue"
