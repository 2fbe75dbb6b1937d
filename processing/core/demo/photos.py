"""Invented site photos: a drawn scene with a caption, and real EXIF position, direction and time."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageDraw, ImageFilter, ImageFont

FONT = Path(__file__).parents[3] / "styles" / "fonts" / "LandPatrolSansSC-Regular.ttf"
WIDTH, HEIGHT = 1280, 960
HORIZON = 400


@dataclass(frozen=True)
class PhotoPlace:
    """Where, when and which way a photo is taken; `taken_at` is local wall-clock time."""

    lon_deg: float
    lat_deg: float
    azimuth_deg: float
    taken_at: datetime


def photo_jpeg(place: PhotoPlace, caption: list[str], seed: int) -> bytes:
    """A JPEG of an invented building site, the same for the same arguments."""
    rng = np.random.default_rng(seed)
    picture = _scene(rng).filter(ImageFilter.GaussianBlur(1.2))
    _write_caption(picture, caption)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80, exif=_exif(place))
    return out.getvalue()


def _scene(rng: np.random.Generator) -> Image.Image:
    rows = np.linspace(0, 1, HEIGHT)[:, None, None]
    sky = np.array([150, 185, 220]) * (1 - rows) + np.array([215, 225, 230]) * rows
    ground = np.array([150, 128, 96]) + rng.normal(0, 12, (HEIGHT, WIDTH, 1)) * (0.5 + rows)
    pixels = np.where(np.arange(HEIGHT)[:, None, None] < HORIZON, sky + np.zeros((HEIGHT, WIDTH, 1)), ground)
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    for x in range(0, WIDTH, 26):
        height = int(rng.integers(14, 40))
        draw.ellipse((x, HORIZON - height, x + 40, HORIZON + 8), fill=(70, 95, 60))
    for _ in range(3):
        left, width, height = (int(rng.integers(*limits)) for limits in ((40, 950), (160, 300), (70, 150)))
        draw.rectangle((left, HORIZON - height, left + width, HORIZON + 40), fill=(186, 190, 196), outline=(90, 90, 95))
        draw.rectangle((left, HORIZON - height - 16, left + width, HORIZON - height), fill=(58, 96, 160))
    for _ in range(14):
        x, y = int(rng.integers(0, WIDTH)), int(rng.integers(HORIZON + 90, HEIGHT - 120))
        size = int(rng.integers(20, 90))
        draw.polygon([(x - size, y), (x, y - size // 2), (x + size, y)], fill=(120, 104, 80))
    return picture


def _write_caption(picture: Image.Image, caption: list[str]) -> None:
    font = ImageFont.truetype(str(FONT), 34)
    draw = ImageDraw.Draw(picture, "RGBA")
    top = HEIGHT - 20 - 46 * len(caption)
    draw.rectangle((0, top - 12, WIDTH, HEIGHT), fill=(0, 0, 0, 130))
    for number, line in enumerate(caption):
        draw.text((28, top + 46 * number), line, font=font, fill=(255, 255, 255, 255))


def _degrees(value: float) -> tuple[float, float, float]:
    whole = int(value)
    minutes = int((value - whole) * 60)
    return float(whole), float(minutes), round((value - whole - minutes / 60) * 3600, 4)


def _exif(place: PhotoPlace) -> Image.Exif:
    exif = Image.Exif()
    stamp = place.taken_at.strftime("%Y:%m:%d %H:%M:%S")
    exif[ExifTags.Base.DateTime] = stamp
    exif[ExifTags.Base.Make] = "LandPatrol"
    exif[ExifTags.Base.Model] = "sample"
    exif[ExifTags.IFD.Exif] = {
        ExifTags.Base.DateTimeOriginal: stamp,
        ExifTags.Base.OffsetTimeOriginal: "+08:00",
    }
    exif[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: _degrees(place.lat_deg),
        ExifTags.GPS.GPSLongitudeRef: "E",
        ExifTags.GPS.GPSLongitude: _degrees(place.lon_deg),
        ExifTags.GPS.GPSImgDirectionRef: "T",
        ExifTags.GPS.GPSImgDirection: place.azimuth_deg,
    }
    return exif
