"""One invented file for each variant seen in the field: read right, or refused with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from landpatrol.processing.core.boundary_txt.read import ReadOptions, read_boundary_txt
from landpatrol.processing.core.errors import CrsError, InputError
from landpatrol.processing.core.measure.gauss_plane import crs_from_text

FOLDER = Path(__file__).parents[2] / "data" / "boundary_txt"
R1_M2, PART_M2, HOLE_M2 = 13329.6902, 1999.4473, 399.8907  # ellipsoid areas of the shapes the files are made of


def read(name, crs=None, **options):
    content = (FOLDER / f"{name}.txt").read_bytes()
    given = crs_from_text(crs) if crs else None
    file = read_boundary_txt(content, f"{name}.txt", ReadOptions(given, **options))
    assert file.document.to_bytes() == content
    return file


def codes(file):
    return {f.code for f in file.findings} | {f.code for p in file.parcels for f in p.findings}


def lines_of(file, code):
    return [f.line for f in [*file.findings, *(f for p in file.parcels for f in p.findings)] if f.code == code]


ONE = [(1, 0, R1_M2)]
WITH_HOLE = [(1, 1, R1_M2 - HOLE_M2)]
# file: CRS, (parts, holes, m2) of each parcel, findings beyond where the zone came from
READABLE = {
    "standard_with_hole": ("EPSG:4528", WITH_HOLE, set()),
    "gbk_lf_short_header": ("EPSG:4528", ONE, set()),
    "bom_square_metres": ("EPSG:4528", ONE, {"area_unit_taken"}),
    "full_width": ("EPSG:4528", [*ONE, (1, 0, PART_M2)], {"normalised"}),
    "no_prefix": ("EPSG:4549", ONE, set()),
    "hole_restarts_unclosed": ("EPSG:4528", WITH_HOLE, {"ring_unclosed"}),
    "hole_with_ring_number_1": ("EPSG:4528", WITH_HOLE, {"hole_by_geometry"}),
    "two_parts_and_hole_first": ("EPSG:4528", [(2, 1, R1_M2 - HOLE_M2 + PART_M2)], {"hole_first", "part_by_geometry"}),
    "thirteen_columns": (
        "EPSG:4528",
        [*ONE, (1, 0, PART_M2)],
        {"extra_columns", "shape_moved", "columns_missing", "normalised"},
    ),
    "several_parcels_unclosed": ("EPSG:4528", [*ONE, (1, 0, PART_M2)], {"ring_unclosed", "parcel_unnamed"}),
    "wrong_area_and_count": ("EPSG:4528", ONE, {"area_differs", "count_differs"}),
    "plane_area_declared": ("EPSG:4528", ONE, set()),
    "project_section_odd_keys": ("EPSG:4528", ONE, {"unknown_key"}),
    "zone_contradicts_header": ("EPSG:4528", ONE, {"zone_differs"}),
    "duplicate_points": ("EPSG:4528", ONE, {"duplicate_point", "closing_repeated"}),
    "point_parcel": ("EPSG:4528", ONE, {"not_area"}),
}


@pytest.mark.parametrize("name", READABLE)
def test_variants_are_read_right(name):
    crs, expected, findings = READABLE[name]
    file = read(name)
    assert file.crs == crs_from_text(crs)
    parcels = [parcel for parcel in file.parcels if parcel.geometry is not None]
    assert len(parcels) == len(expected)
    for parcel, (parts, holes, area_m2) in zip(parcels, expected, strict=True):
        assert shapely.get_num_geometries(parcel.geometry) == parts
        assert sum(len(part.interiors) for part in shapely.get_parts(parcel.geometry)) == holes
        assert parcel.ellipsoid_m2 == pytest.approx(area_m2, abs=0.06)
    assert codes(file) - {"zone_from_eastings", "zone_from_header"} == findings


# file: error class, line, a word of the reason
REFUSED = {
    "no_prefix_no_zone": (CrsError, 5, "give CRS"),
    "swapped_axes": (CrsError, 14, "interchanged"),
    "degrees": (CrsError, 14, "degrees"),
    "xian_1980": (CrsError, 5, "西安80"),
    "beijing_1954": (CrsError, 5, "北京54"),
    "spreadsheet_exponent": (InputError, 16, "spreadsheet"),
    "unknown_datum": (CrsError, 5, "地方独立坐标系"),
    "crossing_boundary": (InputError, None, "crosses"),
    "missing_at_sign": (InputError, 13, "first parcel line"),
    "ring_of_two_points": (InputError, 19, "2 distinct points"),
    "overlapping_rings": (InputError, None, "overlaps"),
    "two_zones": (CrsError, 20, "zone prefix"),
    "unit_kilometres": (CrsError, 8, "千米"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_need_a_guess_is_refused(name):
    kind, line, word = REFUSED[name]
    with pytest.raises(kind) as caught:
        read(name)
    text = str(caught.value)
    assert f"{name}.txt, line {line or ''}" in text
    assert word in text
    assert 0 < caught.value.values["line"] <= 20


def test_every_fixture_is_looked_at():
    assert {path.stem for path in FOLDER.glob("*.txt")} == READABLE.keys() | REFUSED.keys()


def test_what_the_user_says_is_used_and_listed():
    file = read("no_prefix_no_zone", "EPSG:4549")
    assert file.crs == crs_from_text("EPSG:4549")
    assert "crs_given" in codes(file)
    assert read("no_prefix_no_zone", "EPSG:4528").crs == crs_from_text("EPSG:4549")  # eastings have no prefix
    assert "datum_unknown" in codes(read("unknown_datum", "EPSG:4528"))
    degrees = read("degrees", "EPSG:4490")
    assert "degrees_taken" in codes(degrees)
    assert degrees.parcels[0].geometry.centroid.y == pytest.approx(33.3006)


def test_swapped_axes_need_leave_and_are_listed():
    file = read("swapped_axes", accept_swapped=True)
    assert "axes_swapped" in codes(file)
    assert file.parcels[0].geometry.equals(read("plane_area_declared").parcels[0].geometry)
    assert "axes_swapped" not in codes(read("plane_area_declared", accept_swapped=True))


@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("xian_1980", "EPSG:4528"),  # relabelling is no transformation
        ("plane_area_declared", "EPSG:4527"),  # another zone than the file's
        ("no_prefix", "EPSG:4548"),
        ("no_prefix_no_zone", "EPSG:2364"),  # Xi'an 1980
        ("no_prefix_no_zone", "EPSG:3857"),
        ("no_prefix_no_zone", "EPSG:4490"),
    ],
)
def test_a_crs_that_contradicts_the_file_is_refused(name, crs):
    with pytest.raises(CrsError):
        read(name, crs)


def test_names_keep_their_full_width_signs():
    first, second = read("full_width").parcels
    assert first.columns.name == "东侧（二期）"
    assert second.columns.name == "张三，李四地块"


def test_each_normalised_line_is_listed():
    file = read("full_width")
    listed = {(token.line, token.raw): token.value for token in file.document.normalised}
    for number, raw in enumerate(file.document.lines, 1):
        expected = any(sign in raw for sign in "，＝＠［［【：３") and "李四" not in raw
        assert ((number, raw) in listed) == expected, raw
    assert (
        listed[(13, "Ｊ３，１，３６８６６３３．３３３，４０３９４８００．０００")] == "Ｊ３,1,3686633.333,40394800.000"
    )


def test_columns_by_position():
    wide, narrow = (parcel.columns for parcel in read("thirteen_columns").parcels)
    assert (wide.code, wide.use, wide.class_code) == ("SF-5", "设施农用地", "0102")
    assert wide.extra == ("动土", "耕地", "6", "7", "备注文字")
    assert (narrow.count, narrow.area_text, narrow.code, narrow.name) == (5, "0.2000", "SF-6", "")


def test_header_in_any_order_keeps_unknown_keys():
    entries = read("project_section_odd_keys").document.entries
    assert [entry.written_key for entry in entries if not entry.known] == ["测量员"]
    assert ("项目名称", "某违法用地") in [(entry.key, entry.value) for entry in entries]


def test_findings_name_their_lines():
    assert lines_of(read("duplicate_points"), "duplicate_point") == [16]
    assert lines_of(read("duplicate_points"), "closing_repeated") == [20]
    assert lines_of(read("zone_contradicts_header"), "zone_differs") == [9]
    text = next(f.text for f in read("wrong_area_and_count").parcels[0].findings if f.code == "area_differs")
    assert "申报面积1.4000公顷，椭球面积1.3330公顷" in text
    assert "与两者均不符" in text
