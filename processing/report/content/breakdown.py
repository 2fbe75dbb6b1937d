"""The breakdown tables: ground by class, closed to the printed total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ...core.measurement import BreakdownRow, ParcelMeasurement
from ...core.units import format_fixed, m2_to_mu
from .closing import CLOSING_SLACK_M2, close_to_total
from .model import Breakdown, BreakdownLine, Figure

CONFLICT = "conflict"
DUST_M2 = 0.005
LAYERS = ("land_use", "basic_farmland", "approved_land")


def breakdowns(
    measured: ParcelMeasurement, words: Mapping[str, Any], first_number: int
) -> tuple[tuple[Breakdown, ...], tuple[str, ...]]:
    """Tables of the layers that meet the parcel, and sentences for those that do not.

    Parameters
    ----------
    first_number : int
        Number of the first table in the report.
    """
    tables: list[Breakdown] = []
    for layer in LAYERS:
        rows = [row for row in measured.breakdown if row.layer == layer and _is_printed(row)]
        if len(rows) > 1 or any(row.class_code for row in rows):
            total = _total_m2(measured, layer, rows)
            tables.append(_breakdown(layer, rows, total, words, first_number + len(tables)))
    return tuple(tables), tuple(_absent(measured, {table.layer for table in tables}, words))


def _is_printed(row: BreakdownRow) -> bool:
    """Not the dust that overlaying leaves: ground without a class that would print as 0.00."""
    return row.gross_m2 >= DUST_M2 or (row.gross_m2 > 0 and row.class_code not in {"", CONFLICT})


def _total_m2(measured: ParcelMeasurement, layer: str, rows: Sequence[BreakdownRow]) -> float:
    """The printed figure that the rows of a layer must add up to."""
    figure = {
        "land_use": measured.illegal_m2,
        "basic_farmland": measured.basic_farmland_gross_m2,
        "approved_land": measured.approved_m2,
    }[layer]
    return sum(row.gross_m2 for row in rows) if figure is None else figure


def _absent(measured: ParcelMeasurement, present: set[str], words: Mapping[str, Any]) -> list[str]:
    sentences = []
    if "land_use" not in present and measured.cultivated_m2 is None:
        sentences.append(words["breakdown"]["no_layer"])
    if measured.basic_farmland_m2 == 0:
        sentences.append(words["breakdown"]["outside"].format(layer=words["layers"]["basic_farmland"]))
    return sentences


def _breakdown(
    layer: str, rows: Sequence[BreakdownRow], total_m2: float, words: Mapping[str, Any], number: int
) -> Breakdown:
    text = words["breakdown"]
    rows = sorted(rows, key=lambda row: (row.class_code in {"", CONFLICT}, row.class_code))
    gross = [row.gross_m2 for row in rows]
    m2, moved, gap_m2 = close_to_total(gross, total_m2, 2, CLOSING_SLACK_M2)
    mu, moved_mu, _ = close_to_total([m2_to_mu(area) for area in gross], m2_to_mu(total_m2), 2, 0.001)
    shares, _, _ = close_to_total([100 * area / total_m2 for area in gross], 100 if not gap_m2 else 0, 2, 0.01)
    special = {"": words["layers"][layer] if layer != "land_use" else text["unclassified"], CONFLICT: text["conflict"]}
    lines = [
        _line(row, special.get(row.class_code), printed, words["dash"])
        for row, printed in zip(rows, zip(m2, mu, shares, strict=True), strict=True)
    ]
    if gap_m2:
        lines.append(_gap_line(float(total_m2 - sum(gross)), gap_m2, text["gap"]))
    adjusted = moved if moved is not None else moved_mu
    note = "" if adjusted is None else _adjustment(lines[adjusted], rows[adjusted], text)
    net_m2 = sum(row.net_m2 for row in rows)
    return Breakdown(
        layer=layer,
        title=text["titles"][layer].format(number=number),
        lines=tuple(lines),
        total=_total_line(total_m2, net_m2, text["total"]),
        has_ridges=any(row.net_m2 != row.gross_m2 for row in rows),
        note=note,
    )


def _line(
    row: BreakdownRow, special_name: str | None, printed: tuple[Decimal, Decimal, Decimal], dash: str
) -> BreakdownLine:
    m2, mu, share = printed
    ridges_m2 = row.gross_m2 - row.net_m2
    return BreakdownLine(
        code=row.class_code if special_name is None else dash,
        name=row.class_name if special_name is None else special_name,
        m2=Figure(row.gross_m2, f"{m2:f}"),
        mu=Figure(m2_to_mu(row.gross_m2), f"{mu:f}"),
        share_pct=Figure(float(share), f"{share:f}"),
        ridges_m2=Figure(ridges_m2, format_fixed(ridges_m2, 2)),
        net_m2=Figure(row.net_m2, format_fixed(row.net_m2, 2)),
    )


def _gap_line(value_m2: float, gap_m2: Decimal, name: str) -> BreakdownLine:
    nothing = Figure(None, "")
    mu = Figure(m2_to_mu(value_m2), format_fixed(m2_to_mu(value_m2), 2))
    return BreakdownLine("", name, Figure(value_m2, f"{gap_m2:f}"), mu, nothing, nothing, nothing)


def _total_line(total_m2: float, net_m2: float, name: str) -> BreakdownLine:
    return BreakdownLine(
        code="",
        name=name,
        m2=Figure(total_m2, format_fixed(total_m2, 2)),
        mu=Figure(m2_to_mu(total_m2), format_fixed(m2_to_mu(total_m2), 2)),
        share_pct=Figure(100.0, "100.00"),
        ridges_m2=Figure(total_m2 - net_m2, format_fixed(total_m2 - net_m2, 2)),
        net_m2=Figure(net_m2, format_fixed(net_m2, 2)),
    )


def _adjustment(line: BreakdownLine, row: BreakdownRow, text: Mapping[str, Any]) -> str:
    """What rounding moved, in the units it moved in; empty where the printed figures are the plainly rounded ones."""
    moved = {
        "moved_m2": Decimal(line.m2.text) - Decimal(format_fixed(row.gross_m2, 2)),
        "moved_mu": Decimal(line.mu.text) - Decimal(format_fixed(m2_to_mu(row.gross_m2), 2)),
    }
    said = [text[key].format(value=f"{value:+f}") for key, value in moved.items() if value]
    if not said:
        return ""
    name = f"{line.code} {line.name}".strip()
    return str(text["adjusted"]).format(name=name, moved="、".join(said))
