"""Algorithm `make_form`: a form of the office, filled from the workspace, as DOCX and PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ..bridge.translate import sentence, tr
from ..core.errors import QT_TRANSLATE_NOOP
from ..core.forms.catalogue import load_form_rules
from .base import LandPatrolAlgorithm
from .choice_parameter import choice_parameter
from .date_parameter import date_of, date_parameter
from .workspace_parameter import open_workspace, workspace_parameter

FORM, CODE, DATE, NUMBER, OFFICERS, FOLDER = "FORM", "CODE", "DATE", "NUMBER", "OFFICERS", "FOLDER"
DOCX, PDF, DOCUMENT = "DOCX", "PDF", "DOCUMENT"


class MakeForm(LandPatrolAlgorithm):
    """Fills a form, numbers it and enters it among the documents."""

    ID = "make_form"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Make a form")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Supervision")
    GROUP_ID = "supervision"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Fills a form of the office from the workspace and writes it as DOCX and PDF. CODE is a case, a parcel that is"
        " still a clue, or a patrol. What is missing is listed and nothing is printed.\n\n"
        "The number follows the pattern in the setting document.number.FORM of the workspace, e.g."
        " 示停〔{year}〕{number}号, and is never given twice; the same form of the same case and day keeps its number when"
        " it is made again. The office's own templates lie in the folder 模板 beside the workspace.",
    )
    REQUIRES = ("docx", "docxtpl", "jinja2", "reportlab", "numpy", "shapely", "pyproj")

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """The workspace is read and written through layers of this thread."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        titles = {code: form.title for code, form in load_form_rules().forms.items()}
        folder = QgsProcessingParameterFolderDestination(FOLDER, tr("Folder"))
        for parameter in (
            workspace_parameter(),
            choice_parameter(FORM, tr("Form"), titles),
            QgsProcessingParameterString(CODE, tr("Code of the case, parcel or patrol")),
            date_parameter(DATE, tr("Date of the paper (empty: today)"), optional=True),
            QgsProcessingParameterString(NUMBER, tr("Document number (empty: the next one)"), optional=True),
            QgsProcessingParameterString(OFFICERS, tr("Officer codes, where the case names none"), optional=True),
            folder,
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile(DOCX, tr("Word file")))
        self.addOutput(QgsProcessingOutputFile(PDF, "PDF"))
        self.addOutput(QgsProcessingOutputString(DOCUMENT, tr("Code of the document")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..report.forms.make_form import FormOrder, make_form

        store = open_workspace(self, parameters, context)
        officers = self.parameterAsString(parameters, OFFICERS, context).replace("，", ",").split(",")
        order = FormOrder(
            form=self.parameterAsEnumString(parameters, FORM, context),
            code=self.parameterAsString(parameters, CODE, context).strip(),
            day=date_of(self, parameters, DATE, context) or date.today(),
            folder=Path(self.parameterAsString(parameters, FOLDER, context)).absolute(),
            number=self.parameterAsString(parameters, NUMBER, context).strip(),
            officers=[code.strip() for code in officers if code.strip()],
        )
        made = make_form(store, order)
        for note in made.notes:
            feedback.pushWarning(sentence(note))
        return {
            FOLDER: str(order.folder),
            DOCX: str(made.docx),
            PDF: str(made.pdf),
            NUMBER: made.document["number"] or "",
            DOCUMENT: made.document["code"],
        }
