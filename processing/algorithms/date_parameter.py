"""Parameters that are days on the wall calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import Qgis, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterDateTime

from ..core.clock.days import parse_day


def date_parameter(name: str, title: str, optional: bool = False) -> QgsProcessingParameterDateTime:
    """A day; text like 2026-09-18 will do."""
    return QgsProcessingParameterDateTime(name, title, Qgis.ProcessingDateTimeParameterDataType.Date, None, optional)


def date_of(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> date | None:
    """The day given for `name`, None if none was.

    Raises
    ------
    InputError
        If it is no day of the calendar.
    """
    value = parameters.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return parse_day(value)
    found = algorithm.parameterAsDateTime(parameters, name, context).date()
    return date(found.year(), found.month(), found.day()) if found.isValid() else parse_day(str(value))
