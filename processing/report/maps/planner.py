"""What the plans of all sheets have in common: groups of parcels, scale, extent, and the layers that recur."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsMapLayer, QgsRasterLayer, QgsVectorLayer

from . import ground_layers as ground
from . import layers as drawn
from .coverage import covering
from .grid import grid_crosses
from .layers import LayerKit
from .parts import SheetPart, part_leaf, place_part, sheet_parts
from .placing import ARRANGEMENTS, group_parcels, place_sheet, total_bounds
from .plan import MapView, SheetPlan
from .request import MapParcel, MapRequest
from .scale import Bounds
from .scene import ClassPolygon
from .template import Templates

Group = tuple[MapParcel, ...]


@dataclass(frozen=True)
class SheetPlanner:
    """Plans the sheets one at a time: a plan's layers belong to the project that draws them.

    Attributes
    ----------
    folder : pathlib.Path
        Where image chips may be written; kept until the sheets are drawn.
    table_room : callable
        How many boundary points the coordinate table holds.
    part : SheetPart or None
        The part of the parcels that a further sheet shows; None: the parcels whole.
    """

    request: MapRequest
    style: Mapping[str, Any]
    words: Mapping[str, Any]
    kit: LayerKit
    templates: Templates
    folder: Path
    table_room: Callable[[], int]
    part: SheetPart | None = None

    def has_data(self, kind: str) -> bool:
        """Whether there is anything to draw on a sheet of this kind."""
        scene = self.request.scene
        given = {
            "before_after": self.request.pair,
            "land_use": scene.land_use,
            "basic_farmland": scene.basic_farmland,
            "planning": scene.planning if scene.planning is not None else scene.approved_land or None,
        }
        return given.get(kind, True) is not None

    def groups(self, kind: str) -> list[Group]:
        """The parcels that share a sheet of this kind."""
        return group_parcels(self.templates, kind, self.request.parcels, lambda parcel: parcel.geometry.bounds)

    def parts(self, kind: str, group: Group) -> list[SheetPart]:
        """Parts of the parcels that need sheets of their own."""
        return sheet_parts(self.templates, kind, shapely.union_all([parcel.geometry for parcel in group]))

    def start(self, kind: str, group: Group, arrangement: str = "", title: str = "") -> SheetPlan:
        """The plan as far as it follows from the parcels."""
        arrangement = arrangement or ARRANGEMENTS.get(kind, "sheet")
        bounds = total_bounds([parcel.geometry.bounds for parcel in group])
        scale, extent = place_sheet(self.templates, kind, bounds, arrangement)
        title, leaf = title or self.words["titles"][kind], f"map/{part_leaf(kind, self.part)}"
        if len(group) < len(self.request.parcels):
            codes = self.words["list_separator"].join(parcel.code for parcel in group)
            title, leaf = self.words["of_parcels"].format(title=title, parcels=codes), f"{leaf}/{codes}"
        if self.part is not None:
            scale, extent = place_part(self.templates, kind, self.part, arrangement)
            title = self.words["of_part"].format(title=title, part=self._part_number(self.part))
        return SheetPlan(kind, title, leaf, arrangement, group, scale, (MapView("map", (), extent),), ())

    def finish(
        self,
        plan: SheetPlan,
        layers: Sequence[QgsMapLayer],
        legend: Sequence[QgsMapLayer],
        sources: Sequence[str],
        note: str = "",
        figures: Sequence[Any] = (),
        over_imagery: bool = False,
        partial: Sequence[str] = (),
    ) -> SheetPlan:
        """The plan with what it draws, of one map, and the numbers that the labels print.

        Parameters
        ----------
        partial : sequence of str
            Roles of layers that leave a part of the sheet blank.
        """
        index = self._part_index(plan)
        view = replace(plan.views[0], layers=(*index, *layers, self._obstacle(plan)), over_imagery=over_imagery)
        areas = [record for parcel in plan.parcels for record in parcel.figures]
        return replace(
            plan,
            views=(view,),
            legend=(*legend, *index),
            sources=tuple(sources),
            note=note,
            blank_note=self.blank_note(partial),
            figures=(*areas, *figures),
        )

    def blank_note(self, partial: Sequence[str]) -> str:
        """That layers of these roles leave a part of the sheet blank; empty for none."""
        roles = self.words["list_separator"].join(self.words["roles"][role] for role in partial)
        return self.words["notes"]["partly_blank"].format(layers=roles) if roles else ""

    def outlines(
        self, group: Group, over_imagery: bool = False, labelled: bool = True, is_obstacle: bool = False
    ) -> QgsVectorLayer:
        """The parcels' outlines with their names and areas."""
        shapes = [(p.geometry, "\n".join(filter(None, (p.title, p.area_text))) if labelled else "") for p in group]
        return drawn.parcel_outlines(self.kit, shapes, self.words["legend"]["parcel"], over_imagery, is_obstacle)

    def _part_index(self, plan: SheetPlan) -> list[QgsVectorLayer]:
        """On the sheet of the whole: where those of the parts lie."""
        parts = [] if self.part else self.parts(plan.kind, plan.parcels)
        boxes = [(shapely.box(*part.bounds), self._part_number(part)) for part in parts]
        return [drawn.part_boxes(self.kit, boxes, self.words["legend"]["parts"])] if boxes else []

    def _part_number(self, part: SheetPart) -> str:
        return str(self.words["part_numbers"][part.number - 1])

    def _obstacle(self, plan: SheetPlan) -> QgsVectorLayer:
        """The parcels' boundaries and the crosses of the grid, for labels to keep clear of."""
        rings = shapely.get_rings(shapely.get_parts([parcel.geometry for parcel in plan.parcels]))
        return drawn.obstacle_lines(self.kit, [*rings, *grid_crosses(plan, self.style)])

    def classes(self, polygons: Sequence[ClassPolygon], scale: int) -> QgsVectorLayer:
        """Land use by class."""
        name, style_file = self.words["legend"]["land_use"], self.request.scene.land_use_style
        return ground.land_use_classes(self.kit, polygons, name, scale, style_file)

    def approved(self, extent: Bounds) -> list[QgsMapLayer]:
        """Approved land on the sheet, if there is any."""
        polygons = clipped(self.request.scene.approved_land, extent)
        return [ground.approved_areas(self.kit, polygons, self.words["legend"]["approved_land"])] if polygons else []

    def images(self, extent: Bounds) -> tuple[list[QgsRasterLayer], bool]:
        """Images to be seen on the sheet, and whether they leave a part of it blank.

        Copies with the user's own style: the originals belong to the project that is open.
        """
        scene = self.request.scene
        seen, is_partial = covering(scene.images, extent, scene.crs, scene.transform_context)
        return [copy for image in seen if (copy := image.clone()) is not None], is_partial


def clipped(polygons: Sequence[ClassPolygon], extent: Bounds) -> list[ClassPolygon]:
    """Polygons cut to the sheet, so that each label stands inside the frame."""
    box = shapely.box(*extent)
    near = [p for p in polygons if p.geometry.intersects(box)]
    shapes = shapely.intersection(np.array([p.geometry for p in near], dtype=object), box)
    return [replace(p, geometry=shape) for p, shape in zip(near, shapes, strict=True) if shape.area > 0]
