"""Position error of a parcel's boundary by how it was made, and what to do when it leaves a test in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from .data_files import DATA_FOLDER, read_json, rule_error


@dataclass(frozen=True)
class PositionSource:
    """One way of making a boundary: survey, RTK, image, walked phone and so on."""

    code: str
    name: str
    error_m: float
    words: tuple[str, ...]
    advice: str

    @cached_property
    def names(self) -> frozenset[str]:
        """All it may be called, in lower case."""
        return frozenset((self.code, self.name.casefold(), *self.words))


@dataclass(frozen=True)
class PositionSources:
    """The office's table.

    Attributes
    ----------
    note, unknown_note : str
        Templates of what is said about the error used.
    default_advice : str
        For a boundary of unknown source.
    """

    sources: tuple[PositionSource, ...]
    note: str
    unknown_note: str
    default_advice: str

    def find(self, value: object) -> PositionSource | None:
        """The source that a parcel's attribute names: by code, name or one of its words, whatever the case.

        A text that merely contains such words (RTK实测, 卫星影像勾绘) counts too; of several sources the coarsest.
        """
        text = str(value or "").strip().casefold()
        exact = [s for s in self.sources if text in s.names]
        contained = exact or [s for s in self.sources if any(name in text for name in s.names)]
        return max(contained, key=lambda source: source.error_m, default=None)


@dataclass(frozen=True)
class PositionError:
    """The error of one parcel with its advice and the note that says where it came from."""

    error_m: float
    advice: str
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def load_position_sources(path: Path = DATA_FOLDER / "position_sources.json") -> PositionSources:
    """Read the table.

    Raises
    ------
    RuleError
        If it is missing or lacks a value.
    """
    content = read_json(path)
    try:
        return PositionSources(
            tuple(_source(row) for row in content["sources"]),
            str(content["note"]),
            str(content["unknown_note"]),
            str(content["default_advice"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


def _source(row: dict[str, object]) -> PositionSource:
    words = tuple(str(word).casefold() for word in row["words"])  # type: ignore[attr-defined]
    return PositionSource(str(row["code"]), str(row["name"]), float(str(row["error_m"])), words, str(row["advice"]))


def position_error(
    given_m: float | None, source_value: object, sources: PositionSources, default_m: float, default_note: str
) -> PositionError:
    """The position error of one parcel.

    Parameters
    ----------
    given_m : float or None
        As the parcel or the user gives it; it goes before the table.
    source_value : object
        The parcel's attribute that names the source of its boundary.
    default_m : float
        Where neither tells.
    default_note : str
        What is then said; `{error_m}` is filled in.
    """
    found = sources.find(source_value)
    advice = found.advice if found else sources.default_advice
    if given_m is not None:
        return PositionError(given_m, advice)
    if found is not None:
        note = sources.note.format(name=found.name, error_m=f"{found.error_m:g}")
        return PositionError(found.error_m, advice, (note,))
    value = str(source_value or "").strip()
    template = sources.unknown_note if value else default_note
    return PositionError(default_m, advice, (template.format(value=value, error_m=f"{default_m:g}"),))
