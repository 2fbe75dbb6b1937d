"""What an image is worth over the parcels: its pixels read around each place, its figures those of the worst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import shapely

from ...core.imagery.candidates import ImageCandidate, load_pair_rule
from ...core.imagery.metrics import cloud_share, missing_share, sharpness
from .chips import ChipGrid, read_chip
from .datasets import (
    UnreadableImage,
    check_pixels_near,
    covered_part,
    ground_extent,
    ground_pixel_m,
    moved_bounds,
    opened,
    shown_bands,
)
from .places import Bounds, around, places_of, span

CHIP_PX = 256
RIMS_TOLD_M = 2.5  # the rim of a cloud is some ten metres wide
NOTHING_LOST = {"not_a_file", "no_pixels"}  # problems that nobody can mend
WHITE_PERCENTILE, WHITE_BYTE = 99.9, 255.0
SPOTS, SPOT_PX = 8, 32  # along each side of an image without overviews


@dataclass(frozen=True)
class DatedRaster:
    """An image as it is offered.

    Attributes
    ----------
    source : str
        A file or another GDAL source.
    problem : str
        Why it cannot be used, a name among the problems of the rule; known before it is opened.
    extent : tuple of float or None
        Its xmin, ymin, xmax, ymax in `crs`, remembered from when it could be opened; None where not known.
    """

    source: str
    name: str
    local_date: date | None = None
    problem: str = ""
    extent: Bounds | None = None
    crs: str = ""


@dataclass(frozen=True)
class _Seen:
    """Figures of one place."""

    nodata_pct: float
    cloud_pct: float
    sharpness: float
    is_grey: bool
    is_plain: bool


def assess(raster: DatedRaster, ground: Any, crs_text: str) -> ImageCandidate:
    """An image's figures over the parcels and a little around them."""
    candidate, places = ImageCandidate(raster.name, raster.source, raster.local_date), places_of(ground)
    try:
        if raster.problem:
            raise UnreadableImage(raster.problem)
        return _figures(candidate, places, crs_text)
    except UnreadableImage as error:
        is_missed = error.problem not in NOTHING_LOST and _may_cover(raster, places, crs_text)
        return replace(candidate, problem=str(error), is_missed=is_missed)


def _may_cover(raster: DatedRaster, places: Sequence[Any], crs_text: str) -> bool:
    """Whether it may show some of the parcels, as far as its remembered extent tells."""
    if raster.extent is None:
        return True
    known = shapely.box(*raster.extent)
    moved = [moved_bounds(around(place), crs_text, raster.crs) for place in places]
    return any(bounds is None or known.intersects(shapely.box(*bounds)) for bounds in moved)


def _figures(candidate: ImageCandidate, places: Sequence[Any], crs_text: str) -> ImageCandidate:
    x, y = places[0].envelope.centroid.coords[0]
    with opened(candidate.source) as dataset:
        check_pixels_near(dataset, x, y, crs_text)
        pixel_m = ground_pixel_m(dataset, crs_text, x, y)
        covered = [covered_part(dataset, place, crs_text) for place in places]
        coverage_pct = min(100 * part.area / place.area for part, place in zip(covered, places, strict=True))
        candidate = replace(
            candidate,
            pixel_m=_rounded(pixel_m),
            extent=ground_extent(dataset, crs_text),
            coverage_pct=coverage_pct,
            place_count=len(places),
        )
        limits = load_pair_rule()["limits"]
        if coverage_pct < limits["least_coverage_pct"] or pixel_m > limits["coarsest_pixel_m"]:
            return candidate  # reason enough; its pixels need not be read
        white = _white(dataset)
    seen = [
        _look(candidate.source, place, part, pixel_m, white, crs_text)
        for place, part in zip(places, covered, strict=True)
    ]
    if any(one.is_plain for one in seen):
        raise UnreadableImage("no_pixels")
    return replace(
        candidate,
        nodata_pct=max(one.nodata_pct for one in seen),
        cloud_pct=max(one.cloud_pct for one in seen),
        sharpness=min(one.sharpness for one in seen),
        is_grey=any(one.is_grey for one in seen),
    )


def _look(source: str, place: Any, covered: Any, pixel_m: float, white: float, crs_text: str) -> _Seen:
    bounds = around(place)
    grid = ChipGrid.of_pixel(crs_text, bounds, max(pixel_m, span(bounds) / CHIP_PX))
    chip = read_chip(source, grid)
    inside, tells_rims = grid.inside(covered), grid.pixel_m <= RIMS_TOLD_M
    # A cloud is told by its lack of colour, which a grey image cannot show.
    cloud = 0.0 if chip.is_grey else cloud_share(chip.values, chip.valid, white, inside, tells_rims)
    return _Seen(
        nodata_pct=100 * missing_share(chip.valid, inside),
        cloud_pct=100 * cloud,
        sharpness=sharpness(chip.grey, chip.valid, chip.rounding_variance),
        is_grey=chip.is_grey,
        is_plain=bool(chip.valid.any()) and not np.ptp(chip.values[:, chip.valid], axis=1).any(),
    )


def _white(dataset: Any) -> float:
    """Value of a white surface: 255 in bytes, else about the brightest that the whole image holds."""
    if dataset.dtypes[0] == "uint8":
        return WHITE_BYTE
    values = [piece.compressed() for piece in _samples(dataset)]
    found = np.concatenate(values).astype(float)
    found = found[np.isfinite(found)]
    return float(np.percentile(found, WHITE_PERCENTILE)) if found.size else 0.0


def _samples(dataset: Any) -> list[Any]:
    """The whole image small, from its overviews; without them spots all over it, for all of it may take minutes."""
    bands, sides = list(shown_bands(dataset)), (dataset.height, dataset.width)
    small = tuple(min(CHIP_PX, side) for side in sides)
    if max(sides) <= 4 * CHIP_PX * max([1, *dataset.overviews(bands[0])]):
        return [dataset.read(bands, out_shape=(len(bands), *small), masked=True)]
    starts = [np.linspace(0, max(0, side - SPOT_PX), SPOTS).astype(int) for side in sides]
    windows = [((top, top + SPOT_PX), (left, left + SPOT_PX)) for top in starts[0] for left in starts[1]]
    return [dataset.read(bands, window=window, masked=True) for window in windows]


def _rounded(pixel_m: float) -> float:
    return float(f"{pixel_m:.3g}")
