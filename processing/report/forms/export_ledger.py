"""Ledger and monthly return of a period, from the workspace to files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...core.clock.deadline_rules import load_deadline_rules
from ...core.clock.paper_period import period_code
from ...core.errors import QT_TRANSLATE_NOOP, InputError
from ...core.files import file_name
from ...core.forms.case_values import office
from ...core.forms.catalogue import Form, load_form_rules
from ...core.forms.ledger import (
    Lack,
    Ledger,
    make_ledger,
    period_words,
    printed_lines,
    refuse_lacks,
    table_rows,
)
from ...core.forms.monthly_return import ReturnInputs, return_lacks, return_values
from ...core.forms.words import long_date, wording
from ...core.remark import Remark
from ...workspace.documents import DocumentPlan, record_document
from ...workspace.form_records import settings_of, units_of
from ...workspace.patrol_records import PatrolReader
from ...workspace.store import WorkspaceStore
from ..office.templates import office_folder
from ..office.write import FilledPaper, Paper, fill_paper
from ..office.xlsx import Column, SheetTable, write_workbook
from .paper_files import paper_files

LEDGER_TITLE, RETURN_TITLE = "巡查台账", "巡查工作落实情况"


@dataclass(frozen=True)
class LedgerOrder:
    """What is wanted.

    Attributes
    ----------
    unit_code : str
        A station, or the branch and all its stations; empty for the whole workspace.
    is_draft : bool
        Print even though items are missing, each gap marked.
    """

    start: date
    end: date
    day: date
    folder: Path
    unit_code: str = ""
    is_draft: bool = False


@dataclass(frozen=True)
class LedgerFiles:
    """What was written."""

    xlsx: Path
    ledger_pdf: Path
    return_pdf: Path
    lacks_file: Path
    lacks: tuple[Lack, ...]
    count: int
    notes: tuple[Remark, ...]


def export_ledger(store: WorkspaceStore, order: LedgerOrder) -> LedgerFiles:
    """Write the ledger (XLSX, DOCX, PDF), the monthly return (DOCX, PDF) and the list of what is missing.

    Raises
    ------
    InputError
        If there is no patrol in the period, or items are missing and it is no draft: the list of them is then the only
        file that is written.
    StoreError, OutputError
        If the workspace or the folder cannot be written.
    """
    rules, reader = load_form_rules(), PatrolReader(store)
    units = _units(store, order.unit_code)
    codes = {row["code"] for row in units}
    records = reader.between(order.start, order.end, codes)
    period = period_words(order.start, order.end)
    if not records:
        raise _no_patrol(units[0]["name"], period)
    ledger = make_ledger(records, order.start, order.end, rules)
    names = _office(store, units)
    inputs = _return_inputs(reader, order, units, records)
    lacks = [*ledger.lacks, *return_lacks(inputs, names, {row["code"]: row["name"] for row in units})]
    lacks_file = order.folder / f"缺项清单_{period}.xlsx"
    _write_lacks(lacks_file, lacks, period, names["name"])
    if not order.is_draft:
        refuse_lacks(f"{period}{LEDGER_TITLE}", lacks, lacks_file.name)
    xlsx = order.folder / f"{LEDGER_TITLE}_{period}.xlsx"
    write_workbook(xlsx, [ledger_table(ledger, period, names["name"])], names["name"], LEDGER_TITLE)
    signer = units[0]["head"] or rules.missing_mark
    ledger_paper = _enter(
        store, order, "ledger", LEDGER_TITLE, period, _ledger_values(ledger, names, period, order, signer)
    )
    if order.is_draft and not names["superior"]:
        names["superior"] = rules.missing_mark
    return_paper = _enter(store, order, "monthly_return", RETURN_TITLE, period, return_values(inputs, names, order.day))
    return LedgerFiles(
        xlsx,
        ledger_paper[0],
        return_paper[0],
        lacks_file,
        tuple(lacks),
        len(records),
        _each_once((*ledger_paper[1].notes, *return_paper[1].notes)),
    )


def _no_patrol(unit: str, period: str) -> InputError:
    return InputError(
        QT_TRANSLATE_NOOP(
            "landpatrol", "{unit} has no patrol in {period}; check the period, or import or enter the patrols first."
        ),
        unit=unit,
        period=period,
    )


def ledger_table(ledger: Ledger, period: str, issuer: str) -> SheetTable:
    """The ledger as a sheet."""
    words = wording()["ledger"]
    columns = [Column(head, width, kind) for _, head, width, kind in words["columns"]]
    return SheetTable(
        words["title"].format(period=period), LEDGER_TITLE, columns, table_rows(ledger), [f"填报单位：{issuer}"]
    )


def _each_once(notes: Sequence[Remark]) -> tuple[Remark, ...]:
    return tuple({str(note): note for note in notes}.values())


def _units(store: WorkspaceStore, code: str) -> list[dict[str, Any]]:
    """The unit asked for and those below it; the branch first."""
    rows = sorted(store.rows("unit"), key=lambda row: (row["kind"] != "branch", row["code"]))
    if not rows:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The workspace has no units yet; enter the branch and its stations in the table unit first.",
            )
        )
    if not code:
        return rows
    units_of(store, code)
    return [row for row in rows if code in (row["code"], row["parent_code"])]


def _office(store: WorkspaceStore, units: Sequence[dict[str, Any]]) -> dict[str, Any]:
    unit, branch = units_of(store, units[0]["code"])
    issuer = "branch" if unit["kind"] == "branch" else "station"
    names = office(issuer, unit, branch, settings_of(store))
    # A station reports to its branch, the branch to the bureau above.
    return names if issuer == "branch" else {**names, "superior": names["branch"]}


def _return_inputs(
    reader: PatrolReader, order: LedgerOrder, units: Sequence[dict[str, Any]], records: Sequence[Any]
) -> ReturnInputs:
    codes = {row["code"] for row in units}
    counts = {rule.code: rule.count for rule in load_deadline_rules().period_rules}
    return ReturnInputs(
        start=order.start,
        end=order.end,
        units=units,
        patrols=records,
        finds=reader.parcels_found(order.start, order.end, codes),
        events=reader.events_between(order.start, order.end, codes),
        checks=reader.checks_between(order.start, order.end, codes),
        weekly=counts["weekly_patrols"],
        monthly=counts["key_patrols"],
    )


def _write_lacks(path: Path, lacks: Sequence[Lack], period: str, issuer: str) -> None:
    columns = [Column(head, width, kind) for _, head, width, kind in wording()["return"]["missing_columns"]]
    rows = [[lack.subject or "—", lack.day, lack.unit, lack.item] for lack in lacks]
    note = f"共{len(lacks)}项" if lacks else "没有缺项"
    write_workbook(path, [SheetTable(f"{period}缺项清单", "缺项清单", columns, rows, [note])], issuer, "缺项清单")


def _ledger_values(
    ledger: Ledger, names: dict[str, Any], period: str, order: LedgerOrder, signer: str
) -> dict[str, Any]:
    return {
        "title": wording()["ledger"]["title"].format(period=period),
        "office": names,
        "period": period,
        "count": str(len(ledger.lines)),
        "rows": printed_lines(ledger, load_form_rules().missing_mark),
        "signer": signer,
        "date": long_date(order.day),
    }


def _enter(
    store: WorkspaceStore, order: LedgerOrder, key: str, title: str, period: str, values: dict[str, Any]
) -> tuple[Path, FilledPaper]:
    """Write a paper and enter it among the documents; a draft is written only."""
    values = {**values, "office": {name: text for name, text in values["office"].items() if text}}
    filled = fill_paper(Paper(key, values, values["office"]["name"], period), office_folder(Path(store.location)))
    draft = "（草稿）" if order.is_draft else ""
    stem = file_name(f"{title}_{period}{draft}")
    files = paper_files(filled, order.folder / f"{stem}.docx", order.folder / f"{stem}.pdf")
    if order.is_draft:
        files.write()
        return files.path, filled
    form = Form(key, title, "unit", "branch", False, "", False, {}, {})
    unit = order.unit_code or _units(store, "")[0]["code"]
    plan = DocumentPlan(form, period_code(unit, order.start, order.end), order.day, unit)
    record_document(store, plan, lambda _: files)
    return files.path, filled
