"""A boundary-point TXT as parcels with geometry, and everything that was found on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from ..measure.crs_checks import check_extent
from .audit import DeclaredArea, areas_m2, audit_area, audit_count
from .axes import Axes, tell_axes
from .findings import Finding
from .model import BoundaryDocument
from .parcel_columns import ParcelColumns, read_columns
from .polygons import assemble
from .reference_system import choose_crs, points_of, read_statement
from .rings import BoundaryRing, split_rings
from .syntax import parse


@dataclass(frozen=True)
class ReadOptions:
    """What a user may say about a file.

    Attributes
    ----------
    crs : pyproj.CRS or None
        Coordinate system, for a file that does not tell.
    accept_swapped : bool
        Take a file whose easting stands first.
    """

    crs: CRS | None = None
    accept_swapped: bool = False


@dataclass(frozen=True)
class BoundaryParcel:
    """One parcel.

    Attributes
    ----------
    line : int
        Line of its parcel line.
    columns : ParcelColumns
    rings : tuple of BoundaryRing
        As written.
    row_count : int
        Point rows under the parcel line.
    geometry : shapely Polygon or MultiPolygon
        Easting and northing in the file's `crs`; None for a point or line parcel.
    ellipsoid_m2, plane_m2 : float
        Computed areas, unrounded; nan without geometry.
    declared : DeclaredArea or None
    findings : tuple of Finding
    """

    line: int
    columns: ParcelColumns
    rings: tuple[BoundaryRing, ...]
    row_count: int
    geometry: Any
    ellipsoid_m2: float
    plane_m2: float
    declared: DeclaredArea | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class BoundaryFile:
    """A file that was read.

    Attributes
    ----------
    document : BoundaryDocument
        Its tokens.
    crs : pyproj.CRS
    axes : Axes
    parcels : tuple of BoundaryParcel
    findings : tuple of Finding
        About the file as a whole; each parcel has its own.
    """

    document: BoundaryDocument
    crs: CRS
    axes: Axes
    parcels: tuple[BoundaryParcel, ...]
    findings: tuple[Finding, ...]


def read_boundary_txt(
    content: bytes,
    file: str,
    options: ReadOptions | None = None,
    check_cancelled: Callable[[], None] = lambda: None,
) -> BoundaryFile:
    """Read and audit a file.

    Parameters
    ----------
    content : bytes
        The whole file.
    file : str
        Name for messages.

    Raises
    ------
    InputError
        With file, line and reason, for everything that cannot be read without guessing.
    """
    options = options or ReadOptions()
    document = parse(content, file, check_cancelled)
    statement = read_statement(document)
    xy, lines = points_of(document)
    axes = tell_axes(xy, lines, file, options.accept_swapped)
    crs, crs_findings = choose_crs(document, statement, axes, options.crs)
    _check_place(crs, axes, file)
    drafts = _drafts(document, axes, check_cancelled)
    parcels = _measured(drafts, crs)
    findings = [*document.findings, *statement.findings, *crs_findings, *_file_findings(document, axes, parcels)]
    return BoundaryFile(document, crs, axes, tuple(parcels), tuple(findings))


def _check_place(crs: CRS, axes: Axes, file: str) -> None:
    e, n = axes.eastings, axes.northings
    check_extent(crs, (float(e.min()), float(n.min()), float(e.max()), float(n.max())), file)


def _drafts(document: BoundaryDocument, axes: Axes, check_cancelled: Callable[[], None]) -> list[BoundaryParcel]:
    """Parcels with geometry, not yet measured."""
    drafts = []
    for number, block in enumerate(document.blocks, 1):
        check_cancelled()
        columns, findings = read_columns(block.head)
        rings, ring_findings = split_rings(block.rows)
        if not columns.code:
            columns = replace(columns, code=str(number))
            findings.append(Finding("parcel_unnamed", block.head.line, {"code": number}))
        geometry = None
        if columns.shape == "面":
            geometry, polygon_findings = assemble(rings, [_ring_xy(ring, axes) for ring in rings], document.file)
            findings += ring_findings + polygon_findings
            findings += audit_count(columns.count, rings, len(block.rows), block.head.line)
        else:
            findings.append(Finding("not_area", block.head.line, {"code": columns.code, "shape": columns.shape}))
        drafts.append(
            BoundaryParcel(
                block.head.line, columns, tuple(rings), len(block.rows), geometry, np.nan, np.nan, None, tuple(findings)
            )
        )
    return drafts


def _ring_xy(ring: BoundaryRing, axes: Axes) -> NDArray[np.float64]:
    """Easting and northing of a ring's corners."""
    xy = np.array([(row.x, row.y) for row in ring.rows])
    return xy if axes.swapped else xy[:, ::-1]


def _measured(drafts: list[BoundaryParcel], crs: CRS) -> list[BoundaryParcel]:
    with_area = [i for i, parcel in enumerate(drafts) if parcel.geometry is not None]
    if not with_area:
        return drafts
    ellipsoid_m2, plane_m2 = areas_m2([drafts[i].geometry for i in with_area], crs)
    for i, ellipsoid, plane in zip(with_area, ellipsoid_m2.tolist(), plane_m2.tolist(), strict=True):
        parcel = drafts[i]
        declared, findings = audit_area(parcel.columns.area_text, ellipsoid, plane, parcel.line)
        drafts[i] = replace(
            parcel, ellipsoid_m2=ellipsoid, plane_m2=plane, declared=declared, findings=(*parcel.findings, *findings)
        )
    return drafts


def _file_findings(document: BoundaryDocument, axes: Axes, parcels: list[BoundaryParcel]) -> list[Finding]:
    findings = []
    if axes.swapped:
        findings.append(Finding("axes_swapped", axes.first_line))
    if document.normalised:
        count = len({token.line for token in document.normalised})
        findings.append(Finding("normalised", None, {"count": count}))
    repeated = Counter(parcel.columns.code for parcel in parcels)
    findings += [Finding("code_repeated", None, {"code": c, "count": n}) for c, n in repeated.items() if n > 1]
    first_with: dict[bytes, str] = {}
    for parcel in parcels:
        if parcel.geometry is not None:
            other = first_with.setdefault(parcel.geometry.normalize().wkb, parcel.columns.code)
            if other != parcel.columns.code:
                findings.append(
                    Finding("parcel_repeated", parcel.line, {"code": parcel.columns.code, "other": other})
                )  # fmt: skip
    return findings
