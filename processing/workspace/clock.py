"""The clock of a workspace: its settings, all its duties, and the log of dates that a calendar settled."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from ..core.cases.events import Case
from ..core.clock.deadline_rules import (
    DeadlineRules,
    load_deadline_rules,
    parse_deadline_rules,
)
from ..core.clock.due import DayUnit
from ..core.clock.duties import ClockSettings, Duty, case_duties
from ..core.clock.labels import standing
from ..core.clock.paper_period import period_end
from ..core.clock.periodic import Done, Records
from ..core.clock.work_calendar import WorkCalendar
from ..core.clock.year_table import YearTable
from ..core.rules.data_files import read_json
from .calendars import PREFIX, entered_tables, work_calendar
from .cases import as_day, load_cases
from .store import WorkspaceStore

READING, RULES, PROVISIONAL = "clock.reading", "clock.deadlines", "clock.provisional"
NOTES = {
    READING: "未写“工作日”的“日”怎样计算：day 按自然日、末日顺延；workday 按工作日",
    RULES: "本局时限规定：JSON 内容，或相对于工作空间的文件路径；空为随软件提供的规定",
    PROVISIONAL: "因次年放假安排未公布而暂定的到期日，程序维护，勿改",
}
DRAFT, VIDEO = "draft", "video"


@dataclass(frozen=True)
class SettledDate:
    """A due date that was provisional until a calendar came, or that a corrected calendar moved."""

    key: str
    title: str
    before: str
    after: str
    was_provisional: bool = True

    def __str__(self) -> str:
        mark = "（暂定）" if self.was_provisional else ""
        return f"{self.key.split('/')[0]} {self.title}：{self.before}{mark}→{self.after}"


def setting(store: WorkspaceStore, code: str) -> str:
    """Value of a setting, empty if there is none."""
    rows = store.rows("setting", f"\"code\" = '{code}'")
    return str(rows[0]["value"] or "") if rows else ""


def deadline_rules(store: WorkspaceStore, path: str = "") -> DeadlineRules:
    """The office's own rules, a file or the setting `clock.deadlines` (JSON, or a path from the workspace), or ours.

    Raises
    ------
    RuleError
        If they cannot be used.
    """
    if path:
        return load_deadline_rules(Path(path))
    own = setting(store, RULES).strip()
    if own.startswith("{"):
        return parse_deadline_rules(own, RULES)
    return load_deadline_rules(Path(store.location).parent / own) if own else load_deadline_rules()


def clock_settings(store: WorkspaceStore, reading: str = "", rules: str = "") -> ClockSettings:
    """What the office chose; `reading` and the file `rules` stand above the workspace's settings."""
    chosen = reading or setting(store, READING) or DayUnit.DAY.value
    return ClockSettings(
        deadline_rules(store, rules),
        work_calendar(store),
        DayUnit(chosen) if chosen in set(DayUnit) else DayUnit.DAY,
    )


def keep_deadlines(store: WorkspaceStore, path: Path | None) -> None:
    """Keep the office's own rules in the workspace; without a path the shipped ones are in force again.

    Raises
    ------
    RuleError
        If the file cannot be used; nothing is changed.
    """
    text = ""
    if path is not None:
        load_deadline_rules(path)
        text = json.dumps(read_json(path), ensure_ascii=False)
    with store.writing("setting") as writer:
        _keep(store, writer, RULES, text, NOTES[RULES])


def keep_reading(store: WorkspaceStore, reading: str) -> None:
    """Keep how the office reads a bare 日."""
    with store.writing("setting") as writer:
        _keep(store, writer, READING, reading, NOTES[READING])


def load_records(store: WorkspaceStore, rules: DeadlineRules) -> Records:
    """Days on which patrols, checks, plans and returns were done, by measure and unit."""
    found: dict[tuple[str, str], list[Done]] = defaultdict(list)
    for measure, unit, value in chain(_patrols(store), _checks(store), _plans(store)):
        day = as_day(value)
        if unit and day:
            found[measure, unit].append(Done(day, day))
    for measure, unit, done in _papers(store, rules):
        found[measure, unit].append(done)
    return found


def _patrols(store: WorkspaceStore) -> Iterator[tuple[str, Any, Any]]:
    for row in store.rows("patrol"):
        if row["means"] != VIDEO:
            yield "patrols", row["unit_code"], row["local_date"]
        if row["is_key"]:
            yield "key_patrols", row["unit_code"], row["local_date"]


def _checks(store: WorkspaceStore) -> Iterator[tuple[str, Any, Any]]:
    owner = {row["code"]: row["unit_code"] for row in store.rows("camera")}
    for row in store.rows("camera_check"):
        yield "camera_checks", owner.get(row["camera_code"]), row["local_date"]
    for row in store.rows("inspection_problem"):
        yield "station_checks", row["unit_code"], row["raised_local_date"]


def _plans(store: WorkspaceStore) -> Iterator[tuple[str, Any, Any]]:
    for row in store.rows("plan"):
        if row["state"] != DRAFT:
            yield f"{row['period']}_plans", row["unit_code"], row["start_local_date"]


def _papers(store: WorkspaceStore, rules: DeadlineRules) -> Iterator[tuple[str, str, Done]]:
    measures = {form: rule.measure for rule in rules.period_rules for form in rule.forms}
    for row in store.rows("document"):
        day = as_day(row["local_date"])
        if row["form"] in measures and row["unit_code"] and day:
            yield measures[row["form"]], row["unit_code"], Done(day, period_end(row["code"]) or day)


def enter_calendar(store: WorkspaceStore, table: YearTable) -> list[SettledDate]:
    """Keep a year's table in the workspace; due dates that it settles or moves are logged.

    Raises
    ------
    StoreError
        If the workspace cannot be written.
    """
    before, rules, cases = work_calendar(store), deadline_rules(store), load_cases(store)
    others = [entered for entered in entered_tables(store) if entered.year != table.year]
    after = WorkCalendar([*others, table])
    reading = clock_settings(store).reading
    old, new = (_duties_by_key(cases, ClockSettings(rules, calendar, reading)) for calendar in (before, after))
    settled = _settled({key: duty.due.isoformat() for key, duty in old.items() if duty.unknown_years}, new)
    moved = [key for key, duty in old.items() if not duty.unknown_years and key in new and new[key].due != duty.due]
    settled += [
        SettledDate(key, new[key].title, old[key].due.isoformat(), new[key].due.isoformat(), False) for key in moved
    ]
    code = f"{PREFIX}{table.year}"
    with store.writing("setting") as writer:
        _keep(store, writer, code, table.to_json(), f"{table.year}年放假调休安排")
        _log(writer, settled, code)
        _keep(store, writer, PROVISIONAL, _provisional(new), NOTES[PROVISIONAL])
    return settled


def log_settled(store: WorkspaceStore, cases: Sequence[Case], settings: ClockSettings) -> list[SettledDate]:
    """Compare with the provisional dates last seen: log those that are final now, remember those that are not.

    A newer chinesecalendar settles dates as well as a table entered by the office.

    Raises
    ------
    StoreError
        If something changed and the workspace cannot be written.
    """
    kept = setting(store, PROVISIONAL)
    new = _duties_by_key(cases, settings)
    settled = _settled(json.loads(kept) if kept else {}, new)
    now = _provisional(new)
    if now != (kept or "{}"):
        with store.writing("setting") as writer:
            _log(writer, settled, PROVISIONAL)
            _keep(store, writer, PROVISIONAL, now, NOTES[PROVISIONAL])
    return settled


def _duties_by_key(cases: Sequence[Case], settings: ClockSettings) -> dict[str, Duty]:
    day = date.today()  # due dates do not depend on it
    return {duty.key: duty for case in cases for duty in case_duties(case, settings, day) if duty.is_running}


def _provisional(duties: dict[str, Duty]) -> str:
    return json.dumps({key: duty.due.isoformat() for key, duty in sorted(duties.items()) if duty.unknown_years})


def _settled(before: dict[str, str], after: dict[str, Duty]) -> list[SettledDate]:
    return [
        SettledDate(key, after[key].title, day, after[key].due.isoformat())
        for key, day in before.items()
        if key in after and not after[key].unknown_years
    ]


def _keep(store: WorkspaceStore, writer: Any, code: str, value: str, note: str) -> None:
    if store.rows("setting", f"\"code\" = '{code}'"):
        writer.update("setting", code, {"value": value})
    else:
        writer.insert("setting", [{"code": code, "value": value, "note": note}])


def _log(writer: Any, settled: Sequence[SettledDate], code: str) -> None:
    now = datetime.now(UTC)
    rows = [
        {
            "code": f"{now:%Y%m%dT%H%M%S%f}-settled-{number}",
            "recorded_at": now.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "table_name": "case_event",
            "row_code": change.key.split("/")[0],
            "action": "settled",
            "detail": f"{change}（{code}）",
        }
        for number, change in enumerate(settled)
    ]
    if rows:
        writer.insert("audit", rows)


def next_duty_label(store: WorkspaceStore, code: str, today: date) -> str:
    """What a case, or the case of a parcel, has to do next, in Chinese; empty if there is no such case."""
    settings = clock_settings(store)
    for case in load_cases(store):
        if case.code == code or code in {parcel.code for parcel in case.parcels}:
            return standing(case, case_duties(case, settings, today), settings.rules, today).label
    return ""
