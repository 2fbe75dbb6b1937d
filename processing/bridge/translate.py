"""Translation at the edge: sentences made by core, and the interface's own strings."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ..core.errors import LandPatrolError
from ..core.remark import Remark

CONTEXT = "landpatrol"
I18N_FOLDER = Path(__file__).parents[2] / "i18n"


def tr(text: str, /, **values: object) -> str:
    """Translate `text` into the interface language, then fill `values` in."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def sentence(said: LandPatrolError | Remark) -> str:
    """The sentence of an error or a remark in the interface language."""
    return tr(said.text).format(**said.values)


def load_translator() -> QTranslator | None:
    """Translator for QGIS's own language, installed; None where the language has no translation."""
    translator = QTranslator()
    locale = QLocale(QgsApplication.locale())
    if not translator.load(locale, "landpatrol", "_", str(I18N_FOLDER)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
