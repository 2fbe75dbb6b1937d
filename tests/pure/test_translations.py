"""Every string a user can meet is translated, with the same placeholders."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import re
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "update_translations"
LOADER = importlib.machinery.SourceFileLoader("update_translations", str(SCRIPT))
collector = importlib.util.module_from_spec(importlib.util.spec_from_loader("update_translations", LOADER))
LOADER.exec_module(collector)


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))


def test_every_marked_string_has_a_finished_translation():
    assert collector.marked_strings() - set(collector.translations()) == set()


def test_no_translation_is_left_over():
    assert set(collector.translations()) - collector.marked_strings() == set()


@pytest.mark.parametrize(("source", "translation"), sorted(collector.translations().items()))
def test_placeholders_are_the_same(source, translation):
    assert placeholders(source) == placeholders(translation)


@pytest.mark.parametrize(("source", "translation"), sorted(collector.translations().items()))
def test_translations_are_chinese(source, translation):
    assert translation == source or re.search(r"[\u4e00-\u9fff]", translation)
