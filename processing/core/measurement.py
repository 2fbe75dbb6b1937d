"""The result of measuring one parcel: what `measure_parcels` writes and the report prints.

All areas are square metres on the ellipsoid unless the method says otherwise, and unrounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """How a figure stands to its line (DESIGN §4)."""

    OVER = "over"
    DOUBT = "doubt"
    UNDER = "under"


TEST_NAMES = ("total", "cultivated", "basic_farmland")


@dataclass(frozen=True)
class ThresholdTest:
    """One figure against its line.

    Attributes
    ----------
    name : {'total', 'cultivated', 'basic_farmland'}
    area_m2 : float or None
        The recorded figure; None where the layer was not given or does not reach the parcel (未套合).
    line_m2 : float
        The threshold; the figure must be strictly over it (超过).
    margin_m2 : float or None
        ``area_m2 - line_m2``.
    band_m2 : float or None
        Perimeter of the tested ground x position error.
    open_m2 : float
        Ground that could still count towards the figure: unclassified, or classified in conflict.
    verdict : Verdict
    """

    name: str
    area_m2: float | None
    line_m2: float
    margin_m2: float | None
    band_m2: float | None
    open_m2: float
    verdict: Verdict

    @property
    def is_over_recorded(self) -> bool:
        """The recorded figure alone is strictly over its line."""
        return self.margin_m2 is not None and self.margin_m2 > 0


@dataclass(frozen=True)
class BreakdownRow:
    """Ground of one class inside one parcel.

    Attributes
    ----------
    layer : {'land_use', 'basic_farmland', 'approved_land'}
    class_code : str
        Empty for ground without a class, ``conflict`` for ground with several.
    gross_m2, net_m2 : float
        Before and after the field ridges (田坎) are taken off.
    """

    layer: str
    class_code: str
    class_name: str
    gross_m2: float
    net_m2: float


@dataclass(frozen=True)
class Overlap:
    """Two polygons of one layer that lie over each other inside a parcel; plane area."""

    layer: str
    first_fid: int
    second_fid: int
    area_m2: float


@dataclass(frozen=True)
class SmallPiece:
    """A piece of a breakdown below the stated minimum: counted all the same, and listed."""

    layer: str
    class_code: str
    area_m2: float


@dataclass(frozen=True)
class ParcelMeasurement:
    """Figures, tests and verdict of one parcel; `None` figures were not measured (未套合).

    Attributes
    ----------
    cultivated_min_m2, cultivated_max_m2 : float or None
        Cultivated ground without and with the ground in conflict that a cultivated class claims.
    basic_farmland_cultivated_m2, other_cultivated_m2 : float or None
        Cultivated ground (by land use) inside and outside basic farmland; net or gross as the tested figure.
    criminal_reached : bool or None
        The criminal line is reached by the recorded figures; None where that is not known.
    """

    parcel_fid: int
    total_m2: float | None
    plane_m2: float | None
    approved_m2: float | None
    illegal_m2: float | None
    cultivated_m2: float | None
    cultivated_gross_m2: float | None
    basic_farmland_m2: float | None
    basic_farmland_gross_m2: float | None
    unclassified_m2: float | None
    conflict_m2: float | None
    tests: dict[str, ThresholdTest]
    verdict: Verdict
    is_major: bool
    reasons: str
    breakdown: tuple[BreakdownRow, ...] = ()
    notes: tuple[str, ...] = field(default=())
    cultivated_min_m2: float | None = None
    cultivated_max_m2: float | None = None
    basic_farmland_cultivated_m2: float | None = None
    other_cultivated_m2: float | None = None
    criminal_reached: bool | None = None
    criminal_reasons: str = ""
    small_pieces: tuple[SmallPiece, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
