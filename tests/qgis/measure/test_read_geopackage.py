"""Tables of a GeoPackage are read in one go; what comes out is what the general way gives."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from landpatrol.processing.bridge.features import read_near
from landpatrol.processing.bridge.layers import from_layer
from landpatrol.processing.bridge.read_geopackage import read_boxes
from landpatrol.processing.core.measure.gauss_plane import crs_from_text
from qgis import processing
from qgis.core import NULL, QgsVectorLayer

X, Y = 40394700, 3686500
HERE = np.array([shapely.box(X, Y, X + 100, Y + 100), shapely.box(X + 40, Y, X + 60, Y + 900)])


def triangle(x, y, size=50):
    corners = ((x, y), (x + size, y), (x, y + size), (x, y))
    return "MULTIPOLYGON(((" + ",".join(f"{X + a} {Y + b}" for a, b in corners) + ")))"


@pytest.fixture
def stored(provider, make_layer, tmp_path):
    """Address of a layer in a GeoPackage with nulls, quotes in its names and Chinese in its path."""
    rows = [
        (triangle(10, 10), "0101", 0.05, 1),
        (triangle(30, 500), NULL, NULL, NULL),
        (triangle(80, 80), "0103", 0.12345, 3),
        (triangle(5000, 5000), "0601", 0.0, 4),
        (None, "0602", 0.0, 5),
    ]
    layer = make_layer("地类", "EPSG:4528", ['地"类:string', "KCXS:double", "n:int"], rows)
    path = str(tmp_path / "地类 图斑.gpkg")
    processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": path, "LAYER_NAME": '地"类 a'})
    return f'{path}|layername=地"类 a'


def opened(address):
    return QgsVectorLayer(address, "stored", "ogr")


def read(source, fields):
    table = read_near(source, crs_from_text("EPSG:4528"), HERE, crs_from_text("EPSG:4528"), fields, lambda: None)
    order = np.argsort(table.fids)
    return table.fids[order].tolist(), table.geometries[order].tolist(), [table.attributes[i] for i in order]


def test_both_ways_read_the_same(stored):
    source, fields = from_layer(opened(stored)), ['地"类', "KCXS"]
    assert read_boxes(source, shapely.bounds(HERE), fields) is not None
    direct, general = read(source, fields), read(replace(source, has_edits=True), fields)
    assert direct == general
    assert direct[0] == [1, 2, 3]
    assert direct[2][1] == {'地"类': None, "KCXS": None}
    assert direct[2][2] == {'地"类': "0103", "KCXS": 0.12345}


def test_signs_that_mean_something_in_an_address_are_part_of_the_path(stored, tmp_path):
    odd = tmp_path / "100% 地类#1?.gpkg"
    odd.write_bytes(Path(stored.split("|")[0]).read_bytes())
    source = from_layer(opened(f'{odd}|layername=地"类 a'))
    assert read_boxes(source, shapely.bounds(HERE), ["KCXS"]) is not None
    assert read(source, ["KCXS"])[0] == [1, 2, 3]


def test_heights_are_left_out_and_broken_shapes_are_empty(provider, tmp_path):
    path = tmp_path / "z.gpkg"
    solid = shapely.force_3d(shapely.box(X + 10, Y + 10, X + 20, Y + 20), 7.5)
    wkb = np.array([shapely.to_wkb(solid), shapely.to_wkb(solid), None], dtype=object)
    pyogrio.raw.write(path, wkb, [], [], layer="a", driver="GPKG", geometry_type="Polygon Z", crs="EPSG:4528")
    source = from_layer(opened(f"{path}|layername=a"))
    with closing(sqlite3.connect(path)) as file, file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute("UPDATE a SET geom = x'475000' WHERE fid = 2")
    fids, geometries, _ = read_boxes(source, shapely.bounds(HERE), [])
    assert fids.tolist() == [1, 2]
    assert geometries[0].equals(shapely.box(X + 10, Y + 10, X + 20, Y + 20))
    assert not geometries[0].has_z
    assert geometries[1].is_empty


def test_a_view_is_left_to_the_general_way(stored):
    with closing(sqlite3.connect(stored.split("|")[0])) as file, file:
        file.execute('CREATE VIEW v AS SELECT fid AS OGC_FID, geom, KCXS FROM "地""类 a"')
        file.execute(
            "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) VALUES ('v', 'v', 'features', 4528)"
        )
        file.execute("INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'MULTIPOLYGON', 4528, 0, 0)")
    source = from_layer(opened(stored.split("|")[0] + "|layername=v"))
    assert read_boxes(source, shapely.bounds(HERE), ["KCXS"]) is None
    assert len(read(source, ["KCXS"])[0]) == 3


def test_another_program_that_is_writing_does_not_stand_in_the_way(stored):
    with closing(sqlite3.connect(stored.split("|")[0])) as writer:
        assert writer.execute("PRAGMA journal_mode = wal").fetchone() == ("wal",)
        source = from_layer(opened(stored))
        writer.execute("UPDATE gpkg_contents SET description = 'being changed'")
        assert read_boxes(source, shapely.bounds(HERE), ["KCXS"])[0].tolist() == [1, 2, 3]
        writer.rollback()


def test_no_field_is_needed(stored):
    assert read(from_layer(opened(stored)), [])[2] == [{}, {}, {}]


def test_edits_in_progress_are_seen(stored):
    layer = opened(stored)
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().indexOf('地"类'), "0204")
    assert read(from_layer(layer), ['地"类'])[2][0] == {'地"类': "0204"}
    layer.rollBack()


@pytest.mark.parametrize("change", ["filter", "whole numbers", "memory"])
def test_what_is_not_plain_is_left_to_the_general_way(stored, make_layer, change):
    layer, fields = opened(stored), ["n" if change == "whole numbers" else "KCXS"]
    if change == "filter":
        layer.setSubsetString("n > 1")
    elif change == "memory":
        layer = make_layer("m", "EPSG:4528", ["KCXS:double"], [(triangle(0, 0), 0.1)])
    assert read_boxes(from_layer(layer), shapely.bounds(HERE), fields) is None
    read(from_layer(layer), fields)
