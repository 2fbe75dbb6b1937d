"""Every string a user can meet is translated, with the same placeholders."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TS = ROOT / "i18n" / "landpatrol_zh_CN.ts"
MARKERS = {"tr": 0, "QT_TRANSLATE_NOOP": 1}


def literal(node: ast.AST) -> str | None:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def marked_strings() -> dict[str, str]:
    """Source strings in the code and in the .ui files, with the place of each."""
    found = {}
    for folder in ("plugin", "processing"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                if name in MARKERS and len(node.args) > MARKERS[name]:
                    text = literal(node.args[MARKERS[name]])
                    if text is not None:
                        found[text] = str(path.relative_to(ROOT))
        for path in (ROOT / folder).rglob("*.ui"):
            for element in ElementTree.parse(path).iter("string"):
                if element.text and element.get("notr") != "true":
                    found[element.text] = str(path.relative_to(ROOT))
    return found


def translations() -> dict[str, str]:
    messages = ElementTree.parse(TS).iter("message")
    rows = {}
    for message in messages:
        translation = message.find("translation")
        if translation.get("type") not in {"unfinished", "obsolete", "vanished"}:
            rows[message.findtext("source")] = translation.text or ""
    return rows


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))


def test_every_marked_string_has_a_finished_translation():
    known = translations()
    missing = {text: place for text, place in marked_strings().items() if not known.get(text)}
    assert missing == {}


@pytest.mark.parametrize(("source", "translation"), sorted(translations().items()) if TS.exists() else [])
def test_placeholders_are_the_same(source, translation):
    assert placeholders(source) == placeholders(translation)


def test_no_translation_is_left_over():
    assert set(translations()) - set(marked_strings()) == set()
