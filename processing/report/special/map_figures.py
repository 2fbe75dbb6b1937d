"""What the map sheets print, computed anew without drawing them: boundary points, scales, scale bars, grids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import shapely

from ...core.figures import FigureRecord
from ..maps.grid import sheet_figures
from ..maps.parts import kind_and_part, place_part, sheet_parts
from ..maps.placing import ARRANGEMENTS, place_sheet, total_bounds
from ..maps.plan import MapView, SheetPlan
from ..maps.template import Templates
from ..maps.words import load_map_style, load_map_words
from .case_file import CaseParcel

PREFIX, SCALE = "map/", "/scale"
POINT = re.compile(
    r"map/boundary(?:\.\d+)?/(?:(?P<parcel>.+)/)?(?:point|side)/(?P<point>J\d+)/(?:m|(?P<what>x_m|y_m|name))"
)


def with_map_figures(
    now: Mapping[str, FigureRecord],
    printed: Mapping[str, FigureRecord],
    parcels: Sequence[CaseParcel],
    page: str,
    own_layouts: bool,
) -> dict[str, FigureRecord]:
    """The recomputed figures with those of the maps beside them.

    Coordinates, sides and names of boundary points on a map are the annex's once more; scales, bars and grids follow
    from the parcels' extents and the shipped layouts. What remains (names of drawn classes, notes on images, and the
    layout figures where the office has layouts of its own) is taken as printed.
    """
    found = dict(now)
    laid_out = {} if own_layouts else {record.key: record for record in _layout(printed, parcels, page)}
    for key, record in printed.items():
        if not key.startswith(PREFIX):
            continue
        match = POINT.fullmatch(key)
        if match is not None:
            code = match["parcel"] or parcels[0].code
            original = now.get(f"parcel/{code}/{match['point']}/{match['what'] or 'side_m'}")
            if original is not None:
                found[key] = replace(record, value=original.value, text=original.text)
        elif record.rule.startswith(("map_scale", "map_grid")) and not own_layouts:
            if key in laid_out:
                found[key] = laid_out[key]
        else:
            found[key] = record
    return found


def _layout(printed: Mapping[str, FigureRecord], parcels: Sequence[CaseParcel], page: str) -> Iterable[FigureRecord]:
    """Scale, bar and grid of each sheet that was printed."""
    templates, separator = Templates(page, None), load_map_words()["list_separator"]
    for key in printed:
        if not (key.startswith(PREFIX) and key.endswith(SCALE)):
            continue
        leaf = key.removesuffix(SCALE)
        sheet, _, codes = leaf.removeprefix(PREFIX).partition("/")
        kind, number = kind_and_part(sheet)
        wanted = codes.split(separator) if codes else [parcel.code for parcel in parcels]
        group = [parcel for parcel in parcels if parcel.code in wanted]
        if not group:
            continue
        arrangement = _arrangement(kind, leaf, printed)
        parts = sheet_parts(templates, kind, shapely.union_all([parcel.geometry for parcel in group])) if number else []
        if number > len(parts):
            continue
        if number:
            scale, extent = place_part(templates, kind, parts[number - 1], arrangement)
        else:
            bounds = total_bounds([parcel.geometry.bounds for parcel in group])
            scale, extent = place_sheet(templates, kind, bounds, arrangement)
        plan = SheetPlan(kind, "", leaf, arrangement, (), scale, (MapView("map", (), extent),), ())
        yield from sheet_figures(plan, load_map_style())


def _arrangement(kind: str, leaf: str, printed: Mapping[str, FigureRecord]) -> str:
    """That of its kind; a sheet of boundary points has its own where the coordinates had room."""
    if kind != "boundary":
        return ARRANGEMENTS.get(kind, "sheet")
    return "boundary" if any(key.startswith(f"{leaf}/point/") and key.endswith("_m") for key in printed) else "sheet"
