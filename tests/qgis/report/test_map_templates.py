"""Templates of an office: found by name, followed, and where they lack an item, said and not used."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
import shapely
from landpatrol.processing.report.maps.template import REQUIRED_ITEMS, SHIPPED_FOLDER, Templates


def edited(folder, name, old="", new="", source=""):
    text = (SHIPPED_FOLDER / (source or name)).read_text(encoding="utf-8")
    assert old in text
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder / name


@pytest.fixture
def office(tmp_path):
    return tmp_path / "本单位版式"


@pytest.mark.parametrize("page", ["A4", "A3"])
@pytest.mark.parametrize("arrangement", REQUIRED_ITEMS)
def test_the_shipped_templates_have_their_items(qgis_app, page, arrangement):
    templates = Templates(page)
    found = templates.find("any", arrangement)
    assert found.frame.width_mm > 100
    assert templates.notes == []


@pytest.mark.parametrize("page", ["A4", "A3"])
def test_captions_of_a_pair_cover_nothing_of_its_maps(page):
    items = ElementTree.parse(SHIPPED_FOLDER / f"map_pair_{page.lower()}.qpt").getroot().iter("LayoutItem")
    boxes = {item.get("id"): box_of(item) for item in items}
    for caption in ("caption_before", "caption_after"):
        for other in ("map_before", "map", "sheet_number", "outer_map", "outer_map_before"):
            assert not boxes[caption].intersects(boxes[other]), other


def box_of(item):
    x, y, width, height = (float(v) for name in ("position", "size") for v in item.get(name).split(",")[:2])
    return shapely.box(x, y, x + width, y + height)


@pytest.mark.parametrize(("page", "room"), [("A4", 27), ("A3", 35)])
def test_the_table_of_points_holds_what_it_says(sheets, page, room):
    assert sheets(page=page).planner.table_room() == room


@pytest.mark.parametrize("size", ["73,77.5,mm", "7.3,7.75,cm"])
def test_an_edited_template_is_followed(sheets, office, size):
    edited(office, "map_sheet_a4.qpt", "146,155,mm", size)
    made = sheets(office)
    (plan,) = made.plans(["land_use"])
    layout = made.layout(plan, plan.title)
    assert made.templates.find("land_use", "sheet").frame.width_mm == pytest.approx(73)
    assert layout.itemById("map").extent().width() == pytest.approx(0.073 * plan.scale)
    assert layout.itemById("map").extent().width() > 232
    assert made.notes == []


def test_a_template_of_one_sheet_goes_before_that_of_all(qgis_app, office):
    edited(office, "map_sheet_a4.qpt")
    own = edited(office, "map_land_use_a4.qpt", source="map_sheet_a4.qpt")
    templates = Templates("A4", office)
    assert templates.find("land_use", "sheet").path == own
    assert templates.find("planning", "sheet").path == office / "map_sheet_a4.qpt"


def test_a_template_without_an_item_gives_way_and_is_named(sheets, office):
    edited(office, "map_sheet_a4.qpt", 'id="legend"', 'id="tuli"')
    made = sheets(office)
    plans = list(made.plans(["situation", "land_use"]))
    assert len(plans) == 2
    assert made.notes == ["本单位图幅版式“map_sheet_a4.qpt”缺少编号为“legend”的项目，已改用随附版式。"]
    assert made.templates.find("land_use", "sheet").path.parent == SHIPPED_FOLDER


@pytest.mark.parametrize("content", [b"not xml", b"<qgis/>", b"\xff\xfe\x00"])
def test_a_file_that_is_no_template_gives_way_and_is_named(qgis_app, office, content):
    office.mkdir()
    (office / "map_pair_a3.qpt").write_bytes(content)
    templates = Templates("A3", office)
    assert templates.find("before_after", "pair").path.parent == SHIPPED_FOLDER
    assert templates.notes == ["本单位图幅版式“map_pair_a3.qpt”不能读取，已改用随附版式。"]
