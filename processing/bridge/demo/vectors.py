"""Layers of plain columns into GeoPackages, with Chinese aliases and their map style inside."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from ...core.demo.landscape import EPSG
from ...core.demo.tables import LayerTable
from ...core.files import cannot_write
from ..sinks import save_default_style

STYLES = Path(__file__).parents[3] / "styles"
STYLE_OF = {"DLTB": "land_use", "YJJBNTBHTB": "basic_farmland", "JSYDGZQ": "planning_zone"}
ROOM_NEEDED = 40_000_000
CHUNK = 20_000


def style_of(layer_name: str) -> Path:
    """Style file of a layer."""
    return STYLES / f"{STYLE_OF.get(layer_name, layer_name)}.qml"


def write_layers(path: Path, tables: Iterable[LayerTable], check: Callable[[], None] = lambda: None) -> None:
    """Write tables as layers of one new GeoPackage.

    Parameters
    ----------
    check : callable
        Called every some ten thousand features; may raise to stop.

    Raises
    ------
    OutputError
        If the file cannot be written completely.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for table in tables:
        _check_room(path)
        for first in range(0, max(len(table), 1), CHUNK):
            check()
            _write_chunk(path, table, slice(first, first + CHUNK), is_new=first == 0)
        _check_count(path, table)
        save_default_style(f"{path}|layername={table.name}", table.aliases, style_of(table.name))


def _write_chunk(path: Path, table: LayerTable, rows: slice, is_new: bool) -> None:
    import numpy as np
    import pyogrio
    import shapely

    options = {"layer_options": {"IDENTIFIER": table.title}} if is_new else {}
    try:
        pyogrio.raw.write(
            path,
            np.asarray(shapely.to_wkb(table.geometry[rows]), dtype=object),
            [values[rows] for values in table.columns.values()],
            list(table.columns),
            layer=table.name,
            driver="GPKG",
            crs=f"EPSG:{EPSG}",
            geometry_type=table.geometry_type,
            append=path.exists(),
            **options,
        )
    except (pyogrio.errors.DataSourceError, pyogrio.errors.FeatureError, RuntimeError) as error:
        raise cannot_write(path, str(error)) from error


def _check_room(path: Path) -> None:
    """SQLite may only notice a full disk when it closes the file: look beforehand."""
    if shutil.disk_usage(path.parent).free < ROOM_NEEDED:
        raise cannot_write(path, "No space left on device")


def _check_count(path: Path, table: LayerTable) -> None:
    import pyogrio

    found = pyogrio.read_info(path, layer=table.name)["features"]
    if found != len(table):
        raise cannot_write(path, f"{found} of {len(table)} features arrived")
