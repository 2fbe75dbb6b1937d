"""Point rows of a parcel into rings: by closing row, ring number and restarting point numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from .findings import Finding
from .model import PointRow
from .numbers import point_number
from .settings import audit_limits

SMALLEST_RING = 3


@dataclass
class BoundaryRing:
    """A ring as it was written.

    Attributes
    ----------
    rows : list of PointRow
        Its corners in order, the closing row and repeated points left out.
    closing : PointRow or None
        The row that repeats the first corner, if the file has it.
    """

    rows: list[PointRow]
    closing: PointRow | None = None
    first_number: int | None = None

    @property
    def is_complete(self) -> bool:
        """Closed, so that the next row begins another ring."""
        return self.closing is not None


def split_rings(rows: Iterable[PointRow]) -> tuple[list[BoundaryRing], list[Finding]]:
    """Rings of one parcel in the order of the file.

    A ring ends at the row that repeats its first point, where the ring number changes, or where the point
    numbers fall back to the ring's first: writers leave out any two of these three.
    """
    rings: list[BoundaryRing] = []
    findings: list[Finding] = []
    for row in rows:
        ring = rings[-1] if rings else None
        if ring is None or not _belongs(ring, row, findings):
            rings.append(BoundaryRing([row], None, point_number(row.name)))
    if any(not ring.is_complete for ring in rings):
        unclosed = next(ring for ring in rings if not ring.is_complete)
        findings.append(Finding("ring_unclosed", unclosed.rows[-1].line))
    return rings, findings


def _belongs(ring: BoundaryRing, row: PointRow, findings: list[Finding]) -> bool:
    """Take the row into the ring if it belongs there."""
    first, last = ring.rows[0], ring.rows[-1]
    if ring.closing is not None:
        repeated = _same_place(ring.closing, row) and row.ring == first.ring and row.name == ring.closing.name
        if repeated:
            findings.append(Finding("closing_repeated", row.line))
        return repeated
    if row.ring != first.ring:
        return False
    if len(ring.rows) >= SMALLEST_RING and _same_place(first, row):
        ring.closing = row
        return True
    if _same_place(last, row):
        findings.append(Finding("duplicate_point", row.line, {"name": row.name[:20], "other": last.name[:20]}))
        return True
    return _takes_numbered(ring, row, findings)


def _takes_numbered(ring: BoundaryRing, row: PointRow, findings: list[Finding]) -> bool:
    if len(ring.rows) >= SMALLEST_RING and _restarts(ring, row):
        first = ring.rows[0]
        gap_m = math.hypot(first.x - row.x, first.y - row.y)
        if gap_m > audit_limits().closing_m:
            return False
        findings.append(Finding("closing_off", row.line, {"gap_m": f"{gap_m:.3f}"}))
        ring.closing = row
        return True
    ring.rows.append(row)
    return True


def _restarts(ring: BoundaryRing, row: PointRow) -> bool:
    """The point numbers had run on and now fall back to the ring's first, or below it."""
    number, last = point_number(row.name), point_number(ring.rows[-1].name)
    first = ring.first_number
    return first is not None and number is not None and last is not None and number <= first < last


def _same_place(a: PointRow, b: PointRow) -> bool:
    return a.x == b.x and a.y == b.y
