"""`special_report` as a user runs it: the set is whole, its papers agree, every numeral has a record."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import Counter
from contextlib import closing
from pathlib import Path

import docx
import pytest
from landpatrol.processing.report.office.templates import SHIPPED_FOLDER
from landpatrol.processing.report.special import set_folder
from pypdf import PdfReader
from qgis import processing
from qgis.core import Qgis, QgsApplication, QgsProcessingException

DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?:\d{1,2}时\d{1,2}分)?")
NUMERAL = re.compile(r"\d+(?:\.\d+)?")
PAGE = re.compile(r"—\s*\d+\s*—")
CODE = re.compile(r"记录[号码]:?[0-9A-F]{8}")


def squeezed(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def pdf_text(path):
    return squeezed("".join(PAGE.sub("", page.extract_text()) for page in PdfReader(path).pages))


def docx_text(path):
    document = docx.Document(path)
    parts = [document.element.body, *(p._element for s in document.sections for p in s.header.paragraphs)]
    paragraphs = [p for part in parts for p in part.iter(docx.oxml.ns.qn("w:p"))]
    texts = ["".join(t.text or "" for t in p.iter(docx.oxml.ns.qn("w:t"))) for p in paragraphs]
    return "|".join(squeezed(text) for text in texts)


def records_of(folder):
    return json.loads((folder / "figures.json").read_text(encoding="utf-8"))["figures"]


def made_of(digits, numbers):
    """A run of digits that is recorded numbers standing side by side."""
    reached = {0}
    for end in range(1, len(digits) + 1):
        if any(start in reached and digits[start:end] in numbers for start in range(end)):
            reached.add(end)
    return len(digits) in reached


def papers_of(folder):
    return [folder / "special_report.docx", *sorted((folder / "letters").glob("*.docx"))]


def test_the_set_is_whole(report_set):
    names = {path.relative_to(report_set).as_posix() for path in report_set.rglob("*") if path.is_file()}
    wanted = {"special_report.pdf", "special_report.docx", "boundary_points.txt", "inputs.gpkg"}
    wanted |= {
        "maps.pdf",
        "figures.json",
        "run.json",
        "manifest.json",
        "evidence/证据目录.csv",
        "evidence/照片/一号.jpg",
    }
    assert wanted <= names
    assert len([name for name in names if name.startswith("letters/")]) == 21
    assert "letters/附件.pdf" in names
    assert names - {"manifest.json"} == set(json.loads((report_set / "manifest.json").read_text("utf-8"))["files"])


def test_every_numeral_has_a_record(report_set):
    records = records_of(report_set).values()
    copied = sorted((squeezed(r["text"]) for r in records if r["unit"] == "text"), key=len, reverse=True)
    numbers = {number for r in records for number in NUMERAL.findall(squeezed(r["text"]))}
    for path in papers_of(report_set):
        text = DATE.sub("", CODE.sub("", docx_text(path)))
        for words in copied:
            text = text.replace(words, "")
        assert [number for number in NUMERAL.findall(text) if number not in numbers] == [], path.name


def test_the_pdf_prints_the_digits_of_the_word_file_and_no_others(report_set):
    """A PDF's cells run together, so digits are compared as a bag."""
    for path in papers_of(report_set):
        word, printed = (CODE.sub("", text) for text in (docx_text(path), pdf_text(path.with_suffix(".pdf"))))
        assert Counter(filter(str.isdigit, printed)) == Counter(filter(str.isdigit, word)), path.name


def test_every_numeral_of_the_maps_has_a_record(report_set):
    records = records_of(report_set).values()
    copied = sorted((squeezed(r["text"]) for r in records if r["unit"] == "text"), key=len, reverse=True)
    numbers = {number for r in records for number in NUMERAL.findall(squeezed(r["text"]))}
    for page in PdfReader(report_set / "maps.pdf").pages:
        text = "|".join(squeezed(line) for line in page.extract_text().splitlines())
        text = re.sub(r"第\d+张|共\d+张", "", DATE.sub("", CODE.sub("", text)))
        for words in copied:
            text = re.sub(rf"(?<![\d.]){re.escape(words)}(?![\d.])", "|", text)
        left = [run for run in re.findall(r"[\d.]*\d", text) if not made_of(run, numbers)]
        assert left == [], text


def test_papers_and_letters_say_the_same(report_set):
    records = records_of(report_set)
    area = f"{records['case/illegal_m2']['text']}平方米"
    report = docx_text(report_set / "special_report.docx")
    for path in papers_of(report_set):
        text, printed = docx_text(path), pdf_text(path.with_suffix(".pdf"))
        for wanted in (area, "清溪镇槐坝头村", "示例建材公司", "2026年4月20日", "2026年5月6日", "示例分局"):
            assert wanted in text, (path.name, wanted)
            assert squeezed(wanted) in printed, (path.name, wanted)
        assert "{" not in text
        assert "}" not in text
    assert records["case/illegal_m2"]["text"] in report


def test_the_letters_annexes_are_sheets_of_the_map_set_and_the_printed_points(report_set):
    maps = [squeezed(page.extract_text()) for page in PdfReader(report_set / "maps.pdf").pages]
    annexes = [squeezed(page.extract_text()) for page in PdfReader(report_set / "letters" / "附件.pdf").pages]
    bound = [page.removesuffix("附件1") for page in annexes if "记录码" in page]
    named = [page for page in maps if any(title in page for title in ("违法占地位置图", "现状图", "界址点图"))]
    assert bound == named
    points = "".join(annexes[len(bound) :])
    records = records_of(report_set)
    coordinates = [r["text"] for r in records.values() if r["rule"] == "boundary_coordinate"]
    assert len(coordinates) > 8
    assert all(text in points for text in coordinates)
    assert records["case/illegal_m2"]["text"] not in points


def test_codes_on_paper_lead_to_their_records(report_set):
    content = json.loads((report_set / "figures.json").read_text(encoding="utf-8"))
    codes = {CODE.search(docx_text(path))[0].removeprefix("记录号") for path in papers_of(report_set)}
    assert len(codes) == 11
    assert codes <= set(content["leaves"])
    assert all(key in content["figures"] for leaf in content["leaves"].values() for key in leaf["figures"])


def test_the_same_case_gives_the_same_figures(make_set, report_set):
    """Another folder, another copy of the workspace, another day."""
    second = make_set("二", DATE="2026-06-01")
    assert (report_set / "figures.json").read_bytes() == (second / "figures.json").read_bytes()


def test_a_set_verifies_and_stays_as_it_is(report_set, workspace):
    for given in ({}, {"WORKSPACE": workspace.location}):
        result = processing.run("landpatrol:verify_report", {"FOLDER": str(report_set)} | given)
        assert result["CHECKED"] == len(records_of(report_set))


def move_vertex(workspace, code, metres):
    shape = workspace.geometry("parcel", code)
    corner = shape.vertexAt(1)
    assert shape.moveVertex(corner.x() + metres, corner.y(), 1)
    with workspace.writing("parcel") as writer:
        writer.update("parcel", code, {"geom": shape})


def test_a_moved_vertex_is_named_by_its_areas_and_no_other_figure(report_set, workspace):
    move_vertex(workspace, "SF-1", 0.1)
    with pytest.raises(QgsProcessingException) as failure:
        processing.run("landpatrol:verify_report", {"FOLDER": str(report_set), "WORKSPACE": workspace.location})
    figures, boundary = str(failure.value).split("\n")
    named = set(re.findall(r"((?:case|parcel)/\S+)", figures))
    assert {"case/illegal_m2", "case/total_mu", "parcel/SF-1/illegal_m2", "parcel/SF-1/total_ha"} <= named
    assert all(records_of(report_set)[key]["unit"] in {"m2", "ha", "mu", "pct"} for key in named)
    assert not [key for key in named if "SF-2" in key]
    assert "SF-1" in boundary
    assert "J2" in boundary or "J3" in boundary


def test_frozen_inputs_still_verify_after_the_workspace_moved_on(report_set, workspace):
    move_vertex(workspace, "SF-1", 5)
    processing.run("landpatrol:verify_report", {"FOLDER": str(report_set)})


def test_a_forged_figure_is_named(report_set):
    path = report_set / "figures.json"
    text = records_of(report_set)["case/illegal_mu"]["text"]
    path.write_text(path.read_text(encoding="utf-8").replace(f'"{text}"', '"99.99"'), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"figures\.json[\s\S]*case/illegal_mu 99\.99"):
        processing.run("landpatrol:verify_report", {"FOLDER": str(report_set)})


def test_a_forged_side_is_named_though_no_point_moved(report_set):
    path, key = report_set / "figures.json", "parcel/SF-1/J1/side_m"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["figures"][key] |= {"value": 1.5, "text": "1.50"}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=rf"界址边长 {key} 1\.50 → "):
        processing.run("landpatrol:verify_report", {"FOLDER": str(report_set)})


def test_a_changed_paper_is_named(report_set):
    path = report_set / "letters" / "电力部门.docx"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(QgsProcessingException, match=r"letters/电力部门\.docx"):
        processing.run("landpatrol:verify_report", {"FOLDER": str(report_set)})


def test_edited_inputs_are_named_even_where_the_printed_value_is_the_same(report_set):
    with closing(sqlite3.connect(report_set / "inputs.gpkg")) as inputs, inputs:
        inputs.execute("UPDATE legal_case SET party = '别人' WHERE code = 'SA-1'")
    with pytest.raises(QgsProcessingException, match=r"case/code SA-1.*(was edited|被改动)") as failure:
        processing.run("landpatrol:verify_report", {"FOLDER": str(report_set)})
    assert "SA-1 → SA-1" not in str(failure.value)


def test_an_edit_that_is_still_in_the_write_ahead_log_is_named(report_set):
    """As QGIS leaves it while the inputs of the set are open: the file itself is unchanged."""
    path = report_set / "inputs.gpkg"
    with closing(sqlite3.connect(path)) as inputs:
        inputs.execute("PRAGMA journal_mode=WAL")
        before = path.read_bytes()
        with inputs:
            inputs.execute("UPDATE legal_case SET party = '别人' WHERE code = 'SA-1'")
        assert path.read_bytes() == before
        with pytest.raises(QgsProcessingException, match=r"case/code SA-1.*(was edited|被改动)"):
            processing.run("landpatrol:verify_report", {"FOLDER": str(report_set)})


def test_an_older_set_is_kept_and_the_new_one_follows_the_edit(without_maps, make_set, workspace, report_set, feedback):
    before = records_of(report_set)["case/illegal_m2"]["value"]
    processing.run("landpatrol:measure_workspace", {"WORKSPACE": workspace.location})
    move_vertex(workspace, "SF-1", 2)
    folder = make_set()
    assert any(("older than" in said or "改动" in said) and "SF-1" in said for said in feedback.said)
    assert records_of(folder)["case/illegal_m2"]["value"] != before
    (kept,) = [path for path in folder.parent.iterdir() if "已作废" in path.name]
    assert records_of(kept)["case/illegal_m2"]["value"] == before


def test_a_small_case_is_a_marked_draft(without_maps, make_set, feedback):
    folder = make_set("SA-2", CASE="SA-2")
    text = pdf_text(folder / "special_report.pdf")
    assert "草稿" in text
    assert "非重大案件" in text
    assert any("draft" in said or "草稿" in said for said in feedback.said)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"CASE": "SA-9"}, "SA-9"),
        ({"DEPARTMENTS": "没有.json"}, "没有.json"),
    ],
)
def test_what_cannot_be_used_is_named_before_anything_is_written(make_set, tmp_path, change, message):
    with pytest.raises(QgsProcessingException, match=message):
        make_set(**change)
    assert not (tmp_path / "成果 目录" / "SA-1").exists()


def test_a_case_without_parcels_is_refused(make_set, workspace):
    with workspace.writing("legal_case") as writer:
        writer.insert("legal_case", [{"code": "SA-0", "name": "空", "stage": "found", "unit_code": "99-1"}])
    with pytest.raises(QgsProcessingException, match=r"no parcel|没有图斑"):
        make_set(CASE="SA-0")


def test_overlapping_parcels_of_a_case_are_refused(make_set, workspace):
    move_whole = workspace.geometry("parcel", "SF-2")
    move_whole.translate(-250, 0)
    with workspace.writing("parcel") as writer:
        writer.update("parcel", "SF-2", {"geom": move_whole})
    with pytest.raises(QgsProcessingException, match=r"SF-1.*SF-2"):
        make_set()


def test_a_moved_layer_is_named(make_set, workspace, tmp_path):
    (tmp_path / "县 数据" / "DLTB.gpkg").rename(tmp_path / "别处.gpkg")
    with pytest.raises(QgsProcessingException, match="DLTB"):
        make_set()


def test_cancelling_leaves_nothing(make_set, tmp_path, feedback):
    feedback.cancel()
    assert make_set() is None
    assert not (tmp_path / "成果 目录").exists() or not any((tmp_path / "成果 目录").iterdir())


def test_layouts_never_run_in_a_worker(provider):
    for name in ("special_report", "special_reports", "verify_report"):
        algorithm = QgsApplication.processingRegistry().algorithmById(f"landpatrol:{name}")
        assert algorithm.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading


def test_a_batch_goes_on_after_a_broken_case_and_can_be_resumed(
    without_maps, without_papers, workspace, tmp_path, feedback
):
    bow = f"MULTIPOLYGON((({40396000} 3686500,40396100 3686600,40396100 3686500,40396000 3686600,40396000 3686500)))"
    from qgis.core import QgsGeometry

    with workspace.writing("legal_case", "parcel") as writer:
        writer.insert(
            "legal_case", [{"code": "SA-0", "name": "坏图斑", "is_major": True, "unit_code": "99-1", "stage": "found"}]
        )
        row = {"code": "SF-0", "legal_case_code": "SA-0", "kind": "land", "found_local_date": "2026-05-01"}
        writer.insert("parcel", [row | {"geom": QgsGeometry.fromWkt(bow)}])
    given = {
        "WORKSPACE": workspace.location,
        "QUARTER": "2026Q2",
        "FOLDER": str(tmp_path / "批量"),
        "DATE": "2026-06-30",
    }
    result = processing.run("landpatrol:special_reports", given, feedback=feedback)
    assert (result["MADE"], result["KEPT"], result["FAILED"]) == (1, 0, 1)
    summary = (tmp_path / "批量" / "专项报告汇总.csv").read_text(encoding="utf-8-sig")
    assert "SA-0,坏图斑,未生成" in summary
    result = processing.run("landpatrol:special_reports", given, feedback=feedback)
    assert (result["MADE"], result["KEPT"], result["FAILED"]) == (0, 1, 1)
    move_vertex(workspace, "SF-1", 1)
    result = processing.run("landpatrol:special_reports", given, feedback=feedback)
    assert (result["MADE"], result["KEPT"]) == (1, 0)


def test_a_parcel_drawn_elsewhere_breaks_the_grids_of_its_maps(report_set, workspace):
    shape = workspace.geometry("parcel", "SF-1")
    shape.translate(0, 450)
    with workspace.writing("parcel") as writer:
        writer.update("parcel", "SF-1", {"geom": shape})
    with pytest.raises(QgsProcessingException, match=r"map/boundary/SF-1/grid"):
        processing.run("landpatrol:verify_report", {"FOLDER": str(report_set), "WORKSPACE": workspace.location})


def test_a_cancelled_batch_keeps_what_is_finished(without_maps, without_papers, workspace, tmp_path, feedback):
    from landpatrol.processing.report.special import batch
    from landpatrol.processing.report.special.options import SetOptions
    from qgis.core import QgsCoordinateTransformContext

    calls = []

    def progress(fraction):
        calls.append(fraction)
        if fraction > 0.5:
            raise batch.Cancelled

    asked = workspace, [("SA-1", "堆场占地"), ("SA-2", "小料场")], tmp_path / "批量"
    done = batch.write_batch(*asked, SetOptions(), QgsCoordinateTransformContext(), progress, feedback.said.append)
    assert [(case.code, case.state) for case in done] == [("SA-1", "made")]
    assert {path.name for path in (tmp_path / "批量").iterdir()} == {"SA-1", "专项报告汇总.csv"}


def test_what_is_lacking_is_said_beforehand_and_nothing_is_written(workspace, make_set, without_maps, feedback):
    before = {path: path.stat().st_mtime_ns for path in Path(workspace.location).parent.rglob("*") if path.is_file()}
    given = {"WORKSPACE": workspace.location, "CASE": "SA-2"}
    found = processing.run("landpatrol:check_special_report", given, feedback=feedback)["FINDINGS"].splitlines()
    assert {path for path in Path(workspace.location).parent.rglob("*.pdf")} == set()
    assert {path for path in before if not path.exists()} == set()
    feedback.said.clear()
    make_set(CASE="SA-2")
    assert found
    assert set(found) <= set(feedback.said)


def test_all_that_is_known_is_said_before_the_first_file(without_maps, make_set, workspace, feedback, monkeypatch):
    from landpatrol.processing.report.special import write_set

    with closing(sqlite3.connect(workspace.location)) as gpkg, gpkg:
        gpkg.execute("UPDATE legal_case SET party = '张\U000323af' WHERE code = 'SA-2'")
    said = []

    def new_set(*arguments):
        said.extend(feedback.said)
        return set_folder.new_set(*arguments)

    monkeypatch.setattr(write_set, "new_set", new_set)
    make_set(CASE="SA-2")
    assert any("U+323AF" in text for text in said)
    assert any("ground" in text or "实地核查" in text for text in said)


@pytest.mark.parametrize("file", ["专项报告.docx", "函告.docx"])
def test_a_placeholder_that_no_paper_knows_is_told_before_anything_is_drawn(
    make_set, workspace, tmp_path, monkeypatch, file
):
    from landpatrol.processing.report.special import write_set

    office = Path(workspace.location).parent / "模板"
    office.mkdir()
    document = docx.Document(SHIPPED_FOLDER / file)
    document.paragraphs[-1].insert_paragraph_before("{{ head.isuer }}")
    document.save(office / file)
    monkeypatch.setattr(write_set, "_draw_maps", lambda *_: pytest.fail("maps were drawn"))
    given = {"WORKSPACE": workspace.location, "CASE": "SA-1"}
    for attempt in (make_set, lambda: processing.run("landpatrol:check_special_report", given)):
        with pytest.raises(QgsProcessingException, match=r"head\.isuer.*head\.issuer"):
            attempt()
    assert not (tmp_path / "成果 目录").exists()
