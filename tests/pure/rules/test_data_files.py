"""An office's own data file as Notepad may save it: read, or refused in words a clerk can act on."""

from __future__ import annotations

import pytest
from landpatrol.processing.core.errors import RuleError
from landpatrol.processing.core.rules.data_files import read_json
from landpatrol.processing.report.special.words import load_departments

CONTENT = '{\n "部门": "发展和改革局"\n}'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_with_and_without_a_mark_at_the_beginning(tmp_path, encoding):
    path = tmp_path / "部门.json"
    path.write_text(CONTENT, encoding=encoding)
    assert read_json(path) == {"部门": "发展和改革局"}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
@pytest.mark.parametrize("read", [read_json, load_departments])
def test_another_encoding_is_named_with_the_way_out(tmp_path, encoding, read):
    path = tmp_path / "部门.json"
    path.write_text(CONTENT, encoding=encoding)
    with pytest.raises(RuleError, match=r"部门\.json is not saved as UTF-8; open it in Notepad") as caught:
        read(path)
    assert "codec" not in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "line"), [(CONTENT.replace('局"', "局”"), 2), (CONTENT.replace(": ", "："), 2), (CONTENT[:-1], 3)]
)
def test_a_slip_of_the_pen_is_told_by_its_line(tmp_path, wrong, line):
    path = tmp_path / "部门.json"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(RuleError, match=f"from line {line}, column"):
        read_json(path)
