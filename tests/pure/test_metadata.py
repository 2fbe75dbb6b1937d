"""metadata.txt as the plugin repository wants it."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def general():
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


@pytest.mark.parametrize(
    "key",
    [
        "name",
        "description",
        "version",
        "qgisMinimumVersion",
        "author",
        "email",
        "about",
        "tracker",
        "repository",
        "icon",
    ],
)
def test_required_keys(general, key):
    assert general.get(key, "").strip()


def test_versions(general):
    assert re.fullmatch(r"\d+\.\d+\.\d+", general["version"])
    assert general["qgisMinimumVersion"] == "3.40"
    assert "qgisMaximumVersion" not in general, "claimed only once it was run there"
    assert general["hasProcessingProvider"] == "yes"


def test_changelog_speaks_of_this_version(general):
    assert f"## [{general['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_icon_exists(general):
    assert (ROOT / general["icon"]).is_file()
