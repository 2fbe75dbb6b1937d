"""The house rules of imports: which folder may import which, nothing absolute, nothing heavy at start."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "landpatrol"

PROCESSING = ("processing", *(f"processing/{n}" for n in ("core", "bridge", "workspace", "report", "algorithms")))
# Folder -> folders of ours that it may import. The first that fits a file's path is its folder.
ALLOWED = {
    "plugin/ui": set(),
    "plugin": {"plugin/ui", *PROCESSING},
    "processing/core": set(),
    "processing/bridge": {"processing/core"},
    "processing/workspace": {"processing/bridge", "processing/core"},
    "processing/report": {"processing/bridge", "processing/workspace", "processing/core"},
    "processing/algorithms": {"processing/bridge", "processing/workspace", "processing/report", "processing/core"},
    "processing": {"processing/algorithms"},
    "": {"plugin"},
}
# Folder -> libraries that it must not know, wherever the import stands.
BANNED = {
    "processing/core": {"qgis", "osgeo", "PyQt5", "PyQt6", "reportlab", "docx", "openpyxl", "pypdf"},
    "processing": {"qgis.gui", "qgis.utils", "qgis.PyQt.QtWidgets"},
    "": {"PyQt5", "PyQt6", PACKAGE, "processing"},
}
HEAVY = {
    "numpy",
    "shapely",
    "pyproj",
    "geopandas",
    "pandas",
    "pyogrio",
    "rasterio",
    "reportlab",
    "pypdf",
    "docx",
    "openpyxl",
    "networkx",
    "scipy",
    "PIL",
}


def folder_of(path: str) -> str:
    return next(folder for folder in ALLOWED if path.startswith(folder + "/") or not folder)


def imported(tree: ast.AST, file: str) -> list[tuple[str, bool]]:
    """(dotted target, is ours) of every import; relative ones are resolved from the file's path."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, False) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append((node.module or "", False))
            found += [(f"{node.module}.{alias.name}", False) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(Path(file).parent.parts)
            base = base[: len(base) - (node.level - 1)] if node.level > 1 else base
            stem = "/".join([*base, *(node.module or "").split(".")]).strip("/")
            if node.module:
                found.append((stem, True))
            found += [(f"{stem}/{alias.name}".strip("/"), True) for alias in node.names]  # a name may be a module
    return found


def violations(file: str, source: str) -> list[str]:
    """What a file (path relative to the root) imports against the rules."""
    folder, tree, found = folder_of(file), ast.parse(source), []
    for target, ours in imported(tree, file):
        if ours:
            other = folder_of(target + "/x")
            if other != folder and other not in ALLOWED[folder]:
                found.append(f"{file} imports {target}")
            continue
        for place, names in BANNED.items():
            inside = file.startswith(place + "/") or not place
            if inside and any(target == name or target.startswith(name + ".") for name in names):
                found.append(f"{file} imports {target}")
    return found


def product_files() -> list[str]:
    files = [ROOT / "__init__.py", *(ROOT / "plugin").rglob("*.py"), *(ROOT / "processing").rglob("*.py")]
    return [path.relative_to(ROOT).as_posix() for path in files]


def test_every_import_goes_the_allowed_way():
    assert len(product_files()) > 30
    found = [bad for file in product_files() for bad in violations(file, (ROOT / file).read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("processing/core/measure/areas.py", "from qgis.core import QgsGeometry"),
        ("processing/core/measure/areas.py", "from ...bridge.layers import from_layer"),
        ("processing/core/a.py", "def f():\n    import osgeo.gdal"),
        ("processing/bridge/a.py", "from ..workspace import store"),
        ("processing/bridge/a.py", "from qgis.gui import QgsMapTool"),
        ("processing/workspace/a.py", "from ..report import content"),
        ("processing/algorithms/a.py", "from ...plugin.jobs import Job"),
        ("processing/algorithms/a.py", "from qgis.PyQt.QtWidgets import QDialog"),
        ("plugin/ui/a.py", "from ...processing.core.units import m2_to_mu"),
        ("plugin/main.py", "from landpatrol.processing import provider"),
        ("plugin/main.py", "import processing"),
        ("plugin/main.py", "from PyQt5.QtCore import Qt"),
    ],
)
def test_planted_violations_are_caught(file, source):
    assert violations(file, source)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("processing/algorithms/a.py", "from qgis import processing\nfrom ..core.units import m2_to_mu"),
        ("plugin/controllers/a.py", "from ..jobs import Job\nfrom ...processing.core.errors import InputError"),
        ("processing/provider.py", "from .algorithms.base import X"),
    ],
)
def test_allowed_imports_pass(file, source):
    assert violations(file, source) == []


def require_no_circle(sources: dict[str, str]) -> None:
    """Raise `CycleError`, which names the modules, if files import each other in a circle, in functions or not."""
    targets = {file: imported(ast.parse(source), file) for file, source in sources.items()}
    TopologicalSorter({f: {f"{name}.py" for name, ours in found if ours} for f, found in targets.items()}).prepare()


def test_no_modules_import_each_other_in_a_circle():
    files = [*product_files(), *(path.relative_to(ROOT).as_posix() for path in (ROOT / "bench").glob("*.py"))]
    require_no_circle({file: (ROOT / file).read_text(encoding="utf-8") for file in files})


def test_a_planted_circle_is_caught():
    later = "if TYPE_CHECKING:\n    from .c import C"
    with pytest.raises(CycleError):
        require_no_circle({"a/b.py": later, "a/c.py": "from ..d import x", "d.py": "def f():\n    from .a import b"})


def run_at_load(body: list[ast.stmt]) -> list[ast.stmt]:
    """Import statements that run when the module is imported: not in functions, not for type checkers alone."""
    found = []
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.append(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        typing_only = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for block in ("orelse", "finalbody") if typing_only else ("body", "orelse", "finalbody"):
            found += run_at_load(getattr(node, block, []))
        for handler in getattr(node, "handlers", []):
            found += run_at_load(handler.body)
    return found


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("import numpy", 1),
        ("try:\n    import numpy\nexcept ImportError:\n    import shapely", 2),
        ("class A:\n    import numpy", 1),
        ("if TYPE_CHECKING:\n    import numpy\nelse:\n    import shapely", 1),
        ("def f():\n    import numpy", 0),
    ],
)
def test_what_runs_at_load_is_known(source, count):
    assert len(run_at_load(ast.parse(source).body)) == count


def imports_at_load(file: str, seen: set[str]) -> set[str]:
    """Libraries that importing a file pulls in, through our own modules; what stands in functions does not count."""
    if file in seen or not (ROOT / file).is_file():
        return set()
    seen.add(file)
    body = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    loaded = set()
    for target, ours in imported(ast.Module(run_at_load(body), []), file):
        if not ours:
            loaded.add(target.split(".")[0])
            continue
        for candidate in (f"{target}.py", f"{target}/__init__.py"):
            loaded |= imports_at_load(candidate, seen)
        parents = Path(target).parents
        for parent in parents:
            loaded |= imports_at_load((parent / "__init__.py").as_posix(), seen)
    return loaded


@pytest.mark.parametrize("entry", ["__init__.py", "plugin/main.py", "processing/provider.py", "plugin/desk.py"])
def test_nothing_heavy_is_loaded_when_qgis_starts(entry):
    assert imports_at_load(entry, set()) & HEAVY == set()
