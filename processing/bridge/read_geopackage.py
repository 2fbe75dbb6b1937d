"""Reading a table of a GeoPackage in one go: one question to its spatial index for all places, no feature objects.

Only what QGIS would read unchanged is read here: a plain table of polygons, unfiltered, without edits in progress,
and text or decimal fields. Everything else is left to the general way of `features`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
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

GEOMETRY_COLUMN = """
SELECT column_name FROM gpkg_geometry_columns JOIN sqlite_master ON name = table_name AND type = 'table'
WHERE table_name = ?
"""
SELECT = """
WITH place (x0, y0, x1, y1) AS (VALUES {places})
SELECT {columns} FROM "{table}" WHERE rowid IN (
  SELECT indexed.id FROM place CROSS JOIN "rtree_{table}_{geometry}" AS indexed
  WHERE indexed.maxx >= x0 AND indexed.minx <= x1 AND indexed.maxy >= y0 AND indexed.miny <= y1
) ORDER BY rowid
"""
# A geometry in a GeoPackage: "GP", version, flags, number of the CRS, an envelope as the flags tell, then WKB.
MAGIC, FLAGS, HEADER_BYTES = b"GP", 3, 8
ENVELOPE_BYTES = (0, 32, 48, 48, 64, 0, 0, 0)


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
    path, table = place
    # No index, a view, an address that SQLite does not know: the general way knows what to do.
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
        geometry = file.execute(GEOMETRY_COLUMN, (table,)).fetchone()
        if geometry is not None:
            rows = file.execute(_question(table, geometry[0], boxes, layer, field_names)).fetchall()
            return _rows(rows, field_names)
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
    columns = ["rowid", _quoted(geometry)]
    for name in field_names:
        kind = "TEXT" if layer.fields.field(name).type() == QMetaType.Type.QString else "REAL"
        columns.append(f"CAST({_quoted(name)} AS {kind})")
    places = ",".join(f"({x0!r},{y0!r},{x1!r},{y1!r})" for x0, y0, x1, y1 in boxes.tolist())
    inside_quotes = {"table": table.replace('"', '""'), "geometry": geometry.replace('"', '""')}
    return SELECT.format(places=places, columns=", ".join(columns), **inside_quotes)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _rows(rows: list[tuple[Any, ...]], field_names: Sequence[str]) -> Rows:
    blobs = [row[1] for row in rows]
    wkb = np.empty(len(rows), dtype=object)
    wkb[:] = [None if blob is None else _wkb(blob) for blob in blobs]
    geometries = shapely.from_wkb(wkb, on_invalid="ignore")
    more = shapely.get_coordinate_dimension(geometries) > 2
    geometries[more] = shapely.force_2d(geometries[more])
    broken = [geometry is None and blob is not None for geometry, blob in zip(geometries, blobs, strict=True)]
    geometries[np.array(broken, dtype=bool)] = shapely.Polygon()
    fids = np.array([row[0] for row in rows], dtype=np.int64)
    return fids, geometries, [dict(zip(field_names, row[2:], strict=True)) for row in rows]


def _wkb(blob: bytes) -> bytes:
    """The WKB in a GeoPackage's geometry; nothing where it is not one."""
    if not isinstance(blob, bytes) or blob[:2] != MAGIC or len(blob) < HEADER_BYTES:
        return b""
    return blob[HEADER_BYTES + ENVELOPE_BYTES[blob[FLAGS] >> 1 & 7] :]
