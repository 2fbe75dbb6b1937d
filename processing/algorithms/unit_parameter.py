"""A parameter that names one unit, or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext

from ..core.errors import QT_TRANSLATE_NOOP, InputError


def chosen_unit(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    known: Mapping[str, str],
) -> str:
    """Code of the unit given by code or name; empty if none is given.

    Raises
    ------
    InputError
        If the workspace has no such unit.
    """
    wanted = algorithm.parameterAsString(parameters, name, context).strip()
    found = wanted if wanted in known else next((code for code, title in known.items() if title == wanted), "")
    if wanted and not found:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "There is no unit “{unit}”; the workspace has: {known}."),
            unit=wanted,
            known="、".join(f"{code} {title}" for code, title in sorted(known.items())) or "—",
        )
    return found
