"""Outputs that are dressed when QGIS loads them: opening alone leaves out a style's temporal properties."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)


class StyleOnLoad(QgsProcessingLayerPostProcessorInterface):
    """Loads a style, and Chinese names of fields, into the output layer."""

    # QGIS does not own post-processors made in Python.
    kept: ClassVar[list[StyleOnLoad]] = []

    def __init__(self, qml: Path, aliases: dict[str, str]) -> None:
        super().__init__()
        self._qml, self._aliases = qml, aliases

    def postProcessLayer(
        self,
        layer: QgsMapLayer | None,
        context: QgsProcessingContext,  # noqa: ARG002
        feedback: QgsProcessingFeedback | None,  # noqa: ARG002
    ) -> None:
        """Called by QGIS with the loaded layer."""
        if not isinstance(layer, QgsVectorLayer):
            return
        layer.loadNamedStyle(str(self._qml))
        for name, alias in self._aliases.items():
            layer.setFieldAlias(layer.fields().indexOf(name), alias)
        layer.triggerRepaint()


def style_on_load(context: QgsProcessingContext, destination: str, qml: Path, aliases: dict[str, str]) -> None:
    """Have an output dressed if QGIS is to load it."""
    if context.willLoadLayerOnCompletion(destination):
        StyleOnLoad.kept = [*StyleOnLoad.kept[-20:], StyleOnLoad(qml, aliases)]
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(StyleOnLoad.kept[-1])
