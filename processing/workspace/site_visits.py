"""Visits to construction sites, recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.remark import Remark
from ..core.sites.check import visit_remarks
from .cases import as_day
from .lookup import require_row
from .store import WorkspaceStore


@dataclass(frozen=True)
class NewVisit:
    """A visit to be recorded; codes are empty where not given."""

    site: str
    day: date
    officer: str = ""
    patrol: str = ""
    stage: str = ""
    seen: str = ""
    finding: str = ""


def record_visit(store: WorkspaceStore, visit: NewVisit, today: date) -> tuple[str, list[Remark]]:
    """Enter a visit; the site takes its stage over if no later visit says another.

    Returns
    -------
    str, list of Remark
        Code of the visit, and what is odd about it.

    Raises
    ------
    InputError
        If site, officer or patrol is unknown, or the day lies in the future or before the site was started.
    StoreError
        If the workspace does not take it.
    """
    site = require_row(store, "construction_site", visit.site)
    for table, code in (("officer", visit.officer), ("patrol", visit.patrol)):
        if code:
            require_row(store, table, code)
    _check_day(visit, as_day(site["started_local_date"]), today)
    others = [row for row in store.rows("site_visit") if row["construction_site_code"] == visit.site]
    base = f"{visit.site}-{visit.day:%Y%m%d}"
    taken = {row["code"] for row in others}
    code = next(c for c in (base, *(f"{base}-{n}" for n in range(2, 10**6))) if c not in taken)
    row = {
        "code": code,
        "construction_site_code": visit.site,
        "patrol_code": visit.patrol or None,
        "officer_code": visit.officer or None,
        "local_date": visit.day.isoformat(),
        "stage": visit.stage or None,
        "seen": visit.seen or None,
        "finding": visit.finding or None,
    }
    is_latest = not any(row["stage"] and str(row["local_date"])[:10] > visit.day.isoformat() for row in others)
    with store.writing("site_visit", "construction_site") as writer:
        writer.insert("site_visit", [row])
        if visit.stage and is_latest and visit.stage != site["stage"]:
            writer.update("construction_site", visit.site, {"stage": visit.stage})
    return code, visit_remarks(visit.site, visit.day, filter(None, (as_day(row["local_date"]) for row in others)))


def _check_day(visit: NewVisit, started: date | None, today: date) -> None:
    if visit.day > today:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "The visit of {site} is dated {day}, after today; give the day it was made."
            ),
            site=visit.site,
            day=visit.day,
        )
    if started is not None and visit.day < started:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The visit of {site} is dated {day}, before work began there ({started}); check both days.",
            ),
            site=visit.site,
            day=visit.day,
            started=started,
        )
