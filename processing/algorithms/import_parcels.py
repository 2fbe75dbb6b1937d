"""Algorithm `import_parcels`: parcels from boundary-point TXT and vector files, with their evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsProcessingException
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ..bridge.progress import progress_of
from ..bridge.translate import sentence, tr
from ..core.errors import QT_TRANSLATE_NOOP
from ..core.files import replacing
from .base import LandPatrolAlgorithm

FILES = "FILES"
CRS = "CRS"
TARGET_CRS = "TARGET_CRS"
ENCODING = "ENCODING"
ACCEPT_SWAPPED = "ACCEPT_SWAPPED"
SKIP_REFUSED = "SKIP_REFUSED"
PARCELS = "PARCELS"
REPORT = "REPORT"
IMPORTED = "IMPORTED"
DOUBTFUL = "DOUBTFUL"
REFUSED = "REFUSED"
PARCEL_STYLE = Path(__file__).parents[2] / "styles" / "parcel.qml"
LISTED = 50


class ImportParcels(LandPatrolAlgorithm):
    """Brings parcels in and says what was read, repaired, doubted and refused."""

    ID = "import_parcels"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Import parcels")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Parcels")
    GROUP_ID = "parcels"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Imports violation parcels from boundary-point TXT (勘测定界界址点), shapefile, GeoPackage, GeoJSON, KML/KMZ, DXF"
        " and file geodatabase into one layer. Declared areas and numbers of points are checked against the"
        " coordinates; every departure from the format is listed with its line, nothing is guessed.\n\n"
        "CRS is used for files that do not tell their own. The result is in TARGET_CRS, or in the CRS of the first"
        " file. A file that cannot be read with certainty is refused with file, line and reason, and nothing is"
        " imported unless SKIP_REFUSED is set. REPORT records all findings.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file = Qgis.ProcessingSourceType.File
        self.addParameter(QgsProcessingParameterMultipleLayers(FILES, tr("Files (or .gdb folders)"), file))
        self.addParameter(
            QgsProcessingParameterCrs(CRS, tr("Coordinate system of files that do not tell theirs"), optional=True)
        )
        advanced: list[QgsProcessingParameterDefinition] = [
            QgsProcessingParameterCrs(TARGET_CRS, tr("Coordinate system of the result (default: the first file's)"), optional=True),
            QgsProcessingParameterString(ENCODING, tr("Encoding of shapefile tables (default: detected)"), optional=True),
            QgsProcessingParameterBoolean(ACCEPT_SWAPPED, tr("Accept TXT with X and Y interchanged"), defaultValue=False),
            QgsProcessingParameterBoolean(SKIP_REFUSED, tr("Import the other files when one is refused"), defaultValue=False),
        ]  # fmt: skip
        for parameter in advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
            self.addParameter(parameter)
        polygon = Qgis.ProcessingSourceType.VectorPolygon
        self.addParameter(QgsProcessingParameterFeatureSink(PARCELS, tr("Imported parcels"), polygon))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                REPORT, tr("Report of the import"), "JSON (*.json)", optional=True, createByDefault=True
            )
        )
        for name, title in (
            (IMPORTED, tr("Parcels imported")),
            (DOUBTFUL, tr("Parcels to look at")),
            (REFUSED, tr("Files refused")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.import_parcels.read import import_files

        imported = import_files(self._request(parameters, context), progress_of(feedback, until=0.8))
        self._tell(imported, feedback)
        if imported.crs is None:
            raise QgsProcessingException(self._refusal(imported))
        for refused in imported.refused:
            feedback.pushWarning(sentence(refused.error))
        return self._write_parcels(imported, parameters, context) | self._write_report(imported, parameters, context) | {
            IMPORTED: sum(len(file.parcels) for file in imported.files),
            DOUBTFUL: _doubtful(imported),
            REFUSED: len(imported.refused),
        }  # fmt: skip

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Any:
        from ..bridge.crs_guard import to_pyproj
        from ..bridge.import_parcels.model import ImportRequest

        def crs(name: str) -> Any:
            chosen: QgsCoordinateReferenceSystem = self.parameterAsCrs(parameters, name, context)
            return to_pyproj(chosen) if chosen.isValid() else None

        files = self.parameterAsFileList(parameters, FILES, context)
        return ImportRequest(
            files=tuple(Path(file) for file in files),
            crs=crs(CRS),
            target_crs=crs(TARGET_CRS),
            encoding=self.parameterAsString(parameters, ENCODING, context).strip(),
            accept_swapped=self.parameterAsBoolean(parameters, ACCEPT_SWAPPED, context),
            skip_refused=self.parameterAsBoolean(parameters, SKIP_REFUSED, context),
        )

    def _write_parcels(
        self, imported: Any, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str | None]:
        from ..bridge.import_parcels.output import PARCEL_ALIASES, parcel_features, parcel_fields
        from ..bridge.sinks import SinkShape, save_default_style, write_sink

        crs = _qgis_crs(imported.crs)
        shape = SinkShape(parcel_fields(), Qgis.WkbType.MultiPolygon, crs)
        features = list(parcel_features(imported, shape.fields))  # all are in order before the file is begun
        destination = write_sink(self, parameters, PARCELS, context, shape, features)
        if destination:
            save_default_style(destination, PARCEL_ALIASES, PARCEL_STYLE)
        return {PARCELS: destination}

    def _write_report(
        self, imported: Any, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, str]:  # fmt: skip
        from ..bridge.import_parcels.output import import_record
        from ..bridge.measure_output import to_json

        report = self.parameterAsFileOutput(parameters, REPORT, context)
        if not report:
            return {}
        with replacing(Path(report)) as path:
            path.write_text(to_json(import_record(imported)), encoding="utf-8")
        return {REPORT: report}

    @staticmethod
    def _refusal(imported: Any) -> str:
        sentences = [sentence(refused.error) for refused in imported.refused]
        if len(sentences) == 1:
            return sentences[0]
        return (
            tr("{count} files were refused, nothing was imported:", count=len(sentences)) + "\n" + "\n".join(sentences)
        )

    @staticmethod
    def _tell(imported: Any, feedback: QgsProcessingFeedback) -> None:
        """What was found, file by file; the first of each kind, the rest is in the report."""
        for file in imported.files:
            count = tr("{count} parcels", count=len(file.parcels))
            feedback.pushInfo(f"{file.path.name}: {file.format}, {count}")
            lines = [(finding, "") for finding in file.findings]
            lines += [(f, parcel.code) for parcel in file.parcels for f in parcel.findings if f not in file.findings]
            for finding, code in lines[:LISTED]:
                say = feedback.pushWarning if finding.severity == "doubt" else feedback.pushInfo
                say("  " + (f"{code}: " if code else "") + finding.text)
            if len(lines) > LISTED:
                feedback.pushWarning(tr("  and {count} more, see the report.", count=len(lines) - LISTED))


def _doubtful(imported: Any) -> int:
    parcels = (parcel for file in imported.files for parcel in file.parcels)
    return sum(any(finding.severity == "doubt" for finding in parcel.findings) for parcel in parcels)


def _qgis_crs(crs: Any) -> QgsCoordinateReferenceSystem:
    authority = crs.to_authority()
    if authority:
        return QgsCoordinateReferenceSystem(":".join(authority))
    return QgsCoordinateReferenceSystem.fromWkt(crs.to_wkt())
