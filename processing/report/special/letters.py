"""The letters to the departments: one list in a data file, one paper each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...core.figures import FigureBook
from .area_part import AreaPart
from .case_file import CaseFile, row_sources
from .model import Head, Letter
from .pen import Pen
from .sections import Sections
from .story import Story, text_of
from .words import load_words


def write_letters(
    case: CaseFile, story: Story, book: FigureBook, departments: Mapping[str, Any], made_on: date
) -> tuple[Letter, ...]:
    """A letter to each department of the list, in its order."""
    return tuple(
        _Writer(case, story, book, departments["letter"], entry).letter(made_on) for entry in departments["departments"]
    )


class _Writer:
    """Writes one letter."""

    def __init__(
        self, case: CaseFile, story: Story, book: FigureBook, words: Mapping[str, Any], entry: Mapping[str, Any]
    ) -> None:
        self._case = case
        self._story = story
        self._words = words
        self._entry = entry
        self._pen = Pen(book, f"letter/{entry['code']}", words["paper"].format(recipient=entry["recipient"]))
        self._areas = AreaPart(case, story, self._pen)
        self._sections = Sections(case, story, self._pen, self._areas)

    def letter(self, made_on: date) -> Letter:
        """The letter as plain text."""
        pen, words, code = self._pen, self._words, self._entry["code"]
        recipient = pen.copy(f"department/{code}/recipient", self._entry["recipient"], rule="constant")
        title = pen.write(words["title"], place=self._sections.place, case_name=self._sections.case_name)
        asks = pen.numbered(
            pen.copy(f"department/{code}/ask/{number}", text, rule="constant")
            for number, text in enumerate(self._entry["asks"], start=1)
        )
        paragraphs = (self._facts(), self._verdict(), words["request"])
        contact = self._contact()
        head = Head(
            issuer=pen.copy("case/issuer", self._story.issuer),
            number="",
            signer="",
            title=title,
            recipients=recipient,
            attachments=pen.numbered(words["attachments"]),
            day=pen.day(made_on),
            marks=marks(self._story),
            code=pen.finish(),
        )
        return Letter(code, self._entry["file"], head, paragraphs, asks, words["closing"], contact)

    def _facts(self) -> str:
        illegal = self._areas.of_case("illegal")
        assert illegal is not None, "a parcel without area is refused before"
        codes = [self._pen.copy(f"parcel/{parcel.code}/code", parcel.code) for parcel in self._case.parcels]
        return self._pen.write(
            self._words["facts"],
            found=self._story.found or load_words()["missing"],
            station=self._sections.copied("station", self._story.station) if self._story.station else "",
            party=self._sections.party,
            place=self._sections.place,
            kind=self._story.kind,
            illegal_m2=illegal.m2,
            illegal_mu=illegal.mu,
            cultivated=self._sections.part("cultivated"),
            basic_farmland=self._sections.part("basic_farmland"),
            parcels=self._pen.join(codes),
        )

    def _verdict(self) -> str:
        flags = self._story.flags
        form = "mineral" if "mineral" in flags else "major" if "major" in flags else "minor"
        stop = self._words["refused" if "refused" in flags else "stopping"]
        clue = self._words["clue"] if self._story.is_draft else ""
        return self._pen.write(self._words["verdict"][form], stop=stop) + clue

    def _contact(self) -> str:
        """The officers in charge, with the telephone of their unit or of the first of them."""
        if not self._story.officers:
            return ""
        names = [self._pen.copy(f"officer/{o['code']}/name", text_of(o, "name")) for o in self._story.officers]
        officers, unit = self._pen.join(names), self._case.units.get(text_of(self._case.case, "unit_code"), {})
        phones = [text_of(row, "phone") for row in (unit, *self._story.officers)]
        phone = next((text for text in phones if text), "")
        if not phone:
            return self._pen.write(self._words["contact"], officers=officers)
        phone = self._pen.copy("case/phone", phone, row_sources("unit", unit))
        return self._pen.write(self._words["contact_phone"], officers=officers, phone=phone)


def marks(story: Story) -> str:
    """What stands above every page: draft, not major, invented."""
    words = load_words()["marks"]
    said = [
        words[name]
        for name, is_so in (
            ("draft", story.is_draft),
            ("not_major", not story.figures.is_major),
            ("sample", story.is_sample),
        )
        if is_so
    ]
    return str(words["separator"]).join(said)
