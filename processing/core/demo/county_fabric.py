"""Land-use faces of the whole county: large forms, districts and their fabric noded into one coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .fabric import DistrictFabric, lay_out_district
from .faces import GeometryArray, absorb_slivers, merge, polygonise
from .landscape import Landscape, nearest, settings, spread_seeds, voronoi_cells
from .seeded import FloatArray, smooth_field, stream

SLIVER_M2, THIN_M = 420.0, 1.3
CANAL_HALF_WIDTH_M = (7.0, 12.0)
LINEAR_CODES = ("1003", "1006", "1101", "1107", "1107A", "1109")
Check = Callable[[], None]


@dataclass(frozen=True)
class CountyFabric:
    """The faces and what each is.

    Attributes
    ----------
    faces : ndarray of polygons, shape (n,)
    codes : ndarray of str, shape (n,)
        三调 class code.
    names : ndarray of str, shape (n,)
        Name of the large form it belongs to; empty elsewhere.
    village : ndarray of int, shape (n,)
        Index of the village it lies in, -1 for the lake.
    cell : ndarray of int, shape (n,)
        Number of its cell in the county, -1 outside cells.
    cell_kinds : ndarray of str
        Kind of each cell.
    angle_rad : ndarray, shape (n,)
        Direction of its district's long axis.
    village_seeds : ndarray, shape (m, 2)
    """

    faces: GeometryArray
    codes: NDArray[np.str_]
    names: NDArray[np.str_]
    village: NDArray[np.intp]
    cell: NDArray[np.int64]
    cell_kinds: NDArray[np.str_]
    angle_rad: FloatArray
    village_seeds: FloatArray
    town_of_village: NDArray[np.intp]


@dataclass(frozen=True)
class _District:
    polygon: Any
    angle_rad: float
    fabric: DistrictFabric


def _turned(xy: FloatArray, angle_rad: float) -> FloatArray:
    c, s = np.cos(angle_rad), np.sin(angle_rad)
    return np.asarray(xy @ np.array([[c, s], [-s, c]]))


class _KindOfPlace:
    """Which kind of cell stands where: towns, lake shore, hills in the west, villages, else paddy."""

    def __init__(self, seed: int, landscape: Landscape, village_seeds: FloatArray) -> None:
        self._rng = stream(seed, "kinds")
        self._landscape = landscape
        self._villages = shapely.STRtree(shapely.points(village_seeds))
        self._seeds = village_seeds
        self._hills = smooth_field(self._rng, 5000)
        self._wet = smooth_field(self._rng, 3500)
        shapely.prepare(landscape.lake)

    def __call__(self, x: float, y: float) -> str:
        rng, land = self._rng, self._landscape
        point = shapely.Point(x, y)
        to_town = np.hypot(*(land.town_seats - [x, y]).T) / land.town_radii_m
        built = self._near_town(float(to_town.min()))
        if built:
            return built
        to_lake = shapely.distance(land.lake, point)
        wet, hills = float(self._wet(np.array([x, y]))), float(self._hills(np.array([x, y])))
        if to_lake < 700 + 900 * max(wet, 0) and rng.random() < 0.75:
            return "ponds"
        nearest_seed = self._seeds[self._villages.nearest(point)]
        to_village = float(np.hypot(*(nearest_seed - [x, y])))
        if to_village < 430:
            return "village"
        if to_village < 1700 and rng.random() < 0.3:
            return "hamlet"
        return self._open_country(x < settings()["origin_m"][0] + 14_000, hills, wet)

    def _near_town(self, ratio: float) -> str:
        noise = self._rng.uniform(0.85, 1.2)
        if ratio * noise < 0.8:
            return "town"
        return "industry" if ratio * noise < 1.15 and self._rng.random() < 0.55 else ""

    def _open_country(self, is_west: bool, hills: float, wet: float) -> str:
        draw = self._rng.random()
        if is_west and hills > -0.35:
            return "forest" if draw < 0.12 else "orchard" if draw < 0.2 else "dry"
        if wet > 1.5 and draw < 0.6:
            return "ponds"
        return "forest" if draw < 0.012 else "orchard" if draw < 0.03 else "meadow" if draw < 0.04 else "paddy"


def _districts(seed: int, landscape: Landscape, kind_of: _KindOfPlace, check: Check) -> list[_District]:
    rng = stream(seed, "districts")
    seeds = spread_seeds(rng, landscape.land, settings()["district_count"], rounds=4)
    directions = smooth_field(rng, 14_000)
    districts = []
    for centre, polygon in zip(seeds, voronoi_cells(seeds, landscape.land), strict=True):
        check()
        angle = np.radians(6 + 9 * float(directions(centre)) + rng.normal(0, 3))
        turned = _turned(shapely.get_coordinates(polygon), -angle)
        bounds = (*(turned.min(axis=0) - 1), *(turned.max(axis=0) + 1))

        def kind_at(u: float, v: float, angle: float = angle) -> str:
            return kind_of(*_turned(np.array([[u, v]]), angle)[0])

        districts.append(_District(polygon, angle, lay_out_district(rng, bounds, kind_at)))
    return districts


def _canals(seed: int, districts: list[_District], taken: Any) -> Any:
    """A canal along every border between districts."""
    rng = stream(seed, "canals")
    borders = [shapely.buffer(d.polygon.boundary, rng.uniform(*CANAL_HALF_WIDTH_M)) for d in districts]
    land = shapely.union_all([d.polygon for d in districts], grid_size=0.001)
    inner = shapely.intersection(shapely.union_all(borders), shapely.buffer(land, -150))
    return shapely.difference(inner, taken)


def _piece_lines(district: _District, free: Any) -> GeometryArray:
    """Left and lower edges of all pieces (the others are their neighbours'), where no large form lies."""
    u0, v0, u1, v1 = district.fabric.boxes.T
    left = np.stack([np.stack([u0, v0], 1), np.stack([u0, v1], 1)], axis=1)
    lower = np.stack([np.stack([u0, v0], 1), np.stack([u1, v0], 1)], axis=1)
    xy = _turned(np.concatenate([left, lower]).reshape(-1, 2), district.angle_rad).reshape(-1, 2, 2)
    lines = shapely.linestrings(xy)
    region = shapely.intersection(district.polygon, free)
    shapely.prepare(region)
    meets = shapely.intersects(region, lines)
    inside = shapely.contains_properly(region, lines)
    cut = shapely.intersection(lines[meets & ~inside], region)
    return np.concatenate([lines[inside], cut[~shapely.is_empty(cut)]])


def _classify(
    points: GeometryArray, landscape: Landscape, canals: Any, districts: list[_District]
) -> tuple[NDArray[np.str_], NDArray[np.str_], NDArray[np.int64], FloatArray, NDArray[np.str_]]:
    """Class, name, cell and direction of the face around each point; last the kinds of all cells."""
    n = len(points)
    codes, names = np.full(n, "", dtype="U5"), np.full(n, "", dtype="U24")
    cell, angle = np.full(n, -1), np.zeros(n)
    kinds: list[str] = []
    tree = shapely.STRtree(points)
    for district in districts:
        member = tree.query(district.polygon, predicate="intersects")
        uv = _turned(shapely.get_coordinates(points[member]), -district.angle_rad)
        boxes = shapely.STRtree(shapely.box(*district.fabric.boxes.T))
        which, box = boxes.query(shapely.points(uv), predicate="intersects")
        codes[member[which]] = district.fabric.codes[box]
        local = district.fabric.cells[box]
        cell[member[which]] = np.where(local >= 0, local + len(kinds), -1)
        angle[member] = district.angle_rad
        kinds += district.fabric.kinds
    forms = [(landscape.lake, "1102", settings()["lake_name"]), (canals, "1107", "")]
    forms += [(s.geometry, s.code, s.name) for s in landscape.strips]
    for geometry, code, name in forms:
        hit = np.unique(tree.query(shapely.get_parts(geometry), predicate="intersects")[1])
        codes[hit], names[hit], cell[hit] = code, name, -1
    return codes, names, cell, angle, np.array(kinds)


def make_fabric(seed: int, landscape: Landscape, check: Check = lambda: None) -> CountyFabric:
    """Faces of the county for a seed.

    Parameters
    ----------
    check : callable
        Called between steps; may raise to stop the work.
    """
    rng = stream(seed, "villages")
    seeds = spread_seeds(rng, landscape.land, settings()["village_count"])
    districts = _districts(seed, landscape, _KindOfPlace(seed, landscape, seeds), check)
    strips = shapely.union_all([strip.geometry for strip in landscape.strips])
    canals = _canals(seed, districts, strips)
    taken = shapely.union(strips, canals)
    free = shapely.difference(landscape.land, taken)
    lines = [piece for district in districts for piece in _piece_lines(district, free)]
    check()
    # Long forms are cut at village borders, so that each face lies in one village.
    borders = shapely.union_all(shapely.boundary(voronoi_cells(seeds, landscape.land)))
    lines += [shapely.intersection(borders, taken), landscape.county.boundary, landscape.lake.boundary, canals.boundary]
    lines += [strip.geometry.boundary for strip in landscape.strips]
    faces = polygonise(lines)
    check()
    return _tidied(faces, landscape, canals, districts, seeds)


def _tidied(
    faces: GeometryArray, landscape: Landscape, canals: Any, districts: list[_District], seeds: FloatArray
) -> CountyFabric:
    """Classify the faces, give slivers away and place every face in a village."""
    points = shapely.point_on_surface(faces)
    shapely.prepare(landscape.county)
    inside = shapely.intersects(landscape.county, points)
    faces, points = faces[inside], points[inside]
    codes, names, cell, angle, kinds = _classify(points, landscape, canals, districts)
    for _ in range(3):
        area = shapely.area(faces)
        thin = 2 * area / shapely.length(faces)
        is_linear = np.isin(codes, LINEAR_CODES)
        sliver = (codes == "") | (area < np.where(is_linear, 60, SLIVER_M2)) | (thin < THIN_M)
        if not sliver.any():
            break
        faces, kept = merge(faces, absorb_slivers(faces, codes, sliver))
        codes, names, cell, angle = codes[kept], names[kept], cell[kept], angle[kept]
    village = nearest(shapely.get_coordinates(shapely.point_on_surface(faces)), seeds)
    in_lake = np.isin(names, [settings()["lake_name"], "湖滩", "芦苇滩"])
    return CountyFabric(
        faces=faces,
        codes=codes,
        names=names,
        village=np.where(in_lake, -1, village),
        cell=cell,
        cell_kinds=kinds,
        angle_rad=angle,
        village_seeds=seeds,
        town_of_village=nearest(seeds, landscape.town_seats),
    )
