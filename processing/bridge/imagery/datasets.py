"""An image as a file: whether it can be used, its bands, and where it lies on the ground."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ...core.errors import CrsError
from ...core.imagery.candidates import load_pair_rule
from ...core.measure.crs_checks import check_datum
from ...core.measure.gauss_plane import crs_from_text

COLOURS = ("red", "green", "blue")
OUTLINE_POINTS, LARGEST_IMAGE_M = 16, 1_000_000.0

Bounds = tuple[float, float, float, float]
Points = NDArray[np.floating]
Move = Callable[[Points], Points]


class UnreadableImage(Exception):
    """The image cannot be read; the reason is Chinese, for a list of images."""

    def __init__(self, problem: str) -> None:
        super().__init__(load_pair_rule()["problems"][problem])
        self.problem = problem


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
            _check(dataset)
            yield dataset
    except (RasterioError, OSError, UnicodeError) as error:  # a name in bytes of another code page is no text
        raise UnreadableImage("cannot_open") from error
    except CPLE_BaseError as error:
        raise UnreadableImage("bad_crs") from error


def _check(dataset: Any) -> None:
    crs = source_crs(dataset)
    if crs is None:
        raise UnreadableImage("no_crs")
    if not dataset.count:
        raise UnreadableImage("no_pixels")
    try:
        check_datum(crs_from_text(crs.to_wkt()), dataset.name)
    except CrsError as error:
        raise UnreadableImage("bad_crs") from error


def source_crs(dataset: Any) -> Any:
    """The dataset's CRS, or that of its control points; None without either."""
    return dataset.crs or (dataset.gcps[1] if dataset.gcps[0] else None)


def source_transform(dataset: Any) -> Any:
    """Affine transformation from pixels to ground; that of the control points, by least squares, where it has them."""
    from rasterio.transform import from_gcps

    return dataset.transform if dataset.crs else from_gcps(dataset.gcps[0])


def shown_bands(dataset: Any) -> tuple[int, ...]:
    """Bands to show as red, green and blue: by their colours or names, else the first three; one for grey."""
    colours = [colour.name for colour in dataset.colorinterp]
    names = [(text or "").strip().lower() for text in dataset.descriptions]
    for known in (colours, names):
        if all(colour in known for colour in COLOURS):
            return tuple(known.index(colour) + 1 for colour in COLOURS)
    return (1, 2, 3) if dataset.count >= len(COLOURS) else (1,)


def palette(dataset: Any) -> Any:
    """Colours of a paletted image, shape (entries, 4): red, green, blue and alpha of each value; None for others."""
    if dataset.colorinterp[0].name != "palette":
        return None
    entries = dataset.colormap(1)
    colours = np.zeros((max(entries) + 1, 4), np.uint8)
    colours[list(entries)] = list(entries.values())
    return colours


def ground_pixel_m(dataset: Any, crs_text: str, x: float, y: float) -> float:
    """Side of a pixel in the CRS at a place there, metres: the root of its area, whatever way the image is turned."""
    from rasterio.crs import CRS

    if source_crs(dataset) == CRS.from_user_input(crs_text):
        return float(abs(source_transform(dataset).determinant) ** 0.5)
    corner = _to_pixels(dataset, crs_text)(np.array([[x, y]]))
    first, right, down = _to_ground(dataset, crs_text)(corner + np.array([[0, 0], [1, 0], [0, 1]]))
    area_m2 = abs(np.linalg.det(np.stack([right - first, down - first])))
    if not np.isfinite(area_m2) or area_m2 <= 0:
        raise UnreadableImage("bad_crs")
    return float(f"{area_m2**0.5:.6g}")  # what follows from it must not hang on the last bits of a conversion


def covered_part(dataset: Any, ground: Any, crs_text: str) -> Any:
    """What of the ground lies inside the image's outline, in the ground's CRS.

    The ground is taken to the image and not the outline to the ground, which an image of half the world would not
    survive.
    """
    in_pixels = shapely.transform(ground, _to_pixels(dataset, crs_text))
    if not np.isfinite(shapely.total_bounds(in_pixels)).all():
        raise UnreadableImage("bad_crs")
    image = shapely.box(0, 0, dataset.width, dataset.height)
    if image.covers(in_pixels):
        return ground
    if not image.intersects(shapely.box(*in_pixels.bounds)):
        return shapely.Polygon()  # far away the shape may be torn
    return shapely.transform(shapely.intersection(image, in_pixels), _to_ground(dataset, crs_text))


def ground_extent(dataset: Any, crs_text: str) -> Bounds | None:
    """xmin, ymin, xmax, ymax of the outline in the CRS; None for one that reaches beyond it, as one of the world."""
    from rasterio._err import CPLE_BaseError

    right, down = float(dataset.width), float(dataset.height)
    outline = shapely.segmentize(shapely.box(0, 0, right, down), max(right, down) / OUTLINE_POINTS)
    try:
        corners = _to_ground(dataset, crs_text)(shapely.get_coordinates(outline))
    except CPLE_BaseError:
        return None
    if not np.isfinite(corners).all() or np.ptp(corners, axis=0).max() > LARGEST_IMAGE_M:
        return None
    (west, south), (east, north) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return west, south, east, north


def moved_bounds(bounds: Bounds, crs_text: str, other: str) -> Bounds | None:
    """Bounds in another CRS; None where they cannot be converted."""
    from rasterio._err import CPLE_BaseError
    from rasterio.errors import RasterioError
    from rasterio.warp import transform_bounds

    try:
        west, south, east, north = transform_bounds(crs_text, other, *bounds)
    except (CPLE_BaseError, RasterioError, ValueError):
        return None
    return west, south, east, north


def check_pixels_near(dataset: Any, x: float, y: float, crs_text: str) -> None:
    """Read the pixel nearest to a place: a mosaic opens without its files, and fails only here."""
    ((column, row),) = _to_pixels(dataset, crs_text)(np.array([[x, y]]))
    if not np.isfinite([column, row]).all():
        raise UnreadableImage("bad_crs")
    left, top = int(np.clip(column, 0, dataset.width - 1)), int(np.clip(row, 0, dataset.height - 1))
    dataset.read(1, window=((top, top + 1), (left, left + 1)))


def _to_pixels(dataset: Any, crs_text: str) -> Move:
    affine = ~source_transform(dataset)
    return lambda xy: _placed(affine, _converted(xy, crs_text, source_crs(dataset)))


def _to_ground(dataset: Any, crs_text: str) -> Move:
    affine = source_transform(dataset)
    return lambda xy: _converted(_placed(affine, xy), source_crs(dataset), crs_text)


def _converted(xy: Points, crs: Any, other: Any) -> Points:
    from rasterio.crs import CRS
    from rasterio.warp import transform

    if CRS.from_user_input(crs) == CRS.from_user_input(other):
        return xy
    return np.column_stack(transform(crs, other, xy[:, 0], xy[:, 1])[:2])


def _placed(affine: Any, xy: Points) -> Points:
    x, y = xy.T
    return np.column_stack([affine.a * x + affine.b * y + affine.c, affine.d * x + affine.e * y + affine.f])
