"""Parcels from files of any kind into one layer, with what was repaired, doubted or refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import CRS

from ..core.boundary_txt.findings import Finding
from ..core.errors import QT_TRANSLATE_NOOP, CrsError, InputError
from ..core.measure.crs_checks import check_datum
from .features import to_plane

TXT_SUFFIX = ".txt"
SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
CHUNK = 1 << 20
# Two files of one parcel may be in different zones: the same to the centimetre is the same.
SAME_DECIMALS_M = 2
SAME_DECIMALS_DEG = 7


@dataclass(frozen=True)
class ImportRequest:
    """What the user asked for.

    Attributes
    ----------
    files : tuple of Path
    crs : pyproj.CRS or None
        Of files that do not tell their own.
    target_crs : pyproj.CRS or None
        Of the result; None for the first file's.
    encoding : str
        Of shapefile attribute tables; empty to find it out.
    accept_swapped : bool
        Take boundary-point TXT with the easting first.
    skip_refused : bool
        Import the other files when one is refused.
    """

    files: tuple[Path, ...]
    crs: CRS | None = None
    target_crs: CRS | None = None
    encoding: str = ""
    accept_swapped: bool = False
    skip_refused: bool = False


@dataclass(frozen=True)
class ImportedParcel:
    """A parcel as its file has it.

    Attributes
    ----------
    geometry : shapely Polygon or MultiPolygon
        In `crs`.
    attributes : dict
        Everything the source says of it.
    declared_m2, ellipsoid_m2, plane_m2 : float or None
    source_id : str
        Feature id, or ``第12行`` of a text file.
    """

    geometry: Any
    crs: CRS
    code: str
    name: str
    kind: str
    declared_m2: float | None
    ellipsoid_m2: float | None
    plane_m2: float | None
    attributes: dict[str, Any]
    source_layer: str
    source_id: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ImportedFile:
    """A file that was read.

    Attributes
    ----------
    details : dict
        More about it for the report: dialect, normalised tokens.
    """

    path: Path
    sha256: str
    format: str
    parcels: tuple[ImportedParcel, ...]
    findings: tuple[Finding, ...]
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    """A file that was not imported, and why."""

    path: Path
    error: InputError


@dataclass(frozen=True)
class Imported:
    """Result of an import; geometries of all parcels are still in their own CRS.

    Attributes
    ----------
    crs : pyproj.CRS or None
        Of the layer to be made; None if the files refused leave nothing to be made.
    """

    files: tuple[ImportedFile, ...]
    refused: tuple[Refused, ...]
    crs: CRS | None


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
        from .import_parcels_txt import read_txt

        return read_txt(path, sha256, request, check_cancelled)
    from .import_parcels_vector import read_vector

    return read_vector(path, sha256, request, check_cancelled)


def in_target(parcel: ImportedParcel, target: CRS) -> tuple[Any, list[Finding]]:
    """The parcel's shape in the CRS of the result, and what that took.

    Raises
    ------
    CrsError
        If a point has no place there.
    """
    if parcel.crs == target:
        return parcel.geometry, []
    moved = to_plane(np.array([parcel.geometry], dtype=object), parcel.crs, target)[0]
    if not np.isfinite(moved.bounds).all():
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The parcel {code} cannot be brought from {source} to {target}: it lies outside that system's reach;"
                " choose another TARGET_CRS.",
            ),
            code=parcel.code,
            source=crs_name(parcel.crs),
            target=crs_name(target),
        )
    names = {"source": crs_name(parcel.crs), "target": crs_name(target)}
    findings = [Finding("reprojected", None, names)]
    if _datum(parcel.crs) != _datum(target):
        findings.append(Finding("datum_identity", None, names))
    return moved, findings


def _datum(crs: CRS) -> Any:
    return crs.geodetic_crs.datum if crs.geodetic_crs else None


def crs_name(crs: CRS) -> str:
    """Authority code, else the name."""
    authority = crs.to_authority()
    return ":".join(authority) if authority else str(crs.name)


def file_sha256(path: Path) -> str:
    """SHA-256 of a file; of several that make one source, of the list of their names and hashes.

    A shapefile is its .shp, .shx, .dbf, .prj and .cpg; a GeoPackage has a journal while it is open; a file geodatabase is everything in its folder but locks.
    """
    members = list(_members(path))
    if members == [path]:
        return _sha256(path)
    listing = "".join(f"{member.name} {_sha256(member)}\n" for member in members)
    return hashlib.sha256(listing.encode()).hexdigest()


def _members(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() != ".lock")
    elif path.suffix.lower() == ".shp":
        yield from shapefile_parts(path)
    elif path.suffix.lower() == ".gpkg":
        yield from geopackage_parts(path)
    else:
        yield path


def shapefile_parts(path: Path) -> list[Path]:
    """The files of a shapefile that matter, whatever the case of their suffixes."""
    same_stem = (p for p in path.parent.iterdir() if p.stem == path.stem and p.suffix.lower() in SHAPEFILE_PARTS)
    return sorted(same_stem, key=lambda p: p.suffix.lower())


def geopackage_parts(path: Path) -> list[Path]:
    """A GeoPackage and, where edits are not yet in it, its journal."""
    journal = path.with_name(path.name + "-wal")
    return [path, journal] if journal.is_file() and journal.stat().st_size else [path]


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(CHUNK):
                digest.update(block)
    except OSError as error:
        raise unreadable(path, error) from error
    return digest.hexdigest()


def unreadable(path: Path, error: OSError | str) -> InputError:
    """The error for a file that cannot be opened."""
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else error
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{path} cannot be read: {reason}; check that you may open it and that it is whole.",
        ),
        path=str(path),
        reason=reason,
    )
