"""The whole sample county from a seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely

from .admin import admin_layers, name_villages
from .county_fabric import CountyFabric, make_fabric
from .farmland import farmland_layer, protected_faces
from .land_use import land_use_layer
from .landscape import Landscape, make_landscape
from .parcels import DemoParcels, make_parcels
from .planning import approved_layer, planning_layer
from .roads import road_layer
from .tables import LayerTable

Progress = Callable[[float], None]
COUNTY_NAME = "示范区"


@dataclass(frozen=True)
class DemoCounty:
    """Everything that is drawn and written.

    Attributes
    ----------
    reference : dict of str to list of LayerTable
        Layers of each reference file, by the file's name without extension.
    parcels : DemoParcels
    """

    landscape: Landscape
    fabric: CountyFabric
    reference: dict[str, list[LayerTable]]
    parcels: DemoParcels


def make_county(seed: int, progress: Progress = lambda _: None) -> DemoCounty:
    """Invent the county.

    Parameters
    ----------
    seed : int
        The same seed gives the same geometry and attributes.
    progress : callable
        Called with the finished fraction; may raise to stop.
    """
    landscape = make_landscape(seed)
    progress(0.03)
    fabric = make_fabric(seed, landscape, lambda: progress(0.1))
    progress(0.6)
    villages = name_villages(seed, fabric)
    land_use = land_use_layer(seed, fabric, villages)
    progress(0.75)
    protected = protected_faces(seed, landscape, fabric)
    parcels = make_parcels(seed, fabric, villages, protected, land_use.columns["KCXS"])
    progress(0.8)
    free = shapely.union_all(shapely.buffer(parcels.table.geometry, 60))
    reference = {
        "DLTB": [land_use],
        "YJJBNT": [farmland_layer(fabric, villages, land_use, protected)],
        "approved_land": [approved_layer(seed, fabric, land_use, protected, parcels.approved, free)],
        "planning": [planning_layer(landscape, fabric, protected)],
        "road": [road_layer(landscape, fabric)],
        "admin": admin_layers(fabric, villages),
    }
    progress(1.0)
    return DemoCounty(landscape, fabric, reference, parcels)


def layer_names(county: DemoCounty) -> list[str]:
    """Names of all layers, parcels last."""
    return [table.name for tables in county.reference.values() for table in tables] + [county.parcels.table.name]


def as_bytes(table: LayerTable) -> list[bytes]:
    """Geometry and attributes of a layer as bytes, to compare two counties."""
    columns = ["\x1f".join(map(str, values.tolist())).encode("utf-8") for values in table.columns.values()]
    return [*np.asarray(shapely.to_wkb(table.geometry)).tolist(), *columns]
