"""The QGIS project of a sample county: styled layers in Chinese groups, relative paths, themes for map and imagery."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsLayerTreeGroup,
    QgsLayerTreeModel,
    QgsMapLayer,
    QgsMapThemeCollection,
    QgsMultiBandColorRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...core.demo.landscape import EPSG
from ...core.files import cannot_write
from .vectors import style_of

TITLE = "示范区(示意数据,纯属虚构)"
NOTICE = "示意数据,纯属虚构: 县域、地名、人名、图斑与影像均为程序生成,与任何真实地区、单位、个人无关。"
PARCEL_GROUP, PATROL_GROUP, BASE_GROUP, IMAGERY_GROUP = "违法图斑", "巡查", "基础数据", "影像"
# Layers that would lie over the imagery.
COVERING = ("地类图斑", "永久基本农田", "建设用地管制区", "村", "已批、备案与临时用地")
# The desk opens this workspace when the project is read; relative to the project.
WORKSPACE_ENTRY = "./workspace.gpkg"
THEME_MAP, THEME_IMAGERY = "地类图", "影像 {date}"


@dataclass(frozen=True)
class Entry:
    """One layer of the project.

    Attributes
    ----------
    source : str
        File, or ``file|layername=name``.
    group : tuple of str
        Groups from the root down.
    shown : bool
        Ticked when the project opens.
    below_scale : float
        Denominator of the smallest scale at which it is drawn; 0 for always.
    """

    source: str
    title: str
    group: tuple[str, ...]
    shown: bool = True
    below_scale: float = 0.0
    style: str = ""


def write_project(path: Path, entries: list[Entry], extent: tuple[float, float, float, float]) -> None:
    """Write the project file.

    Parameters
    ----------
    extent : tuple of float
        xmin, ymin, xmax, ymax in EPSG:4528 that the project opens at.

    Raises
    ------
    OutputError
    """
    project = QgsProject()
    crs = QgsCoordinateReferenceSystem(f"EPSG:{EPSG}")
    project.setCrs(crs)
    project.setEllipsoid(crs.ellipsoidAcronym())
    project.setTitle(TITLE)
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    metadata = project.metadata()
    metadata.setTitle(TITLE)
    metadata.setAbstract(NOTICE)
    project.setMetadata(metadata)
    project.writeEntry("landpatrol", "workspace", WORKSPACE_ENTRY)
    for entry in entries:
        _add(project, entry)
    _remember_themes(project, list(dict.fromkeys(e.group[-1] for e in entries if e.group[0] == IMAGERY_GROUP)))
    view = project.viewSettings()
    if view is not None:
        view.setDefaultViewExtent(QgsReferencedRectangle(QgsRectangle(*extent), crs))
    try:
        if not project.write(str(path)):
            raise cannot_write(path, project.error())
    finally:
        project.clear()  # closes the layers' files, which are about to be renamed


def _add(project: QgsProject, entry: Entry) -> None:
    layer = open_entry(entry)
    project.addMapLayer(layer, False)
    node = _group(project, entry.group).addLayer(layer)
    if node is not None:
        node.setItemVisibilityChecked(entry.shown)
        node.setExpanded(False)


def open_entry(entry: Entry) -> QgsMapLayer:
    """The layer of an entry with its style.

    Raises
    ------
    OutputError
        If the file just written cannot be opened.
    """
    layer: QgsMapLayer = _picture(entry) if entry.source.endswith(".vrt") else _vector(entry)
    if not layer.isValid():
        raise cannot_write(entry.source, "the layer just written cannot be opened")
    if entry.below_scale:
        layer.setScaleBasedVisibility(True)
        layer.setMinimumScale(entry.below_scale)
    return layer


def _vector(entry: Entry) -> QgsVectorLayer:
    layer = QgsVectorLayer(entry.source, entry.title, "ogr")
    if entry.style:
        layer.loadNamedStyle(str(style_of(entry.style)))
    return layer


def _picture(entry: Entry) -> QgsRasterLayer:
    """True colours as they are: QGIS's default style would first read the whole file for statistics."""
    options = QgsRasterLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsRasterLayer(entry.source, entry.title, "gdal", options)
    renderer = QgsMultiBandColorRenderer(layer.dataProvider(), 1, 2, 3)
    if layer.bandCount() > 3:
        renderer.setAlphaBand(4)
    layer.setRenderer(renderer)
    return layer


def _group(project: QgsProject, names: tuple[str, ...]) -> QgsLayerTreeGroup:
    group: QgsLayerTreeGroup | None = project.layerTreeRoot()
    for name in names:
        assert group is not None, "a project has its root, and a group just added is there"
        group = group.findGroup(name) or group.addGroup(name)
    assert group is not None
    return group


def _remember_themes(project: QgsProject, dates: list[str]) -> None:
    """A theme with the land-use map and one for each date of imagery; the project opens with the latest image."""
    root, themes = project.layerTreeRoot(), project.mapThemeCollection()
    if root is None or themes is None:
        return
    model = QgsLayerTreeModel(root)
    usual = {node.layerId(): node.itemVisibilityChecked() for node in root.findLayers()}
    for date in ("", *reversed(dates)):
        for node in root.findLayers():
            covers = node.name() in COVERING
            node.setItemVisibilityChecked(usual[node.layerId()] and not (covers and date))
        _show_imagery(root, date)
        record = QgsMapThemeCollection.createThemeFromCurrentState(root, model)
        themes.insert(THEME_IMAGERY.format(date=date) if date else THEME_MAP, record)


def _show_imagery(root: QgsLayerTreeGroup, date: str) -> None:
    """Tick the imagery of one date; of none if the date is empty."""
    imagery = root.findGroup(IMAGERY_GROUP)
    if imagery is None:
        return
    imagery.setItemVisibilityChecked(bool(date))
    for group in imagery.children():
        group.setItemVisibilityChecked(group.name() == date)
