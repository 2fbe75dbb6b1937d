"""What the map sheets draw around the parcels: plain shapes in the CRS of measuring, and the images under them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsRasterLayer


@dataclass(frozen=True)
class ClassPolygon:
    """A polygon of a reference layer: shape, class code, class name, first-level category."""

    geometry: Any
    code: str = ""
    name: str = ""
    category: str = ""


@dataclass(frozen=True)
class Neighbour:
    """Another parcel near those of the case."""

    geometry: Any
    name: str


@dataclass(frozen=True)
class Road:
    """A road's line with its grade and name, as far as known."""

    geometry: Any
    grade: str = ""
    name: str = ""


@dataclass(frozen=True)
class Village:
    """A village's ground with its name and township."""

    geometry: Any
    name: str
    township: str = ""


@dataclass(frozen=True)
class MapScene:
    """Everything around the parcels of one case.

    Attributes
    ----------
    crs : QgsCoordinateReferenceSystem
        That of all shapes here, metres.
    land_use, basic_farmland, planning : tuple of ClassPolygon, or None
        None where the layer was not given: its sheet is left out.
    images : tuple of QgsRasterLayer
        Drawn in this order from the top.
    land_use_style, planning_style : pathlib.Path or None
        Style file whose symbols fit the codes; None: colours of the map style.
    """

    crs: QgsCoordinateReferenceSystem
    transform_context: QgsCoordinateTransformContext
    neighbours: tuple[Neighbour, ...] = ()
    land_use: tuple[ClassPolygon, ...] | None = None
    basic_farmland: tuple[ClassPolygon, ...] | None = None
    approved_land: tuple[ClassPolygon, ...] = ()
    planning: tuple[ClassPolygon, ...] | None = None
    roads: tuple[Road, ...] = ()
    villages: tuple[Village, ...] = ()
    images: tuple[QgsRasterLayer, ...] = ()
    land_use_style: Path | None = None
    planning_style: Path | None = None

    def illegal(self, ground: Any) -> Any:
        """`ground` less the approved land: what the tests are about."""
        return ground.difference(shapely.union_all([p.geometry for p in self.approved_land]))
