"""What is written reads back; what is read can be written again byte for byte, or every change is listed."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import jsonschema
import numpy as np
import pytest
import shapely
from landpatrol.processing.core.boundary_txt.compose import FileHead, ParcelContent, compose
from landpatrol.processing.core.boundary_txt.describe import describe
from landpatrol.processing.core.boundary_txt.dialects import DIALECT_FILE, dialect_named, load_dialects
from landpatrol.processing.core.boundary_txt.numbering import ordered_rings
from landpatrol.processing.core.boundary_txt.read import read_boundary_txt
from landpatrol.processing.core.boundary_txt.rewrite import rewrite
from landpatrol.processing.core.errors import InputError, RuleError

FILES_PER_RUN = 210  # 30 of each of the 7 shipped dialects
ZONE = 40


def star(random_, north, east, radius, count):
    """A ring without crossings: vertices at rising angles around a point."""
    angles = sorted(random_.uniform(0, 2 * np.pi) for _ in range(count))
    angles = [*angles, 0.1, 2.2, 4.3]  # never less than a triangle around the centre
    return [
        (north + r * np.sin(a), east + r * np.cos(a))
        for a in sorted(angles)
        for r in [random_.uniform(0.6, 1) * radius]
    ]


def parcel(random_, number, decimals):
    north, east = 3_680_000 + 1000 * number + random_.random(), 400_000 + 900 * random_.random()
    rings = [star(random_, north, east, 100, random_.randint(0, 30))]
    if random_.random() < 0.5:
        rings.append(star(random_, north, east, 20, random_.randint(0, 6))[::-1])
    if random_.random() < 0.3:
        rings.append(star(random_, north, east + 300, 50, random_.randint(0, 9)))
    arrays = tuple(np.unique(np.round(ring, decimals), axis=0, return_index=True)[1] for ring in rings)
    rounded = tuple(np.round(np.array(ring), decimals)[np.sort(keep)] for ring, keep in zip(rings, arrays, strict=True))
    area_m2 = random_.choice([None, random_.uniform(50, 90_000)])
    name = random_.choice(["", "东侧堆场", "张三，李四（二期）", "A 1"])
    return ParcelContent(
        rounded, area_m2, f"SF-{number}", name, random_.choice(["", "I50G001001"]), "违法占地", "0101"
    )  # fmt: skip


def generated(dialect, seed):
    random_ = random.Random(seed)
    parcels = [parcel(random_, number, dialect.decimals) for number in range(1, random_.randint(2, 5))]
    return parcels, compose(parcels, FileHead(ZONE, 3, "某测绘队", "2026-09-18"), dialect)


def files():
    dialects = load_dialects()
    return [(dialects[i % len(dialects)], i) for i in range(FILES_PER_RUN)]


def test_written_files_are_named_and_written_again_byte_for_byte():
    for dialect, seed in files():
        parcels, content = generated(dialect, seed)
        file = read_boundary_txt(content, f"{dialect.name}-{seed}.txt")
        assert file.document.to_bytes() == content
        description = describe(file)
        again = rewrite(file, dialect)
        assert again.content == content, (dialect.name, seed, again.changes[:3])
        assert again.changes == ()
        assert dialect.name in {description.dialect.name} or not description.deviations
        assert [p.columns.name for p in file.parcels] == [p.name for p in parcels]
        for read, written in zip(file.parcels, parcels, strict=True):
            corners = np.vstack([[(row.x, row.y) for row in ring.rows] for ring in read.rings])
            prefix_m = ZONE * 1e6 if dialect.zone_prefix else 0
            assert corners == pytest.approx(np.add(np.vstack(written.rings), [0, prefix_m]), abs=1e-7)


@pytest.mark.parametrize("source", load_dialects(), ids=lambda d: d.name)
@pytest.mark.parametrize("target", load_dialects(), ids=lambda d: d.name)
def test_into_another_dialect_every_difference_is_listed(source, target):
    _, content = generated(source, 7)
    file = read_boundary_txt(content, "x.txt")
    again = rewrite(file, target)
    assert (again.content == content) == (again.changes == ())
    old_lines = [line + end for line, end in zip(file.document.lines, file.document.endings, strict=True)]
    new = read_boundary_txt(again.content, "y.txt")
    new_lines = [line + end for line, end in zip(new.document.lines, new.document.endings, strict=True)]
    untouched = [
        line for number, line in enumerate(old_lines, 1) if line and number not in {c.line for c in again.changes}
    ]
    assert all(line in new_lines for line in untouched)
    for a, b in zip(file.parcels, new.parcels, strict=True):
        assert shapely.hausdorff_distance(
            shapely.force_2d(a.geometry), moved(b.geometry, file.axes.zone, new.axes.zone)
        ) < 10.0 ** -min(source.decimals, target.decimals)


def moved(geometry, zone, other):
    return shapely.transform(geometry, lambda xy: np.add(xy, [(zone - other) * 1e6, 0]))


def test_a_changed_token_is_named_with_its_line():
    dialect = dialect_named("standard")
    _, content = generated(dialect, 3)
    text = content.decode().replace("计量单位=米", "计量单位= 米 ").replace("\r\nJ2,1,", "\r\nJ02,1,")
    again = rewrite(read_boundary_txt(text.encode(), "x.txt"), dialect)
    assert again.content == content
    tokens = {(change.before, change.after) for change in again.changes}
    assert ("计量单位= 米 ", "计量单位=米") in tokens
    assert ("J02", "J2") in tokens


def test_deviations_are_named_by_trait():
    dialect = dialect_named("standard")
    _, content = generated(dialect, 5)
    description = describe(read_boundary_txt(content.replace(b"\r\n", b"\n"), "x.txt"))
    assert description.deviations["newline"] == ("\r\n", "\n")
    assert description.name == "standard+"


def test_square_and_hole_as_written():
    geometry = shapely.box(394700, 3686500, 394800, 3686600).difference(shapely.box(394740, 3686540, 394760, 3686560))
    rings = tuple(ring[:, ::-1] for ring in ordered_rings(geometry))
    text = compose([ParcelContent(rings, 9600.0, "SF-1")], FileHead(ZONE, 3), dialect_named("standard")).decode()
    assert text.split("[地块坐标]\r\n")[1].split("\r\n") == [
        "10,0.9600,SF-1,,面,,,,@",
        "J1,1,3686600.000,40394700.000",
        "J2,1,3686600.000,40394800.000",
        "J3,1,3686500.000,40394800.000",
        "J4,1,3686500.000,40394700.000",
        "J1,1,3686600.000,40394700.000",
        "J5,2,3686560.000,40394740.000",
        "J6,2,3686560.000,40394760.000",
        "J7,2,3686540.000,40394760.000",
        "J8,2,3686540.000,40394740.000",
        "J5,2,3686560.000,40394740.000",
        "",
    ]


def test_names_cannot_break_the_format():
    rings = (np.array([(3686600.0, 394700.0), (3686600, 394800), (3686500, 394800)]),)
    content = compose(
        [ParcelContent(rings, None, "a,b@", "c\r\nd")], FileHead(ZONE, 3, "甲\n[地块坐标]"), dialect_named("gbk")
    )
    file = read_boundary_txt(content, "x.txt")
    assert [(p.columns.code, p.columns.name) for p in file.parcels] == [("a，b", "c d")]


def test_dialect_file_follows_its_schema_and_has_the_promised_ones():
    schema = json.loads(DIALECT_FILE.with_name("dialects.schema.json").read_text(encoding="utf-8"))
    content = json.loads(DIALECT_FILE.read_text(encoding="utf-8"))
    jsonschema.validate(content, schema)
    names = [entry["name"] for entry in content["dialects"]]
    assert len(names) == len(set(names)) >= 6
    assert {"standard", "gbk", "count_without_closing", "no_prefix"} <= set(names)
    traits = [replace(dialect, name="", title="") for dialect in load_dialects()]
    assert len({repr(t) for t in traits}) == len(traits)


def test_broken_dialect_file_and_unknown_dialect(tmp_path):
    path = tmp_path / "方言.json"
    path.write_text('{"dialects": [{"name": "x"}]}', encoding="utf-8")
    with pytest.raises(RuleError, match=r"方言\.json"):
        load_dialects(path)
    with pytest.raises(InputError, match="standard"):
        dialect_named("klingon")
