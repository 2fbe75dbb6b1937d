"""What measuring takes: parcels, reference layers, and how to measure. Plain data in the plane of the parcels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pyproj import CRS

from ..measure.areas import AreaMethod
from ..rules.class_scheme import ClassScheme
from ..rules.criminal_line import (
    CriminalLine,
    load_criminal_line,
)
from ..rules.major_case import MajorCaseRule
from .ground import (
    ReferencePolygons,
)


@dataclass(frozen=True)
class ParcelInput:
    """One parcel as it comes in.

    Attributes
    ----------
    geometry : shapely polygon or multipolygon, or None
        In the plane of measuring; None if it cannot be measured, then `problem` says why (in Chinese).
    kind : str
        Value of the kind field; `exploration` and `mining` mean mineral.
    position_error_m : float
        Position error of the boundary.
    advice : str
        What to do if the error band leaves a test in doubt (in Chinese).
    """

    fid: int
    geometry: Any
    kind: str = ""
    position_error_m: float = 1.0
    problem: str = ""
    notes: tuple[str, ...] = ()
    advice: str = ""


@dataclass(frozen=True)
class References:
    """Reference layers in the plane of the parcels; None where a layer was not given.

    `basic_farmland_covers` tells for each parcel whether the layer reaches it at all.
    """

    land_use: ReferencePolygons | None = None
    basic_farmland: ReferencePolygons | None = None
    basic_farmland_covers: Sequence[bool] = ()
    approved_land: ReferencePolygons | None = None


@dataclass(frozen=True)
class MeasureOptions:
    """How to measure: plane, method, rules.

    Attributes
    ----------
    list_below_m2 : float
        Pieces below this are listed by themselves.
    """

    plane: CRS
    method: AreaMethod
    scheme: ClassScheme
    rule: MajorCaseRule
    net_of_ridges: bool = True
    criminal: CriminalLine = field(default_factory=load_criminal_line)
    list_below_m2: float = 1.0
