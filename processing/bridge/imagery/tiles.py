"""Sheets of one flight: images of one day that each hold a part of the parcels are one image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import shapely

from ...core.imagery.candidates import load_pair_rule
from .assess import DatedRaster
from .datasets import UnreadableImage, covered_part, opened, source_crs

SEPARATOR = "、"


def with_tiles_joined(rasters: Sequence[DatedRaster], ground: Any, crs_text: str) -> list[DatedRaster]:
    """The images, those of one day and kind that only together cover the ground made one, at the place of the first.

    An image that covers the ground alone, or has no day or another pixel or CRS, stays as it is.
    """
    least = load_pair_rule()["limits"]["least_coverage_pct"] / 100
    kinds: dict[Any, list[tuple[DatedRaster, Any]]] = {}
    for raster in rasters:
        known = _kind_and_part(raster, ground, crs_text)
        if known is not None and 0 < known[1].area < least * ground.area:
            kinds.setdefault(known[0], []).append((raster, known[1]))
    joined: dict[int, DatedRaster | None] = {}
    for found in kinds.values():
        together = shapely.union_all([part for _, part in found])
        if len(found) > 1 and together.area >= least * ground.area:
            tiles = [raster for raster, _ in found]
            mosaic = _mosaic(tiles)
            if mosaic is None:
                continue
            joined |= {id(tile): None for tile in tiles} | {id(tiles[0]): mosaic}
    made = [joined.get(id(raster), raster) for raster in rasters]
    return [raster for raster in made if raster is not None]


def _kind_and_part(raster: DatedRaster, ground: Any, crs_text: str) -> tuple[Any, Any] | None:
    """What tiles must have in common, and what of the ground this one holds; None if it is no tile."""
    if raster.problem or raster.local_date is None:
        return None
    try:
        with opened(raster.source) as dataset:
            if not dataset.crs or dataset.transform.b or dataset.transform.d:
                return None
            size = tuple(round(side, 9) for side in dataset.res)
            kind = (raster.local_date, source_crs(dataset).to_wkt(), size, dataset.count, dataset.dtypes[0])
            return kind, covered_part(dataset, ground, crs_text)
    except UnreadableImage:
        return None


def _mosaic(tiles: Sequence[DatedRaster]) -> DatedRaster | None:
    """One image of the tiles; its source is the text of a virtual mosaic. None if they do not go together."""
    from osgeo import gdal

    mosaic = gdal.BuildVRT("", [tile.source for tile in tiles])
    if mosaic is None:
        return None
    names = SEPARATOR.join(tile.name for tile in tiles)
    return replace(tiles[0], name=names, source=str(mosaic.GetMetadata("xml:VRT")[0]), extent=None)
