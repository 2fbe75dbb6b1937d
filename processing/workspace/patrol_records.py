"""Patrols with everything that their record and the ledger print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import shapely

from ..bridge.features import to_shapely
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.forms.patrol_record import Find, PatrolRecord
from ..core.forms.record import as_day
from ..core.forms.route import villages_along
from ..core.forms.words import long_date, wording
from .cases import latest_measurements
from .form_records import centre_deg, officers_by_code, settings_of, standing_rows, units_of
from .stale_measurements import changed_since
from .store import WorkspaceStore

Row = Mapping[str, Any]
VIDEO = "video"


class PatrolReader:
    """Reads the tables once and puts patrols together from them."""

    def __init__(self, store: WorkspaceStore) -> None:
        self._store = store
        self._officers = officers_by_code(store)
        self._zones = {row["code"]: row for row in store.rows("zone")}
        self._patrols = sorted(store.rows("patrol"), key=lambda row: (str(row["local_date"]), row["code"]))
        self._photos = store.rows("photo")
        self._tracks: dict[str, list[tuple[float, Any]]] = {}
        for feature in store.layer("track").getFeatures():
            line = to_shapely(feature.geometry())
            self._tracks.setdefault(str(feature["patrol_code"]), []).append((float(feature["length_m"] or 0), line))
        self._village_names, shapes = [], []
        for feature in store.layer("village").getFeatures():
            self._village_names.append(str(feature["name"]))
            shapes.append(to_shapely(feature.geometry()))
        self._villages = np.array(shapes, dtype=object)
        self._parcels = store.rows("parcel")
        self._measurements = latest_measurements(store, [row["code"] for row in self._parcels])
        self._stale = changed_since(store, self._measurements)
        self._events = standing_rows(store.rows("case_event"))
        self._settings = settings_of(store)
        self._found_on = self._assign()

    def record(self, code: str) -> PatrolRecord:
        """One patrol.

        Raises
        ------
        InputError
            If there is none of that code.
        """
        row = next((row for row in self._patrols if row["code"] == code), None)
        if row is None:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "landpatrol", "The workspace has no patrol {code}; look it up in the table of patrols."
                ),
                code=code or "-",
            )
        return self._record(row)

    def between(self, start: date, end: date, unit_codes: set[str]) -> list[PatrolRecord]:
        """Patrols of some units in a period, by day."""
        return [
            self._record(row)
            for row in self._patrols
            if row["unit_code"] in unit_codes and start <= (as_day(row["local_date"]) or date.min) <= end
        ]

    def parcels_found(self, start: date, end: date, unit_codes: set[str]) -> list[tuple[Row, Row | None]]:
        """Parcels found in a period with their measurement, if it still fits."""
        return [
            (row, self._fitting(row["code"]))
            for row in self._parcels
            if row["unit_code"] in unit_codes and (day := as_day(row["found_local_date"])) and start <= day <= end
        ]

    def events_between(self, start: date, end: date, unit_codes: set[str]) -> list[dict[str, Any]]:
        """Events that stand in a period with the unit of their case or parcel; a kind once for a case or clue."""
        owners = {row["code"]: row["unit_code"] for row in (*self._parcels, *self._store.rows("legal_case"))}
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for event in self._events:
            subject = str(event["legal_case_code"] or event["parcel_code"])
            day = as_day(event["local_date"])
            if day and start <= day <= end and owners.get(subject) in unit_codes:
                found.setdefault((subject, event["kind"]), {**event, "unit_code": owners[subject]})
        return list(found.values())

    def checks_between(self, start: date, end: date, unit_codes: set[str]) -> list[tuple[str, date]]:
        """Unit and day of each video check in a period."""
        owners = {row["code"]: row["unit_code"] for row in self._store.rows("camera")}
        found = [
            (owners.get(row["camera_code"], ""), as_day(row["local_date"])) for row in self._store.rows("camera_check")
        ]
        return [(unit, day) for unit, day in found if unit in unit_codes and day and start <= day <= end]

    def _fitting(self, code: str) -> Row | None:
        return None if code in self._stale else self._measurements.get(code)

    def _assign(self) -> dict[str, list[Row]]:
        """Parcels by the patrol that found them: the one that photographed it, else the station's first on the ground."""
        by_day: dict[tuple[str, str], str] = {}
        for row in (patrol for patrol in self._patrols if patrol["means"] != VIDEO):
            by_day.setdefault((row["unit_code"], str(row["local_date"])[:10]), row["code"])
        pictured = {photo["parcel_code"]: photo["patrol_code"] for photo in self._photos if photo["patrol_code"]}
        found: dict[str, list[Row]] = {}
        for parcel in self._parcels:
            key = (parcel["unit_code"], str(parcel["found_local_date"])[:10])
            patrol = pictured.get(parcel["code"]) or by_day.get(key)
            if patrol and parcel["first_known_by"] in (None, "", "patrol"):
                found.setdefault(patrol, []).append(parcel)
        return found

    def _record(self, row: Row) -> PatrolRecord:
        unit, branch = units_of(self._store, row["unit_code"])
        tracks = self._tracks.get(row["code"], [])
        codes = [code.strip() for code in str(row["officer_codes"] or "").replace("，", ",").split(",") if code.strip()]
        finds = [self._find(parcel) for parcel in self._found_on.get(row["code"], [])]
        pictured = {find.parcel["code"] for find in finds}
        return PatrolRecord(
            patrol=row,
            unit=unit,
            branch=branch,
            zone=self._zones.get(row["zone_code"] or ""),
            officers=[self._officers[code] for code in dict.fromkeys(codes) if code in self._officers],
            length_m=sum(length for length, _ in tracks) if tracks else None,
            track_route="" if row["route"] else self._route([line for _, line in tracks]),
            finds=finds,
            photos=[p for p in self._photos if p["patrol_code"] == row["code"] or p["parcel_code"] in pictured],
            settings=self._settings,
        )

    def _route(self, lines: list[Any]) -> str:
        whole = [part for line in lines if line is not None for part in shapely.get_parts(line)]
        track = shapely.multilinestrings(whole) if whole else None
        return villages_along(track, self._villages, self._village_names)

    def _find(self, parcel: Row) -> Find:
        code, case = parcel["code"], parcel["legal_case_code"]
        events = [
            event
            for event in self._events
            if event["parcel_code"] == code or (case and not event["parcel_code"] and event["legal_case_code"] == case)
        ]
        stopped = [event for event in events if event["kind"] == "stopped"]
        told = [
            wording()["events"]["stopped"].format(
                date=long_date(as_day(event["local_date"])),
                number=f"（{event['document_no']}）" if event["document_no"] else "",
            )
            for event in stopped[:1]
        ]
        return Find(
            parcel=parcel,
            centre_deg=centre_deg(self._store, code),
            measurement=self._fitting(code),
            documents=tuple(str(event["document_no"]) for event in events if event["document_no"]),
            measures="".join(told),
        )
