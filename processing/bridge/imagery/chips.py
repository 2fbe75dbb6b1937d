"""Reading a piece of an image on a wanted grid: any CRS, band order, depth, nodata, rotation or control points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
import shapely
import shapely.geometry
from numpy.typing import NDArray

from ...core.errors import CrsError
from ...core.imagery.candidates import load_pair_rule
from ...core.measure.crs_checks import check_datum
from ...core.measure.gauss_plane import crs_from_text

COLOURS = ("red", "green", "blue")
SHRINK = 1.5  # more pixels than this to one of the grid's: averaged, not interpolated
LARGEST_CHIP_PX = 4000


class UnreadableImage(Exception):
    """The image cannot be read; the reason is Chinese, for a list of images."""

    def __init__(self, problem: str) -> None:
        super().__init__(load_pair_rule()["problems"][problem])


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
    def transform(self) -> Any:
        """Affine transformation from pixels to ground."""
        from rasterio.transform import from_bounds

        return from_bounds(*self.bounds, self.width, self.height)

    def inside(self, shape: Any) -> NDArray[np.bool_]:
        """Pixels that the shape touches."""
        from rasterio.features import geometry_mask

        size = (self.height, self.width)
        return geometry_mask([shape], size, self.transform, all_touched=True, invert=True)


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
    """

    values: NDArray[np.float32]
    valid: NDArray[np.bool_]
    is_grey: bool = False

    @property
    def grey(self) -> NDArray[np.float32]:
        """Mean of the bands."""
        return self.values.mean(axis=0)


@contextmanager
def opened(source: str, **options: Any) -> Iterator[Any]:
    """An open dataset that has a place on the ground.

    Raises
    ------
    UnreadableImage
        If it cannot be opened, or has no CRS that can be converted.
    """
    import rasterio
    from rasterio._err import CPLE_BaseError  # what GDAL says while warping; rasterio gives it no public name
    from rasterio.errors import RasterioError

    try:
        with rasterio.open(source, **options) as dataset:
            _check_crs(dataset)
            yield dataset
    except (RasterioError, OSError) as error:
        raise UnreadableImage("cannot_open") from error
    except CPLE_BaseError as error:
        raise UnreadableImage("bad_crs") from error


def _check_crs(dataset: Any) -> None:
    crs = source_crs(dataset)
    if crs is None:
        raise UnreadableImage("no_crs")
    if not dataset.count:
        raise UnreadableImage("no_pixels")
    dataset.read(1, window=((0, 1), (0, 1)))  # a mosaic opens without its files, and fails only here
    try:
        check_datum(crs_from_text(crs.to_wkt()), dataset.name)
    except CrsError as error:
        raise UnreadableImage("bad_crs") from error


def source_crs(dataset: Any) -> Any:
    """The dataset's CRS, or that of its control points; None without either."""
    return dataset.crs or (dataset.gcps[1] if dataset.gcps[0] else None)


def shown_bands(dataset: Any) -> tuple[int, ...]:
    """Bands to show as red, green and blue: by their colours or names, else the first three; one for grey."""
    colours = [colour.name for colour in dataset.colorinterp]
    names = [(text or "").strip().lower() for text in dataset.descriptions]
    for known in (colours, names):
        if all(colour in known for colour in COLOURS):
            return tuple(known.index(colour) + 1 for colour in COLOURS)
    return (1, 2, 3) if dataset.count >= len(COLOURS) else (1,)


def ground_pixel_m(dataset: Any, crs_text: str) -> float:
    """Side of a pixel in the CRS, metres."""
    from rasterio.warp import calculate_default_transform

    sides = dict(zip(("left", "bottom", "right", "top"), dataset.bounds, strict=True))
    place = {"gcps": dataset.gcps[0]} if dataset.crs is None else sides
    transform, _, _ = calculate_default_transform(source_crs(dataset), crs_text, dataset.width, dataset.height, **place)
    return float(abs(transform.a))


def source_transform(dataset: Any) -> Any:
    """Affine transformation from pixels to ground; that of the control points, by least squares, where it has them."""
    from rasterio.transform import from_gcps

    return dataset.transform if dataset.crs else from_gcps(dataset.gcps[0])


def footprint(dataset: Any, crs_text: str) -> Any:
    """The dataset's outline in the CRS, as a shapely geometry."""
    from rasterio.warp import transform_geom

    corners = [(0, 0), (dataset.width, 0), (dataset.width, dataset.height), (0, dataset.height)]
    ring = shapely.Polygon([source_transform(dataset) * corner for corner in corners])
    moved = transform_geom(source_crs(dataset), crs_text, shapely.geometry.mapping(ring))
    return shapely.geometry.shape(moved)


def read_chip(source: str, grid: ChipGrid, bands: Sequence[int] = ()) -> Chip:
    """The piece of an image on the grid, from the overview that suits it.

    Raises
    ------
    UnreadableImage
        As `opened`.
    """
    with opened(source) as dataset:
        ratio = grid.pixel_m / ground_pixel_m(dataset, grid.crs_text)
        wanted = tuple(bands) or shown_bands(dataset)
        factors = dataset.overviews(wanted[0])
    level = max((n for n, factor in enumerate(factors) if factor <= ratio), default=None)
    options = {} if level is None else {"overview_level": level}
    with opened(source, **options) as dataset:
        return _warped(dataset, grid, wanted, ratio / (factors[level] if level is not None else 1))


def _warped(dataset: Any, grid: ChipGrid, bands: Sequence[int], ratio: float) -> Chip:
    from rasterio.enums import ColorInterp, Resampling
    from rasterio.vrt import WarpedVRT

    has_alpha = ColorInterp.alpha in dataset.colorinterp
    options = {"crs": grid.crs_text, "transform": grid.transform, "width": grid.width, "height": grid.height}
    options |= {"src_crs": source_crs(dataset), "add_alpha": not has_alpha}
    if not dataset.crs:
        options["src_transform"] = source_transform(dataset)
    resampling = Resampling.average if ratio > SHRINK else Resampling.bilinear
    with WarpedVRT(dataset, resampling=resampling, **options) as warped:
        values = warped.read(list(bands)).astype(np.float32)
        alpha = warped.read(dataset.colorinterp.index(ColorInterp.alpha) + 1 if has_alpha else warped.count)
    valid = (alpha > 0) & np.isfinite(values).all(axis=0)
    values = np.where(valid, values, 0)
    return Chip(np.repeat(values, 3, axis=0), valid, True) if len(values) == 1 else Chip(values, valid)
