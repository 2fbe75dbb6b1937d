"""Writing features to a Processing sink so that a failure is noticed and leaves nothing half-written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsProcessingException
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..core.files import cannot_write
from .translate import tr


@dataclass(frozen=True)
class SinkShape:
    """What a sink is to hold; the default is a table without geometry."""

    fields: QgsFields
    wkb_type: Qgis.WkbType = Qgis.WkbType.NoGeometry
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)


def write_sink(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    shape: SinkShape,
    features: Iterable[QgsFeature],
) -> str | None:
    """Write all features to the sink parameter `name`, close it and check that they arrived.

    Returns
    -------
    str or None
        Where they are; None for an optional sink that was not asked for.

    Raises
    ------
    OutputError
        If a feature was refused or fewer are found than were written; the file is removed.
    """
    flags = QgsFeatureSink.SinkFlag.RegeneratePrimaryKey
    try:
        sink, destination = algorithm.parameterAsSink(
            parameters, name, context, shape.fields, shape.wkb_type, shape.crs, flags
        )
    except QgsProcessingException as error:
        raise cannot_write(str(parameters[name]), str(error)) from None
    if sink is None:
        if not parameters.get(name):
            return None
        raise cannot_write(str(parameters[name]), tr("the file could not be created"))
    rows = list(features)
    written = sink.addFeatures(rows, QgsFeatureSink.Flag.FastInsert) and sink.flushBuffer()
    reason = sink.lastError()
    del sink  # closes the file: only now is everything on the disk, or not
    if not written or _count(destination, context) != len(rows):
        remove_output(destination)
        raise cannot_write(destination, reason or tr("not all features arrived; the disk may be full"))
    return str(destination)


def save_default_style(destination: str, aliases: Mapping[str, str], qml: Path | None = None) -> None:
    """Put Chinese field aliases, and a style, into the GeoPackage itself, so that plain QGIS shows them.

    Older GDAL cannot keep aliases in a GeoPackage's own schema; the default style can.
    """
    if _file_of(destination) is None:
        return
    layer = QgsVectorLayer(destination, "styled", "ogr")
    if qml is not None and qml.is_file():
        layer.loadNamedStyle(str(qml))
    for name, alias in aliases.items():
        index = layer.fields().indexOf(name)
        if index >= 0:
            layer.setFieldAlias(index, alias)
    layer.saveStyleToDatabase("landpatrol", "国土执法巡查", True, "")


def _file_of(destination: str) -> Path | None:
    path = Path(destination.split("|")[0])
    return path if path.suffix.lower() == ".gpkg" and path.is_file() else None


def _count(destination: str, context: QgsProcessingContext) -> int:
    """Features that a reader finds at the destination."""
    if _file_of(destination) is not None:
        # A fresh look at the file: the sink's own count would repeat its own belief.
        return int(QgsVectorLayer(destination, "check", "ogr").featureCount())
    layer = QgsProcessingUtils.mapLayerFromString(destination, context)
    return int(layer.featureCount()) if isinstance(layer, QgsVectorLayer) else -1


def remove_output(destination: str) -> None:
    """Take back an output file that belongs to a set which could not be completed."""
    path = _file_of(destination)
    if path is not None:
        with suppress(OSError):
            path.unlink()
