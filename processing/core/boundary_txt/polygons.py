"""Rings into polygons: what is a hole and what another part is decided by containment, not by the ring number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..errors import QT_TRANSLATE_NOOP, InputError
from .findings import Finding
from .rings import SMALLEST_RING, BoundaryRing

FloatArray = NDArray[np.float64]


def assemble(rings: Sequence[BoundaryRing], xys: Sequence[FloatArray], file: str) -> tuple[Any, list[Finding]]:
    """The polygon or multipolygon that the rings of one parcel bound.

    Parameters
    ----------
    rings : sequence of BoundaryRing
        For names and line numbers.
    xys : sequence of ndarray, shape (n, 2)
        Easting and northing of each ring's corners, not closed.

    Raises
    ------
    InputError
        A ring with fewer than three corners, one that crosses itself, or two that cross each other.
    """
    shells = [_simple_ring(ring, xy, file) for ring, xy in zip(rings, xys, strict=True)]
    parents = _parents(rings, np.array(shells, dtype=object), file) if len(shells) > 1 else [[]]
    is_hole = [len(around) % 2 == 1 for around in parents]
    parts = []
    for i, shell in enumerate(shells):
        if not is_hole[i]:
            holes = [
                shells[j].exterior for j, around in enumerate(parents) if is_hole[j] and _innermost(around, shells) == i
            ]
            parts.append(shapely.Polygon(shell.exterior, holes))
    geometry = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    if not geometry.is_valid:
        raise _crossing(rings[0].rows[0].line, file, shapely.is_valid_reason(geometry))
    return geometry, _numbering_findings(rings, is_hole)


def _simple_ring(ring: BoundaryRing, xy: FloatArray, file: str) -> Any:
    line = ring.rows[0].line
    if len(xy) < SMALLEST_RING:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: the ring that begins here has {count} distinct points, a ring needs 3; add the"
                " missing point rows or correct the ring numbers.",
            ),
            file=file,
            line=line,
            count=len(xy),
        )
    polygon = shapely.Polygon(xy)
    if polygon.is_valid and polygon.area > 0:
        return polygon
    reason = shapely.is_valid_reason(polygon)
    raise _crossing(_nearest_line(ring, xy, reason), file, reason)


def _nearest_line(ring: BoundaryRing, xy: FloatArray, reason: str) -> int:
    """Line of the point next to the place that GEOS names, e.g. ``Self-intersection[40394750 3686550]``."""
    place = reason.partition("[")[2].rstrip("]").split()
    try:
        at = np.array([float(place[0]), float(place[1])])
    except (IndexError, ValueError):
        return ring.rows[0].line
    return ring.rows[int(np.argmin(np.hypot(*(xy - at).T)))].line


def _crossing(line: int, file: str, reason: str) -> InputError:
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{file}, line {line}: the boundary crosses or touches itself near this point ({reason}), so it bounds no"
            " one area; check the order and the coordinates of the points.",
        ),
        file=file,
        line=line,
        reason=reason,
    )


def _parents(rings: Sequence[BoundaryRing], polygons: NDArray[np.object_], file: str) -> list[list[int]]:
    """For each ring the rings around it."""
    around: list[list[int]] = [[] for _ in polygons]
    inner, outer = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    for i, j in zip(inner.tolist(), outer.tolist(), strict=True):
        if i == j or polygons[i].area > polygons[j].area:
            continue
        if polygons[j].covers(polygons[i]) and not polygons[i].equals(polygons[j]):
            around[i].append(j)
        elif polygons[i].relate_pattern(polygons[j], "T********"):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: the ring that begins here overlaps the one that begins in line {other} without"
                    " lying inside it; correct the points, or give each its own parcel line.",
                ),
                file=file,
                line=rings[i].rows[0].line,
                other=rings[j].rows[0].line,
            )
    return around


def _innermost(around: list[int], polygons: Sequence[Any]) -> int:
    return min(around, key=lambda index: polygons[index].area)


def _numbering_findings(rings: Sequence[BoundaryRing], is_hole: list[bool]) -> list[Finding]:
    """Where the ring numbers say something else than the geometry, or nothing."""
    findings = []
    numbers = [ring.rows[0].ring for ring in rings]
    for i, ring in enumerate(rings):
        line = ring.rows[0].line
        if i and is_hole[i] and numbers[i] == numbers[i - 1]:
            findings.append(Finding("hole_by_geometry", line, {"ring": numbers[i]}))
        elif i and not is_hole[i]:
            findings.append(Finding("part_by_geometry", line, {"ring": numbers[i]}))
        elif i == 0 and is_hole[i]:
            findings.append(Finding("hole_first", line))
    return findings
