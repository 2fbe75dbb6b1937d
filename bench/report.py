"""Whole report sets from the sample county: each major case once, then thirty cases in one run; writes REPORT.md.

    cd .cache && PYTHONPATH=…/.cache/plugins ../.venv/bin/python -P -m landpatrol.bench.report [--cases 30]

In one process, as in a running QGIS; starting it is not counted. Every set is verified afterwards: each of its figures
is recomputed from its own frozen inputs, and its code, title and areas must be those of its own case.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
import time
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".cache" / "bench"
RESULTS = Path(__file__).with_name("REPORT.md")
GOAL_S = 30
DAY = date(2026, 11, 25)
_ALIVE: list[Any] = []  # what QGIS needs as long as the process lives, and would not keep itself


def start_qgis() -> None:
    """A headless QGIS with Processing, and our provider in it."""
    sys.path.append("/usr/share/qgis/python/plugins")
    from processing.core.Processing import Processing  # noqa: TID251  (QGIS's own, as its scripts start it)
    from qgis.core import QgsApplication

    from ..processing.provider import LandPatrolProvider

    application = QgsApplication([], False)
    application.initQgis()
    Processing.initialize()
    provider = LandPatrolProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    _ALIVE.extend((application, provider))


def sample_county(folder: Path, count: int) -> Path:
    """The sample county with as many cases as asked for: its own, and more with copies of their parcels."""
    from qgis import processing

    from ..processing.workspace.geopackage import GeoPackageStore

    kept = FOLDER / "report_demo"
    if not (kept / "workspace.gpkg").is_file():
        processing.run("landpatrol:create_demo", {"FOLDER": str(kept), "SEED": 1})
    shutil.copytree(kept, folder)
    store = GeoPackageStore(folder / "workspace.gpkg")
    cases, parcels = store.rows("legal_case"), store.rows("parcel")
    skipped = {"fid", "uuid", "row_version"}
    with store.writing("legal_case", "parcel") as writer:
        for number in range(count - len(cases)):
            old = parcels[number % len(parcels)]
            code = f"SB2026-{number + 1:03}"
            case = next(row for row in cases if row["code"] == old["legal_case_code"])
            new = {k: v for k, v in case.items() if k not in skipped} | {
                "code": code,
                "name": f"{case['name']}（{code}）",
            }
            writer.insert("legal_case", [new])
            values = {k: v for k, v in old.items() if k not in skipped}
            values |= {"code": f"{code}-T", "legal_case_code": code, "geom": store.geometry("parcel", old["code"])}
            writer.insert("parcel", [values])
    return folder / "workspace.gpkg"


def make_set(store: Any, code: str, folder: Path, studio: Any) -> dict[str, float]:
    """Seconds by the clock and of the processor for one set."""
    from qgis.core import QgsCoordinateTransformContext

    from ..processing.report.special.options import SetOptions
    from ..processing.report.special.prepare_set import prepare_set
    from ..processing.report.special.write_set import write_set

    clock, processor = time.perf_counter(), time.process_time()
    prepared = prepare_set(store, code, SetOptions(made_on=DAY), lambda _: None)
    write_set(prepared, folder / code, QgsCoordinateTransformContext(), lambda _: None, studio)
    return {"seconds": time.perf_counter() - clock, "cpu_seconds": time.process_time() - processor}


def is_right(store: Any, code: str, folder: Path) -> bool:
    """The set is of this case, whole, and every figure follows from its frozen inputs and from the workspace."""
    from ..processing.report.special.recompute import asked_of, recompute
    from ..processing.report.special.verify import verify_set

    record = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    own = record["figures"]["case/code"]["text"] == code and maps_are_own(record, code, folder / "maps.pdf")
    return own and verify_set(folder, store, recompute, asked_of).stands


def maps_are_own(record: Any, code: str, path: Path) -> bool:
    """Each page prints title, scale, bar, grid and legend of the one sheet whose code it bears, and no sheet is lost."""
    from pypdf import PdfReader

    sheets = {name: leaf for name, leaf in record["leaves"].items() if leaf["leaf"].startswith("map/")}
    pages = [squeezed(page.extract_text()) for page in PdfReader(path).pages]
    if len(pages) != len(sheets):
        return False
    for page in pages:
        [sheet] = [leaf for name, leaf in sheets.items() if name in page]
        # A neighbour's name is left out where it would cover the parcel's own.
        own = [key for key in sheet["figures"] if not key.startswith(f"{sheet['leaf']}/parcel/")]
        printed = [record["figures"][key] for key in own]
        texts = [figure["text"] for figure in printed if figure["rule"] != "constant"]
        if not all(squeezed(text) in page for text in (code, sheet["title"], *texts)):
            return False
    return True


def squeezed(text: str) -> str:
    """Without what a line break leaves, and with the usual forms of characters."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def machine() -> str:
    """What it ran on."""
    from qgis.core import Qgis

    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{os.cpu_count()} cores, load {load}; QGIS {Qgis.version()}, Python {platform.python_version()}"


def report(rows: list[tuple[str, dict[str, float]]], right: int, before: str) -> str:
    """The table."""
    seconds = [row["seconds"] for _, row in rows]
    cpu = [row["cpu_seconds"] for _, row in rows]
    lines = [
        "# Report sets",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}; {before}; at the end: {machine()}. Made by `bench/report.py`.",
        "",
        "| | sets | median s | longest s | median CPU s | longest CPU s | goal |",
        "|---|---|---|---|---|---|---|",
        f"| one whole set, {len(rows)} cases in one run | {len(rows)} | {statistics.median(seconds):.1f} | {max(seconds):.1f}"
        f" | {statistics.median(cpu):.1f} | {max(cpu):.1f} | ≤ {GOAL_S} s |",
        "",
        f"Right sets: {right} of {len(rows)} (each map page prints title, scale, bar, grid and legend of its own sheet; every figure recomputed from the frozen inputs"
        " and from the workspace).",
        "",
        "| case | s | CPU s |",
        "|---|---|---|",
        *(f"| {code} | {row['seconds']:.1f} | {row['cpu_seconds']:.1f} |" for code, row in rows),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Make, verify, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=30)
    asked = parser.parse_args()
    start_qgis()
    from ..processing.report.maps.studio import MapStudio
    from ..processing.workspace.geopackage import GeoPackageStore

    before = machine()
    with tempfile.TemporaryDirectory() as name:
        store = GeoPackageStore(sample_county(Path(name) / "county", asked.cases))
        codes = [str(row["code"]) for row in store.rows("legal_case")][: asked.cases]
        rows, right = [], 0
        with MapStudio() as studio:
            for code in codes:
                rows.append((code, make_set(store, code, Path(name) / "sets", studio)))
                right += is_right(store, code, Path(name) / "sets" / code)
                print(code, rows[-1][1], right, flush=True)
                RESULTS.write_text(report(rows, right, before), encoding="utf-8")


if __name__ == "__main__":
    main()
