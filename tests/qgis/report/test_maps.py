"""Map sheets: true scale, legend of what is shown, nothing of the open project touched."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import numpy as np
import pytest
import shapely
from landpatrol.processing.core.errors import CrsError
from osgeo import gdal
from pypdf import PdfReader
from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

MM = 1000
SIDES = ("xMinimum", "yMinimum", "xMaximum", "yMaximum")
KINDS = ("situation", "land_use", "basic_farmland", "boundary")


def layouts(made, kinds=KINDS):
    """Each plan with its layout, which lives until the next is made."""
    for plan in made.plans(kinds):
        yield plan, made.layout(plan, plan.title)


def block_text(layout):
    rows = layout.itemById("sheet_block").multiFrame().tableContents()
    return "\n".join("：".join(str(cell.content()).replace("\n", "") for cell in row) for row in rows)


def legend_texts(layout):
    model = layout.itemById("legend").model()
    return [node.data(0) for layer in model.rootGroup().findLayers() for node in model.layerLegendNodes(layer)]


def test_four_sheets_in_their_order(sheets):
    assert [plan.title for plan in sheets().plans(KINDS)] == [
        "现状影像图",
        "土地利用现状套合图",
        "永久基本农田套合图",
        "界址点图",
    ]


@pytest.mark.parametrize("page", ["A4", "A3"])
def test_scale_text_map_and_bar_agree(sheets, page):
    for _, layout in layouts(sheets(page=page)):
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
    west, south, east, north = made.request.ground.bounds
    for _, layout in layouts(made):
        extent = layout.itemById("map").extent()
        margin_m = 0.05 * extent.width()
        assert extent.xMinimum() + margin_m < west
        assert east < extent.xMaximum() - margin_m
        assert extent.yMinimum() + margin_m < south
        assert north < extent.yMaximum() - margin_m


def test_legend_lists_what_the_sheet_shows_and_nothing_else(sheets):
    found = {plan.kind: legend_texts(layout) for plan, layout in layouts(sheets())}
    assert found["situation"] == ["违法图斑", "相邻图斑"]
    assert found["land_use"] == ["违法图斑", "违法占地范围", "0101 水田", "0103 旱地"]
    assert found["basic_farmland"] == ["违法图斑", "占用永久基本农田", "永久基本农田"]
    assert found["boundary"] == ["违法图斑", "界址点"]


def test_a_long_legend_stays_in_its_box(sheets):
    from landpatrol.processing.report.maps.scene import ClassPolygon

    made = sheets()
    west, south, _, _ = made.request.ground.bounds
    codes = ["0101", "0103", "0201", "0301", "0305", "0404", "0601", "0702", "1003", "1006", "1104A", "1107", "1202"]
    strips = [shapely.box(west - 50, south + 8 * n, west + 350, south + 8 * n + 8) for n in range(len(codes))]
    land_use = tuple(ClassPolygon(s, code, "其他园地和林地", "园地") for s, code in zip(strips, codes, strict=True))
    ((_, layout),) = layouts(sheets(land_use=land_use), ["land_use"])
    legend, block = (layout.itemById(name) for name in ("legend", "sheet_block"))
    assert len(legend_texts(layout)) == 15
    assert not legend.mapRectToScene(legend.rect()).intersects(block.mapRectToScene(block.rect()))
    assert legend.rect().height() <= 42


def test_with_too_many_classes_the_land_use_is_drawn_by_category(sheets):
    from landpatrol.processing.report.maps.scene import ClassPolygon

    west, south, _, _ = sheets().request.ground.bounds
    strips = [shapely.box(west - 50, south + 8 * n, west + 350, south + 8 * n + 8) for n in range(20)]
    land_use = tuple(ClassPolygon(s, f"02{n:02d}", "果园", "园地") for n, s in enumerate(strips))
    ((_, layout),) = layouts(sheets(land_use=land_use), ["land_use"])
    assert legend_texts(layout) == ["违法图斑", "违法占地范围", "园地"]


def test_sheet_block_tells_crs_image_and_date(sheets):
    text = block_text(next(layouts(sheets()))[1])
    assert "坐标系：2000国家大地坐标系（3°带第40带，中央子午线120°，东坐标含带号）" in text
    assert "影像：影像_20240301，2024年3月1日（按图层名）" in text
    assert "高程基准" not in text


def test_a_sheet_names_only_the_layers_it_draws(sheets):
    blocks = [block_text(layout) for _, layout in layouts(sheets())]
    assert [("影像：" in text, "地类图斑：" in text, "永久基本农田：" in text) for text in blocks] == [
        (True, False, False), (False, True, False), (True, False, True), (False, False, False),
    ]  # fmt: skip


def test_a_full_sheet_block_is_not_cut_off(sheets):
    from landpatrol.processing.report.content.model import LayerUse

    made = sheets()
    layers = tuple(LayerUse("image", f"影像很长的名称_{n}_第二次航空摄影正射影像", "", "2024年") for n in range(5))
    made.request = replace(made.request, layers=layers)
    made.planner = replace(made.planner, request=made.request)
    _, layout = next(layouts(made))
    frame = layout.itemById("sheet_block")
    assert frame.multiFrame().totalSize().height() <= frame.rect().height()
    assert "影像很长的名称_4" in block_text(layout)


def test_without_an_image_the_land_use_stands_in_and_says_so(sheets):
    plan, layout = next(layouts(sheets(images=())))
    assert plan.title == "现状图"
    assert plan.note == "本图幅没有影像，以地类图斑为底图。"
    assert "0103 旱地" in legend_texts(layout)


def test_approved_land_is_shown_and_taken_off_the_hatching(sheets):
    from landpatrol.processing.report.maps.scene import ClassPolygon

    ground = sheets().request.ground
    west, south, east, north = ground.bounds
    half = shapely.box(west, south, (west + east) / 2, north)
    (plan,) = sheets(approved_land=(ClassPolygon(half),)).plans(["land_use"])
    taken = next(layer for layer in plan.views[0].layers if layer.name() == "违法占地范围")
    (feature,) = taken.getFeatures()
    assert feature.geometry().area() == pytest.approx(ground.difference(half).area)
    assert "已批准、备案或临时用地" in [layer.name() for layer in plan.legend]


def test_no_sheet_for_a_layer_that_was_not_given(sheets):
    from landpatrol.processing.report.maps.request import SHEET_KINDS

    bare = sheets(land_use=None, basic_farmland=None)
    assert [plan.kind for plan in bare.plans(SHEET_KINDS)] == ["location", "situation", "boundary"]


def test_grid_labels_are_kilometres_without_separators(qgis_app):
    from landpatrol.processing.report.maps.grid import km_expression
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextScope

    def label(number, decimals):
        scope = QgsExpressionContextScope()
        scope.setVariable("grid_number", number)
        context = QgsExpressionContext()
        context.appendScope(scope)
        return QgsExpression(km_expression(decimals)).evaluate(context)

    assert label(40394700.0, 1) == "40394.7"
    assert label(3686520.0, 2) == "3686.52"
    assert label(3686000.0, 2) == "3686.00"
    assert label(3686000.0, 0) == "3686"


def test_the_open_project_is_not_touched(sheets, image, tmp_path):
    before = QgsProject.instance().mapLayers().keys()
    made = sheets()
    for plan in made.plans(KINDS):
        made.draw(plan, plan.title, tmp_path / f"{plan.kind}.pdf")
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


def test_a_label_does_not_lie_on_a_cross_of_the_grid(sheets):
    from landpatrol.processing.report.maps.grid import grid_crosses

    for shift_m in range(80, 100, 5):
        made = moved(sheets(), shift_m, shift_m)
        (plan,) = made.plans(["situation"])
        for label in drawn_labels(plan, made.request.scene.crs):
            assert not any(label.intersects(arm) for arm in grid_crosses(plan, made.style)), shift_m


def moved(made, east_m, north_m):
    """The same sheets with the parcel moved."""
    there = np.array([east_m, north_m])
    shapes = [shapely.transform(parcel.geometry, lambda xy: xy + there) for parcel in made.request.parcels]
    parcels = [replace(p, geometry=shape) for p, shape in zip(made.request.parcels, shapes, strict=True)]
    made.request = replace(made.request, parcels=tuple(parcels))
    made.planner = replace(made.planner, request=made.request)
    return made


def drawn_labels(plan, crs):
    """Ground under each label of the map."""
    settings = QgsMapSettings()
    settings.setLayers(list(plan.views[0].layers))
    settings.setDestinationCrs(crs)
    settings.setExtent(QgsRectangle(*plan.views[0].extent))
    settings.setOutputSize(QSize(862, 915))
    settings.setOutputDpi(150)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    found = job.takeLabelingResults().allLabels()
    assert found
    return [shapely.box(*(getattr(one.labelRect, side)() for side in SIDES)) for one in found]


def test_no_grid_label_meets_another_at_a_corner(sheets):
    from landpatrol.processing.report.maps.grid import label_expression
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextScope

    def label(axis, number):
        scope = QgsExpressionContextScope()
        scope.setVariable("grid_axis", axis)
        scope.setVariable("grid_number", number)
        context = QgsExpressionContext()
        context.appendScope(scope)
        return QgsExpression(label_expression(1, (996.0, 5003.0, 1300.0, 5300.0), 1000)).evaluate(context)

    assert [label("x", number) for number in (1000.0, 1100.0, 1296.0)] == ["", "1.1", ""]
    assert [label("y", number) for number in (5000.0, 5100.0, 5296.0)] == ["", "5.1", ""]


def test_a_class_name_is_written_where_it_fits_in(qgis_app):
    from landpatrol.processing.report.maps.ground_layers import class_label
    from landpatrol.processing.report.maps.scene import ClassPolygon

    def label(width, height):
        return class_label(ClassPolygon(shapely.box(0, 0, width, height), "1104A", "养殖坑塘"), 2.65, 1000)

    assert label(20, 12) == "1104A\n养殖坑塘"
    assert label(12, 40) == label(40, 6) == "1104A"
    assert label(40, 2) == ""


def test_farmland_that_is_taken_is_hatched_once(sheets):
    made = sheets()
    (plan,) = made.plans(["basic_farmland"])
    shapes = {
        layer.name(): shapely.union_all([shapely.from_wkb(bytes(f.geometry().asWkb())) for f in layer.getFeatures()])
        for layer in plan.views[0].layers
        if layer.name() in {"永久基本农田", "占用永久基本农田"}
    }
    taken, rest = shapes["占用永久基本农田"], shapes["永久基本农田"]
    farmland = shapely.union_all([p.geometry for p in made.request.scene.basic_farmland])
    assert taken.area == pytest.approx(farmland.intersection(made.request.ground).area)
    assert taken.intersection(rest).area == pytest.approx(0, abs=1e-6)


def test_an_image_that_ends_on_the_sheet_is_told(sheets, image, tmp_path):
    assert [plan.blank_note for plan in sheets().plans(["situation"])] == [""]
    made = moved(sheets(), 350, 0)
    (plan,) = made.plans(["situation"])
    made.draw(plan, plan.title, tmp_path / "一.pdf")
    text = PdfReader(tmp_path / "一.pdf").pages[0].extract_text()
    assert "影像未覆盖本图幅全部范围" in unicodedata.normalize("NFKC", text)
    assert made.notes == ["现状影像图：影像未覆盖本图幅全部范围，空白处没有资料。"]


@pytest.mark.parametrize("fill", [255, 0])
def test_a_plain_rim_of_an_image_is_blank_too(sheets, image, fill):
    dataset = gdal.Open(image.source(), gdal.GA_Update)
    for band in range(3):
        dataset.GetRasterBand(band + 1).WriteArray(np.full((600, 180), fill, dtype=np.uint8))
    dataset = None
    image.reload()
    (plan,) = sheets().plans(["situation"])
    assert "影像未覆盖" in plan.blank_note


def test_an_image_hidden_under_another_is_not_named(sheets, image):
    coarse = image.clone()
    coarse.setName("影像_10米")
    made = sheets(images=(image, coarse))
    ((plan, layout),) = layouts(made, ["situation"])
    assert [layer.name() for layer in plan.views[0].layers if isinstance(layer, QgsRasterLayer)] == ["影像_20240301"]
    assert "影像_10米" not in block_text(layout)


@pytest.mark.parametrize(("east_m", "north_m"), [(0, 75), (60, 0), (60, 75)])
def test_numbers_of_four_hundred_points_do_not_lie_on_each_other(sheets, east_m, north_m):
    from landpatrol.processing.report.maps.request import MapParcel

    made = sheets()
    turns = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    radii_m = 110 + 12 * np.sin(9 * turns)
    centre = made.request.ground.centroid
    x, y = centre.x + east_m, centre.y + north_m
    wavy = shapely.Polygon(np.c_[x + radii_m * np.cos(turns), y + radii_m * np.sin(turns)])
    made.request = replace(made.request, parcels=(MapParcel.of("HZ-400", "", wavy),))
    made.planner = replace(made.planner, request=made.request)
    (plan,) = made.plans(["boundary"])
    labels = drawn_labels(plan, made.request.scene.crs)
    assert len(labels) > 20
    assert shapely.union_all(labels).area == pytest.approx(sum(label.area for label in labels))
