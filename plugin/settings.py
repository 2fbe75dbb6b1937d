"""The plugin's own settings in QGIS's settings tree."""

from __future__ import annotations

from qgis.core import QgsSettingsEntryString, QgsSettingsTree

NODE = "landpatrol"


class PluginSettings:
    """Typed settings; `unregister` must be called on unload, or the next load cannot register them again."""

    def __init__(self) -> None:
        node = QgsSettingsTree.createPluginTreeNode(pluginName=NODE)
        self.workspace = QgsSettingsEntryString("workspace", node, "", "Path of the workspace opened last")

    def unregister(self) -> None:
        """Take the node out of QGIS's settings tree; the values stay."""
        QgsSettingsTree.unregisterPluginTreeNode(NODE)
