"""Broken and strange parcels: each is measured, mended by name or refused by name; none stops the others."""

from __future__ import annotations

import json
import zipfile

import pytest
import shapely
from landpatrol.processing.core.overlay import intake
from osgeo import ogr, osr
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

X, Y = 40394700, 3686500
R1_M2 = 13329.6902


def ring(*corners):
    return "(" + ",".join(f"{X + x} {Y + y}" for x, y in corners) + ")"


SQUARE = ring((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))
R1 = f"MULTIPOLYGON(({ring((0, 0), (100, 0), (100, 133.3333), (0, 133.3333), (0, 0))}))"
INNER = ring((20, 20), (80, 20), (80, 80), (20, 80), (20, 20))

REFUSED = {
    "bowtie": (f"MULTIPOLYGON(({ring((0, 0), (100, 100), (100, 0), (0, 100), (0, 0))}))", "自相交"),
    "nested shells": (f"MULTIPOLYGON(({SQUARE}),({INNER}))", "嵌套"),
    "overlapping parts": (
        f"MULTIPOLYGON(({SQUARE}),({ring((50, 50), (150, 50), (150, 150), (50, 150), (50, 50))}))",
        "自相交",
    ),
    "hole outside": (f"MULTIPOLYGON(({SQUARE},{ring((200, 0), (300, 0), (300, 50), (200, 0))}))", "内环在外环之外"),
    "nested holes": (
        f"MULTIPOLYGON(({SQUARE},{INNER},{ring((30, 30), (40, 30), (40, 40), (30, 30))}))",
        "内环相互嵌套",
    ),
    "no area": (f"MULTIPOLYGON(({ring((0, 0), (50, 50), (100, 100), (0, 0))}))", "有误"),
    "short ring": (f"MULTIPOLYGON(({ring((0, 0), (100, 100), (0, 0))}))", "空或残缺"),
    "nan": (f"MULTIPOLYGON((({X} {Y},{X + 100} nan,{X + 100} {Y + 100},{X} {Y})))", "非数值"),
    "inf": (f"MULTIPOLYGON((({X} {Y},inf {Y},{X + 100} {Y + 100},{X} {Y})))", "非数值"),
    "empty": ("MULTIPOLYGON EMPTY", "空或残缺"),
    "null": (None, "没有图形"),
}


@pytest.fixture
def layer_of(make_layer):
    """R1, which is sound, and one other shape."""

    def make(shape):
        layer = make_layer("图斑", "EPSG:4528", ["code:string"], [(R1, "好")])
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["坏"])
        if shape is not None:
            geometry = QgsGeometry()
            if isinstance(shape, str):
                geometry = QgsGeometry.fromWkt(shape)
            else:
                geometry.fromWkb(shapely.to_wkb(shape))
            feature.setGeometry(geometry)
        assert layer.dataProvider().addFeatures([feature])[0]
        return layer

    return make


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_parcel_is_refused_by_name_beside_a_sound_one(measure, layer_of, feedback, name):
    wkt, word = REFUSED[name]
    shape = shapely.from_wkt(wkt) if wkt and name in {"nan", "inf"} else wkt
    good, bad = measure(layer_of(shape))
    assert good["total_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert bad["total_m2"] == NULL
    assert word in bad["reasons"], bad["reasons"]
    assert bad["verdict"] == "doubt"
    assert not bad["is_major"]
    assert bad["criminal_reached"] == NULL
    assert any(word in line for line in feedback.said)


@pytest.mark.parametrize(
    "wkt",
    [
        f"MULTIPOLYGON(({ring((0, 0), (100, 0), (100, 0), (100, 100), (0, 100), (0, 0))}))",
        f"MULTIPOLYGON(({ring((0, 0), (0, 100), (100, 100), (100, 0), (0, 0))}))",
        f"MULTIPOLYGON ZM((({X} {Y} 1 9,{X + 100} {Y} 2 9,{X + 100} {Y + 100} 3 9,{X} {Y + 100} 4 9,{X} {Y} 1 9)))",
    ],
    ids=["doubled vertex", "clockwise", "z and m"],
)
def test_what_does_no_harm_is_measured(measure, layer_of, wkt):
    _, other = measure(layer_of(wkt))
    assert other["plane_m2"] == pytest.approx(10000, abs=1e-6)


def test_a_touching_ring_is_mended_and_said(measure, layer_of):
    touching = ring((0, 0), (100, 0), (100, 100), (50, 100), (70, 50), (30, 50), (50, 100), (0, 100), (0, 0))
    _, mended = measure(layer_of(f"MULTIPOLYGON(({touching}))"))
    assert mended["plane_m2"] == pytest.approx(10000 - 1000, abs=1e-6)
    assert "修整" in mended["notes"]


def test_a_ring_beyond_the_limit_is_refused_by_name(measure, layer_of, monkeypatch):
    monkeypatch.setattr(intake, "most_vertices", lambda: 64)
    fine = shapely.Point(X, Y).buffer(100, quad_segs=64)
    good, bad = measure(layer_of(fine))
    assert good["total_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert "顶点超过64个" in bad["reasons"]


def test_the_shipped_limit_is_read():
    assert 100_000 <= intake.most_vertices() <= 2_000_000


def test_broken_reference_polygons_are_mended_and_named(measure, make_layer):
    bowtie = f"MULTIPOLYGON(({ring((-10, -10), (110, 150), (110, -10), (-10, 150), (-10, -10))}))"
    short = f"MULTIPOLYGON(({ring((0, 0), (100, 100), (0, 0))}))"
    parcels = make_layer("图斑", "EPSG:4528", ["code:string"], [(R1, "a")])
    farmland = make_layer("永久基本农田", "EPSG:4528", ["n:int"], [(bowtie, 1), (short, 2), (None, 3)])
    (row,) = measure(parcels, BASIC_FARMLAND=farmland)
    assert 0 < row["basic_farmland_m2"] < R1_M2
    assert "要素1的边界有误" in row["notes"]
    assert "要素2的坐标无效或没有面积" in row["notes"]


@pytest.fixture
def stray(make_layer):
    """Basic farmland over R1, and a polygon with one vertex far away."""

    def make(value):
        farmland = make_layer("永久基本农田", "EPSG:4528", ["n:int"], [(R1, 1)])
        corners = [(X, Y), (X + 100, value), (X + 100, Y + 100), (X, Y + 100)]
        feature, geometry = QgsFeature(farmland.fields()), QgsGeometry()
        geometry.fromWkb(shapely.to_wkb(shapely.MultiPolygon([shapely.Polygon(corners)])))
        feature.setGeometry(geometry)
        assert farmland.dataProvider().addFeatures([feature])[0]
        farmland.updateExtents()
        return farmland

    return make


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_reference_polygon_that_is_no_number_does_not_stop_the_others(measure, make_layer, stray, value):
    parcels = make_layer("图斑", "EPSG:4528", ["code:string"], [(R1, "a")])
    (row,) = measure(parcels, BASIC_FARMLAND=stray(value))
    assert row["basic_farmland_m2"] == pytest.approx(R1_M2, abs=0.001)


@pytest.mark.parametrize(("value", "sample"), [(1e300, "1e+300"), (4e10, "4e+10")])
def test_a_layer_with_a_vertex_off_the_map_is_refused_with_that_vertex(measure, make_layer, stray, value, sample):
    parcels = make_layer("图斑", "EPSG:4528", ["code:string"], [(R1, "a")])
    with pytest.raises(QgsProcessingException) as caught:
        measure(parcels, BASIC_FARMLAND=stray(value))
    assert "永久基本农田" in str(caught.value)
    assert sample in str(caught.value)


@pytest.mark.parametrize("value", ["12", "百分之十二", "-0.1"])
def test_a_ridge_coefficient_that_is_no_fraction_is_refused(measure, make_layer, value):
    parcels = make_layer("图斑", "EPSG:4528", ["code:string"], [(R1, "a")])
    land_use = make_layer("地类图斑", "EPSG:4528", ["DLBM:string", "KCXS:string"], [(R1, "0101", value)])
    with pytest.raises(QgsProcessingException) as caught:
        measure(parcels, LAND_USE=land_use)
    assert "KCXS" in str(caught.value)
    assert "Unexpected" not in str(caught.value)


def write_ogr(driver, path, options=(), text="张三家的大棚"):
    """One polygon of R1 in a file of `driver`."""
    osr.UseExceptions()
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4528)
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = source.CreateLayer("parcels", srs, ogr.wkbMultiPolygon, list(options))
    layer.CreateField(ogr.FieldDefn("party", ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("party", text)
    feature.SetGeometry(ogr.CreateGeometryFromWkt(R1))
    layer.CreateFeature(feature)
    feature = layer = source = None


def test_a_gbk_shapefile_without_cpg_keeps_its_chinese(measure, tmp_path):
    write_ogr("ESRI Shapefile", tmp_path / "图斑.shp", ["ENCODING=GBK"])
    (tmp_path / "图斑.cpg").unlink(missing_ok=True)
    (row,) = measure(QgsVectorLayer(str(tmp_path / "图斑.shp"), "图斑", "ogr"))
    assert row["total_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert row["party"] == "张三家的大棚"


def test_a_zipped_file_geodatabase_is_measured(measure, tmp_path):
    folder = tmp_path / "县 图斑.gdb"
    try:
        write_ogr("OpenFileGDB", folder)
    except (AttributeError, RuntimeError):
        pytest.skip("this GDAL cannot write a file geodatabase")
    with zipfile.ZipFile(tmp_path / "图斑.gdb.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"{folder.name}/{path.name}")
    layer = QgsVectorLayer(f"/vsizip/{tmp_path}/图斑.gdb.zip", "图斑", "ogr")
    assert layer.isValid()
    (row,) = measure(layer)
    assert row["total_m2"] == pytest.approx(R1_M2, abs=0.001)
    assert row["party"] == "张三家的大棚"


def test_nested_attributes_are_carried_as_text(measure, tmp_path):
    corners = [[118.87, 33.3], [118.88, 33.3], [118.88, 33.31], [118.87, 33.31], [118.87, 33.3]]
    feature = {
        "type": "Feature",
        "properties": {"parent": {"adcode": 320800}, "names": ["甲", "乙"], "level": "district"},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }
    path = tmp_path / "嵌套.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    (row,) = measure(QgsVectorLayer(str(path), "嵌套", "ogr"))
    assert json.loads(row["parent"]) == {"adcode": 320800}
    assert row["level"] == "district"


def test_a_legacy_reference_in_a_geopackage_is_moved_too(measure, make_layer, tmp_path):
    """Read straight from the file it would lie 50 m off."""
    from qgis import processing

    shifted = f"MULTIPOLYGON(({ring((-50, -30), (50, -30), (50, 103.3333), (-50, 103.3333), (-50, -30))}))"
    legacy = make_layer("农田", "EPSG:2364", ["n:int"], [(shifted, 1)])
    path = str(tmp_path / "西安80.gpkg")
    processing.run("native:savefeatures", {"INPUT": legacy, "OUTPUT": path})
    parcels = make_layer("图斑", "EPSG:4528", ["code:string"], [(R1, "a")])
    (row,) = measure(parcels, BASIC_FARMLAND=QgsVectorLayer(path, "农田", "ogr"), LOCAL_TRANSFORM="30,50,0,0")
    assert row["basic_farmland_m2"] == pytest.approx(R1_M2, abs=0.001)
