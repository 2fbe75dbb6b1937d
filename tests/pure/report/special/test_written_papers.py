"""The papers as files: the office's own templates, names with rare characters, the code above every page."""

from __future__ import annotations

import re
import shutil
import unicodedata
from dataclasses import replace

import docx
import pytest
from landpatrol.processing.core.errors import InputError
from landpatrol.processing.report.office.templates import SHIPPED_FOLDER
from pypdf import PdfReader


@pytest.fixture
def written(make_case, write, tmp_path):
    """Write the report and one letter; gives folder and remarks."""
    from landpatrol.processing.report.special.papers import fill_papers, write_papers

    def make(case=None, office=None):
        papers, _ = write(case or make_case())
        folder = tmp_path / "成果"
        folder.mkdir()
        few = replace(papers, letters=papers.letters[:1])
        filled = fill_papers(few, office or tmp_path / "模板", lambda _: None)
        write_papers(filled, folder)
        return folder, [str(remark) for remark in filled.notes], papers

    return make


def pages(path):
    return [re.sub(r"\s", "", unicodedata.normalize("NFKC", page.extract_text())) for page in PdfReader(path).pages]


def test_the_code_stands_on_every_page_of_the_report(written):
    folder, _, papers = written()
    texts = pages(folder / "special_report.pdf")
    assert len(texts) > 4
    assert all(f"记录号{papers.report.head.code}" in text for text in texts)


def test_the_parts_of_the_report_are_bookmarks(written):
    folder, _, papers = written()
    titles = [entry.title for entry in PdfReader(folder / "special_report.pdf").outline]
    assert [section.heading for section in papers.report.sections] == titles[:7]


def test_a_template_that_lacks_the_areas_is_passed_over_and_that_is_said(written, tmp_path):
    office = tmp_path / "模板"
    office.mkdir()
    document = docx.Document(SHIPPED_FOLDER / "专项报告.docx")
    first = document.tables[0]
    first._tbl.getparent().remove(first._tbl)
    document.save(office / "专项报告.docx")
    folder, remarks, _ = written(office=office)
    assert any("专项报告" in remark and "areas" in remark for remark in remarks)
    assert "面积与重大案件标准线对照" in "".join(pages(folder / "special_report.pdf"))


def test_an_office_s_own_wording_in_a_template_is_used(written, tmp_path):
    office = tmp_path / "模板"
    office.mkdir()
    shutil.copy(SHIPPED_FOLDER / "函告.docx", office)
    document = docx.Document(office / "函告.docx")
    document.paragraphs[-1].insert_paragraph_before("本函一式两份。")
    document.save(office / "函告.docx")
    folder, _, papers = written(office=office)
    assert "本函一式两份" in "".join(pages(folder / "letters" / f"{papers.letters[0].file_name}.pdf"))


def test_a_character_that_no_font_has_is_named(written, make_case):
    case = make_case()
    folder, remarks, _ = written(replace(case, case=case.case | {"party": "张\U000323af"}))
    assert any("U+323AF" in remark or "\U000323af" in remark for remark in remarks), remarks
    assert "\U000323af" in "".join(
        text.text or ""
        for text in docx.Document(folder / "special_report.docx").element.body.iter(docx.oxml.ns.qn("w:t"))
    )


def test_a_rare_name_is_printed_in_the_pdf(written, make_case):
    case = make_case()
    folder, remarks, _ = written(replace(case, case=case.case | {"party": "李\U00020bb7䶮"}))
    assert not any("〓" in remark for remark in remarks)
    assert "李\U00020bb7䶮" in "".join(pages(folder / "special_report.pdf"))


def test_a_wrong_placeholder_is_told_with_the_right_one_and_nothing_is_filled(make_case, write, tmp_path):
    from landpatrol.processing.report.special.papers import fill_papers

    office = tmp_path / "模板"
    office.mkdir()
    document = docx.Document(SHIPPED_FOLDER / "函告.docx")
    document.paragraphs[-1].insert_paragraph_before("{{ head.isuer }}")
    document.save(office / "函告.docx")
    papers, _ = write(make_case())
    with pytest.raises(InputError, match=r"函告\.docx.*head\.isuer.*head\.issuer"):
        fill_papers(papers, office, lambda _: None)


def test_without_evidence_there_is_no_empty_annex(written, make_case):
    folder, _, papers = written(make_case(photos=(), documents=()))
    text = "".join(pages(folder / "special_report.pdf"))
    assert "证据目录" not in "".join(papers.report.head.attachments)
    assert "附件3量算方法与数据来源" in text
    assert "附件4" not in text
    assert "未附证据目录" in text
