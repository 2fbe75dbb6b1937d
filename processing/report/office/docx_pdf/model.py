"""What the renderer knows of a Word document: paragraphs, tables and sections as plain values, lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, field

TWIPS_PER_PT = 20
EMU_PER_PT = 12700
EIGHTHS_PER_PT = 8


@dataclass(frozen=True)
class Letters:
    """How a run of text is set.

    Attributes
    ----------
    typeface, latin : str
        Word's names of the fonts for Chinese and for Latin characters.
    color : str
        Six hexadecimal digits.
    shift : int
        1 superscript, -1 subscript, else 0.
    """

    typeface: str
    latin: str
    size_pt: float
    bold: bool = False
    underline: bool = False
    color: str = "000000"
    shift: int = 0


@dataclass(frozen=True)
class Piece:
    """Part of a paragraph: text, or one of the kinds that are no text.

    Attributes
    ----------
    kind : str
        `text`, `picture`, `tab`, `line` (break), `page` (break) or `field`.
    text : str
        The text; the field's name for a field.
    image : bytes
        Content of the picture file; `width_pt` and `height_pt` are its printed size.
    """

    kind: str
    letters: Letters
    text: str = ""
    image: bytes = b""
    width_pt: float = 0
    height_pt: float = 0


@dataclass(frozen=True)
class Rule:
    """A line along a paragraph or a cell.

    Attributes
    ----------
    pattern : str
        Word's word for it: `single`, `double`, `thickThinSmallGap` …
    """

    pattern: str
    width_pt: float
    color: str
    space_pt: float = 0


@dataclass(frozen=True)
class ParagraphForm:
    """How a paragraph is set.

    Attributes
    ----------
    line_pt : float
        Line pitch; a multiple of the letters' size when `line_rule` is `auto`.
    line_rule : str
        `auto`, `exact` or `atLeast`.
    tabs : tuple of (position_pt, alignment)
    outline_level : int or None
        0 for a heading of the first level.
    at_foot : bool
        In a frame that Word keeps at the foot of the page.
    """

    letters: Letters
    style: str = ""
    align: str = "left"
    left_pt: float = 0
    right_pt: float = 0
    first_pt: float = 0
    before_pt: float = 0
    after_pt: float = 0
    line_pt: float = 1
    line_rule: str = "auto"
    keep_with_next: bool = False
    keep_together: bool = False
    page_break_before: bool = False
    tabs: tuple[tuple[float, str], ...] = ()
    top: Rule | None = None
    bottom: Rule | None = None
    outline_level: int | None = None
    at_foot: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    form: ParagraphForm
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its plain text."""
        return "".join(piece.text for piece in self.pieces if piece.kind == "text")


@dataclass(frozen=True)
class Edges:
    """Lines around a cell; None where there is none."""

    top: Rule | None = None
    left: Rule | None = None
    bottom: Rule | None = None
    right: Rule | None = None


@dataclass(frozen=True)
class Cell:
    """A cell at its place in the grid.

    Attributes
    ----------
    cut : Rule or None
        Line where a page break cuts through it.
    padding : tuple of float
        Top, left, bottom, right.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    blocks: tuple[Block, ...]
    edges: Edges = Edges()
    cut: Rule | None = None
    padding: tuple[float, float, float, float] = (0, 5.4, 0, 5.4)
    align: str = "top"
    fill: str = ""


@dataclass(frozen=True)
class Row:
    """A row's own demands."""

    height_pt: float = 0
    is_exact: bool = False
    is_head: bool = False
    is_whole: bool = False


@dataclass(frozen=True)
class Table:
    """A table; `at_foot` where Word keeps it at the foot of the page."""

    columns_pt: tuple[float, ...]
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    align: str = "left"
    indent_pt: float = 0
    at_foot: bool = False


Block = Paragraph | Table


@dataclass(frozen=True)
class Section:
    """Pages of one size and margin, with what stands above and below their text."""

    width_pt: float
    height_pt: float
    top_pt: float
    bottom_pt: float
    left_pt: float
    right_pt: float
    header_pt: float
    footer_pt: float
    blocks: tuple[Block, ...] = ()
    headers: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    footers: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    has_first: bool = False
    has_even: bool = False
    first_number: int | None = None
    continues: bool = False
