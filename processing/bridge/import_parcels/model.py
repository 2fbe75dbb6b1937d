"""What an import is asked, and what it finds in each file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyproj import CRS

from ...core.boundary_txt.findings import Finding
from ...core.errors import InputError


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
