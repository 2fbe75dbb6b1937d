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


def part_of(progress: Callable[[float], None], since: float, until: float) -> Callable[[float], None]:
    """The progress of a part that takes from `since` to `until` of the whole."""
    return lambda fraction: progress(since + (until - since) * fraction)
