"""What every algorithm shares: its names, and one place where errors become sentences."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any, TypeVar

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsProcessingException
    Qgis,
    QgsMessageLog,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
)

from ..bridge.translate import sentence, tr
from ..core.errors import Cancelled, LandPatrolError
from ..core.optional import missing
from .date_parameter import DATE_TYPE, iso_days

LOG_TAG = "landpatrol"
T = TypeVar("T")


class LandPatrolAlgorithm(QgsProcessingAlgorithm):
    """An algorithm whose work is in `run`; subclasses set the class attributes.

    Attributes
    ----------
    ID : str
        Algorithm id without the provider.
    TITLE, GROUP, HELP : str
        English source strings, marked with `QT_TRANSLATE_NOOP`.
    REQUIRES : tuple of str
        Python packages it cannot work without.
    """

    ID = ""
    TITLE = ""
    GROUP = ""
    GROUP_ID = ""
    HELP = ""
    REQUIRES: tuple[str, ...] = ()
    _failure: str = ""

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return tr(self.TITLE)

    def group(self) -> str:
        return tr(self.GROUP)

    def groupId(self) -> str:
        return self.GROUP_ID

    def shortHelpString(self) -> str:
        return tr(self.HELP)

    def createInstance(self) -> QgsProcessingAlgorithm:
        return type(self)()

    def canExecute(self) -> tuple[bool, str]:
        """Listed even when a library is missing, but says which."""
        absent = missing(self.REQUIRES)
        if not absent:
            return True, ""
        return False, tr("Install these Python libraries for QGIS first: {names}.", names=", ".join(absent))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """As QGIS does, but naming the value, which QGIS leaves out, and taking days as people write them."""
        parameters = parameters | iso_days(self, parameters)
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if value not in (None, "") and not definition.checkValueIsAcceptable(value, context):
                return False, _refusal(value, definition)
        good, problem = super().checkParameterValues(parameters, context)
        return good, problem or ""

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """The algorithm's work; raises `LandPatrolError` for everything a user can mend."""
        raise NotImplementedError

    def prepare_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Look at layers; runs on the main thread before `run_checked`, and may raise like it."""

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback | None
    ) -> bool:
        feedback = feedback or QgsProcessingFeedback()
        try:
            self._in_words(lambda: self.prepare_checked(parameters, context, feedback))
        except QgsProcessingException as error:
            # QGIS swallows what is raised here and tells the caller only "errors executing": raise it when run.
            self._failure = str(error)
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback | None
    ) -> dict[str, Any]:
        if self._failure:
            raise QgsProcessingException(self._failure)
        feedback = feedback or QgsProcessingFeedback()
        try:
            return self._in_words(lambda: self.run_checked(parameters, context, feedback))
        except Cancelled:
            feedback.pushInfo(tr("Stopped by the user; nothing was written."))
            return {}

    @staticmethod
    def _in_words(work: Callable[[], T]) -> T:
        """Run; a known error ends as its sentence, an unknown one as a log entry and a pointer to it."""
        try:
            return work()
        except (Cancelled, QgsProcessingException):
            raise
        except LandPatrolError as error:
            text = sentence(error)
        except Exception as error:  # noqa: BLE001  (the one place where everything unexpected goes)
            QgsMessageLog.logMessage(traceback.format_exc(), LOG_TAG, Qgis.MessageLevel.Critical)
            text = tr(
                "Unexpected error ({kind}: {text}). The details are in the log messages panel, tab landpatrol;"
                " please report them.",
                kind=type(error).__name__,
                text=str(error),
            )
        # Raised out here, so that it does not carry the first error with its frames, and their open layers, along.
        raise QgsProcessingException(text)


def _refusal(value: Any, definition: QgsProcessingParameterDefinition) -> str:
    """What cannot be used for which parameter, and what can."""
    said: dict[str, Any] = {"value": value, "name": definition.name(), "title": definition.description()}
    if definition.type() == DATE_TYPE:
        return tr("{value} cannot be used for {name} ({title}): write the day like 2026-09-08 or 2026年9月8日.", **said)
    if isinstance(definition, QgsProcessingParameterEnum):
        choices = "、".join(definition.options())
        return tr("{value} cannot be used for {name} ({title}): give one of {choices}.", **said, choices=choices)
    return tr("{value} cannot be used for {name} ({title}): check that it exists and is of the right kind.", **said)
