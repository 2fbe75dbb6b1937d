"""`export_ledger`: the month reads back, gaps are listed before anything is printed, drafts mark them."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from landpatrol.processing.report.office.xlsx import read_sheet
from qgis import processing
from qgis.core import QgsProcessingException


def test_the_months_ledger_reads_back_equal(store, ledger):
    from datetime import date

    from landpatrol.processing.core.forms.catalogue import load_form_rules
    from landpatrol.processing.core.forms.ledger import make_ledger, table_rows
    from landpatrol.processing.workspace.patrol_records import PatrolReader

    made = ledger(MONTH="2026-10")
    heads, rows = read_sheet(Path(made["XLSX"]), "巡查台账")
    records = PatrolReader(store).between(date(2026, 10, 1), date(2026, 10, 31), {"U1", "B"})
    assert rows == table_rows(make_ledger(records, date(2026, 10, 1), date(2026, 10, 31), load_form_rules()))
    assert [row[heads.index("巡查编号")] for row in rows] == ["XC1", "XC2", "XC3"]
    found = rows[1]
    assert found[heads.index("占地面积（亩）")] == pytest.approx((116**2 + 50**2) * 0.0015, rel=1e-3)
    assert (made["PATROLS"], made["MISSING_COUNT"]) == (3, 0)
    assert {row["form"] for row in store.rows("document")} == {"ledger", "monthly_return"}


def test_a_gap_is_listed_and_nothing_else_is_written(store, ledger, tmp_path):
    with store.writing("patrol") as writer:
        writer.update("patrol", "XC1", {"officer_codes": ""})
        writer.update("patrol", "XC3", {"checked_by": None})
    with pytest.raises(QgsProcessingException, match=r"XC1：人员（不少于2人）；XC3：审核人"):
        ledger(MONTH="2026-10")
    assert [path.name for path in (tmp_path / "台账").iterdir()] == ["缺项清单_2026年10月.xlsx"]
    _, rows = read_sheet(tmp_path / "台账" / "缺项清单_2026年10月.xlsx", "缺项清单")
    assert [row[0] for row in rows] == ["XC1", "XC3"]
    assert store.rows("document") == []
    draft = ledger(MONTH="2026-10", DRAFT=True)
    cells = [c.text for t in docx.Document(Path(draft["LEDGER"]).with_suffix(".docx")).tables for c in t._cells]
    assert "【未填】" in cells
    assert draft["MISSING_COUNT"] == 2
    assert store.rows("document") == []


def test_an_unmeasured_find_is_a_gap(store, ledger):
    with store.writing("parcel") as writer:
        writer.insert(
            "parcel",
            [
                {
                    "code": "P3",
                    "unit_code": "U1",
                    "found_local_date": "2026-10-30",
                    "geom": store.geometry("parcel", "P2"),
                }
            ],
        )
    with pytest.raises(QgsProcessingException, match="P3：面积"):
        ledger(MONTH="2026-10")


def test_a_month_without_patrols_is_named(ledger):
    with pytest.raises(QgsProcessingException, match="示范分局 has no patrol in 2026年8月"):
        ledger(MONTH="2026-08")
    with pytest.raises(QgsProcessingException, match="X9"):
        ledger(MONTH="2026-10", UNIT="X9")


@pytest.mark.parametrize("month", ["2026-13", "十月", "2026"])
def test_a_month_that_is_none_is_refused(ledger, month):
    with pytest.raises(QgsProcessingException):
        ledger(MONTH=month)


def test_other_periods_and_units(ledger):
    made = ledger(START="2026-10-10", END="2026-10-20", UNIT="U1")
    assert made["PATROLS"] == 2
    text = "".join(p.text for p in docx.Document(Path(made["RETURN"]).with_suffix(".docx")).paragraphs)
    assert "示范市国土资源局示范分局：" in text  # a station reports to its branch
    assert Path(made["XLSX"]).name == "巡查台账_2026年10月10日至2026年10月20日.xlsx"


def test_made_again_it_replaces_itself(store, ledger):
    ledger(MONTH="2026-10")
    ledger(MONTH="2026-10")
    assert len(store.rows("document")) == 2


def test_octobers_return_written_in_november_answers_octobers_duty(store, ledger):
    from landpatrol.processing.workspace.clock import clock_settings, load_records

    ledger(MONTH="2026-10", DATE="2026-11-03")
    (done,) = load_records(store, clock_settings(store).rules)["monthly_returns", "B"]
    assert (str(done.day), str(done.within)) == ("2026-11-03", "2026-10-31")


def test_a_workspace_without_units_is_told_so(provider, tmp_path):
    path = tmp_path / "空 县" / "workspace.gpkg"
    path.parent.mkdir()
    processing.run("landpatrol:create_workspace", {"WORKSPACE": str(path), "CRS": "EPSG:4528"})
    with pytest.raises(QgsProcessingException, match="no units yet"):
        processing.run(
            "landpatrol:export_ledger", {"WORKSPACE": str(path), "MONTH": "2026-10", "FOLDER": str(tmp_path / "台账")}
        )
