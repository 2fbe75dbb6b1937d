"""Algorithm `preview_pages`: the pages of a PDF as pictures, for a look before it is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm

FILE = "FILE"
FOLDER = "FOLDER"
DPI = "DPI"
PAGES = "PAGES"


class PreviewPages(LandPatrolAlgorithm):
    """Draws the pages with what QGIS has on board."""

    ID = "preview_pages"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Preview of a PDF")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Reports")
    GROUP_ID = "reports"
    HELP = QT_TRANSLATE_NOOP("landpatrol", "Draws each page of a PDF as a PNG, for a look before it is sent.")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        pdf = Qgis.ProcessingFileParameterBehavior.File
        self.addParameter(QgsProcessingParameterFile(FILE, tr("Report"), pdf, "", None, False, "PDF (*.pdf)"))
        number = Qgis.ProcessingNumberParameterType.Double
        self.addParameter(QgsProcessingParameterNumber(DPI, tr("Dots per inch"), number, 60, False, 20, 600))
        self.addParameter(QgsProcessingParameterFolderDestination(FOLDER, tr("Folder of the pictures")))
        self.addOutput(QgsProcessingOutputNumber(PAGES, tr("Number of pages")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.pdf_pages import draw_pages

        file = Path(self.parameterAsFile(parameters, FILE, context))
        folder = Path(self.parameterAsString(parameters, FOLDER, context))
        dpi = self.parameterAsDouble(parameters, DPI, context)
        pictures = draw_pages(file, folder, dpi, progress_of(feedback))
        return {FOLDER: str(folder), PAGES: len(pictures)}
