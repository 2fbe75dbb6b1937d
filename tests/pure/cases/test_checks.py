"""A case that is right has no finding; each thing that cannot be right has its sentence."""

import json
from datetime import date

import jsonschema
import pytest
from landpatrol.processing.core.cases.checks import repeated
from landpatrol.processing.core.cases.events import Case, CaseEvent, CaseParcel
from landpatrol.processing.core.cases.model import CLUE, DATA_FOLDER, load_case_model
from landpatrol.processing.core.errors import RuleError

APPROVED = {"approved_by": "分管领导"}
FILED = [("found", "2026-03-02"), ("stopped", "2026-03-03"), ("filed", "2026-03-10", APPROVED)]


def test_a_whole_case_from_find_to_record_is_right(check):
    whole = [
        *FILED,
        ("extended", "2026-03-30", APPROVED | {"days": 10}),
        ("investigated", "2026-03-31"),
        ("decided", "2026-04-01"),
        ("served", "2026-04-02"),
        ("enforced", "2026-04-10"),
        ("closed", "2026-04-12"),
        ("archived", "2026-04-13"),
        ("recorded", "2026-04-13"),
    ]
    assert check(*whole) == {}
    model = load_case_model()
    assert model.stage_of([kind for kind, *_ in whole]) == "recorded"
    assert [model.stage_title(code) for code in model.stages] == [
        "发现",
        "制止",
        "报告",
        "立案",
        "调查",
        "处罚",
        "送达",
        "执行",
        "结案",
        "归档",
        "备案",
    ]


def test_stages_are_those_reached(check):
    model = load_case_model()
    assert (model.stage_of([]), model.stage_title(CLUE)) == (CLUE, "线索")
    assert model.stage_of(["found", "filed", "reported", "refused"]) == "filed"
    assert (model.stage_title("x"), model.kind_title("x")) == ("x", "x")


@pytest.mark.parametrize(
    ("events", "code", "words"),
    [
        ([("found", "2026-03-04"), ("stopped", "2026-03-03")], "order", "发现违法行为” (2026-03-04)"),
        ([("found", "2026-03-02"), ("closed", "2026-03-20")], "before", "立案"),
        ([("found", "2026-03-02"), ("filed", "2026-03-10")], "approver", "who approved"),
        ([("found", "2026-03-02"), ("filed", "2026-03-10", {"approved_by": " "})], "approver", "who approved"),
        ([*FILED, ("extended", "2026-03-20", APPROVED | {"days": 11})], "extension_days", "11 working days"),
        ([*FILED, ("extended", "2026-03-20", {"days": 5})], "approver", "延长"),
        ([*FILED, ("extended", "2026-03-20", APPROVED)], "days", "how many days"),
        ([*FILED, *[("extended", "2026-03-20", APPROVED | {"days": 5})] * 2], "extension_times", "2 times"),
        ([("found", "2027-01-01")], "future", "2027-01-01"),
        ([("fuond", "2026-03-02")], "unknown_kind", "fuond"),
        ([*FILED, ("filed", "2026-03-11", APPROVED)], "twice", "2026-03-10"),
        ([*FILED, ("not_filed", "2026-03-11", APPROVED)], "without", "立案"),
        ([*FILED, ("voided", "2026-03-11")], "void", "to be voided"),
        ([*FILED, ("voided", "2026-03-11", {"corrects_code": "E9"})], "corrects", "E9"),
        ([*FILED, *[("voided", "2026-03-11", {"corrects_code": "E1"})] * 2], "corrected_twice", "E1"),
        ([("found", "2026-03-02"), ("refused", "2026-03-03")], "before", "责令停止"),
    ],
)
def test_what_cannot_be_right_is_said(check, events, code, words):
    assert words in check(*events)[code]


@pytest.mark.parametrize(
    ("second", "is_remarked"),
    [
        (("stopped", "2026-03-05"), True),
        (("stopped", "2026-03-03"), True),
        (("stopped", "2026-03-05", {"parcel_code": "P2"}), False),
        (("stopped", "2026-03-05", {"corrects_code": "E1"}), False),
        (("site_checked", "2026-03-03"), False),
    ],
)
def test_a_second_stop_notice_is_remarked_on_and_is_no_fault(check, second, is_remarked):
    told = [("found", "2026-03-02"), ("stopped", "2026-03-03"), second]
    assert check(*told) == {}
    events = [
        CaseEvent(f"E{n}", kind, date.fromisoformat(day), **dict(*rest)) for n, (kind, day, *rest) in enumerate(told)
    ]
    found = [str(finding) for finding in repeated(Case("SA1", events=tuple(events)), load_case_model())]
    said = f"责令停止违法行为通知书” of SA1 stands for 2026-03-03 and for {second[1]} now"
    assert [said in text for text in found] == [True] * is_remarked


def test_two_different_officers(check):
    assert "“立案”" in check(*FILED, officer2_code=None)["two_officers"]
    assert "same officer twice (a)" in check(*FILED, officer2_code="a")["same_officer"]
    assert "two_officers" not in check(*FILED)


def test_a_case_major_by_the_figures_must_be_marked(check):
    over = (CaseParcel("P1", verdict="over", is_major=True),)
    assert "not marked" in check(*FILED, parcels=over, is_marked_major=False)["not_marked_major"]
    assert check(*FILED, parcels=over, is_marked_major=True) == {}
    assert "not_marked_major" in check(*FILED, sum_is_major=True)


def test_a_clue_takes_no_filing(check):
    assert "open a case" in check(*FILED, is_clue=True)["clue"]
    assert check(*FILED[:2], is_clue=True) == {}


def test_a_correction_heals(check):
    wrong = [("found", "2026-03-04"), ("stopped", "2026-03-03")]
    assert "order" in check(*wrong)
    assert check(*wrong, ("found", "2026-03-02", {"corrects_code": "E0"})) == {}


def test_the_shipped_model_follows_its_schema_and_a_broken_one_does_not(tmp_path):
    schema = json.loads((DATA_FOLDER / "case_model.schema.json").read_text(encoding="utf-8"))
    content = json.loads((DATA_FOLDER / "case_model.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(content, schema)
    content["kinds"][0]["after"] = ["nothing"]
    path = tmp_path / "model.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(RuleError, match="nothing"):
        load_case_model(path)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content | {"kinds": []}, schema)
