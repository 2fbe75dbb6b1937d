"""The fabric between the large forms: cells of fields, ponds, villages and towns, laid out per irrigation district.

Each district has its own direction. It is cut like a guillotine into columns, rows and pieces, so that the pieces of
a district tile a rectangle exactly; where the district ends, they are clipped by the noding that follows.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .seeded import FloatArray, partition

Piece = tuple[float, float, float, float, str]
Layout = Callable[[np.random.Generator, float, float, float, float], list[Piece]]

COLUMN_M, ROW_M = (640.0, 1100.0), (300.0, 470.0)
DITCH_AFTER = 4


@dataclass(frozen=True)
class DistrictFabric:
    """Pieces of one district in its own directions.

    Attributes
    ----------
    boxes : ndarray, shape (n, 4)
        u0, v0, u1, v1 in metres along the district's axes.
    codes : ndarray of str, shape (n,)
    cells : ndarray of int, shape (n,)
        Number of the cell within the district, -1 for roads and ditches between cells.
    kinds : list of str
        Kind of each cell.
    """

    boxes: FloatArray
    codes: NDArray[np.str_]
    cells: NDArray[np.int64]
    kinds: list[str]


def _pick(rng: np.random.Generator, weights: dict[str, float]) -> str:
    names = list(weights)
    share = np.array(list(weights.values()))
    return names[int(np.searchsorted(np.cumsum(share / share.sum()), rng.random()))]


def _field_columns(
    rng: np.random.Generator, u0: float, u1: float, low: float, high: float
) -> list[tuple[float, float, bool]]:
    """Strips of field across a cell, some followed by a narrow ditch: start, end, is_ditch."""
    cuts = u0 + partition(rng, u1 - u0, low, high)
    columns = []
    for index, (start, end) in enumerate(itertools.pairwise(cuts)):
        has_ditch = index % DITCH_AFTER == DITCH_AFTER - 1 and end < u1
        ditch = rng.uniform(3.0, 4.5) if has_ditch else 0.0
        columns.append((start, end - ditch, False))
        if has_ditch:
            columns.append((end - ditch, end, True))
    return columns


FIELD_CLASSES = {
    "paddy": {"0101": 0.885, "0102": 0.055, "1104": 0.015, "0307": 0.015, "0201": 0.008, "1202": 0.012, "0404": 0.01},
    "dry": {
        "0103": 0.55,
        "0102": 0.2,
        "0101": 0.06,
        "0301": 0.06,
        "0201": 0.05,
        "0204": 0.02,
        "0404": 0.04,
        "1104": 0.02,
    },
    "forest": {"0301": 0.6, "0307": 0.22, "0305": 0.06, "0404": 0.08, "1104": 0.04},
    "orchard": {"0201": 0.6, "0204": 0.15, "0307": 0.15, "0102": 0.1},
    "garden": {"0102": 0.5, "0307": 0.2, "0201": 0.1, "1104": 0.12, "0404": 0.08},
    "meadow": {"0404": 0.62, "1201": 0.1, "0307": 0.18, "1104": 0.1},
}


FIELD_WIDTH_M = {"paddy": (62, 132), "dry": (80, 170), "forest": (120, 260), "meadow": (110, 230)}


def fields(rng: np.random.Generator, u0: float, v0: float, u1: float, v1: float, kind: str = "paddy") -> list[Piece]:
    """Long fields side by side with ditches between; most are cut by the same field balk, some not at all."""
    pieces: list[Piece] = []
    deep = v1 - v0
    common = [v0, v0 + deep * rng.uniform(0.4, 0.6), v1] if deep > 180 and rng.random() < 0.6 else [v0, v1]
    for start, end, is_ditch in _field_columns(rng, u0, u1, *FIELD_WIDTH_M.get(kind, (70, 140))):
        if is_ditch:
            pieces.append((start, v0, end, v1, "1107"))
            continue
        cuts, draw = common, rng.random()
        if draw < 0.12 and deep > 180:
            cuts = [v0, v0 + deep * rng.uniform(0.25, 0.75), v1]
        elif draw < 0.25:
            cuts = [v0, v1]
        for bottom, top in itertools.pairwise(cuts):
            pieces.append((start, bottom, end, top, _pick(rng, FIELD_CLASSES[kind])))
    return pieces


def _kind(kind: str) -> Layout:
    def layout(rng: np.random.Generator, u0: float, v0: float, u1: float, v1: float) -> list[Piece]:
        return fields(rng, u0, v0, u1, v1, kind)

    return layout


def ponds(rng: np.random.Generator, u0: float, v0: float, u1: float, v1: float) -> list[Piece]:
    """Fish ponds in rows, a narrow bank road between the rows."""
    pieces: list[Piece] = []
    rows = v0 + partition(rng, v1 - v0, 110, 190)
    for bottom, top in itertools.pairwise(rows):
        bank = 4.0 if top < v1 else 0.0
        cuts = u0 + partition(rng, u1 - u0, 60, 130)
        code = "1104A" if rng.random() < 0.85 else "1104"
        pieces += [(a, bottom, b, top - bank, code) for a, b in itertools.pairwise(cuts)]
        if bank:
            pieces.append((u0, top - bank, u1, top, "1006"))
    return pieces


def _blocks(
    rng: np.random.Generator,
    box: tuple[float, float, float, float],
    size: tuple[float, float, float, float],
    lane_m: float,
    weights: dict[str, float],
) -> list[Piece]:
    """Built blocks with lanes between: rows of blocks, each row cut on its own."""
    u0, v0, u1, v1 = box
    pieces: list[Piece] = []
    rows = v0 + partition(rng, v1 - v0, size[2], size[3])
    for bottom, top in itertools.pairwise(rows):
        lane = lane_m if top < v1 else 0.0
        cuts = u0 + partition(rng, u1 - u0, size[0], size[1])
        for a, b in itertools.pairwise(cuts):
            side = lane_m if b < u1 else 0.0
            pieces.append((a, bottom, b - side, top - lane, _pick(rng, weights)))
            if side:
                pieces.append((b - side, bottom, b, top - lane, "1004"))
        if lane:
            pieces.append((u0, top - lane, u1, top, "1004"))
    return pieces


VILLAGE = {
    "0702": 0.7,
    "08H2": 0.03,
    "05H1": 0.03,
    "08H1": 0.02,
    "0301": 0.05,
    "1104": 0.06,
    "0102": 0.06,
    "1201": 0.03,
    "0810": 0.02,
}
TOWN = {
    "0701": 0.5,
    "05H1": 0.14,
    "0601": 0.1,
    "08H1": 0.06,
    "08H2": 0.08,
    "0810": 0.06,
    "0809": 0.02,
    "1201": 0.02,
    "0301": 0.02,
}
INDUSTRY = {"0601": 0.62, "0508": 0.14, "1201": 0.06, "0809": 0.04, "05H1": 0.04, "0404": 0.1}


def hamlet(rng: np.random.Generator, u0: float, v0: float, u1: float, v1: float) -> list[Piece]:
    """A row of houses along the road at the foot of the cell, gardens behind, then fields."""
    depth, garden = rng.uniform(38, 62), rng.uniform(22, 48)
    begin = u0 + (u1 - u0) * rng.uniform(0, 0.3)
    end = u1 - (u1 - u0) * rng.uniform(0, 0.3)
    low = v0 + depth + garden
    pieces: list[Piece] = []
    cuts = begin + partition(rng, end - begin, 55, 190)
    houses = {"0702": 0.8, "0102": 0.06, "1104": 0.06, "0301": 0.05, "08H2": 0.015, "05H1": 0.015}
    for a, b in itertools.pairwise(cuts):
        pieces.append((a, v0, b, v0 + depth, _pick(rng, houses)))
    cuts = begin + partition(rng, end - begin, 70, 200)
    for a, b in itertools.pairwise(cuts):
        pieces.append((a, v0 + depth, b, low, _pick(rng, FIELD_CLASSES["garden"])))
    for a, b in ((u0, begin), (end, u1)):
        if b - a > 1:
            pieces += [(x, v0, y, low, "0101") for x, y in _pairs(a + partition(rng, b - a, 50, 120))]
    return pieces + fields(rng, u0, low, u1, v1)


def _pairs(cuts: FloatArray) -> list[tuple[float, float]]:
    return list(zip(cuts.tolist(), cuts[1:].tolist(), strict=False))


def village(rng: np.random.Generator, u0: float, v0: float, u1: float, v1: float) -> list[Piece]:
    """A compact village over most of the cell, fields on one side."""
    edge = u0 + (u1 - u0) * rng.uniform(0.45, 0.8)
    top = v0 + (v1 - v0) * rng.uniform(0.55, 0.9)
    built = _blocks(rng, (u0, v0, edge, top), (85, 190, 55, 100), 5.0, VILLAGE)
    return built + fields(rng, u0, top, edge, v1, "garden") + fields(rng, edge, v0, u1, v1)


def town(rng: np.random.Generator, u0: float, v0: float, u1: float, v1: float) -> list[Piece]:
    """Streets and blocks."""
    return _blocks(rng, (u0, v0, u1, v1), (110, 220, 85, 150), 13.0, TOWN)


def industry(rng: np.random.Generator, u0: float, v0: float, u1: float, v1: float) -> list[Piece]:
    """Large works with wide streets, some ground still empty."""
    return _blocks(rng, (u0, v0, u1, v1), (190, 330, 130, 210), 15.0, INDUSTRY)


LAYOUTS: dict[str, Layout] = {
    "paddy": fields,
    "dry": _kind("dry"),
    "forest": _kind("forest"),
    "orchard": _kind("orchard"),
    "meadow": _kind("meadow"),
    "ponds": ponds,
    "hamlet": hamlet,
    "village": village,
    "town": town,
    "industry": industry,
}


def _between(
    rng: np.random.Generator, start: float, end: float, low: float, high: float
) -> list[tuple[float, float, list[tuple[float, float, str]]]]:
    """Cells along one axis with the strips after each: start, end, [(start, end, code)]."""
    cuts = start + partition(rng, end - start, low, high)
    result = []
    for index, (a, b) in enumerate(_pairs(cuts)):
        widths = [(rng.uniform(5, 9), "1107")]
        if index % 2 == 0:
            widths.append((rng.uniform(4, 6.5), "1006"))
        if rng.random() < 0.12:
            widths.append((rng.uniform(6, 10), "0307"))
        inner = b - sum(width for width, _ in widths)
        strips, at = [], inner
        for width, code in widths:
            strips.append((at, at + width, code))
            at += width
        result.append((a, inner, strips))
    return result


def lay_out_district(
    rng: np.random.Generator,
    bounds: tuple[float, float, float, float],
    kind_at: Callable[[float, float], str],
) -> DistrictFabric:
    """Fill a rectangle in the district's own axes.

    Parameters
    ----------
    bounds : tuple of float
        u0, v0, u1, v1 in metres.
    kind_at : callable
        Kind of the cell whose centre is at (u, v).
    """
    u0, v0, u1, v1 = bounds
    pieces: list[Piece] = []
    owner: list[int] = []
    kinds: list[str] = []
    rows = _between(rng, v0, v1, *ROW_M)
    for left, right, column_strips in _between(rng, u0, u1, *COLUMN_M):
        # A column keeps the common rows or has its own: canals run through, but not everywhere.
        own = rows if rng.random() < 0.7 else _between(rng, v0, v1, *ROW_M)
        for bottom, top, row_strips in own:
            kinds.append(kind_at((left + right) / 2, (bottom + top) / 2))
            made = LAYOUTS[kinds[-1]](rng, left, bottom, right, top)
            pieces += made
            owner += [len(kinds) - 1] * len(made)
            lines = [(left, a, right, b, code) for a, b, code in row_strips]
            lines += [(a, bottom, b, row_strips[-1][1], code) for a, b, code in column_strips]
            pieces += lines
            owner += [-1] * len(lines)
    boxes = np.array([piece[:4] for piece in pieces])
    return DistrictFabric(boxes, np.array([piece[4] for piece in pieces]), np.array(owner), kinds)
