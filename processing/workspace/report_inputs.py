"""The parameters with which `parcel_report` prints a parcel of a workspace."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateTransform, QgsProject, QgsRasterLayer

from ..core.errors import QT_TRANSLATE_NOOP, StoreError
from .imagery import usable_images
from .local_datum import local_transform
from .measuring import POSITION_ERROR_FIELD
from .reference_layers import absolute_source, linked, open_layer
from .store import WorkspaceStore


def choose_parcel(store: WorkspaceStore, code: str) -> str:
    """`code` if it is given, else the first parcel whose latest measurement is major, else the first of all.

    Raises
    ------
    StoreError
        If the workspace holds no parcel.
    """
    if code:
        return code
    rows = store.rows("parcel_verdict")
    if not rows:
        raise StoreError(
            QT_TRANSLATE_NOOP("landpatrol", "The workspace {path} holds no parcel; draw or import one first."),
            path=store.location,
        )
    return str(next((row["code"] for row in rows if row["is_major"]), rows[0]["code"]))


def parcel_report_parameters(store: WorkspaceStore, code: str, file: str) -> dict[str, Any]:
    """Parameters of `parcel_report`, as plain text that another process can read.

    Raises
    ------
    StoreError
        If a linked layer cannot be used.
    """
    parameters: dict[str, Any] = {
        "PARCELS": f"{store.location}|layername=parcel",
        "PARCEL": code,
        "POSITION_ERROR_M": POSITION_ERROR_FIELD,
        "FILE": file,
    }
    for reference in linked(store, "land_use"):
        open_layer(store, reference)
        parameters |= {
            "LAND_USE": absolute_source(store, reference),
            "SCHEME": reference.scheme,
            "CLASS_FIELD": reference.class_field,
        }
    for reference in linked(store, "basic_farmland"):
        parameters["BASIC_FARMLAND"] = absolute_source(store, reference)
    approved = [absolute_source(store, reference) for reference in linked(store, "approved_land")]
    if approved:
        parameters["APPROVED_LAND"] = approved
    if local := local_transform(store):
        parameters["LOCAL_TRANSFORM"] = local
    return parameters | _image_parameters(store, code)


def _image_parameters(store: WorkspaceStore, code: str) -> dict[str, Any]:
    """The latest image that holds the parcel, at its finest, with the coarser ones of that date below it."""
    found = [(ref, layer) for ref, layer in usable_images(store) if _covers(store, layer, code)]
    if not found:
        return {}
    latest = max(reference.image_local_date for reference, _ in found)
    same_day = [(ref, layer) for ref, layer in found if ref.image_local_date == latest]
    same_day.sort(key=lambda pair: pair[1].rasterUnitsPerPixelX())
    return {"IMAGE": [absolute_source(store, reference) for reference, _ in same_day], "IMAGE_DATE": latest}


def _covers(store: WorkspaceStore, layer: QgsRasterLayer, code: str) -> bool:
    box = store.geometry("parcel", code).boundingBox()
    moved = QgsCoordinateTransform(store.crs, layer.crs(), QgsProject()).transformBoundingBox(box)
    return bool(layer.extent().contains(moved))
