"""Report sets for many cases: one that fails does not stop the others, and a later run goes on where this one ended."""

from __future__ import annotations

import csv
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsCoordinateTransformContext, QgsMessageLog

from ...bridge.progress import part_of
from ...bridge.translate import sentence
from ...core.errors import Cancelled, LandPatrolError
from ...core.files import file_name, replacing
from ...workspace.store import WorkspaceStore
from .options import SetOptions
from .prepare_set import PREPARED_PART, prepare_set
from .recompute import recompute
from .set_folder import changed_files
from .story import text_of
from .verify import FIGURES, compare, printed_figures
from .write_set import write_set

if TYPE_CHECKING:
    from ..maps.studio import MapStudio

LOG_TAG = "landpatrol"
SUMMARY = "专项报告汇总.csv"
COLUMNS = ("案件编号", "案由", "状态", "文件夹", "说明")
STATES = {"made": "已生成", "kept": "未变，沿用", "failed": "未生成"}


@dataclass(frozen=True)
class BatchCase:
    """A case of the batch and what became of it.

    Attributes
    ----------
    state : {'made', 'kept', 'failed'}
    note : str
        Why it failed, or what its maker must know.
    """

    code: str
    name: str
    state: str
    folder: Path
    note: str = ""


def major_cases(store: WorkspaceStore, first: date, last: date) -> list[tuple[str, str]]:
    """Code and name of the cases found in a period that are entered or measured as major, in order of their code."""
    measured: dict[str, bool] = {}
    for row in store.rows("parcel_verdict"):
        code = str(row["legal_case_code"] or "")
        measured[code] = measured.get(code, False) or bool(row["is_major"])
    found: dict[str, list[str]] = {}
    for row in store.rows("parcel"):
        if day := text_of(row, "found_local_date")[:10]:
            found.setdefault(str(row["legal_case_code"] or ""), []).append(day)
    return sorted(
        (str(row["code"]), text_of(row, "name"))
        for row in store.rows("legal_case")
        if (row["is_major"] or measured.get(str(row["code"])))
        and any(first.isoformat() <= day <= last.isoformat() for day in found.get(str(row["code"]), []))
    )


def write_batch(
    store: WorkspaceStore,
    cases: list[tuple[str, str]],
    folder: Path,
    options: SetOptions,
    transform_context: QgsCoordinateTransformContext,
    progress: Callable[[float], None],
    tell: Callable[[BatchCase], None],
) -> list[BatchCase]:
    """A set for each case in a folder of its own below `folder`, and a table of them.

    A set that stands and still says what the workspace says is kept as it is. Cancelling ends the batch after the
    finished sets: those stay, and a later run goes on.

    Parameters
    ----------
    tell : callable
        Told of each case when it is done.

    Raises
    ------
    OutputError
        If the table cannot be written.
    """
    from ..maps.studio import MapStudio

    done: list[BatchCase] = []
    with MapStudio() as studio:
        for number, (code, name) in enumerate(cases):

            def step(fraction: float, number: int = number) -> None:
                progress((number + fraction) / len(cases))

            try:
                done.append(_one(store, code, name, folder, options, transform_context, step, studio))
            except Cancelled:
                break
            tell(done[-1])
    _write_summary(done, folder / SUMMARY)
    return done


def _one(
    store: WorkspaceStore,
    code: str,
    name: str,
    folder: Path,
    options: SetOptions,
    transform_context: QgsCoordinateTransformContext,
    progress: Callable[[float], None],
    studio: MapStudio,
) -> BatchCase:
    place = folder / file_name(code)
    progress(0)
    try:
        if _stands(store, code, place, options):
            return BatchCase(code, name, "kept", place)
        prepared = prepare_set(store, code, options, part_of(progress, 0, PREPARED_PART))
        written = write_set(prepared, place, transform_context, part_of(progress, PREPARED_PART, 1), studio)
    except Cancelled:
        raise
    except LandPatrolError as error:
        return BatchCase(code, name, "failed", place, sentence(error))
    except Exception as error:  # noqa: BLE001  (whatever a single case meets, the others are still made)
        QgsMessageLog.logMessage(traceback.format_exc(), LOG_TAG, Qgis.MessageLevel.Critical)
        return BatchCase(code, name, "failed", place, f"{type(error).__name__}: {error}")
    notes = [note if isinstance(note, str) else sentence(note) for note in (*prepared.notes, *written.notes)]
    return BatchCase(code, name, "made", place, "\n".join(notes))


def _stands(store: WorkspaceStore, code: str, place: Path, options: SetOptions) -> bool:
    """A whole set is there and every figure in it is what the workspace gives now."""
    if not (place / FIGURES).is_file():
        return False
    try:
        if changed_files(place):
            return False
        printed = printed_figures(place)
        return not compare(printed, recompute(store, options.asked(code), printed))
    except LandPatrolError:
        return False


def _write_summary(cases: list[BatchCase], path: Path) -> None:
    with replacing(path) as partial, partial.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for case in cases:
            writer.writerow([case.code, case.name, STATES[case.state], case.folder.name, case.note])
