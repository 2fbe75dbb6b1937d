"""A boundary-point TXT as imported parcels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ...core.boundary_txt.describe import Description, describe
from ...core.boundary_txt.findings import Finding
from ...core.boundary_txt.parcel_fields import load_parcel_fields
from ...core.boundary_txt.read import BoundaryFile, BoundaryParcel, ReadOptions, read_boundary_txt
from ...core.boundary_txt.rewrite import rewrite
from ...core.errors import InputError
from .files import unreadable
from .model import ImportedFile, ImportedParcel, ImportRequest

FORMAT = "boundary_txt"
# Comparing with the dialect grows with the square of the differences; a county's file is far smaller.
COMPARED_BYTES = 1_000_000
LISTED_TOKENS = 500


def read_txt(
    path: Path, sha256: str, request: ImportRequest, check_cancelled: Callable[[], None]
) -> ImportedFile:  # fmt: skip
    """Read a file and hold it against its own dialect.

    Raises
    ------
    InputError
        With file, line and reason.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    options = ReadOptions(request.crs, request.accept_swapped)
    file = read_boundary_txt(content, path.name, options, check_cancelled)
    description = describe(file)
    parcels = [_parcel(parcel, file) for parcel in file.parcels if parcel.geometry is not None]
    left_out = [finding for parcel in file.parcels if parcel.geometry is None for finding in parcel.findings]
    return ImportedFile(
        path, sha256, FORMAT, tuple(parcels), (description.finding, *file.findings, *left_out),
        _details(file, description, len(content)),
    )  # fmt: skip


def _parcel(parcel: BoundaryParcel, file: BoundaryFile) -> ImportedParcel:
    columns = parcel.columns
    kind, kind_findings = load_parcel_fields().kind("地块用途", columns.use)
    return ImportedParcel(
        geometry=parcel.geometry,
        crs=file.crs,
        code=columns.code,
        name=columns.name,
        kind=kind,
        declared_m2=parcel.declared.area_m2 if parcel.declared else None,
        ellipsoid_m2=parcel.ellipsoid_m2,
        plane_m2=parcel.plane_m2,
        attributes=_attributes(parcel, file),
        source_layer="",
        source_id=f"第{parcel.line}行",
        findings=(*_worth_noting(file.findings), *parcel.findings, *kind_findings),
    )


def _worth_noting(findings: tuple[Finding, ...]) -> list[Finding]:
    """What concerns the whole file and must stay with each of its parcels."""
    return [finding for finding in findings if finding.severity != "info"]


def _attributes(parcel: BoundaryParcel, file: BoundaryFile) -> dict[str, Any]:
    columns = parcel.columns
    values: dict[str, Any] = {
        "界址点数": columns.count, "地块面积": columns.area_text, "地块编号": columns.code, "地块名称": columns.name,
        "记录图形属性": columns.shape, "图幅号": columns.sheet, "地块用途": columns.use, "地类编码": columns.class_code,
    }  # fmt: skip
    if any(columns.extra):
        values["其他列"] = list(columns.extra)
    header = {entry.written_key: entry.value for entry in file.document.entries}
    return values | {"文件头": header}


def _details(file: BoundaryFile, description: Description, size: int) -> dict[str, Any]:
    normalised = file.document.normalised
    details: dict[str, Any] = {
        "dialect": description.as_record(),
        "normalised_count": len(normalised),
        "normalised": [token._asdict() for token in normalised[:LISTED_TOKENS]],
    }
    if size <= COMPARED_BYTES:
        try:
            changes = rewrite(file, description.dialect).changes
        except InputError:  # point parcels, degrees, a meridian of its own: there is no dialect to compare with
            return details
        details["unlike_dialect_count"] = len(changes)
        details["unlike_dialect"] = [vars(change) for change in changes[:LISTED_TOKENS]]
    return details
