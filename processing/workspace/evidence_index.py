"""The evidence index of a case, and whether it still equals the files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qgis.core import QgsExpression

from ..bridge.photo_files import is_photo
from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.evidence.rules import EvidenceRules
from ..core.files import sha256_of
from ..core.units import format_fixed
from .evidence import evidence_folder, photo_file
from .lookup import require_row
from .store import WorkspaceStore

ALL_PHOTOS = "全部照片"
COLUMNS = {
    "number": "序号",
    "code": "照片编号",
    "file": "文件名",
    "taken": "拍摄时间",
    "place": "拍摄地点",
    "coordinates": "坐标(X, Y)",
    "direction": "方位",
    "distance": "距图斑(米)",
    "taker": "拍摄人",
    "remark": "备注",
    "sha256": "SHA-256校验值",
    "path": "存放位置",
}


@dataclass(frozen=True)
class FileState:
    """A file that is not as the index has it.

    Attributes
    ----------
    state : {'missing', 'changed', 'extra'}
    code : str
        Of the photo; empty for an extra file.
    sentence : str
        In Chinese.
    """

    state: str
    code: str
    file: str
    sentence: str


def photo_rows(store: WorkspaceStore, case: str) -> list[dict[str, Any]]:
    """Photos of a case (all photos if empty), in the order of time and code.

    Raises
    ------
    InputError
        If there is no such case.
    """
    quoted = QgsExpression.quotedString(case)
    if case:
        require_row(store, "legal_case", case)
    rows = store.rows("photo", f'"legal_case_code" = {quoted}' if case else "")
    return sorted(rows, key=lambda row: (str(row["taken_at"] or "9"), str(row["code"])))


def index_rows(store: WorkspaceStore, case: str, rules: EvidenceRules) -> list[dict[str, str | int]]:
    """The index as printed: one row for each photo, columns as in `COLUMNS`."""
    officers = {row["code"]: row["name"] for row in store.rows("officer")}
    return [
        {
            "number": number,
            "code": row["code"],
            "file": Path(row["path"]).name,
            "taken": rules.local_text(_instant(row["taken_at"])),
            "place": row["place"] or "",
            "coordinates": _coordinates(store, row["code"]),
            "direction": rules.direction_text(row["azimuth_deg"]),
            "distance": "" if row["distance_m"] is None else format_fixed(row["distance_m"], 1),
            "taker": officers.get(row["officer_code"], ""),
            "remark": "；".join(text for text in (row["note"], (row["findings"] or "").replace("\n", "")) if text),
            "sha256": row["sha256"] or "",
            "path": row["path"],
        }
        for number, row in enumerate(photo_rows(store, case), start=1)
    ]


def case_title(store: WorkspaceStore, case: str) -> tuple[str, str]:
    """A case with its name, and the office that handles it, as printed; all photos and the branch if it is empty."""
    units = {row["code"]: row["name"] for row in sorted(store.rows("unit"), key=lambda row: row["kind"] != "branch")}
    row = next((row for row in store.rows("legal_case") if row["code"] == case), None)
    if row is None:
        return ALL_PHOTOS, next(iter(units.values()), "")
    return f"{case} {row['name']}", units.get(row["unit_code"], "")


def _instant(value: Any) -> datetime | None:
    return datetime.fromisoformat(str(value).replace("Z", "+00:00")).astimezone(UTC) if value else None


def _coordinates(store: WorkspaceStore, code: str) -> str:
    """Northing first, as Chinese papers have it."""
    geometry = store.geometry("photo", code)
    if geometry.isNull():
        return ""
    point = geometry.asPoint()
    return f"{format_fixed(point.y(), 1)}, {format_fixed(point.x(), 1)}"


def verify(
    store: WorkspaceStore,
    case: str,
    rules: EvidenceRules,
    folder: Path | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> list[FileState]:
    """Hold the index against the files.

    Parameters
    ----------
    case : str
        Empty: all photos.
    folder : Path or None
        Where no other photos may lie; by default the folders into which photos of the case are copied.

    Raises
    ------
    InputError
        If there is no such case or folder.
    """
    rows = photo_rows(store, case)
    found = []
    for number, row in enumerate(rows):
        progress(number / len(rows))
        file = photo_file(store, row["path"])
        if not file.is_file():
            found.append(FileState("missing", row["code"], row["path"], rules.states["missing"]))
        elif sha256_of(file, lambda: progress(number / len(rows))) != row["sha256"]:  # noqa: B023  (called at once)
            found.append(FileState("changed", row["code"], row["path"], rules.states["changed"]))
    entered = {_same_name(photo_file(store, row["path"])) for row in store.rows("photo")}
    for place in [folder] if folder else _folders(store, case, rows, rules):
        found += [
            FileState("extra", "", str(file), rules.states["extra"])
            for file in _photos(place, rules, required=folder is not None)
            if _same_name(file) not in entered
        ]
    return found


def _folders(store: WorkspaceStore, case: str, rows: list[dict[str, Any]], rules: EvidenceRules) -> list[Path]:
    owners = {str(row[column] or "") for row in rows for column in ("legal_case_code", "parcel_code", "patrol_code")}
    return [evidence_folder(store, owner, rules) for owner in sorted({case, *owners}) if owner]


def _photos(folder: Path, rules: EvidenceRules, required: bool) -> list[Path]:
    if required and not folder.is_dir():
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "There is no folder {folder}; choose the one that holds the photos."),
            folder=str(folder),
        )
    return sorted(path for path in folder.rglob("*") if path.is_file() and is_photo(path, rules))


def _same_name(path: Path) -> str:
    """The path as one string for every way of writing it."""
    return str(path.resolve()).casefold()
