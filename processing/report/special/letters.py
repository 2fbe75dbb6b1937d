"""The letters to the departments: one list in a data file, one paper each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ...core.figures import FigureBook
from .area_part import AreaPart
from .case_file import CaseFile, row_sources
from .model import Head, Letter
from .pen import Pen
from .sections import Sections
from .story import Story, event_day, text_of
from .words import load_departments, load_words

# What stands before the last number, the number, and what follows; a year in brackets is none.
LAST_NUMBER = re.compile(r"(.*?)(\d+)([^\d〕\]］)）]*)")


def write_letters(
    case: CaseFile,
    story: Story,
    book: FigureBook,
    departments: Mapping[str, Any],
    made_on: date,
    first_number: str = "",
) -> tuple[Letter, ...]:
    """A letter to each department of the list, in its order.

    Parameters
    ----------
    first_number : str
        发文字号 of the first letter; the others count on. Blank to be filled in by hand where empty.
    """
    # A list that was edited, or frozen with a set, before a sentence was added lacks it.
    words = {**load_departments()["letter"], **departments["letter"]}
    entries = departments["departments"]
    numbers = document_numbers(first_number or load_words()["number_blank"], len(entries))
    return tuple(
        _Writer(case, story, book, words, entry).letter(made_on, number)
        for entry, number in zip(entries, numbers, strict=True)
    )


def document_numbers(first: str, count: int) -> list[str]:
    """Numbers that count on from the first: `国土函〔2026〕7号`, `国土函〔2026〕8号`.

    One whose number is left open (`国土函〔2026〕　号`) stays as it is: the number is filled in by hand.
    """
    found = LAST_NUMBER.fullmatch(first)
    if found is None:
        return [first] * count
    before, digits, after = found.groups()
    return [f"{before}{int(digits) + n:0{len(digits)}}{after}" for n in range(count)]


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

    @property
    def _is_settled(self) -> bool:
        """Ended or put right: the department is told so, and nothing is asked of it."""
        return "settled" in self._story.flags

    def _form(self, name: str) -> str:
        return str(self._words[f"{name}_settled" if self._is_settled else name])

    def letter(self, made_on: date, number: str) -> Letter:
        """The letter as plain text."""
        pen, words, code = self._pen, self._words, self._entry["code"]
        recipient = pen.copy(f"department/{code}/recipient", self._entry["recipient"], rule="constant")
        title = pen.write(self._form("title"), place=self._sections.place, case_name=self._sections.case_name)
        paragraphs = (self._facts(), self._verdict(), self._form("request"))
        asks, contact = self._asks(), self._contact()
        head = Head(
            issuer=pen.copy("case/issuer", self._story.issuer),
            number=pen.copy(f"letter/{code}/number", number),
            signer="",
            title=title,
            recipients=recipient,
            attachments=pen.numbered(words["attachments"]),
            day=pen.day(made_on),
            marks=marks(self._story),
            code=pen.finish(),
        )
        sheets = tuple(words["annex_sheets"])
        return Letter(code, self._entry["file"], head, paragraphs, asks, self._form("closing"), contact, sheets)

    def _asks(self) -> tuple[str, ...]:
        """What the department is asked while the act goes on."""
        code = self._entry["code"]
        listed: list[Any] = [] if self._is_settled else self._entry["asks"]
        asks = [
            ask if isinstance(ask, str) else str(ask["text"])
            for ask in listed
            if isinstance(ask, str) or set(ask["when"]) <= self._story.flags
        ]
        return self._pen.numbered(
            self._pen.copy(f"department/{code}/ask/{number}", text, rule="constant")
            for number, text in enumerate(asks, start=1)
        )

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
        day = event_day(self._case, self._story.state)
        stop = self._pen.write(self._words.get(self._story.state) or self._words["stopping"], day=day or "")
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
