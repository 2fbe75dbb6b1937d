"""Entering a unit's paper that answers a returning duty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..core.clock.deadline_rules import load_deadline_rules
from ..core.clock.paper_period import period_code
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from .case_lookup import known_unit, new_code
from .clock import deadline_rules
from .store import WorkspaceStore


@dataclass(frozen=True)
class NewPaper:
    """A unit's paper that answers a returning duty.

    Attributes
    ----------
    day : date
        On which it was sent, or the station was checked.
    month : (date, date)
        First and last day of the month that it is for.
    """

    form: str
    unit_code: str
    day: date
    month: tuple[date, date]
    number: str = ""


def record_paper(store: WorkspaceStore, new: NewPaper, today: date) -> str:
    """Enter a paper that answers a returning duty; its code.

    Raises
    ------
    InputError
        If there is no such unit, the day is yet to come, or it was entered already for that unit, month and day.
    StoreError
        If the workspace cannot be written.
    """
    unit = known_unit(store, new.unit_code)
    rules = (*deadline_rules(store).period_rules, *load_deadline_rules().period_rules)
    rule = next(rule for rule in rules if new.form in rule.forms)
    if new.day > today:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "{kind} is dated {day}, after today ({today}); enter it when it has happened."
            ),
            kind=rule.title,
            day=new.day.isoformat(),
            today=today.isoformat(),
        )
    code = new_code(store, "document", f"{period_code(unit, *new.month)}-{new.form}-{new.day:%Y%m%d}")
    row = {"code": code, "kind": rule.document, "title": rule.document, "form": new.form, "unit_code": unit}
    with store.writing("document") as writer:
        writer.insert("document", [row | {"local_date": new.day.isoformat(), "number": new.number or None}])
    return code
