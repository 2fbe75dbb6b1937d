"""The packaged plugin in the real QGIS window."""

from __future__ import annotations

LOADED = """
def work():
    plugin = plugins.get("landpatrol")
    FACTS["loaded"] = plugin is not None
    registry = QgsApplication.processingRegistry()
    FACTS["algorithms"] = sorted(a.id() for a in registry.providerById("landpatrol").algorithms())
    FACTS["native"] = len(registry.providerById("native").algorithms())
    FACTS["qgis"] = len(registry.providerById("qgis").algorithms())
    FACTS["dock"] = iface.mainWindow().findChild(QDockWidget, "LandPatrolDock") is not None
    # plotly, which QGIS's own Processing loads, brings shapely; what we import is read from the code elsewhere.
    FACTS["heavy"] = sorted({"geopandas", "pandas", "rasterio", "reportlab", "pyproj"} & set(sys.modules))
    finish()
QTimer.singleShot(2000, guarded(work))
"""


def test_the_packaged_zip_loads(qgis, plugin_from_zip):
    facts = qgis(plugin_from_zip, LOADED)
    assert facts.get("error") is None
    assert facts["loaded"]
    assert facts["dock"]
    assert "landpatrol:measure_parcels" in facts["algorithms"]
    assert facts["native"] > 200
    assert facts["qgis"] > 10
    assert facts["heavy"] == [], "nothing heavy may be imported when QGIS starts"


RELOADED = """
def count():
    QCoreApplication.sendPostedEvents(None, 52)  # deferred deletes
    QApplication.processEvents()
    window = iface.mainWindow()
    registry = QgsApplication.processingRegistry()
    return {
        "docks": len([d for d in window.findChildren(QDockWidget) if d.objectName() == "LandPatrolDock"]),
        "toolbars": len([t for t in window.findChildren(QToolBar) if t.objectName() == "LandPatrolToolbar"]),
        "actions": sorted(a.text() or a.objectName() for a in window.findChildren(QAction)),
        "providers": len(registry.providers()),
        "project_listeners": QgsProject.instance().receivers(QgsProject.instance().readProject),
        "options": len(iface.pluginMenu().actions()),
    }

def work():
    FACTS["once"] = count()
    for _ in range(10):
        qgis.utils.reloadPlugin("landpatrol")
        wait(100)
    FACTS["eleven"] = count()
    qgis.utils.unloadPlugin("landpatrol")
    wait(100)
    FACTS["none"] = count()
    finish()
QTimer.singleShot(2000, guarded(work))
"""


def test_ten_reloads_leave_what_one_load_leaves(qgis, plugin_from_zip):
    facts = qgis(plugin_from_zip, RELOADED)
    assert facts.get("error") is None
    assert facts["eleven"] == facts["once"]
    assert facts["once"]["docks"] == facts["once"]["toolbars"] == 1
    assert facts["none"]["docks"] == facts["none"]["toolbars"] == 0
    assert facts["none"]["providers"] == facts["once"]["providers"] - 1
    assert facts["none"]["project_listeners"] == facts["once"]["project_listeners"] - 1
