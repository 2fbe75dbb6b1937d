"""Photos entered as evidence: linked where they lie or copied into the case folder, checked, and never entered twice."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from pyproj.enums import TransformDirection
from qgis.core import QgsGeometry, QgsPointXY

from ..bridge.crs_guard import to_pyproj
from ..bridge.photo_files import BrokenPhotoError, read_photo
from ..bridge.photo_files import is_photo as has_photo_name
from ..core.errors import QT_TRANSLATE_NOOP, InputError, OutputError
from ..core.evidence.check import Checked, PhotoFacts, check_photo
from ..core.evidence.rules import EvidenceRules
from ..core.files import file_name, replacing, sha256_of
from ..core.measure.gauss_plane import to_geographic
from ..core.measure.gcj02 import gcj02_to_wgs84
from .evidence_target import PhotoRequest, PhotoTarget, photo_target
from .store import WorkspaceStore

ADDED, SKIPPED = "added", "skipped"


@dataclass(frozen=True)
class PhotoResult:
    """One file: what became of it.

    Attributes
    ----------
    state : {'added', 'skipped'}
    row : dict
        As entered into the table `photo`; empty if skipped.
    reason : str
        Why it was skipped, in Chinese.
    """

    file: Path
    state: str
    row: dict[str, Any]
    facts: PhotoFacts | None = None
    reason: str = ""


def add_photos(
    store: WorkspaceStore,
    files: Sequence[Path],
    request: PhotoRequest,
    rules: EvidenceRules,
    progress: Callable[[float], None] = lambda _: None,
) -> list[PhotoResult]:
    """Enter photos; one that cannot be entered is skipped and named.

    Raises
    ------
    InputError
        If the request names nothing, or something that the workspace does not have.
    OutputError, StoreError
        If a copy or the workspace cannot be written; then nothing is entered.
    """
    request, target = photo_target(store, request, rules)
    known = {row["sha256"]: row for row in store.rows("photo") if row["sha256"]}
    codes = _new_codes(store, request.owner)
    results: list[PhotoResult] = []
    copies: list[Path] = []
    try:
        for number, file in enumerate(files):
            progress(number / len(files))
            result = _one(store, file, request, target, rules, known, codes)
            if result.state == ADDED:
                result.row["path"] = _place_file(store, file, request, rules, result, copies)
                known[result.row["sha256"]] = result.row | {"new": True}
            results.append(result)
        with store.writing("photo") as writer:
            rows = [{**r.row, "geom": _geometry(r.row["geom"])} for r in results if r.state == ADDED]
            if rows:
                writer.insert("photo", rows)
    except BaseException:
        for copy in copies:
            copy.unlink(missing_ok=True)
        raise
    return results


def _one(
    store: WorkspaceStore,
    file: Path,
    request: PhotoRequest,
    target: PhotoTarget,
    rules: EvidenceRules,
    known: dict[str, Any],
    codes: Callable[[], str],
) -> PhotoResult:
    if not has_photo_name(file, rules):
        return PhotoResult(file, SKIPPED, {}, None, rules.skipped["not_a_photo"])
    try:
        facts = read_photo(file, rules)
    except BrokenPhotoError:
        return PhotoResult(file, SKIPPED, {}, None, rules.skipped["broken"])
    except OSError as error:
        raise InputError(
            QT_TRANSLATE_NOOP("landpatrol", "The photo {file} cannot be read: {reason}."),
            file=str(file),
            reason=error.strerror or str(error),
        ) from error
    twin = known.get(facts.sha256)
    if twin is not None and _proves_the_same(twin, request):
        other = Path(twin["path"]).name if twin.get("new") else f"{twin['code']}（{Path(twin['path']).name}）"
        return PhotoResult(file, SKIPPED, {}, facts, rules.skipped["twice"].format(other=other))
    point = _point(store, facts, request.datum)
    checked = check_photo(facts, point, target.parcels, target.windows, rules, twin["code"] if twin else "")
    return PhotoResult(file, ADDED, _row(facts, point, checked, request, target, rules, codes()), facts)


def _proves_the_same(twin: dict[str, Any], request: PhotoRequest) -> bool:
    """The same file for the same case (or parcel, or patrol) is the same piece of evidence."""
    if twin.get("new"):
        return True
    named = {"legal_case_code": request.case, "parcel_code": request.parcel, "patrol_code": request.patrol}
    return any(code and twin[column] == code for column, code in named.items())


def _point(store: WorkspaceStore, facts: PhotoFacts, datum: str) -> Any:
    """Where the photo was taken, in the workspace's plane; WGS 84 is taken for CGCS2000."""
    if facts.lon_lat is None:
        return None
    lon, lat = facts.lon_lat
    if datum == "gcj02":
        lon, lat = (float(value) for value in gcj02_to_wgs84(lon, lat))
    x, y = to_geographic(to_pyproj(store.crs)).transform(lon, lat, direction=TransformDirection.INVERSE)
    return shapely.Point(x, y)


def _row(
    facts: PhotoFacts,
    point: Any,
    checked: Checked,
    request: PhotoRequest,
    target: PhotoTarget,
    rules: EvidenceRules,
    code: str,
) -> dict[str, Any]:
    parcel = request.parcel or checked.parcel_code or (target.parcels[0][0] if len(target.parcels) == 1 else "")
    at = facts.taken.at
    notes = [*checked.notes, *([rules.notes["gcj02"]] if point is not None and request.datum == "gcj02" else [])]
    return {
        "code": code,
        "legal_case_code": request.case or target.case_of.get(parcel) or None,
        "parcel_code": parcel or None,
        "patrol_code": request.patrol or None,
        "officer_code": request.officer or None,
        "taken_at": f"{at:%Y-%m-%dT%H:%M:%SZ}" if at else None,
        "azimuth_deg": checked.azimuth_deg,
        "path": "",
        "sha256": facts.sha256,
        "note": "；".join(notes) or None,
        "place": request.place or target.places.get(parcel) or None,
        "position_source": rules.position_sources[request.datum if point is not None else "none"],
        "distance_m": checked.distance_m,
        "findings": "\n".join(checked.findings) or None,
        "geom": point,
    }


def _geometry(point: Any) -> QgsGeometry | None:
    return QgsGeometry.fromPointXY(QgsPointXY(point.x, point.y)) if point is not None else None


def _new_codes(store: WorkspaceStore, owner: str) -> Callable[[], str]:
    """Gives the owner's next free photo code, ``SF2026-001-P3``."""
    pattern = re.compile(re.escape(owner) + r"-P(\d+)")
    taken = [int(found[1]) for row in store.rows("photo") if (found := pattern.fullmatch(str(row["code"])))]
    numbers = iter(range(max(taken, default=0) + 1, 10**9))
    return lambda: f"{owner}-P{next(numbers)}"


def evidence_folder(store: WorkspaceStore, owner: str, rules: EvidenceRules) -> Path:
    """Where the copies of a case, parcel or patrol go."""
    return Path(store.location).parent / rules.folder.format(owner=file_name(owner))


def _place_file(
    store: WorkspaceStore,
    file: Path,
    request: PhotoRequest,
    rules: EvidenceRules,
    result: PhotoResult,
    copies: list[Path],
) -> str:
    """Path for the table: relative to the workspace where it lies below its folder."""
    if request.is_copied:
        file = _copy(file, evidence_folder(store, request.owner, rules), result.row["sha256"], copies)
    place = Path(os.path.abspath(file))  # noqa: PTH100  (resolve would follow links and network drives)
    root = Path(store.location).parent
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else str(place)


def _copy(file: Path, folder: Path, sha256: str, copies: list[Path]) -> Path:
    """Copy under its own name, or a numbered one where that is taken by another file."""
    if file.parent == folder:
        return file
    names = (f"{file.stem}{suffix}{file.suffix}" for suffix in ("", *(f"_{n}" for n in range(2, 10**6))))
    target = next(folder / name for name in names if not (folder / name).exists())
    with replacing(target) as partial:
        shutil.copy2(file, partial)
        if sha256_of(partial) != sha256:
            raise OutputError(
                QT_TRANSLATE_NOOP("landpatrol", "The copy of {file} is not equal to it; check the disk."),
                file=str(file),
            )
    copies.append(target)
    return target


def photo_file(store: WorkspaceStore, path: str) -> Path:
    """Where a photo's file is now."""
    place = Path(path)
    return place if place.is_absolute() else Path(store.location).parent / place
