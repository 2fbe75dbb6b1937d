"""The workspace of the sample county: a real one, filled through the store like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsMapLayer

from ..core.demo.landscape import EPSG
from ..core.demo.office import setting_rows
from ..core.demo.tables import LayerTable
from .connection import detach_copy
from .create import create_geopackage_workspace
from .demo_cases import repeatable, write_demo_cases
from .geopackage import GEOMETRY_KEY
from .reference_layers import link

SCHEME, CLASS_FIELD = "sandiao", "DLBM"


def write_demo_workspace(
    path: Path,
    seed: int,
    tables: list[LayerTable],
    references: Iterable[tuple[str, QgsMapLayer, str]],
    check: Callable[[], None],
) -> None:
    """Create a workspace at `path` and enter everything.

    Parameters
    ----------
    tables : list of LayerTable
        Named and with columns as in the workspace, each after those that it refers to.
    references : iterable of (role, layer, date of the image or "")
        Layers to link; below the workspace's folder they are kept relative.
    check : callable
        Called between tables; may raise to stop.

    Raises
    ------
    StoreError, OutputError
        If a row is refused or the file cannot be written.
    """
    building = path.with_name(f"{path.stem}.building{path.suffix}")
    store = create_geopackage_workspace(building, QgsCoordinateReferenceSystem(f"EPSG:{EPSG}"))
    with store.writing("setting") as writer:
        writer.insert("setting", repeatable("setting", setting_rows()))
    for table in tables:
        check()
        with store.writing(table.name) as writer:
            writer.insert(table.name, _rows(table))
    write_demo_cases(store, seed)
    for role, layer, image_date in references:
        check()
        classed = {"scheme": SCHEME, "class_field": CLASS_FIELD} if role == "land_use" else {}
        link(store, role, layer, **classed, image_local_date=image_date or None)
    # QGIS keeps what it writes in a log beside the file; the county's is to be one plain file.
    detach_copy(building, path)
    for leftover in path.parent.glob(f"{building.name}*"):
        with suppress(OSError):
            leftover.unlink()


def _rows(table: LayerTable) -> list[dict[str, Any]]:
    """Plain values, days as ISO text, and ids that follow from the code, so that the same county comes out again."""
    names = list(table.columns)
    columns = [
        [str(day) for day in values] if values.dtype.kind == "M" else values.tolist()
        for values in table.columns.values()
    ]
    rows = [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
    for row in rows:
        row["uuid"] = uuid5(NAMESPACE_OID, f"{table.name}/{row['code']}").hex
    for row, wkb in zip(rows, shapely.to_wkb(table.geometry), strict=False):
        row[GEOMETRY_KEY] = QgsGeometry()
        row[GEOMETRY_KEY].fromWkb(wkb)
    return rows
