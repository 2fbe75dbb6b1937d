"""Pages of a PDF as pictures, drawn by GDAL's PDF driver, which QGIS brings along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from osgeo import gdal

from ..core.errors import QT_TRANSLATE_NOOP, DependencyError, InputError


def draw_pages(file: Path, folder: Path, dpi: float, progress: Callable[[float], None]) -> list[Path]:
    """One PNG for each page, named by its number.

    Parameters
    ----------
    progress : callable
        Called with the finished fraction after every page; raises to cancel.

    Raises
    ------
    DependencyError
        If this QGIS's GDAL cannot draw PDFs.
    InputError
        If the file is no PDF that can be read.
    """
    if gdal.GetDriverByName("PDF") is None:
        raise DependencyError(
            QT_TRANSLATE_NOOP("landpatrol", "This QGIS cannot draw PDF pages; open the file in a PDF reader instead.")
        )
    count = max(1, len(_open(file, str(file)).GetSubDatasets()))
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    for number in range(1, count + 1):
        picture = folder / f"{file.stem}_{number:03}.png"
        page = _open(file, f"PDF:{number}:{file}", f"DPI={dpi:g}")
        gdal.Translate(str(picture), page, format="PNG", bandList=[1, 2, 3])
        Path(f"{picture}.aux.xml").unlink(missing_ok=True)
        pictures.append(picture)
        progress(number / count)
    return pictures


def _open(file: Path, name: str, *options: str) -> Any:
    try:
        dataset = gdal.OpenEx(name, gdal.OF_RASTER, ["PDF"], list(options))
        reason = gdal.GetLastErrorMsg()
    except RuntimeError as error:  # where GDAL's exceptions are switched on
        dataset, reason = None, str(error)
    if dataset is None:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "{path} cannot be read as a PDF: {reason}."), path=str(file), reason=reason
        )
    return dataset
