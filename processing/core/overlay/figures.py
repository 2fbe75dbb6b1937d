"""Figures, tests and verdict of a parcel from its grounds and their areas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..measurement import BreakdownRow, ParcelMeasurement, ThresholdTest, Verdict
from ..rules.class_scheme import ClassScheme
from ..rules.criminal_line import (
    CriminalFigure,
    criminal_reached,
    criminal_sentence,
)
from ..rules.major_case import hold_against_line, is_major_case, overall_verdict
from ..rules.reasons import reasons_sentence, unmeasured_sentence, wording
from ..units import format_fixed
from .divide import LEAST_NOTED_M2, ParcelGround
from .ground import CONFLICT_CODE, ClassifiedGround
from .ground_areas import GroundAreas
from .inputs import MeasureOptions, ParcelInput
from .remarks import overlap_notes, resurvey_advice, small_piece_notes, small_pieces
from .seams import NOISE_M2


def _breakdown(
    layer: str,
    ground: ClassifiedGround,
    areas: GroundAreas,
    name_of: Callable[[str], str],
    cultivated: Callable[[str], bool],
) -> list[BreakdownRow]:
    """Gross and net by class; the ridges come off cultivated ground only."""
    gross: dict[str, float] = {}
    net: dict[str, float] = {}
    for piece in ground.pieces:
        area_m2 = areas.of(piece.geometry)
        share = 1 - piece.ridge_coefficient if cultivated(piece.code) else 1.0
        gross[piece.code] = gross.get(piece.code, 0.0) + area_m2
        net[piece.code] = net.get(piece.code, 0.0) + area_m2 * share
    return [BreakdownRow(layer, code, name_of(code), gross[code], net[code]) for code in sorted(gross)]


def _land_use_rows(ground: ClassifiedGround, areas: GroundAreas, scheme: ClassScheme) -> list[BreakdownRow]:
    def name_of(code: str) -> str:
        found = scheme.find(code)
        return found.name if found else ""

    rows = _breakdown("land_use", ground, areas, name_of, scheme.is_cultivated)
    for code, name, shape in ((CONFLICT_CODE, "地类冲突", ground.conflict), ("", "地类不明", ground.unclassified)):
        area_m2 = areas.of(shape)
        if area_m2 > NOISE_M2:
            rows.append(BreakdownRow("land_use", code, name, area_m2, area_m2))
    return rows


@dataclass(frozen=True)
class _Figure:
    """A figure to be tested: net or gross as asked, with the perimeter of its ground."""

    tested_m2: float | None = None
    gross_m2: float | None = None
    perimeter_m: float = 0.0
    open_m2: float = 0.0


def _figure(rows: Sequence[BreakdownRow], perimeter_m: float, net_of_ridges: bool, open_m2: float = 0.0) -> _Figure:
    gross_m2 = float(sum(row.gross_m2 for row in rows))
    net_m2 = float(sum(row.net_m2 for row in rows))
    return _Figure(net_m2 if net_of_ridges else gross_m2, gross_m2, perimeter_m, open_m2)


def _cultivated(g: ParcelGround, rows: list[BreakdownRow], areas: GroundAreas, options: MeasureOptions) -> _Figure:
    """耕地 inside the illegal rest; not measured (未套合) where land use reaches none of it."""
    if g.land_use is None:
        return _Figure()
    is_cultivated = options.scheme.is_cultivated
    claims_m2 = areas.of(g.cultivated.may_be)
    open_m2 = sum(m2 for m2 in (areas.of(g.land_use.unclassified), claims_m2) if m2 > NOISE_M2)
    if not g.land_use.pieces and g.land_use.conflict.is_empty and not g.illegal.is_empty:
        return _Figure(open_m2=open_m2)
    cultivated = [row for row in rows if is_cultivated(row.class_code)]
    certain = g.cultivated.in_conflict
    if certain is not None:  # 耕地 whichever class is right, though no class can be told
        gross_m2 = areas.of(certain.geometry)
        net_m2 = gross_m2 * (1 - certain.ridge_coefficient)
        cultivated.append(BreakdownRow("land_use", CONFLICT_CODE, "", gross_m2, net_m2))
    return _figure(cultivated, g.cultivated.perimeter_m, options.net_of_ridges, open_m2)


def _rows(g: ParcelGround, areas: GroundAreas, scheme: ClassScheme) -> dict[str, list[BreakdownRow]]:
    """Breakdown of one parcel, by layer."""
    rows: dict[str, list[BreakdownRow]] = {"land_use": [], "basic_farmland": [], "approved_land": []}
    if g.land_use is not None:
        rows["land_use"] = _land_use_rows(g.land_use, areas, scheme)
    if g.basic_farmland is not None:
        rows["basic_farmland"] = _breakdown(
            "basic_farmland", g.basic_farmland, areas, lambda _: "永久基本农田", lambda _: True
        )
    approved_m2 = areas.of(g.approved)
    if approved_m2 > NOISE_M2:
        rows["approved_land"] = [BreakdownRow("approved_land", "", "已批用地", approved_m2, approved_m2)]
    return rows


def _tests(figures: Mapping[str, _Figure], error_m: float, options: MeasureOptions) -> list[ThresholdTest]:
    """Each figure held against its line; its band is its perimeter times the position error."""
    return [
        hold_against_line(name, f.tested_m2, options.rule.lines_mu[name], f.perimeter_m * error_m, f.open_m2)
        for name, f in figures.items()
    ]


def measurement_of(g: ParcelGround, areas: GroundAreas, options: MeasureOptions) -> ParcelMeasurement:
    """Figures, tests, verdict and notes of one parcel."""
    rows = _rows(g, areas, options.scheme)
    cultivated, farmland = _cultivated(g, rows["land_use"], areas, options), _Figure()
    if g.basic_farmland is not None:
        farmland = _figure(rows["basic_farmland"], g.basic_farmland.covered.length, options.net_of_ridges)
    total = _Figure(areas.of(g.illegal), perimeter_m=g.illegal.length)
    figures = {"total": total, "cultivated": cultivated, "basic_farmland": farmland}
    tests = _tests(figures, g.parcel.position_error_m, options)
    inside_m2, other_m2 = _cultivated_by_farmland(g, cultivated, areas, options)
    criminal = _criminal_figures(g, farmland, cultivated, other_m2)
    claims_m2 = areas.of(g.cultivated.may_be)
    small = small_pieces({"land_use": g.land_use, "basic_farmland": g.basic_farmland}, areas.of, options.list_below_m2)
    rule = options.rule
    mineral = rule.mineral_kinds.get(g.parcel.kind)
    verdict, is_major = overall_verdict(tests, bool(mineral)), is_major_case(tests, bool(mineral))
    unclassified_m2 = areas.of(g.land_use.unclassified) if g.land_use else None
    conflict_m2 = areas.of(g.land_use.conflict) if g.land_use else None
    return ParcelMeasurement(
        parcel_fid=g.parcel.fid,
        total_m2=areas.of(g.parcel.geometry),
        plane_m2=float(g.parcel.geometry.area),
        approved_m2=areas.of(g.approved),
        illegal_m2=total.tested_m2,
        cultivated_m2=cultivated.tested_m2,
        cultivated_gross_m2=cultivated.gross_m2,
        basic_farmland_m2=farmland.tested_m2,
        basic_farmland_gross_m2=farmland.gross_m2,
        unclassified_m2=unclassified_m2,
        conflict_m2=conflict_m2,
        tests={test.name: test for test in tests},
        verdict=verdict,
        is_major=is_major,
        reasons=reasons_sentence(tests, dict(rule.lines_mu), mineral, verdict, is_major),
        breakdown=tuple(row for layer in rows.values() for row in layer),
        notes=g.parcel.notes
        + tuple(_notes(g, unclassified_m2, conflict_m2))
        + overlap_notes(g.overlaps)
        + small_piece_notes(small, options.list_below_m2)
        + resurvey_advice(tests, g.parcel.advice),
        cultivated_min_m2=cultivated.tested_m2,
        cultivated_max_m2=None if cultivated.tested_m2 is None else cultivated.tested_m2 + claims_m2,
        basic_farmland_cultivated_m2=inside_m2,
        other_cultivated_m2=other_m2,
        criminal_reached=criminal_reached(criminal, options.criminal),
        criminal_reasons=criminal_sentence(criminal, options.criminal),
        small_pieces=small,
        overlaps=g.overlaps,
    )


def _cultivated_by_farmland(
    g: ParcelGround, cultivated: _Figure, areas: GroundAreas, options: MeasureOptions
) -> tuple[float | None, float | None]:
    """Cultivated ground inside and outside basic farmland, m²; None where either layer does not reach the parcel."""
    if cultivated.tested_m2 is None or g.basic_farmland is None:
        return None, None
    inside_m2 = sum(
        areas.of(piece.geometry) * (1 - piece.ridge_coefficient if options.net_of_ridges else 1.0)
        for piece in g.cultivated.inside
    )
    return inside_m2, max(0.0, cultivated.tested_m2 - inside_m2)


def _criminal_figures(
    g: ParcelGround, farmland: _Figure, cultivated: _Figure, other_m2: float | None
) -> list[CriminalFigure]:
    error_m = g.parcel.position_error_m
    return [
        CriminalFigure("basic_farmland", farmland.tested_m2, farmland.perimeter_m * error_m),
        CriminalFigure("other_cultivated", other_m2, g.cultivated.outside_perimeter_m * error_m, cultivated.open_m2),
    ]


def _notes(g: ParcelGround, unclassified_m2: float | None, conflict_m2: float | None) -> Iterable[str]:
    words = wording()
    for layer, ground in (("land_use", g.land_use), ("basic_farmland", g.basic_farmland)):
        if ground is not None and ground.overlap_m2 > LEAST_NOTED_M2:
            yield words["notes"]["overlap_same_class"].format(
                layer=words["layers"][layer], area_m2=format_fixed(ground.overlap_m2, 2)
            )
    for name, area_m2 in (("unclassified", unclassified_m2), ("conflict", conflict_m2)):
        if area_m2 is not None and area_m2 > LEAST_NOTED_M2:
            yield words["notes"][name].format(area_m2=format_fixed(area_m2, 2))


def unmeasured(parcel: ParcelInput, options: MeasureOptions) -> ParcelMeasurement:
    """A parcel without a usable shape: no figures, never `under`; a mineral case is major all the same."""
    mineral = options.rule.mineral_kinds.get(parcel.kind)
    tests = [hold_against_line(name, None, line_mu) for name, line_mu in options.rule.lines_mu.items()]
    reasons = unmeasured_sentence(parcel.problem) + "。"
    if mineral:
        reasons += wording()["mineral"].format(kind=mineral) + "。"
    return ParcelMeasurement(
        parcel.fid, *(None,) * 10, {test.name: test for test in tests},
        Verdict.OVER if mineral else Verdict.DOUBT, bool(mineral), reasons, (), parcel.notes,
        criminal_reasons=criminal_sentence((), options.criminal),
    )  # fmt: skip
