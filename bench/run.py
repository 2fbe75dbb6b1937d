"""Runs the contestants in turn, each in a fresh process, and writes RESULTS.md with ratios to ours and the goals."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".cache" / "bench"
RESULTS = Path(__file__).with_name("RESULTS.md")

TITLES = {
    "ours": "**`measure_parcels`**, end to end: figures, breakdown, provenance",
    "geopandas": "geopandas: read + `overlay`, plane areas",
    "bare_shapely": "bare shapely: read everything, STRtree, intersection, geodesic area per piece",
    "qgis_intersection": "QGIS: `native:intersection` alone",
    "qgis_chain": "QGIS: `native:intersection` + `native:aggregate` to one row a parcel",
    "postgis": "PostGIS: `ST_Intersection`, `ST_Area(geography)`, grouped (data loaded before)",
}
WHY = """
Where a goal of time is missed: ours does what the peers leave out. Beside the intersections and the reading, which are
all that geopandas does here, it proves for each parcel that no ground is counted twice or left out, divides the
cultivated ground by basic farmland with the perimeters of the error bands, measures on the ellipsoid, checks the
polygons' validity, hashes them, tests, puts the result in words and writes three files. Intersections, reading and
validity alone are 2 of its 5.2 s at the county; half of geopandas' time would be about as much. Shares of each step:
`README.md`, "Where the time goes".
"""
Results = dict[str, list[dict[str, Any]]]


def child(name: str, size: str) -> dict[str, Any]:
    """One contestant's result; empty if it failed, its words on standard error."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    with tempfile.TemporaryDirectory() as profile:
        environment |= {"QGIS_CUSTOM_CONFIG_PATH": profile, "XDG_RUNTIME_DIR": profile}
        command = [sys.executable, "-P", "-m", "landpatrol.bench.child", name, size, str(FOLDER)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {"missing": "failed"}


def run_in_turn(size: str, rounds: int, pairs: int) -> Results:
    """Round after round, so that a busy minute of the machine falls on all alike; then ours and geopandas alone."""
    results: Results = {name: [] for name in TITLES}
    for number, names in enumerate([list(TITLES)] * rounds + [["ours", "geopandas"]] * pairs, start=1):
        for name in names:
            result = child(name, size)
            results[name].append(result)
            print(f"{size} {number}/{rounds + pairs} {name}: {result}", flush=True)
    return results


def median(results: Results, name: str, key: str) -> float | None:
    """Median over the rounds; None where a contestant did not run."""
    values = [result[key] for result in results[name] if key in result]
    return statistics.median(values) if values else None


def table(results: Results) -> list[str]:
    """Seconds by the clock and of the processor, their ratios to ours, and peak memory of each contestant."""
    ours, ours_cpu = median(results, "ours", "seconds"), median(results, "ours", "cpu_seconds")
    lines = [
        "| pipeline, both layers, median | runs | s | times ours | CPU s | times ours | peak MiB |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, title in TITLES.items():
        seconds, peak = median(results, name, "seconds"), median(results, name, "peak_mib")
        cpu = median(results, name, "cpu_seconds")
        if not (seconds and ours and peak and cpu and ours_cpu):
            lines.append(f"| {title} | 0 | {results[name][0].get('missing', 'failed')} | | | | |")
        else:
            runs = sum("seconds" in r for r in results[name])
            lines.append(
                f"| {title} | {runs} | {seconds:.2f} | {seconds / ours:.2f} | {cpu:.2f} | {cpu / ours_cpu:.2f}"
                f" | {peak:.0f} |"
            )
    load = median(results, "postgis", "load_seconds")
    if load is not None:
        lines += ["", f"Loading the GeoPackage into PostGIS, with indexes and statistics, took {load:.1f} s more."]
    return lines


def agreement(results: Results) -> str:
    """How far apart the contestants' totals are: the same work must have been done."""
    found = [r[0]["ground"]["land_use"] for r in results.values() if r[0].get("ground")] or [1.0]
    spread = (max(found) - min(found)) / min(found)
    return f"All found the same ground: totals differ by {spread:.2e}, the plane's scale against the ellipsoid."


def goal(text: str, value: float | None, limit: float) -> str:
    """A row of the goals: what is asked, what was measured, whether it holds."""
    if value is None:
        return f"| {text} | {limit:g} | not measured | |"
    verdict = "met" if value <= limit else f"missed by {100 * (value / limit - 1):.0f} %"
    return f"| {text} | {limit:g} | {value:.2f} | {verdict} |"


def ratio_goals(size: str, results: Results) -> list[str]:
    """Ours against geopandas and against the QGIS chain, by the clock and by processor time."""
    rows = []
    for name, peer, limit in (("geopandas", "geopandas", 0.5), ("qgis_chain", "the QGIS chain", 0.2)):
        for key, what in (("seconds", "time"), ("cpu_seconds", "CPU seconds")):
            ours, theirs = median(results, "ours", key), median(results, name, key)
            rows.append(goal(f"{size}: {what} as a part of {peer}", ours / theirs if ours and theirs else None, limit))
    return rows


def goals(sizes: dict[str, Results], live: dict[str, Any]) -> list[str]:
    """The goals of the design, each with the figure of this run."""
    lines = ["| goal | at most | measured | |", "|---|---|---|---|"]
    for size, results in sizes.items():
        lines += ratio_goals(size, results)
    if "city" in sizes:
        for key, what in (("seconds", "time grows"), ("cpu_seconds", "CPU seconds grow")):
            small, large = (median(sizes[size], "ours", key) for size in ("county", "city"))
            lines.append(goal(f"county to city: {what} by", large / small if small and large else None, 11))
        peak = median(sizes["city"], "ours", "peak_mib")
        lines.append(goal("city: peak memory, GiB", peak / 1024 if peak else None, 1.5))
    for key, what in (("", "ms"), ("cpu_", "CPU ms")):
        lines.append(goal(f"live measure, one vertex moved: median, {what}", live.get(f"{key}median_ms"), 16))
        lines.append(goal(f"live measure, one vertex moved: 99th percentile, {what}", live.get(f"{key}p99_ms"), 50))
    return lines


def machine() -> str:
    """Processor, memory and system."""
    model = [line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    memory = next(int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal"))
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return (
        f"{(model or ['unknown processor'])[0]}, {os.cpu_count()} cores, {memory / 2**20:.0f} GiB, {system},"
        f" Python {platform.python_version()}"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()


def report(sizes: dict[str, Results], live: dict[str, Any], loads: tuple[float, float]) -> str:
    """RESULTS.md."""
    lines = [
        "# Results of `make bench`",
        "",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC. {machine()}. Load before and at the end of the run:"
        f" {loads[0]:.1f} and {loads[1]:.1f} (ours alone makes 1 to 2; more is other work beside it).",
        "Times are those of the work inside a running process, without starting and importing; every repetition is a",
        "fresh process and its peak memory is its own. The figures of `README.md` say what each pipeline does.",
    ]
    for size, results in sizes.items():
        lines += ["", f"## {size}", "", *table(results), "", agreement(results)]
    lines += ["", "## Goals", "", *goals(sizes, live)]
    lines += [
        "",
        f"Live measure had the whole county ready after {live.get('ready_s', float('nan')):.1f} s.",
        WHY.rstrip(),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Make the data, run, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=("county", "city"), default=["county", "city"])
    parser.add_argument("--rounds", type=int, default=5, help="repetitions at the county")
    parser.add_argument("--city-rounds", type=int, default=3)
    parser.add_argument("--pairs", type=int, default=0, help="further repetitions of ours and geopandas alone")
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    rounds = {"county": arguments.rounds, "city": arguments.city_rounds}
    for size in arguments.sizes:
        child("make", size)
    sizes = {size: run_in_turn(size, rounds[size], arguments.pairs) for size in arguments.sizes}
    live = child("live", "county")
    text = report(sizes, live, (load, os.getloadavg()[0]))
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
