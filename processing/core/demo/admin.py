"""Villages, townships and stations of the sample county."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..measure.areas import polygon_areas_m2
from ..measure.gauss_plane import crs_from_text
from .county_fabric import CountyFabric
from .faces import GeometryArray
from .landscape import EPSG, settings
from .seeded import stream
from .tables import LayerTable, constant, texts

XZQ_ALIASES = {"XZQDM": "行政区代码", "XZQMC": "行政区名称", "DCMJ": "调查面积", "JSMJ": "计算面积", "BZ": "备注"}
VILLAGE_ALIASES = {
    "code": "编码",
    "ZLDWDM": "坐落单位代码",
    "ZLDWMC": "坐落单位名称",
    "unit_code": "所属中心所",
    "JSMJ": "计算面积",
}
STATION_ALIASES = {"code": "编码", "name": "名称", "township": "所在乡镇"}
INVENTED = "示意数据,纯属虚构"


@dataclass(frozen=True)
class Villages:
    """Names and codes of the villages, in the order of the fabric's village numbers.

    Attributes
    ----------
    codes : list of str
        12 digits: county 999999, township, village.
    """

    codes: list[str]
    names: list[str]
    towns: NDArray[np.intp]


def name_villages(seed: int, fabric: CountyFabric) -> Villages:
    """Give each village an invented name, unlike all others, and a code within its township."""
    rng = stream(seed, "village names")
    heads, tails = settings()["name_heads"], settings()["name_tails"]
    names = [head + tail for head in heads for tail in tails]
    chosen = [names[i] for i in rng.permutation(len(names))[: len(fabric.village_seeds)]]
    counters: dict[int, int] = {}
    codes = []
    for town in fabric.town_of_village.tolist():
        counters[town] = counters.get(town, 0) + 1
        codes.append(f"{settings()['towns'][town]['code']}{200 + counters[town]}")
    return Villages(codes, chosen, fabric.town_of_village)


def dissolve(faces: GeometryArray, groups: NDArray[np.intp], count: int) -> GeometryArray:
    """Union of the faces of each group 0 … count-1 of a clean coverage, as multipolygons."""
    order = np.argsort(groups, kind="stable")
    bounds = np.searchsorted(groups[order], np.arange(count + 1))
    result = np.empty(count, dtype=object)
    for index in range(count):
        members = faces[order[bounds[index] : bounds[index + 1]]]
        merged = shapely.coverage_union_all(members) if len(members) else shapely.MultiPolygon()
        result[index] = merged if merged.geom_type == "MultiPolygon" else shapely.multipolygons([merged])
    return result


def areas_m2(geometries: GeometryArray) -> NDArray[np.float64]:
    """Official ellipsoid areas."""
    return polygon_areas_m2(geometries, crs_from_text(f"EPSG:{EPSG}"))


def admin_layers(fabric: CountyFabric, villages: Villages) -> list[LayerTable]:
    """Townships (lake apart), villages and stations."""
    towns = settings()["towns"]
    village_polygons = dissolve(fabric.faces, fabric.village, len(villages.codes))
    town_of_face = np.where(fabric.village < 0, len(towns), villages.towns[fabric.village])
    town_polygons = dissolve(fabric.faces, town_of_face, len(towns) + 1)
    lake = settings()["lake_unit"]
    return [
        _townships(
            town_polygons, [t["code"] for t in towns] + [lake["code"][:9]], [t["name"] for t in towns] + [lake["name"]]
        ),
        _villages(village_polygons, villages),
        _stations(fabric, town_polygons),
    ]


def _townships(polygons: GeometryArray, codes: list[str], names: list[str]) -> LayerTable:
    area = np.round(areas_m2(polygons), 2)
    columns: dict[str, NDArray[Any]] = {
        "XZQDM": texts(codes),
        "XZQMC": texts(names),
        "DCMJ": area,
        "JSMJ": area,
        "BZ": constant(INVENTED, len(codes)),
    }
    return LayerTable("township", "乡镇", polygons, "MultiPolygon", columns, XZQ_ALIASES)


def _villages(polygons: GeometryArray, villages: Villages) -> LayerTable:
    columns: dict[str, NDArray[Any]] = {
        "code": texts(villages.codes),
        "ZLDWDM": texts(code + "0000000" for code in villages.codes),
        "ZLDWMC": texts(villages.names),
        "unit_code": texts(settings()["towns"][town]["code"] for town in villages.towns),
        "JSMJ": np.round(areas_m2(polygons), 2),
    }
    return LayerTable("village", "村", polygons, "MultiPolygon", columns, VILLAGE_ALIASES)


def _stations(fabric: CountyFabric, town_polygons: GeometryArray) -> LayerTable:
    """Each station stands on public or built ground nearest its town's seat."""
    towns = settings()["towns"]
    public = np.flatnonzero(fabric.codes == "08H1")
    if not len(public):
        public = np.flatnonzero(fabric.codes == "0701")
    places = shapely.point_on_surface(fabric.faces[public])
    shapely.prepare(town_polygons)
    points = []
    for index in range(len(towns)):
        seat = shapely.Point(np.add(np.array(towns[index]["seat_km"]) * 1000, settings()["origin_m"]))
        own = places[shapely.intersects(town_polygons[index], places)]
        points.append(own[np.argmin(shapely.distance(own, seat))] if len(own) else seat)
    columns: dict[str, NDArray[Any]] = {
        "code": texts(town["code"] for town in towns),
        "name": texts(town["station"] for town in towns),
        "township": texts(town["name"] for town in towns),
    }
    return LayerTable("station", "国土中心所", np.array(points, dtype=object), "Point", columns, STATION_ALIASES)
