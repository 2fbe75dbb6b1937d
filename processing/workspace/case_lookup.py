"""What an entry names: parcels, officers, units and cases of the workspace, found or refused in words."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.cases.events import Case
from ..core.cases.model import load_case_model
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .cases import Row, load_cases
from .store import WorkspaceStore

MOST_OFFICERS = 2


def free_parcels(store: WorkspaceStore, codes: Sequence[str]) -> list[Row]:
    """Rows of parcels that belong to no case yet, each once.

    Raises
    ------
    InputError
        If there are none, or one is unknown or taken.
    """
    by_code = {row["code"]: row for row in store.rows("parcel")}
    if not codes:
        raise InputError(QT_TRANSLATE_NOOP("landpatrol", "A case needs at least one parcel; give their codes."))
    for code in codes:
        if code not in by_code:
            raise InputError(QT_TRANSLATE_NOOP("landpatrol", "The workspace has no parcel {code}."), code=code)
        if by_code[code]["legal_case_code"]:
            raise InputError(
                QT_TRANSLATE_NOOP("landpatrol", "The parcel {code} belongs to the case {case} already."),
                code=code,
                case=by_code[code]["legal_case_code"],
            )
    return [by_code[code] for code in dict.fromkeys(codes)]


def officer_codes(store: WorkspaceStore, given: Sequence[str]) -> list[str]:
    """Codes of officers given by code or by name, two at most: a case and its papers name two.

    Raises
    ------
    InputError
        If there are more, or one is unknown or names several.
    """
    if len(given) > MOST_OFFICERS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{count} officers are given; a case is handled by two named ones. Give two and name the others in NOTE.",
            ),
            count=len(given),
        )
    rows = store.rows("officer")
    codes = []
    for text in given:
        found = [row["code"] for row in rows if row["code"] == text] or [
            row["code"] for row in rows if row["name"] == text
        ]
        if not found:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol", "The workspace has no officer “{officer}”; give the code or the name of one it has."
                ),
                officer=text,
            )
        if len(found) > 1:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol", "“{officer}” names {count} officers of the workspace; give the code of one."
                ),
                officer=text,
                count=len(found),
            )
        codes.append(found[0])
    return codes


def known_unit(store: WorkspaceStore, code: str | None) -> str:
    """The unit's code, if there is such a unit.

    Raises
    ------
    InputError
    """
    known = [row["code"] for row in store.rows("unit")]
    if code in known:
        return str(code)
    raise InputError(
        QT_TRANSLATE_NOOP("landpatrol", "Which unit? “{unit}” is none of {known}; give UNIT."),
        unit=code or "",
        known=", ".join(known[:12]) or "—",
    )


def require_different(officers: Sequence[str]) -> None:
    """Refuse one officer given twice.

    Raises
    ------
    InputError
    """
    if len(officers) > 1 and len(set(officers)) == 1:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The same officer is given twice ({officer}); give two different ones."),
            officer=officers[0],
        )


def subject_of(store: WorkspaceStore, code: str) -> Case:
    """The case of that code, the clue of that parcel, or the case that the parcel belongs to."""
    for case in load_cases(store):
        if case.code == code or code in {parcel.code for parcel in case.parcels}:
            return case
    raise InputError(
        QT_TRANSLATE_NOOP("landpatrol", "The workspace has neither a case nor a parcel {code}."), code=code
    )


def new_code(store: WorkspaceStore, table: str, code: str) -> str:
    """The code, if no row of the table has it.

    Raises
    ------
    InputError
    """
    if code in {row["code"] for row in store.rows(table)}:
        raise InputError(QT_TRANSLATE_NOOP("landpatrol", "Not entered: the workspace holds {code} already."), code=code)
    return code


def next_case_code(store: WorkspaceStore, year: int) -> str:
    """The first code of the year that no case has."""
    used = {row["code"] for row in store.rows("legal_case")}
    number = 1
    while (code := load_case_model().case_code.format(year=year, number=number)) in used:
        number += 1
    return code
