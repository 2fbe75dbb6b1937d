"""Areas of all grounds of a share, measured at once and closed on their wholes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..measure.areas import polygon_areas_m2
from .divide import ParcelGround
from .inputs import MeasureOptions

# Below this only the arithmetic differs; an exact figure stays exact.
LEAST_CLOSED_M2 = 1e-6
# Parts may miss their whole by this share at most to be adjusted to it.
WIDEST_CLOSURE = 1e-5


class GroundAreas:
    """Areas of all geometries of a run, measured in one call and looked up by identity."""

    def __init__(self, grounds: Sequence[ParcelGround], options: MeasureOptions) -> None:
        shapes = list({id(shape): shape for g in grounds for shape in self._shapes(g)}.values())
        measured = polygon_areas_m2(np.array(shapes, dtype=object), options.plane, options.method)
        self._by_id = {id(shape): float(area) for shape, area in zip(shapes, measured, strict=True)}
        self._keep = shapes  # an id is only good while its object lives
        for ground in grounds:
            self._close(ground)

    def _close(self, g: ParcelGround) -> None:
        """Make the parts add up to the whole (平差).

        The 70 m rule puts its points elsewhere on a side that was cut, so parts miss their whole by some mm² to
        cm²; without this a parcel that is all 耕地 could print more 耕地 than ground.
        """
        if not g.approved.is_empty:
            self._scale_to(self.of(g.parcel.geometry), [g.approved, g.illegal])
        for ground in (g.land_use, g.basic_farmland):
            if ground is not None:
                parts = [ground.conflict, ground.unclassified, *(piece.geometry for piece in ground.pieces)]
                self._scale_to(self.of(g.illegal), parts)

    def _scale_to(self, whole_m2: float, parts: list[Any]) -> None:
        found = {id(shape): self.of(shape) for shape in parts}
        sum_m2 = sum(found.values())
        # A larger gap is no matter of rounding: leave it to be seen.
        if LEAST_CLOSED_M2 < abs(whole_m2 - sum_m2) <= WIDEST_CLOSURE * whole_m2:
            self._by_id.update({key: area_m2 * whole_m2 / sum_m2 for key, area_m2 in found.items()})

    def _shapes(self, g: ParcelGround) -> list[Any]:
        shapes = [g.parcel.geometry, g.approved, g.illegal, g.cultivated.may_be]
        shapes += [piece.geometry for piece in (*g.cultivated.inside, g.cultivated.in_conflict) if piece is not None]
        for ground in (g.land_use, g.basic_farmland):
            if ground is not None:
                shapes += [ground.conflict, ground.unclassified, *(piece.geometry for piece in ground.pieces)]
        return shapes

    def of(self, shape: Any) -> float:
        """Area of one of the measured shapes, square metres."""
        return self._by_id[id(shape)]
