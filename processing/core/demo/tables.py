"""Layers as plain columns, ready for any writer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .faces import GeometryArray


@dataclass(frozen=True)
class LayerTable:
    """One layer in EPSG:4528.

    Attributes
    ----------
    name, title : str
        Layer name in the file; what people read.
    geometry : ndarray of shapely geometries, shape (n,)
    geometry_type : str
        `Polygon`, `MultiPolygon`, `LineString` or `Point`.
    columns : dict of str to ndarray, each shape (n,)
    aliases : dict of str to str
        Chinese name of each column.
    """

    name: str
    title: str
    geometry: GeometryArray
    geometry_type: str
    columns: dict[str, NDArray[Any]]
    aliases: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.geometry)


def texts(values: Any) -> NDArray[np.object_]:
    """A text column; writers want objects, not fixed-width strings."""
    return np.array([str(value) for value in values], dtype=object)


def constant(value: Any, count: int) -> NDArray[Any]:
    """A column with one value."""
    if isinstance(value, str):
        return np.full(count, value, dtype=object)
    return np.full(count, value)
