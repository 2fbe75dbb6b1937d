"""The GeoPackage store: what is written is read back, transactions, references on every path."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer, QgsVectorLayerUtils


def test_tables_of_the_schema_are_those_described(store, path):
    from landpatrol.processing.workspace.tables import tables

    for table in tables().values():
        layer = store.layer(table.name)
        ours = [name for name in layer.fields().names() if name not in {"fid", "uuid", "row_version"}]
        assert ours == list(table.columns), table.name
        assert (table.geometry is None) == (not layer.isSpatial()), table.name
        if layer.isSpatial():
            assert layer.crs().authid() == "EPSG:4528"


def test_opens_in_plain_qgis_with_chinese_names(store, path):
    plain = QgsVectorLayer(f"{path}|layername=parcel", "plain", "ogr")
    assert plain.attributeAlias(plain.fields().indexOf("party")) == "当事人"
    assert plain.crs().authid() == "EPSG:4528"


def test_what_is_written_is_read_back_with_version_and_audit(store):
    with store.writing("unit") as writer:
        writer.update("unit", "U1", {"name": "新名", "geom": QgsGeometry.fromWkt("POINT(40394800 3686600)")})
    (row,) = store.rows("unit")
    assert row["name"] == "新名"
    assert row["row_version"] > 1
    assert store.geometry("unit", "U1").asWkt() == "Point (40394800 3686600)"
    assert [(r["action"], r["row_code"]) for r in store.rows("audit")] == [("insert", "U1"), ("update", "U1")]


def test_an_error_takes_the_whole_block_back(store, store_error):
    def work():
        with store.writing("unit") as writer:
            writer.insert("unit", [{"code": "U2", "name": "二所", "kind": "station"}])
            writer.insert("unit", [{"code": "U1", "name": "清溪所", "kind": "station"}])

    with pytest.raises(store_error, match="U1"):
        work()
    assert [row["code"] for row in store.rows("unit")] == ["U1"]
    assert len(store.rows("audit")) == 1


def test_a_stale_version_is_refused(store, store_error):
    def work():
        with store.writing("unit") as writer:
            writer.update("unit", "U1", {"name": "x"}, expected_version=7)

    with pytest.raises(store_error, match="in the meantime"):
        work()


ORPHAN = {"code": "O1", "name": "张三", "unit_code": "没有"}


def by_store(store):
    with store.writing("officer") as writer:
        writer.insert("officer", [ORPHAN])


def by_provider(store):
    layer = store.layer("officer")
    feature = QgsFeature(layer.fields())
    for name, value in ORPHAN.items():
        feature[name] = value
    assert layer.dataProvider().addFeatures([feature])[0]


def by_edit_buffer(store):
    layer = store.layer("officer")
    layer.startEditing()
    layer.addFeature(QgsVectorLayerUtils.createFeature(layer, attributes={1: "O1", 2: "张三", 3: "没有"}))
    assert layer.commitChanges()


def by_sql(store):
    from landpatrol.processing.workspace.connection import execute

    execute(store.location, "INSERT INTO officer (code, name, unit_code) VALUES ('O1', 'x', '没有')")


@pytest.mark.parametrize(
    ("write", "told"),
    [(by_store, "FOREIGN KEY"), (by_sql, "FOREIGN KEY"), (by_provider, "assert"), (by_edit_buffer, "assert")],
)
def test_an_orphan_is_refused_on_every_path(store, write, told):
    with pytest.raises(Exception, match=told):
        write(store)
    assert store.rows("officer") == []


def delete_unit_in_use(store):
    with store.writing("officer") as writer:
        writer.insert("officer", [ORPHAN | {"unit_code": "U1"}])
    with store.writing("unit") as writer:
        writer.delete("unit", "U1")


def test_a_row_in_use_cannot_be_removed(store, store_error):
    with pytest.raises(store_error):
        delete_unit_in_use(store)
    assert len(store.rows("unit")) == 1


def test_a_renamed_code_takes_its_references_along(store):
    with store.writing("officer") as writer:
        writer.insert("officer", [ORPHAN | {"unit_code": "U1"}])
    with store.writing("unit") as writer:
        writer.update("unit", "U1", {"code": "U9"})
    assert store.rows("officer")[0]["unit_code"] == "U9"


@pytest.mark.parametrize("table", ["audit", "case_event", "measurement"])
def test_evidence_is_append_only(store, path, table):
    from landpatrol.processing.workspace.tables import tables

    assert tables()[table].append_only
    with store.writing("parcel", "measurement", "case_event") as writer:
        writer.insert("parcel", [{"code": "P1"}])
        writer.insert(
            "measurement",
            [
                {
                    "code": "M1",
                    "parcel_code": "P1",
                    "measured_at": "2026-11-23T00:00:00Z",
                    "method": "ellipsoid",
                    "verdict": "under",
                    "is_major": False,
                    "record": "{}",
                }
            ],
        )
        writer.insert("case_event", [{"code": "E1", "parcel_code": "P1", "kind": "found", "local_date": "2026-11-20"}])
    layer = store.layer(table)
    fid = next(layer.getFeatures()).id()
    assert not layer.dataProvider().deleteFeatures([fid])
    assert not layer.dataProvider().changeAttributeValues({fid: {1: "changed"}})


def test_two_officers_of_a_case_differ(store, store_error):
    def work():
        with store.writing("officer", "legal_case") as writer:
            writer.insert("officer", [ORPHAN | {"unit_code": "U1"}])
            case = {"code": "A1", "name": "案", "unit_code": "U1", "stage": "filed"}
            writer.insert("legal_case", [case | {"officer1_code": "O1", "officer2_code": "O1"}])

    with pytest.raises(store_error, match="A1"):
        work()


def test_parcels_show_their_latest_verdict(store):
    row = {"parcel_code": "P1", "measured_at": "2026-11-23T00:00:00Z", "method": "ellipsoid", "record": "{}"}
    with store.writing("parcel", "measurement") as writer:
        writer.insert("parcel", [{"code": "P1"}, {"code": "P2"}])
        writer.insert("measurement", [row | {"code": "M1", "verdict": "under", "is_major": False, "illegal_mu": 1.0}])
        writer.insert("measurement", [row | {"code": "M2", "verdict": "over", "is_major": True, "illegal_mu": 30.0}])
    verdicts = {r["code"]: (r["verdict"], r["illegal_mu"]) for r in store.rows("parcel_verdict")}
    assert verdicts == {"P1": ("over", pytest.approx(30)), "P2": (None, None)}
