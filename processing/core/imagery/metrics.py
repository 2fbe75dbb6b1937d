"""What an image chip is worth: cloud, sharpness, gaps. With numpy alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

CLOUD_LEVEL = 0.78  # of the white level: the darkest band of a cloud is brighter
CLOUD_COLOUR = 0.16  # a cloud's bands differ by less than this part of the brightest
RIM_PX, RIM_LEVEL, SHARP_RIM = 2, 0.65, 0.5  # so far outside a thing, this part of its rim is this dark
BURNT_OUT = 0.5
CLOUD_HALF_WIDTH_PX = 1  # brighter things narrower than a few pixels are roofs and roads
NOISE = 1e-9
TILE_PX = 16
FLATTER_TILES, SHARPER_TILES = 50, 75  # percentiles
LEAST_CONTRAST = 4  # times that of rounding, for a tile to tell anything

Chip = NDArray[np.floating]
Mask = NDArray[np.bool_]


def cloud_share(chip: Chip, valid: Mask, white: float, inside: Mask | None = None, tells_rims: bool = False) -> float:
    """Part of the valid pixels that look like cloud: bright, colourless, not small, and not sharply bounded.

    Parameters
    ----------
    chip : ndarray of float, shape (bands, rows, columns)
        One band (grey) or three.
    white : float
        Value of a white surface.
    inside : ndarray of bool, shape (rows, columns), optional
        The parcels: the part of them counts where it is larger than that of the whole chip.
    tells_rims : bool
        The pixels are small enough for a cloud's rim to be soft over several: what is sharply bounded, as a roof or a
        concrete yard, is then no cloud.
    """
    if not valid.any() or white <= 0:
        return 0.0
    low, high = chip.min(axis=0) / white, chip.max(axis=0) / white
    bright = valid & (low >= CLOUD_LEVEL) & (high - low <= CLOUD_COLOUR * np.maximum(high, NOISE))
    cloud = grown(_shrunk(bright))
    if tells_rims:
        cloud = _without_things(cloud, low, valid)
    areas = [valid, valid & inside] if inside is not None else [valid]
    return max(float((cloud & area).sum() / area.sum()) for area in areas if area.any())


def _without_things(bright: Mask, level: Chip, valid: Mask) -> Mask:
    """The bright patches without those that end within two pixels; one that is burnt out may as well be a cloud."""
    labels, clouds = patches(bright), np.zeros_like(bright)
    for label in np.unique(labels[bright]):
        patch = labels == label
        rim = grown(patch, RIM_PX) & ~grown(patch, RIM_PX - 1) & valid
        is_sharp = rim.any() and (level[rim] < RIM_LEVEL).mean() >= SHARP_RIM
        if not is_sharp or (level[patch] >= 1).mean() > BURNT_OUT:
            clouds |= patch
    return clouds


def patches(mask: Mask) -> NDArray[np.int64]:
    """A number for each connected patch of a mask, 0 outside; corners connect."""
    labels = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    while True:
        wider = labels
        for axis in (0, 1):
            ahead, behind = (np.roll(wider, step, axis) for step in (1, -1))
            np.moveaxis(ahead, axis, 0)[0] = 0
            np.moveaxis(behind, axis, 0)[-1] = 0
            wider = np.maximum(wider, np.maximum(ahead, behind))
        # A patch's pixel may take the number of the pixel whose number it bears: long ways become short.
        wider = np.where(mask, wider, 0)
        jumped = np.where(mask, np.concatenate([[0], wider.ravel()])[wider], 0)
        if np.array_equal(jumped, labels):
            return labels
        labels = jumped


def _shrunk(mask: Mask) -> Mask:
    return ~grown(~mask)


def grown(mask: Mask, reach: int = CLOUD_HALF_WIDTH_PX) -> Mask:
    """Each true pixel with its neighbours up to `reach` pixels away."""
    padded = np.pad(mask, reach)
    rows, columns = mask.shape
    wider = np.zeros_like(mask)
    for down in range(2 * reach + 1):
        for right in range(2 * reach + 1):
            wider |= padded[down : down + rows, right : right + columns]
    return wider


def sharpness(grey: Chip, valid: Mask, rounding_variance: float = 0.0) -> float:
    """How much of the contrast between pixels three apart is there between neighbours already.

    A sharp image has about 0.5 to 0.9, one blurred over several pixels less than 0.42, whatever its contrast. It is
    that of the sharper ones among the tiles that show something, for the soft rim of one cloud would outweigh all the
    rest. A chip without contrast counts as
    sharp: nothing can be said against it.

    Parameters
    ----------
    rounding_variance : float
        Of the grey values, from being whole numbers: in a smooth field that would pass for detail.
    """
    whole = _tiles(valid).all(axis=1)
    tiles = _tiles(grey)[whole].reshape(-1, TILE_PX, TILE_PX)
    near, far = (_step_variance(tiles, distance) - 2 * rounding_variance for distance in (1, 3))
    telling = far > max(LEAST_CONTRAST * 2 * rounding_variance, NOISE)
    if not telling.any():
        return 1.0
    telling &= far >= np.percentile(far[telling], FLATTER_TILES)  # in a flat field there is little but noise
    ratios = np.sqrt(np.maximum(near[telling], 0) / far[telling])
    return float(np.percentile(ratios, SHARPER_TILES))


def _tiles(values: NDArray[Any]) -> NDArray[Any]:
    """The array in square tiles, one a row; what is left over at the edges is dropped."""
    down, right = (side // TILE_PX for side in values.shape)
    cut = values[: down * TILE_PX, : right * TILE_PX].reshape(down, TILE_PX, right, TILE_PX)
    return cut.swapaxes(1, 2).reshape(down * right, TILE_PX * TILE_PX)


def _step_variance(tiles: Chip, distance: int) -> Chip:
    """Variance of the steps between pixels that far apart, down and to the right, of each tile."""
    down, right = tiles[:, distance:] - tiles[:, :-distance], tiles[:, :, distance:] - tiles[:, :, :-distance]
    steps = [step.reshape(len(tiles), TILE_PX * (TILE_PX - distance)) for step in (down, right)]
    return np.asarray(np.concatenate(steps, axis=1).var(axis=1))


def missing_share(valid: Mask, inside: Mask) -> float:
    """Part of the pixels `inside` that hold no data."""
    return float((inside & ~valid).sum() / inside.sum()) if inside.any() else 0.0
