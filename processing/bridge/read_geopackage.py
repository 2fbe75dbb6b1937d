"""Reading a table of a GeoPackage in one go: one question to its spatial index for all places, no feature objects.

Only what QGIS would read unchanged is read here: a plain table of polygons, unfiltered, without edits in progress,
and text or decimal fields. Everything else is left to the general way of `features`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.core import Qgis, QgsProviderRegistry, QgsVectorLayerFeatureSource, QgsWkbTypes
from qgis.PyQt.QtCore import QMetaType

from .layers import LayerSource

Rows = tuple[NDArray[np.int64], NDArray[np.object_], list[dict[str, Any]]]
STRAIGHT = (Qgis.WkbType.Polygon, Qgis.WkbType.MultiPolygon)

SELECT = """
WITH place (x0, y0, x1, y1) AS (VALUES {places})
SELECT {columns} FROM "{table}" WHERE rowid IN (
  SELECT indexed.id FROM place CROSS JOIN "rtree_{table}_{geometry}" AS indexed
  WHERE indexed.maxx >= x0 AND indexed.minx <= x1 AND indexed.maxy >= y0 AND indexed.miny <= y1
) ORDER BY rowid
"""


def read_boxes(layer: LayerSource, boxes: NDArray[np.float64], field_names: Sequence[str]) -> Rows | None:
    """Features whose boxes meet any of the given ones.

    Parameters
    ----------
    boxes : ndarray of float, shape (n, 4)
        In the layer's CRS: xmin, ymin, xmax, ymax.

    Returns
    -------
    fids : ndarray of int, shape (m,)
    geometries : ndarray of shapely geometries, shape (m,)
        2D; None where a feature has none, empty where it is broken.
    attributes : list of dict
        By `field_names`.
    None
        Instead of the three, where the layer is to be read the general way.
    """
    place = _plain_table(layer, field_names)
    if place is None:
        return None
    try:
        import pyogrio
        from pyogrio.errors import DataLayerError, DataSourceError
    except ImportError:
        return None
    with suppress(DataLayerError, DataSourceError):  # no index, or a view: the general way knows what to do
        info = pyogrio.read_info(place[0], layer=place[1])
        sql = _question(place[1], info["geometry_name"], boxes, layer, field_names)
        _, _, wkb, columns = pyogrio.raw.read(place[0], sql=sql)
        return _rows(wkb, columns, field_names)
    return None


def _plain_table(layer: LayerSource, field_names: Sequence[str]) -> tuple[Path, str] | None:
    """File and table of a layer that may be read directly."""
    if not isinstance(layer.source, QgsVectorLayerFeatureSource) or layer.filter_text or layer.has_edits:
        return None
    registry = QgsProviderRegistry.instance()
    parts = registry.decodeUri("ogr", layer.uri) if registry is not None else {}
    path, table = Path(parts.get("path") or ""), parts.get("layerName")
    indices = [layer.fields.indexOf(name) for name in field_names]
    plain = (
        path.suffix.lower() == ".gpkg"
        and path.is_file()
        and QgsWkbTypes.flatType(layer.wkb_type) in STRAIGHT
        and all(layer.fields.fieldOrigin(i) == Qgis.FieldOrigin.Provider for i in indices)
        and all(layer.fields.at(i).type() in (QMetaType.Type.QString, QMetaType.Type.Double) for i in indices)
    )
    return (path, table) if plain and table else None


def _question(
    table: str, geometry: str, boxes: NDArray[np.float64], layer: LayerSource, field_names: Sequence[str]
) -> str:
    columns = [_quoted(geometry), "CAST(rowid AS INTEGER) AS landpatrol_fid"]
    for name in field_names:
        kind = "TEXT" if layer.fields.field(name).type() == QMetaType.Type.QString else "REAL"
        columns.append(f"CAST({_quoted(name)} AS {kind}) AS {_quoted(name)}")
    places = ",".join(f"({x0!r},{y0!r},{x1!r},{y1!r})" for x0, y0, x1, y1 in boxes.tolist())
    inside_quotes = {"table": table.replace('"', '""'), "geometry": geometry.replace('"', '""')}
    return SELECT.format(places=places, columns=", ".join(columns), **inside_quotes)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _rows(wkb: NDArray[np.object_], columns: Sequence[NDArray[Any]], field_names: Sequence[str]) -> Rows:
    geometries = shapely.force_2d(shapely.from_wkb(wkb, on_invalid="ignore"))
    has_shape = np.array([one is not None for one in wkb], dtype=bool)
    geometries[shapely.is_missing(geometries) & has_shape] = shapely.Polygon()
    fids, *values = columns
    rows = zip(*map(_plain, values), strict=True) if values else [()] * len(fids)
    return fids.astype(np.int64), geometries, [dict(zip(field_names, row, strict=True)) for row in rows]


def _plain(column: NDArray[Any]) -> list[Any]:
    """Values as Python's own; a null number comes as NaN."""
    return [None if isinstance(value, float) and math.isnan(value) else value for value in column.tolist()]
