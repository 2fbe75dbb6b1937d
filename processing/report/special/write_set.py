"""One report set from start to end: gather, compose, freeze, draw, write, put in place."""

from __future__ import annotations

import csv
import json
import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsCoordinateTransformContext

from ...bridge.export_boundary_points import export_points
from ...bridge.imagery.choose_images import ImageryChoice
from ...core.boundary_txt.dialects import STANDARD, dialect_named
from ...core.clock.due import DayUnit, due_date
from ...core.clock.work_calendar import WorkCalendar
from ...core.errors import CrsError
from ...core.figures import FigureBook, FigureRecord
from ...core.files import cannot_write
from ...core.remark import Remark
from ...workspace.clock import clock_settings
from ...workspace.reference_layers import open_layer
from ...workspace.store import WorkspaceStore
from .compose import PaperOptions, compose_papers
from .deadlines import DueDate
from .evidence_files import copy_evidence, locate, states
from .freeze import PARAMETER_SETTING, freeze_inputs
from .gather_case import MAP_ROLES, GatheredCase, gather_case
from .image_choice import choice_record, choose_for_case
from .model import EvidenceLine, PaperSet
from .remarks import remark
from .set_folder import new_set, write_json
from .verify import FIGURES, INPUTS
from .words import load_departments, load_words

if TYPE_CHECKING:
    from ..maps.studio import MapStudio

EVIDENCE, EVIDENCE_INDEX = "evidence", "证据目录.csv"
POINTS, MAPS, RUN = "boundary_points.txt", "maps.pdf", "run.json"
ANY_DAY = date(2000, 1, 1)  # the day of a paper is no figure


@dataclass(frozen=True)
class SetOptions:
    """What the maker says beside the workspace and the case.

    Attributes
    ----------
    departments : Path or None
        List of departments in place of the shipped one.
    page : {'A4', 'A3'}
        Of the maps.
    """

    method: str = "ellipsoid"
    made_on: date = field(default_factory=date.today)
    number: str = ""
    signer: str = ""
    maker: str = ""
    checker: str = ""
    page: str = "A4"
    departments: Path | None = None

    def asked(self, case: str) -> dict[str, str]:
        """What the figures depend on beside the inputs; frozen with them."""
        departments = load_departments(self.departments) if self.departments else load_departments()
        return {
            "case": case,
            "method": self.method,
            "number": self.number,
            "signer": self.signer,
            "page": self.page,
            "departments": json.dumps(departments, ensure_ascii=False, sort_keys=True),
        }


@dataclass(frozen=True)
class WrittenSet:
    """What was written.

    Attributes
    ----------
    notes : tuple of Remark or str
        What the maker must be told; a plain text is Chinese from the report itself.
    """

    folder: Path
    papers: PaperSet
    figure_count: int
    notes: tuple[Remark | str, ...]


def asked_of(store: WorkspaceStore) -> dict[str, str]:
    """What a frozen workspace says it was asked."""
    rows = store.rows("setting", f"\"code\" LIKE '{PARAMETER_SETTING}%'")
    return {str(row["code"]).removeprefix(PARAMETER_SETTING): str(row["value"] or "") for row in rows}


def recompute(
    store: WorkspaceStore, asked: Mapping[str, str], printed: Mapping[str, FigureRecord]
) -> Mapping[str, FigureRecord]:
    """Every figure of a set anew, from a workspace.

    The images are chosen anew only where `asked` does not hold the choice of before.
    """
    from .map_figures import with_map_figures

    book = FigureBook()
    gathered = gather_case(store, asked["case"], asked["method"], lambda _: None)
    if "imagery" not in asked:
        chosen = choice_record(choose_for_case(store, gathered.file, lambda: None))
        asked = {**asked, "imagery": json.dumps(chosen)}
    compose_papers(gathered.file, _paper_options(store, gathered, asked, ANY_DAY), book)
    page, own = asked.get("page", "A4"), asked.get("own_layouts") == "true"
    return with_map_figures(book.records, printed, gathered.file.parcels, page, own)


def write_report_set(
    store: WorkspaceStore,
    case: str,
    folder: Path,
    options: SetOptions,
    transform_context: QgsCoordinateTransformContext,
    progress: Callable[[float], None],
    studio: MapStudio | None = None,
) -> WrittenSet:
    """Make the set of one case; on the main thread, for it uses print layouts.

    Parameters
    ----------
    progress : callable
        Called with the finished fraction; raises `Cancelled` to stop, which leaves everything as it was.
    studio : MapStudio, optional
        Where a batch draws all its maps.

    Raises
    ------
    LandPatrolError
        If the case, a layer, an image, a template or the folder cannot be used; nothing is left half-written.
    """
    started = time.monotonic()
    book = FigureBook()
    gathered, asked, chosen, papers = _gather_and_compose(store, case, options, book, progress)
    notes: list[Remark | str] = [*_remarks_of(papers)]
    with new_set(folder, datetime.now()) as place:
        progress(0.15)
        freeze_inputs(store, gathered, asked, place / INPUTS, lambda: progress(0.15))
        notes += _write_points(gathered, papers, options, place / POINTS)
        progress(0.25)
        notes += _draw_maps(
            store, gathered, papers, chosen, options, place / MAPS, book, transform_context, progress, studio
        )
        notes += _write_papers(store, papers, place, lambda done: progress(0.6 + 0.3 * done))
        _write_evidence(store, gathered, papers, place / EVIDENCE, lambda: progress(0.9))
        (place / FIGURES).write_text(book.to_json(), encoding="utf-8")
        seconds = time.monotonic() - started
        write_json(place / RUN, _run_record(store, papers, options, seconds, notes))
        progress(0.95)
    return WrittenSet(folder, papers, len(book.records), tuple(notes))


def check_case(
    store: WorkspaceStore, case: str, options: SetOptions, progress: Callable[[float], None]
) -> list[Remark]:
    """What the finished set would remark, as far as it follows from the workspace; nothing is written.

    Raises
    ------
    LandPatrolError
        What would stop the report from being made.
    """
    return _remarks_of(_gather_and_compose(store, case, options, FigureBook(), progress)[3])


def _gather_and_compose(
    store: WorkspaceStore, case: str, options: SetOptions, book: FigureBook, progress: Callable[[float], None]
) -> tuple[GatheredCase, dict[str, str], ImageryChoice | None, PaperSet]:
    """The case, what was asked of it, the images chosen, and the papers as plain text."""
    asked = options.asked(case)
    gathered = gather_case(store, case, options.method, lambda fraction: progress(0.1 * fraction))
    for reference in gathered.references:
        if reference.role in MAP_ROLES:
            open_layer(store, reference)  # a lost layer is named now, not when the maps are drawn
    asked["own_layouts"] = "true" if any(_office_folder(store).glob("*.qpt")) else ""
    chosen = choose_for_case(store, gathered.file, lambda: progress(0.1))
    asked["imagery"] = json.dumps(choice_record(chosen), ensure_ascii=False, sort_keys=True)
    papers = compose_papers(gathered.file, _paper_options(store, gathered, asked, options.made_on), book)
    return gathered, asked, chosen, papers


def _remarks_of(papers: PaperSet) -> list[Remark]:
    """What the maker of the papers must be told."""
    return [remark(caution.name, **caution.values) for caution in papers.cautions]


def _paper_options(
    store: WorkspaceStore, gathered: GatheredCase, asked: Mapping[str, str], made_on: date
) -> PaperOptions:
    located, clock = locate(gathered.file, Path(store.location).parent), clock_settings(store)
    return PaperOptions(
        made_on=made_on,
        due_date=_due_by(clock.calendar),
        reading=clock.reading.value,
        deadlines=clock.rules,
        number=asked["number"],
        signer=asked["signer"],
        files=states(gathered.file, located),
        departments=json.loads(asked["departments"]),
        imagery=json.loads(asked["imagery"]),
    )


def _due_by(calendar: WorkCalendar) -> DueDate:
    def due(start: date, length: int, unit: str) -> tuple[date, bool]:
        found = due_date(start, length, DayUnit(unit), calendar)
        return found.due, found.is_provisional

    return due


def _write_points(gathered: GatheredCase, papers: PaperSet, options: SetOptions, path: Path) -> list[Remark | str]:
    """The coordinate file; abroad, where its format has no zones, a note in its place."""
    dialect, head = dialect_named(STANDARD), papers.report.head
    try:
        exported = export_points(
            gathered.request.parcels, dialect, head.issuer, options.made_on.isoformat(), lambda _: None
        )
    except CrsError as error:
        return [Remark(error.text, dict(error.values))]
    path.write_bytes(exported.content)
    return []


def _draw_maps(
    store: WorkspaceStore,
    gathered: GatheredCase,
    papers: PaperSet,
    chosen: ImageryChoice | None,
    options: SetOptions,
    path: Path,
    book: FigureBook,
    transform_context: QgsCoordinateTransformContext,
    progress: Callable[[float], None],
    studio: MapStudio | None,
) -> list[Remark | str]:
    from ..fonts import load_fonts
    from ..maps.imagery import image_pair
    from .case_maps import MapOptions, write_case_maps

    fraction = 0.25

    def check() -> None:
        nonlocal fraction
        fraction = min(0.58, fraction + 0.03)
        progress(fraction)

    pair = image_pair(chosen) if chosen is not None else None
    asked = MapOptions(
        load_fonts()["map"].path, options.maker, options.checker, options.page, _office_folder(store), studio
    )
    return list(write_case_maps(store, gathered, papers, pair, asked, path, book, transform_context, check))


def _office_folder(store: WorkspaceStore) -> Path:
    from ..office.templates import office_folder

    return office_folder(Path(store.location))


def _write_papers(
    store: WorkspaceStore, papers: PaperSet, place: Path, progress: Callable[[float], None]
) -> list[Remark | str]:
    from .papers import write_papers

    return list(write_papers(papers, place, _office_folder(store), progress))


def _write_evidence(
    store: WorkspaceStore, gathered: GatheredCase, papers: PaperSet, folder: Path, check_cancelled: Callable[[], None]
) -> None:
    """Copies of the files, and the index with the whole check sums."""
    folder.mkdir()
    located = locate(gathered.file, Path(store.location).parent)
    copy_evidence(located, folder, check_cancelled)
    rows = [*gathered.file.photos, *gathered.file.documents]
    sums = [str(row.get("sha256") or "") for row in rows]
    try:
        with (folder / EVIDENCE_INDEX).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(load_words()["evidence"]["index_columns"])
            for line, digest in zip(papers.report.evidence, sums, strict=True):
                writer.writerow(_index_row(line, digest))
    except OSError as error:
        raise cannot_write(folder / EVIDENCE_INDEX, error) from error


def _index_row(line: EvidenceLine, digest: str) -> list[str]:
    values = asdict(line) | {"checksum": digest}
    return [str(values[name]) for name in ("number", "kind", "name", "day", "maker", "note", "file", "checksum")]


def _run_record(
    store: WorkspaceStore, papers: PaperSet, options: SetOptions, seconds: float, notes: list[Remark | str]
) -> dict[str, Any]:
    """Paths, times, parameters and versions: all that must not stand in the figures."""
    import pyproj
    import reportlab
    import shapely

    return {
        "schema_version": 1,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "seconds": round(seconds, 1),
        "workspace": store.location,
        "case": papers.case_code,
        "parameters": {name: str(value or "") for name, value in asdict(options).items()},
        "is_draft": papers.is_draft,
        "notes": [str(note) for note in notes],
        "versions": {
            "qgis": Qgis.version(),
            "geos": shapely.geos_version_string,
            "shapely": shapely.__version__,
            "proj": pyproj.proj_version_str,
            "reportlab": reportlab.__version__,
            "python": platform.python_version(),
        },
    }
