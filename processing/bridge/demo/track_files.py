"""Tracks of the sample county as the files that phones and handhelds export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...core.demo.tracks import PatrolTrack

FOLDER = "tracks"


def write_tracks(folder: Path, tracks: list[PatrolTrack]) -> list[Path]:
    """GPX for handhelds (WGS 84, UTC), CSV for the phones that store GCJ-02 and local time."""
    from ...core.demo.tracks import as_csv, as_gpx

    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    paths = []
    for track in tracks:
        if track.datum == "gcj02":
            path = place / f"{track.code}_{track.unit_code}_GCJ02.csv"
            # Phones' exports carry a byte-order mark, or a spreadsheet shows the heads garbled.
            path.write_text(as_csv(track), encoding="utf-8-sig")
        else:
            path = place / f"{track.code}_{track.unit_code}.gpx"
            path.write_text(as_gpx(track), encoding="utf-8")
        paths.append(path)
    return paths
