"""Reference layers: linked by role with their class scheme and CRS, never copied.

A source below the workspace's own folder is kept relative to it, so that the folder can be moved as a whole.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsRasterLayer, QgsVectorLayer

from ..bridge.translate import sentence, tr
from ..core.errors import QT_TRANSLATE_NOOP, LandPatrolError, StoreError
from .image_extents import remember_extent
from .store import WorkspaceStore

RASTER_PROVIDERS = frozenset({"gdal", "wms", "wcs", "arcgismapserver", "postgresraster"})
# A driver's name before the file (GPKG:…) of a GDAL source; a single letter is a drive of Windows.
DRIVER_PREFIX = re.compile(r"[A-Za-z]\w+:")

ROLE_TITLES = {
    "land_use": QT_TRANSLATE_NOOP("landpatrol", "land use"),
    "basic_farmland": QT_TRANSLATE_NOOP("landpatrol", "permanent basic farmland"),
    "approved_land": QT_TRANSLATE_NOOP("landpatrol", "approved land"),
    "planning": QT_TRANSLATE_NOOP("landpatrol", "planning"),
    "road": QT_TRANSLATE_NOOP("landpatrol", "roads"),
    "imagery": QT_TRANSLATE_NOOP("landpatrol", "imagery"),
    "other": QT_TRANSLATE_NOOP("landpatrol", "other"),
}


def role_title(role: str) -> str:
    """A role in the interface language."""
    return tr(ROLE_TITLES[role])


@dataclass(frozen=True)
class ReferenceLayer:
    """A link as the workspace keeps it; `source` may be relative to the workspace's folder."""

    code: str
    role: str
    name: str
    source: str
    provider: str
    crs: str
    scheme: str
    class_field: str
    image_local_date: str


def _folder(store: WorkspaceStore) -> Path:
    return Path(store.location).parent


def _split(source: str) -> tuple[str, str]:
    """File and the rest (``|layername=…``) of an OGR or GDAL source."""
    path, bar, rest = source.partition("|")
    return path, bar + rest


def portable_source(store: WorkspaceStore, source: str) -> str:
    """`source` relative to the workspace where it lies below its folder, with forward slashes."""
    path, rest = _split(source)
    if not Path(path).is_absolute() or not Path(path).is_relative_to(_folder(store)):
        return source
    return Path(path).relative_to(_folder(store)).as_posix() + rest


def absolute_source(store: WorkspaceStore, reference: ReferenceLayer) -> str:
    """Where the layer's data are now."""
    path, rest = _split(reference.source)
    if reference.provider not in {"ogr", "gdal"} or Path(path).is_absolute() or DRIVER_PREFIX.match(path):
        return reference.source
    return os.path.normpath(_folder(store) / path) + rest


def linked(store: WorkspaceStore, *roles: str) -> list[ReferenceLayer]:
    """Links of the given roles (all if none is given), in the order they were made."""
    fields = ReferenceLayer.__dataclass_fields__
    rows = store.rows("reference_layer")
    found = [ReferenceLayer(**{name: str(row[name] or "") for name in fields}) for row in rows]
    return [reference for reference in found if not roles or reference.role in roles]


def link(
    store: WorkspaceStore,
    role: str,
    layer: QgsMapLayer,
    scheme: str = "",
    class_field: str = "",
    image_local_date: str | None = None,
) -> str:
    """Link a layer under a role; give the link's code.

    Raises
    ------
    StoreError
        If the workspace cannot be written, land use lacks its scheme or class field, or imagery is no raster.
    """
    provider = layer.providerType()
    if role == "imagery" and not isinstance(layer, QgsRasterLayer):
        raise StoreError(
            QT_TRANSLATE_NOOP("landpatrol", "The layer {layer} is no image; link a raster layer as imagery."),
            layer=layer.name(),
        )
    if role == "land_use" and not (scheme and class_field):
        raise StoreError(
            QT_TRANSLATE_NOOP("landpatrol", "The land-use layer {layer} needs its class scheme and its class field."),
            layer=layer.name(),
        )
    taken = {reference.code for reference in linked(store)}
    code = next(f"{role}-{n}" for n in range(1, len(taken) + 2) if f"{role}-{n}" not in taken)
    row = {
        "code": code,
        "role": role,
        "name": layer.name(),
        "source": portable_source(store, layer.source()),
        "provider": provider,
        "crs": layer.crs().authid() or layer.crs().toWkt(),
        "scheme": scheme,
        "class_field": class_field,
        "image_local_date": image_local_date,
    }
    with store.writing("reference_layer", "setting") as writer:
        writer.insert("reference_layer", [row])
        if role == "imagery":
            remember_extent(store, writer, code, layer)
    return code


def relink(store: WorkspaceStore, code: str, source: str) -> None:
    """Point a link to where the layer is now; it must fit as before.

    Raises
    ------
    StoreError
        If there is no such link, or the layer there cannot be opened, lacks the class field or has another CRS; the
        old link stays.
    """
    links = {reference.code: reference for reference in linked(store)}
    if code not in links:
        raise StoreError(
            QT_TRANSLATE_NOOP("landpatrol", "The workspace has no link {code}; it has: {known}."),
            code=code,
            known="、".join(links) or "-",
        )
    old = links[code]
    new = ReferenceLayer(**(vars(old) | {"source": portable_source(store, source)}))
    layer = open_layer(store, new)
    with store.writing("reference_layer", "setting") as writer:
        writer.update("reference_layer", code, {"source": new.source})
        if new.role == "imagery":
            remember_extent(store, writer, code, layer)


def unchecked_layer(store: WorkspaceStore, reference: ReferenceLayer) -> QgsVectorLayer | QgsRasterLayer:
    """The linked layer as it is; an image whose file names no CRS (as one with a .tfw) is in the one it was linked in."""
    kind = QgsRasterLayer if reference.provider in RASTER_PROVIDERS else QgsVectorLayer
    layer: QgsVectorLayer | QgsRasterLayer = kind(absolute_source(store, reference), reference.name, reference.provider)
    if isinstance(layer, QgsRasterLayer) and layer.isValid() and not layer.crs().isValid() and reference.crs:
        layer.setCrs(QgsCoordinateReferenceSystem(reference.crs))
    return layer


def open_layer(store: WorkspaceStore, reference: ReferenceLayer) -> QgsVectorLayer | QgsRasterLayer:
    """The linked layer, checked against what was linked.

    Raises
    ------
    StoreError
        Moved, class field lost, or CRS changed.
    """
    layer = unchecked_layer(store, reference)
    if not layer.isValid():
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "The linked layer {layer} is not at {source} any more; link it again where it is now."
            ),
            layer=reference.name,
            source=absolute_source(store, reference),
        )
    if crs_has_changed(layer, reference):
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The linked layer {layer} was in {old} and is now in {new}; check which is right and link it again.",
            ),
            layer=reference.name,
            old=reference.crs,
            new=layer.crs().authid() or tr("no coordinate system"),
        )
    if (
        isinstance(layer, QgsVectorLayer)
        and reference.class_field
        and layer.fields().lookupField(reference.class_field) < 0
    ):
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "The linked layer {layer} has lost its class field {field}; link it again."
            ),
            layer=reference.name,
            field=reference.class_field,
        )
    return layer


def crs_has_changed(layer: QgsMapLayer, reference: ReferenceLayer) -> bool:
    """Whether the layer is in another CRS than when it was linked."""
    return bool(reference.crs) and reference.crs not in {layer.crs().authid(), layer.crs().toWkt()}


def open_vector(store: WorkspaceStore, reference: ReferenceLayer) -> QgsVectorLayer:
    """A linked layer of a role that holds features.

    Raises
    ------
    StoreError
        As `open_layer`, or if an image was linked under that role.
    """
    layer = open_layer(store, reference)
    if not isinstance(layer, QgsVectorLayer):
        raise StoreError(
            QT_TRANSLATE_NOOP("landpatrol", "The layer {layer} linked as {role} is an image; link a polygon layer."),
            layer=reference.name,
            role=role_title(reference.role),
        )
    return layer


def problems(store: WorkspaceStore) -> Iterator[tuple[ReferenceLayer, str]]:
    """Links that cannot be used as they are, each with its sentence in the interface language."""
    for reference in linked(store):
        try:
            open_layer(store, reference)
        except LandPatrolError as error:
            yield reference, sentence(error)
