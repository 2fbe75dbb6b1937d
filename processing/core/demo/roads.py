"""Centre lines of the roads: the classified ones, and every rural road from its face."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .county_fabric import CountyFabric
from .faces import GeometryArray
from .landscape import Landscape
from .seeded import FloatArray
from .tables import LayerTable, texts

ALIASES = {"DLMC": "道路名称", "DLDJ": "道路等级", "LMKD": "路面宽度", "CD": "长度"}
LONGER_THAN_M = 60.0


def long_axes(faces: GeometryArray, angle_rad: FloatArray) -> tuple[GeometryArray, FloatArray]:
    """Middle line of narrow rectangles along their district's axes, and their widths in metres."""
    lines = np.empty(len(faces), dtype=object)
    widths = np.empty(len(faces))
    xy, index = shapely.get_coordinates(faces, return_index=True)
    c, s = np.cos(angle_rad[index]), np.sin(angle_rad[index])
    u, v = xy[:, 0] * c + xy[:, 1] * s, -xy[:, 0] * s + xy[:, 1] * c
    starts = np.searchsorted(index, np.arange(len(faces)))
    u0, u1 = np.minimum.reduceat(u, starts), np.maximum.reduceat(u, starts)
    v0, v1 = np.minimum.reduceat(v, starts), np.maximum.reduceat(v, starts)
    along_u = (u1 - u0) >= (v1 - v0)
    a = np.where(along_u[:, None], np.stack([u0, (v0 + v1) / 2], 1), np.stack([(u0 + u1) / 2, v0], 1))
    b = np.where(along_u[:, None], np.stack([u1, (v0 + v1) / 2], 1), np.stack([(u0 + u1) / 2, v1], 1))
    c, s = np.cos(angle_rad), np.sin(angle_rad)
    ends = [np.stack([p[:, 0] * c - p[:, 1] * s, p[:, 0] * s + p[:, 1] * c], 1) for p in (a, b)]
    lines = shapely.linestrings(np.round(np.stack(ends, axis=1), 3))
    widths = np.where(along_u, v1 - v0, u1 - u0)
    return lines, widths


def road_layer(landscape: Landscape, fabric: CountyFabric) -> LayerTable:
    """Roads as lines: motorway, provincial and county roads by name, rural roads and streets without."""
    rural = np.flatnonzero(np.isin(fabric.codes, ("1006", "1004")))
    lines, widths = long_axes(fabric.faces[rural], fabric.angle_rad[rural])
    keep = (shapely.length(lines) > LONGER_THAN_M) & (widths < 25)
    lines, widths = lines[keep], widths[keep]
    streets = fabric.codes[rural][keep] == "1004"
    geometry = np.concatenate([np.array([road.line for road in landscape.roads], dtype=object), lines])
    classes = [road.road_class for road in landscape.roads] + np.where(streets, "城镇村道路", "农村道路").tolist()
    columns: dict[str, NDArray[Any]] = {
        "DLMC": texts([road.name for road in landscape.roads] + [""] * len(lines)),
        "DLDJ": texts(classes),
        "LMKD": np.round(np.concatenate([[road.width_m for road in landscape.roads], widths]), 1),
        "CD": np.round(shapely.length(geometry), 1),
    }
    return LayerTable("road", "道路", geometry, "LineString", columns, ALIASES)
