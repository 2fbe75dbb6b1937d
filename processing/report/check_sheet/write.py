"""The sheet from a unit's quarter to its two files."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from ...core.files import file_name
from ...core.rates.rules import RateRules
from ...core.station_check.model import StationQuarter
from ..office.write import Paper, WrittenPaper, fill_paper, write_paper
from .charts import draw_duties, draw_rates, draw_weeks
from .content import quarter_title, sheet_title, sheet_values
from .words import words

PAPER = "station_check"
WIDTHS_MM = {"weeks": 166.0, "duties": 90.0, "rates": 76.0}
MOST_PAGES, SPARE_ROWS = 2, 3


def write_check_sheet(
    facts: StationQuarter, is_branch: bool, rules: RateRules, folder: Path, office_templates: Path | None = None
) -> WrittenPaper:
    """Draw the charts, fill the template, write DOCX and PDF.

    Raises
    ------
    InputError, OutputError
        If the template cannot be used, or the folder cannot be written.
    """
    name = words()["file"].format(unit=facts.unit_name, quarter=facts.quarter)
    title = f"{facts.unit_name}{quarter_title(facts.quarter)}{sheet_title(is_branch)}"
    for room in words()["rooms"]:
        with tempfile.TemporaryDirectory() as place:
            charts = _draw(facts, Path(place), room["weeks_mm"], room["charts_mm"])
            pictures = {name: (charts[name], WIDTHS_MM[name]) for name in charts}
            values = sheet_values(facts, is_branch, pictures, rules, room)
            paper = Paper(PAPER, values, facts.office, f"{facts.unit_code} {facts.quarter}", title)
            if room is words()["rooms"][-1] or _fits(paper, office_templates):
                return write_paper(paper, folder / file_name(name), office_templates)
    raise AssertionError("the last room is always taken")


def _fits(paper: Paper, office_templates: Path | None) -> bool:
    """Two pages with some rows to spare on each, since Word and WPS set lines a little wider with other fonts."""
    spare = {name: [*paper.values[name], *paper.values[name][-1:] * SPARE_ROWS] for name in ("mending", "problems")}
    roomier = replace(paper, values={**paper.values, **spare})
    return fill_paper(roomier, office_templates).page_count <= MOST_PAGES


def _draw(facts: StationQuarter, place: Path, first_mm: float, second_mm: float) -> dict[str, Path]:
    charts = {name: place / f"{name}.png" for name in WIDTHS_MM}
    draw_weeks(charts["weeks"], facts.weeks, (WIDTHS_MM["weeks"], first_mm))
    draw_duties(charts["duties"], facts.duties, (WIDTHS_MM["duties"], second_mm))
    draw_rates(charts["rates"], facts.rates, (WIDTHS_MM["rates"], second_mm))
    return charts
