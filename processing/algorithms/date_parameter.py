"""Parameters that are days on the wall calendar."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from qgis.core import Qgis, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterDateTime

from ..core.clock.days import parse_day
from ..core.errors import InputError

DATE_TYPE = "datetime"  # what QgsProcessingParameterDateTime calls itself


def date_parameter(name: str, title: str, optional: bool = False) -> QgsProcessingParameterDateTime:
    """A day; text like 2026-09-18 or 2026年9月18日 will do."""
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


def iso_days(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any]) -> dict[str, str]:
    """Days written as people do, in the form that QGIS's own check takes: 2026年9月8日 and 2026-9-8 it refuses."""
    days = {}
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.type() == DATE_TYPE and isinstance(value, str):
            with suppress(InputError):
                days[definition.name()] = parse_day(value).isoformat()
    return days
