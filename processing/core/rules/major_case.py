"""The major-case rule: lines, strict 超过 on unrounded areas, the doubt band, the verdict.

超过 is strict (民法典 art. 1259): exactly 20 亩 is not major. A line of L 亩 is L x 10000/15 m², so
``3 S > 2000 L`` tests a figure of S m² exactly, without a rounded conversion factor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..measurement import TEST_NAMES, ThresholdTest, Verdict
from ..units import mu_to_m2
from .data_files import DATA_FOLDER, read_json, rule_error

# Column of a recorded measurement that each line is held against.
RECORDED = {"total": "illegal_m2", "cultivated": "cultivated_m2", "basic_farmland": "basic_farmland_m2"}


@dataclass(frozen=True)
class MajorCaseRule:
    """Thresholds as the office's data file gives them.

    Attributes
    ----------
    lines_mu : mapping of str to float
        Line of each test, 亩.
    mineral_kinds : mapping of str to str
        Values of the kind field that are major whatever the area, with their Chinese names.
    default_position_error_m : float
        Where a parcel gives none.
    coverage_margin_m : float
        A parcel farther than this from a layer's extent is not covered by it.
    source : str
        Where the rule is written.
    """

    lines_mu: Mapping[str, float]
    mineral_kinds: Mapping[str, str]
    default_position_error_m: float
    coverage_margin_m: float
    source: str


@lru_cache(maxsize=8)
def load_major_case_rule(path: Path = DATA_FOLDER / "major_case.json") -> MajorCaseRule:
    """Read the rule file.

    Raises
    ------
    RuleError
        If it is missing or lacks a value.
    """
    content = read_json(path)
    try:
        return MajorCaseRule(
            lines_mu={name: float(content["lines_mu"][name]) for name in TEST_NAMES},
            mineral_kinds=dict(content["mineral_kinds"]),
            default_position_error_m=float(content["default_position_error_m"]),
            coverage_margin_m=float(content["coverage_margin_m"]),
            source=str(content["source"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise rule_error(path, f"{type(error).__name__}: {error}") from error


def hold_against_line(
    name: str, area_m2: float | None, line_mu: float, band_m2: float = 0.0, open_m2: float = 0.0
) -> ThresholdTest:
    """Hold one figure against its line.

    Parameters
    ----------
    area_m2 : float or None
        Unrounded; None where the layer was not given or does not cover the parcel: never `under`.
    line_mu : float
        The line, 亩.
    band_m2 : float
        Half-width of the doubt band: perimeter of the tested ground x position error.
    open_m2 : float
        Ground that may still count: it widens the band upwards only.

    Returns
    -------
    ThresholdTest
        `over` if the whole band lies over the line, `doubt` if any of it (or of the open ground) does.
    """
    line_m2 = mu_to_m2(line_mu)
    if area_m2 is None:
        return ThresholdTest(name, None, line_m2, None, None, open_m2, Verdict.DOUBT)
    margin_m2 = (3 * area_m2 - 2000 * line_mu) / 3
    if margin_m2 - band_m2 > 0:
        verdict = Verdict.OVER
    elif margin_m2 + band_m2 + open_m2 > 0:
        verdict = Verdict.DOUBT
    else:
        verdict = Verdict.UNDER
    return ThresholdTest(name, area_m2, line_m2, margin_m2, band_m2, open_m2, verdict)


def overall_verdict(tests: Iterable[ThresholdTest], is_mineral: bool) -> Verdict:
    """`over` if any test is over or the case is mineral, else `doubt` if any is in doubt, else `under`."""
    verdicts = {test.verdict for test in tests}
    if is_mineral or Verdict.OVER in verdicts:
        return Verdict.OVER
    return Verdict.DOUBT if Verdict.DOUBT in verdicts else Verdict.UNDER


def is_major_together(measurements: Iterable[Mapping[str, Any]], rule: MajorCaseRule) -> bool:
    """Whether the recorded areas of one case's parcels, added up unrounded, are over a line; strictly, as for one.

    Parameters
    ----------
    measurements : iterable of mapping
        Rows with the columns of `RECORDED`; None counts as nothing. Of a single one its own verdict counts.
    """
    measurements = list(measurements)
    return len(measurements) > 1 and any(
        3 * sum(row[column] or 0.0 for row in measurements) > 2000 * rule.lines_mu[name]
        for name, column in RECORDED.items()
    )


def may_be_major_together(figures: Iterable[Mapping[str, Any]], rule: MajorCaseRule) -> bool:
    """Whether the areas of one case's parcels, added up with the half-widths of their doubt bands, pass a line.

    Parameters
    ----------
    figures : iterable of mapping
        As measuring records them: the columns of `RECORDED` and ``{test}_band_mu``; what is missing counts as nothing.
    """
    figures = list(figures)

    def upper_m2(name: str, column: str) -> float:
        return sum((row.get(column) or 0.0) + mu_to_m2(row.get(f"{name}_band_mu") or 0.0) for row in figures)

    return len(figures) > 1 and any(
        3 * upper_m2(name, column) > 2000 * rule.lines_mu[name] for name, column in RECORDED.items()
    )


def is_major_case(tests: Iterable[ThresholdTest], is_mineral: bool) -> bool:
    """By the recorded figures alone: any area strictly over its line, or mineral."""
    return is_mineral or any(test.is_over_recorded for test in tests)
