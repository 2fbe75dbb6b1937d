"""Layers on Xi'an 1980 or Beijing 1954, moved to CGCS2000 by the local parameters as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsFeatureRequest, QgsGeometry, QgsRectangle

from ..core.measure.crs_checks import check_extent
from ..core.measure.gauss_plane import legacy_datum
from ..core.measure.local_transform import (
    GREATEST_SHIFT_DEG,
    GREATEST_SHIFT_M,
    LocalTransform,
    cgcs2000_counterpart,
    parse_local_transform,
    to_cgcs2000,
)
from ..core.rules.reasons import wording
from .crs_guard import bounds_of, to_pyproj
from .features import iterate, to_shapely
from .layers import LayerSource
from .measure_request import MeasureRequest


@dataclass(frozen=True)
class MovedSource:
    """Reads a legacy layer and moves each shape; attributes and feature ids stay."""

    layer: LayerSource
    crs: CRS
    local: LocalTransform

    def getFeatures(self, request: QgsFeatureRequest) -> Iterator[QgsFeature]:
        """Features of the layer on CGCS2000; a filter rectangle may let in a few from around it."""
        box = request.filterRect()
        if not box.isNull():
            request = QgsFeatureRequest(request)
            request.setFilterRect(box.buffered(GREATEST_SHIFT_DEG if self.crs.is_geographic else GREATEST_SHIFT_M))
        for feature in iterate(self.layer, request):
            geometry = to_shapely(feature.geometry())
            if geometry is not None:
                wkb = shapely.to_wkb(shapely.transform(geometry, self._moved))
                moved = QgsGeometry()
                moved.fromWkb(wkb)
                feature.setGeometry(moved)
            yield feature

    def _moved(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return to_cgcs2000(xy, self.crs, self.local)


def on_cgcs2000(request: MeasureRequest) -> MeasureRequest:
    """The request with every legacy layer moved by its local parameters, if it has any.

    Raises
    ------
    CrsError
        As `with_local_transform`.
    """

    def moved(layer: LayerSource) -> LayerSource:
        return with_local_transform(layer, request.local_transform)

    return replace(
        request,
        parcels=moved(request.parcels),
        land_use=moved(request.land_use) if request.land_use else None,
        basic_farmland=moved(request.basic_farmland) if request.basic_farmland else None,
        approved_land=tuple(moved(layer) for layer in request.approved_land),
    )


def with_local_transform(layer: LayerSource, text: str) -> LayerSource:
    """The layer on CGCS2000, if it is on a legacy datum and local parameters are given; else the layer itself.

    Parameters
    ----------
    text : str
        LOCAL_TRANSFORM as the user wrote it; may be empty.

    Raises
    ------
    CrsError
        If the parameters cannot be used or the coordinates do not fit the layer's own system.
    """
    if not text.strip() or not layer.crs.isValid():
        return layer
    crs = to_pyproj(layer.crs)
    datum = legacy_datum(crs)
    if datum is None:
        return layer
    local = parse_local_transform(text)
    bounds = bounds_of(layer.extent)
    if np.isfinite(bounds).all() and not layer.extent.isNull():
        check_extent(crs, bounds, layer.name)
    target, extent, shift = cgcs2000_counterpart(crs), layer.extent, (float("nan"), float("nan"))
    if np.isfinite(bounds).all() and not layer.extent.isNull():
        extent, shift = _moved_extent(bounds, crs, local)
    note = wording()["notes"]["local_transform"].format(
        layer=layer.name, datum=datum, title=local.title, parameters=local.text, shift=_shift_text(shift, crs)
    )
    return replace(
        layer,
        source=MovedSource(layer, crs, local),
        crs=_to_qgis(target),
        extent=extent,
        notes=(*layer.notes, note),
    )


def _moved_extent(
    bounds: tuple[float, float, float, float], crs: CRS, local: LocalTransform
) -> tuple[QgsRectangle, tuple[float, float]]:
    """The layer's box on CGCS2000 and how far its middle moves (easting, northing)."""
    xmin, ymin, xmax, ymax = bounds
    middle = ((xmin + xmax) / 2, (ymin + ymax) / 2)
    corners = np.array([(xmin, ymin), (xmin, ymax), (xmax, ymin), (xmax, ymax), middle])
    moved = to_cgcs2000(corners, crs, local)
    east, north = (float(value) for value in moved[4] - corners[4])
    return QgsRectangle(*moved[:4].min(axis=0), *moved[:4].max(axis=0)), (east, north)


def _shift_text(shift: tuple[float, float], crs: CRS) -> str:
    if crs.is_geographic:
        return f"经度{shift[0]:+.7f}度、纬度{shift[1]:+.7f}度"
    return f"东{shift[0]:+.3f}米、北{shift[1]:+.3f}米"


def _to_qgis(crs: CRS) -> QgsCoordinateReferenceSystem:
    authority = crs.to_authority()
    text = ":".join(authority) if authority else crs.to_wkt()
    return QgsCoordinateReferenceSystem(text) if authority else QgsCoordinateReferenceSystem.fromWkt(text)
