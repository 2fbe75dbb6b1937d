"""A unit's quarter as the workspace has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from ..bridge.crs_guard import to_pyproj
from ..bridge.features import to_shapely
from ..core.clock.duties import Duty, case_duties
from ..core.clock.periodic import periodic_duties
from ..core.discovery.audit import PASSED, audit_parcels, find_passings
from ..core.discovery.rules import load_audit_rules
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.measure.areas import polygon_areas_m2
from ..core.quarter import quarter_days, quarter_of
from ..core.rates.count import Period, count_rates
from ..core.rates.rules import RateRules
from ..core.sites.check import NONE
from ..core.sites.rules import load_site_rules
from ..core.station_check import model
from .case_facts import CaseFacts, case_facts, workspace_rate_rules
from .cases import as_day, load_cases, load_units
from .clock import clock_settings, load_records
from .discovery_audit import AuditInputs
from .sites import check_sites
from .store import WorkspaceStore

WEEKLY, KEY, VIDEO, MONTH_PLANS = "weekly_patrols", "key_patrols", "daily_video", "monthly_plan"


def station_quarter(
    store: WorkspaceStore,
    unit_code: str,
    quarter: str,
    today: date,
    swath_m: float,
    progress: Callable[[float], None] = lambda _: None,
) -> model.StationQuarter:
    """Read and count everything.

    Raises
    ------
    InputError
        If the unit or the quarter is unknown, the quarter lies ahead, or nothing at all is known of it.
    """
    start, end = quarter_days(quarter)
    if start > today:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The quarter {quarter} has not begun on {today}."),
            quarter=quarter,
            today=today,
        )
    reader = _Reader(store, unit_code, Period(start, end, min(end, today)), swath_m)
    progress(0.1)
    found = reader.read(progress)
    if not (found.patrols or found.tracks.count or found.cases.parcels or found.sites.total or found.zones):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The workspace has neither patrols nor tracks, parcels, sites or zones of {unit} in {quarter}; import"
                " or enter them first.",
            ),
            unit=unit_code,
            quarter=quarter,
        )
    return found


class _Reader:
    """One unit and period in one workspace."""

    def __init__(self, store: WorkspaceStore, unit_code: str, period: Period, swath_m: float) -> None:
        self._store, self._unit, self._period, self._swath_m = store, unit_code, period, swath_m
        self._settings = clock_settings(store)

    def read(self, progress: Callable[[float], None]) -> model.StationQuarter:
        store, unit, period = self._store, self._unit, self._period
        row = next(row for row in store.rows("unit") if row["code"] == unit)
        offices = {other["code"]: other["name"] for other in store.rows("unit")}
        rules = workspace_rate_rules(store)
        facts = case_facts(store, rules)
        progress(0.4)
        patrols = [r for r in store.rows("patrol") if r["unit_code"] == unit and self._within(r["local_date"])]
        duties, periodic = self._duties(), self._periodic()
        zones = [r for r in store.rows("zone") if r["unit_code"] == unit and self._in_force(r["plan_code"])]
        progress(0.6)
        last, now = self._problems()
        return model.StationQuarter(
            unit,
            row["name"],
            offices.get(row["parent_code"] or "", row["name"]),
            row["head"] or "",
            quarter_of(period.start),
            period.start,
            period.end,
            period.as_of,
            self._plans(),
            tuple(zone["name"] for zone in zones),
            self._count("key_area"),
            self._count("camera"),
            sum(r["is_active"] is not False for r in store.rows("officer") if r["unit_code"] == unit),
            sum(r["means"] != "video" for r in patrols),
            sum(bool(r["is_key"]) for r in patrols),
            periodic[WEEKLY],
            periodic[KEY],
            periodic[VIDEO],
            periodic[MONTH_PLANS],
            self._tracks([zone["code"] for zone in zones], patrols),
            self._cases(facts, rules),
            model.count_duties(duties),
            model.worst(duties),
            tuple(count_rates(facts.parcels, facts.matters, period, rules, [unit])),
            self._sites(),
            last,
            now,
        )

    def _within(self, value: Any) -> bool:
        day = as_day(value)
        return day is not None and self._period.start <= day <= self._period.as_of

    def _count(self, table: str) -> int:
        return sum(row["unit_code"] == self._unit for row in self._store.rows(table))

    def _in_force(self, plan_code: str | None) -> bool:
        return plan_code is None or plan_code in {row["code"] for row in self._plan_rows()}

    def _plan_rows(self) -> list[dict[str, Any]]:
        """Plans that meet the quarter, of this unit or of the branch above it."""
        units = {unit.code: unit for unit in load_units(self._store)}
        owners = {self._unit, units[self._unit].parent_code}
        return [
            row
            for row in self._store.rows("plan")
            if row["unit_code"] in owners
            and str(row["start_local_date"])[:10] <= self._period.end.isoformat()
            and str(row["end_local_date"])[:10] >= self._period.start.isoformat()
        ]

    def _plans(self) -> tuple[str, ...]:
        return tuple(row["name"] for row in self._plan_rows())

    def _periodic(self) -> dict[str, tuple[model.Counted, ...]]:
        period, settings = self._period, self._settings
        records = load_records(self._store, settings.rules)
        duties = periodic_duties(load_units(self._store), records, settings, period.start, period.as_of, period.as_of)
        found: dict[str, list[Duty]] = {name: [] for name in (WEEKLY, KEY, VIDEO, MONTH_PLANS)}
        for duty in duties:
            if duty.key.split("/")[0] == self._unit and duty.rule in found:
                found[duty.rule].append(duty)
        return {name: tuple(map(_counted, sorted(own, key=lambda d: d.start))) for name, own in found.items()}

    def _duties(self) -> list[Duty]:
        """Duties of the unit that fell due in the quarter, or are still running at its end."""
        period, found = self._period, []
        for case in load_cases(self._store):
            duties = case_duties(case.until(period.as_of), self._settings, period.as_of)
            found += [
                duty
                for duty in duties
                if duty.unit_code == self._unit and (duty.is_running or duty.due >= period.start)
            ]
        return found

    def _tracks(self, zone_codes: Sequence[str], patrols: Sequence[dict[str, Any]]) -> model.Tracks:
        store = self._store
        rows = [r for r in store.rows("track") if r["unit_code"] == self._unit and self._within(r["local_date"])]
        tracked = {row["patrol_code"] for row in rows}
        codes = {row["code"] for row in rows}
        lines = [to_shapely(f.geometry()) for f in store.layer("track").getFeatures() if f["code"] in codes]
        layer = store.layer("zone")
        zones = [to_shapely(f.geometry()) for f in layer.getFeatures() if f["code"] in set(zone_codes)]
        areas = polygon_areas_m2(_array(zones), to_pyproj(store.crs)) if zones else [0.0]
        return model.Tracks(
            len(rows),
            sum(row["code"] not in tracked and row["means"] != "video" for row in patrols),
            len({str(row["local_date"])[:10] for row in rows}),
            sum(row["length_m"] or 0.0 for row in rows) / 1000,
            sum(_hours(row) for row in rows),
            self._swath_m,
            float(sum(areas)) / 1e6,
            model.coverage_pct(zones, lines, self._swath_m),
        )

    def _cases(self, facts: CaseFacts, rules: RateRules) -> model.CaseCount:
        period, unit = self._period, self._unit
        known = {p.code for p in facts.parcels if p.unit_code == unit and _between(p.known, period)}
        ways = Counter(
            rules.known_label(row["first_known_by"]) or "途径未填"
            for row in self._store.rows("parcel")
            if row["code"] in known
        )
        matters = [matter for matter in facts.matters if matter.unit_code == unit]
        cases = [case for case in load_cases(self._store) if case.unit_code == unit and not case.is_clue]
        filed = [c for c in cases if (day := _first(c, "filed")) and day <= period.as_of]
        return model.CaseCount(
            len(known),
            tuple(ways.most_common()),
            self._passed_before(known, facts, rules),
            sum(_between(matter.done.get("filed"), period) for matter in matters),
            sum(_between(matter.done.get("closed"), period) for matter in matters),
            sum(not (case.ended_on and case.ended_on <= period.as_of) for case in filed),
            sum(case.is_major for case in cases if any(p.code in known for p in case.parcels)),
        )

    def _passed_before(self, codes: set[str], facts: CaseFacts, rules: RateRules) -> int:
        audit = load_audit_rules()
        inputs = AuditInputs(self._store, rules, {i.code: i.due["known"] for i in facts.parcels if "known" in i.due})
        parcels = [parcel for parcel in inputs.parcels if parcel.code in codes]
        passings = find_passings(parcels, inputs.tracks, audit.sight_m)
        found = audit_parcels(parcels, passings, (), rules.discovery_days, audit.sight_m, audit)
        return sum(one.result == PASSED for one in found)

    def _sites(self) -> model.SiteCount:
        checked = check_sites(self._store, self._period.as_of, load_site_rules(), self._unit)
        under_way = [one for one in checked if one.state.is_under_way]
        return model.SiteCount(
            len(checked),
            len(under_way),
            sum(one.state.required for one in checked),
            sum(one.state.done for one in checked),
            sum(one.state.missing for one in checked),
            tuple(one.row["name"] for one in under_way if one.state.permit == NONE),
            tuple(f"{one.row['name']}：{finding}" for one in checked for finding in one.state.findings),
        )

    def _problems(self) -> tuple[tuple[model.Problem, ...], tuple[model.Problem, ...]]:
        """Of the quarter before, and of this one."""
        before = quarter_of(self._period.start - timedelta(days=1))
        found: dict[str, list[model.Problem]] = {before: [], quarter_of(self._period.start): []}
        for row in self._store.rows("inspection_problem"):
            quarter = str(row["quarter"])
            if row["unit_code"] == self._unit and quarter in found:
                days = (as_day(row[f"{name}_local_date"]) for name in ("raised", "due", "mended"))
                found[quarter].append(model.Problem(row["problem"], *days))
        last, now = found.values()
        return tuple(last), tuple(now)


def _counted(duty: Duty) -> model.Counted:
    return model.Counted(duty.start, duty.due, duty.done, duty.needed, duty.state)


def _between(day: date | None, period: Period) -> bool:
    return day is not None and period.start <= day <= period.as_of


def _first(case: Any, kind: str) -> date | None:
    return min((event.day for event in case.standing if event.kind == kind), default=None)


def _hours(row: dict[str, Any]) -> float:
    if not row["started_at"] or not row["ended_at"]:
        return 0.0
    start, end = (datetime.fromisoformat(str(row[name]).replace("Z", "+00:00")) for name in ("started_at", "ended_at"))
    return max(0.0, (end - start).total_seconds() / 3600)


def _array(shapes: Sequence[Any]) -> Any:
    import numpy as np

    found: Any = np.empty(len(shapes), dtype=object)
    found[:] = list(shapes)
    return found
