"""Writing rows to a sink together with their Chinese aliases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsProcessingAlgorithm, QgsProcessingContext

from ..bridge.sinks import SinkShape, save_default_style, write_sink
from ..bridge.tables import features_of, fields_of


def write_table(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    columns: Mapping[str, tuple[str, str]],
    rows: Iterable[Mapping[str, Any]],
    wkb_type: Qgis.WkbType = Qgis.WkbType.NoGeometry,
    crs: QgsCoordinateReferenceSystem | None = None,
    style: Path | None = None,
) -> str | None:
    """Write rows with columns given as name: (Chinese alias, kind); where they are, None if not asked for.

    Raises
    ------
    OutputError
        If they do not all arrive.
    """
    fields = fields_of({column: kind for column, (_, kind) in columns.items()})
    shape = SinkShape(fields, wkb_type, crs or QgsCoordinateReferenceSystem())
    written = write_sink(algorithm, parameters, name, context, shape, features_of(rows, fields))
    if written:
        save_default_style(written, {column: alias for column, (alias, _) in columns.items()}, style)
    return written
