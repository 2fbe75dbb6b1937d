"""Figures of areas: of the case, of its parcels and of their classes, each on record, and the tables of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...core.figures import FigureRecord
from ...core.measurement import TEST_NAMES
from ...core.units import m2_to_ha, m2_to_mu
from ..content.areas import area_row
from ..content.breakdown import breakdowns
from ..content.model import Breakdown, BreakdownLine, Figure
from ..content.wording import load_wording
from .case_file import CaseFile, CaseParcel, Sources
from .model import AreaLine, ClassLine, ClassTable, ParcelLine
from .pen import Pen
from .story import Story
from .words import chinese_number, load_words

# Layers whose features a figure depends on, beside the parcel itself.
LAYERS_OF = {
    "total": (),
    "plane": (),
    "approved": ("approved_land",),
    "illegal": ("approved_land",),
    "cultivated": ("approved_land", "land_use"),
    "cultivated_gross": ("approved_land", "land_use"),
    "unclassified": ("approved_land", "land_use"),
    "conflict": ("approved_land", "land_use"),
    "basic_farmland": ("approved_land", "basic_farmland"),
    "basic_farmland_gross": ("approved_land", "basic_farmland"),
    "other_cultivated": ("approved_land", "basic_farmland", "land_use"),
}
RULE_OF = {
    "plane": "area_plane",
    "approved": "area_remainder",
    "illegal": "area_remainder",
    "cultivated": "area_cultivated",
    "cultivated_gross": "area_by_class",
    "unclassified": "area_by_class",
    "conflict": "area_by_class",
    "basic_farmland": "area_basic_farmland",
    "basic_farmland_gross": "area_basic_farmland",
    "other_cultivated": "area_criminal",
}
TESTED = {"total": "illegal", "cultivated": "cultivated", "basic_farmland": "basic_farmland"}
LAYER_OF_TABLE = {"land_use": "cultivated", "basic_farmland": "basic_farmland", "approved_land": "approved"}


@dataclass(frozen=True)
class Area:
    """One area in three units."""

    m2: FigureRecord
    ha: FigureRecord
    mu: FigureRecord


class AreaPart:
    """The areas of one case, written with the report's pen."""

    def __init__(self, case: CaseFile, story: Story, pen: Pen) -> None:
        self._case = case
        self._story = story
        self._pen = pen
        self._words: Mapping[str, Any] = load_words()

    def of_case(self, name: str) -> Area | None:
        """A summed area by its name without unit; None where it was not measured (未套合)."""
        m2 = self._story.figures.areas_m2[f"{name}_m2"]
        rule = "area_sum" if len(self._case.parcels) > 1 else self._rule(name)
        return None if m2 is None else self._area(f"case/{name}", m2, rule, self.case_sources(name))

    def of_parcel(self, parcel: CaseParcel, name: str) -> Area | None:
        """An area of one parcel by its name without unit; None where it was not measured."""
        m2 = getattr(parcel.measurement, f"{name}_m2")
        sources = sources_of(parcel, LAYERS_OF[name])
        return None if m2 is None else self._area(f"parcel/{parcel.code}/{name}", m2, self._rule(name), sources)

    def _rule(self, name: str) -> str:
        return RULE_OF.get(name, f"area_{self._case.method}")

    def case_sources(self, name: str) -> Sources:
        """Hashes of all features that a summed area came from."""
        return joined_sources([sources_of(parcel, LAYERS_OF[name]) for parcel in self._case.parcels])

    def _area(self, key: str, m2: float, rule: str, sources: Sources) -> Area:
        figure = self._pen.book.record
        return Area(
            figure(f"{key}_m2", m2, "m2", rule, sources),
            figure(f"{key}_ha", m2_to_ha(m2), "ha", rule, sources),
            figure(f"{key}_mu", m2_to_mu(m2), "mu", rule, sources),
        )

    def test_lines(self) -> tuple[AreaLine, ...]:
        """The tests of the case against their lines; also puts the numbers of the reasons on record."""
        words, plain = self._words["tables"], load_wording()
        lines = []
        for name in TEST_NAMES:
            test = self._story.figures.tests[name]
            row, area, key = area_row(test, plain), self.of_case(TESTED[name]), f"case/{TESTED[name]}"
            sources = self.case_sources(TESTED[name])
            verdict = words["not_covered"] if area is None else words["verdicts"][test.verdict.value]
            margin = self._optional(f"{key}_margin_m2", row.margin_m2, "m2", "margin", sources)
            band = self._optional(f"{key}_band_mu", row.band_mu, "mu", "band", sources)
            line = self._pen.figure(f"line/{name}_mu", row.line_mu.value, "mu", "line", text=row.line_mu.text)
            if test.open_m2 > 0:
                self._pen.figure(f"{key}_open_mu", m2_to_mu(test.open_m2), "mu", "area_by_class", sources)
            m2, ha, mu = self._texts(area)
            lines.append(AreaLine(words["area_rows"][name], m2, ha, mu, line.text, margin, band, verdict))
        self._record_criminal()
        return tuple(lines)

    def _texts(self, area: Area | None) -> tuple[str, str, str]:
        dash = self._words["dash"]
        if area is None:
            return dash, dash, dash
        return self._pen.use(area.m2), self._pen.use(area.ha), self._pen.use(area.mu)

    def _optional(self, key: str, figure: Figure, unit: str, rule: str, sources: Sources) -> str:
        if figure.value is None:
            return str(self._words["dash"])
        return self._pen.figure(key, figure.value, unit, rule, sources, text=figure.text).text

    def _record_criminal(self) -> None:
        """The numbers of the sentence on the criminal line."""
        lines = self._case.criminal.lines_mu
        for figure in self._story.figures.criminal:
            line_mu = lines[figure.name]
            self._pen.figure(f"criminal_line/{figure.name}_mu", line_mu, "mu", "criminal_line", text=f"{line_mu:g}")
            if figure.area_m2 is None:
                continue
            sources = self.case_sources(figure.name)
            area = self.of_case(figure.name)
            if area is not None:
                self._pen.use(area.mu)
            margin_m2 = abs((3 * figure.area_m2 - 2000 * line_mu) / 3)
            self._pen.figure(f"criminal/{figure.name}_margin_m2", margin_m2, "m2", "margin", sources)

    def parcel_lines(self) -> tuple[ParcelLine, ...]:
        """Areas by parcel, and their sum where there are several."""
        lines = tuple(self._parcel_line(parcel) for parcel in self._case.parcels)
        if len(lines) == 1:
            return lines
        return *lines, self._line(self._words["tables"]["parcels_total"], self.of_case)

    def _parcel_line(self, parcel: CaseParcel) -> ParcelLine:
        return self._line(
            self._pen.copy(f"parcel/{parcel.code}/code", parcel.code), lambda n: self.of_parcel(parcel, n)
        )

    def _line(self, code: str, area_of: Any) -> ParcelLine:
        def text(name: str, unit: str) -> str:
            area = area_of(name)
            return str(self._words["tables"]["not_covered"]) if area is None else self._pen.use(getattr(area, unit))

        return ParcelLine(
            code,
            text("total", "m2"),
            text("approved", "m2"),
            text("illegal", "m2"),
            text("illegal", "mu"),
            text("cultivated", "mu"),
            text("basic_farmland", "mu"),
        )

    def class_tables(self, first_number: int) -> tuple[tuple[ClassTable, ...], tuple[str, ...]]:
        """Ground by class, parcel by parcel, numbered on from `first_number`; and what has no table."""
        tables: list[ClassTable] = []
        notes: list[str] = []
        for parcel in self._case.parcels:
            found, absent = breakdowns(parcel.measurement, load_wording(), 0)
            for table in found:
                tables.append(self._class_table(parcel, table, first_number + len(tables)))
            code = self._pen.copy(f"parcel/{parcel.code}/code", parcel.code)
            form = self._words["tables"]["class_note"]
            notes += [self._pen.write(form, parcel=code, note=note) for note in absent]
        return tuple(tables), tuple(notes)

    def _class_table(self, parcel: CaseParcel, table: Breakdown, number: int) -> ClassTable:
        sources = sources_of(parcel, LAYERS_OF[LAYER_OF_TABLE[table.layer]])
        key = f"parcel/{parcel.code}/{table.layer}"

        def line(line: BreakdownLine, name: str) -> ClassLine:
            at = f"{key}/{name}"

            def text(field: str, figure: Figure, unit: str, rule: str) -> str:
                if figure.value is None or not figure.text:
                    return figure.text
                return self._pen.figure(f"{at}/{field}", figure.value, unit, rule, sources, text=figure.text).text

            code = self._pen.copy(f"{at}/code", line.code, sources) if line.code else ""
            return ClassLine(
                code,
                self._pen.copy(f"{at}/name", line.name, sources),
                text("gross_m2", line.m2, "m2", "area_closed"),
                text("gross_mu", line.mu, "mu", "area_closed"),
                text("share_pct", line.share_pct, "pct", "share"),
                text("ridges_m2", line.ridges_m2, "m2", "area_by_class"),
                text("net_m2", line.net_m2, "m2", "area_by_class"),
            )

        title = self._pen.write(
            self._words["tables"]["classes"][table.layer],
            number=chinese_number(number),
            parcel=self._pen.copy(f"parcel/{parcel.code}/code", parcel.code),
        )
        lines = tuple(line(item, f"{n}-{item.code or 'none'}") for n, item in enumerate(table.lines, start=1))
        note = self._pen.copy(f"{key}/note", table.note, sources, "sentence")
        return ClassTable(title, lines, line(table.total, "total"), note)

    def notes(self) -> tuple[str, ...]:
        """What the measuring had to say about each parcel."""
        found = []
        for parcel in self._case.parcels:
            for number, note in enumerate(parcel.measurement.notes, start=1):
                key = f"parcel/{parcel.code}/note/{number}"
                found.append(self._pen.copy(key, note, parcel.sources, "sentence"))
        return tuple(dict.fromkeys(_as_sentence(note) for note in found))


def _as_sentence(text: str) -> str:
    return text if text.endswith("。") else f"{text}。"


def sources_of(parcel: CaseParcel, layers: tuple[str, ...]) -> Sources:
    """Hashes of the parcel and of the features of `layers` that meet it."""
    return {role: parcel.sources[role] for role in ("parcel", *layers) if role in parcel.sources}


def joined_sources(all_sources: list[Sources]) -> Sources:
    """Sources of a sum."""
    roles = sorted({role for sources in all_sources for role in sources})
    return {
        role: tuple(sorted({digest for sources in all_sources for digest in sources.get(role, ())})) for role in roles
    }
