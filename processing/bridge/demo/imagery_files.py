"""Imagery of the sample county as GeoTIFFs, one VRT per date and pixel size."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osgeo import gdal

from ...core.demo.landscape import EPSG
from ...core.files import cannot_write
from .project import IMAGERY_GROUP, Entry

if TYPE_CHECKING:
    from ...core.demo.county import DemoCounty
    from ...core.demo.imagery import Painter
    from ...core.demo.windows import Window

FOLDER = "imagery"
INVENTED = "示意"
THREADS = 2
BAND_ROWS = 512
Progress = Callable[[float], None]
COMPRESSION = {
    "compress": "JPEG",
    "photometric": "YCBCR",
    "jpeg_quality": 85,
    "tiled": True,
    "blockxsize": 256,
    "blockysize": 256,
}


def pixel_name(pixel_m: float) -> str:
    """Pixel size for a file name, without a point: QGIS would take the layer's name to end there."""
    return f"{pixel_m:g}米" if pixel_m >= 1 else f"{pixel_m * 100:g}厘米"


def write_imagery(folder: Path, county: DemoCounty, seed: int, progress: Progress) -> list[Entry]:
    """Paint and write all pictures; returns their entries for the project.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    from ...core.demo.imagery import Painter
    from ...core.demo.windows import imagery_settings, mosaic_window, parcel_windows

    painter = Painter(county, seed)
    windows = [mosaic_window(county), *parcel_windows(county)]
    files = _paint_all(folder / FOLDER, painter, windows, progress)
    entries = []
    for date in reversed(imagery_settings()["dates"]):
        for kind, pixel in (("sharp", imagery_settings()["pixel_m"]), ("mosaic", imagery_settings()["mosaic_pixel_m"])):
            sources = [
                path for path, (day, is_mosaic) in files.items() if day == date and is_mosaic == (kind == "mosaic")
            ]
            vrt = folder / FOLDER / f"影像_{date.replace('-', '')}_{pixel_name(pixel)}_{INVENTED}.vrt"
            _write_vrt(vrt, sources, with_alpha=kind == "sharp")
            title = f"{date} 影像 {pixel:g}米({INVENTED})"
            entries.append(Entry(str(vrt), title, (IMAGERY_GROUP, date), True, 20_000.0 if kind == "sharp" else 0.0))
    return entries


def _paint_all(
    folder: Path, painter: Painter, windows: list[Window], progress: Progress
) -> dict[Path, tuple[str, bool]]:
    """Paint in threads, since numpy and GDAL leave the interpreter free meanwhile."""
    files: dict[Path, tuple[str, bool]] = {}
    cancelled: list[bool] = []
    pool = ThreadPoolExecutor(THREADS)
    pending: set[Future[dict[Path, tuple[str, bool]]]] = {
        pool.submit(_paint_window, folder, painter, window, cancelled) for window in windows
    }
    try:
        while pending:
            done, pending = wait(pending, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in done:
                files |= future.result()
            progress(1 - len(pending) / len(windows))
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        cancelled.append(True)
        pool.shutdown(wait=True, cancel_futures=True)
    return files


def _paint_window(
    folder: Path, painter: Painter, window: Window, cancelled: list[bool]
) -> dict[Path, tuple[str, bool]]:
    """One window on all dates."""
    from ...core.demo.windows import bands, imagery_settings

    is_mosaic = window.pixel_m >= imagery_settings()["mosaic_pixel_m"]
    files: dict[Path, tuple[str, bool]] = {}
    targets = {}
    try:
        for date in imagery_settings()["dates"]:
            day = date.replace("-", "")
            place = folder / day
            place.mkdir(parents=True, exist_ok=True)
            path = place / f"影像_{day}_{'全域' if is_mosaic else window.name}_{INVENTED}.tif"
            targets[date] = _open(path, window, date)
            files[path] = (date, is_mosaic)
        for first, band in bands(window, BAND_ROWS):
            if cancelled:
                break
            ground = painter.ground(band)
            relief = painter.relief(band, ground)
            for date, target in targets.items():
                _write_band(target, painter.paint(band, ground, relief, date), first)
    finally:
        for target in targets.values():
            if is_mosaic and not cancelled:
                target.build_overviews([2, 4, 8, 16])
            target.close()
    return files


def _open(path: Path, window: Window, date: str) -> Any:
    import rasterio
    from rasterio.transform import from_origin

    target = rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=window.width,
        height=window.height,
        count=3,
        dtype="uint8",
        crs=f"EPSG:{EPSG}",
        transform=from_origin(window.west_m, window.north_m, window.pixel_m, window.pixel_m),
        **COMPRESSION,
    )
    target.update_tags(
        TIFFTAG_IMAGEDESCRIPTION="示意数据,纯属虚构: 由程序生成的影像",
        TIFFTAG_DATETIME=f"{date.replace('-', ':')} 10:30:00",
    )
    return target


def _write_band(target: Any, image: Any, first_row: int) -> None:
    from rasterio.windows import Window as Part

    part = Part(0, first_row, image.shape[2], image.shape[1])
    target.write(image, window=part)


def _write_vrt(path: Path, sources: list[Path], with_alpha: bool) -> None:
    """A mosaic with paths relative to itself; with an alpha band it is clear between its pictures."""
    gdal.UseExceptions()
    options = gdal.BuildVRTOptions(addAlpha=with_alpha)
    vrt = gdal.BuildVRT(str(path), [str(source) for source in sorted(sources)], options=options)
    if vrt is None:
        raise cannot_write(path, gdal.GetLastErrorMsg())
    vrt.SetMetadataItem("DESCRIPTION", "示意数据,纯属虚构")
    vrt.FlushCache()
