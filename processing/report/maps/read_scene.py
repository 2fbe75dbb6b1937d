"""Reading what lies around the parcels, through the layers' spatial indexes, into plain shapes in one plane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from pyproj import CRS
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsRasterLayer

from ...bridge.crs_guard import guarded_crs
from ...bridge.features import read_near, to_plane
from ...bridge.layers import LayerSource
from ...core.rules.class_scheme import ClassScheme
from .scene import ClassPolygon, MapScene, Neighbour, Road, Village
from .words import load_map_style

STYLES = Path(__file__).parents[3] / "styles"
STYLED_SCHEME = "sandiao"  # the style's codes mean something else in the other schemes
STYLED_PLANNING = "GZQLXDM"


@dataclass(frozen=True)
class SceneSources:
    """The layers around the parcels, each as the reading needs it; what is not there is left out.

    Attributes
    ----------
    scheme : ClassScheme or None
        Names the classes of `land_use`.
    villages : LayerSource or None
        With fields ``name`` and ``township``.
    """

    land_use: LayerSource | None = None
    class_field: str = "DLBM"
    scheme: ClassScheme | None = None
    basic_farmland: LayerSource | None = None
    approved_land: tuple[LayerSource, ...] = ()
    planning: tuple[LayerSource, ...] = ()
    roads: tuple[LayerSource, ...] = ()
    villages: LayerSource | None = None


def read_scene(
    sources: SceneSources,
    reach: Any,
    plane: CRS,
    transform_context: QgsCoordinateTransformContext,
    check_cancelled: Callable[[], None],
    neighbours: Sequence[Neighbour] = (),
    images: Sequence[QgsRasterLayer] = (),
) -> MapScene:
    """The scene inside `reach`, a shape in `plane`; `placing.sheet_reach` tells how far the sheets reach.

    Raises
    ------
    CrsError
        If a layer has no CRS, or one that cannot be converted honestly.
    """
    near = _Near(reach, plane, check_cancelled)
    is_styled = sources.scheme is not None and sources.scheme.name == STYLED_SCHEME
    planning, planning_style = _planning(near, sources.planning)
    return MapScene(
        crs=qgis_crs(plane),
        transform_context=transform_context,
        neighbours=tuple(n for n in neighbours if n.geometry.intersects(reach)),
        land_use=near.land_use(sources) if sources.land_use is not None else None,
        basic_farmland=near.plain(sources.basic_farmland) if sources.basic_farmland is not None else None,
        approved_land=tuple(p for layer in sources.approved_land for p in near.approved(layer)),
        planning=planning,
        roads=tuple(r for layer in sources.roads for r in near.roads(layer)),
        villages=near.villages(sources.villages) if sources.villages is not None else (),
        images=tuple(images),
        land_use_style=STYLES / "land_use.qml" if is_styled else None,
        planning_style=planning_style,
    )


def qgis_crs(crs: CRS) -> QgsCoordinateReferenceSystem:
    """The same CRS for QGIS."""
    authority = crs.to_authority(min_confidence=100)
    found = QgsCoordinateReferenceSystem(":".join(authority)) if authority else QgsCoordinateReferenceSystem()
    return found if found.isValid() else QgsCoordinateReferenceSystem.fromWkt(crs.to_wkt())


def _planning(near: _Near, layers: Sequence[LayerSource]) -> tuple[tuple[ClassPolygon, ...] | None, Path | None]:
    """Zones of all planning layers; the shipped style only where its codes are meant."""
    if not layers:
        return None, None
    zones, styled = [], True
    for layer in layers:
        code, name = _planning_fields(layer)
        styled = styled and code.upper() == STYLED_PLANNING
        zones += near.classes(layer, code, name)
    return tuple(zones), STYLES / "planning_zone.qml" if styled else None


def _planning_fields(layer: LayerSource) -> tuple[str, str]:
    for code, name in load_map_style()["planning_fields"]:
        found = layer.field_name(code), layer.field_name(name)
        if found[1]:
            return found[0] or found[1], found[1]
    return "", ""


@dataclass(frozen=True)
class _Near:
    """Reads layers inside a shape of the plane."""

    reach: Any
    plane: CRS
    check_cancelled: Callable[[], None]

    def rows(self, layer: LayerSource, *wanted: str) -> list[tuple[Any, list[str]]]:
        """Shapes inside the reach with the texts of the wanted fields; empty for a field that is not there."""
        names = [layer.field_name(field) or "" if field else "" for field in wanted]
        crs, asked = guarded_crs(layer), [name for name in dict.fromkeys(names) if name]
        table = read_near(layer, crs, shapely.get_parts(self.reach), self.plane, asked, self.check_cancelled)
        shapes = shapely.make_valid(to_plane(table.geometries, crs, self.plane))
        return [
            (shape, [_text(values.get(name)) for name in names])
            for shape, values in zip(shapes, table.attributes, strict=True)
            if shape is not None and shape.intersects(self.reach)
        ]

    def land_use(self, sources: SceneSources) -> tuple[ClassPolygon, ...]:
        assert sources.land_use is not None
        found = []
        for shape, (code,) in self.rows(sources.land_use, sources.class_field):
            known = sources.scheme.find(code) if sources.scheme else None
            found.append(ClassPolygon(shape, code, known.name if known else "", known.category if known else ""))
        return tuple(found)

    def plain(self, layer: LayerSource) -> tuple[ClassPolygon, ...]:
        return tuple(ClassPolygon(shape) for shape, _ in self.rows(layer))

    def classes(self, layer: LayerSource, code: str, name: str) -> list[ClassPolygon]:
        return [ClassPolygon(shape, *texts) for shape, texts in self.rows(layer, code, name)]

    def approved(self, layer: LayerSource) -> list[ClassPolygon]:
        """Each with the number or name of its approval, as far as known."""
        field = layer.field_name(*load_map_style()["approval_fields"]) or ""
        return self.classes(layer, "", field)

    def roads(self, layer: LayerSource) -> list[Road]:
        fields = load_map_style()["road_fields"]
        return [Road(shape, *texts) for shape, texts in self.rows(layer, fields["grade"], fields["name"])]

    def villages(self, layer: LayerSource) -> tuple[Village, ...]:
        return tuple(Village(shape, *texts) for shape, texts in self.rows(layer, "name", "township"))


def _text(value: Any) -> str:
    """An attribute as text; a code that was read as a number without its point."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
