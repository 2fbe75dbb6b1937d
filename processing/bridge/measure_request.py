"""What a measuring run is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..core.measure.areas import AreaMethod
from ..core.rules.class_scheme import ClassScheme
from ..core.rules.major_case import MajorCaseRule
from .layers import LayerSource


@dataclass(frozen=True)
class MeasureRequest:
    """Everything that a measuring run is asked.

    Attributes
    ----------
    class_field : str
        Field of `land_use` that holds the class code.
    position_error : str
        Number of metres, field name or expression.
    """

    parcels: LayerSource
    scheme: ClassScheme
    rule: MajorCaseRule
    method: AreaMethod = AreaMethod.ELLIPSOID
    land_use: LayerSource | None = None
    class_field: str = "DLBM"
    basic_farmland: LayerSource | None = None
    approved_land: Sequence[LayerSource] = ()
    net_of_ridges: bool = True
    kind_field: str = "kind"
    position_error: str = "1.0"
