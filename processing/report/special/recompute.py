"""Every figure of a set anew, from a workspace in use or from the frozen one of the set."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ...core.clock.due import DayUnit, due_date
from ...core.clock.work_calendar import WorkCalendar
from ...core.figures import FigureBook, FigureRecord
from ...workspace.clock import clock_settings
from ...workspace.store import WorkspaceStore
from .compose import PaperOptions, compose_papers
from .deadlines import DueDate
from .evidence_files import locate, states
from .freeze import PARAMETER_SETTING
from .gather_case import GatheredCase, gather_case
from .image_choice import choice_record, choose_for_case

ANY_DAY = date(2000, 1, 1)  # the day of a paper is no figure


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
    compose_papers(gathered.file, paper_options(store, gathered, asked, ANY_DAY), book)
    page, own = asked.get("page", "A4"), asked.get("own_layouts") == "true"
    return with_map_figures(book.records, printed, gathered.file.parcels, page, own)


def paper_options(
    store: WorkspaceStore, gathered: GatheredCase, asked: Mapping[str, str], made_on: date
) -> PaperOptions:
    """What the papers are told beside the case."""
    located, clock = locate(gathered.file, Path(store.location).parent), clock_settings(store)
    return PaperOptions(
        made_on=made_on,
        due_date=_due_by(clock.calendar),
        reading=clock.reading.value,
        deadlines=clock.rules,
        number=asked["number"],
        letter_number=asked.get("letter_number", ""),  # a set from before has none
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
