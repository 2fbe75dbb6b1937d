"""Writing sentences whose numbers are all on record.

A paper is written with a pen of its own. A template's places are filled with records, dates and words; words that hold
digits (codes, telephone numbers) become records too, so that no numeral reaches paper without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ...core.figures import FigureBook, FigureRecord, Sources, Value
from ..content.wording import chinese_date

DIGIT = re.compile(r"\d")
Filling = FigureRecord | date | str


class Pen:
    """Writes one paper of the set and remembers which records stand in it.

    Parameters
    ----------
    book : FigureBook
        Shared by all papers of a set, so that they cannot disagree.
    leaf, title : str
        Id and name of the paper.
    """

    def __init__(self, book: FigureBook, leaf: str, title: str) -> None:
        self.book = book
        self.leaf = leaf
        self.title = title
        self._keys: set[str] = set()
        self._known: set[str] = set()

    def use(self, record: FigureRecord) -> str:
        """Text of a record that is printed in this paper."""
        self._keys.add(self.book.add(record).key)
        self._known.add(record.text)
        return record.text

    def figure(
        self,
        key: str,
        value: Value,
        unit: str,
        rule: str,
        sources: Sources | None = None,
        text: str | None = None,
        decimals: int | None = None,
    ) -> FigureRecord:
        """A new number of this paper."""
        record = self.book.record(key, value, unit, rule, sources, text, decimals)
        self.use(record)
        return record

    def copy(self, key: str, text: str, sources: Sources | None = None, rule: str = "transcribed") -> str:
        """Words taken over as they are; on record where they hold digits."""
        if DIGIT.search(text):
            self.figure(key, text, "text", rule, sources)
        return self._noted(text)

    def write(self, template: str, **fillings: Filling) -> str:
        """Fill a template.

        Raises
        ------
        AssertionError
            If the template, or a word that fills it, brings in a digit that is not on record.
        """
        assert not DIGIT.search(re.sub(r"\{\w+\}", "", template)), f"a number without a record: {template}"
        return self._noted(template.format(**{name: self._filled(filling) for name, filling in fillings.items()}))

    def join(self, texts: Iterable[str], separator: str = "、") -> str:
        """Known texts, one after the other."""
        return self._noted(separator.join(self._filled(text) for text in texts))

    def ordinal(self, number: int) -> FigureRecord:
        """A number in a list."""
        return self.figure(f"ordinal/{number}", number, "count", "count")

    def numbered(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Known texts as a numbered list."""
        return tuple(
            self.write("{number}．{text}", number=self.ordinal(n), text=text) for n, text in enumerate(texts, start=1)
        )

    def day(self, day: date | None, otherwise: str = "") -> str:
        """A date as printed."""
        return otherwise if day is None else self._noted(chinese_date(day))

    def _filled(self, filling: Filling) -> str:
        if isinstance(filling, FigureRecord):
            return self.use(filling)
        if isinstance(filling, date):
            return self.day(filling)
        assert filling in self._known or not DIGIT.search(filling), f"a number without a record: {filling}"
        return filling

    def _noted(self, text: str) -> str:
        self._known.add(text)
        return text

    def finish(self) -> str:
        """Enter the paper in the book; gives the code that is printed on it."""
        return self.book.add_leaf(self.leaf, self.title, self._keys)
