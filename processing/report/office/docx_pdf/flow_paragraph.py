"""A paragraph on the page: lines, alignment, rules above and below, pictures, the outline entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from ..typefaces import Typefaces
from .lines import Line, Token, break_into_lines, pitch_pt, tokens_of
from .model import Paragraph
from .rules import draw_across, height_pt

BASELINE = 0.86  # of the size, below the top of the letters
UNDERLINE_BELOW = 0.12
UNDERLINE_PT = 0.6
BOLD_STROKE = 0.028  # of the size: the fonts have no bold cut
SHIFT_UP, SHIFT_DOWN = 0.38, -0.12
MOST_KEPT_PT = 500.0  # a longer paragraph is parted even where it asks to stay whole
SHORT_LINES = 3  # a paragraph of so many lines is not parted after its first two
MOST_STRETCH = 0.6  # of a character, between two: a line with less in it stays ragged


class FlowParagraph(Flowable):
    """A paragraph, or the part of it that stands on one page.

    Parameters
    ----------
    lines : sequence of Line, optional
        Lines already broken, for a part of a paragraph.
    """

    def __init__(
        self,
        paragraph: Paragraph,
        typefaces: Typefaces,
        lines: Sequence[Line] | None = None,
        is_start: bool = True,
        is_end: bool = True,
    ) -> None:
        super().__init__()
        self.paragraph, self.typefaces = paragraph, typefaces
        self.form = paragraph.form
        self.lines = None if lines is None else list(lines)
        self.is_start, self.is_end = is_start, is_end
        self.keepWithNext = self.form.keep_with_next
        self.lead_pt = 0.0  # room above that is part of it
        self._broken_for = -1.0

    def getSpaceBefore(self) -> float:
        return self.form.before_pt if self.is_start and not self.lead_pt else 0.0

    def getSpaceAfter(self) -> float:
        return self.form.after_pt if self.is_end else 0.0

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        room = available_width - self.form.left_pt - self.form.right_pt
        if self.lines is None or self._broken_for not in (-1.0, room):
            self.lines = break_into_lines(tokens_of(self.paragraph.pieces, self.typefaces), self.form, room)
            self._broken_for = room
        self.height = sum(map(self._pitch, self.lines)) + self._above() + self._below()
        return self.width, self.height

    def least_pt(self, width_pt: float) -> float:
        """Height of the least part that may stand at the foot of a page: two lines, or all of a short one."""
        self.wrap(width_pt, 0)
        assert self.lines is not None, "wrap has broken the lines"
        if len(self.lines) <= SHORT_LINES or self.form.keep_together:
            return self.height
        return self._above() + sum(self._pitch(line) for line in self.lines[:2])

    def _pitch(self, line: Line) -> float:
        return pitch_pt(line, self.form)

    def _above(self) -> float:
        return height_pt(self.form.top) + self.lead_pt if self.is_start else 0.0

    def _below(self) -> float:
        return height_pt(self.form.bottom) if self.is_end else 0.0

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        self.wrap(available_width, available_height)
        assert self.lines is not None, "wrap has broken the lines"
        room, count = available_height - self._above(), 0
        for line in self.lines:
            room -= self._pitch(line)
            if room < 0:
                break
            count += 1
        total = len(self.lines)
        if total - count == 1 and total > 2:
            count -= 1  # no line alone at the top of a page
        kept = self.form.keep_together and self.height <= MOST_KEPT_PT
        if count < min(2, total) or count >= total or kept:
            return []
        return [
            self._part(self.lines[:count], self.is_start, False),
            self._part(self.lines[count:], False, self.is_end),
        ]

    def may_part(self, width_pt: float) -> bool:
        """Long enough to be parted so that its last two lines go to the next page."""
        self.wrap(width_pt, 0)
        assert self.lines is not None, "wrap has broken the lines"
        return len(self.lines) > SHORT_LINES and not self.form.keep_together

    def parted_before_end(self, height_pt: float) -> list[FlowParagraph]:
        """As much of it as fits, and the rest, which holds two lines at least; nothing where that cannot be.

        It has been wrapped; the rest is kept with what follows, as the whole was.
        """
        assert self.lines is not None, "a flowable is wrapped before it is parted"
        room, count = height_pt - self._above(), 0
        for line in self.lines[:-2]:
            room -= self._pitch(line)
            if room < 0:
                break
            count += 1
        if count < 2:
            return []
        head = self._part(self.lines[:count], self.is_start, False)
        rest = self._part(self.lines[count:], False, self.is_end)
        rest.keepWithNext = self.keepWithNext
        return [head, rest]

    def _part(self, lines: Sequence[Line], is_start: bool, is_end: bool) -> FlowParagraph:
        form = self.form if is_start else replace(self.form, first_pt=0.0)
        paragraph = replace(self.paragraph, form=replace(form, keep_with_next=False))
        part = FlowParagraph(paragraph, self.typefaces, lines, is_start, is_end)
        part.lead_pt = self.lead_pt if is_start else 0.0
        return part

    def draw(self) -> None:
        assert self.lines is not None, "a flowable is wrapped before it is drawn"
        self._enter_outline()
        top = self.height
        if self.is_start and self.form.top:
            upper = top - self.lead_pt
            draw_across(self.canv, self.form.top, self.form.left_pt, self.width - self.form.right_pt, upper)
        top -= self._above()
        for number, line in enumerate(self.lines):
            self._draw_line(line, top, self.is_start and number == 0)
            top -= self._pitch(line)
        if self.is_end and self.form.bottom:
            upper = top - self.form.bottom.space_pt
            draw_across(self.canv, self.form.bottom, self.form.left_pt, self.width - self.form.right_pt, upper)

    def _enter_outline(self) -> None:
        level, title = self.form.outline_level, self.paragraph.text.strip()
        if level is None or not title or not self.is_start:
            return
        key = f"heading-{self.canv.getPageNumber()}-{id(self)}"
        self.canv.bookmarkPage(key)
        deepest = getattr(self.canv, "landpatrol_outline_level", -1)
        level = min(level, deepest + 1)  # an outline skips no level
        self.canv.landpatrol_outline_level = level
        self.canv.addOutlineEntry(title.replace("\u3000", " "), key, level, 0)

    def _draw_line(self, line: Line, top: float, is_first: bool) -> None:
        pitch = self._pitch(line)
        texts = [token for token in line.tokens if token.kind != "picture"]
        size = max((token.letters.size_pt for token in texts), default=self.form.letters.size_pt)
        baseline = top - (pitch - size) / 2 - size * BASELINE
        start, stretch = self._placing(line, is_first)
        x = start
        for run, gap in _runs(line.printed, stretch):
            x = self._draw_run(run, x, baseline, top - pitch, stretch) + gap

    def _placing(self, line: Line, is_first: bool) -> tuple[float, float]:
        """Where the line begins, and what is added beside each Chinese character."""
        start = self.form.left_pt + (self.form.first_pt if is_first else 0.0)
        spare = self.width - self.form.right_pt - start - line.width_pt
        if self.form.align == "right":
            return start + spare, 0.0
        if self.form.align == "center":
            return start + spare / 2, 0.0
        if self.form.align != "both" or line.is_last or spare <= 0:
            return start, 0.0
        gaps = sum(_has_gap(a, b) for a, b in pairwise(line.printed))
        if not gaps or spare / gaps > self.form.letters.size_pt * MOST_STRETCH:
            return start, 0.0
        return start, spare / gaps

    def _draw_run(self, run: list[Token], x: float, baseline: float, bottom: float, stretch: float) -> float:
        token = run[0]
        if token.kind == "picture":
            assert token.piece is not None, "a picture's token has its picture"
            image = ImageReader(BytesIO(token.piece.image))
            self.canv.drawImage(image, x, bottom, token.piece.width_pt, token.piece.height_pt, mask="auto")
            return x + token.width_pt
        width = sum(t.width_pt for t in run) + (stretch * (len(run) - 1))
        if token.kind == "text":
            self._draw_text("".join(t.text for t in run), token, x, baseline, stretch if len(run) > 1 else 0.0)
        if token.letters.underline:
            self._underline(token, x, x + width, baseline)
        return x + width

    def _draw_text(self, text: str, token: Token, x: float, baseline: float, char_space: float) -> None:
        size, letters = token.size_pt, token.letters
        drawn = self.canv.beginText(x, baseline + letters.size_pt * {1: SHIFT_UP, -1: SHIFT_DOWN}.get(letters.shift, 0))
        drawn.setFont(token.font, size)
        color = HexColor(f"#{letters.color}")
        drawn.setFillColor(color)
        if letters.bold:
            drawn.setStrokeColor(color)
            self.canv.setLineWidth(size * BOLD_STROKE)
            drawn.setTextRenderMode(2)
        if char_space:
            drawn.setCharSpace(char_space)
        drawn.textOut(text)
        if char_space:
            drawn.setCharSpace(0)
        if letters.bold:
            drawn.setTextRenderMode(0)
        self.canv.drawText(drawn)

    def _underline(self, token: Token, start: float, end: float, baseline: float) -> None:
        self.canv.setStrokeColor(HexColor(f"#{token.letters.color}"))
        self.canv.setLineWidth(UNDERLINE_PT)
        y = baseline - token.size_pt * UNDERLINE_BELOW
        self.canv.line(start, y, end, y)


def _has_gap(before: Token, after: Token) -> bool:
    """Room may be added between the two."""
    return before.kind == after.kind == "text" and (before.is_wide or after.is_wide)


def _runs(tokens: Sequence[Token], stretch: float) -> Iterator[tuple[list[Token], float]]:
    """Stretches that are drawn as one string, each with the room added after it."""
    run: list[Token] = list(tokens[:1])
    for before, after in pairwise(tokens):
        alike = before.kind == after.kind == "text" and (before.font, before.letters) == (after.font, after.letters)
        if alike and (not stretch or (before.is_wide and after.is_wide)):
            run.append(after)
        else:
            yield run, stretch if _has_gap(before, after) else 0.0
            run = [after]
    if run:
        yield run, 0.0
