"""All figures of one parcel while its outline is being drawn: what `measure_parcels` gives, within a frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from .measurement import ParcelMeasurement
from .overlay.intake import inspect_parcel
from .overlay.measure_parcels import (
    ROLES,
    MeasureOptions,
    ParcelInput,
    References,
    Share,
    measure_parcels,
    measure_share,
)


class LiveMeasure:
    """Reference layers of a county, indexed once, to hold a changing outline against.

    Not for several threads at once.

    Parameters
    ----------
    references : References
        Whole layers in ``options.plane``: valid polygons, as `repair_reference` gives them.
        `basic_farmland_covers` is not looked at: the extent of the layer tells what it reaches.
    options : MeasureOptions
    """

    def __init__(self, references: References, options: MeasureOptions) -> None:
        self._references, self._options = references, options
        layers = {role: polygons for role in ROLES if (polygons := getattr(references, role)) is not None}
        self._trees: Mapping[str, shapely.STRtree] = {
            role: shapely.STRtree(polygons.geometries) for role, polygons in layers.items()
        }
        farmland = layers["basic_farmland"].geometries if "basic_farmland" in layers else []
        reach = shapely.box(*shapely.total_bounds(farmland)) if len(farmland) else shapely.Polygon()
        self._farmland_reach = reach.buffer(options.rule.coverage_margin_m)

    def measure(self, outline: Any, kind: str = "", position_error_m: float = 1.0, fid: int = 0) -> ParcelMeasurement:
        """Measure an outline as it stands.

        Parameters
        ----------
        outline : shapely polygon or multipolygon
            In the plane of measuring; one that crosses itself has no figures, and the reasons say so.
        """
        seen = inspect_parcel(outline)
        parcel = ParcelInput(fid, seen.geometry, kind, position_error_m, seen.problem, seen.notes)
        if seen.geometry is None:
            return measure_parcels([parcel], References(), self._options)[0]
        near = {role: [np.sort(tree.query(seen.geometry, "intersects"))] for role, tree in self._trees.items()}
        covers = [bool(self._farmland_reach.intersects(seen.geometry))]
        references = replace(self._references, basic_farmland_covers=covers)
        return measure_share(Share([parcel], references, near), self._options)[0]
