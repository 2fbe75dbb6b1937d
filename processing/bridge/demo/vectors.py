"""Layers of plain columns into GeoPackages, with Chinese aliases and their map style inside."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from ...core.demo.landscape import EPSG
from ...core.demo.tables import LayerTable
from ...core.errors import LandPatrolError
from ...core.files import cannot_write
from ..sinks import save_default_style

STYLES = Path(__file__).parents[3] / "styles"
STYLE_OF = {"DLTB": "land_use", "YJJBNTBHTB": "basic_farmland", "JSYDGZQ": "planning_zone"}
ROOM_NEEDED = 40_000_000


def style_of(layer_name: str) -> Path:
    """Style file of a layer."""
    return STYLES / f"{STYLE_OF.get(layer_name, layer_name)}.qml"


def write_layers(path: Path, tables: Iterable[LayerTable]) -> None:
    """Write tables as layers of one new GeoPackage.

    Raises
    ------
    OutputError
        If the file cannot be written completely.
    """
    import numpy as np
    import pyogrio
    import shapely

    path.parent.mkdir(parents=True, exist_ok=True)
    for table in tables:
        _check_room(path)
        try:
            pyogrio.raw.write(
                path,
                np.asarray(shapely.to_wkb(table.geometry), dtype=object),
                list(table.columns.values()),
                list(table.columns),
                layer=table.name,
                driver="GPKG",
                crs=f"EPSG:{EPSG}",
                geometry_type=table.geometry_type,
                append=path.exists(),
                layer_options={"IDENTIFIER": table.title},
            )
        except (pyogrio.errors.DataSourceError, pyogrio.errors.FeatureError, RuntimeError) as error:
            raise cannot_write(path, str(error)) from error
        _check_count(path, table)
        save_default_style(f"{path}|layername={table.name}", table.aliases, style_of(table.name))


def _check_room(path: Path) -> None:
    """SQLite may only notice a full disk when it closes the file: look beforehand."""
    if shutil.disk_usage(path.parent).free < ROOM_NEEDED:
        raise cannot_write(path, "No space left on device")


def _check_count(path: Path, table: LayerTable) -> None:
    import pyogrio

    found = pyogrio.read_info(path, layer=table.name)["features"]
    if found != len(table):
        raise _incomplete(path, found, len(table))


def _incomplete(path: Path, found: int, wanted: int) -> LandPatrolError:
    return cannot_write(path, f"{found} of {wanted} features arrived")
