"""From dated rasters to the pair that is shown: each read around the parcels, measured, and chosen by the rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from ...core.imagery.candidates import ImageCandidate, date_in_text, load_pair_rule
from ...core.imagery.choose_pair import PairChoice, choose_pair
from ...core.imagery.metrics import cloud_share, missing_share, sharpness
from ...core.imagery.registration import Shift, estimate_shift
from ...core.units import format_fixed
from .chips import ChipGrid, UnreadableImage, footprint, ground_pixel_m, opened, read_chip, shown_bands

SUFFIXES = {".tif", ".tiff", ".vrt", ".jp2", ".img"}
AROUND_SHARE, AROUND_M = 0.5, 60.0  # of surroundings that is looked at with the parcels
CHIP_PX, SHIFT_PX = 256, 512
WHITE_PERCENTILE, WHITE_BYTE = 99.9, 255.0


@dataclass(frozen=True)
class DatedRaster:
    """An image as it is offered: `source` is a file or another GDAL source."""

    source: str
    name: str
    local_date: date | None = None


@dataclass(frozen=True)
class ImageryChoice:
    """What was chosen, and how far the two are shifted; None where that could not be told.

    Attributes
    ----------
    notes : tuple of str
        In Chinese: no image before, another season or resolution, a shift of over a pixel.
    """

    choice: PairChoice
    shift: Shift | None = None
    shift_pixel_m: float = 0.0
    notes: tuple[str, ...] = ()


def rasters_in_folder(folder: Path) -> list[DatedRaster]:
    """Images of a folder and its subfolders, dated by their names or else their time tags, in the order of names."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return [DatedRaster(str(path), path.stem, date_in_text(path.stem) or _tagged_date(path)) for path in files]


def _tagged_date(path: Path) -> date | None:
    try:
        with opened(str(path)) as dataset:
            return date_in_text(str(dataset.tags().get("TIFFTAG_DATETIME", "")))
    except UnreadableImage:
        return None


def choose_images(
    rasters: Sequence[DatedRaster],
    ground: Any,
    crs_text: str,
    check_cancelled: Callable[[], None],
    started: date | None = None,
) -> ImageryChoice:
    """The images before and after for parcels.

    Parameters
    ----------
    ground : shapely geometry
        The parcels, metres in `crs_text`.
    started : datetime.date, optional
        As `choose_pair`.
    """
    candidates = []
    for raster in rasters:
        check_cancelled()
        candidates.append(assess(raster, ground, crs_text))
    choice = choose_pair(candidates, started)
    if choice.before is None or choice.after is None:
        return ImageryChoice(choice, notes=choice.notes)
    shift, pixel_m = measure_shift(choice.before, choice.after, ground, crs_text)
    return ImageryChoice(choice, shift, pixel_m, (*choice.notes, *_shift_notes(shift, pixel_m)))


def assess(raster: DatedRaster, ground: Any, crs_text: str) -> ImageCandidate:
    """An image's figures over the parcels and a little around them."""
    candidate = ImageCandidate(raster.name, raster.source, raster.local_date)
    try:
        with opened(raster.source) as dataset:
            pixel_m, outline = ground_pixel_m(dataset, crs_text), footprint(dataset, crs_text)
            white = _white(dataset)
        candidate = replace(candidate, pixel_m=_rounded(pixel_m))
        coverage_pct = 100 * outline.intersection(ground).area / ground.area
        if not coverage_pct:
            return candidate
        grid = ChipGrid.of_pixel(crs_text, _around(ground), max(pixel_m, _span(_around(ground)) / CHIP_PX))
        chip = read_chip(raster.source, grid)
    except UnreadableImage as error:
        return replace(candidate, problem=str(error))
    return replace(
        candidate,
        coverage_pct=coverage_pct,
        nodata_pct=100 * missing_share(chip.valid, grid.inside(outline.intersection(ground))),
        # A cloud is told by its lack of colour, which a grey image cannot show.
        cloud_pct=0.0 if chip.is_grey else 100 * cloud_share(chip.values, chip.valid, white),
        sharpness=sharpness(chip.grey, chip.valid),
    )


def measure_shift(
    before: ImageCandidate, after: ImageCandidate, ground: Any, crs_text: str
) -> tuple[Shift | None, float]:
    """Shift of the image after against that before, outside the parcels, and the pixel that it is counted in."""
    pixel_m = max(before.pixel_m, after.pixel_m)
    x, y = ground.envelope.centroid.coords[0]
    half_m = max(_span(_around(ground)) / 2, pixel_m * SHIFT_PX / 4)
    bounds = (x - half_m, y - half_m, x + half_m, y + half_m)
    grid = ChipGrid.of_pixel(crs_text, bounds, max(pixel_m, 2 * half_m / SHIFT_PX))
    first, second = (read_chip(one.source, grid) for one in (before, after))
    both = first.valid & second.valid & ~grid.inside(ground)
    if both.mean() < 0.25:
        return None, grid.pixel_m
    shift = estimate_shift(first.grey, second.grey, both)
    return (shift if shift.confidence >= load_pair_rule()["least_shift_confidence"] else None), grid.pixel_m


def _shift_notes(shift: Shift | None, pixel_m: float) -> list[str]:
    rule = load_pair_rule()
    if shift is None or shift.length_px <= rule["warn_shift_px"]:
        return []
    values = {"shift_px": format_fixed(shift.length_px, 1), "shift_m": format_fixed(shift.length_px * pixel_m, 1)}
    return [rule["notes"]["shift"].format(**values)]


def _white(dataset: Any) -> float:
    """Value of a white surface: 255 in bytes, else about the brightest that the whole image holds."""
    if dataset.dtypes[0] == "uint8":
        return WHITE_BYTE
    bands = shown_bands(dataset)
    size = (len(bands), min(CHIP_PX, dataset.height), min(CHIP_PX, dataset.width))
    values = dataset.read(list(bands), out_shape=size, masked=True).astype(float)
    found = values.compressed()
    found = found[np.isfinite(found)]
    return float(np.percentile(found, WHITE_PERCENTILE)) if found.size else 0.0


def _around(ground: Any) -> tuple[float, float, float, float]:
    west, south, east, north = ground.bounds
    more = max(AROUND_M, AROUND_SHARE * max(east - west, north - south))
    return west - more, south - more, east + more, north + more


def _span(bounds: tuple[float, float, float, float]) -> float:
    return max(bounds[2] - bounds[0], bounds[3] - bounds[1])


def _rounded(pixel_m: float) -> float:
    return float(f"{pixel_m:.3g}")
