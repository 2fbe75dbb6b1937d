"""Linking layers and measuring what the workspace holds."""

from __future__ import annotations

import json

import pytest
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProcessingException, QgsVectorLayer

X, Y = 40394700, 3686500


def box(x0, y0, x1, y1):
    ring = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    return "MULTIPOLYGON(((" + ",".join(f"{X + x} {Y + y}" for x, y in ring) + ")))"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "县 数据"
    folder.mkdir()
    return folder


@pytest.fixture
def workspace(provider, folder, make_layer):
    """A workspace with two parcels and the two reference layers linked."""
    from landpatrol.processing.workspace.create import create_geopackage_workspace

    store = create_geopackage_workspace(folder / "workspace.gpkg", QgsCoordinateReferenceSystem("EPSG:4528"))
    with store.writing("parcel") as writer:
        writer.insert(
            "parcel",
            [
                {"code": "P1", "geom": QgsGeometry.fromWkt(box(0, 0, 100, 133.3333)), "position_error_m": 0.05},
                {"code": "P2", "kind": "mining", "geom": QgsGeometry.fromWkt(box(200, 0, 210, 10))},
            ],
        )
    for name, role, fields, rows in (
        ("DLTB", "land_use", ["DLBM:string"], [(box(-50, -50, 500, 500), "0101")]),
        ("YJJBNT", "basic_farmland", ["YSDM:string"], [(box(-50, -50, 50, 500), "x")]),
    ):
        path = str(folder / f"{name}.gpkg")
        processing.run("native:savefeatures", {"INPUT": make_layer(name, "EPSG:4528", fields, rows), "OUTPUT": path})
        link(store, path, role)
    return store


def link(store, path, role):
    return processing.run("landpatrol:link_layer", {"WORKSPACE": store.location, "LAYER": path, "ROLE": role})["LINK"]


def measure(store, **parameters):
    return processing.run("landpatrol:measure_workspace", {"WORKSPACE": store.location} | parameters)


def test_measurements_are_kept_with_their_record(workspace):
    result = measure(workspace)
    assert (result["MEASURED"], result["MAJOR"]) == (2, 2)
    first = next(row for row in workspace.rows("measurement") if row["parcel_code"] == "P1")
    assert first["illegal_m2"] == pytest.approx(13329.6902, abs=0.001)
    assert first["cultivated_mu"] == pytest.approx(19.9945, abs=1e-4)
    record = json.loads(first["record"])
    assert record["parcels"][0]["sha256"] == first["parcel_sha256"]
    assert [layer["role"] for layer in record["layers"]] == ["parcels", "land_use", "basic_farmland"]
    assert {r["code"]: r["verdict"] for r in workspace.rows("parcel_verdict")} == {"P1": "over", "P2": "over"}


def test_measuring_again_appends(workspace):
    measure(workspace)
    measure(workspace, CODES="P2， P1")
    assert len(workspace.rows("measurement")) == 4


def test_only_the_parcels_asked_for(workspace):
    assert measure(workspace, CODES="P2")["MEASURED"] == 1
    assert [row["parcel_code"] for row in workspace.rows("measurement")] == ["P2"]
    with pytest.raises(QgsProcessingException, match="empty"):
        measure(workspace, CODES="没有")


def test_sources_below_the_workspace_are_kept_relative(workspace, folder):
    assert [row["source"].split("|")[0] for row in workspace.rows("reference_layer")] == ["DLTB.gpkg", "YJJBNT.gpkg"]
    moved = folder.with_name("搬走")
    folder.rename(moved)
    from landpatrol.processing.workspace.geopackage import GeoPackageStore

    assert measure(GeoPackageStore(moved / "workspace.gpkg"))["MEASURED"] == 2


def test_a_moved_layer_is_named_and_can_be_linked_again(workspace, folder):
    from landpatrol.processing.workspace.reference_layers import problems

    (folder / "DLTB.gpkg").rename(folder / "DLTB2026.gpkg")
    (found,) = problems(workspace)
    assert found[0].code == "land_use-1"
    assert "DLTB.gpkg" in found[1]
    with pytest.raises(QgsProcessingException, match=r"DLTB\.gpkg"):
        measure(workspace)
    moved = {"WORKSPACE": workspace.location, "LAYER": str(folder / "DLTB2026.gpkg")}
    with pytest.raises(QgsProcessingException, match=r"land_use-9.*land_use-1"):
        processing.run("landpatrol:link_layer", moved | {"LINK": "land_use-9"})
    assert processing.run("landpatrol:link_layer", moved | {"LINK": "land_use-1"})["LINK"] == "land_use-1"
    assert list(problems(workspace)) == []
    assert measure(workspace)["MEASURED"] == 2


@pytest.mark.parametrize(
    ("fields", "crs", "word"), [(["OTHER:string"], "EPSG:4528", "DLBM"), (["DLBM:string"], "EPSG:4527", "EPSG:4527")]
)
def test_a_layer_that_changed_is_refused(workspace, folder, make_layer, fields, crs, word):
    path = folder / "DLTB.gpkg"
    for old in folder.glob("DLTB.gpkg*"):
        old.unlink()
    changed = make_layer("DLTB", crs, fields, [(box(-50, -50, 500, 500), "0101")])
    processing.run("native:savefeatures", {"INPUT": changed, "OUTPUT": str(path)})
    with pytest.raises(QgsProcessingException, match=word):
        measure(workspace)
    assert workspace.rows("measurement") == []


def test_relinking_to_something_else_keeps_the_old_link(workspace, folder):
    from landpatrol.processing.core.errors import StoreError
    from landpatrol.processing.workspace.reference_layers import relink

    with pytest.raises(StoreError, match="DLBM"):
        relink(workspace, "land_use-1", str(folder / "YJJBNT.gpkg"))
    assert workspace.rows("reference_layer")[0]["source"].startswith("DLTB.gpkg")


def test_two_land_use_layers_are_one_too_many(workspace, folder):
    link(workspace, str(folder / "DLTB.gpkg"), "land_use")
    with pytest.raises(QgsProcessingException, match="in force"):
        measure(workspace)


def test_a_layer_without_crs_is_not_linked(workspace, folder, make_layer):
    path = folder / "无坐标系.shp"
    layer = make_layer("x", "", ["DLBM:string"], [(box(0, 0, 1, 1), "0101")])
    processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": str(path)})
    assert not QgsVectorLayer(str(path), "x", "ogr").crs().isValid()
    with pytest.raises(QgsProcessingException, match="coordinate system"):
        link(workspace, str(path), "basic_farmland")


def test_a_layer_on_an_old_datum_is_linked_and_measured_by_the_countys_parameters(workspace, folder, make_layer):
    """The parameters move it 30 m north and 50 m east; they are given once, and may be overruled for a run."""
    old = make_layer("老规划", "EPSG:2364", ["n:int"], [(box(-50, -30, -40, 200), 1)])
    path = str(folder / "老规划.gpkg")
    processing.run("native:savefeatures", {"INPUT": old, "OUTPUT": path})
    parameters = {"WORKSPACE": workspace.location, "LAYER": path, "ROLE": "approved_land"}
    with pytest.raises(QgsProcessingException, match="LOCAL_TRANSFORM"):
        processing.run("landpatrol:link_layer", parameters)
    processing.run("landpatrol:link_layer", parameters | {"LOCAL_TRANSFORM": "30,50,0,0"})
    measure(workspace, CODES="P1")
    measure(workspace, CODES="P1", LOCAL_TRANSFORM="30,45,0,0")
    kept, overruled = workspace.rows("measurement")
    assert kept["approved_m2"] == pytest.approx(10 * 133.3333, abs=0.5)
    assert overruled["approved_m2"] == pytest.approx(5 * 133.3333, abs=0.5)
    assert json.loads(kept["record"])["parameters"]["local_transform"] == "30,50,0,0"
    assert json.loads(overruled["record"])["parameters"]["local_transform"] == "30,45,0,0"
