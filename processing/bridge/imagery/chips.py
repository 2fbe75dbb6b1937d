"""Reading a piece of an image on a wanted grid: any CRS, band order, depth, nodata, rotation or control points."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .datasets import covered_part, ground_pixel_m, opened, palette, shown_bands, source_crs, source_transform

SHRINK = 1.5  # more pixels than this to one of the grid's: averaged, not interpolated
LARGEST_CHIP_PX = 4000
MOST_HALF_TRANSPARENT = 0.5  # of the pixels of a real alpha band: they are clear but for soft edges
LEAST_COLLAR = 0.01  # of a chip


@dataclass(frozen=True)
class ChipGrid:
    """Where and how finely a chip is read.

    Attributes
    ----------
    crs_text : str
        Authority code or WKT of a projected CRS in metres.
    bounds : tuple of float
        xmin, ymin, xmax, ymax.
    """

    crs_text: str
    bounds: tuple[float, float, float, float]
    width: int
    height: int

    @classmethod
    def of_pixel(cls, crs_text: str, bounds: tuple[float, float, float, float], pixel_m: float) -> ChipGrid:
        """The grid of pixels of about a size; coarser where the chip would grow too large."""
        west, south, east, north = bounds
        pixel_m = max(pixel_m, (east - west) / LARGEST_CHIP_PX, (north - south) / LARGEST_CHIP_PX)
        return cls(crs_text, bounds, max(1, ceil((east - west) / pixel_m)), max(1, ceil((north - south) / pixel_m)))

    @property
    def pixel_m(self) -> float:
        """Side of a pixel."""
        return (self.bounds[2] - self.bounds[0]) / self.width

    @property
    def centre(self) -> tuple[float, float]:
        """Middle of the bounds."""
        west, south, east, north = self.bounds
        return (west + east) / 2, (south + north) / 2

    @property
    def transform(self) -> Any:
        """Affine transformation from pixels to ground."""
        from rasterio.transform import from_bounds

        return from_bounds(*self.bounds, self.width, self.height)

    def inside(self, shape: Any, by_centre: bool = False) -> NDArray[np.bool_]:
        """Pixels that the shape touches, or those whose centre it holds."""
        from rasterio.features import geometry_mask

        size = (self.height, self.width)
        return geometry_mask([shape], size, self.transform, all_touched=not by_centre, invert=True)


@dataclass(frozen=True)
class Chip:
    """A piece of an image.

    Attributes
    ----------
    values : ndarray of float32, shape (3, rows, columns)
        Red, green, blue; thrice the same for a grey image.
    valid : ndarray of bool, shape (rows, columns)
    is_grey : bool
        The image has one band only.
    is_whole_numbers : bool
    """

    values: NDArray[np.float32]
    valid: NDArray[np.bool_]
    is_grey: bool = False
    is_whole_numbers: bool = False

    @property
    def grey(self) -> NDArray[np.float32]:
        """Mean of the bands."""
        return self.values.mean(axis=0)

    @property
    def rounding_variance(self) -> float:
        """Variance of the grey values that comes from being whole numbers."""
        return self.is_whole_numbers / 12 / (1 if self.is_grey else 3)


def read_chip(source: str, grid: ChipGrid) -> Chip:
    """The piece of an image on the grid, from the overview that suits it.

    Raises
    ------
    UnreadableImage
        As `opened`.
    """
    with opened(source) as dataset:
        ratio = grid.pixel_m / ground_pixel_m(dataset, grid.crs_text, *grid.centre)
        factors = dataset.overviews(shown_bands(dataset)[0])
    level = max((n for n, factor in enumerate(factors) if factor <= ratio), default=None)
    options = {} if level is None else {"overview_level": level}
    with opened(source, **options) as dataset:
        return _warped(dataset, grid, ratio / (factors[level] if level is not None else 1))


def _warped(dataset: Any, grid: ChipGrid, ratio: float) -> Chip:
    from rasterio.enums import ColorInterp, Resampling
    from rasterio.vrt import WarpedVRT

    colours, bands = palette(dataset), shown_bands(dataset)
    has_alpha = ColorInterp.alpha in dataset.colorinterp
    options = {"crs": grid.crs_text, "transform": grid.transform, "width": grid.width, "height": grid.height}
    options |= {"src_crs": source_crs(dataset), "add_alpha": not has_alpha}
    if not dataset.crs:
        options["src_transform"] = source_transform(dataset)
    smooth = Resampling.average if ratio > SHRINK else Resampling.bilinear
    with WarpedVRT(dataset, resampling=smooth if colours is None else Resampling.nearest, **options) as warped:
        read = warped.read(list(bands))
        alpha = warped.read(dataset.colorinterp.index(ColorInterp.alpha) + 1 if has_alpha else warped.count)
    is_opaque = has_alpha and _is_data(alpha)
    if is_opaque:
        alpha = grid.inside(covered_part(dataset, shapely.box(*grid.bounds), grid.crs_text), by_centre=True)
    if colours is not None:
        *read, opaque = np.moveaxis(colours[np.minimum(read[0], len(colours) - 1)], -1, 0)
        read, alpha = np.stack(read), (alpha > 0) & (opaque > 0)
    values = read.astype(np.float32)
    valid = (alpha > 0) & np.isfinite(values).all(axis=0)
    is_whole = read.dtype.kind in "iu"
    if is_whole and not is_opaque:
        valid &= ~_collar(~read.any(axis=0) & valid)
    values = np.where(valid, values, 0)
    is_grey = len(values) == 1
    return Chip(np.repeat(values, 3, axis=0) if is_grey else values, valid, is_grey, is_whole)


def _is_data(alpha: NDArray[Any]) -> bool:
    """Whether a band said to be transparency is none: a fourth band of bytes (infrared) is marked so by its writer."""
    there = alpha[alpha > 0]
    return bool(there.size) and float((there < there.max()).mean()) > MOST_HALF_TRANSPARENT


def _collar(black: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Wholly black ground, more than a shadow: the rim of a mosaic whose maker declared no value for no data."""
    from rasterio.features import sieve

    least_px = max(16, int(LEAST_COLLAR * black.size))
    if black.sum() < least_px:
        return np.zeros_like(black)
    return black & (sieve(black.astype(np.uint8), least_px) > 0)
