"""`due_date` as it is called: by text, by date, with a calendar file, and with bad input."""

from __future__ import annotations

import json

import pytest
from qgis import processing
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProcessingException
from qgis.PyQt.QtCore import QDate

OFF = ["2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03"]


def due(feedback=None, **parameters):
    return processing.run("landpatrol:due_date", parameters, feedback=feedback)


@pytest.mark.parametrize("start", ["2026-09-18", "2026年9月18日", "2026-9-18", "20260918", QDate(2026, 9, 18)])
def test_thirty_working_days_over_the_national_day(provider, start):
    result = due(FROM=start, LENGTH=30, UNIT="workday")
    assert (result["DUE"], result["DUE_UNROLLED"], result["PROVISIONAL"]) == ("2026-11-05", "2026-11-05", False)


def test_days_are_rolled(provider):
    result = due(FROM="2026-02-13", LENGTH=2, UNIT="day")
    assert (result["DUE"], result["DUE_UNROLLED"]) == ("2026-02-24", "2026-02-15")


def test_a_date_beyond_the_notices_is_provisional_until_a_table_is_given(provider, feedback, tmp_path):
    result = due(feedback, FROM="2026-12-21", LENGTH=10, UNIT="workday")
    assert (result["DUE"], result["PROVISIONAL"]) == ("2027-01-04", True)
    assert any("2027年放假安排未公布" in line for line in feedback.said)
    table = tmp_path / "2027年.json"
    table.write_text(json.dumps({"year": 2027, "off": [*OFF, "2027-01-04"]}), encoding="utf-8")
    result = due(FROM="2026-12-21", LENGTH=10, UNIT="workday", CALENDAR=str(table))
    assert (result["DUE"], result["PROVISIONAL"]) == ("2027-01-06", False)


def test_the_workspace_lends_its_years(provider, tmp_path):
    from landpatrol.processing.workspace.create import create_geopackage_workspace

    store = create_geopackage_workspace(tmp_path / "w.gpkg", QgsCoordinateReferenceSystem("EPSG:4528"))
    with store.writing("setting") as writer:
        writer.insert("setting", [{"code": "calendar.2027", "value": json.dumps({"year": 2027, "off": OFF})}])
    result = due(FROM="2026-12-21", LENGTH=10, UNIT="workday", WORKSPACE=store.location)
    assert (result["DUE"], result["PROVISIONAL"]) == ("2027-01-05", False)


@pytest.mark.parametrize("start", ["", "昨天", "2026-02-30"])
def test_a_day_that_is_none(provider, start):
    with pytest.raises(QgsProcessingException):
        due(FROM=start, LENGTH=2, UNIT="day")


def test_a_term_of_less_than_nothing(provider):
    with pytest.raises(QgsProcessingException, match="LENGTH"):
        due(FROM="2026-01-05", LENGTH=-1, UNIT="day")


def test_a_day_that_cannot_be_read_is_told_how_it_is_written(provider):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("landpatrol:due_date")
    good, said = algorithm.checkParameterValues({"FROM": "去年9月8日"}, QgsProcessingContext())
    assert not good
    assert "2026年9月8日" in said
