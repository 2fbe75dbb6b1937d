"""The check sheet: figures against truth, words against facts, and two pages whatever a quarter holds."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pypdf
import pytest
import shapely
from landpatrol.processing.core.clock.duties import Duty
from landpatrol.processing.core.rates.count import Item, Period, count_rates
from landpatrol.processing.core.rates.rules import load_rate_rules
from landpatrol.processing.core.station_check import model
from landpatrol.processing.report.check_sheet import write
from landpatrol.processing.report.check_sheet.charts import draw_weeks
from landpatrol.processing.report.check_sheet.content import own_findings, sheet_values
from landpatrol.processing.report.check_sheet.words import DATA_FOLDER, words
from landpatrol.processing.report.check_sheet.write import write_check_sheet

RULES = load_rate_rules()
ROOM = words()["rooms"][0]
START, END, TODAY = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 23)


def week(number, done, state=None):
    first = date(2026, 9, 28) + timedelta(7 * number)
    return model.Counted(first, first + timedelta(6), done, 2, state or ("done" if done >= 2 else "missed"))


def duty(number, state, late_days=0, title="立案呈批", case="SA2026-001"):
    day = date(2026, 11, 4)
    return Duty(
        key=f"{case}/{number}", rule=f"r{number}", number=number, title=title, who="station", to="", document="",
        term="10个工作日", case_code=case, unit_code="U1", trigger="found", start=day, by_days=day, by_workdays=day,
        unrolled=day, due=day, first_due=day, state=state, days_left=0, late_days=late_days, done_on=None,
        is_provisional=False, note="",
    )  # fmt: skip


def facts(**changed):
    parcels = [
        Item(f"P{n}", "U1", date(2026, 10, 12), own=n > 0, done={"stopped": date(2026, 10, 13)}) for n in range(3)
    ]
    duties = [duty(10, "done"), duty(10, "late", 3), duty(12, "overdue", 12, case="SA2026-002"), duty(13, "open")]
    quarter = model.StationQuarter(
        "U1", "清溪国土中心所", "示范分局", "", "2026Q4", START, END, TODAY,
        plans=("2026年第四季度计划",), zones=("清溪镇责任区",), key_areas=3, cameras=2, officers=3, patrols=9,
        weeks=(week(0, 2), week(1, 0), week(2, 3), week(3, 1, "open")),
        video=tuple(model.Counted(START + timedelta(n), START + timedelta(n), n % 2, 1, "done" if n % 2 else "missed") for n in range(10)),
        tracks=model.Tracks(7, 2, 6, 321.04, 14.25, 500, 60.04, 31.25),
        cases=model.CaseCount(3, (("巡查发现", 2), ("卫片", 1)), 1, 2, 1, 1, 1),
        duties=model.count_duties(duties), late=model.worst(duties),
        rates=tuple(count_rates(parcels, parcels, Period(START, END, TODAY), RULES, ["U1"])),
        sites=model.SiteCount(4, 2, 12, 10, 1, ("粮食烘干中心",), ("厂房：是否超批准范围用地？", "仓库：缺1次")),
        last_problems=(
            model.Problem("台账未登记", START, date(2026, 10, 31), date(2026, 10, 28)),
            model.Problem("记录表缺项", START, date(2026, 10, 31), date(2026, 11, 5)),
            model.Problem("次数不足", START, date(2026, 10, 31), None),
            model.Problem("影像未存", START, date(2026, 12, 1), None),
        ),
        problems=(model.Problem("立案超期", TODAY, None, None),),
    )  # fmt: skip
    return replace(quarter, **changed)


def values(**changed):
    return sheet_values(
        facts(**changed), False, {name: (Path("x.png"), 80) for name in ("weeks", "duties", "rates")}, RULES, ROOM
    )


def test_ground_near_the_tracks_is_counted_once_and_only_inside_the_zones():
    zone = shapely.box(0, 0, 2000, 2000)
    line = shapely.LineString([(500, 1000), (1500, 1000)])
    once = model.coverage_pct([zone], [line], 100)
    assert once == pytest.approx(100 * 107_853.98 / 4e6, rel=0.005)
    assert model.coverage_pct([zone, zone], [line, line], 100) == pytest.approx(once)
    assert model.coverage_pct([zone], [shapely.LineString([(-9000, 1000), (9000, 1000)])], 8000) == pytest.approx(100)
    assert model.coverage_pct([zone], [], 100) == 0
    assert model.coverage_pct([], [line], 100) is None


def test_a_running_week_is_not_judged():
    assert model.judged(facts().weeks) == (2, 3)
    assert model.judged([week(0, 2, "due")]) == (0, 0)


def test_duties_by_rule_and_the_worst_first():
    found = facts()
    assert [(d.in_time, d.failed, d.running) for d in found.duties] == [(1, 1, 0), (0, 1, 0), (0, 0, 1)]
    assert [d.case_code for d in found.late] == ["SA2026-002", "SA2026-001"]


def test_the_words_say_what_the_facts_are():
    said = values()
    assert said["weeks"] == "已满3周，其中2周达到每周2次；不足的周：10月5日至10月11日（0次）"
    assert said["tracks"] == "轨迹7条，6天，321.0公里，14.3小时；另有2次巡查没有轨迹"
    assert "两侧各250米计，责任区面积的31.3%" in said["coverage"]
    assert said["video"] == "应查10天，已查5天"
    assert said["cases"].startswith(
        "得知违法图斑3宗（巡查发现2宗、卫片1宗），涉及重大案件1件；立案2件，结案1件，在办1件；"
    )
    assert said["site_findings"] == "厂房：是否超批准范围用地？仓库：缺1次"
    assert [row["state"] for row in said["mending"]] == [
        "2026-10-28已整改",
        "2026-11-05已整改，逾期5日",
        "未整改，已逾期23日",
        "整改期限2026-12-01，尚未到期",
    ]
    assert said["rates"][0] == {
        "title": "发现率", "count": "2/3", "text": "66.7%", "interval": "20.8%～93.9%", "target": "≥95%",
        "judgement": "未达到95%（样本偏少）",
    }  # fmt: skip
    assert said["late"][0]["state"] == "已逾期12日"
    assert said["state"] == "季度未结束，截至2026年11月23日"
    assert values(as_of=END)["state"] == "全季度"


def test_the_figures_own_findings_follow_those_that_were_entered():
    assert [row["problem"] for row in values()["problems"]] == ["立案超期", *own_findings(facts())]
    assert list(own_findings(facts())) == [
        "1周巡查不足每周2次",
        "时限逾期：立案呈批1件、立案呈批1件",
        "1处在建用地没有批准文号",
        "在建用地巡查逾期1次",
        "未达到指标：发现率2/3、立案率0/3",
        "上季度问题2项未整改",
        "视频巡查缺5天",
    ]


@pytest.mark.parametrize(("mended", "open_"), [(TODAY, 0), (TODAY + timedelta(1), 1)])
def test_what_is_mended_after_the_day_is_not_mended_yet(mended, open_):
    said = values(last_problems=(model.Problem("台账缺页", START, None, mended),))
    assert said["mending_count"] == f"上季度提出1项，已整改{1 - open_}项，未整改{open_}项"
    assert said["mending"][0]["state"] == ("未整改，未定期限" if open_ else "2026-11-23已整改")
    assert any("上季度问题" in row["problem"] for row in said["problems"]) is bool(open_)


def test_nothing_known_is_said_and_never_a_blank():
    bare = model.StationQuarter("U1", "清溪所", "示范分局", "", "2026Q4", START, END, TODAY)
    said = sheet_values(bare, False, {}, RULES, ROOM)
    assert all(text for text in said.values() if isinstance(text, str))
    assert said["coverage"].startswith("没有责任区图形或轨迹")
    assert list(own_findings(bare)) == []


def crowded():
    """More of everything than the sheet can list, in long words."""
    long = "巡查记录表没有逐条填写发现问题的地点、坐标、现状、面积、地类和当事人，" * 2
    duties = [duty(n % 9, "overdue", n, title=f"时限第{n % 9}项（示意）", case=f"SA2026-{n:03}") for n in range(40)]
    problem = model.Problem(long, START, date(2026, 10, 31), None)
    return facts(
        plans=tuple(f"2026年{month}月巡查计划" for month in (10, 11, 12)),
        zones=tuple(f"第{n}责任区" for n in range(9)),
        weeks=tuple(week(n, n % 2) for n in range(14)),
        duties=model.count_duties(duties),
        late=model.worst(duties),
        sites=model.SiteCount(
            30,
            25,
            200,
            100,
            99,
            ("粮食烘干中心", "仓储物流中心", "标准厂房"),
            tuple(f"项目{n}：{long}" for n in range(30)),
        ),
        last_problems=(problem,) * 9,
        problems=(problem,) * 9,
    )


def test_two_pages_whatever_there_is(tmp_path, monkeypatch):
    monkeypatch.setitem(words(), "rooms", words()["rooms"][-1:])  # the others were tried in vain
    written = write_check_sheet(crowded(), False, RULES, tmp_path / "检查 表")
    assert written.page_count == 2
    reader = pypdf.PdfReader(written.pdf)
    text = [unicodedata.normalize("NFKC", page.extract_text()) for page in reader.pages]
    assert len(text) == 2
    assert "五、案件和时限" in text[1]
    assert "检查人" in text[1]
    assert "另有38项未列出" in text[1].replace("\n", "")
    assert "{{" not in "".join(text)
    assert sorted(path.suffix for path in (tmp_path / "检查 表").iterdir()) == [".docx", ".pdf"]


def test_a_room_that_leaves_no_rows_to_spare_is_not_taken(tmp_path, monkeypatch):
    tight, close = {**ROOM, "weeks_mm": 80, "charts_mm": 80}, words()["rooms"][1]
    monkeypatch.setitem(words(), "rooms", [tight, close])
    drawn = []
    monkeypatch.setattr(
        write, "draw_weeks", lambda path, weeks, size: drawn.append(size[1]) or draw_weeks(path, weeks, size)
    )
    assert write_check_sheet(facts(), False, RULES, tmp_path).page_count == 2
    assert drawn == [80, close["weeks_mm"]]


def test_words_follow_their_schema():
    schema = json.loads((DATA_FOLDER / "words.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(words(), schema)
