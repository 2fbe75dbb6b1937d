"""A choice among codes that stay the same in every language, with what each of them means as the help."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsProcessingParameterEnum

from ..bridge.translate import tr


def choice_parameter(
    name: str, title: str, meanings: Mapping[str, str], default: str | None = None
) -> QgsProcessingParameterEnum:
    """One of the codes; `meanings` by code, in the interface language or in Chinese."""
    parameter = QgsProcessingParameterEnum(name, title, list(meanings), False, default, False, usesStaticStrings=True)
    parameter.setHelp("\n".join(f"{code}: {meaning}" for code, meaning in meanings.items()))
    return parameter


def readings(first: str, meaning: str) -> dict[str, str]:
    """How a bare 日 may be read, after a first choice of the algorithm's own."""
    return {
        first: meaning,
        "day": tr("calendar days, a last day off rolled forward"),
        "workday": tr("working days"),
    }
