"""What photos are to prove: the case, parcel or patrol, its ground and the time in which they may have been taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from qgis.core import QgsExpression

from ..bridge.features import to_shapely
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.evidence.check import Window, day_window
from ..core.evidence.rules import EvidenceRules
from .cases import as_day, load_cases
from .lookup import require_row
from .store import WorkspaceStore


@dataclass(frozen=True)
class PhotoRequest:
    """What photos are to prove, and how they are entered.

    Attributes
    ----------
    case, parcel, patrol, officer : str
        Codes; empty if not given. At least one of the first three is.
    is_copied : bool
        Copied into the case folder, or linked where they lie.
    datum : {'wgs84', 'gcj02'}
        Of the coordinates in the files.
    place : str
        Printed place; empty: township and village of the parcel.
    """

    case: str = ""
    parcel: str = ""
    patrol: str = ""
    officer: str = ""
    is_copied: bool = False
    datum: str = "wgs84"
    place: str = ""

    @property
    def owner(self) -> str:
        """The code after which photos and their folder are named."""
        return self.case or self.parcel or self.patrol


@dataclass(frozen=True)
class PhotoTarget:
    """What the request names, read once."""

    parcels: list[tuple[str, Any]]
    places: dict[str, str]
    case_of: dict[str, str]
    windows: list[Window]


def photo_target(
    store: WorkspaceStore, request: PhotoRequest, rules: EvidenceRules
) -> tuple[PhotoRequest, PhotoTarget]:
    """The request with what follows from it, and what to hold photos against."""
    if not request.owner:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "Say what the photos are to prove: give a case, a parcel or a patrol.")
        )
    if request.officer:
        require_row(store, "officer", request.officer)
    parcels: list[dict[str, Any]] = []
    if request.parcel:
        parcels = [require_row(store, "parcel", request.parcel)]
        case = str(parcels[0]["legal_case_code"] or "")
        if request.case and case != request.case:
            raise InputError(
                QT_TRANSLATE_NOOP("landpatrol", "The parcel {parcel} does not belong to the case {case}."),
                parcel=request.parcel,
                case=request.case,
            )
        request = PhotoRequest(**{**vars(request), "case": case})
    elif request.case:
        require_row(store, "legal_case", request.case)
        parcels = store.rows("parcel", f'"legal_case_code" = {QgsExpression.quotedString(request.case)}')
    windows = _windows(store, request, parcels, rules)
    shapes = [(row["code"], to_shapely(store.geometry("parcel", row["code"]))) for row in parcels]
    return request, PhotoTarget(
        shapes,
        {row["code"]: f"{row['township'] or ''}{row['village'] or ''}" for row in parcels},
        {row["code"]: row["legal_case_code"] for row in parcels},
        windows,
    )


def _windows(
    store: WorkspaceStore, request: PhotoRequest, parcels: Sequence[dict[str, Any]], rules: EvidenceRules
) -> list[Window]:
    found = []
    if request.patrol:
        patrol = require_row(store, "patrol", request.patrol)
        start, end = _instant(patrol["started_at"]), _instant(patrol["ended_at"])
        if start is None or end is None:
            day = as_day(patrol["local_date"])
            whole = day_window(request.patrol, day, day, rules)
            start, end = start or whole.start, end or whole.end
        found.append(Window(request.patrol, "patrol", start, end))
    if parcels:
        days = [day for row in parcels if (day := as_day(row["found_local_date"]))]
        ended = next((case.ended_on for case in load_cases(store) if case.code == request.case), None)
        found.append(day_window(request.case or request.parcel, min(days, default=None), ended, rules))
    return found


def _instant(value: Any) -> datetime | None:
    return datetime.fromisoformat(str(value).replace("Z", "+00:00")).astimezone(UTC) if value else None
