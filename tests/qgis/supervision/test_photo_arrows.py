"""The style of photos: arrows point where the camera looked, from true north, and a photo without direction has none."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from pyproj import Geod, Transformer
from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsSymbolLayer
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

STYLE = Path(__file__).parents[3] / "styles" / "photo.qml"
X, Y = 40394700, 3686500
PIXELS, METRES = 400, 40


@pytest.fixture
def photo_layer(make_layer):
    def make(azimuth):
        layer = make_layer("photo", "EPSG:4528", ["azimuth_deg:double"], [(f"POINT({X} {Y})", azimuth)], "Point")
        layer.loadNamedStyle(str(STYLE))
        return layer

    return make


def angle_of(layer):
    """The angle that QGIS gives to the marker."""
    feature = next(layer.getFeatures())
    scope = layer.createExpressionContext()
    scope.setFeature(feature)
    properties = layer.renderer().symbol().symbolLayer(0).dataDefinedProperties()
    return properties.valueAsDouble(QgsSymbolLayer.Property.Angle, scope, -1)[0]


def settings_of(layer):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(X - METRES, Y - METRES, X + METRES, Y + METRES))
    settings.setOutputSize(QSize(PIXELS, PIXELS))
    settings.setOutputDpi(300)
    settings.setBackgroundColor(QColor("white"))
    return settings


def ink(layer):
    job = QgsMapRendererParallelJob(settings_of(layer))
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return [
        (x - PIXELS / 2, PIXELS / 2 - y)
        for x in range(PIXELS)
        for y in range(PIXELS)
        if image.pixelColor(x, y).name() != "#ffffff"
    ]


@pytest.mark.parametrize("azimuth", [0, 47.3, 90, 135, 180, 270, 359])
def test_the_arrow_points_to_what_the_camera_saw_within_a_tenth_of_a_degree(provider, photo_layer, azimuth):
    to_degrees = Transformer.from_crs("EPSG:4528", "EPSG:4490", always_xy=True)
    lon, lat = to_degrees.transform(X, Y)
    there = Geod(ellps="GRS80").fwd(lon, lat, azimuth, 200)[:2]
    x, y = to_degrees.transform(*there, direction="INVERSE")
    on_the_map = math.degrees(math.atan2(x - X, y - Y))
    assert (angle_of(photo_layer(azimuth)) - on_the_map + 180) % 360 - 180 == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(("azimuth", "dx", "dy"), [(0, 0, 1), (90, 1, 0), (180, 0, -1), (270, -1, 0)])
def test_the_drawn_head_is_at_that_end(provider, photo_layer, azimuth, dx, dy):
    """The head of the arrow is the broad end: across the direction, more ink lies ahead of the place than behind."""
    pixels = ink(photo_layer(azimuth))
    widest = max(pixels, key=lambda p: abs(p[0] * dy - p[1] * dx))
    assert widest[0] * dx + widest[1] * dy > 0


def test_without_direction_a_dot(provider, photo_layer):
    pixels = ink(photo_layer(None))
    width, height = (max(p[n] for p in pixels) - min(p[n] for p in pixels) for n in (0, 1))
    assert width == pytest.approx(height, abs=2)
