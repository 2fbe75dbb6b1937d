"""Map sheets: true scale, legend of what is shown, template found by ids, nothing of the open project touched."""

from __future__ import annotations

import numpy as np
import pytest
from landpatrol.processing.core.errors import CrsError, RuleError
from qgis.core import QgsApplication, QgsCoordinateTransformContext, QgsLayoutExporter, QgsProject
from qgis.PyQt.QtGui import QImage

MM = 1000


@pytest.fixture
def sheets(measured, image):
    from landpatrol.processing.report.content.compose import build_report
    from landpatrol.processing.report.content.gather import ReportOptions, choose_parcel, gather_scene, gather_subject
    from landpatrol.processing.report.fonts import load_fonts
    from landpatrol.processing.report.maps.sheets import MapSheets
    from landpatrol.processing.report.maps.template import TEMPLATE

    def make(template=TEMPLATE, images=(image,)):
        request, parcels = measured
        options = ReportOptions(images=tuple(images))
        parcel = choose_parcel(parcels, "HZ-1")
        scene = gather_scene(parcel, parcels, request, options, QgsCoordinateTransformContext(), lambda: None)
        report = build_report(gather_subject(parcel, request, options))
        return MapSheets(report, scene, load_fonts()["map"].path, template)

    return make


def legend_texts(layout):
    from landpatrol.processing.report.maps.legend import legend_nodes

    return [node.data(0) for node in legend_nodes(layout.itemById("legend"))]


def test_four_sheets_in_their_order(sheets):
    assert [plan.title for plan in sheets().planner.plans()] == [
        "违法图斑现状图",
        "地类套合图",
        "永久基本农田套合图",
        "界址点图",
    ]


def test_scale_text_map_and_bar_agree(sheets):
    made = sheets()
    for plan in made.planner.plans():
        layout = made._layout(plan, plan.title)
        item, bar = layout.itemById("map"), layout.itemById("scale_bar")
        scale = int(layout.itemById("scale_text").text().removeprefix("1:"))
        assert scale in {500, 1000, 2000, 5000}
        assert item.extent().width() / item.rect().width() * MM == pytest.approx(scale, rel=1e-9)
        assert item.scale() == pytest.approx(scale, rel=1e-6)
        drawn_mm = longest_dark_run_mm(layout, bar)
        assert drawn_mm == pytest.approx(bar.unitsPerSegment() * bar.numberOfSegments() * MM / scale, abs=0.5)


def longest_dark_run_mm(layout, item, dpi=600):
    """Length of the scale bar as it is drawn: the longest dark line inside the item."""
    image = QgsLayoutExporter(layout).renderRegionToImage(item.mapRectToScene(item.rect()), dpi=dpi)
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint8)
    dark = pixels.reshape(image.height(), image.bytesPerLine())[:, : image.width()] < 128
    longest = 0
    for row in dark:
        ends = np.flatnonzero(np.diff(np.concatenate([[0], row, [0]]))).reshape(-1, 2)
        inside = ends[(ends[:, 0] > 0) & (ends[:, 1] < image.width())]
        longest = max([longest, *np.diff(inside).ravel()])
    return longest / dpi * 25.4


def test_the_parcel_lies_inside_every_sheet_with_a_margin(sheets):
    made = sheets()
    west, south, east, north = made.scene.parcel.bounds
    for plan in made.planner.plans():
        extent = made._layout(plan, plan.title).itemById("map").extent()
        margin_m = 0.05 * extent.width()
        assert extent.xMinimum() + margin_m < west
        assert east < extent.xMaximum() - margin_m
        assert extent.yMinimum() + margin_m < south
        assert north < extent.yMaximum() - margin_m


def test_legend_lists_what_the_sheet_shows_and_nothing_else(sheets):
    made = sheets()
    found = {}
    for plan in made.planner.plans():
        found[plan.title] = legend_texts(made._layout(plan, plan.title))
    assert found["违法图斑现状图"] == ["违法图斑", "界址点", "相邻图斑"]
    assert found["地类套合图"] == ["违法图斑", "违法占地范围", "0101 水田", "0103 旱地"]
    assert found["永久基本农田套合图"] == ["违法图斑", "违法占地范围", "永久基本农田"]
    assert found["界址点图"] == ["违法图斑", "界址点"]


def test_sheet_block_tells_crs_image_and_date(sheets):
    made = sheets()
    plan = next(iter(made.planner.plans()))
    text = made._layout(plan, plan.title).itemById("sheet_block").text().replace("\n", "")
    assert "2000国家大地坐标系（3°带第40带，中央子午线120°，东坐标含带号）" in text
    assert "影像_20240301，2024年3月1日（按图层名）" in text


def test_a_sheet_names_only_the_layers_it_draws(sheets):
    made = sheets()
    blocks = [made._layout(plan, "").itemById("sheet_block").text() for plan in made.planner.plans()]
    assert [("影像：" in text, "地类图斑：" in text, "永久基本农田：" in text) for text in blocks] == [
        (True, False, False), (False, True, False), (True, False, True), (False, False, False),
    ]  # fmt: skip


def test_without_an_image_the_land_use_stands_in_and_says_so(sheets):
    made = sheets(images=())
    plan = next(iter(made.planner.plans()))
    assert plan.note == "未提供影像，以地类图斑为底图。"
    assert "0103 旱地" in legend_texts(made._layout(plan, ""))


def test_approved_land_is_shown_and_taken_off_the_hatching(sheets):
    from dataclasses import replace

    import shapely
    from landpatrol.processing.report.maps.scene import ClassPolygon

    made = sheets()
    west, south, east, north = made.scene.parcel.bounds
    half = shapely.box(west, south, (west + east) / 2, north)
    scene = replace(made.scene, approved_land=(ClassPolygon(half),))
    plan = list(replace(made.planner, scene=scene).plans())[1]
    taken = next(layer for layer in plan.layers if layer.name() == "违法占地范围")
    (feature,) = taken.getFeatures()
    assert feature.geometry().area() == pytest.approx(made.scene.parcel.difference(half).area)
    assert "已批准、备案或临时用地" in [layer.name() for layer in plan.legend]


def test_no_sheet_for_a_layer_that_was_not_given(sheets, measured):
    from dataclasses import replace

    made = sheets()
    bare = replace(made.planner, scene=replace(made.scene, land_use=None, basic_farmland=None))
    assert [plan.title for plan in bare.plans()] == ["违法图斑现状图", "界址点图"]


def test_grid_labels_are_kilometres_without_separators(qgis_app):
    from landpatrol.processing.report.maps.sheets import _km_expression
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextScope

    def label(number, decimals):
        scope = QgsExpressionContextScope()
        scope.setVariable("grid_number", number)
        context = QgsExpressionContext()
        context.appendScope(scope)
        return QgsExpression(_km_expression(decimals)).evaluate(context)

    assert label(40394700.0, 1) == "40394.7"
    assert label(3686520.0, 2) == "3686.52"
    assert label(3686000.0, 2) == "3686.00"
    assert label(3686000.0, 0) == "3686"


def test_a_template_without_an_item_names_the_id(sheets, tmp_path):
    from landpatrol.processing.report.maps.template import TEMPLATE

    edited = tmp_path / "版式.qpt"
    edited.write_text(TEMPLATE.read_text(encoding="utf-8").replace('id="legend"', 'id="tuli"'), encoding="utf-8")
    with pytest.raises(RuleError, match="no item with the id legend"):
        sheets(edited)


def test_a_template_that_is_no_template_ends_in_a_sentence(sheets, tmp_path):
    broken = tmp_path / "版式.qpt"
    broken.write_text("not xml", encoding="utf-8")
    with pytest.raises(RuleError, match="cannot be used"):
        sheets(broken)


def test_an_edited_template_is_followed(sheets, tmp_path):
    from landpatrol.processing.report.maps.template import TEMPLATE, template_frame

    smaller = tmp_path / "小版式.qpt"
    smaller.write_text(TEMPLATE.read_text(encoding="utf-8").replace("146,164,mm", "73,82,mm"), encoding="utf-8")
    assert template_frame(smaller).width_mm == pytest.approx(73)
    made = sheets(smaller)
    plan = list(made.planner.plans())[-1]
    layout = made._layout(plan, plan.title)
    scale = int(layout.itemById("scale_text").text().removeprefix("1:"))
    assert layout.itemById("map").extent().width() == pytest.approx(0.073 * scale)
    assert layout.itemById("map").extent().width() > 232


def test_the_open_project_is_not_touched(sheets, image, tmp_path):
    before = QgsProject.instance().mapLayers().keys()
    sheets().export(tmp_path, lambda: None)
    assert QgsProject.instance().mapLayers().keys() == before
    assert image.isValid()
    assert QgsApplication.instance() is not None


def test_an_image_without_crs_is_refused(sheets, image):
    from qgis.core import QgsCoordinateReferenceSystem

    image.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(CrsError, match="影像_20240301 has no coordinate system"):
        sheets()


def test_an_image_on_a_legacy_datum_is_refused(sheets, image):
    from qgis.core import QgsCoordinateReferenceSystem

    image.setCrs(QgsCoordinateReferenceSystem("EPSG:2364"))
    with pytest.raises(CrsError):
        sheets()
