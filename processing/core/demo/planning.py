"""Planning zones (JSYDGZQ) and approved land of the sample county."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .admin import INVENTED, areas_m2, dissolve
from .county_fabric import CountyFabric
from .land_use import CULTIVATED, IN_SETTLEMENT
from .landscape import Landscape, settings
from .seeded import stream
from .tables import LayerTable, constant, texts

ZONES = {"010": "允许建设区", "020": "有条件建设区", "030": "限制建设区", "040": "禁止建设区"}
ZONE_ALIASES = {
    "BSM": "标识码",
    "YSDM": "要素代码",
    "GZQLXDM": "管制区类型代码",
    "GZQLXMC": "管制区类型名称",
    "GZQMJ": "管制区面积",
    "BZ": "备注",
}
APPROVED_ALIASES = {
    "TBBH": "图斑编号", "PZLX": "批准类型", "XMBH": "项目编号", "XMMC": "项目名称", "PZWH": "批准文号",
    "PZRQ": "批准日期", "YXQZ": "有效期至", "PZMJ": "批准面积", "TBMJ": "图斑面积", "ZLDWMC": "坐落单位名称", "BZ": "备注",
}  # fmt: skip
APPROVED_KINDS = ("批准建设用地", "备案设施农用地", "临时用地")
PROJECTS = {
    "批准建设用地": ("标准厂房项目", "农产品加工园", "乡村振兴安置点", "变电站工程", "卫生院迁建", "仓储物流中心"),
    "备案设施农用地": ("育秧工厂", "粮食烘干点", "规模养殖场", "蔬菜大棚管理房"),
    "临时用地": ("道路施工便道", "河道整治堆土场", "工程预制场"),
}
APPROVED_COUNT = 90


def planning_layer(landscape: Landscape, fabric: CountyFabric, protected: NDArray[np.bool_]) -> LayerTable:
    """Every place in one of four zones."""
    kind = np.where(fabric.cell >= 0, fabric.cell_kinds[fabric.cell], "")
    centre = shapely.get_coordinates(shapely.centroid(fabric.faces))
    ratio = np.min(
        [
            np.hypot(*(centre - seat).T) / radius
            for seat, radius in zip(landscape.town_seats, landscape.town_radii_m, strict=True)
        ],
        axis=0,
    )
    built = np.isin(fabric.codes, IN_SETTLEMENT)
    zone = np.full(len(fabric.faces), 2)
    zone[(ratio < 1.5) & ~protected & np.isin(fabric.codes, (*CULTIVATED, "0404", "0307", "1104"))] = 1
    zone[np.isin(kind, ("town", "industry")) | built] = 0
    zone[np.isin(fabric.codes, ("1101", "1102", "1106")) | (fabric.names == "平湖大堤")] = 3
    town = np.where(fabric.village < 0, len(settings()["towns"]), fabric.town_of_village[fabric.village])
    count = 4 * (len(settings()["towns"]) + 1)
    parts, owner = shapely.get_parts(dissolve(fabric.faces, town * 4 + zone, count), return_index=True)
    codes = [list(ZONES)[index % 4] for index in owner]
    n = len(parts)
    columns: dict[str, NDArray[Any]] = {
        "BSM": texts(f"999997{number:012d}" for number in range(1, n + 1)),
        "YSDM": constant("2003020300", n),
        "GZQLXDM": texts(codes),
        "GZQLXMC": texts(ZONES[code] for code in codes),
        "GZQMJ": np.round(areas_m2(parts), 2),
        "BZ": constant(INVENTED, n),
    }
    return LayerTable("JSYDGZQ", "建设用地管制区", parts, "Polygon", columns, ZONE_ALIASES)


def approved_layer(
    seed: int,
    fabric: CountyFabric,
    land_use: LayerTable,
    protected: NDArray[np.bool_],
    around_parcel: Any,
    kept_free: Any,
) -> LayerTable:
    """Approved construction, registered facilities and temporary land.

    Parameters
    ----------
    around_parcel : shapely polygon
        Approved ground that reaches into a violation parcel.
    kept_free : shapely geometry
        Where the other parcels are: nothing is approved there.
    """
    rng = stream(seed, "approved")
    shapely.prepare(kept_free)
    kind = np.where(fabric.cell >= 0, fabric.cell_kinds[fabric.cell], "")
    area = shapely.area(fabric.faces)
    open_ground = ~protected & (area > 1500) & ~shapely.intersects(kept_free, fabric.faces)
    works = np.flatnonzero(open_ground & (kind == "industry") & np.isin(fabric.codes, ("0601", "1201", "0404", "0508")))
    farms = np.flatnonzero(open_ground & (fabric.codes == "1202"))
    camps = np.flatnonzero(open_ground & np.isin(fabric.codes, ("0404", "0307")) & (kind == "paddy"))
    picks = [rng.choice(pool, min(len(pool), APPROVED_COUNT // 3), replace=False) for pool in (works, farms, camps)]
    face = np.concatenate(picks)
    group = np.repeat([0, 1, 2], [len(pick) for pick in picks])
    geometry = np.append(fabric.faces[face], around_parcel)
    names = np.append(land_use.columns["ZLDWMC"][face], "")
    return _approved(rng, geometry, np.append(group, 0), names)


def _approved(
    rng: np.random.Generator, geometry: NDArray[np.object_], group: NDArray[np.int64], villages: NDArray[np.object_]
) -> LayerTable:
    n = len(geometry)
    kinds = [APPROVED_KINDS[index] for index in group]
    years = rng.integers(2021, 2026, n)
    days = [
        f"{y}-{m:02d}-{d:02d}" for y, m, d in zip(years, rng.integers(1, 13, n), rng.integers(1, 28, n), strict=True)
    ]
    area = np.round(areas_m2(geometry), 2)
    marks = {"批准建设用地": "示地建", "备案设施农用地": "示设农备", "临时用地": "示临"}
    columns: dict[str, NDArray[Any]] = {
        "TBBH": texts(f"{number:04d}" for number in range(1, n + 1)),
        "PZLX": texts(kinds),
        "XMBH": texts(f"SF-{year}-{number:04d}" for number, year in enumerate(years, 1)),
        "XMMC": texts(
            village + PROJECTS[kind][int(rng.integers(len(PROJECTS[kind])))]
            for village, kind in zip(villages, kinds, strict=True)
        ),
        "PZWH": texts(
            f"{marks[kind]}〔{year}〕{number}号"
            for number, (kind, year) in enumerate(zip(kinds, years, strict=True), 1)
        ),
        "PZRQ": texts(days),
        "YXQZ": texts(
            day.replace(day[:4], str(int(day[:4]) + 2), 1) if kind == "临时用地" else ""
            for day, kind in zip(days, kinds, strict=True)
        ),
        "PZMJ": area,
        "TBMJ": area,
        "ZLDWMC": villages,
        "BZ": constant(INVENTED, n),
    }
    return LayerTable("approved_land", "已批、备案与临时用地", geometry, "Polygon", columns, APPROVED_ALIASES)
