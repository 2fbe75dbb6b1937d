"""A check sheet entered among the documents: the clock then knows that the station was checked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from qgis.core import QgsExpression

from ..core.files import sha256_of
from ..core.station_check.model import StationQuarter
from .store import WorkspaceStore

# The form that the deadline rule of the quarterly check counts.
FORM, KIND = "station_check", "季度检查表"


def record_check_sheet(store: WorkspaceStore, facts: StationQuarter, pdf: Path) -> str:
    """Enter the sheet of a unit and quarter, or bring its row up to date; give its code.

    Raises
    ------
    StoreError
        If the workspace does not take it.
    """
    code = f"{FORM}-{facts.unit_code}-{facts.quarter}"
    path, folder = pdf.resolve(), Path(store.location).parent.resolve()
    values = {
        "kind": KIND,
        "title": pdf.stem,
        "unit_code": facts.unit_code,
        "local_date": facts.as_of.isoformat(),
        "form": FORM,
        "path": path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path),
        "sha256": sha256_of(pdf),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
    known = store.rows("document", f'"code" = {QgsExpression.quotedString(code)}')
    with store.writing("document") as writer:
        if known:
            writer.update("document", code, values)
        else:
            writer.insert("document", [{"code": code, **values}])
    return code
