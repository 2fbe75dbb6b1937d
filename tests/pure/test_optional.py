"""A library that is not there is named as one installs it."""

from __future__ import annotations

import importlib.util

import pytest
from landpatrol.processing.core import optional
from landpatrol.processing.core.errors import DependencyError


def test_packages_are_named_as_pip_knows_them(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in ("docx", "PIL") else name)
    assert optional.missing(("numpy", "docx", "PIL")) == ["python-docx", "Pillow"]
    with pytest.raises(DependencyError) as caught:
        optional.require("PIL.Image")
    assert caught.value.values["module"] == "Pillow"
