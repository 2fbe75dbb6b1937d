"""Breaking Chinese lines."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st
from landpatrol.processing.report.pdf.text_layout import NOT_AT_START, break_lines


def ems(text):
    return sum(1.0 if ord(char) > 0x2000 else 0.5 for char in text)


def test_a_figure_is_never_cut():
    text = "违法占地25.31亩，超过20亩（超出3540.12平方米）；其中耕地10.31亩，超过10亩（超出206.12平方米）。"
    numbers = re.findall(r"[\d.]+", text)
    for room in range(6, 30):
        lines = break_lines(text, ems, room)
        assert "".join(lines) == text
        assert [n for line in lines for n in re.findall(r"[\d.]+", line)] == numbers
        assert all(ems(line) <= room for line in lines)


@example("1。。。.1111", 5)
@given(st.text("国土执法巡查，。（）《》abc 123.45", max_size=80), st.integers(5, 20))
def test_nothing_is_lost_and_no_line_is_too_long(text, room):
    lines = break_lines(text, ems, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(ems(line.rstrip()) <= room for line in lines)


def test_closing_marks_do_not_start_a_line():
    lines = break_lines("国土执法巡查，国土执法，国土，执法巡查。", ems, 6)
    assert not [line for line in lines if line[0] in NOT_AT_START]


def test_the_first_line_may_be_indented():
    assert break_lines("一二三四五六七八", ems, 4, first_room=2) == ["一二", "三四五六", "七八"]
