"""Every shipped template: what it must hold, filled, the same in Word file and PDF, the same every time."""

from __future__ import annotations

import json
from collections import Counter
from io import BytesIO

import docx
import jsonschema
import pytest
from landpatrol.processing.report.office.fill import Template
from landpatrol.processing.report.office.templates import PAPER_FILE, SHIPPED_FOLDER, paper_kinds
from landpatrol.processing.report.office.typefaces import TYPEFACE_FILE
from landpatrol.processing.report.office.write import Paper, fill_paper
from pypdf import PdfReader

KINDS = sorted(paper_kinds())


@pytest.mark.parametrize("path", [PAPER_FILE, TYPEFACE_FILE], ids=lambda path: path.name)
def test_data_follow_their_schemas(path):
    schema = json.loads(path.with_name(path.stem + ".schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema)


def test_every_template_has_its_paper():
    assert {kind.file for kind in paper_kinds().values()} == {path.name for path in SHIPPED_FOLDER.glob("*.docx")}


def words_of(content):
    """All texts of the body, cells included, in order."""
    body = docx.Document(BytesIO(content)).element.body
    return ["".join((node.text or "").split()) for node in body.iter(docx.oxml.ns.qn("w:t"))]


@pytest.mark.parametrize("key", KINDS)
def test_word_file_and_pdf_say_the_same(key, values_for, squeezed):
    kind = paper_kinds()[key]
    template = Template(SHIPPED_FOLDER / kind.file)
    assert template.missing(kind.required) == []
    filled = fill_paper(Paper(key, values_for(template._source()), "示范分局", "SA2026-001"))
    words = words_of(filled.docx)
    assert "{" not in "".join(words)
    reader = PdfReader(BytesIO(filled.pdf))
    printed = "".join(squeezed(page.extract_text()) for page in reader.pages)
    # Text wrapped beside other cells comes out of a PDF in pieces: compared as a bag of characters.
    lacking = Counter(squeezed("".join(words))) - Counter(printed)
    assert not lacking
    assert (reader.metadata.title, reader.metadata.author, reader.metadata.subject) == (
        kind.title,
        "示范分局",
        "SA2026-001",
    )
    assert b"Helvetica" not in filled.pdf
    assert not [note for note in filled.notes if "leaves out" in str(note)]


@pytest.mark.parametrize("key", KINDS)
def test_the_same_values_give_the_same_bytes(key, values_for):
    values = values_for(Template(SHIPPED_FOLDER / paper_kinds()[key].file)._source())
    first, second = (fill_paper(Paper(key, values, "示范分局")) for _ in range(2))
    assert (first.docx, first.pdf) == (second.docx, second.pdf)
