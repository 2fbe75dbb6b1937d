"""The files of a prepared report set: freeze, draw, write, put in place as a whole."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsCoordinateTransformContext

from ...bridge.export_boundary_points import export_points
from ...core.boundary_txt.dialects import STANDARD, dialect_named
from ...core.errors import CrsError
from ...core.remark import Remark
from .evidence_files import write_evidence
from .freeze import freeze_inputs
from .letter_annexes import write_letter_annexes
from .papers import LETTERS, write_papers
from .prepare_set import PreparedSet
from .set_folder import new_set, write_json
from .verify import FIGURES, INPUTS
from .words import ANNEXES_NAME

if TYPE_CHECKING:
    from ..maps.studio import MapStudio

EVIDENCE, POINTS, MAPS, RUN = "evidence", "boundary_points.txt", "maps.pdf", "run.json"
ANNEXES = f"{LETTERS}/{ANNEXES_NAME}.pdf"


@dataclass(frozen=True)
class WrittenSet:
    """What was written.

    Attributes
    ----------
    notes : tuple of Remark or str
        What only the drawing showed; a plain text is Chinese from the maps themselves. `PreparedSet.notes` come
        before.
    """

    folder: Path
    figure_count: int
    notes: tuple[Remark | str, ...]


def write_set(
    prepared: PreparedSet,
    folder: Path,
    transform_context: QgsCoordinateTransformContext,
    progress: Callable[[float], None],
    studio: MapStudio | None = None,
) -> WrittenSet:
    """Write the set of one case; on the main thread, for it uses print layouts.

    Parameters
    ----------
    progress : callable
        Called with the finished fraction; raises `Cancelled` to stop, which leaves everything as it was.
    studio : MapStudio, optional
        Where a batch draws all its maps.

    Raises
    ------
    LandPatrolError
        If a layer, an image or the folder cannot be used; nothing is left half-written.
    """
    gathered, book = prepared.gathered, prepared.book
    with new_set(folder, datetime.now()) as place:
        progress(0)
        write_papers(prepared.filled, place)
        freeze_inputs(prepared.store, gathered, prepared.asked, place / INPUTS, lambda: progress(0.1))
        notes: list[Remark | str] = [*_write_points(prepared, place / POINTS)]
        notes += _draw_maps(prepared, place / MAPS, transform_context, progress, studio)
        notes += write_letter_annexes(
            prepared.papers, prepared.filled.points, place / MAPS, place / ANNEXES, prepared.office
        )
        base, lines = Path(prepared.store.location).parent, prepared.papers.report.evidence
        write_evidence(gathered.file, base, lines, place / EVIDENCE, lambda: progress(0.9))
        (place / FIGURES).write_text(book.to_json(), encoding="utf-8")
        write_json(place / RUN, _run_record(prepared, notes))
        progress(0.95)
    return WrittenSet(folder, len(book.records), tuple(notes))


def _write_points(prepared: PreparedSet, path: Path) -> list[Remark]:
    """The coordinate file; abroad, where its format has no zones, a note in its place."""
    dialect, issuer = dialect_named(STANDARD), prepared.papers.report.head.issuer
    parcels, made_on = prepared.gathered.request.parcels, prepared.options.made_on
    try:
        exported = export_points(parcels, dialect, issuer, made_on.isoformat(), lambda _: None)
    except CrsError as error:
        return [Remark(error.text, dict(error.values))]
    path.write_bytes(exported.content)
    return []


def _draw_maps(
    prepared: PreparedSet,
    path: Path,
    transform_context: QgsCoordinateTransformContext,
    progress: Callable[[float], None],
    studio: MapStudio | None,
) -> tuple[str, ...]:
    from ..fonts import load_fonts
    from .case_maps import MapOptions, write_case_maps

    fraction = 0.15

    def check() -> None:
        nonlocal fraction
        fraction = min(0.88, fraction + 0.05)
        progress(fraction)

    options = prepared.options
    asked = MapOptions(load_fonts()["map"].path, options.maker, options.checker, options.page, prepared.office, studio)
    return write_case_maps(
        prepared.store,
        prepared.gathered,
        prepared.papers,
        prepared.chosen,
        asked,
        path,
        prepared.book,
        transform_context,
        check,
    )


def _run_record(prepared: PreparedSet, notes: list[Remark | str]) -> dict[str, Any]:
    """Paths, times, parameters and versions: all that must not stand in the figures."""
    import pyproj
    import reportlab
    import shapely

    return {
        "schema_version": 1,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "seconds": round(time.monotonic() - prepared.started_s, 1),
        "workspace": prepared.store.location,
        "case": prepared.papers.case_code,
        "parameters": {name: str(value or "") for name, value in asdict(prepared.options).items()},
        "is_draft": prepared.papers.is_draft,
        "notes": [str(note) for note in (*prepared.notes, *notes)],
        "versions": {
            "qgis": Qgis.version(),
            "geos": shapely.geos_version_string,
            "shapely": shapely.__version__,
            "proj": pyproj.proj_version_str,
            "reportlab": reportlab.__version__,
            "python": platform.python_version(),
        },
    }
