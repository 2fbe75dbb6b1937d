"""Breaking a paragraph's pieces into lines: between Chinese characters, never inside a number or a Latin word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import stringWidth

from ...pdf.text_layout import NOT_AT_END, NOT_AT_START, TOKEN
from ..typefaces import Typefaces
from .model import Letters, ParagraphForm, Piece

NATURAL_PITCH = 1.3  # of the letters' size: what Word gives a Chinese line set "single"
SHIFTED_SIZE = 0.65
DEFAULT_TAB_PT = 21.0
EPSILON_PT = 0.01


@dataclass(frozen=True)
class Token:
    """What stands on a line as one: a character, a word, a picture.

    Attributes
    ----------
    font : str
        Registered name of the font that draws it.
    """

    kind: str
    text: str
    letters: Letters
    font: str = ""
    width_pt: float = 0
    piece: Piece | None = None

    @property
    def size_pt(self) -> float:
        """Size it is drawn in."""
        return self.letters.size_pt * (SHIFTED_SIZE if self.letters.shift else 1)

    @property
    def is_wide(self) -> bool:
        """A Chinese character: room may be added beside it."""
        return self.kind == "text" and len(self.text) == 1 and ord(self.text) > 0x2E7F


@dataclass
class Line:
    """One line; `is_last` where the paragraph, or a forced line, ends with it."""

    tokens: list[Token] = field(default_factory=list)
    is_last: bool = False

    @property
    def printed(self) -> list[Token]:
        """The tokens without blanks at the end, unless they are underlined."""
        tokens = list(self.tokens)
        while tokens and _is_blank(tokens[-1]) and not tokens[-1].letters.underline:
            tokens.pop()
        return tokens

    @property
    def width_pt(self) -> float:
        """Width of what is printed."""
        return sum(token.width_pt for token in self.printed)


def pitch_pt(line: Line, form: ParagraphForm) -> float:
    """Height of a line."""
    sizes = [token.letters.size_pt for token in line.tokens if token.kind != "picture"] or [form.letters.size_pt]
    pictures = max((token.piece.height_pt for token in line.tokens if token.piece is not None), default=0.0)
    natural = max(max(sizes) * NATURAL_PITCH, pictures)
    if form.line_rule == "exact":
        return max(form.line_pt, pictures)
    if form.line_rule == "atLeast":
        return max(form.line_pt, natural)
    return max(max(sizes) * NATURAL_PITCH * form.line_pt, pictures)


def tokens_of(pieces: Iterable[Piece], typefaces: Typefaces) -> list[Token]:
    """The pieces cut where a line may be cut or the font changes."""
    found: list[Token] = []
    for piece in pieces:
        if piece.kind == "picture":
            found.append(Token("picture", "", piece.letters, width_pt=piece.width_pt, piece=piece))
        elif piece.kind == "text":
            for text in TOKEN.findall(piece.text.replace("\u00a0", " ")):
                found += _drawn(text, piece.letters, typefaces)
        else:
            found.append(Token(piece.kind, piece.text, piece.letters))
    return found


def _drawn(text: str, letters: Letters, typefaces: Typefaces) -> list[Token]:
    """One token for each stretch that one font draws."""
    latin = text.isascii()
    font = typefaces.font((letters.latin or letters.typeface) if latin else letters.typeface)
    size = letters.size_pt * (SHIFTED_SIZE if letters.shift else 1)
    drawn = [typefaces.drawn(font, char) for char in text]
    stretches = [(name, "".join(char for _, char in run)) for name, run in groupby(drawn, lambda pair: pair[0])]
    return [Token("text", part, letters, name, float(stringWidth(part, name, size))) for name, part in stretches]


def break_into_lines(tokens: Sequence[Token], form: ParagraphForm, room_pt: float) -> list[Line]:
    """Fill lines of `room_pt`; the first begins at the paragraph's indent."""
    lines, current = [], Line()
    groups = _groups(tokens)
    while groups:
        group = groups.pop(0)
        if group[0].kind in ("line", "page"):
            current.is_last = True
            lines.append(current)
            current = Line()
            continue
        room = room_pt - (form.first_pt if not lines else 0)
        if group[0].kind == "tab":
            group = [_tab(group[0], current, form, room_pt, not lines, groups)]
        width = sum(token.width_pt for token in group)
        used = sum(token.width_pt for token in current.tokens)
        if used + _printed(group, width) <= room + EPSILON_PT:
            current.tokens += group
        elif current.tokens:
            lines.append(current)
            current = Line()
            groups.insert(0, _without_leading_blank(group))
            groups = [g for g in groups if g]
        else:
            parts = _cut(group, room)
            current.tokens += parts[0]
            groups[:0] = [part for part in parts[1:] if part]
    current.is_last = True
    return [*lines, current]


def _printed(group: Sequence[Token], width: float) -> float:
    return 0.0 if all(map(_is_blank, group)) else width


def _without_leading_blank(group: list[Token]) -> list[Token]:
    return group[1:] if _is_blank(group[0]) else group


def _is_blank(token: Token) -> bool:
    return token.kind == "text" and not token.text.strip(" ")


def _groups(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens that must stay together: a closing mark with what it closes, a word over two runs."""
    groups: list[list[Token]] = []
    for token in tokens:
        if groups and _glued(groups[-1][-1], token):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _glued(before: Token, after: Token) -> bool:
    if not before.kind == after.kind == "text" or _is_blank(before) or _is_blank(after):
        return False
    if after.text[0] in NOT_AT_START or before.text[-1] in NOT_AT_END:
        return True
    return not before.is_wide and not after.is_wide and before.text[-1].isalnum() and after.text[0].isalnum()


def _cut(group: Sequence[Token], room: float) -> list[list[Token]]:
    """A group wider than a whole line, cut after all: as many characters as fit, and the rest."""
    if group[0].kind == "picture":
        scale = room / group[0].width_pt
        piece = group[0].piece
        assert piece is not None, "a picture's token has its picture"
        smaller = replace(piece, width_pt=room, height_pt=piece.height_pt * scale)
        return [[replace(group[0], width_pt=room, piece=smaller)], list(group[1:])]
    chars = [replace(token, text=char, width_pt=_width(token, char)) for token in group for char in token.text]
    count, used = 1, chars[0].width_pt
    while count < len(chars) and used + chars[count].width_pt <= room + EPSILON_PT:
        used += chars[count].width_pt
        count += 1
    return [chars[:count], chars[count:]]


def _width(token: Token, char: str) -> float:
    return float(stringWidth(char, token.font, token.size_pt)) if token.font else token.width_pt


def _tab(
    token: Token, line: Line, form: ParagraphForm, room_pt: float, is_first: bool, rest: Sequence[Sequence[Token]]
) -> Token:
    """The tab as room up to its stop, counted from the paragraph's left margin."""
    start = form.first_pt if is_first else 0.0
    at = start + sum(t.width_pt for t in line.tokens)
    stops = [(position - form.left_pt, kind) for position, kind in form.tabs if position - form.left_pt > at + 0.1]
    if not stops:
        return replace(token, width_pt=DEFAULT_TAB_PT - at % DEFAULT_TAB_PT)
    position, kind = stops[0]
    following = 0.0
    for group in rest:
        if group[0].kind in ("tab", "line", "page"):
            break
        following += sum(t.width_pt for t in group)
    share = {"right": 1.0, "end": 1.0, "center": 0.5}.get(kind, 0.0)
    position = min(position, room_pt) if share == 1.0 else position
    return replace(token, width_pt=max(0.0, position - at - following * share))
