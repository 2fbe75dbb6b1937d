"""From dated rasters to the pair that is shown: each read around the parcels, measured, and chosen by the rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...core.imagery.candidates import date_in_text, load_pair_rule
from ...core.imagery.choose_pair import PairChoice, choose_pair
from ...core.imagery.registration import Shift
from ...core.units import format_fixed
from .assess import DatedRaster, assess
from .datasets import UnreadableImage, opened
from .shift import measure_shift
from .tiles import with_tiles_joined

SUFFIXES = {".tif", ".tiff", ".vrt", ".jp2", ".img"}


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
    for raster in with_tiles_joined(rasters, ground, crs_text):
        check_cancelled()
        candidates.append(assess(raster, ground, crs_text))
    choice = choose_pair(candidates, started)
    if choice.before is None or choice.after is None:
        return ImageryChoice(choice, notes=choice.notes)
    shift, pixel_m = measure_shift(choice.before, choice.after, ground, crs_text)
    return ImageryChoice(choice, shift, (*choice.notes, *_shift_notes(shift, pixel_m)))


def _shift_notes(shift: Shift | None, pixel_m: float) -> list[str]:
    rule = load_pair_rule()
    if shift is None or shift.length_px <= rule["warn_shift_px"]:
        return []
    values = {"shift_px": format_fixed(shift.length_px, 1), "shift_m": format_fixed(shift.length_px * pixel_m, 1)}
    return [rule["notes"]["shift"].format(**values)]
