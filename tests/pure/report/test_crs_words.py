"""Coordinate systems in words."""

from __future__ import annotations

import pytest
from landpatrol.processing.report.content.crs_words import describe_crs
from landpatrol.processing.report.content.wording import load_wording

CUSTOM = "+proj=tmerc +lat_0=0 +lon_0=119 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs"


@pytest.mark.parametrize(
    ("crs", "words"),
    [
        ("EPSG:4528", "2000国家大地坐标系（3°带第40带，中央子午线120°，东坐标含带号） EPSG:4528"),
        ("EPSG:4549", "2000国家大地坐标系（3°带，中央子午线120°，东坐标不含带号） EPSG:4549"),
        ("EPSG:4498", "2000国家大地坐标系（6°带第20带，中央子午线117°，东坐标含带号） EPSG:4498"),
        ("EPSG:2364", "1980西安坐标系（3°带第40带，中央子午线120°，东坐标含带号） EPSG:2364"),
        ("EPSG:32633", "WGS 84坐标系（通用横轴墨卡托投影第33带，中央子午线15°） EPSG:32633"),
        ("EPSG:4490", "2000国家大地坐标系（经纬度） EPSG:4490"),
        ("EPSG:3857", "WGS 84坐标系（WGS 84 / Pseudo-Mercator） EPSG:3857"),
        ("nonsense", "坐标系未知"),
    ],
)
def test_words_follow_the_definition(crs, words):
    assert describe_crs(crs, load_wording()["crs"]) == words


def test_a_width_is_not_claimed_where_the_definition_gives_none():
    text = describe_crs(CUSTOM, load_wording()["crs"])
    assert "中央子午线119°" in text
    assert "°带" not in text
    assert "2000国家大地坐标系" not in text
