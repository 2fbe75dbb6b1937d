"""What a measuring run is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..core.measure.areas import AreaMethod
from ..core.rules.class_scheme import ClassScheme
from ..core.rules.criminal_line import CriminalLine, load_criminal_line
from ..core.rules.major_case import MajorCaseRule
from ..core.rules.position_sources import PositionSources, load_position_sources
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
    source_field : str
        Field of `parcels` that tells how the boundary was made, where `position_error` gives nothing.
    local_transform : str
        Local parameters for layers on Xi'an 1980 or Beijing 1954.
    list_below_m2 : float
        Pieces below this are listed by themselves.
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
    source_field: str = "source"
    local_transform: str = ""
    list_below_m2: float = 1.0
    position_sources: PositionSources = field(default_factory=load_position_sources)
    criminal: CriminalLine = field(default_factory=load_criminal_line)
