"""Construction sites through the algorithms: visits recorded, sites checked, clues made."""

from __future__ import annotations

import pytest
from qgis import processing
from qgis.core import QgsExpression, QgsProcessingException, QgsVectorLayer

TODAY = "2026-11-23"


@pytest.fixture
def told(add, square):
    add(
        "village",
        {"code": "V1", "name": "柳河村", "township": "清溪镇", "unit_code": "U1", "geom": square(-500, -500, 3000)},
    )
    site = {
        "unit_code": "U1",
        "stage": "主体施工",
        "permit_no": "示批1号",
        "permit_local_date": "2026-03-01",
        "visits_required": 3,
    }
    add(
        "construction_site",
        {"code": "S1", "name": "厂房", **site, "permitted_m2": 9000.0, "geom": square(0, 0)},
        {
            "code": "S2",
            "name": "仓库",
            **site,
            "permit_no": None,
            "party": "示范公司",
            "started_local_date": "2026-10-01",
            "geom": square(1000, 0),
        },
        {
            "code": "S3",
            "name": "学校",
            **site,
            "unit_code": "U2",
            "stage": "未动工",
            "permit_no": " ",
            "geom": square(2000, 0),
        },
    )


def visit(run, site="S1", day="2026-11-02", **more):
    return run("record_site_visit", SITE=site, DATE=day, **more)["VISIT"]


def test_visits_are_recorded_and_the_site_takes_the_stage(told, run, store, feedback):
    assert visit(run, OFFICER="U1-01", STAGE="装修", SEEN="正在粉刷", FINDING="东侧堆土") == "S1-20261102"
    assert not any("S1 has" in text for text in feedback.said)
    assert visit(run) == "S1-20261102-2"
    assert [text for text in feedback.said if "S1 has 2 visits on 2026-11-02 now" in text]
    visit(run, day="2026-10-05", STAGE="基础施工")
    row = next(row for row in store.rows("construction_site") if row["code"] == "S1")
    assert row["stage"] == "装修"
    assert store.rows("site_visit")[0]["seen"] == "正在粉刷"


def test_checked_by_hand(told, run, make_layer, store, tmp_path):
    for day in ("2026-10-05", "2026-10-20", "2026-11-02"):
        visit(run, day=day)
    result = run("check_sites", "SITES", TODAY=TODAY)
    sites = {row["code"]: row for row in result["SITES"]}
    first = sites["S1"]
    assert (first["visits_required"], first["visits_done"], first["visits_late"], first["visits_due"]) == (6, 3, 1, 2)
    assert (first["last_local_date"], first["due_local_date"]) == ("2026-11-02", "2026-11-30")
    assert first["area_m2"] == pytest.approx(9997.3, abs=1)  # on the ellipsoid, 273 ppm under the plane
    assert first["beyond_m2"] == pytest.approx(997.3, abs=1)
    assert first["outside_m2"] is None
    assert (sites["S2"]["permit_text"], sites["S2"]["visits_late"]) == ("没有批准文号", 3)
    assert (sites["S3"]["under_way"], sites["S3"]["visits_required"]) == (False, 0)
    assert (result["LATE"], result["MADE"]) == (2, "")
    assert store.rows("parcel") == []
    layer = QgsVectorLayer(str(tmp_path / "check_sites_SITES.gpkg"), "sites", "ogr")
    rules = [rule for rule in layer.renderer().rootRule().children() if not rule.isElse()]
    scope = layer.createExpressionContext()
    shown = {}
    for feature in layer.getFeatures():
        scope.setFeature(feature)
        shown[feature["code"]] = [r.label() for r in rules if QgsExpression(r.filterExpression()).evaluate(scope)]
    assert shown == {"S1": ["巡查逾期"], "S2": ["没有批准文号"], "S3": []}


def test_ground_outside_the_approved_layer(told, run, make_layer, store, tmp_path, square):
    path = str(tmp_path / "approved.gpkg")
    layer = make_layer("approved", "EPSG:4528", ["n:int"], [(square(0, 0, 60), 1), (square(0, 40, 60), 2)])
    processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": path})
    processing.run("landpatrol:link_layer", {"WORKSPACE": store.location, "LAYER": path, "ROLE": "approved_land"})
    sites = {row["code"]: row for row in run("check_sites", "SITES", TODAY=TODAY)["SITES"]}
    assert sites["S1"]["outside_m2"] == pytest.approx(4000, abs=5)
    assert "超批准范围" in sites["S1"]["findings"]
    assert sites["S2"]["outside_m2"] == pytest.approx(9997, abs=5)


def test_a_site_under_way_without_permit_becomes_a_clue_once(told, run, store):
    visit(run, "S2", "2026-11-04")
    with store.writing("construction_site") as writer:
        writer.update("construction_site", "S2", {"unit_code": None})
    assert run("check_sites", "SITES", TODAY=TODAY, CLUES=True)["MADE"] == "XS-S2"
    (parcel,) = store.rows("parcel")
    assert (parcel["code"], parcel["party"], parcel["unit_code"]) == ("XS-S2", "示范公司", "U1")
    assert (parcel["township"], parcel["village"], parcel["first_known_by"]) == ("清溪镇", "柳河村", "patrol")
    assert (str(parcel["found_local_date"])[:10], str(parcel["occurred_local_date"])[:10]) == (
        "2026-11-04",
        "2026-10-01",
    )
    again = run("check_sites", "SITES", TODAY=TODAY, CLUES=True)
    assert again["MADE"] == ""
    assert {row["code"]: row["parcel_code"] for row in again["SITES"]}["S2"] == "XS-S2"
    assert processing.run("landpatrol:measure_workspace", {"WORKSPACE": store.location})["MEASURED"] == 1


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"site": "S9"}, "S9"),
        ({"OFFICER": "nobody"}, "nobody"),
        ({"PATROL": "XC9"}, "XC9"),
        ({"day": "2099-01-01"}, "2099-01-01"),
        ({"site": "S2", "day": "2026-09-30"}, "2026-10-01"),
        ({"day": "前天"}, "前天"),
    ],
)
def test_bad_input_gets_a_sentence(told, run, store, parameters, said):
    with pytest.raises(QgsProcessingException, match=said):
        visit(run, **parameters)
    assert store.rows("site_visit") == []


def test_a_workspace_without_sites(run):
    assert run("check_sites", "SITES", TODAY=TODAY)["SITES"] == []
