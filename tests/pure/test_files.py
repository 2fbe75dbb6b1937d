"""Files are replaced whole or not at all, named as Windows allows, and hashed."""

from __future__ import annotations

import hashlib

import pytest
from landpatrol.processing.core.errors import OutputError
from landpatrol.processing.core.files import file_name, replacing, sha256_of


def test_written_beside_and_renamed(tmp_path):
    target = tmp_path / "新 文件夹" / "记录.json"
    with replacing(target) as path:
        path.write_text("new", encoding="utf-8")
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "new"
    assert [p.name for p in target.parent.iterdir()] == ["记录.json"]


def write_half_and_fail(target):
    with replacing(target) as path:
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")


def test_a_failure_leaves_the_old_file(tmp_path):
    target = tmp_path / "a.json"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match="No space left"):
        write_half_and_fail(target)
    assert target.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "a").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="b"), replacing(tmp_path / "a" / "b.json") as path:
        path.write_text("x", encoding="utf-8")


def test_what_windows_allows_in_no_name_becomes_an_underscore():
    assert file_name('示停〔2026〕1号: A/B\\C*?"<>|\n') == "示停〔2026〕1号_ A_B_C_______"


def test_a_check_sum_is_the_systems_own_and_can_be_stopped(tmp_path):
    (tmp_path / "a").write_bytes(b"abc" * 1_000_000)
    assert sha256_of(tmp_path / "a") == hashlib.sha256(b"abc" * 1_000_000).hexdigest()

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        sha256_of(tmp_path / "a", stop)
