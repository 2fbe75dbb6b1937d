"""What the report says about a measured parcel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.report.content.compose import build_report, degrees_minutes_seconds
from landpatrol.processing.report.content.wording import load_wording, plain_text


def row(report, label):
    return next(r for r in report.area_rows if r.label.replace("\n", "") == label)


def facts(report):
    return {fact.label: fact.text for fact in report.facts}


def test_facts_are_filled_or_said_to_be_missing(make_subject):
    found = facts(build_report(make_subject()))
    assert found["图斑编号"] == "HZ-1"
    assert found["违法类型"] == "违法开采矿产资源"
    assert found["发现日期"] == "2024年3月9日"
    assert found["位置"] == found["图斑名称"] == "未填"


def test_field_names_of_other_systems_and_cases_are_found(make_subject):
    found = facts(build_report(make_subject(attributes={"jcbh": "320813SJBG", "YDDW": "某公司", "zldwmc": "临河村"})))
    assert (found["图斑编号"], found["当事人"], found["位置"]) == ("320813SJBG", "某公司", "临河村")


def test_place_is_put_together_from_township_and_village(make_subject):
    found = facts(build_report(make_subject(attributes={"township": "清溪镇", "village": "槐坝头村"})))
    assert (found["位置"], found["所属辖区"]) == ("清溪镇槐坝头村", "清溪镇")


@pytest.mark.parametrize(
    ("area_m2", "mu", "mu_fine", "margin", "verdict"),
    [
        (13336.6, "20.00", "20.0049", "+3.27", "超过"),
        (13330.0, "20.00", "19.9950", "-3.33", "未超过"),
        (13329.6902, "19.99", "19.9945", "-3.64", "未超过"),
        (13333.3334, "20.00", "20.0000", "+0.0001", "超过"),
    ],
)
def test_two_figures_that_print_alike_differ_by_their_margin(
    make_subject, make_measurement, area_m2, mu, mu_fine, margin, verdict
):
    report = build_report(make_subject(make_measurement(area_m2, 0.0, 0.0)))
    total = row(report, "违法占地")
    assert (total.mu.text, total.mu_fine.text, total.margin_m2.text, total.verdict) == (mu, mu_fine, margin, verdict)
    assert total.m2.value == area_m2


def test_what_was_not_measured_is_uncovered_and_never_under(make_subject, make_measurement):
    report = build_report(make_subject(make_measurement(1000.0)))
    cultivated = row(report, "其中耕地")
    assert (cultivated.m2.text, cultivated.verdict) == ("—", "未套合")
    assert sum("未套合" in note and "不能认定为未超过" in note for note in report.notes) == 2
    assert report.headline.startswith("临界")


@pytest.mark.parametrize(
    ("areas", "band_m2", "start"),
    [
        ((20000.0, 0.0, 0.0), 10.0, "达到重大案件标准"),
        ((1000.0, 0.0, 0.0), 10.0, "未达到重大案件标准"),
        ((13340.0, 0.0, 0.0), 100.0, "临界，需复测：记录面积超过"),
        ((13300.0, 0.0, 0.0), 100.0, "临界，需复测或补充套合：记录面积未超过"),
    ],
)
def test_headline_follows_verdict(make_subject, make_measurement, areas, band_m2, start):
    report = build_report(make_subject(make_measurement(*areas, band_m2=band_m2)))
    assert report.headline.startswith(start)


def test_mineral_case_is_major_whatever_its_area(make_subject, make_measurement):
    report = build_report(make_subject(make_measurement(10.0, 0.0, 0.0), is_mineral=True))
    assert report.headline.startswith("涉及矿产资源")


@pytest.mark.parametrize(
    ("method", "said", "cautioned"),
    [
        ("ellipsoid", "国土调查办发〔2008〕32号", False),
        ("ellipsoid_rounded", "测评要求取位", False),
        ("geodesic", "非官方椭球面积公式", True),
        ("plane", "投影平面面积（非椭球面积）", True),
    ],
)
def test_method_is_said_in_words_and_an_unofficial_one_warned_of(make_subject, method, said, cautioned):
    report = build_report(make_subject(method=method))
    assert said in report.method[0]
    assert any("仅供参考" in note for note in report.notes) == cautioned


def test_rounding_is_told(make_subject):
    report = build_report(make_subject())
    assert any("未修约的面积" in text and "四舍五入" in text for text in report.method)


def test_centre_lies_on_the_parcel_even_if_its_centroid_does_not(make_subject):
    horseshoe = shapely.box(0, 0, 90, 90).difference(shapely.box(10, 10, 80, 95))
    moved = shapely.transform(horseshoe, lambda xy: xy + np.array([40394700, 3686500]))
    centre = facts(build_report(make_subject(geometry=moved)))["中心平面坐标"]
    x, y = (float(part.split("）")[1]) for part in centre.split("，"))
    assert moved.contains(shapely.Point(y, x))


@pytest.mark.parametrize(
    ("angle", "text"),
    [(118.87, "118°52′12.00″"), (33.9999999, "34°00′00.00″"), (0.0, "0°00′00.00″"), (118.5 - 1e-9, "118°30′00.00″")],
)
def test_degrees_never_print_sixty_seconds(angle, text):
    assert degrees_minutes_seconds(angle) == text


def test_sample_data_says_so(make_subject):
    assert "示意数据" in build_report(make_subject(is_sample=True)).notes[0]


def test_dates_and_numbers_as_printed():
    assert [plain_text(v) for v in ("2018-09-08", "20180908", 12.0, None, " x ")] == [
        "2018年9月8日", "20180908", "12", "", "x",
    ]  # fmt: skip


def test_a_wording_file_without_a_section_is_refused(tmp_path):
    path = tmp_path / "用语.json"
    path.write_text('{"title": "报告"}', encoding="utf-8")
    with pytest.raises(RuleError, match="headings"):
        load_wording(path)


def test_same_input_gives_the_same_report(make_subject):
    assert build_report(make_subject()) == build_report(make_subject())
    assert build_report(make_subject()) != build_report(replace(make_subject(), maker="李明"))
