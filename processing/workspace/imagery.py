"""The dated images that a workspace links: those that can be drawn, and all as candidates for before and after.

A lost image never stops a report that can be made without it: it is left out, and told.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from osgeo import gdal
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsRasterLayer

from ..bridge.imagery.assess import DatedRaster
from .image_extents import remembered_extents
from .reference_layers import (
    DRIVER_PREFIX,
    ReferenceLayer,
    absolute_source,
    crs_has_changed,
    linked,
    unchecked_layer,
)
from .store import WorkspaceStore


def dated_images(store: WorkspaceStore) -> list[DatedRaster]:
    """Linked images with the day they were linked with; one without a day is kept, and will be said to have none."""
    extents = remembered_extents(store)
    found = []
    for reference in linked(store, "imagery"):
        problem, day = image_problem(store, reference), _day(reference.image_local_date)
        source = absolute_source(store, reference) if problem else _placed_source(store, reference)
        found.append(DatedRaster(source, reference.name, day, problem, extents.get(reference.code), reference.crs))
    return found


def usable_images(store: WorkspaceStore) -> list[tuple[ReferenceLayer, QgsRasterLayer]]:
    """Linked images that can be drawn, each opened."""
    usable = [reference for reference in linked(store, "imagery") if not image_problem(store, reference)]
    opened = [(reference, unchecked_layer(store, reference)) for reference in usable]
    return [(reference, layer) for reference, layer in opened if isinstance(layer, QgsRasterLayer)]


def image_problem(store: WorkspaceStore, reference: ReferenceLayer) -> str:
    """Why a linked image cannot be used, a name among the problems of the pair's rule; empty if it can."""
    if reference.provider != "gdal":
        return "not_a_file"
    source = absolute_source(store, reference)
    if not source.startswith("/vsi") and not DRIVER_PREFIX.match(source) and not Path(source.split("|")[0]).exists():
        return "gone"
    layer = unchecked_layer(store, reference)
    if not layer.isValid():
        return "cannot_open"
    if not layer.crs().isValid():
        return "no_crs"
    return "crs_changed" if crs_has_changed(layer, reference) else ""


def _placed_source(store: WorkspaceStore, reference: ReferenceLayer) -> str:
    """The source; of a file that names no CRS, the text of a virtual image of it in the CRS it was linked in."""
    source = absolute_source(store, reference)
    dataset = gdal.Open(source)
    if dataset is None or dataset.GetProjection() or dataset.GetGCPCount():
        return source
    placed = gdal.GetDriverByName("VRT").CreateCopy("", dataset)
    placed.SetProjection(QgsCoordinateReferenceSystem(reference.crs).toWkt(Qgis.CrsWktVariant.Wkt1Gdal))
    return str(placed.GetMetadata("xml:VRT")[0])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None  # empty, or edited by hand
