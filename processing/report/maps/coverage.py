"""How far images cover a sheet: by what they draw, so that pixels without data and clear ones count as blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsRasterLayer,
    QgsRasterProjector,
    QgsRectangle,
)

from .scale import Bounds

CELLS = 48  # looked at along each side of a sheet
MOST_BLANK_SHARE = 0.002
LEAST_FILL_SHARE = 0.02  # less of white or black may be roofs or shadows
FILL_TOLERANCE = 10  # compression and overviews blur a fill


def covering(
    images: Sequence[QgsRasterLayer],
    extent: Bounds,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> tuple[list[QgsRasterLayer], bool]:
    """Those of the images, from the top down, that are to be seen, and whether they leave a part of the sheet blank."""
    blank, seen = np.ones((CELLS, CELLS), dtype=bool), []
    for image in images:
        drawn = drawn_cells(image, extent, crs, context)
        if (drawn & blank).any():
            seen.append(image)
            blank &= ~drawn
        if not is_partial(~blank):
            break
    return seen, is_partial(~blank)


def is_partial(drawn: NDArray[np.bool_]) -> bool:
    """Whether enough is blank to be noticed."""
    return float(1 - drawn.mean()) > MOST_BLANK_SHARE


def leaves_blank(shapes: Iterable[Any], extent: Bounds) -> bool:
    """The same of polygons cut to the sheet that do not lie over each other."""
    west, south, east, north = extent
    return bool(sum(shape.area for shape in shapes) < (1 - MOST_BLANK_SHARE) * (east - west) * (north - south))


def drawn_cells(
    image: QgsRasterLayer,
    extent: Bounds,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> NDArray[np.bool_]:
    """Cells of the sheet on which the image draws something."""
    projector: Any = QgsRasterProjector()
    projector.setInput(image.renderer())
    projector.setCrs(image.crs(), crs, context)
    block = projector.block(1, QgsRectangle(*extent), CELLS, CELLS)
    pixels = np.frombuffer(bytes(block.data()), dtype=np.uint8)
    if pixels.size != CELLS * CELLS * 4:
        return np.zeros((CELLS, CELLS), dtype=bool)
    cells = pixels.reshape(CELLS, CELLS, 4)
    return (cells[:, :, 3] > 0) & ~filled(cells[:, :, :3])


def filled(colours: NDArray[Any]) -> NDArray[np.bool_]:
    """Where an image is plain white or black over a wide ground: what many fill their rims with.

    Parameters
    ----------
    colours : ndarray, shape (rows, columns, 3), of 0 to 255
    """
    found = np.zeros(colours.shape[:2], dtype=bool)
    for tone in (0, 255):
        plain = (abs(colours.astype(float) - tone) <= FILL_TOLERANCE).all(axis=2)
        if plain.mean() > LEAST_FILL_SHARE:
            found |= plain
    return found
