"""Overlay and intake against published cases: JTS, and an intersection computed by QGIS."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from landpatrol.processing.core.measure.areas import AreaMethod
from landpatrol.processing.core.measure.gauss_plane import crs_from_text, transformer
from landpatrol.processing.core.overlay.ground import ReferencePolygons
from landpatrol.processing.core.overlay.intake import inspect_parcel
from landpatrol.processing.core.overlay.measure_parcels import MeasureOptions, ParcelInput, References, measure_parcels
from landpatrol.processing.core.rules.class_scheme import ClassScheme, LandClass
from landpatrol.processing.core.rules.major_case import load_major_case_rule

DATA = Path(__file__).parents[2] / "data"
US_SURVEY_FOOT_M = 1200 / 3937


def measure(parcels, polygons, codes, crs="EPSG:4549"):
    """Ground of each parcel by code, plane areas; ``""`` is what no polygon covers."""
    scheme = ClassScheme("test", "test", {code: LandClass(code, code, "", "") for code in codes})
    options = MeasureOptions(crs_from_text(crs), AreaMethod.PLANE, scheme, load_major_case_rule())
    shapes = np.empty(len(polygons), dtype=object)
    shapes[:] = list(polygons)
    references = References(ReferencePolygons(shapes, np.array(codes, dtype=object), np.zeros(len(codes))))
    inputs = [ParcelInput(fid, shape) for fid, shape in enumerate(parcels)]
    return [{row.class_code: row.gross_m2 for row in m.breakdown} for m in measure_parcels(inputs, references, options)]


def overlay_cases():
    for name in ("TestOverlayAA", "TestNGOverlayA"):
        for number, case in enumerate(ET.parse(DATA / "jts" / f"{name}.xml").iter("case")):
            operations = {
                op.get("name").removesuffix("NG"): op.text.strip() for op in case.iter("op") if op.get("arg1") == "A"
            }
            shapes = [shapely.from_wkt(case.findtext(key).strip()) for key in "ab"]
            if {"intersection", "difference"} <= set(operations) and all(shapely.is_valid(shapes)):
                description = " ".join((case.findtext("desc") or "").split())
                yield pytest.param(*shapes, operations, id=f"{name}-{number}-{description}")


@pytest.mark.parametrize(("parcel", "polygon", "expected"), [*overlay_cases()])
def test_jts_areas(parcel, polygon, expected):
    if parcel.is_empty or parcel.area == 0:
        pytest.skip("a parcel without area is refused before it gets here")
    (ground,) = measure([parcel], [polygon], ["A"])
    areas = {name: shapely.from_wkt(expected[name]).area for name in ("intersection", "difference")}
    assert ground.get("A", 0.0) == pytest.approx(areas["intersection"], rel=1e-9, abs=1e-3)
    assert ground.get("", 0.0) == pytest.approx(areas["difference"], rel=1e-9, abs=1e-3)


def test_enough_jts_cases_were_read():
    assert len(list(overlay_cases())) >= 25


def validity_cases():
    for number, case in enumerate(ET.parse(DATA / "jts" / "TestValid.xml").iter("case")):
        try:
            shape = shapely.from_wkt(case.findtext("a").strip())
        except shapely.errors.GEOSException:
            continue  # rings that GEOS cannot even build
        if shape.geom_type in {"Polygon", "MultiPolygon"} and not shape.is_empty:
            valid = next(op.text.strip() == "true" for op in case.iter("op") if op.get("name") == "isValid")
            description = " ".join((case.findtext("desc") or "").split())
            yield pytest.param(shape, valid, id=f"{number}-{description}")


@pytest.mark.parametrize(("shape", "valid"), [*validity_cases()])
def test_jts_validity_is_accepted_mended_or_refused_by_name(shape, valid):
    inspected = inspect_parcel(shape)
    if valid:
        assert inspected.geometry is shape
        assert not inspected.problem
        return
    if inspected.geometry is None:
        assert any(word in inspected.problem for word in ("修正", "非数值")), inspected.problem
    else:
        assert shapely.is_valid(inspected.geometry)
        assert inspected.geometry.area == pytest.approx(shape.area, abs=1e-3), "a repair keeps the area"
        assert "修整" in inspected.notes[0]


def nybb(layer, field):
    _, _, wkb, columns = pyogrio.raw.read(DATA / "nybb" / "nybb.gpkg", layer=layer, columns=[*field])
    return shapely.from_wkb(wkb), columns


def in_metres(shapes):
    """EPSG:2263 is EPSG:32118 in US survey feet: the same plane, another unit."""
    move = transformer(crs_from_text("EPSG:2263"), crs_from_text("EPSG:32118"))
    return shapely.transform(shapes, lambda xy: np.column_stack(move.transform(xy[:, 0], xy[:, 1])))


def test_every_pair_of_the_qgis_intersection_has_the_same_area():
    boroughs, (names,) = nybb("boroughs", ["BoroName"])
    circles, (codes,) = nybb("circles", ["value1"])
    pieces, (of_borough, of_circle) = nybb("qgis_intersection", ["BoroName", "value1"])
    expected = {
        (name, str(code)): piece.area * US_SURVEY_FOOT_M**2
        for piece, name, code in zip(pieces, of_borough, of_circle, strict=True)
    }
    found = measure(in_metres(boroughs), in_metres(circles), [str(code) for code in codes], "EPSG:32118")
    pairs = {(name, code): m2 for name, ground in zip(names, found, strict=True) for code, m2 in ground.items() if code}
    assert len(expected) >= 8
    assert set(pairs) == set(expected)
    for pair, area_m2 in expected.items():
        assert pairs[pair] == pytest.approx(area_m2, rel=1e-9), pair


def test_the_pieces_of_each_borough_close_on_the_borough():
    boroughs, _ = nybb("boroughs", ["BoroName"])
    circles, (codes,) = nybb("circles", ["value1"])
    boroughs = in_metres(boroughs)
    for borough, ground in zip(
        boroughs, measure(boroughs, in_metres(circles), [str(c) for c in codes], "EPSG:32118"), strict=True
    ):
        assert sum(ground.values()) == pytest.approx(borough.area, rel=1e-11)
