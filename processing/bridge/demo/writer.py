"""A sample county as files: reference layers, imagery, the workspace's tables and the project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .folder import building
from .imagery_files import write_imagery
from .project import BASE_GROUP, PARCEL_GROUP, Entry, write_project
from .vectors import write_layers
from .watched import watched

if TYPE_CHECKING:
    from ...core.demo.county import DemoCounty

WORKSPACE, PROJECT = "workspace.gpkg", "demo.qgz"
REFERENCE = "reference"
Progress = Callable[[float], None]
# Order from the top; title, shown at the start, smallest scale.
BASE_LAYERS = (
    ("admin", "station", True, 0.0),
    ("admin", "township", True, 0.0),
    ("admin", "village", True, 90_000.0),
    ("road", "road", True, 0.0),
    ("approved_land", "approved_land", True, 60_000.0),
    ("YJJBNT", "YJJBNTBHTB", True, 30_000.0),
    ("planning", "JSYDGZQ", False, 0.0),
    ("DLTB", "DLTB", True, 0.0),
)


@dataclass(frozen=True)
class DemoPaths:
    """Where the parts of the county are."""

    workspace: Path
    project: Path


def write_demo(folder: Path, seed: int, progress: Progress) -> DemoPaths:
    """Invent a county and write it to `folder`.

    Parameters
    ----------
    progress : callable
        Called with the finished fraction; may raise to stop, then nothing is left behind.

    Raises
    ------
    OutputError
        If the folder holds something else or cannot be written.
    """
    from ...core.demo.county import make_county

    with building(folder, seed) as partial:
        county = watched(lambda report: make_county(seed, report), lambda fraction: progress(0.4 * fraction))
        _write_reference(partial, county, lambda fraction: progress(0.4 + 0.1 * fraction))
        write_layers(partial / WORKSPACE, [county.parcels.table], lambda: progress(0.5))
        imagery = write_imagery(partial, county, seed, lambda fraction: progress(0.5 + 0.45 * fraction))
        _write_project(partial, county, imagery)
        _sweep(partial)
        progress(1.0)
    return DemoPaths(folder / WORKSPACE, folder / PROJECT)


def _write_reference(folder: Path, county: DemoCounty, progress: Progress) -> None:
    for number, (name, tables) in enumerate(county.reference.items()):
        done = number / len(county.reference)
        write_layers(folder / REFERENCE / f"{name}.gpkg", tables, lambda done=done: progress(done))


def _sweep(folder: Path) -> None:
    """Remove the statistics that QGIS leaves beside pictures it has opened; the styles do not use them."""
    for path in folder.rglob("*.aux.xml"):
        path.unlink()


def _write_project(folder: Path, county: DemoCounty, imagery: list[Entry]) -> None:
    titles = {table.name: table.title for tables in county.reference.values() for table in tables}
    entries = [Entry(f"{folder / WORKSPACE}|layername=parcel", "违法图斑", (PARCEL_GROUP,), style="parcel")]
    entries += [
        Entry(
            f"{folder / REFERENCE / file}.gpkg|layername={layer}",
            titles[layer],
            (BASE_GROUP,),
            shown,
            scale,
            style=layer,
        )
        for file, layer, shown, scale in BASE_LAYERS
    ]
    dates = list(dict.fromkeys(entry.group[-1] for entry in imagery))
    xmin, ymin, xmax, ymax = county.landscape.county.bounds
    write_project(folder / PROJECT, entries + imagery, (xmin - 800, ymin - 800, xmax + 800, ymax + 800), dates)
