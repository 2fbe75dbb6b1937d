"""The criminal line for illegally occupied cultivated land, shown apart from the major-case verdict.

Its 以上 includes the number (刑法 art. 99), while 超过 of the major-case rule does not; and its second line counts
only the cultivated ground outside basic farmland. So neither verdict follows from the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..units import format_fixed, m2_to_mu
from .data_files import DATA_FOLDER, read_json, rule_error

FIGURES = ("basic_farmland", "other_cultivated")


@dataclass(frozen=True)
class CriminalLine:
    """Lines and wording as the office's data file gives them.

    Attributes
    ----------
    lines_mu : mapping of str to float
        Line of each of `FIGURES`, 亩.
    source : str
        Where the rule is written.
    words : mapping
        The sentence parts.
    """

    lines_mu: Mapping[str, float]
    source: str
    words: Mapping[str, Any]


@dataclass(frozen=True)
class CriminalFigure:
    """One figure as recorded.

    Attributes
    ----------
    area_m2 : float or None
        None where a layer was not given or does not reach the parcel.
    band_m2 : float
        Perimeter of the ground x position error.
    open_m2 : float
        Ground of unknown or conflicting class that could still count.
    """

    name: str
    area_m2: float | None
    band_m2: float = 0.0
    open_m2: float = 0.0


@lru_cache(maxsize=8)
def load_criminal_line(path: Path = DATA_FOLDER / "criminal_line.json") -> CriminalLine:
    """Read the rule file.

    Raises
    ------
    RuleError
        If it is missing or lacks a value.
    """
    content = read_json(path)
    try:
        return CriminalLine(
            {name: float(content["lines_mu"][name]) for name in FIGURES}, str(content["source"]), content
        )
    except (KeyError, TypeError, ValueError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


def reaches(area_m2: float, line_mu: float) -> bool:
    """``area_m2`` is the line or more: 1 亩 is 2000/3 m², so ``3 S >= 2000 L`` needs no rounded factor."""
    return 3 * area_m2 >= 2000 * line_mu


def criminal_reached(figures: Sequence[CriminalFigure], line: CriminalLine) -> bool | None:
    """True if a recorded figure reaches its line; None if one that is unknown, or open ground, could; else False."""
    known = [(f, line.lines_mu[f.name]) for f in figures]
    if any(f.area_m2 is not None and reaches(f.area_m2, line_mu) for f, line_mu in known):
        return True
    if any(f.area_m2 is None or reaches(f.area_m2 + f.open_m2, line_mu) for f, line_mu in known):
        return None
    return False


def criminal_sentence(figures: Sequence[CriminalFigure], line: CriminalLine) -> str:
    """Each figure against its line and the conclusion, in Chinese."""
    if not figures:
        return str(line.words["unmeasured"]) + str(line.words["conclusions"]["unknown"])
    reached = criminal_reached(figures, line)
    conclusion = "unknown" if reached is None else str(reached).lower()
    parts = [_figure_sentence(figure, line) for figure in figures]
    return str(line.words["separator"]).join(parts) + str(line.words["conclusions"][conclusion])


def _figure_sentence(figure: CriminalFigure, line: CriminalLine) -> str:
    words, line_mu = line.words, line.lines_mu[figure.name]
    title = words["figures"][figure.name]
    if figure.area_m2 is None:
        return str(words["missing"]).format(figure=title)
    is_reached = reaches(figure.area_m2, line_mu)
    margin_m2 = (3 * figure.area_m2 - 2000 * line_mu) / 3
    text = str(words["reached" if is_reached else "not_reached"]).format(
        figure=title,
        area_mu=format_fixed(m2_to_mu(figure.area_m2), 2),
        line_mu=f"{line_mu:g}",
        margin_m2=format_fixed(abs(margin_m2), 2),
    )
    if abs(margin_m2) <= figure.band_m2:
        text += str(words["in_band"]).format(band_mu=format_fixed(m2_to_mu(figure.band_m2), 2))
    if not is_reached and reaches(figure.area_m2 + figure.open_m2, line_mu):
        text += str(words["open_ground"]).format(open_mu=format_fixed(m2_to_mu(figure.open_m2), 2))
    return text
