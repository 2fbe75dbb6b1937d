"""Reading all files of an import, each in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import CRS

from ...core.boundary_txt.findings import Finding
from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ...core.measure.crs_checks import check_datum
from .files import file_sha256
from .model import Imported, ImportedFile, ImportRequest, Refused
from .target import in_target
from .txt import read_txt
from .vector import read_vector

TXT_SUFFIX = ".txt"
# Two files of one parcel may be in different zones: the same to the centimetre is the same.
SAME_DECIMALS_M = 2
SAME_DECIMALS_DEG = 7


def import_files(request: ImportRequest, progress: Callable[[float], None]) -> Imported:
    """Read all files.

    Parameters
    ----------
    progress : callable
        Takes the finished fraction; raises `Cancelled`.

    Returns
    -------
    Imported
        With every refused file and its reason.

    Raises
    ------
    InputError
        If no file was refused and yet none holds a polygon.
    """
    files: list[ImportedFile] = []
    refused: list[Refused] = []
    for position, path in enumerate(request.files):
        fraction = position / len(request.files)
        progress(fraction)
        try:
            files.append(_read(path, request, lambda at=fraction: progress(at)))  # type: ignore[misc]
        except InputError as error:
            refused.append(Refused(path, error))
    parcels = [parcel for file in files for parcel in file.parcels]
    if refused and not (request.skip_refused and parcels):
        return Imported(tuple(files), tuple(refused), None)
    if not parcels:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "No polygon was found in {files}; choose files with parcels, or draw the outlines as closed lines.",
            ),
            files="、".join(path.name for path in request.files),
        )
    target = request.target_crs or parcels[0].crs
    check_datum(target, "TARGET_CRS")
    return Imported(tuple(_repeats_told(files, target)), tuple(refused), target)


def _repeats_told(files: Iterable[ImportedFile], target: CRS) -> Iterator[ImportedFile]:
    """Say where a parcel comes a second time from another file: counted twice, it would double the area."""
    first_with: dict[bytes, tuple[Path, str]] = {}
    decimals = SAME_DECIMALS_DEG if target.is_geographic else SAME_DECIMALS_M
    for file in files:
        parcels = []
        for parcel in file.parcels:
            key = _shape_key(in_target(parcel, target)[0], decimals)
            other, code = first_with.setdefault(key, (file.path, parcel.code))
            if other != file.path:
                values = {"code": parcel.code, "other": code, "file": other.name}
                parcel = replace(parcel, findings=(*parcel.findings, Finding("parcel_in_other_file", None, values)))
            parcels.append(parcel)
        yield replace(file, parcels=tuple(parcels))


def _shape_key(geometry: Any, decimals: int) -> bytes:
    """The same for the same ground wherever its rings begin; a broken shape is like none but itself."""
    rounded = shapely.transform(geometry, lambda xy: np.round(xy, decimals))
    return bytes((rounded.normalize() if geometry.is_valid else rounded).wkb)


def _read(path: Path, request: ImportRequest, check_cancelled: Callable[[], None]) -> ImportedFile:
    if not path.exists():
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The file {path} does not exist; choose it again."), path=str(path)
        )
    sha256 = file_sha256(path)
    if path.suffix.lower() == TXT_SUFFIX:
        return read_txt(path, sha256, request, check_cancelled)
    return read_vector(path, sha256, request, check_cancelled)
