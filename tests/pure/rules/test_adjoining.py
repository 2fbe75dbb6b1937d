"""Adjoining parcels of one party as one matter: gap, party, months, and what is never merged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from landpatrol.processing.core.rules.adjoining import (
    AdjoiningParcel,
    Matter,
    find_neighbours,
    months_later,
    propose_matters,
)
from landpatrol.processing.core.rules.major_case import load_major_case_rule
from landpatrol.processing.core.rules.matter_words import matter_sentence, neighbour_sentences, would_be_major

MU = 10000 / 15
RULE = load_major_case_rule()
DAY = date(2025, 3, 1)


def parcel(label, x0, x1, party="张三", found=DAY, total_mu=8.0, cultivated_mu=0.0, mineral=False):
    areas = {"total": total_mu, "cultivated": cultivated_mu, "basic_farmland": None}
    areas_m2 = {name: None if mu is None else mu * MU for name, mu in areas.items()}
    return AdjoiningParcel(label, shapely.box(x0, 0, x1, 50), party, found, areas_m2, mineral)


def matters(parcels, gap_m=3.0, months=12):
    found = propose_matters(parcels, find_neighbours(parcels, gap_m), months)
    return [tuple(parcels[index].label for index in matter.members) for matter in found]


def test_three_adjoining_parcels_of_one_party_are_one_matter_of_24_mu():
    parcels = [parcel("甲", 0, 100), parcel("乙", 100, 200, found=date(2025, 9, 9)), parcel("丙", 203, 300)]
    (matter,) = propose_matters(parcels, find_neighbours(parcels, 3.0), 12)
    assert matter.sums_m2(parcels)["total"] == pytest.approx(24 * MU)
    assert would_be_major(matter, parcels, RULE)
    sentence = matter_sentence(matter, parcels, RULE, 3.0, 12)
    assert "违法占地合计24.00亩，超过20亩" in sentence
    assert "2025-03-01至2025-09-09" in sentence
    assert "承办人决定" in sentence


@pytest.mark.parametrize(("gap_m", "count"), [(3.0, 1), (2.9, 2), (0.0, 2)])
def test_the_road_between_is_a_parameter(gap_m, count):
    assert len(matters([parcel("甲", 0, 100), parcel("乙", 103, 200)], gap_m)) == count


def test_different_parties_are_shown_and_not_merged():
    parcels = [parcel("甲", 0, 100), parcel("乙", 100, 200, party="李四")]
    found = propose_matters(parcels, find_neighbours(parcels, 3.0), 12)
    assert len(found) == 2
    (said,) = neighbour_sentences(found[0], parcels, find_neighbours(parcels, 3.0), 12)
    assert said == "图斑甲与图斑乙相邻（相距0.00米），当事人不同（李四），未合并"


def test_names_are_one_party_whatever_their_width_case_and_blanks():
    assert matters([parcel("甲", 0, 100, "ＡＢＣ 公司"), parcel("乙", 100, 200, "abc公司")]) == [("甲", "乙")]


@pytest.mark.parametrize("party", ["", "  ", "待查", "当事人 待查", "不明", "－"])
def test_unknown_parties_are_never_one_party(party):
    parcels = [parcel("甲", 0, 100, party), parcel("乙", 100, 200, party)]
    assert len(matters(parcels)) == 2
    assert "当事人不明" in neighbour_sentences(Matter((0,)), parcels, find_neighbours(parcels, 3.0), 12)[0]


@pytest.mark.parametrize(
    ("later", "count"), [(date(2026, 3, 1), 1), (date(2026, 3, 2), 2), (None, 2), (date(2024, 3, 1), 1)]
)
def test_twelve_months_include_the_last_day(later, count):
    assert len(matters([parcel("甲", 0, 100), parcel("乙", 100, 200, found=later)])) == count


def test_without_dates_asked_for_they_do_not_matter():
    assert matters([parcel("甲", 0, 100, found=None), parcel("乙", 100, 200)], months=None) == [("甲", "乙")]


def test_a_chain_longer_than_a_year_is_cut_where_most_ground_stays_together():
    parcels = [
        parcel("甲", 0, 100, found=date(2024, 1, 1), total_mu=5),
        parcel("乙", 100, 200, found=date(2024, 10, 1), total_mu=9),
        parcel("丙", 200, 300, found=date(2025, 6, 1), total_mu=9),
    ]
    assert matters(parcels) == [("甲",), ("乙", "丙")]
    said = neighbour_sentences(Matter((0,)), parcels, find_neighbours(parcels, 3.0), 12)
    assert said == ["图斑甲与图斑乙相邻且当事人相同，超出12个月，未合并"]


def test_a_figure_not_measured_in_one_parcel_has_no_sum():
    parcels = [parcel("甲", 0, 100), parcel("乙", 100, 200, cultivated_mu=None)]
    assert Matter((0, 1)).sums_m2(parcels)["cultivated"] is None
    assert "耕地未套合" in matter_sentence(Matter((0, 1)), parcels, RULE, 3.0, 12)


def test_exactly_on_the_line_is_not_major_and_mineral_is():
    parcels = [parcel("甲", 0, 100, total_mu=12), parcel("乙", 100, 200, total_mu=8)]
    assert not would_be_major(Matter((0, 1)), parcels, RULE)
    parcels[1] = parcel("乙", 100, 200, total_mu=8, mineral=True)
    assert would_be_major(Matter((0, 1)), parcels, RULE)
    assert "矿产" in matter_sentence(Matter((0, 1)), parcels, RULE, 3.0, 12)


def test_members_that_overlap_are_pointed_out():
    parcels = [parcel("甲", 0, 100), parcel("乙", 90, 200)]
    said = neighbour_sentences(Matter((0, 1)), parcels, find_neighbours(parcels, 3.0), 12)
    assert said == ["图斑甲与图斑乙重叠500.00平方米，合计中重复计算"]


def test_a_parcel_without_shape_is_a_matter_of_its_own():
    shapeless = AdjoiningParcel("乙", None, "张三", DAY, {"total": None})
    assert matters([parcel("甲", 0, 100), shapeless]) == [("甲",), ("乙",)]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2025, 3, 1), 12, date(2026, 3, 1)),
    ],
)
def test_months_end_where_the_month_ends(day, months, later):
    assert months_later(day, months) == later


rows = st.lists(
    st.tuples(st.integers(0, 400), st.integers(1, 60), st.sampled_from("甲乙"), st.integers(0, 900)), max_size=12
)


@given(rows)
def test_each_parcel_is_in_one_matter_and_each_matter_keeps_the_rules(rows):
    parcels = [
        parcel(str(n), x, x + width, party, DAY + timedelta(days), width)
        for n, (x, width, party, days) in enumerate(rows)
    ]
    found = propose_matters(parcels, find_neighbours(parcels, 3.0), 12)
    assert sorted(index for matter in found for index in matter.members) == list(range(len(parcels)))
    for matter in found:
        members = [parcels[index] for index in matter.members]
        days = sorted(member.found for member in members)
        assert len({member.party for member in members}) == 1
        assert days[-1] <= months_later(days[0], 12)
        assert shapely.union_all([member.shape.buffer(1.5001) for member in members]).geom_type == "Polygon"
