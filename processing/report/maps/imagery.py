"""The images before and after: two chips of the same extent, grid and stretch, drawn side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsMultiBandColorRenderer, QgsRasterLayer

from ...bridge.imagery.chips import Chip, ChipGrid, read_chip
from ...bridge.imagery.choose_images import ImageryChoice
from ...bridge.imagery.datasets import UnreadableImage, ground_pixel_m, opened
from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ...core.figures import FigureRecord, make_record
from ...core.files import cannot_write
from ...core.imagery.candidates import ImageCandidate, load_pair_rule
from ...core.imagery.stretch import joint_limits, to_bytes
from ..content.wording import chinese_date
from .coverage import filled, is_partial
from .scale import Bounds, SheetFrame

MM_PER_INCH = 25.4
BYTE_LIMITS = (0.0, 255.0)  # ready to look at, and drawn alike on the other sheets: stretched, they turn garish


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


def image_pair(made: ImageryChoice) -> ImagePair | None:
    """The pair for the map set; None where no two images could be chosen."""
    choice = made.choice
    if choice.before is None or choice.after is None:
        return None
    others = [one.candidate for one in choice.rejected if one.reason == "same_day"]
    return ImagePair(
        _pair_image(choice.before, others),
        _pair_image(choice.after, others),
        made.notes,
        tuple(note_figures("map/before_after", made.notes)),
    )


def note_figures(leaf: str, notes: Sequence[str]) -> list[FigureRecord]:
    """Records of notes that hold figures of images."""
    numbered = [note for note in notes if any(char.isdigit() for char in note)]
    return [make_record(f"{leaf}/note/{n}", note, "text", "image_property") for n, note in enumerate(numbered, start=1)]


def _pair_image(chosen: ImageCandidate, others: Sequence[ImageCandidate]) -> PairImage:
    below = sorted((one for one in others if one.local_date == chosen.local_date), key=lambda one: one.pixel_m)
    dated = chinese_date(chosen.local_date) if chosen.local_date else ""
    return PairImage((chosen.source, *(one.source for one in below)), chosen.name, dated)


def draw_pair(
    pair: ImagePair,
    extent: Bounds,
    crs: QgsCoordinateReferenceSystem,
    frame: SheetFrame,
    dpi: int,
    folder: Path,
    leaf: str,
) -> tuple[list[QgsRasterLayer], list[bool]]:
    """Layers of the two chips, before and after, written into `folder`, and whether each is blank in part.

    Raises
    ------
    InputError
        If an image cannot be read.
    OutputError
        If a chip cannot be written.
    """
    crs_text = crs.authid() or crs.toWkt()
    grid = ChipGrid.of_pixel(crs_text, extent, _pixel_m(pair, crs_text, extent, frame, dpi))
    chips = [_filled(image.sources, grid) for image in (pair.before, pair.after)]
    blank = [~chip.valid for chip in chips]
    if all(_is_byte(image.sources[0]) for image in (pair.before, pair.after)):
        limits = BYTE_LIMITS
        blank = [one | filled(np.moveaxis(chip.values, 0, -1)) for one, chip in zip(blank, chips, strict=True)]
    else:
        low, high = load_pair_rule()["stretch_percentiles"]
        limits = joint_limits([chip.values for chip in chips], [chip.valid for chip in chips], (low, high))
    layers = []
    for name, chip in zip(("before", "after"), chips, strict=True):
        file = folder / f"{leaf.replace('/', '_')}_{name}.tif"
        _write(file, to_bytes(chip.values, limits), chip.valid, grid)
        layers.append(_layer(file, name))
    return layers, [is_partial(~one) for one in blank]


def _pixel_m(pair: ImagePair, crs_text: str, extent: Bounds, frame: SheetFrame, dpi: int) -> float:
    """As fine as the finer image, but no finer than the printer."""
    paper_m = (extent[2] - extent[0]) / (frame.width_mm / MM_PER_INCH * dpi)
    finest_m = min(_source_pixel_m(image.sources[0], crs_text, extent) for image in (pair.before, pair.after))
    return max(paper_m, finest_m)


def _is_byte(source: str) -> bool:
    with opened(source) as dataset:
        return bool(dataset.dtypes[0] == "uint8")


def _source_pixel_m(source: str, crs_text: str, extent: Bounds) -> float:
    try:
        with opened(source) as dataset:
            return ground_pixel_m(dataset, crs_text, (extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2)
    except UnreadableImage as error:
        raise cannot_read(source, error) from error


def cannot_read(source: str, error: UnreadableImage) -> InputError:
    """The error for a chosen image that cannot be read any more."""
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol", "The image {path} cannot be read: {reason}. Check the file, or choose another."
        ),
        path=source,
        reason=str(error),
    )


def _filled(sources: Sequence[str], grid: ChipGrid) -> Chip:
    """The finest image, with the coarser ones of its day where it holds nothing."""
    try:
        chip = read_chip(sources[0], grid)
        for source in sources[1:]:
            if chip.valid.all():
                break
            below = read_chip(source, grid)
            chip = Chip(np.where(chip.valid, chip.values, below.values), chip.valid | below.valid)
    except UnreadableImage as error:
        raise cannot_read(sources[0], error) from error
    return chip


def _write(file: Path, values: Any, valid: Any, grid: ChipGrid) -> None:
    import rasterio
    from rasterio.enums import ColorInterp
    from rasterio.errors import RasterioError

    size = {"width": grid.width, "height": grid.height, "transform": grid.transform, "crs": grid.crs_text}
    try:
        with rasterio.open(file, "w", driver="GTiff", count=4, dtype="uint8", **size) as target:
            target.colorinterp = [ColorInterp.red, ColorInterp.green, ColorInterp.blue, ColorInterp.alpha]
            target.write(values, [1, 2, 3])
            target.write((valid * 255).astype("uint8"), 4)
    except (RasterioError, OSError) as error:
        raise cannot_write(file, str(error)) from error


def _layer(file: Path, name: str) -> QgsRasterLayer:
    """The chip as it is: its stretch is the pair's, not QGIS's."""
    options = QgsRasterLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsRasterLayer(str(file), name, "gdal", options)
    renderer = QgsMultiBandColorRenderer(layer.dataProvider(), 1, 2, 3)
    renderer.setAlphaBand(4)
    layer.setRenderer(renderer)
    return layer
