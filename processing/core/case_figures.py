"""A case's figures: those of its parcels added up before they are rounded or held against a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .measurement import TEST_NAMES, ParcelMeasurement, ThresholdTest, Verdict
from .rules.criminal_line import CriminalFigure, CriminalLine, criminal_reached, criminal_sentence
from .rules.major_case import MajorCaseRule, hold_against_line, is_major_case, overall_verdict
from .rules.reasons import reasons_sentence

SUMMED = (
    "total_m2",
    "plane_m2",
    "approved_m2",
    "illegal_m2",
    "cultivated_m2",
    "cultivated_gross_m2",
    "basic_farmland_m2",
    "basic_farmland_gross_m2",
    "unclassified_m2",
    "conflict_m2",
    "basic_farmland_cultivated_m2",
    "other_cultivated_m2",
)


@dataclass(frozen=True)
class CaseFigures:
    """Sums over the parcels of a case, with the tests run on the sums.

    Attributes
    ----------
    areas_m2 : dict of str to float or None
        Sum of each of `SUMMED`; None where no parcel has the figure.
    incomplete : tuple of str
        Figures that some parcels have and others lack (未套合): the sum is of those that have it.
    reasons, criminal_reasons : str
        Sentences in Chinese.
    """

    areas_m2: dict[str, float | None]
    incomplete: tuple[str, ...]
    tests: dict[str, ThresholdTest]
    verdict: Verdict
    is_major: bool
    mineral: str
    reasons: str
    criminal: tuple[CriminalFigure, ...]
    criminal_reached: bool | None
    criminal_reasons: str


def case_figures(
    measured: Sequence[ParcelMeasurement], minerals: Iterable[str], rule: MajorCaseRule, line: CriminalLine
) -> CaseFigures:
    """Add the parcels of one case up.

    Parameters
    ----------
    measured : sequence of ParcelMeasurement
        One at least; none of them unmeasured.
    minerals : iterable of str
        Chinese names of the mineral offences among the parcels.
    """
    columns = {name: [getattr(m, name) for m in measured] for name in SUMMED}
    areas_m2 = {name: _sum(values) for name, values in columns.items()}
    incomplete = tuple(name for name, values in columns.items() if None in values and areas_m2[name] is not None)
    mineral = "、".join(dict.fromkeys(minerals))
    tests = [_test(name, [m.tests[name] for m in measured], rule.lines_mu[name]) for name in TEST_NAMES]
    verdict, is_major = overall_verdict(tests, bool(mineral)), is_major_case(tests, bool(mineral))
    criminal = _criminal(areas_m2, incomplete, sum(test.open_m2 for test in tests if test.name == "cultivated"))
    return CaseFigures(
        areas_m2,
        incomplete,
        {test.name: test for test in tests},
        verdict,
        is_major,
        mineral,
        reasons_sentence(tests, dict(rule.lines_mu), mineral or None, verdict, is_major),
        criminal,
        criminal_reached(criminal, line),
        measured[0].criminal_reasons if len(measured) == 1 else criminal_sentence(criminal, line),
    )


def _sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(sum(known)) if known else None


def _test(name: str, tests: Sequence[ThresholdTest], line_mu: float) -> ThresholdTest:
    """The summed figure against the line; what some parcels lack may still count, so the sum is never `under`."""
    area_m2 = _sum([test.area_m2 for test in tests])
    band_m2 = float(sum(test.band_m2 or 0.0 for test in tests))
    open_m2 = float(sum(test.open_m2 for test in tests))
    held = hold_against_line(name, area_m2, line_mu, band_m2, open_m2)
    lacking = area_m2 is not None and any(test.area_m2 is None for test in tests)
    if lacking and held.verdict is Verdict.UNDER:
        return ThresholdTest(name, area_m2, held.line_m2, held.margin_m2, held.band_m2, open_m2, Verdict.DOUBT)
    return held


def _criminal(
    areas_m2: dict[str, float | None], incomplete: tuple[str, ...], open_m2: float
) -> tuple[CriminalFigure, ...]:
    """Sums without bands; what some parcels lack leaves the figure unknown."""

    def area(name: str) -> float | None:
        return None if name in incomplete else areas_m2[name]

    return (
        CriminalFigure("basic_farmland", area("basic_farmland_m2")),
        CriminalFigure("other_cultivated", area("other_cultivated_m2"), open_m2=open_m2),
    )
