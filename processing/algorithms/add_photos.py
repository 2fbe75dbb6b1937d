"""Algorithm `add_photos`: photos as evidence of a case, a parcel or a patrol."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .base import LandPatrolAlgorithm
from .workspace_parameter import open_workspace, workspace_parameter

if TYPE_CHECKING:
    from ..core.evidence.rules import EvidenceRules
    from ..workspace.evidence import PhotoResult

FILES, FOLDER, CASE, PARCEL, PATROL = "FILES", "FOLDER", "CASE", "PARCEL", "PATROL"
MODE, OFFICER, DATUM, PLACE, REPORT = "MODE", "OFFICER", "DATUM", "PLACE", "REPORT"
ADDED, SKIPPED, QUESTIONS = "ADDED", "SKIPPED", "QUESTIONS"
MODES, DATUMS = ["link", "copy"], ["wgs84", "gcj02"]


class AddPhotos(LandPatrolAlgorithm):
    """Reads EXIF, checks it, and enters the photos."""

    ID = "add_photos"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Add photos as evidence")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Cases")
    GROUP_ID = "cases"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Enters photos into a workspace with place, direction, time and SHA-256 from their files, linked where they"
        " lie or copied into the folder of the case. Photos without place or time, taken outside the patrol or before"
        " the find, far from the parcel, edited, or entered before are asked about in REPORT and in the table of"
        " photos; a file that is no photo or is broken is skipped and named. Times without a zone are taken as"
        " Beijing time, and that is said.",
    )
    REQUIRES = ("PIL", "numpy", "shapely", "pyproj")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        files = Qgis.ProcessingSourceType.File
        folder = Qgis.ProcessingFileParameterBehavior.Folder
        text = QgsProcessingParameterString
        for parameter in (
            workspace_parameter(),
            QgsProcessingParameterMultipleLayers(FILES, tr("Photos"), files, optional=True),
            QgsProcessingParameterFile(FOLDER, tr("Folder with photos"), folder, optional=True),
            text(CASE, tr("Case code"), optional=True),
            text(PARCEL, tr("Parcel code"), optional=True),
            text(PATROL, tr("Patrol code"), optional=True),
            QgsProcessingParameterEnum(
                MODE, tr("Link or copy into the case folder"), MODES, False, "link", False, True
            ),
            text(OFFICER, tr("Taken by (officer code)"), optional=True),
            QgsProcessingParameterEnum(DATUM, tr("Datum of the coordinates"), DATUMS, False, "wgs84", False, True),
            text(PLACE, tr("Place (empty: township and village of the parcel)"), optional=True),
            QgsProcessingParameterFeatureSink(
                REPORT, tr("What became of each photo"), Qgis.ProcessingSourceType.Vector, optional=True
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber(ADDED, tr("Photos added")))
        self.addOutput(QgsProcessingOutputNumber(SKIPPED, tr("Files skipped")))
        self.addOutput(QgsProcessingOutputNumber(QUESTIONS, tr("Photos with questions")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.evidence_rows import REPORT as COLUMNS
        from ..core.evidence.rules import load_evidence_rules
        from ..workspace.evidence import add_photos
        from ..workspace.evidence_target import PhotoRequest
        from .write_table import write_table

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        rules = load_evidence_rules()
        files = self._files(parameters, context, rules)
        request = PhotoRequest(
            text(CASE),
            text(PARCEL),
            text(PATROL),
            text(OFFICER),
            self.parameterAsEnumString(parameters, MODE, context) == "copy",
            self.parameterAsEnumString(parameters, DATUM, context),
            text(PLACE),
        )
        results = add_photos(open_workspace(self, parameters, context), files, request, rules, progress_of(feedback))
        rows = [_report_row(result, rules) for result in results]
        written = write_table(self, parameters, REPORT, context, COLUMNS, rows)
        for row in rows:
            for said in filter(None, [row["reason"], *str(row["findings"] or "").split("\n")]):
                feedback.pushWarning(f"{row['file']}: {said}")
        return {
            REPORT: written,
            ADDED: sum(row["state"] == "added" for row in rows),
            SKIPPED: sum(row["state"] == "skipped" for row in rows),
            QUESTIONS: sum(bool(row["findings"]) for row in rows),
        }

    def _files(self, parameters: dict[str, Any], context: QgsProcessingContext, rules: EvidenceRules) -> list[Path]:
        from ..bridge.photo_files import photos_in

        files = [Path(file) for file in self.parameterAsFileList(parameters, FILES, context) if file]
        gone = [str(file) for file in files if not file.is_file()]
        if gone:
            raise InputError(
                QT_TRANSLATE_NOOP("landpatrol", "There is no file {file}; choose the photos again."),
                file=", ".join(gone),
            )
        folder = self.parameterAsFile(parameters, FOLDER, context)
        files += photos_in(Path(folder), rules) if folder else []
        if not files:
            raise InputError(QT_TRANSLATE_NOOP("landpatrol", "There are no photos to add; give FILES or FOLDER."))
        return list(dict.fromkeys(files))


def _report_row(result: PhotoResult, rules: EvidenceRules) -> dict[str, Any]:
    row, facts = result.row, result.facts
    lon, lat = facts.lon_lat if facts and facts.lon_lat else (None, None)
    return {
        "file": str(result.file),
        "state": result.state,
        "photo_code": row.get("code"),
        "reason": result.reason or None,
        "taken": rules.local_text(facts.taken.at) if facts else None,
        "lon_deg": lon,
        "lat_deg": lat,
        "azimuth_deg": row.get("azimuth_deg"),
        "parcel_code": row.get("parcel_code"),
        "distance_m": row.get("distance_m"),
        "findings": row.get("findings"),
        "note": row.get("note"),
        "sha256": facts.sha256 if facts else None,
    }
