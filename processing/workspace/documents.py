"""Documents that the product makes: their numbers and their rows, written together with the files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ..core.errors import QT_TRANSLATE_NOOP, InputError, StoreError
from ..core.files import cannot_write
from ..core.forms.catalogue import Form
from ..core.forms.numbers import check_pattern, next_number
from .store import WorkspaceStore

ATTEMPTS = 20


@dataclass(frozen=True)
class DocumentPlan:
    """A document about to be made.

    Attributes
    ----------
    pattern : str
        Of its number; empty where the office has set none or the form has no number.
    number : str
        As the user gives it; it goes before the pattern.
    """

    form: Form
    subject: str
    day: date
    unit_code: str
    legal_case_code: str | None = None
    patrol_code: str | None = None
    recipient: str | None = None
    pattern: str = ""
    number: str = ""


@dataclass(frozen=True)
class MadeFiles:
    """The files of a document, already in memory, and writing them."""

    content: bytes
    path: Path
    write: Callable[[], None]
    undo: Callable[[], None]


def number_pattern(form: Form, setting: str, settings: Mapping[str, str]) -> str:
    """The office's pattern for a form's numbers; empty where there is none.

    Raises
    ------
    InputError
        If the pattern cannot be used.
    """
    key = setting.format(form=form.code)
    pattern = settings.get(key, "")
    return check_pattern(pattern, key) if form.is_numbered and pattern else ""


def record_document(
    store: WorkspaceStore, plan: DocumentPlan, make: Callable[[str | None], MadeFiles]
) -> dict[str, Any]:
    """Make a document and enter it: number, row and files all together or not at all.

    A document of the same form, subject and day is the same document: it keeps its number and is made again.

    Parameters
    ----------
    make : callable
        Fills the paper with a number (None: it has none), in memory; called again when another writer was faster.

    Raises
    ------
    InputError
        If the number that the user gives is taken.
    StoreError, OutputError
        If the workspace or the folder cannot be written.
    """
    for attempt in range(ATTEMPTS):
        rows = store.rows("document")
        known = _same(rows, plan)
        number = _number(rows, known, plan)
        made = make(number)
        row = _row(plan, number, made, store)
        try:
            _enter(store, known, row, made)
        except StoreError:
            made.undo()
            if attempt == ATTEMPTS - 1 or not _was_taken(store, number, known):
                raise
        except OSError as error:
            raise cannot_write(made.path, error) from error
        else:
            return row | {"code": known["code"]} if known else row
    raise AssertionError("the last attempt returns or raises")


def _same(rows: list[dict[str, Any]], plan: DocumentPlan) -> dict[str, Any] | None:
    """The row of this very document, if it was made or entered before."""
    code = _code(plan)
    for row in rows:
        if row["code"] == code:
            return row
        entered = plan.legal_case_code is not None and row["kind"] == plan.form.title
        if entered and row["legal_case_code"] == plan.legal_case_code and str(row["local_date"])[:10] == str(plan.day):
            return row
    return None


def _code(plan: DocumentPlan) -> str:
    return f"{plan.subject}-{plan.form.code}-{plan.day:%Y%m%d}"


def _number(rows: list[dict[str, Any]], known: dict[str, Any] | None, plan: DocumentPlan) -> str | None:
    if not plan.form.is_numbered:
        return None
    taken = {str(row["number"]): row for row in rows if row["number"]}
    if plan.number:
        holder = taken.get(plan.number)
        if holder is not None and (known is None or holder["code"] != known["code"]):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol", "The number {number} was given to {title} already ({code}); give another."
                ),
                number=plan.number,
                title=holder["title"] or holder["kind"],
                code=holder["code"],
            )
        return plan.number
    if known is not None and known["number"]:
        return str(known["number"])
    return next_number(plan.pattern, plan.day.year, taken) if plan.pattern else None


def _row(plan: DocumentPlan, number: str | None, made: MadeFiles, store: WorkspaceStore) -> dict[str, Any]:
    folder = Path(store.location).parent
    path = made.path.resolve()
    inside = path.is_relative_to(folder.resolve())
    return {
        "code": _code(plan),
        "kind": plan.form.title,
        "number": number,
        "title": plan.form.title,
        "legal_case_code": plan.legal_case_code,
        "patrol_code": plan.patrol_code,
        "unit_code": plan.unit_code,
        "local_date": str(plan.day),
        "recipient": plan.recipient,
        "form": plan.form.code,
        "path": path.relative_to(folder.resolve()).as_posix() if inside else str(path),
        "sha256": hashlib.sha256(made.content).hexdigest(),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    }


def _enter(store: WorkspaceStore, known: dict[str, Any] | None, row: dict[str, Any], made: MadeFiles) -> None:
    """Row first, then the files, then the commit: what fails takes the rest back."""
    with store.writing("document") as writer:
        if known is None:
            writer.insert("document", [row])
        else:
            writer.update(
                "document",
                known["code"],
                {name: value for name, value in row.items() if name != "code"},
                known["row_version"],
            )
        made.write()


def _was_taken(store: WorkspaceStore, number: str | None, known: dict[str, Any] | None) -> bool:
    """Somebody else entered this number, or this document, in the meantime."""
    rows = store.rows("document")
    if known is not None:
        return any(row["code"] == known["code"] and row["row_version"] != known["row_version"] for row in rows)
    return number is not None and any(row["number"] == number for row in rows)
