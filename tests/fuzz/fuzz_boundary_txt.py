"""Coverage-guided fuzzing of the boundary-point reader: ``python fuzz_boundary_txt.py [-runs=N]`` (default 200000).

Needs atheris (PyPI) beside the project's libraries; without it the script says so and ends well. A finding is any
exception but InputError, or a file that does not come back byte for byte.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "tests" / "data" / "boundary_txt"
DEFAULT_RUNS = "-runs=200000"


def register_package() -> None:
    """Make the checkout importable as `landpatrol`, as the tests' conftest does."""
    spec = importlib.util.spec_from_file_location(
        "landpatrol", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["landpatrol"] = module
    spec.loader.exec_module(module)


def main() -> int:
    if importlib.util.find_spec("atheris") is None:
        sys.stdout.write("skipped: atheris is not installed\n")
        return 0
    import atheris

    register_package()
    with atheris.instrument_imports(include=["landpatrol"]):
        from landpatrol.processing.core.boundary_txt.describe import describe
        from landpatrol.processing.core.boundary_txt.read import ReadOptions, read_boundary_txt
        from landpatrol.processing.core.boundary_txt.rewrite import rewrite
        from landpatrol.processing.core.errors import InputError
        from landpatrol.processing.core.measure.gauss_plane import crs_from_text

    options = ReadOptions(crs_from_text("EPSG:4528"), accept_swapped=True)

    def one(data: bytes) -> None:
        for chosen in (ReadOptions(), options):
            try:
                file = read_boundary_txt(data, "x.txt", chosen)
            except InputError:
                continue
            assert file.document.to_bytes() == data
            try:
                again = rewrite(file, describe(file).dialect)
            except InputError:
                continue
            assert (again.content == data) == (again.changes == ())

    given = sys.argv[1:] or [DEFAULT_RUNS]
    with tempfile.TemporaryDirectory() as corpus:
        atheris.Setup([sys.argv[0], *given, "-max_len=3000", corpus, str(SEEDS)], one)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
