"""Two parameters that are the first and the last day of a period."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext

from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .date_parameter import date_of


def read_period(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], names: tuple[str, str], context: QgsProcessingContext
) -> tuple[date, date]:
    """First and last day.

    Raises
    ------
    InputError
        If one is missing or no day, or the last comes before the first.
    """
    start, end = (date_of(algorithm, parameters, name, context) for name in names)
    if start is None or end is None or end < start:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "The period from {start} to {end} is empty; give {first} and {last} again."
            ),
            start=start or "?",
            end=end or "?",
            first=names[0],
            last=names[1],
        )
    return start, end
