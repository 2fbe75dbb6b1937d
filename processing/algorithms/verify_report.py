"""Algorithm `verify_report`: whether every figure of a finished report set still follows from its inputs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsProcessingException
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
)

from ..bridge.progress import progress_of
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP
from .base import LandPatrolAlgorithm
from .workspace_parameter import WORKSPACE, open_workspace, workspace_parameter

if TYPE_CHECKING:
    from ..report.special.verify import Broken, Verdict

FOLDER = "FOLDER"
CHECKED = "CHECKED"
MOST_NAMED = 60
POINT = re.compile(r"parcel/(?P<parcel>.+)/(?P<point>J\d+)/[xy]_m")


class VerifyReport(LandPatrolAlgorithm):
    """Recomputes a report set and fails with the figures that no longer follow."""

    ID = "verify_report"
    TITLE = QT_TRANSLATE_NOOP("landpatrol", "Verify a report set")
    GROUP = QT_TRANSLATE_NOOP("landpatrol", "Reports")
    GROUP_ID = "reports"
    HELP = QT_TRANSLATE_NOOP(
        "landpatrol",
        "Holds the files of a report set against their check sums, recomputes every figure from the frozen inputs in"
        " the set, and then, where WORKSPACE is given, from the workspace in use. Ends with an error that names the"
        " figures that no longer follow, with what is printed and what it would be now.",
    )
    REQUIRES = ("numpy", "shapely", "pyproj")

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """It opens layers of workspaces."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        folder = Qgis.ProcessingFileParameterBehavior.Folder
        self.addParameter(QgsProcessingParameterFile(FOLDER, tr("Folder of the report set"), folder))
        self.addParameter(workspace_parameter(optional=True))
        self.addOutput(QgsProcessingOutputNumber(CHECKED, tr("Figures on record")))

    def run_checked(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..report.special.recompute import asked_of, recompute
        from ..report.special.verify import verify_set

        progress = progress_of(feedback)
        folder = Path(self.parameterAsFile(parameters, FOLDER, context))
        given = self.parameterAsFile(parameters, WORKSPACE, context)
        live = open_workspace(self, parameters, context) if given else None
        progress(0.1)
        verdict = verify_set(folder, live, recompute, asked_of)
        progress(1.0)
        if not verdict.stands:
            raise QgsProcessingException("\n".join(_sentences(folder, verdict)))
        feedback.pushInfo(
            tr("All {count} figures of {folder} follow from their inputs.", count=verdict.checked, folder=str(folder))
        )
        return {CHECKED: verdict.checked}


def _sentences(folder: Path, verdict: Verdict) -> list[str]:
    said = []
    if verdict.files:
        said.append(
            tr(
                "Files of {folder} are missing or were changed since it was made: {files}.",
                folder=str(folder),
                files="、".join(verdict.files),
            )
        )
    if figures := _named(verdict.frozen):
        said.append(tr("These figures do not follow from the frozen inputs of the set: {figures}.", figures=figures))
    said += _boundary(verdict.frozen)
    if figures := _named(verdict.live):
        said.append(tr("These figures no longer follow from the workspace: {figures}.", figures=figures))
    return said + _boundary(verdict.live)


def _named(broken: Sequence[Broken]) -> str:
    """Figures with what is printed and what it would be; a boundary that moved is told apart, point by point."""
    moved = any(map(_point_of, broken))  # sides, centre and maps follow from the coordinates
    named = [item for item in broken if not moved or item.group != "boundary"]
    texts = [_change(item) for item in named[:MOST_NAMED]]
    more = tr(" and {count} more", count=len(named) - MOST_NAMED) if len(named) > MOST_NAMED else ""
    return "; ".join(texts) + more


def _change(item: Broken) -> str:
    figure = f"{item.title} {item.key}"
    if item.printed == item.now:  # only what it was made from differs: "x → x" would puzzle
        return tr("{figure} {value} (the same value, but what it comes from was edited)", figure=figure, value=item.now)
    return f"{figure} {item.printed or '-'} → {item.now or '-'}"


def _point_of(item: Broken) -> re.Match[str] | None:
    """Parcel and point, where the figure is a coordinate of the annex."""
    return POINT.fullmatch(item.key) if item.group == "boundary" else None


def _boundary(broken: Sequence[Broken]) -> list[str]:
    """One sentence for each parcel whose boundary is not the one of the annex any more."""
    points: dict[str, dict[str, None]] = {}
    for item in broken:
        if match := _point_of(item):
            points.setdefault(match["parcel"], {})[match["point"]] = None
    return [
        tr(
            "The boundary of parcel {parcel} is not the one in the annex any more: moved at {points}.",
            parcel=parcel,
            points="、".join(names),
        )
        for parcel, names in points.items()
    ]
