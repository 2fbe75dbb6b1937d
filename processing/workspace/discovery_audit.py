"""What the discovery audit reads of a workspace, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..bridge.features import to_shapely
from ..core.discovery.audit import DrivenTrack, LateParcel, ParcelAudit, Passing, question
from ..core.discovery.rules import AuditRules
from ..core.rates.rules import RateRules
from .cases import as_day
from .store import WorkspaceStore

PASSINGS = {
    "parcel_code": ("图斑编号", "text"),
    "parcel_unit": ("属地中心所", "text"),
    "way": ("首次发现途径", "text"),
    "change_local_date": ("最早显示变化的影像日期", "date"),
    "known_local_date": ("发现日期", "date"),
    "patrol_code": ("巡查编号", "text"),
    "patrol_unit": ("巡查机构", "text"),
    "patrol_local_date": ("巡查日期", "date"),
    "officers": ("巡查人员", "text"),
    "track_codes": ("轨迹编号", "text"),
    "distance_m": ("最近距离(米)", "real"),
    "seen_m": ("视距内行程(米)", "real"),
    "days_after_change": ("距影像日期(日)", "int"),
    "days_before_known": ("早于发现(日)", "int"),
    "days_late": ("迟于3日期限(日)", "int"),
    "question": ("核实问题", "text"),
}
SUMMARY = {
    "parcel_code": ("图斑编号", "text"),
    "parcel_name": ("图斑名称", "text"),
    "unit_code": ("机构代码", "text"),
    "unit_name": ("属地中心所", "text"),
    "way": ("首次发现途径", "text"),
    "occurred_local_date": ("实际发生日期", "date"),
    "change_local_date": ("最早显示变化的影像日期", "date"),
    "known_local_date": ("发现日期", "date"),
    "result": ("核对结果代码", "text"),
    "result_text": ("核对结果", "text"),
    "passings": ("经过的巡查次数", "int"),
    "first_passing_local_date": ("首次经过日期", "date"),
    "nearest_m": ("最近距离(米)", "real"),
    "days_late": ("迟于3日期限(日)", "int"),
    "sentence": ("说明", "text"),
}


class AuditInputs:
    """Parcels, tracks and patrols of a workspace, read once.

    Parameters
    ----------
    due : mapping of str to date
        By parcel the last day on which its discovery would have been in time.
    """

    def __init__(self, store: WorkspaceStore, rates: RateRules, due: Mapping[str, date]) -> None:
        self.units = {row["code"]: row["name"] for row in store.rows("unit")}
        self.patrols = {row["code"]: row for row in store.rows("patrol")}
        self._officers = {row["code"]: row["name"] for row in store.rows("officer")}
        self._rows = {row["code"]: row for row in store.rows("parcel")}
        late = [row for row in self._rows.values() if rates.is_own(row["first_known_by"]) is False]
        shapes = _shapes(store, "parcel", {row["code"] for row in late})
        self.parcels = [_parcel(row, shapes.get(row["code"]), rates, due.get(row["code"])) for row in late]
        self.tracks = self._tracks(store)

    def _tracks(self, store: WorkspaceStore) -> list[DrivenTrack]:
        shapes = _shapes(store, "track")
        found = []
        for row in store.rows("track"):
            patrol = self.patrols.get(row["patrol_code"] or "", {})
            day = as_day(row["local_date"] or patrol.get("local_date"))
            unit = row["unit_code"] or patrol.get("unit_code") or ""
            if day is not None:
                code = row["code"]
                found.append(DrivenTrack(code, row["patrol_code"] or code, unit, day, shapes.get(code)))
        return found

    def untracked(self) -> list[tuple[str, Any]]:
        """Unit and day of each patrol on the ground without a track."""
        tracked = {track.patrol_code for track in self.tracks}
        rows = [row for code, row in self.patrols.items() if code not in tracked and row["means"] != "video"]
        return [(row["unit_code"], day) for row in rows if (day := as_day(row["local_date"]))]

    def passing_row(self, passing: Passing, late: int | None, rules: AuditRules) -> dict[str, Any]:
        """A row of the table parcel by passing patrol."""
        parcel = passing.parcel
        codes = str(self.patrols.get(passing.patrol_code, {}).get("officer_codes") or "")
        people = [self._officers.get(code.strip(), code.strip()) for code in codes.split(",") if code.strip()]
        unit = self.units.get(passing.unit_code, passing.unit_code)
        return {
            "parcel_code": parcel.code,
            "parcel_unit": self.units.get(parcel.unit_code, parcel.unit_code),
            "way": parcel.way,
            "change_local_date": _iso(parcel.change),
            "known_local_date": _iso(parcel.known),
            "patrol_code": passing.patrol_code,
            "patrol_unit": unit,
            "patrol_local_date": _iso(passing.day),
            "officers": "、".join(people),
            "track_codes": "、".join(passing.track_codes),
            "distance_m": passing.distance_m,
            "seen_m": passing.seen_m,
            "days_after_change": passing.days_after_change,
            "days_before_known": passing.days_before_known,
            "days_late": late,
            "question": question(passing, unit, rules),
        }

    def summary_row(self, audit: ParcelAudit, rules: AuditRules) -> dict[str, Any]:
        """A row of the summary."""
        parcel, row = audit.parcel, self._rows[audit.parcel.code]
        return {
            "parcel_code": parcel.code,
            "parcel_name": row["name"],
            "unit_code": parcel.unit_code,
            "unit_name": self.units.get(parcel.unit_code, parcel.unit_code),
            "way": parcel.way,
            "occurred_local_date": _iso(parcel.occurred),
            "change_local_date": _iso(parcel.change),
            "known_local_date": _iso(parcel.known),
            "result": audit.result,
            "result_text": rules.results[audit.result],
            "passings": len(audit.passings),
            "first_passing_local_date": _iso(min((p.day for p in audit.passings), default=None)),
            "nearest_m": min((p.distance_m for p in audit.passings), default=None),
            "days_late": audit.days_late,
            "sentence": audit.sentence,
        }


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _shapes(store: WorkspaceStore, table: str, codes: Iterable[str] | None = None) -> dict[str, Any]:
    wanted = None if codes is None else set(codes)
    return {
        feature["code"]: to_shapely(feature.geometry())
        for feature in store.layer(table).getFeatures()
        if wanted is None or feature["code"] in wanted
    }


def _parcel(row: Mapping[str, Any], shape: Any, rates: RateRules, due: date | None) -> LateParcel:
    return LateParcel(
        row["code"],
        str(row["unit_code"] or ""),
        shape,
        rates.known_label(row["first_known_by"]),
        as_day(row["found_local_date"]),
        as_day(row["change_local_date"]),
        as_day(row["occurred_local_date"]),
        due,
    )
