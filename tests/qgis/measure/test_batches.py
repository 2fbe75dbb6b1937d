"""Many parcels are read in compact batches; the rows keep the order of the layer and their figures."""

from __future__ import annotations

from landpatrol.processing.bridge import measure_layers
from qgis import processing
from qgis.core import QgsVectorLayer

X, Y = 40394700, 3686500


def square(x, y, size):
    corners = ((x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y))
    return "MULTIPOLYGON(((" + ",".join(f"{X + a} {Y + b}" for a, b in corners) + ")))"


def figures(layers, folder):
    folder.mkdir()
    output = str(folder / "a.gpkg")
    parameters = dict(zip(("PARCELS", "LAND_USE"), layers, strict=True))
    processing.run("landpatrol:measure_parcels", parameters | {"OUTPUT": output})
    return [feature.attributes()[1:] for feature in QgsVectorLayer(output, "a", "ogr").getFeatures()]


def test_batches_change_nothing(provider, make_layer, tmp_path, monkeypatch):
    places = [(700 * (7 * i % 10), 900 * (3 * i % 10), 60 + i) for i in range(10)]
    rows = [(square(*place), f"P{i}") for i, place in enumerate(places)] + [(None, "none")]
    parcels = make_layer("图斑", "EPSG:4528", ["code:string"], rows)
    land = [(square(700 * i - 10, -100, 690), "0101" if i % 2 else "0601") for i in range(11)]
    land += [(square(700 * i - 10, 590, 9000), "0204") for i in range(1)]
    layers = (parcels, make_layer("地类", "EPSG:4528", ["DLBM:string"], land))
    together = figures(layers, tmp_path / "1")
    monkeypatch.setattr(measure_layers, "BATCH", 2)
    assert figures(layers, tmp_path / "2") == together
    assert [row[0] for row in together] == [code for _, code in rows]


def test_only_the_parcels_asked_for_are_measured(make_layer):
    """The others keep their place, shape and name: neighbours on a map need no figures."""
    from landpatrol.processing.bridge.layers import from_layer
    from landpatrol.processing.bridge.measure_request import MeasureRequest
    from landpatrol.processing.core.rules.class_scheme import load_class_scheme
    from landpatrol.processing.core.rules.major_case import load_major_case_rule

    rows = [(square(0, 0, 100), "P0"), (square(300, 0, 100), "P1"), (None, "P2")]
    request = MeasureRequest(
        from_layer(make_layer("图斑", "EPSG:4528", ["code:string"], rows)),
        load_class_scheme("sandiao"),
        load_major_case_rule(),
    )
    fractions = []
    first, second, third = measure_layers.measure_layers(request, fractions.append, lambda parcels: [1])
    assert second.measurement.total_m2 is not None
    assert (first.measurement.total_m2, third.measurement.total_m2) == (None, None)
    assert "本次没有计算" in first.measurement.reasons
    assert "没有图形" in third.measurement.reasons
    assert first.geometry.area == 10_000
    assert first.attributes["code"] == "P0"
    assert max(fractions) <= 1
    assert [p.measurement.verdict for p in measure_layers.measure_layers(request, fractions.append, lambda _: [])] == [
        "doubt"
    ] * 3


def test_a_mineral_kind_in_other_words_is_noted(provider, make_layer, tmp_path):
    rows = [(square(300 * i, 0, 50), kind) for i, kind in enumerate(("采矿", "mining", "建房"))]
    output = str(tmp_path / "a.gpkg")
    layer = make_layer("图斑", "EPSG:4528", ["kind:string"], rows)
    processing.run("landpatrol:measure_parcels", {"PARCELS": layer, "OUTPUT": output})
    notes = [feature["notes"] for feature in QgsVectorLayer(output, "a", "ogr").getFeatures()]
    assert ["采矿" in note for note in notes] == [True, False, False]
    assert "mining" in notes[0]
