"""Measure parcels against reference layers: areas, breakdown, tests, verdict. Plain data in, plain data out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from ..measure.areas import AreaMethod, polygon_areas_m2
from ..measurement import BreakdownRow, Overlap, ParcelMeasurement, Verdict
from ..rules.class_scheme import ClassScheme
from ..rules.criminal_line import (
    CriminalFigure,
    CriminalLine,
    criminal_reached,
    criminal_sentence,
    load_criminal_line,
)
from ..rules.major_case import MajorCaseRule, hold_against_line, is_major_case, overall_verdict
from ..rules.reasons import reasons_sentence, unmeasured_sentence, wording
from ..units import format_fixed
from .cultivated_farmland import CultivatedGround, divide_cultivated
from .ground import (
    EMPTY,
    NOISE_M2,
    ClassifiedGround,
    GeometryArray,
    ReferencePolygons,
    areal,
    classify_grounds,
    pairs_by_parcel,
    union,
)
from .overlaps import overlapping_pairs
from .remarks import overlap_notes, resurvey_advice, small_piece_notes, small_pieces
from .shares import on_all_cores, own_polygons

# Of each layer by its role: for each parcel the indices of the polygons that meet it.
Near = Mapping[str, Sequence[NDArray[np.intp]]]

ROLES = ("approved_land", "land_use", "basic_farmland")
CONFLICT_CODE = "conflict"
# Less than this prints as 0.00 and would only puzzle the reader.
LEAST_NOTED_M2 = 0.005
# Below this only the arithmetic differs; an exact figure stays exact.
LEAST_CLOSED_M2 = 1e-6
# Parts may miss their whole by this share at most to be adjusted to it.
WIDEST_CLOSURE = 1e-5
# Parcels of one share: enough that numpy and GEOS do the loops, few enough that a cancel is heard at once.
AT_ONCE = 100


@dataclass(frozen=True)
class ParcelInput:
    """One parcel as it comes in.

    Attributes
    ----------
    geometry : shapely polygon or multipolygon, or None
        In the plane of measuring; None if it cannot be measured, then `problem` says why (in Chinese).
    kind : str
        Value of the kind field; `exploration` and `mining` mean mineral.
    position_error_m : float
        Position error of the boundary.
    advice : str
        What to do if the error band leaves a test in doubt (in Chinese).
    """

    fid: int
    geometry: Any
    kind: str = ""
    position_error_m: float = 1.0
    problem: str = ""
    notes: tuple[str, ...] = ()
    advice: str = ""


@dataclass(frozen=True)
class References:
    """Reference layers in the plane of the parcels; None where a layer was not given.

    `basic_farmland_covers` tells for each parcel whether the layer reaches it at all.
    """

    land_use: ReferencePolygons | None = None
    basic_farmland: ReferencePolygons | None = None
    basic_farmland_covers: Sequence[bool] = ()
    approved_land: ReferencePolygons | None = None


@dataclass(frozen=True)
class MeasureOptions:
    """How to measure: plane, method, rules.

    Attributes
    ----------
    list_below_m2 : float
        Pieces below this are listed by themselves.
    """

    plane: CRS
    method: AreaMethod
    scheme: ClassScheme
    rule: MajorCaseRule
    net_of_ridges: bool = True
    criminal: CriminalLine = field(default_factory=load_criminal_line)
    list_below_m2: float = 1.0


@dataclass(frozen=True)
class Share:
    """Some parcels with the reference polygons around them, which no other thread may hold.

    Attributes
    ----------
    near : mapping
        By layer role, for each parcel the indices of the polygons that meet it.
    """

    parcels: Sequence[ParcelInput]
    references: References
    near: Near


@dataclass(frozen=True)
class _ParcelGround:
    """Geometry of one parcel, divided; areas come later, all at once."""

    parcel: ParcelInput
    approved: Any
    illegal: Any
    land_use: ClassifiedGround | None
    basic_farmland: ClassifiedGround | None
    cultivated: CultivatedGround
    overlaps: tuple[Overlap, ...]

    def cultivated_claims(self, scheme: ClassScheme) -> Any:
        """The conflict ground that some cultivated class claims: it may or may not be 耕地."""
        if self.land_use is None or not self.land_use.conflict_by_class:
            return EMPTY
        return union(g for code, g in self.land_use.conflict_by_class.items() if scheme.is_cultivated(code))


def measure_parcels(
    parcels: Sequence[ParcelInput],
    references: References,
    options: MeasureOptions,
    progress: Callable[[float], None] = lambda _fraction: None,
) -> list[ParcelMeasurement]:
    """Measure each parcel.

    Parameters
    ----------
    parcels : sequence of ParcelInput
        Geometries in ``options.plane``.
    progress : callable
        Called with the finished fraction after every few parcels; raises to cancel.

    Returns
    -------
    list of ParcelMeasurement
        In the order of `parcels`; a parcel with a problem has no figures and is in doubt.
    """
    measured: dict[int, ParcelMeasurement] = {}
    shares = _shares(parcels, references)
    for number, some in enumerate(on_all_cores(lambda share: measure_share(share, options), shares), start=1):
        measured |= {m.parcel_fid: m for m in some}
        progress(number / len(shares))
    return [measured.get(parcel.fid) or _unmeasured(parcel, options) for parcel in parcels]


def _shares(parcels: Sequence[ParcelInput], references: References) -> list[Share]:
    """The parcels that can be measured, `AT_ONCE` in each share."""
    usable = np.array([i for i, parcel in enumerate(parcels) if parcel.geometry is not None], dtype=np.intp)
    shapes = np.array([parcels[i].geometry for i in usable], dtype=object)
    layers = {role: polygons for role in ROLES if (polygons := getattr(references, role)) is not None}
    near = {role: pairs_by_parcel(shapes, polygons.geometries) for role, polygons in layers.items()}
    taken = {role: np.zeros(len(polygons.geometries), dtype=bool) for role, polygons in layers.items()}
    covers = np.array(references.basic_farmland_covers or [True] * len(parcels), dtype=bool)
    shares = []
    for start in range(0, len(usable), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        own = {role: own_polygons(layers[role], near[role][some], taken[role]) for role in layers}
        shares.append(
            Share(
                [parcels[i] for i in usable[some]],
                References(basic_farmland_covers=covers[usable[some]], **{r: own[r][0] for r in own}),  # type: ignore[arg-type]
                {role: own[role][1] for role in own},
            )
        )
    return shares


def measure_share(share: Share, options: MeasureOptions) -> list[ParcelMeasurement]:
    """Measure parcels whose neighbours are known; all must have a shape."""
    grounds = _divide(share, options.scheme)
    areas = _Areas(grounds, options)
    return [_measurement(ground, areas, options) for ground in grounds]


def _divide(share: Share, scheme: ClassScheme) -> list[_ParcelGround]:
    parcels, references, near = share.parcels, share.references, share.near
    shapes = np.array([parcel.geometry for parcel in parcels], dtype=object)
    covers = np.array(references.basic_farmland_covers)
    approved, illegal = _without_approved(shapes, references.approved_land, near)
    land_use = _classified("land_use", references.land_use, illegal, near)
    farmland = _classified("basic_farmland", references.basic_farmland, illegal, near, covers)
    cultivated = divide_cultivated([g or ClassifiedGround() for g in land_use], farmland, scheme.is_cultivated)
    overlaps = [
        _overlaps("land_use", references.land_use, illegal[row], land_use[row], near, row)
        + _overlaps("basic_farmland", references.basic_farmland, illegal[row], farmland[row], near, row)
        for row in range(len(parcels))
    ]
    columns = (parcels, approved, illegal, land_use, farmland, cultivated, overlaps)
    return [_ParcelGround(*row) for row in zip(*columns, strict=True)]


def _without_approved(
    shapes: GeometryArray, approved: ReferencePolygons | None, near: Near
) -> tuple[GeometryArray, GeometryArray]:
    """Part of each parcel in approved land, and the rest."""
    inside, rest = np.full(len(shapes), EMPTY, dtype=object), shapes.copy()
    if approved is not None:
        for row, candidates in enumerate(near["approved_land"]):
            if len(candidates):
                permits = union(approved.geometries[candidates])
                inside[row] = areal(shapely.intersection(shapes[row], permits))[0]
                rest[row] = areal(shapely.difference(shapes[row], permits))[0]
    return inside, rest


def _classified(
    layer: str,
    polygons: ReferencePolygons | None,
    ground: GeometryArray,
    near: Near,
    covers: NDArray[np.bool_] | None = None,
) -> list[ClassifiedGround | None]:
    """Ground of each parcel by the classes of a layer; None where it was not given or does not reach the parcel."""
    result: list[ClassifiedGround | None] = [None] * len(ground)
    if polygons is None:
        return result
    rows = np.arange(len(ground)) if covers is None else np.flatnonzero(covers)
    candidates = [near[layer][int(row)] for row in rows]
    found = classify_grounds(ground[rows], polygons, candidates, exclusive=layer == "land_use")
    for row, classified in zip(rows, found, strict=True):
        result[row] = classified
    return result


def _overlaps(
    layer: str,
    polygons: ReferencePolygons | None,
    ground: Any,
    classified: ClassifiedGround | None,
    near: Near,
    row: int,
) -> tuple[Overlap, ...]:
    if polygons is None or classified is None:
        return ()
    if classified.overlap_m2 <= LEAST_NOTED_M2 and classified.conflict.is_empty:
        return ()
    return overlapping_pairs(layer, ground, polygons, near[layer][row])


class _Areas:
    """Areas of all geometries of a run, measured in one call and looked up by identity."""

    def __init__(self, grounds: Sequence[_ParcelGround], options: MeasureOptions) -> None:
        self._claims = {g.parcel.fid: g.cultivated_claims(options.scheme) for g in grounds}
        shapes = [shape for g in grounds for shape in self._shapes(g)]
        measured = polygon_areas_m2(np.array(shapes, dtype=object), options.plane, options.method)
        self._by_id = {id(shape): float(area) for shape, area in zip(shapes, measured, strict=True)}
        self._keep = shapes  # an id is only good while its object lives
        for ground in grounds:
            self._close(ground)

    def _close(self, g: _ParcelGround) -> None:
        """Make the parts add up to the whole (平差).

        The 70 m rule puts its points elsewhere on a side that was cut, so parts miss their whole by some mm² to
        cm²; without this a parcel that is all 耕地 could print more 耕地 than ground.
        """
        if not g.approved.is_empty:
            self._scale_to(self.of(g.parcel.geometry), [g.approved, g.illegal])
        for ground in (g.land_use, g.basic_farmland):
            if ground is not None:
                parts = [ground.conflict, ground.unclassified, *(piece.geometry for piece in ground.pieces)]
                self._scale_to(self.of(g.illegal), parts)

    def _scale_to(self, whole_m2: float, parts: list[Any]) -> None:
        found = {id(shape): self.of(shape) for shape in parts}
        sum_m2 = sum(found.values())
        # A larger gap is no matter of rounding: leave it to be seen.
        if LEAST_CLOSED_M2 < abs(whole_m2 - sum_m2) <= WIDEST_CLOSURE * whole_m2:
            self._by_id.update({key: area_m2 * whole_m2 / sum_m2 for key, area_m2 in found.items()})

    def _shapes(self, g: _ParcelGround) -> list[Any]:
        shapes = [g.parcel.geometry, g.approved, g.illegal, self._claims[g.parcel.fid]]
        shapes += [piece.geometry for piece in g.cultivated.inside]
        for ground in (g.land_use, g.basic_farmland):
            if ground is not None:
                shapes += [ground.conflict, ground.unclassified, *(piece.geometry for piece in ground.pieces)]
        return shapes

    def of(self, shape: Any) -> float:
        return self._by_id[id(shape)]

    def of_claims(self, fid: int) -> float:
        return self.of(self._claims[fid])


def _breakdown(
    layer: str,
    ground: ClassifiedGround,
    areas: _Areas,
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


def _land_use_rows(ground: ClassifiedGround, areas: _Areas, scheme: ClassScheme) -> list[BreakdownRow]:
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


def _cultivated(g: _ParcelGround, rows: list[BreakdownRow], areas: _Areas, options: MeasureOptions) -> _Figure:
    """耕地 inside the illegal rest; not measured (未套合) where land use reaches none of it."""
    if g.land_use is None:
        return _Figure()
    is_cultivated = options.scheme.is_cultivated
    claims_m2 = areas.of_claims(g.parcel.fid)
    open_m2 = sum(m2 for m2 in (areas.of(g.land_use.unclassified), claims_m2) if m2 > NOISE_M2)
    if not g.land_use.pieces and g.land_use.conflict.is_empty and not g.illegal.is_empty:
        return _Figure(open_m2=open_m2)
    cultivated = [row for row in rows if is_cultivated(row.class_code)]
    return _figure(cultivated, g.cultivated.perimeter_m, options.net_of_ridges, open_m2)


def _rows(g: _ParcelGround, areas: _Areas, scheme: ClassScheme) -> dict[str, list[BreakdownRow]]:
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


def _measurement(g: _ParcelGround, areas: _Areas, options: MeasureOptions) -> ParcelMeasurement:
    rows = _rows(g, areas, options.scheme)
    cultivated, farmland = _cultivated(g, rows["land_use"], areas, options), _Figure()
    if g.basic_farmland is not None:
        farmland = _figure(rows["basic_farmland"], g.basic_farmland.covered.length, options.net_of_ridges)
    total = _Figure(areas.of(g.illegal), perimeter_m=g.illegal.length)
    rule, error_m = options.rule, g.parcel.position_error_m
    tests = [
        hold_against_line(name, f.tested_m2, rule.lines_mu[name], f.perimeter_m * error_m, f.open_m2)
        for name, f in (("total", total), ("cultivated", cultivated), ("basic_farmland", farmland))
    ]
    inside_m2, other_m2 = _cultivated_by_farmland(g, cultivated, areas, options)
    criminal = _criminal_figures(g, farmland, cultivated, other_m2)
    claims_m2 = areas.of_claims(g.parcel.fid)
    small = small_pieces({"land_use": g.land_use, "basic_farmland": g.basic_farmland}, areas.of, options.list_below_m2)
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
    g: _ParcelGround, cultivated: _Figure, areas: _Areas, options: MeasureOptions
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
    g: _ParcelGround, farmland: _Figure, cultivated: _Figure, other_m2: float | None
) -> list[CriminalFigure]:
    error_m = g.parcel.position_error_m
    return [
        CriminalFigure("basic_farmland", farmland.tested_m2, farmland.perimeter_m * error_m),
        CriminalFigure("other_cultivated", other_m2, g.cultivated.outside_perimeter_m * error_m, cultivated.open_m2),
    ]


def _notes(g: _ParcelGround, unclassified_m2: float | None, conflict_m2: float | None) -> Iterable[str]:
    words = wording()
    for layer, ground in (("land_use", g.land_use), ("basic_farmland", g.basic_farmland)):
        if ground is not None and ground.overlap_m2 > LEAST_NOTED_M2:
            yield words["notes"]["overlap_same_class"].format(
                layer=words["layers"][layer], area_m2=format_fixed(ground.overlap_m2, 2)
            )
    for name, area_m2 in (("unclassified", unclassified_m2), ("conflict", conflict_m2)):
        if area_m2 is not None and area_m2 > LEAST_NOTED_M2:
            yield words["notes"][name].format(area_m2=format_fixed(area_m2, 2))


def _unmeasured(parcel: ParcelInput, options: MeasureOptions) -> ParcelMeasurement:
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
