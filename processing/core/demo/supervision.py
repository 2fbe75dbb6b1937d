"""How the sample county's parcels became known, and what its construction sites look like on the ground."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import shapely.affinity
from numpy.typing import NDArray

from .admin import INVENTED
from .seeded import stream
from .tables import LayerTable, constant, texts

DATA = Path(__file__).parent / "data" / "supervision.json"


@lru_cache(maxsize=1)
def supervision_settings() -> dict[str, Any]:
    """Days, ways and words of the data file."""
    content: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return content


def known_columns(codes: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Columns of the parcel table: when each began, when an image first shows it, and how it became known."""
    settings = supervision_settings()
    told = [settings["parcels"][code] for code in codes]
    return {
        "occurred_local_date": np.array([row["occurred_local_date"] for row in told], dtype="datetime64[D]"),
        "change_local_date": np.full(len(told), settings["change_local_date"], dtype="datetime64[D]"),
        "first_known_by": texts(row["first_known_by"] for row in told),
        "progress": texts(row["progress"] for row in told),
    }


def site_table(
    approved: LayerTable, chosen: NDArray[np.intp], units: Sequence[str], count_of: Sequence[int]
) -> LayerTable:
    """Construction sites: the chosen approved ones as far as they are being built on, and one without a permit.

    Parameters
    ----------
    units, count_of : sequence
        Unit codes, and the unit of each chosen site and of the one without permit, by index.
    """
    settings = supervision_settings()["sites"]
    bare, n = settings["without_permit"], len(chosen)
    codes = [f"SF-JS{number:02d}" for number in range(1, n + 2)]
    stages = [settings["stages"][number % 4] for number in range(n)] + [bare["stage"]]
    shapes = list(approved.geometry[chosen])
    shapes.append(shapely.affinity.translate(shapes[-1], *bare["shift_m"]))
    first = date.fromisoformat(settings["permit_first"])
    permits = [
        settings["expired"].get(c) or (first + timedelta(settings["permit_step_days"] * k)).isoformat()
        for k, c in enumerate(codes)
    ]
    started = [
        None if s == "未动工" else (date.fromisoformat(p) + timedelta(60)).isoformat()
        for s, p in zip(stages, permits, strict=True)
    ]
    permitted = [shape.area * settings["beyond"].get(code, 1.0) for code, shape in zip(codes, shapes, strict=True)]
    columns = {
        "code": texts(codes),
        "name": texts([*approved.columns["XMMC"][chosen], bare["name"]]),
        "unit_code": texts(units[index] for index in count_of),
        "party": texts([f"示范建设单位{number:02d}" for number in range(1, n + 1)] + [bare["party"]]),
        "permit_no": np.array([*approved.columns["PZWH"][chosen], None], dtype=object),
        "stage": texts(stages),
        "visits_required": np.full(n + 1, settings["visits_per_month"]),
        "note": constant(INVENTED, n + 1),
        "permit_local_date": np.array([*permits[:n], None], dtype=object),
        "permitted_m2": np.array([*(round(value, 2) for value in permitted[:n]), None], dtype=object),
        "started_local_date": np.array([*started[:n], bare["started_local_date"]], dtype=object),
        "ended_local_date": np.array(["2026-09-15" if s == "已竣工" else None for s in stages], dtype=object),
    }
    geometry = np.array([shapely.multipolygons([shape]) for shape in shapes], dtype=object)
    return LayerTable("construction_site", "在建非农建设用地", geometry, "MultiPolygon", columns)


def visit_table(sites: LayerTable, days: Sequence[date], seed: int) -> LayerTable:
    """Visits to the sites under way, some of them left out."""
    settings, rng = supervision_settings()["sites"], stream(seed, "site visits")
    rows: list[tuple[str, str, str, str, str, str | None]] = []
    for code, unit, stage, permit in zip(
        *(sites.columns[c] for c in ("code", "unit_code", "stage", "permit_no")), strict=True
    ):
        if stage not in settings["seen"]:
            continue
        for month in sorted({day.month for day in days}):
            own = [day for day in days if day.month == month]
            picked = rng.choice(len(own), settings["visits_per_month"], replace=False)
            kept = rng.random(len(picked)) >= settings["missed_share"]
            for day in sorted(own[i] for i in picked[kept]):
                problem = None if permit else settings["finding_without_permit"]
                rows.append((code, f"{code}-{day:%Y%m%d}", day.isoformat(), f"{unit}-01", stage, problem))
    columns = {
        "code": texts(row[1] for row in rows),
        "construction_site_code": texts(row[0] for row in rows),
        "officer_code": texts(row[3] for row in rows),
        "local_date": np.array([row[2] for row in rows], dtype="datetime64[D]"),
        "stage": texts(row[4] for row in rows),
        "seen": texts(settings["seen"][row[4]] for row in rows),
        "finding": np.array([row[5] for row in rows], dtype=object),
    }
    return LayerTable("site_visit", "在建用地巡查记录", np.empty(0, dtype=object), "", columns)


def problem_table(units: Sequence[str]) -> LayerTable:
    """What the branch found at its stations in two quarters, mended and not."""
    rows = supervision_settings()["problems"]
    columns = {
        "code": texts(f"{row['quarter']}-{units[row['unit']]}-{number}" for number, row in enumerate(rows, 1)),
        "unit_code": texts(units[row["unit"]] for row in rows),
        "quarter": texts(row["quarter"] for row in rows),
        "problem": texts(row["problem"] for row in rows),
        "raised_local_date": np.array([row["raised"] for row in rows], dtype=object),
        "due_local_date": np.array([row["due"] for row in rows], dtype=object),
        "mended_local_date": np.array([row["mended"] for row in rows], dtype=object),
    }
    return LayerTable("inspection_problem", "检查问题", np.empty(0, dtype=object), "", columns)
