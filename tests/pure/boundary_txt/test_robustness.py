"""Whatever the bytes: parcels, or one sentence with file and line; never anything else."""

from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from landpatrol.processing.core.boundary_txt.describe import describe
from landpatrol.processing.core.boundary_txt.read import ReadOptions, read_boundary_txt
from landpatrol.processing.core.boundary_txt.rewrite import rewrite
from landpatrol.processing.core.errors import Cancelled, InputError
from landpatrol.processing.core.measure.gauss_plane import crs_from_text

FOLDER = Path(__file__).parents[2] / "data" / "boundary_txt"
SEEDS = [path.read_bytes() for path in sorted(FOLDER.glob("*.txt"))]
PIECES = [
    b",", b"@", b"\r\n", b"\n", b"\r", b"[", b"]", b"=", b"-", b"0", b"9" * 30, b"1e308", b"nan", b"J1", "，".encode(),
    "面".encode(), "点".encode(), "\u2028".encode(), "[地块坐标]".encode(), "[属性描述]".encode(), "带号=".encode(),
    "２".encode(), "公顷".encode(), b"\xff", b"\x00", b"\xef\xbb\xbf", b" ", "　".encode(), "坐标系=80西安".encode(),
]  # fmt: skip


def outcome(content, **options):
    """Parcels and what follows from them, or the refusal with its file and line."""
    file = refusal = None
    try:
        file = read_boundary_txt(content, "甲.txt", ReadOptions(**options))
    except InputError as error:
        refusal = error
    if refusal is not None:
        assert "甲.txt" in str(refusal)
        line = refusal.values.get("line")
        # The CRS guard's own sentences speak of the file as a whole.
        assert "layer" in refusal.values if line is None else 1 <= line <= len(re.split(rb"\r\n|\r|\n", content))
        return None
    assert file.document.to_bytes() == content
    assert all(p.geometry is None or p.geometry.is_valid for p in file.parcels)
    assert all(f.text for f in [*file.findings, *(f for p in file.parcels for f in p.findings)])
    description = describe(file)
    try:
        again = rewrite(file, description.dialect)
    except InputError:
        return file
    assert (again.content == content) == (again.changes == ())
    return file


@st.composite
def mutated(draw):
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        at, length = draw(st.integers(0, len(content))), draw(st.integers(0, 30))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=6)))
        kind = draw(st.sampled_from(["insert", "replace", "delete", "double", "cut"]))
        tail = content[at + (0 if kind == "insert" else length) :]
        middle = {"insert": piece, "replace": piece, "delete": b"", "double": content[at : at + length] * 2, "cut": b""}
        content = content[:at] + middle[kind] + (b"" if kind == "cut" else tail)
    return content


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_mutated_files(content):
    outcome(content)
    outcome(content, crs=crs_from_text("EPSG:4528"), accept_swapped=True)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes(content):
    outcome(content)


def test_swapped_columns_never_land_in_the_map_in_silence():
    """Each readable fixture with its third and fourth column interchanged: refused, or marked where allowed."""
    seen = 0
    for content in SEEDS:
        if outcome(content) is None:
            continue
        text = content.decode("gb18030" if b"\xca\xf4\xd0\xd4" in content else "utf-8-sig")
        lines = [swapped(line) for line in text.split("\n")]
        turned = "\n".join(lines).encode()
        assert outcome(turned) is None
        file = outcome(turned, accept_swapped=True)
        assert file is not None
        assert any(f.code == "axes_swapped" for f in file.findings)
        seen += 1
    assert seen >= 12


def swapped(line):
    parts = line.replace("，", ",").rstrip("\r").split(",")
    return ",".join([*parts[:2], parts[3], parts[2]]) if len(parts) == 4 and "@" not in line else line


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"hello", b"\xff\xfe", "[地块坐标]".encode(), b"PK\x03\x04" + bytes(range(256))]
)
def test_other_files(content):
    assert outcome(content) is None


def test_utf16_from_notepad():
    content = (FOLDER / "standard_with_hole.txt").read_text(encoding="utf-8")
    file = outcome(b"\xff\xfe" + content.encode("utf-16-le"))
    assert file is not None
    assert len(file.parcels) == 1


def test_ten_megabytes_in_a_few_seconds():
    """Generous limit: about 1.5 s where it was made."""
    angles = np.linspace(0, 2 * np.pi, 500, endpoint=False)
    lines = ["[属性描述]", "坐标系=2000国家大地坐标系", "带号=40", "[地块坐标]"]
    for number in range(600):
        lines.append(f"501,3.1,{number},地块,面,,,,@")
        north, east = 3_500_000 + 300 * number + 100 * np.sin(angles), 40_400_000 + 100 * np.cos(angles)
        rows = [f"J{i},1,{n:.3f},{e:.3f}" for i, (n, e) in enumerate(zip(north, east, strict=True), 1)]
        lines += [*rows, rows[0]]
    content = "\r\n".join(lines).encode()
    assert len(content) > 9_500_000
    began = time.perf_counter()
    file = read_boundary_txt(content, "大.txt")
    assert time.perf_counter() - began < 20
    assert len(file.parcels) == 600


def test_cancelling_is_noticed():
    def cancel():
        raise Cancelled

    with pytest.raises(Cancelled):
        read_boundary_txt(SEEDS[0], "x.txt", check_cancelled=cancel)
