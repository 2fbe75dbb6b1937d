"""Fonts: the office's own folder first, else what comes with the product, and that is said; none is never a square."""

from __future__ import annotations

import json
import shutil

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.report.fonts import FONT_FOLDER, lacks
from landpatrol.processing.report.office.typefaces import TYPEFACE_FILE, load_typefaces


@pytest.fixture
def bare(tmp_path):
    """The shipped file without the machine's folders."""
    content = json.loads(TYPEFACE_FILE.read_text(encoding="utf-8"))
    path = tmp_path / "typefaces.json"
    path.write_text(json.dumps(content | {"folders": []}, ensure_ascii=False), encoding="utf-8")
    return path


def test_without_fonts_the_shipped_ones_stand_in_and_that_is_said(bare):
    typefaces = load_typefaces(None, bare)
    assert typefaces.font("仿宋_GB2312").family == "LandPatrol Serif SC"
    assert typefaces.font("黑体").family == "LandPatrol Sans SC"
    [note] = typefaces.notes()
    assert "仿宋、黑体" in str(note)


def test_a_font_in_the_offices_folder_is_used(bare, tmp_path):
    folder = tmp_path / "模板"
    (folder / "字体").mkdir(parents=True)
    shutil.copy(FONT_FOLDER / "LandPatrolSansSC-Regular.ttf", folder / "字体" / "SIMFANG.TTF")
    typefaces = load_typefaces(folder, bare)
    font = typefaces.font("仿宋")
    assert (font.is_shipped, font.path.name) == (False, "SIMFANG.TTF")
    assert typefaces.notes() == ()
    assert typefaces.drawn(font, "违") == (font.name, "违")


def test_a_file_that_is_no_font_is_passed_over(bare, tmp_path):
    folder = tmp_path / "模板"
    (folder / "字体").mkdir(parents=True)
    (folder / "字体" / "simfang.ttf").write_bytes(b"no font")
    assert load_typefaces(folder, bare).font("仿宋").is_shipped


def test_an_unknown_name_is_set_in_the_common_face(bare):
    typefaces = load_typefaces(None, bare)
    assert typefaces.font("某某手写体") is typefaces.otherwise


def test_a_missing_character_prints_the_printers_mark(bare):
    typefaces = load_typefaces(None, bare)
    assert typefaces.drawn(typefaces.font("仿宋"), "\U00030000")[1] == "〓"
    assert "U+30000" in str(typefaces.notes()[0])


@pytest.fixture
def rare_font(tmp_path):
    """Makes a font of one box for one character, in the office's folder 字体."""

    def make(char, name="随便什么名字.ttf"):
        pen = TTGlyphPen(None)
        for number, corner in enumerate([(0, 0), (0, 800), (800, 800), (800, 0)]):
            (pen.lineTo if number else pen.moveTo)(corner)
        pen.closePath()
        builder = FontBuilder(1000)
        builder.setupGlyphOrder([".notdef", "box"])
        builder.setupCharacterMap({ord(char): "box"})
        builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "box": pen.glyph()})
        builder.setupHorizontalMetrics({".notdef": (1000, 0), "box": (1000, 0)})
        builder.setupHorizontalHeader(ascent=800, descent=-200)
        builder.setupNameTable({"familyName": "Rare", "styleName": "Regular"})
        builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
        builder.setupPost()
        folder = tmp_path / "模板"
        (folder / "字体").mkdir(parents=True, exist_ok=True)
        builder.save(folder / "字体" / name)
        return folder

    return make


def test_any_font_in_the_offices_folder_lends_a_character_that_no_other_has(bare, rare_font):
    typefaces = load_typefaces(rare_font("\U00030000"), bare)
    name, char = typefaces.drawn(typefaces.font("仿宋"), "\U00030000")
    assert (char, lacks(name, char)) == ("\U00030000", False)
    assert not any("〓" in str(note) for note in typefaces.notes())


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    with pytest.raises(RuleError, match=r"x\.json"):
        load_typefaces(None, tmp_path / "x.json")
