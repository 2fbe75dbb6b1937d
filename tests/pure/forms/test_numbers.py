"""Document numbers: counted by year, gaps kept, brackets as the standard wants."""

from __future__ import annotations

import pytest
from landpatrol.processing.core.errors import InputError
from landpatrol.processing.core.forms.numbers import check_pattern, next_number

PATTERN = "示停〔{year}〕{number}号"


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "示停〔2026〕1号"),
        (["示停〔2026〕1号", "示停〔2026〕2号"], "示停〔2026〕3号"),
        (["示停〔2026〕1号", "示停〔2026〕7号"], "示停〔2026〕8号"),
        (["示停〔2025〕9号", "示立〔2026〕4号", "停〔2026〕5号"], "示停〔2026〕1号"),
        (["示停〔2026〕9号", "示停〔2026〕10号"], "示停〔2026〕11号"),
        (["示停[2026]3号", "示停（2026）004号"], "示停〔2026〕5号"),
        (["示停〔2026〕12号附1", "x示停〔2026〕30号"], "示停〔2026〕1号"),
    ],
)
def test_the_next_number(taken, expected):
    assert next_number(PATTERN, 2026, taken) == expected


def test_signs_of_the_pattern_are_no_rules_of_search():
    assert next_number("示.停〔{year}〕{number}号", 2026, ["示x停〔2026〕5号"]) == "示.停〔2026〕1号"


def test_square_and_round_brackets_become_six_sided():
    assert check_pattern("示停[{year}]{number}号", "s") == PATTERN
    assert check_pattern("示停（{year}）{number}号", "s") == PATTERN


@pytest.mark.parametrize(
    "pattern", ["示停1号", "{number}", "{year}{number}{number}", "{year}{number}{x}", "{year", "{}{}"]
)
def test_a_pattern_that_cannot_count_is_refused(pattern):
    with pytest.raises(InputError, match=r"document\.number\.stop"):
        check_pattern(pattern, "document.number.stop")
