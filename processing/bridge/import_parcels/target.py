"""Imported parcels in the coordinate system of the result."""

from __future__ import annotations

from typing import Any

import numpy as np
from pyproj import CRS

from ...core.boundary_txt.findings import Finding
from ...core.errors import QT_TRANSLATE_NOOP, CrsError
from ..features import to_plane
from .model import ImportedParcel


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
