"""Coverage-guided fuzzing of intake and overlay: ``python fuzz_overlay.py [-runs=N]`` (default 20000).

Needs atheris (PyPI) beside the project's libraries; without it the script says so and ends well. The input is well
known binary of a parcel and of a reference polygon, one after the other. A finding is any exception, a shape that
is neither valid nor refused by name, or ground that does not close.
"""

from __future__ import annotations

import importlib.util
import math
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_RUNS = "-runs=20000"
CLOSES_M2 = 1e-2
# Beyond the size of any county the arithmetic of doubles alone breaks the closure.
GREATEST_M = 1e6


def register_package() -> None:
    """Make the checkout importable as `landpatrol`, as the tests' conftest does."""
    spec = importlib.util.spec_from_file_location(
        "landpatrol", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["landpatrol"] = module
    spec.loader.exec_module(module)


def write_seeds(folder: Path) -> None:
    """Two overlapping squares, a holed one, a bowtie."""
    import shapely

    square = shapely.box(0, 0, 100, 100)
    holed = square.difference(shapely.box(20, 20, 60, 60))
    bowtie = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    pairs = [(square, shapely.box(50, 50, 150, 150)), (holed, square), (square, bowtie), (bowtie, holed)]
    for number, (parcel, polygon) in enumerate(pairs):
        (folder / f"seed{number}").write_bytes(_halves(shapely.to_wkb(parcel), shapely.to_wkb(polygon)))


def _halves(first: bytes, second: bytes) -> bytes:
    return len(first).to_bytes(2, "little") + first + second


def main() -> int:
    if importlib.util.find_spec("atheris") is None:
        sys.stdout.write("skipped: atheris is not installed\n")
        return 0
    import atheris
    import numpy as np
    import shapely

    register_package()
    with atheris.instrument_imports(include=["landpatrol"]):
        from landpatrol.processing.core.measure.areas import AreaMethod
        from landpatrol.processing.core.measure.gauss_plane import crs_from_text
        from landpatrol.processing.core.overlay.ground import ReferencePolygons
        from landpatrol.processing.core.overlay.intake import inspect_parcel, repair_reference, without_short_rings
        from landpatrol.processing.core.overlay.measure_parcels import (
            MeasureOptions,
            ParcelInput,
            References,
            measure_parcels,
        )
        from landpatrol.processing.core.rules.class_scheme import load_class_scheme
        from landpatrol.processing.core.rules.major_case import load_major_case_rule

    options = MeasureOptions(
        crs_from_text("EPSG:4549"), AreaMethod.PLANE, load_class_scheme("sandiao"), load_major_case_rule()
    )

    def shape_of(data: bytes):
        try:
            shape = shapely.from_wkb(data, on_invalid="ignore")
        except (shapely.errors.GEOSException, ValueError):
            return None
        return None if shape is None else without_short_rings([shapely.force_2d(shape)])[0]

    def one(data: bytes) -> None:
        cut = int.from_bytes(data[:2], "little")
        parcel, polygon = shape_of(data[2 : 2 + cut]), shape_of(data[2 + cut :])
        inspected = inspect_parcel(parcel)
        assert (inspected.geometry is None) == bool(inspected.problem)
        if inspected.geometry is None or max(map(abs, inspected.geometry.bounds)) > GREATEST_M:
            return
        assert shapely.is_valid(inspected.geometry)
        if polygon is None or not np.isfinite(shapely.get_coordinates(polygon)).all():
            return
        repaired, _ = repair_reference(np.array([polygon], dtype=object))
        layer = ReferencePolygons(repaired, np.array(["0101"], dtype=object), np.zeros(1))
        (m,) = measure_parcels([ParcelInput(1, inspected.geometry)], References(land_use=layer), options)
        ground_m2 = sum(row.gross_m2 for row in m.breakdown)
        assert math.isclose(ground_m2, m.illegal_m2, abs_tol=CLOSES_M2, rel_tol=1e-9)

    given = sys.argv[1:] or [DEFAULT_RUNS]
    with tempfile.TemporaryDirectory() as corpus, tempfile.TemporaryDirectory() as seeds:
        write_seeds(Path(seeds))
        atheris.Setup([sys.argv[0], *given, "-max_len=2000", corpus, seeds], one)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
