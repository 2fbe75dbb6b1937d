"""Reading features into shapely arrays: 2D, straight, with the attributes asked for and their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsRectangle,
)
from qgis.PyQt.QtCore import Qt

from ..core.measure.gauss_plane import transformer
from .layers import LayerSource
from .read_geopackage import read_boxes

# Features this near a shape's box are read with it where the layer must be reprojected.
NEAR_M = 10.0


@dataclass(frozen=True)
class FeatureTable:
    """Features of one layer.

    Attributes
    ----------
    fids : ndarray of int, shape (n,)
    geometries : ndarray of shapely geometries, shape (n,)
        In the layer's CRS; None where a feature has no geometry.
    attributes : list of dict
        Values of the fields asked for.
    """

    fids: NDArray[np.int64]
    geometries: NDArray[np.object_]
    attributes: list[dict[str, Any]]


def to_shapely(geometry: QgsGeometry) -> Any:
    """2D shapely geometry with curves made straight; None for a null geometry, empty for a broken one."""
    abstract: Any = geometry.constGet()
    if abstract is None:
        return None
    if abstract.hasCurvedSegments():
        abstract = abstract.segmentize()
    if abstract.is3D() or abstract.isMeasure():
        abstract = abstract.clone()
        abstract.dropZValue()
        abstract.dropMValue()
    return shapely.from_wkb(bytes(abstract.asWkb()), on_invalid="ignore") or shapely.Polygon()


def plain_value(value: Any) -> Any:
    """An attribute as plain Python: QGIS nulls become None, dates ISO text."""
    if value is None or (hasattr(value, "isNull") and value.isNull()):
        return None
    return value.toString(Qt.DateFormat.ISODate) if hasattr(value, "toString") else value


def iterate(layer: LayerSource, request: QgsFeatureRequest) -> Iterable[QgsFeature]:
    """Features of a source, bad geometries included: core judges them, and names them."""
    if isinstance(layer.source, QgsProcessingFeatureSource):
        return layer.source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks)
    return layer.source.getFeatures(request)


def table_of(features: Iterable[QgsFeature], field_names: Sequence[str]) -> FeatureTable:
    """Collect features, each id once."""
    rows: dict[int, tuple[Any, dict[str, Any]]] = {}
    for feature in features:
        if feature.id() not in rows:
            values = {name: plain_value(feature[name]) for name in field_names}
            rows[feature.id()] = (to_shapely(feature.geometry()), values)
    geometries = np.empty(len(rows), dtype=object)
    geometries[:] = [geometry for geometry, _ in rows.values()]
    return FeatureTable(np.array(list(rows), dtype=np.int64), geometries, [values for _, values in rows.values()])


def read_near(
    layer: LayerSource,
    layer_crs: CRS,
    shapes: NDArray[np.object_],
    plane: CRS,
    field_names: Sequence[str],
    check_cancelled: Callable[[], None],
) -> FeatureTable:
    """Features whose boxes meet the given shapes, through the layer's spatial index.

    Parameters
    ----------
    shapes : ndarray of shapely geometries
        In `plane`, metres.
    """
    check_cancelled()
    margin_m = 0.0 if layer_crs == plane else NEAR_M  # a box is no longer one in another plane
    boxes = shapely.bounds(shapes) + margin_m * np.array([-1, -1, 1, 1])
    rows = read_boxes(layer, _moved(boxes, plane, layer_crs), field_names)
    if rows is not None:
        check_cancelled()
        return FeatureTable(*rows)

    def features() -> Iterable[QgsFeature]:
        for box in _moved(_merged(boxes), plane, layer_crs):
            check_cancelled()
            request = QgsFeatureRequest().setFilterRect(QgsRectangle(*box))
            request.setSubsetOfAttributes(list(field_names), layer.fields)
            yield from iterate(layer, request)

    return table_of(features(), field_names)


def _merged(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Boxes that overlap made one, so that a feature is rarely read twice."""
    return shapely.bounds(shapely.get_parts(shapely.union_all(shapely.box(*boxes.T))))


def _moved(boxes: NDArray[np.float64], source: CRS, target: CRS) -> NDArray[np.float64]:
    """Boxes around the given ones in another CRS."""
    if source == target:
        return boxes
    move = transformer(source, target)
    return np.array([move.transform_bounds(*box) for box in boxes])


def to_plane(geometries: NDArray[np.object_], source: CRS, plane: CRS) -> NDArray[np.object_]:
    """Geometries reprojected vertex by vertex; the same array where nothing is to be done."""
    if source == plane:
        return geometries
    move = transformer(source, plane)

    def moved(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(move.transform(xy[:, 0], xy[:, 1]))

    return shapely.transform(geometries, moved)
