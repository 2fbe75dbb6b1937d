"""Cases, documents and site photos of the sample county, entered into a workspace that has its parcels."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from qgis.core import QgsGeometry, QgsPointXY

from ..bridge.crs_guard import to_pyproj
from ..core.demo.cases import DemoCases, make_cases
from ..core.demo.photos import PhotoPlace, photo_jpeg
from ..core.measure.gauss_plane import to_geographic
from .store import Values, WorkspaceStore

PHOTOS = "照片"
UTC_OFFSET_H = 8
# Photos are taken from this far outside the parcel, looking at it.
STAND_OFF_M = 15.0


def write_demo_cases(store: WorkspaceStore, seed: int) -> None:
    """Tell the story of every parcel and photograph it.

    Raises
    ------
    StoreError, OutputError
        If the workspace or the photo folder cannot be written.
    """
    parcels = store.rows("parcel")
    for parcel in parcels:
        parcel["found_local_date"] = str(parcel["found_local_date"])[:10]
    officers = _officers(store)
    cases = make_cases(parcels, officers)
    with store.writing("legal_case", "parcel", "case_event", "document") as writer:
        writer.insert("legal_case", repeatable("legal_case", cases.cases))
        for code, case_code in cases.parcel_case.items():
            writer.update("parcel", code, {"legal_case_code": case_code})
        writer.insert("document", repeatable("document", cases.documents))
        writer.insert("case_event", repeatable("case_event", cases.events))
    _write_photos(store, parcels, cases, officers, seed)


def repeatable(table: str, rows: Iterable[Values]) -> list[dict[str, Any]]:
    """Rows with a global id that follows from table and code, so that the same county comes out every time."""
    return [{**row, "uuid": uuid5(NAMESPACE_OID, f"{table}/{row['code']}").hex} for row in rows]


def _officers(store: WorkspaceStore) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in store.rows("officer"):
        found.setdefault(row["unit_code"], []).append(row["code"])
    return found


def _write_photos(
    store: WorkspaceStore, parcels: list[dict[str, Any]], cases: DemoCases, officers: dict[str, list[str]], seed: int
) -> None:
    """Two photos a parcel, from west and from east, on the day it was found."""
    folder = Path(store.location).parent / PHOTOS
    folder.mkdir(exist_ok=True)
    rows = []
    for number, parcel in enumerate(parcels):
        box = store.geometry("parcel", parcel["code"]).boundingBox()
        sides = ((90.0, box.xMinimum() - STAND_OFF_M), (270.0, box.xMaximum() + STAND_OFF_M))
        for side, (azimuth_deg, x) in enumerate(sides, start=1):
            point = QgsPointXY(x, box.center().y())
            taken = datetime.fromisoformat(parcel["found_local_date"]).replace(hour=9, minute=10 + side)
            data = _photo(store, parcel, point, azimuth_deg, taken, seed * 1000 + number * 10 + side)
            file = folder / f"{parcel['code']}_{side}_示意.jpg"
            file.write_bytes(data)
            rows.append(
                {
                    "code": f"{parcel['code']}-P{side}",
                    "parcel_code": parcel["code"],
                    "legal_case_code": cases.parcel_case.get(parcel["code"]),
                    "officer_code": officers[parcel["unit_code"]][side - 1],
                    "taken_at": f"{taken.replace(hour=taken.hour - UTC_OFFSET_H):%Y-%m-%dT%H:%M:%SZ}",
                    "azimuth_deg": azimuth_deg,
                    "path": f"{PHOTOS}/{file.name}",
                    "sha256": hashlib.sha256(data).hexdigest(),
                    "note": "示意照片",
                    "place": f"{parcel['township']}{parcel['village']}",
                    "position_source": "EXIF",
                    "distance_m": store.geometry("parcel", parcel["code"]).distance(QgsGeometry.fromPointXY(point)),
                    "geom": QgsGeometry.fromPointXY(point),
                }
            )
    with store.writing("photo") as writer:
        writer.insert("photo", repeatable("photo", rows))


def _photo(
    store: WorkspaceStore,
    parcel: dict[str, Any],
    point: QgsPointXY,
    azimuth_deg: float,
    taken: datetime,
    seed: int,
) -> bytes:
    lon_deg, lat_deg = to_geographic(to_pyproj(store.crs)).transform(point.x(), point.y())
    caption = [
        f"示意照片 {parcel['code']} {parcel['name']}",
        f"{taken:%Y-%m-%d %H:%M} 方位{azimuth_deg:.0f}° {parcel['township']}{parcel['village']}",
    ]
    return photo_jpeg(PhotoPlace(lon_deg, lat_deg, azimuth_deg, taken), caption, seed)
