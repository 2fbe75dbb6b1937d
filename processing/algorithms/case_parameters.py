"""Parameters that the case algorithms share."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import Qgis, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingParameterString

from ..bridge.translate import tr
from .date_parameter import date_of

CASE = "CASE"
TODAY = "TODAY"
OFFICERS = "OFFICERS"
NOTE = "NOTE"


def text_parameter(name: str, title: str, optional: bool = True, lines: bool = False) -> QgsProcessingParameterString:
    """A line of text, or several."""
    return QgsProcessingParameterString(name, title, None, lines, optional)


def officers_parameter() -> QgsProcessingParameterString:
    """Codes or names of officers."""
    return text_parameter(OFFICERS, tr("Officers, codes or names separated by commas"))


def text_of(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> str:
    """The text given, without blanks around it."""
    return algorithm.parameterAsString(parameters, name, context).strip()


def list_of(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> list[str]:
    """Items of a text separated by commas of any kind."""
    text = text_of(algorithm, parameters, name, context)
    for comma in "，、;；":
        text = text.replace(comma, ",")
    return [item.strip() for item in text.split(",") if item.strip()]


def today_of(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> date:
    """TODAY as given, else the machine's."""
    return date_of(algorithm, parameters, TODAY, context) or date.today()


ADVANCED = Qgis.ProcessingParameterFlag.Advanced
