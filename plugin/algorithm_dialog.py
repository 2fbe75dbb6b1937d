"""QGIS's own dialog of an algorithm, filled with what the window already knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis import processing
from qgis.PyQt.QtCore import Qt


def ask_and_run(algorithm_id: str, parameters: dict[str, Any], then: Callable[[], None]) -> None:
    """Open the dialog; `then` is called after each run that ended well.

    Every algorithm has its dialog in the Toolbox already, with checks and help; the window only fills it in.
    """
    dialog: Any = processing.createAlgorithmDialog(algorithm_id, parameters)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.algorithmFinished.connect(lambda done, _results: then() if done else None)
    dialog.show()
