"""Net of ridges in the three families of basic-farmland layers."""

from __future__ import annotations

import numpy as np
import pytest
from landpatrol.processing.core.rules.farmland_net import NetFields, net_fields, net_shares

FAMILIES = {
    "JBNTBHTB": ["TBMJ", "JBNTMJ", "TKXS", "TKMJ"],
    "YJJBNTTB": ["TBMJ", "JBNTMJ", "TKMJ"],
    "YJJBNTTB 后期": ["TBMJ", "YJJBNTMJ"],
    "YJJBNTBHTB": ["YJJBNTTBMJ", "KCXS", "KCMJ", "YJJBNTMJ"],
    "小写": ["yjjbnttbmj", "kcxs", "yjjbntmj"],
    "无": ["BSM"],
}


def finder(names):
    by_lower = {name.lower(): name for name in names}
    return lambda *wanted: next((by_lower[w.lower()] for w in wanted if w.lower() in by_lower), None)


@pytest.mark.parametrize(
    ("family", "fields"),
    [
        ("JBNTBHTB", NetFields("TKXS", "JBNTMJ", "TBMJ")),
        ("YJJBNTTB", NetFields("", "JBNTMJ", "TBMJ")),
        ("YJJBNTTB 后期", NetFields("", "YJJBNTMJ", "TBMJ")),
        ("YJJBNTBHTB", NetFields("KCXS", "YJJBNTMJ", "YJJBNTTBMJ")),
        ("小写", NetFields("kcxs", "yjjbntmj", "yjjbnttbmj")),
        ("无", NetFields()),
    ],
)
def test_fields_of_each_family(family, fields):
    assert net_fields(finder(FAMILIES[family])) == fields


FIELDS = NetFields("KCXS", "YJJBNTMJ", "YJJBNTTBMJ")


def row(coefficient, net=None, gross=None):
    return {"KCXS": coefficient, "YJJBNTMJ": net, "YJJBNTTBMJ": gross}


@pytest.mark.parametrize(
    ("attributes", "coefficient", "counts"),
    [
        (row(0.1, 50, 100), 0.1, (1, 0, 0)),
        (row(0.0, 50, 100), 0.0, (1, 0, 0)),
        (row(None, 880.5, 1000), 0.1195, (0, 1, 0)),
        (row(None, 1000.01, 1000.0), 0.0, (0, 1, 0)),
        (row(None), 0.0, (0, 0, 1)),
        (row(None, 0, 1000), 0.0, (0, 0, 1)),
        (row(None, 100, 0), 0.0, (0, 0, 1)),
        (row(None, "x", 100), 0.0, (0, 0, 1)),
    ],
)
def test_coefficient_first_then_ratio_then_nothing(attributes, coefficient, counts):
    shares = net_shares([attributes], FIELDS)
    assert shares.coefficients == pytest.approx([coefficient])
    assert (shares.by_coefficient, shares.by_ratio, shares.without) == counts
    assert shares.wrong == ()


def test_net_above_gross_is_pointed_out_and_not_used():
    shares = net_shares([row(0.1), row(None, 1200, 1000)], FIELDS)
    assert shares.coefficients == pytest.approx([0.1, 0.0])
    assert shares.wrong == (1,)


def test_what_is_no_number_is_left_for_the_caller_to_refuse():
    assert np.isnan(net_shares([row("百分之十")], FIELDS).coefficients[0])
