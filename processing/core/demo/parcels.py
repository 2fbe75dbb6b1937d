"""Violation parcels of the sample county, each grown until one of its official figures is what it is meant to be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from ..errors import QT_TRANSLATE_NOOP, InputError
from ..units import m2_to_mu
from .admin import INVENTED, Villages, areas_m2
from .county_fabric import CountyFabric
from .faces import GeometryArray
from .land_use import CULTIVATED
from .landscape import EPSG, GRID_M, settings
from .seeded import FloatArray, stream
from .tables import LayerTable, constant, texts

DATA = Path(__file__).parent / "data" / "parcels.json"
LARGEST_HALF_WIDTH_M = 260.0
PLACES_TRIED = 60
CLEARLY_UNDER = 0.85
APART_M = 1600.0
NEVER_INSIDE = ("0702", "0701", "0601", "1101", "1102", "1003", "1109", "1107A", "05H1", "1004", "1106")


@lru_cache(maxsize=1)
def parcel_settings() -> dict[str, Any]:
    """What parcels there are, their shapes and figures."""
    content: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return content


@dataclass(frozen=True)
class DemoParcels:
    """The parcels and what imagery needs to know of them.

    Attributes
    ----------
    table : LayerTable
        Layer `parcel`.
    changes : list of str
        What was built or dug: yard, works, bare, pit.
    angles_rad : ndarray
        Direction of the fields around each.
    approved : shapely polygon
        Approved ground that reaches into one of them.
    """

    table: LayerTable
    changes: list[str]
    angles_rad: FloatArray
    approved: Any


class _Ground:
    """Figures of a trial parcel against the faces around it."""

    def __init__(self, fabric: CountyFabric, protected: NDArray[np.bool_], ridge: FloatArray) -> None:
        self.tree = shapely.STRtree(fabric.faces)
        self.faces = fabric.faces
        self.cultivated = np.isin(fabric.codes, CULTIVATED)
        self.protected = protected
        self.net = 1 - ridge
        self.built = np.isin(fabric.codes, NEVER_INSIDE)
        self.angle_rad = fabric.angle_rad

    def direction(self, place: FloatArray) -> float:
        """Direction of the fields at a place."""
        return float(self.angle_rad[self.tree.nearest(shapely.Point(place))])

    def holds_built(self, parcel: Any) -> bool:
        """A house, works, a river or a main road is inside."""
        return bool(self.built[self.tree.query(parcel, predicate="intersects")].any())

    def figure_mu(self, parcel: Any, figure: str) -> float:
        """`total`, `cultivated` or `basic_farmland` of a parcel, net of ridges, in 亩."""
        if figure == "total":
            return m2_to_mu(float(areas_m2(np.array([parcel]))[0]))
        wanted = self.cultivated if figure == "cultivated" else self.protected
        near = self.tree.query(parcel, predicate="intersects")
        near = near[wanted[near]]
        pieces = shapely.intersection(self.faces[near], parcel)
        return m2_to_mu(float((areas_m2(pieces) * self.net[near]).sum()))


def _polygon(shape: str, centre: FloatArray, angle_rad: float, scale_m: float) -> Any:
    """A shape of the settings, turned and scaled, on the millimetre grid."""
    c, s = np.cos(angle_rad), np.sin(angle_rad)
    turn = np.array([[c, s], [-s, c]])
    rings = [
        np.round((np.array(ring) * scale_m @ turn + centre) / GRID_M) * GRID_M
        for ring in parcel_settings()["shapes"][shape]
    ]
    if shape == "ring":
        return shapely.multipolygons([shapely.Polygon(rings[0], [rings[1][::-1]])])
    return shapely.multipolygons([shapely.Polygon(ring) for ring in rings])


def grow(make: Callable[[float], Any], measure: Callable[[Any], float], target: float) -> Any | None:
    """The parcel whose figure is `target`, found by bisection over its scale; None if it cannot reach it."""
    low, high = 1.0, LARGEST_HALF_WIDTH_M
    if measure(make(high)) < target:
        return None
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if measure(make(middle)) < target else (low, middle)
    return make(high)


def _cells(
    fabric: CountyFabric, protected: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], FloatArray, FloatArray, NDArray[np.intp]]:
    """Cell numbers, centres, protected share of the cultivated ground, township."""
    member = np.flatnonzero((fabric.cell >= 0) & (fabric.village >= 0))
    cells, group = np.unique(fabric.cell[member], return_inverse=True)
    area = shapely.area(fabric.faces[member])
    weight = np.bincount(group, weights=area)
    centre = shapely.get_coordinates(shapely.centroid(fabric.faces[member]))
    place = np.stack([np.bincount(group, weights=area * centre[:, axis]) / weight for axis in (0, 1)], axis=1)
    share = np.bincount(group, weights=area * protected[member]) / weight
    # A cell cut by a road, a river or the border is a bad place: its ground must be nearly whole.
    place[weight < 170_000] = np.nan
    first = np.unique(group, return_index=True)[1]
    return cells, place, share, fabric.town_of_village[fabric.village[member[first]]]


def _candidates(where: dict[str, Any], fabric: CountyFabric, cells: Any, rng: np.random.Generator) -> FloatArray:
    """Centres of the cells that suit a parcel, in random order."""
    number, place, share, town = cells
    suits = np.isin(fabric.cell_kinds[number], where["kinds"]) & ~np.isnan(place[:, 0])
    if "at_lon_deg" in where:
        suits &= np.abs(place[:, 0] - _easting_at(where["at_lon_deg"], place[:, 1])) < 250
    else:
        suits &= town == where["town"]
    if "protected" in where:
        suits &= (share > 0.5) == where["protected"]
    chosen = place[suits][rng.permutation(int(suits.sum()))][:PLACES_TRIED]
    if "at_lon_deg" in where:
        chosen = chosen.copy()
        chosen[:, 0] = _easting_at(where["at_lon_deg"], chosen[:, 1]) + 15
    return chosen


def _easting_at(lon_deg: float, northing_m: FloatArray) -> FloatArray:
    to_plane = Transformer.from_crs(4490, EPSG, always_xy=True)
    lat = np.linspace(32.9, 33.6, 30)
    east, north = to_plane.transform(np.full(30, lon_deg), lat)
    return np.interp(np.nan_to_num(northing_m), north, east)


def _fits(item: dict[str, Any], parcel: Any, ground: _Ground) -> bool:
    """No other figure comes near its line by accident, and no house, river or main road is inside."""
    if ground.holds_built(parcel):
        return False
    free = (item["figure"], *item.get("may_exceed", ()))
    return all(
        ground.figure_mu(parcel, figure) < CLEARLY_UNDER * line_mu
        for figure, line_mu in parcel_settings()["lines_mu"].items()
        if figure not in free
    )


def make_parcels(
    seed: int, fabric: CountyFabric, villages: Villages, protected: NDArray[np.bool_], ridge: FloatArray
) -> DemoParcels:
    """The parcels of the settings, each at a place that suits it."""
    rng = stream(seed, "parcels")
    ground = _Ground(fabric, protected, ridge)
    cells = _cells(fabric, protected)
    geometries: list[Any] = []
    angles: list[float] = []
    approved = shapely.Polygon()
    for item in parcel_settings()["parcels"]:
        found = _place(item, _candidates(item["where"], fabric, cells, rng), ground, geometries, rng)
        if found is None:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol", "The county of seed {seed} has no place for the parcel {code}; try another seed."
                ),
                seed=seed,
                code=item["code"],
            )
        geometries.append(found[0])
        angles.append(found[1])
        if "approved_share" in item:
            approved = _approved_part(*found, item["approved_share"])
    return DemoParcels(
        table=_table(np.array(geometries, dtype=object), fabric, villages),
        changes=[item["change"] for item in parcel_settings()["parcels"]],
        angles_rad=np.array(angles),
        approved=approved,
    )


def _place(
    item: dict[str, Any], centres: FloatArray, ground: _Ground, taken: list[Any], rng: np.random.Generator
) -> tuple[Any, float] | None:
    """The parcel and its direction at the first place that suits it; the first possible place if none does."""
    fallback = None
    for cell_centre in centres:
        angle = ground.direction(cell_centre) + rng.normal(0, 0.03)
        centre = cell_centre if "at_lon_deg" in item["where"] else cell_centre + rng.uniform(-60, 60, 2)

        def make(scale_m: float, centre: FloatArray = centre, angle: float = angle) -> Any:
            return _polygon(item["shape"], centre, angle, scale_m)

        parcel = grow(make, lambda trial: ground.figure_mu(trial, item["figure"]), item["mu"])
        if parcel is None or any(shapely.distance(parcel, other) < APART_M for other in taken):
            continue
        fallback = fallback or (parcel, angle)
        if _fits(item, parcel, ground):
            return parcel, angle
    return fallback


def _approved_part(parcel: Any, angle_rad: float, share: float) -> Any:
    """A rectangle over one end of the parcel, reaching 12 m beyond it, that holds `share` of it."""
    centre = shapely.get_coordinates(shapely.centroid(parcel))[0]
    c, s = np.cos(angle_rad), np.sin(angle_rad)
    turn = np.array([[c, s], [-s, c]])
    uv = (shapely.get_coordinates(parcel) - centre) @ turn.T
    (u0, v0), (u1, v1) = uv.min(axis=0) - 12, uv.max(axis=0) + 12

    def make(reach_m: float) -> Any:
        box = np.array([[u0, v0], [u0 + reach_m, v0], [u0 + reach_m, v1], [u0, v1]])
        return shapely.Polygon(np.round((box @ turn + centre) / GRID_M) * GRID_M)

    low, high = 1.0, u1 - u0
    for _ in range(40):
        middle = (low + high) / 2
        inside = shapely.area(shapely.intersection(make(middle), parcel)) / shapely.area(parcel)
        low, high = (middle, high) if inside < share else (low, middle)
    return make(high)


def _table(geometry: GeometryArray, fabric: CountyFabric, villages: Villages) -> LayerTable:
    items = parcel_settings()["parcels"]
    tree = shapely.STRtree(fabric.faces)
    village = [int(fabric.village[tree.nearest(point)]) for point in shapely.point_on_surface(geometry)]
    towns = settings()["towns"]
    columns: dict[str, NDArray[Any]] = {
        name: texts(item[name] for item in items) for name in ("code", "name", "kind", "party")
    }
    columns["township"] = texts(towns[villages.towns[index]]["name"] for index in village)
    columns["village"] = texts(villages.names[index] for index in village)
    columns["found_local_date"] = np.array([item["found_local_date"] for item in items], dtype="datetime64[D]")
    columns["position_error_m"] = np.array([item["position_error_m"] for item in items], dtype=float)
    columns["use"] = texts(item["use"] for item in items)
    columns["source"] = texts(item["source"] for item in items)
    columns["note"] = constant(INVENTED, len(items))
    return LayerTable("parcel", "违法图斑", geometry, "MultiPolygon", columns, parcel_settings()["aliases"])
