"""One form: gathered from the workspace, completed or refused, filled, numbered, entered and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ...core.files import file_name
from ...core.forms.case_values import case_values, office
from ...core.forms.catalogue import Form, load_form_rules
from ...core.forms.complete import completed
from ...core.forms.patrol_record import patrol_values
from ...core.forms.record import CaseRecord
from ...core.remark import Remark
from ...workspace.documents import DocumentPlan, MadeFiles, number_pattern, record_document
from ...workspace.form_records import case_record
from ...workspace.patrol_records import PatrolReader
from ...workspace.store import WorkspaceStore
from ..office.templates import office_folder
from ..office.write import FilledPaper, Paper, fill_paper
from .paper_files import paper_files


@dataclass(frozen=True)
class MadeForm:
    """A form that was made.

    Attributes
    ----------
    document : dict
        Its row in the table `document`.
    """

    document: dict[str, Any]
    docx: Path
    pdf: Path
    notes: tuple[Remark, ...]


@dataclass(frozen=True)
class FormOrder:
    """What is wanted.

    Attributes
    ----------
    code : str
        Of a case, a parcel that is still a clue, or a patrol.
    number : str
        Of the document, where the user gives one.
    officers : sequence of str
        Codes of those who handle it, where the case names none.
    """

    form: str
    code: str
    day: date
    folder: Path
    number: str = ""
    officers: Sequence[str] = ()


def make_form(store: WorkspaceStore, order: FormOrder) -> MadeForm:
    """Make a form as DOCX and PDF and enter it in the workspace.

    Raises
    ------
    InputError
        If a required item is missing (all are listed and nothing is printed), the subject is unknown, or the office's
        template cannot be used.
    StoreError, OutputError
        If the workspace or the folder cannot be written; then nothing is written at all.
    """
    form = load_form_rules().forms[order.form]
    return _patrol_form(store, form, order) if form.about == "patrol" else _case_form(store, form, order)


def _case_form(store: WorkspaceStore, form: Form, order: FormOrder) -> MadeForm:
    record = case_record(store, order.code, order.officers)
    if form.is_case_only and record.case is None:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "{code} is still a clue; open a case for it before printing {form}."),
            code=order.code,
            form=form.title,
        )
    _refuse_stale(form, record)
    if record.found and order.day < record.found:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "{form} is dated {day}, before {code} was found ({found}); correct one of the two dates."
            ),
            form=form.title,
            day=order.day,
            code=record.code,
            found=record.found,
        )
    issuing = record.branch if form.issuer == "branch" else record.unit
    plan = DocumentPlan(
        form=form,
        subject=record.code,
        day=order.day,
        unit_code=issuing["code"],
        legal_case_code=record.case["code"] if record.case else None,
        recipient=_recipient(case_values(form, record, order.day, None)),
        pattern=number_pattern(form, load_form_rules().number_setting, record.settings),
        number=order.number,
    )
    return _make(store, plan, order, lambda number: case_values(form, record, order.day, number))


def _patrol_form(store: WorkspaceStore, form: Form, order: FormOrder) -> MadeForm:
    record = PatrolReader(store).record(order.code)
    names = office(form.issuer, record.unit, record.branch, record.settings)
    plan = DocumentPlan(form, record.patrol["code"], order.day, record.unit["code"], patrol_code=record.patrol["code"])
    return _make(store, plan, order, lambda _: patrol_values(record, names, load_form_rules()))


def _recipient(values: dict[str, Any]) -> str | None:
    found = values.get("addressees") or values["party"]["name"]
    return str(found) if found else None


def _refuse_stale(form: Form, record: CaseRecord) -> None:
    if record.stale and any(name.startswith("area.") for name in form.required):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "{parcels} changed after being measured; measure again before printing {form}."
            ),
            parcels="、".join(sorted(record.stale)),
            form=form.title,
        )


def _make(store: WorkspaceStore, plan: DocumentPlan, order: FormOrder, values_for: Any) -> MadeForm:
    filled: list[FilledPaper] = []
    paths: list[Path] = []

    def make(number: str | None) -> MadeFiles:
        values = completed(plan.form, values_for(number), plan.subject)
        paper = Paper(plan.form.code, values, values["office"]["name"], plan.subject, values.get("paper_title", ""))
        filled[:] = [fill_paper(paper, office_folder(Path(store.location)))]
        stem = file_name(f"{plan.form.title}_{number or plan.subject}_{plan.day:%Y%m%d}")
        paths[:] = [order.folder / f"{stem}.docx", order.folder / f"{stem}.pdf"]
        return paper_files(filled[0], paths[0], paths[1])

    document = record_document(store, plan, make)
    return MadeForm(document, paths[0], paths[1], filled[0].notes)
