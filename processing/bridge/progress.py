"""Core's plain progress callable on top of a Processing feedback."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsProcessingFeedback

from ..core.errors import Cancelled


def progress_of(feedback: QgsProcessingFeedback, until: float = 1.0) -> Callable[[float], None]:
    """A callable that shows the finished fraction, scaled to `until`, and raises `Cancelled` when asked to stop."""

    def report(fraction: float) -> None:
        if feedback.isCanceled():
            raise Cancelled
        feedback.setProgress(100 * until * fraction)

    return report
