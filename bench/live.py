"""Live measure: one vertex of a parcel moved at random, all figures and verdicts again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely

from ..processing.core.live_measure import LiveMeasure
from ..processing.core.measure.areas import AreaMethod
from ..processing.core.measure.gauss_plane import crs_from_text
from ..processing.core.overlay.ground import ReferencePolygons
from ..processing.core.overlay.measure_parcels import MeasureOptions, References
from ..processing.core.rules.class_scheme import load_class_scheme
from ..processing.core.rules.major_case import load_major_case_rule
from .county import CRS

MOVES = 200


def _layer(data: Path, name: str, code_field: str = "", ridge_field: str = "") -> ReferencePolygons:
    meta, fids, wkb, columns = pyogrio.raw.read(data, layer=name, return_fids=True)
    values = dict(zip(meta["fields"], columns, strict=True))
    count = len(wkb)
    return ReferencePolygons(
        shapely.from_wkb(wkb),
        values.get(code_field, np.full(count, "", dtype=object)),
        values.get(ridge_field, np.zeros(count)),
        fids,
    )


def live(data: Path) -> dict[str, Any]:
    """Milliseconds of each of `MOVES` moves, and seconds to get ready."""
    start = time.perf_counter()
    references = References(_layer(data, "land_use", "DLBM", "KCXS"), _layer(data, "basic_farmland"))
    options = MeasureOptions(
        crs_from_text(CRS), AreaMethod.ELLIPSOID, load_class_scheme("sandiao"), load_major_case_rule()
    )
    measure = LiveMeasure(references, options)
    parcels = shapely.from_wkb(pyogrio.raw.read(data, layer="parcels")[2])
    ready_s = time.perf_counter() - start
    random, milliseconds, cpu_milliseconds = np.random.default_rng(4), [], []
    measure.measure(parcels[0])
    for outline in random.choice(parcels, MOVES):
        corners = shapely.get_coordinates(outline)[:-1]
        vertex = random.integers(len(corners))
        # Towards the middle or away from it, so that the outline does not cross itself.
        middle = corners.mean(axis=0)
        corners[vertex] = middle + (corners[vertex] - middle) * random.uniform(0.7, 1.4)
        begun, begun_cpu = time.perf_counter(), time.process_time()
        measure.measure(shapely.Polygon(corners))
        milliseconds.append(1000 * (time.perf_counter() - begun))
        cpu_milliseconds.append(1000 * (time.process_time() - begun_cpu))
    return {
        "ready_s": ready_s,
        "median_ms": float(np.median(milliseconds)),
        "p99_ms": float(np.percentile(milliseconds, 99)),
        "cpu_median_ms": float(np.median(cpu_milliseconds)),
        "cpu_p99_ms": float(np.percentile(cpu_milliseconds, 99)),
    }
