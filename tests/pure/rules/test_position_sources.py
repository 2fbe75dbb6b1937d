"""Position error by the source of the boundary: what is given goes first, the table next, the default last."""

from __future__ import annotations

import json

import jsonschema
import pytest
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.core.rules.data_files import DATA_FOLDER
from landpatrol.processing.core.rules.position_sources import load_position_sources, position_error

SOURCES = load_position_sources()


def error(given, source):
    return position_error(given, source, SOURCES, 1.0, "默认±{error_m}米")


@pytest.mark.parametrize(
    ("value", "metres"),
    [
        ("survey", 0.05),
        ("RTK", 0.1),
        ("网络RTK", 0.1),
        ("image", 1.25),
        ("卫片", 1.25),
        ("卫星影像采集", 1.25),
        (" phone ", 5.0),
        ("手机", 5.0),
        ("RTK实测", 0.1),
        ("影像勾绘", 1.25),
        ("无人机影像", 0.5),
        ("survey by phone", 5.0),
    ],
)
def test_sources_are_known_by_code_name_or_word(value, metres):
    found = error(None, value)
    assert found.error_m == metres
    assert f"±{metres:g}米" in found.notes[0]


def test_a_given_error_goes_before_the_table_and_needs_no_note():
    found = error(0.3, "phone")
    assert found.error_m == 0.3
    assert not found.notes
    assert "手机" in found.advice


@pytest.mark.parametrize("value", [None, "", "  "])
def test_no_source_takes_the_default_and_says_so(value):
    assert error(None, value).notes == ("默认±1米",)
    assert error(None, value).error_m == 1.0


def test_an_unknown_source_is_named():
    found = error(None, "群众举报")
    assert found.error_m == 1.0
    assert "群众举报" in found.notes[0]
    assert "复测" in found.advice


def test_every_advice_says_who_and_how():
    for source in SOURCES.sources:
        assert "单位" in source.advice
        assert "界址点" in source.advice


def test_shipped_table_follows_its_schema():
    ends = (".json", ".schema.json")
    jsonschema.validate(
        *(json.loads((DATA_FOLDER / f"position_sources{end}").read_text(encoding="utf-8")) for end in ends)
    )


def test_a_broken_table_is_named(tmp_path):
    path = tmp_path / "来源.json"
    path.write_text('{"sources": [{"code": "x"}]}', encoding="utf-8")
    with pytest.raises(RuleError, match="来源"):
        load_position_sources(path)
