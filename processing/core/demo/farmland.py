"""Permanent basic farmland of the sample county (layer YJJBNTBHTB): about four fifths of the cultivated land, in blocks."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..rules.class_scheme import load_class_scheme
from .admin import INVENTED, Villages, areas_m2, dissolve
from .county_fabric import CountyFabric
from .land_use import CULTIVATED
from .landscape import Landscape, settings
from .seeded import smooth_field, stream
from .tables import LayerTable, constant, texts

SHARE = 0.8
SMALLEST_BLOCK_M2 = 1500
ALIASES = {
    "BSM": "标识码", "YSDM": "要素代码", "XZQDM": "行政区代码", "XZQMC": "行政区名称",
    "YJJBNTTBBH": "永久基本农田图斑编号", "TBBH": "图斑编号", "DLBM": "地类编码", "DLMC": "地类名称",
    "QSXZ": "权属性质", "ZLDWDM": "坐落单位代码", "ZLDWMC": "坐落单位名称", "YJJBNTTBMJ": "永久基本农田图斑面积",
    "KCDLBM": "扣除地类编码", "KCXS": "扣除地类系数", "KCMJ": "扣除地类面积", "YJJBNTMJ": "永久基本农田面积",
    "GDDB": "耕地等别", "BHKSSJ": "保护开始时间", "BHJSSJ": "保护结束时间", "BZ": "备注",
}  # fmt: skip


def protected_faces(seed: int, landscape: Landscape, fabric: CountyFabric) -> NDArray[np.bool_]:
    """Which faces are basic farmland: whole cells, those near towns and at random left out."""
    rng = stream(seed, "basic farmland")
    cultivated = np.isin(fabric.codes, CULTIVATED) & (fabric.cell >= 0)
    centre = shapely.get_coordinates(shapely.centroid(fabric.faces))
    area = shapely.area(fabric.faces)
    member = np.flatnonzero(cultivated)
    cells, group = np.unique(fabric.cell[member], return_inverse=True)
    weight = np.bincount(group, weights=area[member])
    place = np.stack([np.bincount(group, weights=area[member] * centre[member, axis]) / weight for axis in (0, 1)], 1)
    to_town = np.hypot(*(place[:, None] - landscape.town_seats[None]).transpose(2, 0, 1)) / landscape.town_radii_m
    score = 0.8 * smooth_field(rng, 3500)(place) + rng.normal(0, 0.9, len(cells))
    score -= 6 * np.clip(1.9 - to_town.min(axis=1), 0, None)
    order = np.argsort(-score, kind="stable")
    total = area[np.isin(fabric.codes, CULTIVATED)].sum()
    chosen = cells[order[np.cumsum(weight[order]) <= SHARE * total]]
    return cultivated & np.isin(fabric.cell, chosen)


def farmland_layer(
    fabric: CountyFabric, villages: Villages, land_use: LayerTable, protected: NDArray[np.bool_]
) -> LayerTable:
    """Fields of one cell, village, class and ridge coefficient dissolved into blocks."""
    member = np.flatnonzero(protected)
    keys = np.stack(
        [
            fabric.cell[member],
            fabric.village[member],
            fabric.codes[member].astype(int),
            np.round(land_use.columns["KCXS"][member] * 10_000).astype(int),
        ],
        axis=1,
    )
    unique, group = np.unique(keys, axis=0, return_inverse=True)
    blocks, owner = shapely.get_parts(dissolve(fabric.faces[member], group.ravel(), len(unique)), return_index=True)
    keep = shapely.area(blocks) >= SMALLEST_BLOCK_M2
    return LayerTable(
        "YJJBNTBHTB",
        "永久基本农田",
        blocks[keep],
        "Polygon",
        _columns(blocks[keep], unique[owner[keep]], villages),
        ALIASES,
    )


def _columns(blocks: NDArray[np.object_], keys: NDArray[np.int64], villages: Villages) -> dict[str, NDArray[Any]]:
    n = len(blocks)
    village, code, ratio = keys[:, 1], [f"{code:04d}" for code in keys[:, 2]], keys[:, 3] / 10_000
    towns = settings()["towns"]
    scheme = load_class_scheme("sandiao").classes
    gross = np.round(areas_m2(blocks), 2)
    deducted = np.round(gross * ratio, 2)
    return {
        "BSM": texts(f"999998{number:012d}" for number in range(1, n + 1)),
        "YSDM": constant("2005010300", n),
        "XZQDM": texts(villages.codes[index] for index in village),
        "XZQMC": texts(towns[villages.towns[index]]["name"] + villages.names[index] for index in village),
        "YJJBNTTBBH": texts(f"{villages.codes[index]}{number:06d}" for number, index in enumerate(village, 1)),
        "TBBH": texts(f"{number:05d}" for number in range(1, n + 1)),
        "DLBM": texts(code),
        "DLMC": texts(scheme[c].name for c in code),
        "QSXZ": constant("30", n),
        "ZLDWDM": texts(villages.codes[index] + "0000000" for index in village),
        "ZLDWMC": texts(villages.names[index] for index in village),
        "YJJBNTTBMJ": gross,
        "KCDLBM": np.where(ratio > 0, "1203", "").astype(object),
        "KCXS": ratio,
        "KCMJ": deducted,
        "YJJBNTMJ": np.round(gross - deducted, 2),
        "GDDB": constant(6, n).astype(np.int32),
        "BHKSSJ": constant("2022-10-01", n),
        "BHJSSJ": constant("2035-12-31", n),
        "BZ": constant(INVENTED, n),
    }
