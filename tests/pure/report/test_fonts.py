"""Shipped fonts, an office's own fonts, and characters that no font has."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.report.content.compose import build_report
from landpatrol.processing.report.font_notes import with_font_notes
from landpatrol.processing.report.fonts import FONT_FOLDER, lacks, lender_of, load_fonts
from landpatrol.processing.report.pdf.text_layout import markup

SYMBOLS = "㎡²°′″〔〕—·…≤≥×±①⑩〓"
SERIF = FONT_FOLDER / "LandPatrolSerifSC-Regular.ttf"


def gbk_hanzi():
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                char = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            if "\u4e00" <= char <= "\u9fff":
                yield char


def own_fonts(tmp_path, **files):
    path = tmp_path / "字体.json"
    roles = {role: {"file": str(file)} for role, file in files.items()}
    path.write_text(json.dumps({"roles": roles}), encoding="utf-8")
    return path


def test_shipped_fonts_have_gbk_and_the_symbols_of_reports():
    fonts = load_fonts()
    wanted = [*gbk_hanzi(), *SYMBOLS]
    assert len(wanted) > 20900
    for font in fonts.values():
        assert [char for char in wanted if lacks(font.name, char)] == []


@pytest.mark.parametrize("char", ["\ue863", "\U000323af"])
def test_a_private_or_newly_coded_character_is_missed_too(char):
    assert lender_of(load_fonts()["body"], char) is None


def test_rare_characters_of_names_are_drawn_by_the_shipped_font_of_rare_ones():
    for font in load_fonts().values():
        assert {char: lender_of(font, char) for char in "𠮷䶮㛃𬭎"} == dict.fromkeys("𠮷䶮㛃𬭎", "LandPatrol Rare SC")


def test_shipped_fonts_are_small_enough_for_the_zip_and_carry_their_licence():
    assert sum(path.stat().st_size for path in FONT_FOLDER.glob("*.ttf")) < 21e6
    assert "SIL OPEN FONT LICENSE" in (FONT_FOLDER / "OFL.txt").read_text(encoding="utf-8")


def test_an_own_font_is_used_and_named(tmp_path, make_subject):
    font = tmp_path / "方正 小标宋.ttf"
    font.write_bytes(SERIF.read_bytes())
    fonts = load_fonts(own_fonts(tmp_path, title=font))
    assert (fonts["title"].is_shipped, fonts["body"].is_shipped) == (False, True)
    note = with_font_notes(build_report(make_subject()), fonts).notes[-1]
    assert "标题用“LandPatrol Serif SC”" in note
    assert "未指定本单位字体" in note


def test_a_file_that_cannot_be_embedded_falls_back_and_is_named(tmp_path, make_subject):
    font = tmp_path / "坏字体.otf"
    font.write_bytes(b"OTTO" + bytes(200))
    fonts = load_fonts(own_fonts(tmp_path, body=font, table=tmp_path / "没有.ttf"))
    assert fonts["body"].is_shipped
    note = with_font_notes(build_report(make_subject()), fonts).notes[-1]
    assert "坏字体.otf”不能使用" in note
    assert "没有.ttf”不能使用" in note


def test_a_font_file_that_is_no_json_ends_in_a_sentence(tmp_path):
    path = tmp_path / "fonts.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(RuleError, match=r"fonts\.json cannot be used"):
        load_fonts(path)


def test_a_rare_character_prints_as_geta_and_is_named(make_subject):
    attributes = {"code": "HZ-1", "party": "张\U000323af"}
    report = with_font_notes(build_report(make_subject(attributes=attributes)), load_fonts())
    assert next(fact.text for fact in report.facts if fact.label == "当事人") == "张〓"
    assert any("U+323AF" in note for note in report.notes)


def test_no_note_about_characters_when_all_are_there(make_subject):
    assert not any("U+" in note for note in with_font_notes(build_report(make_subject()), load_fonts()).notes)


def test_a_character_is_lent_by_another_font(monkeypatch):
    from landpatrol.processing.report import fonts as module

    own = replace(load_fonts()["body"], name="own", lenders=("LandPatrol Serif SC",))
    monkeypatch.setattr(module, "lacks", lambda name, char: name == "own" and char == "泽")
    assert lender_of(own, "泽") == "LandPatrol Serif SC"
    assert markup("洪泽<区", own) == '洪<font name="LandPatrol Serif SC">泽</font>&lt;区'
