"""The layers of a workspace as the sources of the map sheets."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from ...bridge.layers import LayerSource, from_layer, from_line_layer
from ...core.rules.class_scheme import load_class_scheme
from ...workspace.reference_layers import linked, open_layer, open_vector
from ...workspace.store import WorkspaceStore
from ..content.crs_words import describe_crs
from ..content.model import LayerUse
from ..content.wording import load_wording
from .read_scene import SceneSources
from .words import load_map_words

ROLES = ("land_use", "basic_farmland", "approved_land", "planning", "road")


def workspace_sources(store: WorkspaceStore) -> SceneSources:
    """What the workspace links by role, and its villages; on the main thread.

    Raises
    ------
    StoreError
        If a linked layer is not what or where it was.
    RuleError
        If the class scheme of the land use cannot be read.
    """
    (land_use,) = linked(store, "land_use")[:1] or (None,)
    return SceneSources(
        land_use=from_layer(open_vector(store, land_use)) if land_use else None,
        class_field=land_use.class_field if land_use else "DLBM",
        scheme=load_class_scheme(land_use.scheme) if land_use else None,
        basic_farmland=next(iter(_polygons(store, "basic_farmland")), None),
        approved_land=_polygons(store, "approved_land"),
        planning=_polygons(store, "planning"),
        roads=tuple(from_line_layer(open_vector(store, reference)) for reference in linked(store, "road")),
        villages=_villages(store),
    )


def workspace_layer_uses(store: WorkspaceStore) -> tuple[LayerUse, ...]:
    """Names of the layers for the sheet block; the workspace knows no dates of vector layers."""
    words = load_wording()["crs"]
    used = [LayerUse(ref.role, ref.name, describe_crs(ref.crs, words)) for ref in linked(store, *ROLES)]
    if store.rows("village"):
        used.append(LayerUse("village", load_map_words()["roles"]["village"], describe_crs(store.crs.authid(), words)))
    return tuple(used)


def _polygons(store: WorkspaceStore, role: str) -> tuple[LayerSource, ...]:
    layers = [open_layer(store, reference) for reference in linked(store, role)]
    return tuple(from_layer(layer) for layer in layers if isinstance(layer, QgsVectorLayer))


def _villages(store: WorkspaceStore) -> LayerSource | None:
    layer = store.layer("village")
    return from_layer(layer) if layer.featureCount() else None
