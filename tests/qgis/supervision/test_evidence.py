"""Photos through the algorithms: place, direction, time, checksum; and a folder that is not as it was entered."""

from __future__ import annotations

import hashlib
import io
import math
from pathlib import Path

import pypdf
import pytest
from PIL import ExifTags, Image
from pyproj import Transformer
from qgis.core import QgsProcessingException

X, Y = 40394700, 3686500
LON_LAT = Transformer.from_crs("EPSG:4528", "EPSG:4490", always_xy=True)


def dms(value):
    degrees = int(value)
    minutes = int((value - degrees) * 60)
    return (float(degrees), float(minutes), round((value - degrees - minutes / 60) * 3600, 4))


def jpeg(
    lon_lat=None, azimuth=None, reference="T", stamp="2026:10:12 09:11:00", offset="+08:00", software=None, shade=0
):
    exif = Image.Exif()
    if software:
        exif[ExifTags.Base.Software] = software
    if stamp:
        detail = {ExifTags.Base.DateTimeOriginal: stamp}
        exif[ExifTags.IFD.Exif] = detail | ({ExifTags.Base.OffsetTimeOriginal: offset} if offset else {})
    if lon_lat:
        gps = {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: dms(lon_lat[1]),
            ExifTags.GPS.GPSLongitudeRef: "E",
            ExifTags.GPS.GPSLongitude: dms(lon_lat[0]),
        }
        if azimuth is not None:
            gps |= {ExifTags.GPS.GPSImgDirectionRef: reference, ExifTags.GPS.GPSImgDirection: azimuth}
        exif[ExifTags.IFD.GPSInfo] = gps
    out = io.BytesIO()
    Image.new("RGB", (16, 12), (shade, 90, 90)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def near(dx, dy):
    return LON_LAT.transform(X + dx, Y + dy)


@pytest.fixture
def told(add, square):
    add("legal_case", {"code": "C1", "name": "堆场", "unit_code": "U1", "stage": "filed"})
    add(
        "parcel",
        {
            "code": "P1",
            "unit_code": "U1",
            "legal_case_code": "C1",
            "found_local_date": "2026-10-12",
            "township": "清溪镇",
            "village": "柳河村",
            "geom": square(0, 0),
        },
        {"code": "P2", "unit_code": "U1", "found_local_date": "2026-10-12", "geom": square(9000, 0)},
    )
    add(
        "patrol",
        {
            "code": "XC1",
            "unit_code": "U1",
            "local_date": "2026-10-12",
            "started_at": "2026-10-12T00:30:00Z",
            "ended_at": "2026-10-12T03:20:00Z",
        },
    )


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "手机 照片"
    folder.mkdir()
    return folder


def put(folder, name, data):
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_place_direction_time_and_checksum(told, run, folder, store):
    data = jpeg(near(-15, 50), 90.4)
    result = run("add_photos", "REPORT", FILES=[put(folder, "甲.JPG", data)], PARCEL="P1", OFFICER="U1-01")
    assert (result["ADDED"], result["QUESTIONS"]) == (1, 0)
    row = store.rows("photo")[0]
    point = store.geometry("photo", row["code"]).asPoint()
    assert math.hypot(point.x() - (X - 15), point.y() - (Y + 50)) < 1
    assert row["azimuth_deg"] == pytest.approx(90.4, abs=0.1)
    assert row["taken_at"] == "2026-10-12T01:11:00Z"
    assert row["sha256"] == hashlib.sha256(data).hexdigest()
    assert row["distance_m"] == pytest.approx(15, abs=0.1)
    assert (row["code"], row["legal_case_code"], row["parcel_code"]) == ("C1-P1", "C1", "P1")
    assert (row["place"], row["position_source"], row["findings"]) == ("清溪镇柳河村", "EXIF", None)
    assert Path(row["path"]) == folder / "甲.JPG"
    assert result["REPORT"][0]["taken"] == "2026-10-12 09:11"


def test_gcj02_is_taken_back(told, run, folder, store):
    from landpatrol.processing.core.measure.gcj02 import wgs84_to_gcj02

    shifted = tuple(float(value) for value in wgs84_to_gcj02(*near(150, 50)))
    file = put(folder, "a.jpg", jpeg(shifted, 0))
    run("add_photos", FILES=[file], PARCEL="P1", DATUM="gcj02")
    row = store.rows("photo")[0]
    point = store.geometry("photo", row["code"]).asPoint()
    assert math.hypot(point.x() - (X + 150), point.y() - (Y + 50)) < 1
    assert "GCJ-02" in row["position_source"]
    assert "GCJ-02" in row["note"]


def test_every_question_reaches_the_table(told, run, folder, store, feedback):
    put(folder, "1_far.jpg", jpeg(near(400, 50), 10, shade=1))
    put(folder, "2_early.jpg", jpeg(near(0, 0), 10, stamp="2026:10:12 06:00:00", shade=2))
    put(folder, "3_plain.jpg", jpeg(stamp=None, shade=3))
    put(folder, "4_phone.heic", b"no picture that can be read here")
    put(folder, "5_edited.jpg", jpeg(near(0, 0), 10, reference="M", offset=None, software="Snapseed 2.0", shade=5))
    put(folder, "6_broken.jpg", b"\xff\xd8 cut off")
    put(folder, "7_twin.jpg", jpeg(near(400, 50), 10, shade=1))
    (folder / "读我.txt").write_text("不是照片", encoding="utf-8")
    result = run("add_photos", "REPORT", FOLDER=str(folder), PARCEL="P1", PATROL="XC1")
    by_file = {Path(row["file"]).name: row for row in result["REPORT"]}
    assert (result["ADDED"], result["SKIPPED"], result["QUESTIONS"]) == (5, 2, 5)
    assert "300米，超过200米" in by_file["1_far.jpg"]["findings"]
    assert by_file["2_early.jpg"]["findings"].startswith("拍摄时间2026-10-12 06:00不在巡查XC1")
    assert "没有EXIF" in by_file["3_plain.jpg"]["findings"]
    assert "HEIC" in by_file["4_phone.heic"]["findings"]
    assert by_file["5_edited.jpg"]["findings"] == "照片经Snapseed 2.0处理过，能否提供未经处理的原件？"
    assert by_file["5_edited.jpg"]["note"] == "照片未记时区，按北京时间计；方位角以磁北为准，未改正磁偏角"
    assert by_file["6_broken.jpg"]["reason"] == "文件打不开，可能已损坏"
    assert by_file["7_twin.jpg"]["reason"] == "与1_far.jpg是同一个文件，没有再次登记"
    assert len(store.rows("photo")) == 5
    assert not store.geometry("photo", by_file["3_plain.jpg"]["photo_code"]).asWkt()


def test_the_same_file_is_entered_once_for_a_case_and_asked_about_for_another(told, run, folder, store):
    file = put(folder, "a.jpg", jpeg(near(0, 0), 10))
    run("add_photos", FILES=[file], PARCEL="P1")
    again = run("add_photos", "REPORT", FILES=[file], CASE="C1")
    assert (again["ADDED"], again["REPORT"][0]["reason"]) == (0, "与C1-P1（a.jpg）是同一个文件，没有再次登记")
    other = run("add_photos", "REPORT", FILES=[file], PARCEL="P2")
    assert "与C1-P1是同一个文件，是否重复？" in other["REPORT"][0]["findings"]
    assert [row["code"] for row in store.rows("photo")] == ["C1-P1", "P2-P1"]


def test_copies_lie_in_the_case_folder_and_never_replace_one_another(told, run, folder, store):
    run("add_photos", FILES=[put(folder, "a.jpg", jpeg(near(0, 0), 10, shade=1))], CASE="C1", MODE="copy")
    run("add_photos", FILES=[put(folder, "a.jpg", jpeg(near(0, 0), 10, shade=2))], CASE="C1", MODE="copy")
    assert [row["path"] for row in store.rows("photo")] == ["案卷/C1/照片/a.jpg", "案卷/C1/照片/a_2.jpg"]
    for row in store.rows("photo"):
        kept = Path(store.location).parent / row["path"]
        assert hashlib.sha256(kept.read_bytes()).hexdigest() == row["sha256"]


def test_the_index_equals_the_folder_until_somebody_touches_it(told, run, folder, store):
    for name, shade, minute in (("b.jpg", 1, 20), ("a.jpg", 2, 10), ("c.jpg", 3, 30)):
        put(folder, name, jpeg(near(-15, 50), 47, stamp=f"2026:10:12 09:{minute}:00", shade=shade))
    run("add_photos", FOLDER=str(folder), CASE="C1", MODE="copy", OFFICER="U1-02")
    index = run("evidence_index", "INDEX", CASE="C1")["INDEX"]
    assert [(row["number"], row["file"], row["taken"][-5:]) for row in index] == [
        (1, "a.jpg", "09:10"),
        (2, "b.jpg", "09:20"),
        (3, "c.jpg", "09:30"),
    ]
    assert (index[0]["direction"], index[0]["distance"], index[0]["taker"]) == ("东北（47°）", "15.0", "人员12")
    kept = Path(store.location).parent / "案卷" / "C1" / "照片"
    assert {row["file"] for row in index} == {path.name for path in kept.iterdir()}
    clean = run("verify_evidence", CASE="C1")
    assert (clean["MISSING"], clean["CHANGED"], clean["EXTRA"]) == (0, 0, 0)
    (kept / "a.jpg").unlink()
    (kept / "b.jpg").write_bytes((kept / "b.jpg").read_bytes() + b"\x00")
    put(kept, "d.jpg", jpeg(shade=4))
    (kept / "说明.txt").write_text("", encoding="utf-8")
    touched = run("verify_evidence", "FILES", CASE="C1")
    assert [(row["state"], Path(row["file"]).name, row["photo_code"] or "") for row in touched["FILES"]] == [
        ("missing", "a.jpg", index[0]["code"]),
        ("changed", "b.jpg", index[1]["code"]),
        ("extra", "d.jpg", ""),
    ]


def test_the_index_as_files_says_the_same(told, run, folder, tmp_path):
    from landpatrol.processing.report.office.xlsx import read_sheet

    run("add_photos", FILES=[put(folder, "a.jpg", jpeg(near(-15, 50), 47))], CASE="C1", OFFICER="U1-02")
    (row,) = run("evidence_index", "INDEX", CASE="C1", FILE=str(tmp_path / "目录.xlsx"))["INDEX"]
    heads, rows = read_sheet(tmp_path / "目录.xlsx", "证据目录")
    written = dict(zip(heads, rows[0], strict=True))
    assert written["SHA-256校验值"] == row["sha256"]
    assert (written["序号"], written["文件名"], written["拍摄人"]) == (1, "a.jpg", "人员12")
    run("evidence_index", CASE="C1", FILE=str(tmp_path / "目录.docx"))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "目录.pdf").pages)
    assert row["sha256"] in "".join(text.split())
    with pytest.raises(QgsProcessingException, match=r"目录\.doc"):
        run("evidence_index", CASE="C1", FILE=str(tmp_path / "目录.doc"))


def test_nothing_stays_behind_when_the_workspace_refuses(told, run, folder, store, monkeypatch):
    from landpatrol.processing.core.errors import StoreError
    from landpatrol.processing.workspace.geopackage import GeoPackageWriter

    def refuse(self, table, rows):
        raise StoreError("no room")

    monkeypatch.setattr(GeoPackageWriter, "insert", refuse)
    with pytest.raises(QgsProcessingException, match="no room"):
        run("add_photos", FILES=[put(folder, "a.jpg", jpeg())], CASE="C1", MODE="copy")
    assert not list((Path(store.location).parent / "案卷").rglob("*.jpg"))
    assert (folder / "a.jpg").exists()


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, "CASE|case, a parcel"),
        ({"CASE": "C9"}, "C9"),
        ({"PARCEL": "P9"}, "P9"),
        ({"PATROL": "XC9"}, "XC9"),
        ({"PARCEL": "P1", "OFFICER": "nobody"}, "nobody"),
        ({"PARCEL": "P2", "CASE": "C1"}, "P2.*C1"),
        ({"PARCEL": "P1", "FILES": ["/没有/a.jpg"]}, "/没有/a.jpg"),
        ({"PARCEL": "P1", "FILES": [], "FOLDER": "/没有/照片"}, "/没有/照片"),
        ({"PARCEL": "P1", "FILES": []}, "FILES"),
    ],
)
def test_bad_input_gets_a_sentence(told, run, folder, store, parameters, said):
    good = {"FILES": [put(folder, "a.jpg", jpeg())]}
    with pytest.raises(QgsProcessingException, match=said):
        run("add_photos", **good | parameters)
    assert store.rows("photo") == []


def test_a_folder_without_photos_is_named(told, run, folder):
    (folder / "读我.txt").write_text("", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="手机 照片"):
        run("add_photos", FOLDER=str(folder), PARCEL="P1")


def test_all_photos_are_indexed_for_the_branch(store):
    from landpatrol.processing.workspace.evidence_index import case_title

    with store.writing("unit") as writer:
        writer.update("unit", "B", {"kind": "station", "name": "旧所"})
        writer.insert("unit", [{"code": "C", "name": "示范分局", "kind": "branch"}])
    assert case_title(store, "") == ("全部照片", "示范分局")
