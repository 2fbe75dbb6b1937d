"""What report and letters propose follows how far the case has come."""

from __future__ import annotations

import json
import re

import pytest
from landpatrol.processing.report.special.words import DATA_FOLDER, load_departments, load_words

STEPS = ("found", "stopped", "refused", "filed", "decided", "enforced", "closed", "archived")
DAYS = {kind: f"2026-05-{number:02}" for number, kind in enumerate(STEPS, start=4)}
STILL_GOING_ON = re.compile("停止(违法|办理|供电|在上述)|正在依法|制止|继续施工|加快调查|督促当事人|责令")


def events(*kinds):
    return tuple({"code": f"E-{kind}", "kind": kind, "local_date": DAYS.get(kind, "2026-05-20")} for kind in kinds)


def upto(last):
    return events(*STEPS[: STEPS.index(last) + 1])


def part(papers, name):
    heading = load_words()["headings"][name]
    (section,) = (section for section in papers.report.sections if section.heading == heading)
    return "".join(section.paragraphs)


@pytest.fixture
def papers(make_case, write):
    """The papers of a case with these events; the officer once wrote what was to be done."""

    def make(happened, **changes):
        case = make_case(events=happened, **changes)
        row = dict(case.case) | {"opinion": "责令停止违法行为，限期拆除。"}
        return write(make_case(events=happened, case=row, **changes))[0]

    return make


@pytest.mark.parametrize("ended", [upto("closed"), upto("archived"), events("found", "stopped", "filed", "withdrawn")])
def test_nothing_is_to_be_stopped_in_a_case_that_has_ended(papers, ended):
    told = papers(ended)
    assert not STILL_GOING_ON.search(part(told, "next"))
    assert "仍在持续" not in part(told, "difficulties")
    letter = told.letters[0]
    assert letter.asks == ()
    assert "协助制止" not in letter.head.title
    assert not STILL_GOING_ON.search("".join((*letter.paragraphs, letter.closing)))


def test_the_officer_s_proposal_is_printed_until_there_is_a_decision(papers):
    assert "责令停止违法行为，限期拆除。" in part(papers(upto("filed")), "next")
    assert "责令停止违法行为，限期拆除。" not in part(papers(upto("decided")), "next")
    assert "督促当事人履行行政处罚决定" in part(papers(upto("decided")), "next")


def test_a_notice_to_stop_is_proposed_only_until_it_is_served(papers):
    assert "下达《责令停止违法行为通知书》" in part(papers(upto("found")), "next")
    assert "下达《责令停止违法行为通知书》" not in part(papers(upto("stopped")), "next")


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("found", "正在依法制止和查处"),
        ("stopped", "已下达责令停止违法行为通知书"),
        ("refused", "拒不停止违法行为"),
        ("filed", "拒不停止违法行为"),
        ("decided", "已于2026年5月8日作出行政处罚决定"),
        ("enforced", "已于2026年5月9日执行到位"),
        ("closed", "已于2026年5月10日结案"),
    ],
)
def test_the_letters_say_how_far_the_case_has_come(papers, last, words):
    assert all(words in letter.paragraphs[1] for letter in papers(upto(last)).letters)


def test_a_case_that_was_not_opened_is_neither_to_be_filed_nor_called_pending(papers):
    told = papers(events("found", "stopped", "not_filed"))
    assert "该案于2026年5月20日决定不予立案。" in part(told, "facts")
    assert "报批立案" not in part(told, "next")
    assert all("决定不予立案" in letter.paragraphs[1] for letter in told.letters)


def test_the_report_tells_when_it_was_made_before_and_whether_in_time(papers):
    happened = [*upto("refused"), {"code": "R", "kind": "special_reported", "local_date": "2026-05-11"}]
    late = [*upto("refused"), {"code": "R", "kind": "special_reported", "local_date": "2026-05-12"}]
    assert "登记的专项报告日期为2026年5月11日，在期限以内。" in part(papers(tuple(happened)), "clock")
    assert "登记的专项报告日期为2026年5月12日，超过期限。" in part(papers(tuple(late)), "clock")
    assert "该案已于2026年5月10日结案" in part(papers(upto("closed")), "clock")


def test_without_a_refusal_no_report_is_called_late(papers):
    happened = (*upto("stopped"), {"code": "R", "kind": "special_reported", "local_date": "2026-06-30"})
    assert "登记的专项报告日期为2026年6月30日。" in part(papers(happened), "clock")


def test_of_what_there_is_none_nothing_is_counted(papers):
    assert "共登记处置措施3项，制发文书1件，固定现场照片1张。" in part(papers(upto("refused")), "measures")
    told = part(papers(upto("refused"), photos=(), documents=()), "measures")
    assert "共登记处置措施3项。" in told
    assert "0" not in re.sub(r"\d{4}年\d+月\d+日", "", told)
    assert part(papers((), photos=(), documents=()), "measures") == "没有登记的处置措施。"


def test_main_steps_are_told_by_day(papers):
    assert "发现违法行为后，2026年5月5日下达责令停止违法行为通知书，2026年5月8日作出" in part(
        papers(upto("decided")), "measures"
    )


def test_before_the_decision_nobody_is_said_to_have_done_it(papers):
    assert "当事人涉嫌未经依法批准" in part(papers(upto("filed")), "areas")
    assert "当事人未经依法批准" in part(papers(upto("decided")), "areas")


def test_farmland_is_to_be_assessed_only_where_some_was_taken(papers, make_parcel):
    def asked(**areas):
        letters = papers(upto("refused"), parcels=[make_parcel(**areas)]).letters
        (letter,) = (letter for letter in letters if letter.department == "agriculture")
        return "".join(letter.asks)

    assert "核定耕地种植条件" in asked()
    without = asked(cultivated_m2=0.0, farmland_m2=0.0)
    assert "核定耕地种植条件" not in without
    assert without.endswith("。")


def test_every_end_of_a_case_has_its_words():
    from landpatrol.processing.core.cases.model import load_case_model

    ends = {kind.code for kind in load_case_model().kinds.values() if kind.ends_case}
    assert ends == set(load_words()["ends"])
    assert ends <= set(load_departments()["letter"])


def test_a_list_of_departments_from_before_has_the_shipped_sentences(make_case, write):
    """One that an office edited, or that was frozen with a set, lacks what came in later."""
    departments = json.loads((DATA_FOLDER / "departments.json").read_text(encoding="utf-8"))
    departments["letter"] = {
        name: text
        for name, text in departments["letter"].items()
        if name not in ("closed", "title_settled", "annex_sheets")
    }
    papers, _ = write(make_case(events=upto("closed")), departments=departments)
    assert "结案" in papers.letters[0].paragraphs[1]
