"""Documents to draw, values for any template, and reading PDFs back."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

import docx
import pytest
from jinja2 import Environment, nodes
from landpatrol.processing.report.office.docx_pdf.write import draw_pdf
from landpatrol.processing.report.office.placeholders import used_names
from landpatrol.processing.report.office.typefaces import load_typefaces
from pypdf import PdfReader


class Pages:
    """A drawn document."""

    def __init__(self, content, notes):
        self.reader = PdfReader(BytesIO(content))
        self.notes = [str(note) for note in notes]
        self.texts = [_squeezed(page.extract_text()) for page in self.reader.pages]

    @property
    def text(self):
        return "".join(self.texts)

    def places(self, page=0):
        """(text, x, y) of each piece of text, in points from the lower left corner."""
        found = []

        def visit(text, outer, inner, *_):
            found.append((text.strip(), outer[4] + inner[4], outer[5] + inner[5]))

        self.reader.pages[page].extract_text(visitor_text=visit)
        return [place for place in found if place[0]]


def _squeezed(text):
    """Text without blanks, compatibility forms made plain."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.fixture
def draw():
    def call(document, **properties):
        content, count, notes = draw_pdf(document, load_typefaces(), properties)
        pages = Pages(content, notes)
        assert len(pages.reader.pages) == count
        return pages

    return call


@pytest.fixture
def blank():
    """An empty document with small Chinese letters and fixed lines."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.size = docx.shared.Pt(12)
    normal.paragraph_format.space_after = docx.shared.Pt(0)
    normal.paragraph_format.line_spacing = docx.shared.Pt(20)
    return document


def _put(values, dotted, value):
    *path, last = dotted.split(".")
    for part in path:
        values = values.setdefault(part, {})
    values.setdefault(last, value)


def _dotted(node):
    if isinstance(node, nodes.Name):
        return node.name
    return f"{_dotted(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else ""


def _row(loop, number):
    """What one turn of a loop needs: a text, or a dict with further lists."""
    target = loop.target.name
    row = {}
    inner_loops = [inner for inner in loop.find_all(nodes.For) if _dotted(inner.iter).startswith(f"{target}.")]
    for inner in inner_loops:
        _put(row, _dotted(inner.iter).split(".", 1)[1], [_row(inner, n) for n in range(2)])
    for attribute in loop.find_all(nodes.Getattr):
        name = _dotted(attribute)
        if name.startswith(f"{target}."):
            _put(row, name.split(".", 1)[1], f"值{name}{number}")
    return row or f"值{target}{number}"


def _values_for(source):
    """Values for every placeholder of a template; each says its own name."""
    environment = Environment()
    values = {}
    for loop in environment.parse(source).find_all(nodes.For):
        name = _dotted(loop.iter)
        if name and name in used_names(source, environment):
            _put(values, name, [_row(loop, number) for number in range(2)])
    for name in used_names(source, environment):
        _put(values, name, f"值{name}")
    return values


@pytest.fixture
def values_for():
    """Values for a template's source."""
    return _values_for


@pytest.fixture
def squeezed():
    """A text without blanks."""
    return _squeezed
