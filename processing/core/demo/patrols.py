"""A quarter of patrol work: units, officers, the plan, zones, key areas, cameras, checks, sites and patrols.

The columns are those of the workspace's tables, so that the rows can be entered as they are.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from .admin import INVENTED
from .county import DemoCounty
from .land_use import CULTIVATED
from .landscape import EPSG, settings
from .office import further_patrols, office_settings, track_routes, unit_columns
from .patrol_days import patrol_settings, working_days
from .seeded import stream
from .supervision import known_columns, problem_table, site_table, visit_table
from .tables import LayerTable, constant, texts
from .tracks import PatrolTrack

PLAN = "2026Q4"
KEY_AREA_M = 900.0
CHECKED_SHARE = 0.93
PATROL_COLUMNS = (
    "code", "unit_code", "zone_code", "local_date", "started_at", "ended_at", "means", "officer_codes", "vehicle",
    "weather", "route", "found", "stopped", "opinion", "is_key", "result", "recorded_by", "checked_by",
)  # fmt: skip


def _table(name: str, title: str, columns: dict[str, Any], geometry: Any = None, kind: str = "") -> LayerTable:
    columns = {key: texts(values) if isinstance(values, list) else values for key, values in columns.items()}
    empty: NDArray[np.object_] = np.empty(0, dtype=object)
    return LayerTable(name, title, empty if geometry is None else geometry, kind, columns)


def patrol_tables(county: DemoCounty, tracks: list[PatrolTrack], seed: int) -> list[LayerTable]:
    """All tables, each after those that it refers to; the parcels last."""
    rng = stream(seed, "patrol tables")
    officers = _officers(rng, county)
    names = dict(zip(officers.columns["code"], officers.columns["name"], strict=True))
    return [
        _units(county, names),
        officers,
        _plans(county),
        _zones(county),
        _villages(county),
        _key_areas(county),
        *_cameras(rng, county),
        _patrols(rng, county, tracks, names),
        *_sites(county, seed),
        problem_table(_unit_codes(county)),
        _sound_tracks(tracks),
        _parcels(county),
    ]


def _unit_codes(county: DemoCounty) -> list[str]:
    return [str(code) for code in county.reference["admin"][2].columns["code"]]


def _units(county: DemoCounty, names: dict[str, str]) -> LayerTable:
    station = county.reference["admin"][2]
    branch = patrol_settings()["branch"]
    n = len(station)
    codes = [branch["code"], *station.columns["code"]]
    columns = {
        "code": codes,
        "name": [branch["name"], *station.columns["name"]],
        "kind": ["branch"] + ["station"] * n,
        "parent_code": np.array([None] + [branch["code"]] * n, dtype=object),
        "address": ["示范区湖滨街道(示意)", *(f"示范区{name}(示意)" for name in station.columns["township"])],
    }
    columns |= unit_columns(codes, {code: names[f"{code}-01"] for code in codes})
    return _table("unit", "机构", columns, np.concatenate([station.geometry[:1], station.geometry]), "Point")


def _officers(rng: np.random.Generator, county: DemoCounty) -> LayerTable:
    """Two or three officers in each station, three in the branch; no name twice."""
    units = [patrol_settings()["branch"]["code"], *_unit_codes(county)]
    counts = [3, *rng.integers(2, 4, len(units) - 1).tolist()]
    names = [a + b for a in patrol_settings()["surnames"] for b in patrol_settings()["given_names"]]
    chosen = [names[i] for i in rng.permutation(len(names))[: sum(counts)]]
    owners = [unit for unit, count in zip(units, counts, strict=True) for _ in range(count)]
    codes = [f"{unit}-{number + 1:02d}" for unit, count in zip(units, counts, strict=True) for number in range(count)]
    columns = {
        "code": codes,
        "name": chosen,
        "unit_code": owners,
        "certificate_no": [f"示执{number:04d}" for number in range(1, len(codes) + 1)],
        "is_active": np.full(len(codes), True),
    }
    return _table("officer", "人员", columns)


def _plans(county: DemoCounty) -> LayerTable:
    """The branch's plan of the quarter, and each station's of the months so far; one forgot November."""
    start, end = patrol_settings()["quarter"]
    months = [("2026-10", "2026-10-31", "十月"), ("2026-11", "2026-11-30", "十一月")]
    filed = [
        (f"{unit}-{month}", f"2026年{name}执法巡查计划(示意)", "month", unit, f"{month}-01", last, "filed")
        for month, last, name in months
        for unit in _unit_codes(county)
        if (unit, month) != (_unit_codes(county)[-1], months[-1][0])
    ]
    branch = patrol_settings()["branch"]["code"]
    rows = [(PLAN, "2026年第四季度执法巡查计划(示意)", "quarter", branch, start, end, "running"), *filed]
    code, name, period, unit_code, starts, ends, state = (list(values) for values in zip(*rows, strict=True))
    columns = {
        "code": code,
        "name": name,
        "period": period,
        "unit_code": unit_code,
        "start_local_date": np.array(starts, dtype="datetime64[D]"),
        "end_local_date": np.array(ends, dtype="datetime64[D]"),
        "state": state,
        "note": [INVENTED] * len(rows),
    }
    return _table("plan", "巡查计划", columns)


def _zones(county: DemoCounty) -> LayerTable:
    """One zone for each station: its township without the lake."""
    township = county.reference["admin"][0]
    units = _unit_codes(county)
    columns = {
        "code": [f"{PLAN}-Z{number}" for number in range(1, len(units) + 1)],
        "name": [f"{town['name']}责任区" for town in settings()["towns"]],
        "plan_code": constant(PLAN, len(units)),
        "unit_code": units,
        "officer_code": [f"{unit}-01" for unit in units],
        "rounds_per_week": np.full(len(units), 2),
    }
    return _table("zone", "责任区", columns, township.geometry[: len(units)], "MultiPolygon")


def _villages(county: DemoCounty) -> LayerTable:
    """Workload: thousands of 亩 of cultivated land, which is what has to be watched."""
    village, land_use = county.reference["admin"][1], county.reference["DLTB"][0]
    units = _unit_codes(county)
    cultivated = np.isin(county.fabric.codes, CULTIVATED)
    area = np.bincount(
        county.fabric.village[cultivated], weights=land_use.columns["TBMJ"][cultivated], minlength=len(village)
    )
    owner = [units.index(str(code)) for code in village.columns["unit_code"]]
    columns = {
        "code": village.columns["code"],
        "name": village.columns["ZLDWMC"],
        "township": [settings()["towns"][index]["name"] for index in owner],
        "unit_code": village.columns["unit_code"],
        "zone_code": [f"{PLAN}-Z{index + 1}" for index in owner],
        "workload": np.round(area * 0.0015 / 1000, 3),
    }
    return _table("village", "行政村", columns, village.geometry, "MultiPolygon")


def _zone_of(county: DemoCounty, points: Any) -> list[int]:
    zones = county.reference["admin"][0].geometry[: len(settings()["towns"])]
    return [int(index) for index in shapely.STRtree(zones).nearest(points)]


def _key_areas(county: DemoCounty) -> LayerTable:
    """Surroundings of the parcels and of each town's works, as far as they are land."""
    parcels = shapely.centroid(county.parcels.table.geometry)
    towns = shapely.points(county.landscape.town_seats)
    centres = np.concatenate([parcels, towns])
    radius = np.concatenate([np.full(len(parcels), KEY_AREA_M), county.landscape.town_radii_m * 1.3])
    geometry = shapely.intersection(shapely.buffer(centres, radius, quad_segs=12), county.landscape.land)
    geometry = np.array([shapely.multipolygons(shapely.get_parts(shape)) for shape in geometry], dtype=object)
    zone = _zone_of(county, centres)
    units = _unit_codes(county)
    codes = county.parcels.table.columns["code"]
    reasons = [f"{code}所在区域" for code in codes] + ["城镇周边和工业集中区"] * len(towns)
    columns = {
        "code": [f"{PLAN}-K{number:02d}" for number in range(1, len(centres) + 1)],
        "name": [f"{settings()['towns'][z]['name']}重点区域{n:02d}" for n, z in enumerate(zone, 1)],
        "plan_code": constant(PLAN, len(centres)),
        "unit_code": [units[z] for z in zone],
        "zone_code": [f"{PLAN}-Z{z + 1}" for z in zone],
        "visits_per_month": np.full(len(centres), 2),
        "reason": reasons,
    }
    return _table("key_area", "重点巡查区域", columns, geometry, "MultiPolygon")


def _cameras(rng: np.random.Generator, county: DemoCounty) -> list[LayerTable]:
    """High cameras in the fields and their daily checks; here and there a day is missing."""
    village = county.reference["admin"][1]
    units = _unit_codes(county)
    places, owners = [], []
    for unit in units:
        own = np.flatnonzero(village.columns["unit_code"] == unit)
        picked = rng.choice(own, patrol_settings()["cameras_per_station"], replace=False)
        places += list(shapely.point_on_surface(village.geometry[picked]))
        owners += [unit] * len(picked)
    n = len(places)
    full_turn = rng.random(n) < 0.4
    codes = [f"SF-TT{number:02d}" for number in range(1, n + 1)]
    columns = {
        "code": codes,
        "name": [
            f"{settings()['towns'][units.index(unit)]['name']}探头{number:02d}" for number, unit in enumerate(owners, 1)
        ],
        "unit_code": owners,
        "device_id": [f"999999{number:014d}" for number in range(1, n + 1)],
        "height_m": rng.integers(25, 46, n).astype(float),
        "azimuth_deg": np.where(full_turn, 0.0, rng.integers(0, 36, n) * 10.0),
        "angle_deg": np.where(full_turn, 360.0, rng.choice([60.0, 75.0, 90.0, 120.0], n)),
        "radius_m": rng.choice(patrol_settings()["camera_ranges_m"], n).astype(float),
        "is_online": rng.random(n) < 0.9,
    }
    camera = _table("camera", "慧眼守土探头", columns, np.array(places, dtype=object), "Point")
    return [camera, _camera_checks(rng, codes, owners)]


def _camera_checks(rng: np.random.Generator, cameras: list[str], units: list[str]) -> LayerTable:
    done = rng.random((len(working_days()), len(cameras))) < CHECKED_SHARE
    day, camera = np.nonzero(done)
    minute = rng.integers(0, 480, len(day))
    dates = [working_days()[index] for index in day]
    columns = {
        "code": [f"SP{date_:%Y%m%d}-{cameras[c]}" for date_, c in zip(dates, camera, strict=True)],
        "camera_code": [cameras[c] for c in camera],
        "officer_code": [f"{units[c]}-02" for c in camera],
        "local_date": np.array(dates, dtype="datetime64[D]"),
        "checked_at": [
            f"{date_.isoformat()}T{m // 60:02d}:{m % 60:02d}:00Z"
            for date_, m in zip(dates, minute.tolist(), strict=True)
        ],
        "finding": constant("未发现违法行为", len(day)),
    }
    return _table("camera_check", "视频巡查", columns)


def _sites(county: DemoCounty, seed: int) -> list[LayerTable]:
    """The approved construction sites, as far as they are being built on, one without permit, and visits to them."""
    approved = county.reference["approved_land"][0]
    chosen = np.flatnonzero(approved.columns["PZLX"] == "批准建设用地")[:18]
    zones = _zone_of(county, shapely.centroid(approved.geometry[chosen]))
    sites = site_table(approved, chosen, _unit_codes(county), [*zones, zones[-1]])
    return [sites, visit_table(sites, working_days(), seed)]


def _patrols(
    rng: np.random.Generator, county: DemoCounty, tracks: list[PatrolTrack], names: dict[str, str]
) -> LayerTable:
    """The patrols with a track, and those of the finding days and of the branch without one."""
    weather = rng.choice(patrol_settings()["weather"], len(tracks)).tolist()
    villages = county.reference["admin"][1]
    routes = track_routes(tracks, villages.geometry, list(villages.columns["ZLDWMC"]))
    rows = [
        _patrol(track, names) | {"weather": word, "route": route}
        for track, word, route in zip(tracks, weather, routes, strict=True)
    ]
    parcels = _parcels(county)
    told = [{name: str(values[number]) for name, values in parcels.columns.items()} for number in range(len(parcels))]
    further = further_patrols(told, patrol_settings()["branch"]["code"], names, len(tracks) + 1)
    rows += [row | {"weather": patrol_settings()["weather"][number % 3]} for number, row in enumerate(further)]
    units = _unit_codes(county)
    for row in rows:
        at = units.index(row["unit_code"]) + 1 if row["unit_code"] in units else 0
        row["zone_code"] = f"{PLAN}-Z{at}" if at else None
        row["vehicle"] = f"示A·X{at:03d}" if row["means"] == "car" else None
    columns: dict[str, Any] = {name: np.array([row.get(name) for row in rows], dtype=object) for name in PATROL_COLUMNS}
    columns["local_date"] = np.array([str(row["local_date"]) for row in rows], dtype="datetime64[D]")
    return _table("patrol", "巡查", columns)


def _patrol(track: PatrolTrack, names: dict[str, str]) -> dict[str, Any]:
    told = office_settings()["patrol"]
    return {
        "code": track.code,
        "unit_code": track.unit_code,
        "local_date": track.local_date,
        "started_at": f"{track.started_at:%Y-%m-%dT%H:%M:%SZ}",
        "ended_at": f"{track.ended_at:%Y-%m-%dT%H:%M:%SZ}",
        "means": "car",
        "officer_codes": track.officer_codes,
        "found": "未发现新增违法行为",
        "stopped": told["stopped"],
        "opinion": told["opinion"],
        "is_key": False,
        "recorded_by": names[f"{track.unit_code}-02"],
        "checked_by": names[f"{track.unit_code}-01"],
    }


def _sound_tracks(tracks: list[PatrolTrack]) -> LayerTable:
    """The tracks that need no cleaning, to show on the map; the others wait in their files to be imported."""
    sound = [track for track in tracks if track.datum == "wgs84" and not track.damage]
    to_plane = Transformer.from_crs("EPSG:4326", f"EPSG:{EPSG}", always_xy=True)
    lines = [shapely.LineString(np.column_stack(to_plane.transform(t.lon_deg, t.lat_deg))) for t in sound]
    ways = np.array([shapely.MultiLineString([line]) for line in lines], dtype=object)
    columns = {
        "code": [track.code for track in sound],
        "patrol_code": [track.code for track in sound],
        "unit_code": [track.unit_code for track in sound],
        "local_date": np.array([track.local_date for track in sound], dtype="datetime64[D]"),
        "started_at": [f"{track.started_at:%Y-%m-%dT%H:%M:%SZ}" for track in sound],
        "ended_at": [f"{track.ended_at:%Y-%m-%dT%H:%M:%SZ}" for track in sound],
        "length_m": np.round(shapely.length(ways), 1),
        "fix_count": np.array([len(track.time_s) for track in sound]),
        "kept_count": np.array([len(track.time_s) for track in sound]),
        "datum": [track.datum for track in sound],
    }
    return _table("track", "巡查轨迹", columns, ways, "MultiLineString")


def _parcels(county: DemoCounty) -> LayerTable:
    """The parcels with the station that they belong to."""
    parcels = county.parcels.table
    names = [town["name"] for town in settings()["towns"]]
    units = _unit_codes(county)
    columns = dict(parcels.columns)
    columns["unit_code"] = texts(units[names.index(name)] for name in parcels.columns["township"])
    columns |= known_columns(parcels.columns["code"].tolist())
    return LayerTable(parcels.name, parcels.title, parcels.geometry, parcels.geometry_type, columns)
