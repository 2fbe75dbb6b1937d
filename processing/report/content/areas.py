"""The area tables: each test against its line, and the areas beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core.measurement import ParcelMeasurement, ThresholdTest
from ...core.units import format_fixed, m2_to_ha, m2_to_mu
from .breakdown import DUST_M2
from .model import AreaRow, Figure, OtherArea

M2_DECIMALS = 2
HA_DECIMALS = 4
MU_DECIMALS = 2
MU_FINE_DECIMALS = 4


def area_row(test: ThresholdTest, words: Mapping[str, Any]) -> AreaRow:
    """A test as a line of the table; what was not measured prints as a dash and 未套合."""
    table, dash = words["area_table"], words["dash"]
    area = test.area_m2
    verdict = words["not_covered"] if area is None else table["verdicts"][test.verdict.value]
    return AreaRow(
        label=table["rows"][test.name],
        m2=_figure(area, M2_DECIMALS, dash),
        ha=_figure(None if area is None else m2_to_ha(area), HA_DECIMALS, dash),
        mu=_figure(None if area is None else m2_to_mu(area), MU_DECIMALS, dash),
        mu_fine=_figure(None if area is None else m2_to_mu(area), MU_FINE_DECIMALS, dash),
        line_mu=Figure(m2_to_mu(test.line_m2), f"{m2_to_mu(test.line_m2):g}"),
        margin_m2=_signed(test.margin_m2, dash),
        band_mu=_figure(None if test.band_m2 is None else m2_to_mu(test.band_m2), MU_DECIMALS, dash),
        verdict=verdict,
    )


def other_areas(measured: ParcelMeasurement, words: Mapping[str, Any]) -> tuple[OtherArea, ...]:
    """The areas of table 2 that were measured, in the order of the wording file."""
    rows = []
    for name, label in words["other_areas"]["rows"].items():
        area = getattr(measured, name)
        if area is None or _says_nothing(measured, name, area):
            continue
        rows.append(
            OtherArea(
                label,
                _figure(area, M2_DECIMALS, ""),
                _figure(m2_to_ha(area), HA_DECIMALS, ""),
                _figure(m2_to_mu(area), MU_DECIMALS, ""),
            )
        )
    return tuple(rows)


def _says_nothing(measured: ParcelMeasurement, name: str, area: float) -> bool:
    """Dust of the overlay, or a gross figure where no ridges were taken off."""
    if name in {"unclassified_m2", "conflict_m2"}:
        return area < DUST_M2
    return "_gross" in name and area == getattr(measured, name.replace("_gross", ""))


def _figure(value: float | None, decimals: int, dash: str) -> Figure:
    return Figure(value, dash if value is None else format_fixed(value, decimals))


def _signed(value: float | None, dash: str) -> Figure:
    """With its sign; a margin that is not zero never prints as zero, for 超过 is strict."""
    if value is None:
        return Figure(None, dash)
    decimals = M2_DECIMALS
    text = format_fixed(abs(value), decimals)
    while value and not float(text) and decimals < 9:
        decimals += 1
        text = format_fixed(abs(value), decimals)
    return Figure(value, ("+" if value > 0 else "-" if value < 0 else "") + text)
