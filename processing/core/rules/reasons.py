"""The sentence that tells, in Chinese, why a parcel is or is not a major case. Its wording is data."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ..measurement import ThresholdTest, Verdict
from ..units import format_fixed, m2_to_mu
from .data_files import DATA_FOLDER, read_json


@lru_cache(maxsize=1)
def wording() -> dict[str, Any]:
    """The sentence parts of `data/reasons.json`."""
    return read_json(DATA_FOLDER / "reasons.json")


def figure_sentence(test: ThresholdTest, line_mu: float) -> str:
    """One figure against its line, e.g. ``违法占地25.31亩,超过20亩(超出3540.12平方米)``."""
    words = wording()
    figure = words["figures"][test.name]
    if test.area_m2 is None or test.margin_m2 is None or test.band_m2 is None:
        return str(words["missing"]).format(figure=figure)
    text = str(words["over" if test.is_over_recorded else "not_over"]).format(
        figure=figure,
        area_mu=format_fixed(m2_to_mu(test.area_m2), 2),
        line_mu=f"{line_mu:g}",
        margin_m2=format_fixed(abs(test.margin_m2), 2),
    )
    if test.verdict is Verdict.DOUBT:
        if abs(test.margin_m2) <= test.band_m2:
            text += words["in_band"].format(band_mu=format_fixed(m2_to_mu(test.band_m2), 2))
        if test.open_m2 > 0 and not test.is_over_recorded:
            text += words["open_ground"].format(open_mu=format_fixed(m2_to_mu(test.open_m2), 2))
    return text


def reasons_sentence(
    tests: list[ThresholdTest], lines_mu: dict[str, float], mineral: str | None, verdict: Verdict, is_major: bool
) -> str:
    """All figures, the mineral ground if any, and the conclusion, as one sentence.

    Parameters
    ----------
    mineral : str or None
        Chinese name of the mineral offence, None for a land case.
    """
    words = wording()
    parts = [words["mineral"].format(kind=mineral)] if mineral else []
    parts += [figure_sentence(test, lines_mu[test.name]) for test in tests]
    conclusion = words["conclusion"].format(
        verdict=words["verdicts"][verdict.value], major=words["major"]["true" if is_major else "false"]
    )
    return str(words["separator"]).join(parts) + "。" + conclusion


def unmeasured_sentence(problem: str) -> str:
    """The sentence of a parcel that could not be measured."""
    return str(wording()["unmeasured"]).format(problem=problem)
