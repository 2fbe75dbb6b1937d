"""LandPatrol (国土执法巡查): QGIS plugin for land-enforcement patrols and major-case reports."""


def classFactory(iface):  # type: ignore[no-untyped-def]
    """Build the plugin; everything else is imported only when QGIS asks for it."""
    from .plugin.main import LandPatrolPlugin

    return LandPatrolPlugin(iface)
