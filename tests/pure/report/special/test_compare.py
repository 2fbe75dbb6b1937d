"""Comparing what is printed with what it would be now."""

from __future__ import annotations

from landpatrol.processing.core.figures import make_record

SENTENCE = "违法占地1.00亩。"


def compared(printed, now, **options):
    from landpatrol.processing.report.special.verify import compare

    return {
        item.key: (item.printed, item.now, item.group)
        for item in compare({r.key: r for r in printed}, {r.key: r for r in now}, **options)
    }


def area(m2, sources=None, key="case/illegal_m2"):
    return make_record(key, m2, "m2", "area_sum", sources)


def test_what_is_the_same_is_not_named():
    assert compared([area(1.0)], [area(1.00004)]) == {}


def test_a_difference_that_rounding_hides_is_told_in_full():
    assert compared([area(1.0)], [area(1.001)]) == {"case/illegal_m2": ("1.0", "1.001", "area")}
    assert compared([area(1.0)], [area(2.0)]) == {"case/illegal_m2": ("1.00", "2.00", "area")}


def test_figures_that_came_or_went():
    gone, new = area(1.0, key="a"), area(2.0, key="b")
    assert compared([gone], [new]) == {"a": ("1.00", "", "area"), "b": ("", "2.00", "area")}


def test_sources_count_only_where_the_inputs_are_the_very_same():
    first, second = area(1.0, {"parcel": ("x",)}), area(1.0, {"parcel": ("y",)})
    assert compared([first], [second]) == {}
    assert list(compared([first], [second], with_sources=True)) == ["case/illegal_m2"]


def test_a_sentence_that_follows_an_area_is_not_named_beside_it():
    told = make_record("case/reasons", SENTENCE, "text", "sentence")
    changed = make_record("case/reasons", SENTENCE.replace("1.00", "2.00"), "text", "sentence")
    assert list(compared([area(1.0), told], [area(2.0), changed])) == ["case/illegal_m2"]
    assert list(compared([area(1.0), told], [area(1.0), changed])) == ["case/reasons"]
