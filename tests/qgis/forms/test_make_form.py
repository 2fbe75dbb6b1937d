"""`make_form`: files and row together, numbers never twice, refusals that leave nothing behind."""

from __future__ import annotations

import hashlib
from pathlib import Path

import docx
import pytest
from qgis.core import QgsProcessingException


def text_of(path):
    body = docx.Document(path).element.body
    return "".join(node.text or "" for node in body.iter(docx.oxml.ns.qn("w:t")))


def documents(store):
    return store.rows("document")


def files(tmp_path):
    folder = tmp_path / "文书 输出"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_files_and_row_belong_together(store, form, tmp_path):
    made = form("stop_notice", "C1")
    [row] = documents(store)
    assert made["NUMBER"] == row["number"] == "示停〔2026〕1号"
    pdf = Path(made["PDF"])
    assert row["sha256"] == hashlib.sha256(pdf.read_bytes()).hexdigest()
    assert (row["legal_case_code"], row["unit_code"], row["form"], row["recipient"]) == (
        "C1",
        "B",
        "stop_notice",
        "示范公司",
    )
    assert files(tmp_path) == ["责令停止违法行为通知书_示停〔2026〕1号_20261013.docx", pdf.name]
    text = text_of(made["DOCX"])
    assert "13452." in text  # m2 of a square of 116 m, on the ellipsoid
    assert "人员1、人员2" in text


def test_the_same_paper_keeps_its_number_and_another_gets_the_next(store, form):
    assert form("stop_notice", "C1")["NUMBER"] == "示停〔2026〕1号"
    assert form("stop_notice", "C1")["NUMBER"] == "示停〔2026〕1号"
    assert form("stop_notice", "C1", date="2026-10-20")["NUMBER"] == "示停〔2026〕2号"
    assert form("stop_notice", "P2", OFFICERS="U1-01，U1-02")["NUMBER"] == "示停〔2026〕3号"
    assert len(documents(store)) == 3


def test_a_number_entered_with_its_event_is_kept(store, form):
    row = {"code": "D1", "kind": "责令停止违法行为通知书", "number": "示停〔2026〕9号", "legal_case_code": "C1"}
    with store.writing("document") as writer:
        writer.insert("document", [{**row, "local_date": "2026-10-13"}])
    made = form("stop_notice", "C1")
    assert (made["NUMBER"], made["DOCUMENT"]) == ("示停〔2026〕9号", "D1")
    assert form("stop_notice", "C1", date="2026-10-14")["NUMBER"] == "示停〔2026〕10号"


def test_two_writers_never_get_one_number(store, tmp_path, monkeypatch):
    """The second writer takes the number after the first has looked it up and before it enters it."""
    from datetime import date

    from landpatrol.processing.report.forms import make_form as module
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    fill, rival = module.fill_paper, []

    def fill_while_another_writes(paper, folder):
        if not rival:
            rival.append(GeoPackageStore(Path(store.location)))
            with rival[0].writing("document") as writer:
                writer.insert("document", [{"code": "R", "kind": "x", "number": paper.values["number"]}])
        return fill(paper, folder)

    monkeypatch.setattr(module, "fill_paper", fill_while_another_writes)
    order = module.FormOrder("stop_notice", "C1", date(2026, 10, 13), tmp_path / "文书 输出")
    made = module.make_form(store, order)
    assert made.document["number"] == "示停〔2026〕2号"
    assert "示停〔2026〕2号" in text_of(made.docx)
    assert sorted(row["number"] for row in documents(store)) == ["示停〔2026〕1号", "示停〔2026〕2号"]
    assert files(tmp_path) == [made.docx.name, made.pdf.name]


def test_a_number_that_was_given_is_refused(store, form, tmp_path):
    form("stop_notice", "C1")
    with pytest.raises(QgsProcessingException, match="示停〔2026〕1号"):
        form("stop_notice", "P2", OFFICERS="U1-01,U1-02", NUMBER="示停〔2026〕1号")
    assert len(documents(store)) == 1
    assert len(files(tmp_path)) == 2


def test_everything_missing_is_listed_and_nothing_is_left(store, form, tmp_path):
    with store.writing("legal_case", "parcel") as writer:
        writer.update("legal_case", "C1", {"party": "当事人待查", "officer2_code": None})
        writer.update("parcel", "P1", {"party": None})
    with pytest.raises(QgsProcessingException, match="lacks: 当事人、两名承办人、承办人执法证号"):
        form("stop_notice", "C1")
    with pytest.raises(QgsProcessingException, match="编号"):
        form("filing_form", "C1")  # the office has set no pattern for it
    assert documents(store) == []
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_written_uses_up_no_number(store, form, tmp_path):
    (tmp_path / "不是文件夹").write_text("", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        form("stop_notice", "C1", FOLDER=str(tmp_path / "不是文件夹" / "x"))
    assert documents(store) == []
    assert form("stop_notice", "C1")["NUMBER"] == "示停〔2026〕1号"


def test_a_changed_parcel_must_be_measured_again(store, form):
    geometry = store.geometry("parcel", "P1")
    geometry.translate(0.5, 0)
    with store.writing("parcel") as writer:
        writer.update("parcel", "P1", {"geom": geometry})
    with pytest.raises(QgsProcessingException, match="P1 changed after being measured"):
        form("stop_notice", "C1")


@pytest.mark.parametrize(
    ("name", "code", "more", "words"),
    [
        ("stop_notice", "C9", {}, "has no C9"),
        ("filing_form", "P2", {}, "still a clue"),
        ("patrol_record", "XC9", {}, "no patrol XC9"),
        ("stop_notice", "P2", {"OFFICERS": "X"}, "has no X"),
        ("stop_notice", "C1", {"date": "2026-10-11"}, "before C1 was found"),
    ],
)
def test_what_cannot_be_is_named(form, name, code, more, words):
    with pytest.raises(QgsProcessingException, match=words):
        form(name, code, **more)


def test_a_pattern_that_cannot_count_is_named(store, form):
    with store.writing("setting") as writer:
        writer.update("setting", "document.number.stop_notice", {"value": "示停第{number}号"})
    with pytest.raises(QgsProcessingException, match=r"document\.number\.stop_notice"):
        form("stop_notice", "C1")


def test_the_offices_own_template_beside_the_workspace(store, form):
    folder = Path(store.location).parent / "模板"
    folder.mkdir()
    own = docx.Document()
    own.add_paragraph("{{ party.nobody }}")
    own.save(folder / "责令停止违法行为通知书.docx")
    assert "送达回证" in text_of(form("stop_notice", "C1")["DOCX"])  # lacks what it must hold: the shipped one


def test_the_record_of_a_patrol(form):
    made = form("patrol_record", "XC2", date="2026-10-12")
    text = text_of(made["DOCX"])
    assert made["NUMBER"] == ""
    assert "09:00—11:00" in text
    assert "执1、执2" in text
