"""Algorithm `special_report`: the whole report set of a major case, from a workspace."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ..bridge.progress import part_of, progress_of
from ..bridge.translate import sentence, tr
from ..core.errors import QT_TRANSLATE_NOOP
from ..core.remark import Remark
from .base import LandPatrolAlgorithm
from .date_parameter import date_of, date_parameter
from .measure_parameters import METHOD, METHODS
from .workspace_parameter import open_workspace, workspace_parameter

CASE = "CASE"
FOLDER = "FOLDER"
DATE = "DATE"
NUMBER = "NUMBER"
LETTER_NUMBER = "LETTER_NUMBER"
SIGNER = "SIGNER"
MAKER = "MAKER"
CHECKER = "CHECKER"
PAGE = "PAGE"
PAGES = ["A4", "A3"]
DEPARTMENTS = "DEPARTMENTS"
REPORT = "REPORT"
FIGURES = "FIGURES"
DRAFT = "DRAFT"
REQUIRES = ("numpy", "shapely", "pyproj", "rasterio", "reportlab", "pypdf", "docx", "docxtpl")


class SpecialReport(LandPatrolAlgorithm):
    """Writes report, maps, letters, evidence and the record of every figure into one folder."""

    ID = "special_report"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Special report of a major case")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Reports")
    GROUP_ID = "reports"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Makes the whole set for one case: the report (PDF and Word), the maps, boundary points, a letter to each"
        " department, the evidence, the frozen inputs and a record of every printed figure. The areas are measured"
        " afresh.\n\n"
        "FOLDER is written as a whole or not at all; an older set in it is kept beside it and marked as superseded. A"
        " case that is not major is marked so on every page, one without a ground-check record is a draft.\n\n"
        "The algorithm verify_report recomputes a finished set.",
    )
    REQUIRES = REQUIRES

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Layouts and projects are not thread-safe."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(workspace_parameter())
        self.addParameter(QgsProcessingParameterString(CASE, tr("Case code")))
        declare_report_options(self)
        self.addParameter(QgsProcessingParameterString(NUMBER, tr("Document number (发文字号)"), optional=True))
        letters = tr("Number of the first letter, the others count on (示国土函〔2026〕15号)")
        self.addParameter(QgsProcessingParameterString(LETTER_NUMBER, letters, optional=True))
        self.addParameter(QgsProcessingParameterFolderDestination(FOLDER, tr("Folder of the report set")))
        self.addOutput(QgsProcessingOutputFile(REPORT, tr("Report")))
        self.addOutput(QgsProcessingOutputNumber(FIGURES, tr("Figures on record")))
        self.addOutput(QgsProcessingOutputBoolean(DRAFT, tr("Draft only")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..report.special.prepare_set import PREPARED_PART, prepare_set
        from ..report.special.write_set import write_set

        store, step = open_workspace(self, parameters, context), progress_of(feedback)
        numbers = [self.parameterAsString(parameters, name, context).strip() for name in (NUMBER, LETTER_NUMBER)]
        options = report_options(self, parameters, context, *numbers)
        case = self.parameterAsString(parameters, CASE, context).strip()
        folder = Path(self.parameterAsString(parameters, FOLDER, context)).absolute()
        prepared = prepare_set(store, case, options, part_of(step, 0, PREPARED_PART))
        tell(feedback, prepared.notes)  # before anything is written, so that one may cancel
        written = write_set(prepared, folder, context.transformContext(), part_of(step, PREPARED_PART, 1))
        tell(feedback, written.notes)
        return {
            FOLDER: str(written.folder),
            REPORT: str(written.folder / "special_report.pdf"),
            FIGURES: written.figure_count,
            DRAFT: prepared.papers.is_draft,
        }


def tell(feedback: QgsProcessingFeedback, notes: Iterable[Remark | str]) -> None:
    """Show remarks in the user's language; a plain text comes from the maps as it is printed."""
    for note in notes:
        feedback.pushWarning(note if isinstance(note, str) else sentence(note))


def declare_report_options(algorithm: QgsProcessingAlgorithm) -> None:
    """The parameters that one report and many have in common."""
    advanced: list[QgsProcessingParameterDefinition] = [
        QgsProcessingParameterEnum(METHOD, tr("Area method"), METHODS, False, "ellipsoid", False, True),
        QgsProcessingParameterString(SIGNER, tr("Signed by (签发人)"), optional=True),
        QgsProcessingParameterString(MAKER, tr("Maps made by"), optional=True),
        QgsProcessingParameterString(CHECKER, tr("Maps checked by"), optional=True),
        QgsProcessingParameterEnum(PAGE, tr("Page size of the maps"), PAGES, False, "A4", False, True),
        QgsProcessingParameterFile(
            DEPARTMENTS, tr("List of departments"), optional=True, fileFilter=tr("Department list (*.json)")
        ),
    ]
    algorithm.addParameter(date_parameter(DATE, tr("Date of the report (default: today)"), optional=True))
    for parameter in advanced:
        parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        algorithm.addParameter(parameter)


def report_options(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    number: str = "",
    letter_number: str = "",
) -> Any:
    """The options as the report takes them."""
    from datetime import date

    from ..report.special.options import SetOptions

    def text(name: str) -> str:
        return algorithm.parameterAsString(parameters, name, context).strip()

    departments = algorithm.parameterAsFile(parameters, DEPARTMENTS, context)
    return SetOptions(
        method=algorithm.parameterAsEnumString(parameters, METHOD, context),
        made_on=date_of(algorithm, parameters, DATE, context) or date.today(),
        number=number,
        letter_number=letter_number,
        signer=text(SIGNER),
        maker=text(MAKER),
        checker=text(CHECKER),
        page=algorithm.parameterAsEnumString(parameters, PAGE, context),
        departments=Path(departments) if departments else None,
    )
