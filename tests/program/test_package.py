"""The plugin zip: the plugin repository's rules, and nothing in it that does not belong."""

from __future__ import annotations

import configparser
import re
import zipfile
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "styles" / "templates"


@pytest.fixture(scope="module")
def names(package):
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_one_top_folder_of_the_right_name(names):
    assert {name.split("/")[0] for name in names} == {"landpatrol"}


def test_size_is_below_the_limit(package):
    assert package.stat().st_size < 25 * 1024 * 1024


def test_nothing_forbidden_is_inside(names):
    forbidden = re.compile(r"(^|/)(__pycache__|\.git|__MACOSX|\.DS_Store)(/|$)|\.pyc$|\.\.|\\|^/")
    assert [name for name in names if forbidden.search(name)] == []


def test_development_stays_outside(names):
    roots = {name.split("/")[1] for name in names}
    assert roots == {
        "__init__.py", "metadata.txt", "LICENSE", "README.md", "README.zh-CN.md", "CHANGELOG.md",
        "plugin", "processing", "styles", "i18n",
    }  # fmt: skip


def test_what_the_plugin_needs_is_inside(names):
    for needed in (
        "__init__.py",
        "LICENSE",
        "i18n/landpatrol_zh_CN.qm",
        "plugin/ui/desk_dock.ui",
        "processing/core/rules/data/major_case.json",
        "processing/core/rules/data/schemes/sandiao.csv",
        "processing/workspace/schema/geopackage/0001_create.sql",
        "styles/layouts/map_sheet_a4.qpt",
        "styles/fonts/OFL.txt",
    ):
        assert f"landpatrol/{needed}" in names


def test_metadata_in_the_zip_is_complete(package):
    parser = configparser.ConfigParser(interpolation=None)
    with zipfile.ZipFile(package) as archive:
        parser.read_string(archive.read("landpatrol/metadata.txt").decode("utf-8"))
    assert f"landpatrol-{parser['general']['version']}.zip" == package.name


def test_chinese_file_names_survive_packing(names):
    packed = {name for name in names if name.endswith(".docx")}
    shipped = {f"landpatrol/styles/templates/{path.name}" for path in TEMPLATES.glob("*.docx")}
    assert packed == shipped
    assert any(not name.isascii() for name in packed)
