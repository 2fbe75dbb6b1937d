"""The map set of a case: one PDF, a bookmark a sheet, and a record for every number that is printed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
import shapely
from landpatrol.processing.core.errors import Cancelled, InputError
from landpatrol.processing.core.figures import FigureBook, make_record
from pypdf import PdfReader


def page_texts(path):
    return [unicodedata.normalize("NFKC", page.extract_text()) for page in PdfReader(path).pages]


@pytest.fixture
def request_of(sheets):
    """A request with the surroundings of the small scene."""
    from landpatrol.processing.report.maps.request import MapParcel
    from landpatrol.processing.report.maps.scene import ClassPolygon, Road, Village

    def make(shift=None, page="A4", **changed):
        base = sheets().request
        x, y = base.ground.bounds[:2]
        around = shapely.box(x - 3000, y - 3000, x + 3000, y + 3000)
        west, east = (shapely.box(x - 3000 + w, y - 3000, x + w, y + 3000) for w in (0, 3000))
        scene = replace(
            base.scene,
            planning=(ClassPolygon(around, "030", "限制建设区"),),
            approved_land=(ClassPolygon(shapely.box(x, y, x + 60, y + 60), "", "示地建〔2024〕12号"),),
            roads=(Road(shapely.LineString([(x - 500, y - 50), (x + 900, y + 40)]), "县道", "滨湖路"),),
            villages=(Village(west, "桑圩村", "白鹭镇"), Village(east, "桃圩村", "湖滨街道")),
        )
        area = make_record("parcel/HZ-1/illegal_m2", base.ground.area, "m2", "area_plane")
        parcels = [MapParcel.of("HZ-1", "物流堆场", base.ground, f"{area.text}平方米", (area,))]
        if shift:
            moved = shapely.transform(base.ground, lambda xy: xy + shift)
            parcels.append(MapParcel.of("HZ-9", "", moved))
        changed = {"scene": scene, "parcels": tuple(parcels), "page": page, "subject": "张三案（2026-7）"} | changed
        return replace(base, **changed)

    return make


@pytest.fixture
def write(tmp_path):
    from landpatrol.processing.report.maps.map_set import write_map_set
    from landpatrol.processing.report.maps.request import SHEET_KINDS

    def call(request, kinds=SHEET_KINDS):
        path = tmp_path / "成果 集" / "maps.pdf"
        return write_map_set(request, path, lambda: None, kinds), path

    return call


DATE = re.compile(r"\d{4}年(\d{1,2}月(\d{1,2}日)?)?")


def without(text, known):
    """The text less dates and the known ones, which may be broken by spaces; the longest first."""
    for one in sorted(known, key=len, reverse=True):
        wanted = [re.escape(char) for char in unicodedata.normalize("NFKC", one) if not char.isspace()]
        text = re.sub(r"\s*".join(wanted), "‖", DATE.sub("", text) if len(wanted) < 6 else text)
    return text


@pytest.mark.parametrize("page", ["A4", "A3"])
def test_every_numeral_of_a_sheet_has_a_record(request_of, write, page):
    made, path = write(request_of(page=page))
    assert len(made.sheets) == 6
    for sheet, text in zip(made.sheets, page_texts(path), strict=True):
        marks = [f"记录码：{sheet.code}", f"第{sheet.page}张　共6张"]
        left = without(text, [*marks, *(record.text for record in sheet.figures)])
        assert not re.search(r"\d", left), (sheet.kind, left)
        assert re.search(r"\d", without(text, marks))
        assert left.count("‖") > 12


def test_recorded_grid_labels_and_scale_bar_are_the_printed_ones(request_of, write):
    made, path = write(request_of())
    for sheet, text in zip(made.sheets, page_texts(path), strict=True):
        for record in sheet.figures:
            if record.rule in {"map_grid", "map_scale", "map_scale_bar"}:
                assert record.text in text, (sheet.kind, record)


def test_the_code_is_the_one_that_the_book_of_figures_gives(request_of, write):
    made, _ = write(request_of())
    book = FigureBook()
    for sheet in made.sheets:
        for record in sheet.figures:
            book.add(record)
        assert book.add_leaf(sheet.leaf, sheet.title, [record.key for record in sheet.figures]) == sheet.code
    assert len({sheet.code for sheet in made.sheets}) == len(made.sheets)


def test_pages_bookmarks_and_fonts(request_of, write):
    made, path = write(request_of())
    reader = PdfReader(path)
    assert [entry.title for entry in reader.outline] == [sheet.title for sheet in made.sheets]
    for number, (sheet, page) in enumerate(zip(made.sheets, reader.pages, strict=True), start=1):
        assert (sheet.page, f"1:{sheet.scale}") == (number, re.search(r"1:\d+", page.extract_text()).group(0))
        assert sheet.title in unicodedata.normalize("NFKC", page.extract_text())
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"].get_object()


def test_words_of_each_sheet(request_of, write):
    made, path = write(request_of())
    texts = dict(zip([sheet.kind for sheet in made.sheets], page_texts(path), strict=True))
    for kind, words in {
        "location": ("桑圩村", "白鹭镇", "滨湖路", "耕地"),
        "planning": ("限制建设区", "示地建〔2024〕12号"),
        "land_use": ("0103旱地", "违法占地范围"),
        "boundary": ("点号", "J12", "7.00"),
    }.items():
        for word in words:
            assert word in re.sub(r"\s", "", texts[kind]), (kind, word)


def test_parcels_near_each_other_share_a_sheet_but_for_their_boundary_points(request_of, write):
    made, path = write(request_of(shift=(260, 40)))
    assert [sheet.kind for sheet in made.sheets] == [
        "location", "situation", "land_use", "basic_farmland", "planning", "boundary", "boundary",
    ]  # fmt: skip
    texts = page_texts(path)
    assert all("HZ-1" in text and "HZ-9" in text for text in texts[:5])
    assert [("HZ-1" in text, "HZ-9" in text) for text in texts[5:]] == [(True, False), (False, True)]
    assert made.sheets[6].title == "界址点图（HZ-9）"


def test_parcels_far_from_each_other_have_their_own_sheets(request_of, write):
    made, path = write(request_of(shift=(30000, 0)), ["location", "situation"])
    assert [sheet.title for sheet in made.sheets] == [
        "违法占地位置图（HZ-1）", "违法占地位置图（HZ-9）", "现状影像图（HZ-1）", "现状图（HZ-9）",
    ]  # fmt: skip
    for sheet, text in zip(made.sheets, page_texts(path), strict=True):
        assert ("HZ-9" in text, "HZ-1" in text) == ("HZ-9" in sheet.title, "HZ-1" in sheet.title)


def test_many_points_are_left_to_the_annex(request_of, write):
    from landpatrol.processing.report.maps.request import MapParcel

    base = request_of()
    round_one = MapParcel.of("HZ-400", "", base.ground.centroid.buffer(120, quad_segs=100))
    made, path = write(replace(base, parcels=(round_one,)), ["boundary"])
    (text,) = page_texts(path)
    assert re.search(r"择要绘注\(\d+/400点\)", text.replace(" ", ""))
    assert "点号" not in text.split("界址点较密")[0]
    assert {r.value for r in made.sheets[0].figures if r.rule == "boundary_count" and r.unit == "count"} > {400}


def test_a_parcel_too_large_for_the_smallest_scale_is_a_sentence(request_of, write, tmp_path):
    base = request_of()
    huge = replace(base.parcels[0], geometry=shapely.box(40390000, 3680000, 40490000, 3681000))
    with pytest.raises(InputError, match="does not fit a sheet at 1:100000"):
        write(replace(base, parcels=(huge,)))
    assert not list((tmp_path / "成果 集").iterdir())


@pytest.fixture
def road_request(request_of):
    """A parcel of 2.7 km by 12 m."""
    from landpatrol.processing.report.maps.request import MapParcel

    base = request_of()
    x, y = base.ground.bounds[:2]
    line = shapely.segmentize(shapely.LineString([(x, y), (x + 2600, y + 900)]), 60)
    return replace(base, parcels=(MapParcel.of("HZ-L", "便道", line.buffer(6, cap_style="flat")),))


def test_a_road_of_kilometres_has_a_sheet_for_each_part(road_request, write):
    made, path = write(road_request)
    titles = [sheet.title for sheet in made.sheets if sheet.kind == "land_use"]
    assert titles[:3] == ["土地利用现状套合图", "土地利用现状套合图（分幅一）", "土地利用现状套合图（分幅二）"]
    assert [sheet.scale for sheet in made.sheets if sheet.kind == "location"] == [50000]
    tabled = {
        record.key.split("/")[-2]
        for sheet in made.sheets
        for record in sheet.figures
        if sheet.kind == "boundary" and record.key.endswith("x_m")
    }
    assert tabled == {point.name for ring in road_request.parcels[0].boundary for point in ring.points}
    for sheet, text in zip(made.sheets, page_texts(path), strict=True):
        marks = [f"记录码：{sheet.code}", f"第{sheet.page}张　共{len(made.sheets)}张"]
        assert not re.search(r"\d", without(text, [*marks, *(record.text for record in sheet.figures)])), sheet.title


@pytest.mark.parametrize("page", ["A4", "A3"])
def test_scales_and_grids_are_computed_anew_for_parts_too(road_request, write, page):
    from landpatrol.processing.report.special.map_figures import with_map_figures

    made, _ = write(replace(road_request, page=page), ["land_use", "boundary"])
    printed = {record.key: record for sheet in made.sheets for record in sheet.figures}
    laid_out = {key for key, record in printed.items() if record.rule.startswith(("map_scale", "map_grid"))}
    assert any(key.startswith("map/land_use.2/") for key in laid_out)
    again = with_map_figures({}, printed, road_request.parcels, page, own_layouts=False)
    assert {key: again.get(key) for key in laid_out} == {key: printed[key] for key in laid_out}


def test_cancelling_leaves_nothing(request_of, tmp_path):
    from landpatrol.processing.report.maps.map_set import write_map_set

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        write_map_set(request_of(), tmp_path / "集" / "maps.pdf", stop)
    assert not list((tmp_path / "集").iterdir())


@pytest.fixture
def pair(tmp_path):
    """Two images of the parcel: the second brighter by half, with the parcel built over, and shifted by two pixels."""
    import numpy as np
    import rasterio
    from landpatrol.processing.bridge.imagery.choose_images import choose_images, rasters_in_folder
    from landpatrol.processing.report.maps.imagery import image_pair
    from rasterio.transform import from_origin

    def make(ground):
        west, _, _, north = ground.bounds
        tones = np.random.default_rng(2).integers(40, 130, (3, 20, 20))
        before = (
            np.kron(tones, np.ones((30, 30), int)) + np.random.default_rng(3).integers(0, 9, (3, 600, 600))
        ).astype("uint8")
        after = np.clip(before * 1.5, 0, 255).astype("uint8")
        for day, values, moved_m in (("20250901", before, 0), ("20260901", after, 4)):
            size = {"width": 600, "height": 600, "count": 3, "dtype": "uint8", "crs": "EPSG:4528"}
            place = from_origin(west - 500 + moved_m, north + 500, 2, 2)
            with rasterio.open(tmp_path / f"影像_{day}.tif", "w", driver="GTiff", transform=place, **size) as target:
                target.write(values)
        return image_pair(choose_images(rasters_in_folder(tmp_path), ground, "EPSG:4528", lambda: None))

    return make


@pytest.mark.parametrize("page", ["A4", "A3"])
def test_before_and_after_have_one_extent_one_scale_and_one_stretch(request_of, pair, tmp_path, page):
    import numpy as np
    import rasterio
    from landpatrol.processing.report.maps.sheets import MapSheets

    base = request_of(page=page)
    made = MapSheets(replace(base, pair=pair(base.ground)), tmp_path)
    (plan,) = made.plans(["before_after"])
    layout = made.layout(plan, plan.title)
    items = [layout.itemById(name) for name in ("map_before", "map")]
    assert items[0].extent() == items[1].extent()
    assert [item.scale() for item in items] == pytest.approx([plan.scale] * 2, rel=1e-6)
    chips = []
    for name in ("before", "after"):
        with rasterio.open(tmp_path / f"map_before_after_{name}.tif") as chip:
            chips.append(chip.read([1, 2, 3]).astype(float))
            assert chip.bounds == pytest.approx(plan.views[0].extent)
    assert chips[0].max() < 0.75 * chips[1].max()
    colours = np.median(chips[0].reshape(3, -1), axis=1) / np.median(chips[0])
    assert colours == pytest.approx(original_colours(tmp_path), rel=0.05)  # no more garish than the image itself
    assert np.median(chips[1]) > 1.3 * np.median(chips[0])
    made.close()


def original_colours(folder):
    import numpy as np
    import rasterio

    with rasterio.open(folder / "影像_20250901.tif") as image:
        values = image.read().astype(float)
    return np.median(values.reshape(3, -1), axis=1) / np.median(values)


def test_the_pair_is_dated_named_and_its_shift_told_on_the_sheet(request_of, pair, write):
    base = request_of()
    made, path = write(replace(base, pair=pair(base.ground)), ["before_after"])
    text = re.sub(r"\s", "", page_texts(path)[0])
    for word in ("前时相:2025年9月1日", "后时相:2026年9月1日", "影像_20250901"):
        assert word in text
    assert re.search(r"套合差约(1\.9|2\.0)个像元\((3\.9|4\.0)米\)", text)
    known = ["第1张共1张", f"记录码：{made.sheets[0].code}", *(r.text for r in made.sheets[0].figures)]
    left = without(text, known)
    assert not re.search(r"\d", left), left


def test_long_names_and_notes_stay_in_their_boxes(request_of, sheets):
    from landpatrol.processing.report.maps.lines import LINE_PER_SIZE
    from landpatrol.processing.report.maps.sheets import MapSheets
    from landpatrol.processing.report.maps.tables import MM_PER_PT, ems

    made = MapSheets(
        request_of(
            subject="某某镇某某村村民委员会未经批准擅自占用永久基本农田建设农产品加工仓储物流园区及附属设施案（2026-7）"
        ),
        sheets().folder,
    )
    (plan,) = made.plans(["situation"])
    layout = made.layout(replace(plan, note="前后时相季节相差171天，植被差异不能作为变化依据。" * 3), plan.title)
    for name in ("title", "subtitle", "map_note"):
        item = layout.itemById(name)
        em_mm = item.textFormat().size() * MM_PER_PT
        lines = item.text().split("\n")
        assert max(ems(line) for line in lines) * em_mm <= item.rect().width() + 0.1
        assert len(lines) * em_mm * LINE_PER_SIZE <= item.rect().height() + 0.1
    assert "".join(layout.itemById("map_note").text().split()).count("171天") == 3
    made.close()


def test_in_a_batch_each_set_is_as_if_it_were_made_alone(request_of, tmp_path):
    """Nothing of one case stays on the sheets of the next: legend, scale, colours, table, notes."""
    from landpatrol.processing.report.maps.map_set import write_map_set
    from landpatrol.processing.report.maps.request import MapParcel
    from landpatrol.processing.report.maps.studio import MapStudio

    base = request_of()
    centre, kinds = base.ground.centroid, ["situation", "land_use", "planning", "boundary"]
    shapes = [shapely.box(*centre.buffer(half_m).bounds) for half_m in (20, 150, 60)] + [
        centre.buffer(90, quad_segs=40)
    ]
    requests = [
        replace(base, parcels=(MapParcel.of(f"HZ-{n}", "", s),), subject=f"案{n}") for n, s in enumerate(shapes)
    ]
    bare = replace(base.scene, images=(), neighbours=(), approved_land=())
    requests[1] = replace(requests[1], scene=bare)
    with MapStudio() as studio:
        together = [
            write_map_set(one, tmp_path / f"{n}.pdf", lambda: None, kinds, studio) for n, one in enumerate(requests)
        ]
    for n, one in enumerate(requests):
        alone = write_map_set(one, tmp_path / "alone.pdf", lambda: None, kinds)
        assert alone == together[n]
        assert page_texts(tmp_path / "alone.pdf") == page_texts(tmp_path / f"{n}.pdf")
        assert all(f"HZ-{n}" in text for text in page_texts(tmp_path / f"{n}.pdf"))
