"""Files that GDAL opens: archives unpacked, evidence never written to, layers opened one by one."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProviderRegistry, QgsVectorLayer

from ...core.boundary_txt.findings import Finding
from ...core.errors import QT_TRANSLATE_NOOP, InputError
from .files import geopackage_parts, unreadable

FORMATS = {
    ".shp": "shapefile", ".gpkg": "geopackage", ".geojson": "geojson", ".json": "geojson", ".kml": "kml",
    ".kmz": "kmz", ".dxf": "dxf", ".gdb": "filegdb", ".zip": "zip",
}  # fmt: skip
ARCHIVES = {"zip", "kmz"}
LARGEST_ARCHIVE_BYTES = 4 << 30
ECHARTS = re.compile(rb'"UTF8Encoding"\s*:\s*true')


def refuse_echarts(source: Path, path: Path, kind: str) -> None:
    """GDAL opens these as features without usable geometry and says nothing."""
    if kind == "geojson" and ECHARTS.search(source.read_bytes()):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{path} is an ECharts map file (UTF8Encoding): its coordinates are packed as text and GCJ-02, so it holds"
                " no parcels; export the data as plain GeoJSON.",
            ),
            path=path.name,
        )


def unclosed_rings(source: Path) -> list[Finding]:
    """GDAL closes the rings of a GeoJSON that are not, without a word that reaches the user."""
    try:
        content = json.loads(source.read_bytes())
    except (OSError, ValueError, RecursionError):  # GDAL will say that it is no GeoJSON
        return []
    features = content.get("features", [content]) if isinstance(content, dict) else []
    geometries = [f.get("geometry", f) for f in features if isinstance(f, dict)]
    count = sum(ring[:1] != ring[-1:] for geometry in geometries for ring in _json_rings(geometry))
    return [Finding("rings_closed", None, {"count": count})] if count else []


def _json_rings(geometry: Any) -> list[list[Any]]:
    """Rings of a GeoJSON polygon or multipolygon; whatever is malformed is left to GDAL."""
    if not isinstance(geometry, dict):
        return []
    coordinates = geometry.get("coordinates")
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(geometry.get("type")), [])
    found = [polygon for polygon in polygons or [] if isinstance(polygon, list)]
    return [ring for polygon in found for ring in polygon if isinstance(ring, list)]


@contextmanager
def openable(path: Path, kind: str) -> Iterator[list[Path]]:
    """What GDAL is to open: copies, where opening would write to the file, and the content of archives."""
    if kind not in {"geopackage", *ARCHIVES}:
        yield [path]
        return
    with tempfile.TemporaryDirectory(prefix="landpatrol_", ignore_cleanup_errors=True) as folder:
        try:
            sources = _unpacked(path, Path(folder)) if kind in ARCHIVES else [_copied(path, Path(folder))]
        except (OSError, zipfile.BadZipFile, RuntimeError) as error:  # RuntimeError: a password is asked for
            raise unreadable(path, error if isinstance(error, OSError) else str(error)) from error
        yield sources


def _copied(path: Path, folder: Path) -> Path:
    """A copy of a GeoPackage with the journal that QGIS keeps beside it while it is open."""
    for member in geopackage_parts(path):
        shutil.copy(member, folder)
    return folder / path.name


def _unpacked(path: Path, folder: Path) -> list[Path]:
    """Sources in an archive; what lies inside a file geodatabase is no source of its own."""
    with zipfile.ZipFile(path) as archive:
        if sum(member.file_size for member in archive.infolist()) > LARGEST_ARCHIVE_BYTES:
            raise unreadable(path, "it unpacks to more than 4 GB")
        archive.extractall(folder)
    found = (
        p
        for p in sorted(folder.rglob("*"))
        if p.suffix.lower() in FORMATS and FORMATS[p.suffix.lower()] not in ARCHIVES
    )
    return [p for p in found if not any(parent.suffix.lower() == ".gdb" for parent in p.parents)]


def open_layers(source: Path, path: Path, options: str) -> Iterator[QgsVectorLayer]:
    """All vector layers of a source; mixed layers come once per kind of geometry."""
    registry: Any = QgsProviderRegistry.instance()
    flags = Qgis.SublayerQueryFlags(Qgis.SublayerQueryFlag.ResolveGeometryType)
    sublayers = [s for s in registry.querySublayers(str(source), flags) if s.providerKey() == "ogr"]
    if not sublayers:
        raise unreadable(path, "GDAL finds no layer in it")
    layer_options = QgsVectorLayer.LayerOptions(False)
    # A default for unknown systems set in QGIS must not step in here.
    layer_options.skipCrsValidation = True
    for sublayer in sublayers:
        layer = QgsVectorLayer(sublayer.uri() + options, sublayer.name(), "ogr", layer_options)
        if not layer.isValid():
            raise unreadable(path, layer.error().summary() or sublayer.name())
        yield layer
