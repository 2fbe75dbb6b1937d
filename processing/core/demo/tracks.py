"""Patrol tracks along the roads, as phones and handhelds store them: noisy, some of them damaged, some in GCJ-02."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from ..measure.gcj02 import wgs84_to_gcj02
from .county import DemoCounty, Progress
from .landscape import EPSG
from .patrol_days import patrol_settings, working_days
from .road_graph import RoadGraph
from .seeded import FloatArray, stream

FIX_EVERY_S = 5
SPEED_M_S = (5.5, 10.5)
NOISE_M = 2.5
LOCAL_HOURS_FROM_UTC = 8


@dataclass(frozen=True)
class PatrolTrack:
    """The fixes of one patrol in the order in which they were stored.

    Attributes
    ----------
    code, unit_code, officer_codes : str
    local_date : date
    time_s : ndarray, shape (n,)
        UTC, whole seconds since 1970.
    lon_deg, lat_deg : ndarray, shape (n,)
        In `datum`.
    speed_m_s : ndarray, shape (n,)
    datum : str
        `wgs84` or `gcj02`.
    damage : str
        Empty, `spikes`, `gaps`, `duplicates` or `disorder`.
    true_length_m : float
        Length of the way that was really driven.
    """

    code: str
    unit_code: str
    officer_codes: str
    local_date: date
    time_s: NDArray[np.int64]
    lon_deg: FloatArray
    lat_deg: FloatArray
    speed_m_s: FloatArray
    datum: str
    damage: str
    true_length_m: float

    @property
    def started_at(self) -> datetime:
        """First instant, UTC."""
        return datetime.fromtimestamp(int(self.time_s.min()), UTC)

    @property
    def ended_at(self) -> datetime:
        """Last instant, UTC."""
        return datetime.fromtimestamp(int(self.time_s.max()), UTC)


def make_tracks(county: DemoCounty, seed: int, progress: Progress = lambda _: None) -> list[PatrolTrack]:
    """The tracks of the running quarter up to today; stations differ in diligence."""
    rng = stream(seed, "tracks")
    settings = patrol_settings()
    total = sum(settings["tracks_per_station"])
    damages = [kind for kind, count in settings["damage"].items() for _ in range(count)]
    damages = rng.permutation(np.array(damages + [""] * (total - len(damages)))).tolist()
    in_gcj02 = set(rng.choice(total, settings["gcj02_tracks"], replace=False).tolist())
    tracks: list[PatrolTrack] = []
    _, village, station = county.reference["admin"]
    for unit, count in enumerate(settings["tracks_per_station"]):
        progress(unit / len(station))
        unit_code = str(station.columns["code"][unit])
        own = village.columns["unit_code"] == unit_code
        stops = shapely.get_coordinates(shapely.point_on_surface(village.geometry[own]))
        graph = RoadGraph(_roads_within(county, shapely.unary_union(village.geometry[own])))
        home = shapely.get_coordinates(station.geometry[unit])[0]
        days = sorted(rng.choice(len(working_days()), count, replace=False).tolist())
        for day in days:
            number = len(tracks)
            way = _round_trip(rng, graph, home, stops)
            datum = "gcj02" if number in in_gcj02 else "wgs84"
            tracks.append(_drive(rng, number + 1, unit_code, working_days()[day], way, datum, damages[number]))
    return tracks


def _roads_within(county: DemoCounty, area: object) -> NDArray[np.object_]:
    road = county.reference["road"][0]
    usable = ~np.isin(road.columns["DLDJ"], ("高速公路", "城镇村道路"))
    lines = road.geometry[usable]
    shapely.prepare(area)
    lines = lines[shapely.intersects(area, lines)]
    long = shapely.get_num_coordinates(lines) > 2
    cut = shapely.get_parts(shapely.intersection(lines[long], area))
    return np.concatenate([cut[shapely.length(cut) > 50], lines[~long]])


def _round_trip(rng: np.random.Generator, graph: RoadGraph, home: FloatArray, stops: FloatArray) -> FloatArray:
    """From the station through some villages, by bearing, and back."""
    count = min(len(stops), int(rng.integers(4, 8)))
    chosen = stops[rng.choice(len(stops), count, replace=False)]
    bearing = np.arctan2(*(chosen - home).T)
    places = [home, *chosen[np.argsort(bearing)], home]
    nodes = [graph.nearest_node(place) for place in places]
    ways = [graph.way(a, b) for a, b in itertools.pairwise(nodes) if a != b]
    xy = np.concatenate(ways)
    keep = np.append(True, np.hypot(*np.diff(xy, axis=0).T) > 0.05)
    return np.asarray(xy[keep])


def _drive(
    rng: np.random.Generator, number: int, unit_code: str, day: date, way: FloatArray, datum: str, damage: str
) -> PatrolTrack:
    steps = np.hypot(*np.diff(way, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    count = int(along[-1] / (np.mean(SPEED_M_S) * FIX_EVERY_S)) + 2
    speed = np.clip(
        np.mean(SPEED_M_S) + np.convolve(rng.normal(0, 3, count + 20), np.ones(21) / 21, "valid") * 3, *SPEED_M_S
    )
    halts = rng.random(count) < 0.006
    seconds = FIX_EVERY_S * (np.arange(count) + np.cumsum(np.where(halts, rng.integers(12, 60, count), 0)))
    position = np.cumsum(speed) / speed.sum() * along[-1]
    x, y = np.interp(position, along, way[:, 0]), np.interp(position, along, way[:, 1])
    lon, lat = Transformer.from_crs(EPSG, 4326, always_xy=True).transform(
        x + rng.normal(0, NOISE_M, count), y + rng.normal(0, NOISE_M, count)
    )
    begin = datetime(day.year, day.month, day.day, 8, 30, tzinfo=UTC) - timedelta(hours=LOCAL_HOURS_FROM_UTC)
    time_s = int(begin.timestamp()) + int(rng.integers(0, 6 * 3600)) + seconds.astype(np.int64)
    order = _damaged(rng, count, damage)
    lon, lat = np.asarray(lon)[order], np.asarray(lat)[order]
    if damage == "spikes":
        hit = rng.choice(len(lon), 6, replace=False)
        lon[hit] += rng.choice([-1, 1], 6) * rng.uniform(0.03, 0.25, 6)
        lat[hit] += rng.uniform(-0.12, 0.12, 6)
    if datum == "gcj02":
        lon, lat = wgs84_to_gcj02(lon, lat)
    return PatrolTrack(
        code=f"XC{day:%Y%m%d}-{number:03d}",
        unit_code=unit_code,
        officer_codes=f"{unit_code}-01,{unit_code}-02",
        local_date=day,
        time_s=time_s[order],
        lon_deg=np.round(lon, 7),
        lat_deg=np.round(lat, 7),
        speed_m_s=np.round(speed[order], 2),
        datum=datum,
        damage=damage,
        true_length_m=float(along[-1]),
    )


def _damaged(rng: np.random.Generator, count: int, damage: str) -> NDArray[np.intp]:
    """Indices of the fixes as they were stored: some missing, twice or out of order."""
    order = np.arange(count)
    if damage == "gaps":
        first = int(rng.integers(count // 4, count // 2))
        return np.delete(order, slice(first, first + int(rng.integers(count // 10, count // 5))))
    if damage == "duplicates":
        return np.sort(np.concatenate([order, rng.choice(count, count // 8, replace=False)]))
    if damage == "disorder":
        first = int(rng.integers(count // 4, count // 2))
        order[first : first + 30] = order[first : first + 30][::-1]
    return order


def as_gpx(track: PatrolTrack) -> str:
    """GPX 1.1; times in UTC, as the format demands."""
    points = "\n".join(
        f'<trkpt lat="{lat:.7f}" lon="{lon:.7f}"><time>{_utc(t)}</time></trkpt>'
        for lat, lon, t in zip(track.lat_deg, track.lon_deg, track.time_s.tolist(), strict=True)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gpx version="1.1" creator="landpatrol create_demo" xmlns="http://www.topografix.com/GPX/1/1">\n'
        f"<metadata><desc>示意数据,纯属虚构</desc></metadata>\n<trk><name>{track.code}</name><trkseg>\n"
        f"{points}\n</trkseg></trk>\n</gpx>\n"
    )


def _utc(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_csv(track: PatrolTrack) -> str:
    """The export of a phone: local time, degrees, km/h."""
    local = timedelta(hours=LOCAL_HOURS_FROM_UTC)
    lines = ["时间,经度,纬度,速度(km/h),人员"]
    lines += [
        f"{datetime.fromtimestamp(t, UTC) + local:%Y-%m-%d %H:%M:%S},{lon:.7f},{lat:.7f},{speed * 3.6:.1f},"
        f"{track.officer_codes.split(',')[0]}"
        for t, lon, lat, speed in zip(track.time_s.tolist(), track.lon_deg, track.lat_deg, track.speed_m_s, strict=True)
    ]
    return "\n".join(lines) + "\n"
