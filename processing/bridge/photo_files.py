"""Photo files: what they are, their checksum, and their EXIF by Pillow."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.evidence import exif
from ..core.evidence.check import PhotoFacts
from ..core.evidence.rules import EvidenceRules
from ..core.files import sha256_of
from ..core.optional import require

# Where their values are text, numbers or rationals, and where they stand.
MAIN_TAGS = ("DateTime", "Software")
EXIF_TAGS = (
    "DateTimeOriginal",
    "DateTimeDigitized",
    "OffsetTime",
    "OffsetTimeOriginal",
    "OffsetTimeDigitized",
)
GPS_TAGS = (
    "GPSLatitude",
    "GPSLatitudeRef",
    "GPSLongitude",
    "GPSLongitudeRef",
    "GPSImgDirection",
    "GPSImgDirectionRef",
    "GPSDateStamp",
    "GPSTimeStamp",
)


class BrokenPhotoError(Exception):
    """The file is no picture, whatever it is called."""


def photo_format(path: Path) -> str:
    """The extension in lower case, without its dot."""
    return path.suffix.lower().removeprefix(".")


def is_photo(path: Path, rules: EvidenceRules) -> bool:
    """Whether the name says that it is a photo, readable here or not."""
    return photo_format(path) in {*rules.readable, *rules.unreadable}


def photos_in(folder: Path, rules: EvidenceRules) -> list[Path]:
    """Photos of a folder and its subfolders, in the order of their names.

    Raises
    ------
    InputError
        If the folder is not there or holds none.
    """
    if not folder.is_dir():
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "There is no folder {folder}; choose the one that holds the photos."),
            folder=str(folder),
        )
    found = sorted(path for path in folder.rglob("*") if path.is_file() and is_photo(path, rules))
    if not found:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The folder {folder} holds no photos (looked for: {formats})."),
            folder=str(folder),
            formats=", ".join((*rules.readable, *rules.unreadable)),
        )
    return found


def read_photo(path: Path, rules: EvidenceRules) -> PhotoFacts:
    """What a photo says of itself.

    Raises
    ------
    BrokenPhotoError
        If a format that can be read here cannot be read after all.
    OSError
        If the file cannot be opened.
    """
    sha256, kind = sha256_of(path), photo_format(path)
    if kind in rules.unreadable:
        return PhotoFacts(path.name, sha256, kind, is_readable=False)
    values, gps, has_exif = _tags(path)
    return PhotoFacts(
        path.name,
        sha256,
        kind,
        has_exif,
        True,
        exif.position(gps),
        exif.direction(gps),
        exif.taken(values, gps, rules.zone),
        exif.satellite_time(gps),
        exif.text_of(values.get("Software")),
    )


def _tags(path: Path) -> tuple[dict[str, Any], dict[str, Any], bool]:
    """Main and EXIF values, GPS values, and whether there are any at all."""
    image_library, tags = require("PIL.Image"), require("PIL.ExifTags")
    try:
        with image_library.open(path) as picture:
            found = picture.getexif()
            detail, gps = found.get_ifd(tags.IFD.Exif), found.get_ifd(tags.IFD.GPSInfo)
            values = _named(found, MAIN_TAGS, tags.Base) | _named(detail, EXIF_TAGS, tags.Base)
            return values, _named(gps, GPS_TAGS, tags.GPS), bool(found)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError) as error:
        # Pillow says OSError for a file that is no picture, SyntaxError for one that is cut off.
        if not path.is_file():
            raise
        raise BrokenPhotoError(str(error)) from error


def _named(found: Any, names: Iterable[str], codes: Any) -> dict[str, Any]:
    return {name: found[codes[name]] for name in names if codes[name] in found}
