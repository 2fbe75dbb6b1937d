"""The large forms of the sample county: outline, lake, rivers, canals, main roads and the seats of its towns."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .seeded import FloatArray, smooth_field, stream

DATA = Path(__file__).parent / "data" / "landscape.json"
EPSG = 4528
GRID_M = 0.001
CURVE_STEP_M = 180.0
LINE_RESERVE_M = 400.0


@lru_cache(maxsize=1)
def settings() -> dict[str, Any]:
    """The control points and names that the county is made from."""
    content: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return content


@dataclass(frozen=True)
class Strip:
    """A long narrow piece of ground: a river, a dyke, a canal, a road; none overlaps another.

    Attributes
    ----------
    rank : int
        Order of precedence; a lower one was laid over the higher ones.
    """

    name: str
    code: str
    rank: int
    geometry: Any


@dataclass(frozen=True)
class Road:
    """Centre line of a road with its class (高速公路, 省道, 县道, 乡道, 农村道路)."""

    name: str
    road_class: str
    width_m: float
    line: Any


@dataclass(frozen=True)
class Landscape:
    """Large forms in EPSG:4528 metres; `land` is the county less the lake."""

    county: Any
    lake: Any
    land: Any
    strips: tuple[Strip, ...]
    roads: tuple[Road, ...]
    town_seats: FloatArray
    town_radii_m: FloatArray


def to_metres(points_km: Any) -> FloatArray:
    """Control points (km from the origin) as easting, northing."""
    return np.asarray(points_km, dtype=float) * 1000 + np.asarray(settings()["origin_m"], dtype=float)


def curve(points: FloatArray, closed: bool = False, step_m: float = CURVE_STEP_M) -> FloatArray:
    """Catmull-Rom curve through control points, a vertex about every `step_m`."""
    if closed:
        before, after = points[-1:], points[:2]
        points = np.concatenate([before, points, after])
    else:
        points = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    pieces = []
    for p0, p1, p2, p3 in zip(points, points[1:], points[2:], points[3:], strict=False):
        count = max(2, int(np.hypot(*(p2 - p1)) / step_m))
        t = np.linspace(0, 1, count, endpoint=False)[:, None]
        pieces.append(
            0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
        )
    return np.concatenate(pieces if closed else [*pieces, points[-2:-1]])


def wiggle(rng: np.random.Generator, xy: FloatArray, amplitude_m: float, wavelength_m: float) -> FloatArray:
    """Shift vertices by a smooth random amount."""
    east, north = smooth_field(rng, wavelength_m), smooth_field(rng, wavelength_m)
    return xy + amplitude_m * np.stack([east(xy), north(xy)], axis=1)


def _outlines(seed: int) -> tuple[Any, Any]:
    rng = stream(seed, "outlines")
    border = wiggle(rng, curve(to_metres(settings()["county"]), closed=True), 300, 7000)
    county = shapely.Polygon(wiggle(rng, border, 60, 1500))
    shore = wiggle(rng, curve(to_metres(settings()["lake"]), closed=True), 260, 3200)
    shore = wiggle(rng, shore, 70, 900)
    return shapely.buffer(county, 0), shapely.intersection(shapely.buffer(shapely.Polygon(shore), 0), county)


def _shore_strips(seed: int, lake: Any, county: Any) -> tuple[list[tuple[str, str, Any]], Any]:
    """The great dyke on the east shore, shoals and reed beds along the others."""
    rng = stream(seed, "shore")
    east_of = to_metres([settings()["dyke_from_x_km"], 0])[0]
    xmin, ymin, xmax, ymax = county.bounds
    east = shapely.box(east_of, ymin, xmax, ymax)
    shore = shapely.intersection(lake.exterior, shapely.buffer(county, -60))
    dyke = shapely.buffer(shapely.intersection(shore, east), 24, cap_style="flat")
    soft_shore = shapely.difference(shore, east)
    line = shapely.segmentize(soft_shore, 150)
    width = 160 + 320 * np.abs(smooth_field(rng, 4000)(shapely.get_coordinates(line)))
    shoal = shapely.union_all(shapely.buffer(shapely.points(shapely.get_coordinates(line)), width, quad_segs=3))
    shoal = shapely.simplify(shapely.intersection(shapely.buffer(shoal, -60), lake), 12)
    spots = rng.uniform([xmin, ymin], [xmax, ymax], (60, 2))
    reeds = shapely.buffer(shapely.points(spots), rng.uniform(60, 420, 60), quad_segs=4)
    inside = shapely.contains(shapely.buffer(lake, -700), reeds) & (spots[:, 0] < east_of + 2000)
    blobs = [shapely.Polygon(wiggle(rng, shapely.get_coordinates(r)[:-1], 90, 500)).buffer(0) for r in reeds[inside]]
    return [("平湖大堤", "1109", dyke), ("湖滩", "1106", shoal), ("芦苇滩", "1106", shapely.union_all(blobs))], lake


def _line_strips(seed: int) -> tuple[list[tuple[str, str, Any]], list[Road]]:
    """Roads first, then water with its dykes and tree belts, as full strips that still overlap."""
    rng = stream(seed, "lines")
    roads: list[Road] = []
    layers: list[list[tuple[str, str, Any]]] = [[], [], [], []]
    for item in settings()["strips"]:
        xy = curve(to_metres(item["line"]))
        line = shapely.LineString(wiggle(rng, xy, item.get("wiggle_m", 40), 1600))
        half = item["width_m"] / 2
        is_road = item["code"] == "1003"
        layers[0 if is_road else 1].append((item["name"], item["code"], shapely.buffer(line, half, cap_style="flat")))
        if is_road:
            roads.append(Road(item["name"], item["class"], item["width_m"], line))
        dyke, belt = item.get("dyke_m", 0), item.get("belt_m", 0)
        if dyke:
            layers[2].append((item["name"] + "堤", "1109", shapely.buffer(line, half + dyke, cap_style="flat")))
        if belt:
            layers[3].append(
                (item["name"] + "林带", "0301", shapely.buffer(line, half + dyke + belt, cap_style="flat"))
            )
    return [strip for layer in layers for strip in layer], roads


def make_landscape(seed: int) -> Landscape:
    """Large forms of the county for a seed."""
    county, lake = _outlines(seed)
    lines, roads = _line_strips(seed)
    shore, lake = _shore_strips(seed, lake, county)
    ordered = [strip for strip in lines if strip[1] == "1003"] + shore[:1]
    ordered += [strip for strip in lines if strip[1] != "1003"] + shore[1:]
    land = shapely.difference(county, lake)
    towns = settings()["towns"]
    return Landscape(
        county=county,
        lake=lake,
        land=land,
        strips=tuple(_laid_out(ordered, county, land)),
        roads=tuple(_inside(roads, county)),
        town_seats=to_metres([town["seat_km"] for town in towns]),
        town_radii_m=np.array([town["radius_m"] for town in towns], dtype=float),
    )


def _laid_out(ordered: list[tuple[str, str, Any]], county: Any, land: Any) -> list[Strip]:
    """Take from each strip what an earlier one covers; only shoals and the dyke may stand in the lake."""
    strips, taken = [], shapely.Polygon()
    for rank, (name, code, geometry) in enumerate(ordered):
        room = county if (code in ("1106", "1109") and "湖" in name) or code == "1106" else land
        left = shapely.difference(shapely.intersection(geometry, room), taken)
        if left.is_empty:
            continue
        strips.append(Strip(name, code, rank, left))
        taken = shapely.union(taken, left)
    return strips


def _inside(roads: list[Road], county: Any) -> list[Road]:
    inside = []
    for road in roads:
        parts = shapely.get_parts(shapely.intersection(road.line, county))
        inside += [
            Road(road.name, road.road_class, road.width_m, part) for part in parts if part.length > LINE_RESERVE_M
        ]
    return inside


def voronoi_cells(seeds: FloatArray, extent: Any) -> NDArray[np.object_]:
    """Voronoi polygon of each seed, in the seeds' order, cut to `extent`."""
    frame = shapely.buffer(shapely.envelope(extent), 5000)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(seeds), extend_to=frame))
    owner, cell = shapely.STRtree(cells).query(shapely.points(seeds), predicate="intersects")
    ordered = np.empty(len(seeds), dtype=object)
    ordered[owner] = cells[cell]
    return np.asarray(shapely.intersection(ordered, extent))


def spread_seeds(rng: np.random.Generator, extent: Any, count: int, rounds: int = 6) -> FloatArray:
    """Seeds spread evenly but not regularly over `extent` (Lloyd's relaxation, stopped early)."""
    xmin, ymin, xmax, ymax = extent.bounds
    points = rng.uniform([xmin, ymin], [xmax, ymax], (40 * count, 2))
    shapely.prepare(extent)
    points = points[shapely.contains_xy(extent, points[:, 0], points[:, 1])]
    seeds = points[:count].copy()
    for _ in range(rounds):
        owner = nearest(points, seeds)
        weight = np.bincount(owner, minlength=count)
        for axis in (0, 1):
            total = np.bincount(owner, weights=points[:, axis], minlength=count)
            seeds[:, axis] = np.where(weight > 0, total / np.maximum(weight, 1), seeds[:, axis])
    return seeds


def nearest(points: FloatArray, seeds: FloatArray) -> NDArray[np.intp]:
    """Index of the nearest seed of each point; shapes (n, 2) and (m, 2)."""
    tree = shapely.STRtree(shapely.points(seeds))
    return np.asarray(tree.nearest(shapely.points(points)), dtype=np.intp)
