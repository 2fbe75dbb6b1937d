"""Optional libraries: imported where they are used, missed in one sentence."""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType

from .errors import QT_TRANSLATE_NOOP, DependencyError


def missing(modules: tuple[str, ...]) -> list[str]:
    """Names among `modules` (top-level packages) that are not installed; imports nothing."""
    return [name for name in modules if importlib.util.find_spec(name) is None]


def require(module: str) -> ModuleType:
    """Import `module` or raise `DependencyError` naming it."""
    if missing((module.split(".")[0],)):
        raise DependencyError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The Python library {module} is not installed; install it for QGIS's own Python and start QGIS again.",
            ),
            module=module.split(".")[0],
        )
    return importlib.import_module(module)
