"""Single rules of the reader and the audit, each where nothing else could decide."""

from __future__ import annotations

import numpy as np
import pytest
from landpatrol.processing.core.boundary_txt.audit import audit_area, differs, take_declared
from landpatrol.processing.core.boundary_txt.compose import FileHead, ParcelContent, compose
from landpatrol.processing.core.boundary_txt.dialects import dialect_named
from landpatrol.processing.core.boundary_txt.encoding import decode
from landpatrol.processing.core.boundary_txt.model import ParcelLine, PointRow
from landpatrol.processing.core.boundary_txt.parcel_columns import read_columns
from landpatrol.processing.core.boundary_txt.read import ReadOptions, read_boundary_txt
from landpatrol.processing.core.boundary_txt.rings import split_rings
from landpatrol.processing.core.errors import CrsError
from landpatrol.processing.core.measure.gauss_plane import crs_from_text


def rows(*triples):
    """Rows from (name, ring number, place); a place is a letter, the same letter the same place."""
    return [
        PointRow(line, name, ring, "", "", float(ord(place)) * 10, float(ord(place)) ** 2)
        for line, (name, ring, place) in enumerate(triples, 1)
    ]


def corners(*triples):
    rings, findings = split_rings(rows(*triples))
    return ["".join(chr(int(row.x // 10)) for row in ring.rows) for ring in rings], [f.code for f in findings]


def test_ring_number_alone_parts_rings():
    found, codes = corners(
        *[(f"J{i}", "1", p) for i, p in enumerate("abcd", 1)], *[(f"J{i}", "2", p) for i, p in enumerate("efg", 5)]
    )
    assert (found, codes) == (["abcd", "efg"], ["ring_unclosed"])


def test_restarting_numbers_alone_part_rings():
    found, _ = corners(
        *[(f"J{i}", "1", p) for i, p in enumerate("abcd", 1)], *[(f"J{i}", "1", p) for i, p in enumerate("efg", 1)]
    )
    assert found == ["abcd", "efg"]


def test_closing_row_alone_parts_rings():
    found, codes = corners(*[(f"J{i}", "1", p) for i, p in enumerate("abcaefge", 1)])
    assert (found, codes) == (["abc", "efg"], [])


def test_numbers_out_of_order_or_all_alike_are_no_restart():
    assert corners(*[(f"J{i}", "1", p) for i, p in zip([1, 3, 2, 5, 4], "abcde", strict=True)])[0] == ["abcde"]
    assert corners(*[("J1", "1", p) for p in "abcdef"])[0] == ["abcdef"]
    assert corners(*[("", "1", p) for p in "abcdef"])[0] == ["abcdef"]


def test_closing_row_a_little_off_closes_and_is_told():
    ring = rows(*[(f"J{i}", "1", p) for i, p in enumerate("abc", 1)], ("J1", "1", "a"))
    off = ring[3]._replace(x=ring[0].x + 0.02)
    rings, findings = split_rings([*ring[:3], off])
    assert [len(r.rows) for r in rings] == [3]
    assert [f.code for f in findings] == ["closing_off"]
    assert "0.020" in findings[0].text


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("5,1.2,SF-1,名,面,图,用,01", (5, "1.2", "SF-1", "名", "图", "用", "01")),
        ("5,1.2,SF-1,面,图,用,01", (5, "1.2", "SF-1", "", "图", "用", "01")),
        ("5,SF-1,某厂房,面,图,用,01", (5, "", "SF-1", "某厂房", "图", "用", "01")),
        ("5,,SF-1,名,,图,用,01", (5, "", "SF-1", "名", "图", "用", "01")),
        ("5,1.2,SF-1,名", (5, "1.2", "SF-1", "名", "", "", "")),
        ("5", (5, "", "", "", "", "", "")),
        ("五,1.2公顷,SF-1,名,面", (None, "1.2公顷", "SF-1", "名", "", "", "")),
    ],
)
def test_columns_by_position_and_by_the_shape_word(columns, expected):
    read, _ = read_columns(ParcelLine(1, tuple(columns.split(","))))
    assert (read.count, read.area_text, read.code, read.name, read.sheet, read.use, read.class_code) == expected
    assert read.shape == "面"


@pytest.mark.parametrize(
    ("text", "computed_m2", "area_m2", "unit"),
    [
        ("1.3330", 13329.7, 13330, "ha"),
        ("13329.69", 13329.7, 13329.69, "m2"),
        ("0.7655公顷", 1.0, 7655, "ha"),
        ("100平方米", 1.0, 100, "m2"),
        ("20亩", 1.0, 13333.3333, "mu"),
        ("１．３３３０", 13329.7, 13330, "ha"),
        ("1.4", 14.0, 1.4, "m2"),  # nearer to square metres, and ten times off even so
    ],
)
def test_units_of_declared_areas(text, computed_m2, area_m2, unit):
    declared = take_declared(text, computed_m2)
    assert (declared.area_m2, declared.unit) == (pytest.approx(area_m2, abs=1e-3), unit)


@pytest.mark.parametrize("text", ["约一公顷", "1.2.3", "-5", "1,2", "nan", "5 苗"])
def test_areas_that_cannot_be_read(text):
    assert audit_area(text, 1.0, 1.0, 7) == (None, audit_area(text, 1.0, 1.0, 7)[1])
    assert [f.code for f in audit_area(text, 1.0, 1.0, 7)[1]] == ["area_unreadable"]


@pytest.mark.parametrize(
    ("declared_m2", "computed_m2", "flagged"),
    [
        (13336.0, 13329.7, False),  # 6.3 m2 = 0.0095 mu, 0.047 %
        (13336.5, 13329.7, True),  # 6.8 m2 = 0.0102 mu
        (1004.9, 1000.0, False),  # 0.49 %, 0.007 mu
        (1005.1, 1000.0, True),  # 0.51 %, 0.008 mu: the share alone decides
        (994.9, 1000.0, True),
    ],
)
def test_limits_of_the_area_audit(declared_m2, computed_m2, flagged):
    assert differs(declared_m2, computed_m2) is flagged


def test_utf8_goes_before_gb18030_where_both_would_do():
    text = "中文"
    assert text.encode().decode("gb18030") != text  # both decode these bytes
    assert decode(text.encode(), "x").encoding == "utf-8"


HEADER = "[属性描述]\n坐标系={datum}\n几度分带={width}\n带号={zone}\n[地块坐标]\n"
POINTS = (
    "4,,1,,面,,,,@\nJ1,1,3686500.000,{p}394700.000\nJ2,1,3686600.000,{p}394700.000\nJ3,1,3686600.000,{p}394800.000\n"
)


def read(datum="CGCS2000", width="3", zone="40", prefix="40", crs=None):
    text = HEADER.format(datum=datum, width=width, zone=zone) + POINTS.format(p=prefix)
    return read_boundary_txt(text.encode(), "x.txt", ReadOptions(crs_from_text(crs) if crs else None))


@pytest.mark.parametrize(
    "datum",
    ["2000国家大地坐标系", "CGCS2000", "cgcs2000", "国家2000坐标系", "CGCS2000 (EPSG:4549)", "ＣＧＣＳ２０００"],
)
def test_names_of_cgcs2000(datum):
    assert read(datum).crs == crs_from_text("EPSG:4528")


@pytest.mark.parametrize(
    ("datum", "word"),
    [
        ("80国家大地坐标系", "西安80"), ("80西安坐标系", "西安80"), ("1980西安坐标系", "西安80"), ("西安坐标系", "西安80"),
        ("1980国家大地坐标系", "西安80"), ("54北京坐标系", "北京54"), ("1954北京坐标系", "北京54"), ("北京坐标系", "北京54"),
        ("WGS84坐标系", "no known"), ("大地坐标系", "no known"), ("1980西安坐标系转2000", "no known"), ("", "no known"),
    ],
)  # fmt: skip
def test_names_of_others_are_refused(datum, word):
    with pytest.raises(CrsError, match=word):
        read(datum)


@pytest.mark.parametrize(
    ("width", "zone", "prefix", "epsg"),
    [
        ("3", "40", "", 4549), ("3", "39", "", 4548), ("", "40", "", 4549), ("3度带", "40带", "", 4549),
        ("6", "20", "", 4509), ("", "20", "", 4509), ("6", "20", "20", 4498), ("", "", "20", 4498),
        ("", "", "39", 4527), ("3", "", "40", 4528), ("6", "", "40", 4528), ("3", "40.0", "", 4549),
    ],
)  # fmt: skip
def test_zones(width, zone, prefix, epsg):
    assert read(width=width, zone=zone, prefix=prefix).crs == crs_from_text(f"EPSG:{epsg}")


def test_a_width_that_the_prefix_contradicts_is_told():
    file = read(width="6", zone="")
    assert [f.line for f in file.findings if f.code == "width_differs"] == [3]
    assert "width_differs" not in {f.code for f in read(zone="").findings}


@pytest.mark.parametrize(
    ("width", "zone"), [("6", "40"), ("3", "20"), ("3", "24"), ("3", "46"), ("5", "40"), ("3", "四十")]
)
def test_impossible_zones_are_refused(width, zone):
    with pytest.raises(CrsError, match=r"x\.txt, line [34]"):
        read(width=width, zone=zone, prefix="")


@pytest.mark.parametrize("prefix", ["24", "46", "12", "99", "4"])
def test_impossible_prefixes_are_refused(prefix):
    with pytest.raises(CrsError, match=r"x\.txt, line 7.*no northing and easting"):
        read(prefix=prefix)


def test_degrees_in_an_old_datum_are_refused():
    text = (
        HEADER.format(datum="", width="", zone="")
        + "4,,1,,面,,,,@\nJ1,1,33.1,118.8\nJ2,1,33.2,118.8\nJ3,1,33.2,118.9\n"
    )
    with pytest.raises(CrsError, match="西安80"):
        read_boundary_txt(text.encode(), "x.txt", ReadOptions(crs_from_text("EPSG:4610")))


@pytest.mark.parametrize(("dialect", "count"), [("standard", "4"), ("count_without_closing", "3"), ("unclosed", "3")])
def test_written_counts_follow_the_dialect(dialect, count):
    ring = np.array([(3686600.0, 394700.0), (3686600, 394800), (3686500, 394800)])
    content = compose([ParcelContent((ring,), 5000.0, "a")], FileHead(40, 3), dialect_named(dialect))
    assert f"\r\n{count},0.5000" in content.decode(dialect_named(dialect).encoding)
