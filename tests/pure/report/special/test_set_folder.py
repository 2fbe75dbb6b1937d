"""The folder of a set: whole or not there, the older one kept and marked, nothing foreign touched."""

from __future__ import annotations

import errno
import json
from datetime import datetime

import pytest
from landpatrol.processing.core.errors import Cancelled, InputError, OutputError
from landpatrol.processing.report.special.set_folder import changed_files, new_set

NOW = datetime(2026, 11, 25, 9, 30, 5)


def make(folder, text, now=NOW):
    with new_set(folder, now) as place:
        (place / "letters").mkdir()
        (place / "letters" / "函.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "成果 目录" / "SA2026-001"


def test_a_set_has_a_manifest_that_finds_changes(folder):
    make(folder, "一")
    assert changed_files(folder) == []
    assert list(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]) == ["letters/函.txt"]
    (folder / "letters" / "函.txt").write_text("二", encoding="utf-8")
    assert changed_files(folder) == ["letters/函.txt"]
    (folder / "letters" / "函.txt").unlink()
    assert changed_files(folder) == ["letters/函.txt"]


def test_an_older_set_is_kept_and_marked(folder):
    make(folder, "旧")
    make(folder, "新")
    make(folder, "更新")
    older = sorted(path.name for path in folder.parent.iterdir() if path != folder)
    assert older == ["SA2026-001_已作废_20261125_093005", "SA2026-001_已作废_20261125_093005_1"]
    assert (folder / "letters" / "函.txt").read_text(encoding="utf-8") == "更新"
    kept = folder.parent / older[0]
    assert (kept / "letters" / "函.txt").read_text(encoding="utf-8") == "旧"
    assert "SA2026-001" in (kept / "已作废.txt").read_text(encoding="utf-8")
    assert changed_files(kept) == []


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), Cancelled(), KeyError("bug")])
def test_what_fails_midway_leaves_everything_as_it_was(folder, error):
    make(folder, "旧")

    def fail():
        with new_set(folder, NOW) as place:
            (place / "半套.txt").write_text("x", encoding="utf-8")
            raise error

    expected = OutputError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected, match="No space left" if isinstance(error, OSError) else None):
        fail()
    assert [path.name for path in folder.parent.iterdir()] == ["SA2026-001"]
    assert (folder / "letters" / "函.txt").read_text(encoding="utf-8") == "旧"


def test_a_folder_with_other_things_is_not_touched(folder):
    folder.mkdir(parents=True)
    (folder / "账本.xlsx").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="something else"):
        make(folder, "新")
    assert [path.name for path in folder.iterdir()] == ["账本.xlsx"]


def test_an_empty_folder_is_used(folder):
    folder.mkdir(parents=True)
    make(folder, "新")
    assert changed_files(folder) == []
    assert [path.name for path in folder.parent.iterdir()] == ["SA2026-001"]


def test_an_older_set_that_is_open_elsewhere_stays(folder, monkeypatch):
    make(folder, "旧")
    monkeypatch.setattr(type(folder), "rename", lambda *_: (_ for _ in ()).throw(PermissionError(13, "in use")))
    with pytest.raises(OutputError, match="cannot be set aside"):
        make(folder, "新")
    monkeypatch.undo()
    assert (folder / "letters" / "函.txt").read_text(encoding="utf-8") == "旧"


def test_a_folder_that_is_no_set_is_named(tmp_path):
    with pytest.raises(InputError, match=r"no report set"):
        changed_files(tmp_path)
