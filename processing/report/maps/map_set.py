"""The map set of a case: one PDF with a bookmark for each sheet, and a record of what each sheet prints."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...core.files import replacing
from ..pdf.merge import bind_sheets
from .request import SHEET_KINDS, MapRequest
from .sheets import MapSheet, MapSheets
from .studio import MapStudio


@dataclass(frozen=True)
class MapSet:
    """What was written.

    Attributes
    ----------
    notes : tuple of str
        In Chinese: what the reader of the report must know, e.g. which template of the office was not used.
    """

    sheets: tuple[MapSheet, ...]
    notes: tuple[str, ...] = ()


def write_map_set(
    request: MapRequest,
    path: Path,
    check_cancelled: Callable[[], None],
    kinds: Sequence[str] = SHEET_KINDS,
    studio: MapStudio | None = None,
) -> MapSet:
    """Draw the sheets of a case and write them to `path`; on the main thread, for it uses print layouts.

    Parameters
    ----------
    check_cancelled : callable
        Called between the sheets; raises `Cancelled` to stop.
    kinds : sequence of str
        Of `SHEET_KINDS`; a sheet without data is left out.
    studio : MapStudio, optional
        For a batch: ``with MapStudio() as studio``, and the same for each case.

    Raises
    ------
    InputError, RuleError, OutputError
        If a parcel is too large for the smallest scale, a style or font file cannot be used, or nothing can be
        written at `path`.
    """
    with tempfile.TemporaryDirectory(prefix="landpatrol") as name, replacing(path) as partial:
        folder = Path(name)
        made = MapSheets(request, folder, studio)
        try:
            sheets, files = _draw(made, kinds, folder, check_cancelled)
        finally:
            made.close()
        merged = bind_sheets(files, [sheet.title for sheet in sheets])
        with partial.open("wb") as stream:
            merged.write(stream)
    return MapSet(tuple(sheets), tuple(made.notes))


def _draw(
    made: MapSheets, kinds: Sequence[str], folder: Path, check_cancelled: Callable[[], None]
) -> tuple[list[MapSheet], list[Path]]:
    sheets: list[MapSheet] = []
    files: list[Path] = []
    count = made.count(kinds)
    for number, plan in enumerate(made.plans(kinds), start=1):
        check_cancelled()
        files.append(folder / f"sheet{number}.pdf")
        sheets.append(made.draw(plan, plan.title, files[-1], number, count))
    return sheets, files
