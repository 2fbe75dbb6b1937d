"""A sample county as files: reference layers, imagery, tracks, the workspace and the project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer

from ...core.demo.tables import LayerTable
from .folder import building
from .imagery_files import write_imagery
from .project import BASE_GROUP, PARCEL_GROUP, PATROL_GROUP, Entry, open_entry, write_project
from .track_files import write_tracks
from .vectors import write_layers
from .watched import watched

if TYPE_CHECKING:
    from ...core.demo.county import DemoCounty
    from ...core.demo.tracks import PatrolTrack

WORKSPACE, PROJECT = "workspace.gpkg", "demo.qgz"
REFERENCE = "reference"
Progress = Callable[[float], None]
Links = list[tuple[str, QgsMapLayer, str]]
# Makes the workspace: its path, the seed, tables in order, layers to link by role and date, a check for a cancel.
WriteWorkspace = Callable[[Path, int, list[LayerTable], Links, Callable[[], None]], None]
# Order from the top; shown at the start, smallest scale.
WORKSPACE_LAYERS = (
    ("camera", True, 150_000.0),
    ("key_area", False, 0.0),
    ("construction_site", False, 0.0),
    ("track", True, 120_000.0),
    ("zone", True, 0.0),
)
# File, layer, shown, smallest scale.
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
# Layer: the role of its link in the workspace.
ROLES = {
    "road": "road",
    "approved_land": "approved_land",
    "YJJBNTBHTB": "basic_farmland",
    "JSYDGZQ": "planning",
    "DLTB": "land_use",
}


@dataclass(frozen=True)
class DemoPaths:
    """Where the parts of the county are."""

    workspace: Path
    project: Path


def write_demo(folder: Path, seed: int, write_workspace: WriteWorkspace, progress: Progress) -> DemoPaths:
    """Invent a county and write it to `folder`.

    Parameters
    ----------
    write_workspace : callable
        Makes the workspace; given from outside, since this layer knows no store.
    progress : callable
        Called with the finished fraction; may raise to stop, then nothing is left behind.

    Raises
    ------
    OutputError
        If the folder holds something else or cannot be written.
    """
    with building(folder, seed) as place:
        county, tracks = watched(lambda report: _invent(seed, report), lambda fraction: progress(0.45 * fraction))
        _write_reference(place, county, lambda fraction: progress(0.45 + 0.05 * fraction))
        imagery = write_imagery(place, county, seed, lambda fraction: progress(0.5 + 0.4 * fraction))
        write_tracks(place, tracks)
        base = _base_entries(place, county)
        tables = _patrol_tables(county, tracks, seed)
        write_workspace(place / WORKSPACE, seed, tables, _links(base, imagery), lambda: progress(0.92))
        progress(0.96)
        _write_project(place, county, tables, base + imagery)
        _sweep(place)
        progress(1.0)
    return DemoPaths(folder / WORKSPACE, folder / PROJECT)


def _invent(seed: int, report: Progress) -> tuple[DemoCounty, list[PatrolTrack]]:
    from ...core.demo.county import make_county
    from ...core.demo.tracks import make_tracks

    county = make_county(seed, lambda fraction: report(0.85 * fraction))
    return county, make_tracks(county, seed, lambda fraction: report(0.85 + 0.15 * fraction))


def _patrol_tables(county: DemoCounty, tracks: list[PatrolTrack], seed: int) -> list[LayerTable]:
    from ...core.demo.patrols import patrol_tables

    return patrol_tables(county, tracks, seed)


def _write_reference(folder: Path, county: DemoCounty, progress: Progress) -> None:
    for number, (name, tables) in enumerate(county.reference.items()):
        check = partial(progress, number / len(county.reference))
        write_layers(folder / REFERENCE / f"{name}.gpkg", tables, check)


def _base_entries(folder: Path, county: DemoCounty) -> list[Entry]:
    titles = {table.name: table.title for tables in county.reference.values() for table in tables}
    place = folder / REFERENCE
    return [
        Entry(f"{place / file}.gpkg|layername={layer}", titles[layer], (BASE_GROUP,), shown, scale, style=layer)
        for file, layer, shown, scale in BASE_LAYERS
    ]


def _links(base: list[Entry], imagery: list[Entry]) -> Links:
    """Layers that the workspace links; sharp imagery before coarse, so that maps take it first."""
    links: Links = [(ROLES[entry.style], open_entry(entry), "") for entry in base if entry.style in ROLES]
    return links + [("imagery", open_entry(entry), entry.group[-1]) for entry in imagery]


def _write_project(folder: Path, county: DemoCounty, tables: list[LayerTable], others: list[Entry]) -> None:
    titles = {table.name: table.title for table in tables}
    source = f"{folder / WORKSPACE}|layername="
    entries = [
        Entry(source + "photo", "现场照片", (PARCEL_GROUP,), below_scale=20_000.0, style="photo"),
        Entry(source + "parcel_verdict", titles["parcel"], (PARCEL_GROUP,), style="parcel_verdict"),
    ]
    entries += [
        Entry(source + name, titles[name], (PATROL_GROUP,), shown, scale, style=name)
        for name, shown, scale in WORKSPACE_LAYERS
    ]
    xmin, ymin, xmax, ymax = county.landscape.county.bounds
    write_project(folder / PROJECT, entries + others, (xmin - 800, ymin - 800, xmax + 800, ymax + 800))


def _sweep(folder: Path) -> None:
    """Remove the statistics that QGIS leaves beside pictures it has opened; the styles do not use them."""
    for path in folder.rglob("*.aux.xml"):
        path.unlink()
