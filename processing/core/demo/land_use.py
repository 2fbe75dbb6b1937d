"""The land-use layer DLTB of the sample county, with the field names of the third national survey (TD/T 1057-2020)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..rules.class_scheme import load_class_scheme
from .admin import INVENTED, Villages, areas_m2
from .county_fabric import CountyFabric
from .landscape import settings
from .seeded import FloatArray, smooth_field, stream
from .tables import LayerTable, constant, texts

RIDGE_COEFFICIENTS = (0.0486, 0.0612, 0.0785)
CULTIVATED = ("0101", "0102", "0103")
STATE_OWNED = ("1003", "1101", "1102", "1106", "1107A", "1109", "0701", "05H1", "0601", "08H1", "0508", "0809", "0810")
IN_SETTLEMENT = ("0601", "0701", "0702", "05H1", "0508", "0809", "0810", "08H1", "08H2", "1004", "1201")
ALIASES = {
    "BSM": "标识码", "YSDM": "要素代码", "TBYBH": "图斑预编号", "TBBH": "图斑编号", "DLBM": "地类编码", "DLMC": "地类名称",
    "QSXZ": "权属性质", "QSDWDM": "权属单位代码", "QSDWMC": "权属单位名称", "ZLDWDM": "坐落单位代码",
    "ZLDWMC": "坐落单位名称", "TBMJ": "图斑面积", "KCDLBM": "扣除地类编码", "KCXS": "扣除地类系数",
    "KCMJ": "扣除地类面积", "TBDLMJ": "图斑地类面积", "GDLX": "耕地类型", "GDPDJB": "耕地坡度级别",
    "XZDWKD": "线状地物宽度", "TBXHDM": "图斑细化代码", "TBXHMC": "图斑细化名称", "ZZSXDM": "种植属性代码",
    "ZZSXMC": "种植属性名称", "GDDB": "耕地等别", "FRDBS": "飞入地标识", "CZCSXM": "城镇村属性码",
    "SJNF": "数据年份", "MSSM": "描述说明", "HDMC": "海岛名称", "BZ": "备注",
}  # fmt: skip


@dataclass(frozen=True)
class RidgeData:
    """Slope and ridge columns of each face.

    Attributes
    ----------
    coefficient : ndarray, shape (n,)
        KCXS; above 0 only on sloping cultivated land (GDPDJB 2 and more).
    """

    coefficient: FloatArray
    slope: NDArray[np.object_]
    land_form: NDArray[np.object_]


def ridges(seed: int, fabric: CountyFabric) -> RidgeData:
    """Gentle slopes in the western hills carry ridges; the plain has none."""
    rng = stream(seed, "ridges")
    centre = shapely.get_coordinates(shapely.centroid(fabric.faces))
    hilly = smooth_field(rng, 6000)(centre) > 0.5
    is_west = centre[:, 0] < settings()["origin_m"][0] + 14_000
    cultivated = np.isin(fabric.codes, CULTIVATED)
    sloping = hilly & is_west & (fabric.codes == "0103")
    coefficient = np.where(sloping, rng.choice(RIDGE_COEFFICIENTS, len(centre)), 0.0)
    slope = np.where(sloping, "2", np.where(cultivated, "1", "")).astype(object)
    land_form = np.where(sloping, rng.choice(["TT", "PD"], len(centre)), "").astype(object)
    return RidgeData(coefficient, slope, land_form)


def _numbers_in_village(village: NDArray[np.intp]) -> NDArray[np.int64]:
    """1, 2, 3 … within each village, in the order of the faces."""
    order = np.argsort(village, kind="stable")
    first = np.searchsorted(village[order], village[order], side="left")
    numbers = np.empty(len(village), dtype=np.int64)
    numbers[order] = np.arange(len(village)) - first + 1
    return numbers


def _settlement_code(fabric: CountyFabric, towns: NDArray[np.intp]) -> NDArray[np.object_]:
    """城镇村属性码: 201 in the county town, 202 in the other towns, 203 in villages; works outside carry an A."""
    built = np.isin(fabric.codes, IN_SETTLEMENT)
    kind = np.where(fabric.cell >= 0, fabric.cell_kinds[fabric.cell], "")
    urban = np.isin(kind, ("town", "industry"))
    code = np.where(urban, np.where(towns == 0, "201", "202"), "203").astype(object)
    code[kind == "industry"] += "A"
    code[~built] = ""
    return code


def _owners(fabric: CountyFabric, villages: Villages) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    lake = settings()["lake_unit"]
    codes = np.array([*villages.codes, lake["code"]], dtype=object)[fabric.village]
    names = np.array([*villages.names, lake["name"]], dtype=object)[fabric.village]
    full: NDArray[np.object_] = np.array([f"{code}0000000" for code in codes], dtype=object)
    return full, names


def land_use_layer(seed: int, fabric: CountyFabric, villages: Villages) -> LayerTable:
    """DLTB: every square metre of the county once."""
    n = len(fabric.faces)
    rng = stream(seed, "land use")
    area = np.round(areas_m2(fabric.faces), 2)
    ridge = ridges(seed, fabric)
    deducted = np.round(area * ridge.coefficient, 2)
    unit_codes, unit_names = _owners(fabric, villages)
    numbers = _numbers_in_village(fabric.village)
    scheme = load_class_scheme("sandiao").classes
    cultivated = np.isin(fabric.codes, CULTIVATED)
    grain = cultivated & (rng.random(n) < 0.93)
    linear = np.isin(fabric.codes, ("1003", "1006", "1107", "1107A"))
    columns: dict[str, NDArray[Any]] = {
        "BSM": texts(f"999999{number:012d}" for number in range(1, n + 1)),
        "YSDM": constant("2001010100", n),
        "TBYBH": texts(f"{number:05d}" for number in numbers),
        "TBBH": texts(f"{number:05d}" for number in numbers),
        "DLBM": fabric.codes.astype(object),
        "DLMC": texts(scheme[code].name for code in fabric.codes),
        "QSXZ": np.where(np.isin(fabric.codes, STATE_OWNED), "20", "30").astype(object),
        "QSDWDM": unit_codes,
        "QSDWMC": unit_names,
        "ZLDWDM": unit_codes,
        "ZLDWMC": unit_names,
        "TBMJ": area,
        "KCDLBM": np.where(ridge.coefficient > 0, "1203", "").astype(object),
        "KCXS": ridge.coefficient,
        "KCMJ": deducted,
        "TBDLMJ": np.round(area - deducted, 2),
        "GDLX": ridge.land_form,
        "GDPDJB": ridge.slope,
        "XZDWKD": np.where(linear, np.round(2 * area / shapely.length(fabric.faces), 1), 0.0),
        "TBXHDM": constant("", n),
        "TBXHMC": constant("", n),
        "ZZSXDM": np.where(cultivated, np.where(grain, "LS", "FLS"), "").astype(object),
        "ZZSXMC": np.where(cultivated, np.where(grain, "种植粮食作物", "种植非粮食作物"), "").astype(object),
        "GDDB": np.where(cultivated, rng.integers(5, 8, n), 0).astype(np.int32),
        "FRDBS": constant("0", n),
        "CZCSXM": _settlement_code(fabric, np.where(fabric.village < 0, -1, villages.towns[fabric.village])),
        "SJNF": constant(2025, n).astype(np.int32),
        "MSSM": constant("00", n),
        "HDMC": constant("", n),
        "BZ": np.where(fabric.names == "", INVENTED, fabric.names.astype(object) + ";" + INVENTED),
    }
    return LayerTable("DLTB", "地类图斑", fabric.faces, "Polygon", columns, ALIASES)
