"""An office's own templates: taken first, refused or passed over in plain words."""

from __future__ import annotations

import os
from io import BytesIO

import docx
import pytest
from landpatrol.processing.core.errors import InputError, OutputError
from landpatrol.processing.report.office.fill import Picture, Template
from landpatrol.processing.report.office.templates import SHIPPED_FOLDER, office_folder, paper_kinds
from landpatrol.processing.report.office.write import Paper, fill_paper, write_paper
from PIL import Image

KIND = paper_kinds()["stop_notice"]


@pytest.fixture
def values(values_for):
    return values_for(Template(SHIPPED_FOLDER / KIND.file)._source())


@pytest.fixture
def office(tmp_path):
    """The office's folder, and putting a template with these paragraphs into it."""
    folder = office_folder(tmp_path / "工作 空间.gpkg")
    folder.mkdir()

    def put(*paragraphs, rows=()):
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        if rows:
            table = document.add_table(len(rows), 1)
            for row, text in zip(table.rows, rows, strict=True):
                row.cells[0].text = text
        document.save(folder / KIND.file)
        return folder

    put.folder = folder
    return put


def complete(*more):
    return ["".join(f"{{{{ {name} }}}}" for name in KIND.required), *more]


def text_of(filled):
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(filled.docx)).paragraphs)


@pytest.fixture
def fill(values):
    def call(folder, **more):
        return fill_paper(Paper("stop_notice", {**values, **more}, "示范分局"), folder)

    return call


def test_the_offices_own_template_wins(office, fill):
    filled = fill(office(*complete("本局自拟的文字")))
    assert "本局自拟的文字" in text_of(filled)
    assert not [note for note in filled.notes if "lacks" in str(note)]


def test_a_template_without_what_it_needs_is_passed_over_and_that_is_said(office, fill):
    filled = fill(office("{{ office.name }} {{ number }}"))
    assert "送达回证" in text_of(filled)
    [note] = [str(note) for note in filled.notes if "lacks" in str(note)]
    assert "law.basis" in note
    assert "模板" in note
    assert "office.name" not in note


def test_an_unknown_placeholder_is_named_with_those_known(office, fill):
    folder = office(*complete("{{ party.nmae }}"))
    with pytest.raises(InputError, match=r"party\.nmae") as caught:
        fill(folder)
    assert "party.name" in str(caught.value)
    assert KIND.file in str(caught.value)


def test_an_unknown_name_in_a_repeated_row_is_named(office, fill):
    folder = office(*complete(), rows=["{%tr for row in rows %}", "{{ row.aera }}", "{%tr endfor %}"])
    with pytest.raises(InputError, match="aera"):
        fill(folder, rows=[{"area": "1"}])


def test_rows_repeat(office, fill):
    folder = office(*complete(), rows=["{%tr for row in rows %}", "{{ row.area }}", "{%tr endfor %}"])
    filled = fill(folder, rows=[{"area": f"{n}亩"} for n in range(3)])
    [table] = docx.Document(BytesIO(filled.docx)).tables
    assert [row.cells[0].text for row in table.rows] == ["0亩", "1亩", "2亩"]


@pytest.mark.parametrize("text", ["{{ party.name }", "{% if %}", "{{ party..name }}"])
def test_a_badly_written_placeholder_is_refused(office, text, fill):
    with pytest.raises(InputError, match="not written properly"):
        fill(office(*complete(text)))


def test_a_template_is_no_program(office, fill):
    folder = office(*complete("{{ party.name.__class__.__mro__ }}"))
    with pytest.raises(InputError):
        fill(folder)


def test_a_file_that_is_no_word_document_is_refused(office, fill):
    (office.folder / KIND.file).write_bytes(b"not a zip")
    with pytest.raises(InputError, match="cannot be read as a Word document"):
        fill(office.folder)


def test_signs_that_xml_knows_are_text(office, fill):
    filled = fill(office(*complete()), number="<示&停>\x07{{ x }}")
    assert "<示&停>{{ x }}" in text_of(filled)


def test_a_picture_is_placed(office, tmp_path, fill):
    Image.new("RGB", (40, 20), "red").save(tmp_path / "图.png")
    filled = fill(office(*complete("{{ map }}")), map=Picture(tmp_path / "图.png", 50))
    [shape] = docx.Document(BytesIO(filled.docx)).inline_shapes
    assert shape.width.mm == pytest.approx(50, abs=0.01)
    assert b"/Image" in filled.pdf


def test_a_missing_character_is_named_and_kept_in_the_word_file(office, fill):
    filled = fill(office(*complete()), party={"name": "王\U00030000", "address": "x"})
    [note] = [str(note) for note in filled.notes if "〓" in str(note)]
    assert "U+30000" in note
    assert "\U00030000" in text_of(filled)


def test_both_files_or_neither(tmp_path, values):
    target = tmp_path / "通知书"
    written = write_paper(Paper("stop_notice", values, "示范分局"), target)
    assert [written.docx.name, written.pdf.name] == ["通知书.docx", "通知书.pdf"]
    old = written.pdf.read_bytes()
    with pytest.raises(InputError):
        write_paper(Paper("stop_notice", {}, "示范分局"), target)
    assert written.pdf.read_bytes() == old
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(os.name == "nt", reason="a file in place of the folder is refused by name alike")
def test_a_folder_that_cannot_be_written_is_named(tmp_path, values):
    (tmp_path / "文件").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="通知书"):
        write_paper(Paper("stop_notice", values, "示范分局"), tmp_path / "文件" / "通知书")
