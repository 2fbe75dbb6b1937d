"""Optional libraries: imported where they are used, missed in one sentence."""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType

from .errors import QT_TRANSLATE_NOOP, DependencyError

# What to install, where it is not called as it is imported: pip has another, useless `docx`.
PACKAGES = {"docx": "python-docx", "PIL": "Pillow", "chinese_calendar": "chinesecalendar"}


def missing(modules: tuple[str, ...]) -> list[str]:
    """Those of `modules` (top-level) that are not there, by the names under which they are installed."""
    return [PACKAGES.get(name, name) for name in modules if importlib.util.find_spec(name) is None]


def require(module: str) -> ModuleType:
    """Import `module` or raise `DependencyError` naming it."""
    if absent := missing((module.split(".")[0],)):
        raise DependencyError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The Python library {module} is not installed; install it for QGIS's own Python and start QGIS again.",
            ),
            module=absent[0],
        )
    return importlib.import_module(module)
