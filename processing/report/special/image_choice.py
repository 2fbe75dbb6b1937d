"""The images before and after: chosen by the stated rule, and the choice as plain data that a set can keep.

The images themselves are too large to be frozen with a set, so what was found out about them is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import shapely

from ...bridge.imagery.choose_images import ImageryChoice, choose_images
from ...core.imagery.candidates import ImageCandidate
from ...core.imagery.choose_pair import Rejected
from ...workspace.imagery import dated_images
from ...workspace.store import WorkspaceStore
from .case_file import CaseFile
from .story import day_of


def choose_for_case(store: WorkspaceStore, case: CaseFile, check_cancelled: Callable[[], None]) -> ImageryChoice | None:
    """The pair for a case; None where no image is linked."""
    rasters = dated_images(store)
    if not rasters:
        return None
    ground = shapely.union_all([parcel.geometry for parcel in case.parcels])
    return choose_images(rasters, ground, case.parcels[0].crs, check_cancelled, _started(case))


def _started(case: CaseFile) -> date | None:
    """The first day on which the breach may have begun, as far as the parcels tell."""
    fields = ("occurred_local_date", "change_local_date")
    days = [day for parcel in case.parcels for field in fields if (day := day_of(parcel.row, field))]
    return min(days, default=None)


def choice_record(made: ImageryChoice | None) -> dict[str, Any]:
    """The choice as plain data."""
    if made is None:
        return {}
    choice = made.choice
    return {
        "before": _image(choice.before),
        "after": _image(choice.after),
        "rejected": [_rejected(one) for one in choice.rejected],
        "notes": list(made.notes),
    }


def _rejected(one: Rejected) -> dict[str, Any]:
    found = {**_image(one.candidate), "text": one.text}
    return found | {"is_missed": True, "problem": one.candidate.problem} if one.candidate.is_missed else found


def _image(one: ImageCandidate | None) -> dict[str, Any]:
    if one is None:
        return {}
    day = one.local_date.isoformat() if one.local_date else ""
    found: dict[str, Any] = {"name": one.name, "day": day, "pixel_m": one.pixel_m}
    return found | {"extent": [round(side) for side in one.extent]} if one.extent else found
