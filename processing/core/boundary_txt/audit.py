"""Declared against computed: areas on the ellipsoid and in the plane, numbers of points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from ..measure.areas import AreaMethod, polygon_areas_m2
from ..measure.gauss_plane import is_gauss_plane, transformer
from ..measure.plane_choice import choose_planes
from ..units import format_fixed, m2_to_ha, m2_to_mu
from .findings import Finding
from .numbers import AREA_UNITS_M2, declared_area
from .rings import BoundaryRing
from .settings import audit_limits

UNIT_NAMES = {"ha": "公顷", "m2": "平方米", "mu": "亩"}


@dataclass(frozen=True)
class DeclaredArea:
    """A declared area and what it was taken for."""

    area_m2: float
    unit: str
    unit_written: bool


def areas_m2(geometries: Sequence[Any], crs: CRS) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Official ellipsoid area and plane area of polygons, each in its Gauss plane.

    Parameters
    ----------
    geometries : sequence of shapely polygons or multipolygons
        In `crs`.

    Returns
    -------
    ellipsoid_m2, plane_m2 : ndarray, shape (n,)

    Raises
    ------
    CrsError
        If they lie outside China.
    """
    import shapely

    array = np.array(geometries, dtype=object)
    if is_gauss_plane(crs):
        return polygon_areas_m2(array, crs), polygon_areas_m2(array, crs, AreaMethod.PLANE)
    ellipsoid, plane = np.zeros(len(array)), np.zeros(len(array))
    for i, zone in enumerate(choose_planes(array, crs, AreaMethod.ELLIPSOID)):
        move = transformer(crs, zone)
        moved = shapely.transform(array[i], lambda xy, move=move: np.column_stack(move.transform(xy[:, 0], xy[:, 1])))
        ellipsoid[i], plane[i] = polygon_areas_m2(moved, zone)[0], moved.area
    return ellipsoid, plane


def take_declared(text: str, computed_m2: float, candidates: Sequence[str] = ("ha", "m2")) -> DeclaredArea | None:
    """A declared area in square metres; a missing unit is the one of `candidates` nearest to the computed area."""
    read = declared_area(text)
    if read is None or read[0] <= 0:
        return None
    value, unit = read
    if unit is not None:
        return DeclaredArea(value * AREA_UNITS_M2[unit], unit, True)
    if computed_m2 <= 0:
        return DeclaredArea(value * AREA_UNITS_M2[candidates[0]], candidates[0], False)
    nearest = min(candidates, key=lambda name: abs(math.log(value * AREA_UNITS_M2[name] / computed_m2)))
    return DeclaredArea(value * AREA_UNITS_M2[nearest], nearest, False)


def differs(declared_m2: float, computed_m2: float) -> bool:
    """More apart than either limit of the audit allows."""
    limits, gap_m2 = audit_limits(), abs(declared_m2 - computed_m2)
    return gap_m2 > limits.area_difference_pct / 100 * computed_m2 or m2_to_mu(gap_m2) > limits.area_difference_mu


def audit_area(
    text: str,
    ellipsoid_m2: float,
    plane_m2: float,
    line: int | None,
    candidates: Sequence[str] = ("ha", "m2"),
) -> tuple[DeclaredArea | None, list[Finding]]:
    """Hold a declared area against both computed ones."""
    if not text.strip():
        return None, []
    declared = take_declared(text, ellipsoid_m2, candidates)
    if declared is None:
        return None, [Finding("area_unreadable", line, {"text": text[:20]})]
    findings = []
    if not declared.unit_written and declared.unit != candidates[0]:
        findings.append(Finding("area_unit_taken", line, {"text": text[:20], "unit": UNIT_NAMES[declared.unit]}))
    off_ellipsoid, off_plane = differs(declared.area_m2, ellipsoid_m2), differs(declared.area_m2, plane_m2)
    if off_ellipsoid or off_plane:
        values = _difference_values(declared.area_m2, ellipsoid_m2, plane_m2)
        findings.append(Finding("area_differs", line, values | {"verdict": _verdict(off_ellipsoid, off_plane)}))
    return declared, findings


def _verdict(off_ellipsoid: bool, off_plane: bool) -> str:
    if off_ellipsoid and off_plane:
        return "与两者均不符"
    return "与平面面积相符" if off_ellipsoid else "与椭球面积相符"


def _difference_values(declared_m2: float, ellipsoid_m2: float, plane_m2: float) -> dict[str, str]:
    return {
        "declared": format_fixed(m2_to_ha(declared_m2), 4),
        "ellipsoid": format_fixed(m2_to_ha(ellipsoid_m2), 4),
        "plane": format_fixed(m2_to_ha(plane_m2), 4),
        "ellipsoid_mu": format_fixed(m2_to_mu(declared_m2 - ellipsoid_m2), 4),
        "plane_mu": format_fixed(m2_to_mu(declared_m2 - plane_m2), 4),
    }


def counting_habit(count: int | None, rings: Sequence[BoundaryRing], row_count: int) -> str | None:
    """`closing` if the declared number counts the closing rows, `corners` if not, None if neither fits."""
    corners = sum(len(ring.rows) for ring in rings)
    if count is None:
        return None
    if count == corners:
        return "corners"
    return "closing" if count in (row_count, corners + len(rings)) else None


def audit_count(count: int | None, rings: Sequence[BoundaryRing], row_count: int, line: int) -> list[Finding]:
    """Hold a declared number of points against both habits of counting."""
    if count is None or counting_habit(count, rings, row_count):
        return []
    corners = sum(len(ring.rows) for ring in rings)
    return [Finding("count_differs", line, {"declared": count, "rows": row_count, "corners": corners})]
