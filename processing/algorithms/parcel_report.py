"""Algorithm `parcel_report`: the measurement report of one parcel as a PDF, from loose layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsRasterLayer,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .measure_parameters import declare_measure_parameters, read_measure_request

if TYPE_CHECKING:
    from ..bridge.read_parcels import ParcelRead

PARCEL = "PARCEL"
IMAGE = "IMAGE"
IMAGE_DATE = "IMAGE_DATE"
MAKER = "MAKER"
CHECKER = "CHECKER"
FONTS = "FONTS"
FILE = "FILE"


class ParcelReport(LandPatrolAlgorithm):
    """Measures the parcels and prints the report of one: tables, maps, boundary points."""

    ID = "parcel_report"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Measurement report of a parcel")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Parcels")
    GROUP_ID = "parcels"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Measures the parcels as the algorithm for measuring does and prints one of them as a PDF: facts, areas"
        " against the major-case lines, ground by class, method and sources, map sheets on imagery, land use and"
        " basic farmland, and the boundary points with coordinates.\n\n"
        "PARCEL is a parcel's code or feature id; left empty, the first major parcel is printed. FONTS is a font file"
        " (JSON) that names the office's own TrueType fonts; without it the shipped open fonts are used, and the"
        " report says so.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj", "reportlab", "pypdf")

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Layouts and projects are not thread-safe."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        declare_measure_parameters(self)
        for parameter in self._report_parameters():
            self.addParameter(parameter)
        advanced: list[QgsProcessingParameterDefinition] = [
            QgsProcessingParameterString(IMAGE_DATE, tr("Date of the images, as printed"), optional=True),
            QgsProcessingParameterFile(FONTS, tr("Font file"), optional=True, fileFilter=tr("Font file (*.json)")),
        ]
        for parameter in advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
            self.addParameter(parameter)

    @staticmethod
    def _report_parameters() -> list[QgsProcessingParameterDefinition]:
        raster = Qgis.ProcessingSourceType.Raster
        return [
            QgsProcessingParameterString(PARCEL, tr("Parcel (code or feature id)"), optional=True),
            QgsProcessingParameterMultipleLayers(IMAGE, tr("Images, the topmost first"), raster, optional=True),
            QgsProcessingParameterString(MAKER, tr("Made by"), optional=True),
            QgsProcessingParameterString(CHECKER, tr("Checked by"), optional=True),
            QgsProcessingParameterFileDestination(FILE, tr("Report"), "PDF (*.pdf)"),
        ]

    def prepare_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.request = read_measure_request(self, parameters, context, feedback)
        layers = self.parameterAsLayerList(parameters, IMAGE, context)
        self.images = tuple(layer for layer in layers if isinstance(layer, QgsRasterLayer))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.measure_layers import measure_layers
        from ..report.content.gather import ReportOptions, choose_parcel, indices_of
        from ..report.write import write_parcel_report

        progress = progress_of(feedback)
        options = ReportOptions(
            images=self.images,
            image_date=self.parameterAsString(parameters, IMAGE_DATE, context),
            maker=self.parameterAsString(parameters, MAKER, context),
            checker=self.parameterAsString(parameters, CHECKER, context),
        )
        wanted = self.parameterAsString(parameters, PARCEL, context).strip()

        def choose(parcels: Sequence[ParcelRead]) -> list[int]:
            return indices_of([(parcel.feature.id(), parcel.attributes) for parcel in parcels], wanted)

        # Without a name the first major one is printed, and only measuring tells which that is.
        measured = measure_layers(self.request, progress_of(feedback, until=0.3), choose if wanted else None)
        parcel = choose_parcel(measured, wanted)
        feedback.pushInfo(parcel.measurement.reasons)
        path = Path(self.parameterAsFileOutput(parameters, FILE, context))
        font_file = self.parameterAsFile(parameters, FONTS, context)
        report = write_parcel_report(
            parcel,
            measured,
            self.request,
            options,
            path,
            context.transformContext(),
            _step(progress),
            Path(font_file) if font_file else None,
        )
        for note in report.notes:
            feedback.pushInfo(note)
        return {FILE: str(path)}


def _step(progress: Callable[[float], None]) -> Callable[[], None]:
    """Checks for cancelling between the sheets, and moves the bar on a little each time."""
    fraction = 0.3

    def check() -> None:
        nonlocal fraction
        fraction = min(0.95, fraction + 0.1)
        progress(fraction)

    return check
