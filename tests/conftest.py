"""Registers the checkout as the package `landpatrol`, whatever the folder is called."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import hypothesis

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "landpatrol"

# The root holds a folder called `processing`; on sys.path it would shadow QGIS's own Processing.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]

if PACKAGE not in sys.modules:
    spec = importlib.util.spec_from_file_location(PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)

# No test looks at a clock: a first call that loads a library is no failure.
hypothesis.settings.register_profile("landpatrol", deadline=None)
hypothesis.settings.load_profile("landpatrol")
