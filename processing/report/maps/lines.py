"""The lines of text on a sheet: broken and made smaller as far as they must to stay in the template's box."""

from __future__ import annotations

from qgis.core import QgsLayoutItemLabel, QgsPrintLayout, QgsTextFormat

from ..pdf.text_layout import break_lines
from .tables import MM_PER_PT, SMALLEST_SHARE, ems

LINE_PER_SIZE = 1.45  # line height of the shipped map font
STEP = 0.05


def set_line(layout: QgsPrintLayout, name: str, text: str, size_pt: float) -> None:
    """Write a label, plain, where the template has it; an empty one is not drawn.

    Parameters
    ----------
    size_pt : float
        Size of the template's text; smaller where the text would not fit otherwise.
    """
    item = layout.itemById(name)
    if not isinstance(item, QgsLayoutItemLabel):
        return
    item.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    wrapped, fitting_pt = fit_text(text, size_pt, item.rect().width(), item.rect().height())
    form = QgsTextFormat(item.textFormat())
    if form.size() != fitting_pt:
        form.setSize(fitting_pt)
        item.setTextFormat(form)
    if item.text() != wrapped:
        item.setText(wrapped)
    if item.isVisible() != bool(text):  # each change draws the item anew
        item.setVisibility(bool(text))


def fit_text(text: str, size_pt: float, width_mm: float, height_mm: float) -> tuple[str, float]:
    """The text in lines, and the largest size at which they fit."""
    share = 1.0
    while True:
        em_mm = size_pt * share * MM_PER_PT
        lines = break_lines(text, ems, width_mm / em_mm)
        if len(lines) == 1 or len(lines) * em_mm * LINE_PER_SIZE <= height_mm or share <= SMALLEST_SHARE:
            return "\n".join(lines), size_pt * share
        share -= STEP
