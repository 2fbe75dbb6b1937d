"""Linking a folder of dated images in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsRasterLayer

from ..bridge.imagery.assess import DatedRaster
from ..bridge.imagery.choose_images import SUFFIXES, rasters_in_folder
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.remark import Remark
from .reference_layers import absolute_source, link, linked
from .store import WorkspaceStore

LEFT_OUT = {
    "linked": QT_TRANSLATE_NOOP("landpatrol", "{image} is linked already and was left as it is."),
    "no_day": QT_TRANSLATE_NOOP(
        "landpatrol",
        "{image} was not linked: neither its name nor its tags tell its day. Put the day into the name (20260301), or"
        " link it by itself with its date.",
    ),
    "cannot_open": QT_TRANSLATE_NOOP("landpatrol", "{image} was not linked: it cannot be opened as an image."),
    "no_crs": QT_TRANSLATE_NOOP(
        "landpatrol",
        "{image} was not linked: it names no coordinate system. Load it, set its coordinate system, and link that"
        " layer.",
    ),
}


@dataclass(frozen=True)
class LinkedImages:
    """Codes of the new links, and what was left out and why."""

    codes: tuple[str, ...]
    notes: tuple[Remark, ...]


def link_images(store: WorkspaceStore, folder: Path, check_cancelled: Callable[[], None]) -> LinkedImages:
    """Link each dated image of a folder and its subfolders as imagery.

    Parameters
    ----------
    check_cancelled : callable
        Called before each image; raises `Cancelled` to stop, and what is linked stays linked.

    Raises
    ------
    InputError
        If there is no image in the folder.
    StoreError
        If the workspace cannot be written.
    """
    rasters = rasters_in_folder(folder)
    if not rasters:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "There is no image ({endings}) in {folder} or below it."),
            endings="、".join(sorted(SUFFIXES)),
            folder=str(folder),
        )
    known = {Path(absolute_source(store, reference)) for reference in linked(store, "imagery")}
    codes, notes = [], []
    for raster in rasters:
        check_cancelled()
        layer = QgsRasterLayer(raster.source, raster.name, "gdal")
        if problem := _problem(raster, layer, known):
            notes.append(Remark(LEFT_OUT[problem], {"image": raster.name}))
        else:
            assert raster.local_date is not None, "told as a problem"
            codes.append(link(store, "imagery", layer, image_local_date=raster.local_date.isoformat()))
    return LinkedImages(tuple(codes), tuple(notes))


def _problem(raster: DatedRaster, layer: QgsRasterLayer, known: set[Path]) -> str:
    """Name among `LEFT_OUT`, empty where the image can be linked."""
    if Path(raster.source) in known:
        return "linked"
    if not layer.isValid():
        return "cannot_open"
    if not layer.crs().isValid():
        return "no_crs"
    return "" if raster.local_date else "no_day"
