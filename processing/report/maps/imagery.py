"""The images before and after: two chips of the same extent, grid and stretch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

from ...core.figures import FigureRecord
from .scale import Bounds, SheetFrame


@dataclass(frozen=True)
class PairImage:
    """One image of the pair, as printed.

    Attributes
    ----------
    sources : tuple of str
        Files or other GDAL sources, the finest first: a coarser one fills what the finer leaves empty.
    dated : str
        Its date in Chinese.
    """

    sources: tuple[str, ...]
    name: str
    dated: str


@dataclass(frozen=True)
class ImagePair:
    """Images before and after the breach.

    Attributes
    ----------
    notes : tuple of str
        Printed under the maps, e.g. that one is shifted against the other.
    figures : tuple of FigureRecord
        Numbers in `notes`.
    """

    before: PairImage
    after: PairImage
    notes: tuple[str, ...] = ()
    figures: tuple[FigureRecord, ...] = ()


def draw_pair(
    pair: ImagePair,
    extent: Bounds,
    crs: QgsCoordinateReferenceSystem,
    frame: SheetFrame,
    dpi: int,
    folder: Path,
    leaf: str,
) -> list[QgsRasterLayer]:
    """Layers of the two chips, before and after."""
    raise NotImplementedError
