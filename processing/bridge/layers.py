"""A layer as a worker thread may read it: taken on the main thread, without the layer object itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingFeatureSource,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ..core.errors import QT_TRANSLATE_NOOP, InputError


class FeatureReader(Protocol):
    """What gives features on request, from any thread."""

    def getFeatures(self, request: QgsFeatureRequest, /) -> Iterable[QgsFeature]:
        """Features that the request asks for."""
        ...


@dataclass(frozen=True)
class LayerSource:
    """What reading needs of a vector layer.

    Attributes
    ----------
    source : feature source
        Thread-safe; has `getFeatures(QgsFeatureRequest)`.
    feature_count : int
        -1 if unknown.
    filter_text : str
        The layer's subset filter, empty if none: features outside it are not seen.
    notes : tuple of str
        What was done to it on the way in, in Chinese.
    has_edits : bool
        Edits are in progress: the source has them, the file does not.
    """

    name: str
    source: FeatureReader
    crs: QgsCoordinateReferenceSystem
    fields: QgsFields
    extent: QgsRectangle
    feature_count: int
    wkb_type: Qgis.WkbType
    uri: str
    filter_text: str = ""
    notes: tuple[str, ...] = ()
    has_edits: bool = False

    def field_name(self, *candidates: str) -> str | None:
        """The first of `candidates` that the layer has, whatever its case, as the layer spells it."""
        by_lower = {name.lower(): name for name in self.fields.names()}
        return next((by_lower[c.lower()] for c in candidates if c.lower() in by_lower), None)


def _require_polygons(name: str, wkb_type: Qgis.WkbType) -> None:
    if QgsWkbTypes.geometryType(wkb_type) != Qgis.GeometryType.Polygon:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The layer {layer} does not hold polygons; choose a polygon layer."),
            layer=name,
        )


def _require_features(name: str, count: int) -> None:
    if count == 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "The layer {layer} is empty; choose one with features, or clear its filter."
            ),
            layer=name,
        )


def from_layer(layer: QgsVectorLayer) -> LayerSource:
    """Snapshot of a reference layer of polygons; call on the main thread.

    Raises
    ------
    InputError
        If the layer is not valid, holds no polygons or is empty.
    """
    _require_valid(layer)
    _require_polygons(layer.name(), layer.wkbType())
    _require_features(layer.name(), layer.featureCount())
    return snapshot(layer)


def _require_valid(layer: QgsVectorLayer) -> None:
    if not layer.isValid():
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The layer {layer} cannot be opened; check that its file is still there."),
            layer=layer.name(),
        )


def snapshot(layer: QgsVectorLayer) -> LayerSource:
    """Any layer that can be opened, whatever its geometry; call on the main thread."""
    return LayerSource(
        shown_name(layer),
        QgsVectorLayerFeatureSource(layer),
        layer.crs(),
        layer.fields(),
        layer.extent(),
        layer.featureCount(),
        layer.wkbType(),
        layer.source(),
        layer.subsetString(),
        has_edits=layer.isModified(),
    )


def shown_name(layer: QgsVectorLayer) -> str:
    """The layer's title where its data have one (a workspace table's is Chinese), else its name."""
    provider = layer.dataProvider()
    title = provider.layerMetadata().title() if provider is not None else ""
    return title or layer.name()


def from_source(source: QgsProcessingFeatureSource, layer: QgsVectorLayer | None = None) -> LayerSource:
    """Snapshot of a Processing source, which may stand for a selection only.

    Parameters
    ----------
    layer : QgsVectorLayer or None
        The layer behind the source, for its name and place.

    Raises
    ------
    InputError
        If the source holds no polygons or is empty.
    """
    name = shown_name(layer) if layer is not None else source.sourceName()
    _require_polygons(name, source.wkbType())
    _require_features(name, source.featureCount())
    return LayerSource(
        name,
        source,
        source.sourceCrs(),
        source.fields(),
        source.sourceExtent(),
        source.featureCount(),
        source.wkbType(),
        layer.source() if layer is not None else name,
        layer.subsetString() if layer is not None else "",
    )
