"""QGIS with the provider registered, and layers made from WKT."""

from __future__ import annotations

import os
import sys

import pytest
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProcessingFeedback, QgsVectorLayer

EXIT_STATUS = pytest.StashKey[int]()


def pytest_sessionfinish(session, exitstatus):
    session.config.stash[EXIT_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    """End at once when all is reported: Python would destroy layers that errors still hold after QGIS closed GDAL."""
    sys.stdout.flush()
    sys.stderr.flush()
    if EXIT_STATUS in config.stash:
        os._exit(config.stash[EXIT_STATUS])


@pytest.fixture(scope="session")
def provider(qgis_app, qgis_processing):
    from landpatrol.processing.provider import LandPatrolProvider

    registered = LandPatrolProvider()
    QgsApplication.processingRegistry().addProvider(registered)
    yield registered
    QgsApplication.processingRegistry().removeProvider(registered)


class RecordingFeedback(QgsProcessingFeedback):
    """Keeps what an algorithm says."""

    def __init__(self):
        super().__init__(False)
        self.said = []

    def pushInfo(self, info):
        self.said.append(info)

    def pushWarning(self, warning):
        self.said.append(warning)

    def reportError(self, error, fatalError=False):
        self.said.append(error)


@pytest.fixture
def feedback():
    return RecordingFeedback()


def rectangle(x0, y0, x1, y1):
    return f"MULTIPOLYGON((({x0} {y0},{x1} {y0},{x1} {y1},{x0} {y1},{x0} {y0})))"


@pytest.fixture
def make_layer():
    """A memory layer: name, CRS, fields as ``name:type``, rows of WKT (or None) and values."""

    def make(name, crs, fields, rows, kind="MultiPolygon"):
        spec = "&".join(f"field={field}" for field in fields)
        layer = QgsVectorLayer(f"{kind}?crs={crs}&{spec}", name, "memory")
        for wkt, *values in rows:
            feature = QgsFeature(layer.fields())
            if wkt:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            feature.setAttributes(values)
            assert layer.dataProvider().addFeatures([feature])[0]
        layer.updateExtents()
        return layer

    return make
