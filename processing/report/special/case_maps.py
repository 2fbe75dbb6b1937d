"""The map set of a case: what the sheets are asked, from the case as it was gathered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...bridge.crs_guard import to_pyproj
from ...bridge.features import to_plane, to_shapely
from ...bridge.imagery.choose_images import ImageryChoice
from ...bridge.layers import LayerSource, from_layer, snapshot
from ...core.figures import FigureBook, FigureRecord
from ...core.measure.gauss_plane import crs_from_text
from ...workspace.imagery import usable_images
from ...workspace.reference_layers import open_layer
from ...workspace.store import WorkspaceStore
from ..content.crs_words import describe_crs
from ..content.wording import load_wording
from ..maps.imagery import ImagePair, image_pair
from ..maps.map_set import write_map_set
from ..maps.placing import sheet_reach
from ..maps.read_scene import SceneSources, read_scene
from ..maps.request import SHEET_KINDS, MapParcel, MapRequest, SheetBlock
from ..maps.scene import MapScene, Neighbour
from ..maps.studio import MapStudio
from .gather_case import GatheredCase
from .model import PaperSet
from .words import load_words

LEAST_MISSING_SHARE = 1e-6  # less is what the way to the image's CRS and back costs


@dataclass(frozen=True)
class MapOptions:
    """What the maker says of the maps.

    Attributes
    ----------
    page : {'A4', 'A3'}
    template_folder : Path or None
        Folder of the office's own layouts.
    studio : MapStudio or None
        Shared by the cases of a batch.
    """

    font_file: Path
    maker: str = ""
    checker: str = ""
    page: str = "A4"
    template_folder: Path | None = None
    studio: MapStudio | None = None


def write_case_maps(
    store: WorkspaceStore,
    gathered: GatheredCase,
    papers: PaperSet,
    chosen: ImageryChoice | None,
    options: MapOptions,
    path: Path,
    book: FigureBook,
    transform_context: QgsCoordinateTransformContext,
    check_cancelled: Callable[[], None],
) -> tuple[str, ...]:
    """Draw the sheets, enter their numbers in the book, and give the notes of the maps, in Chinese.

    Raises
    ------
    InputError, CrsError, StoreError, RuleError, OutputError
        If a layer, an image, a style or a font cannot be used, or the file cannot be written.
    """
    parcels = tuple(_map_parcel(gathered, index, book) for index in range(len(gathered.file.parcels)))
    bounds = [parcel.geometry.bounds for parcel in parcels]
    reach = sheet_reach(bounds, SHEET_KINDS, options.page, options.template_folder)
    plane = crs_from_text(gathered.file.parcels[0].crs)
    scene = read_scene(
        _sources(store, gathered),
        reach,
        plane,
        transform_context,
        check_cancelled,
        _neighbours(store, gathered, plane),
        sheet_images(store, gathered, chosen),
    )
    pair = image_pair(chosen) if chosen is not None else None
    request = _request(gathered, papers, parcels, scene, pair, options)
    made = write_map_set(request, path, check_cancelled, studio=options.studio)
    for sheet in made.sheets:
        for record in sheet.figures:
            book.add(record)
        book.add_leaf(sheet.leaf, sheet.title, [record.key for record in sheet.figures])
    return made.notes


def _request(
    gathered: GatheredCase,
    papers: PaperSet,
    parcels: tuple[MapParcel, ...],
    scene: MapScene,
    pair: ImagePair | None,
    options: MapOptions,
) -> MapRequest:
    crs = describe_crs(gathered.file.parcels[0].crs, load_wording()["crs"])
    head = papers.report.head
    drawn = {image.name() for image in scene.images}
    return MapRequest(
        parcels=parcels,
        scene=scene,
        block=SheetBlock(crs, head.day, options.maker, options.checker, head.issuer),
        font_file=options.font_file,
        subject=f"{papers.case_code} {gathered.file.case.get('name') or ''}".strip(),
        layers=tuple(layer for layer in gathered.file.layers if layer.role != "image" or layer.name in drawn),
        pair=pair,
        page=options.page,
        template_folder=options.template_folder,
        is_sample=papers.is_sample,
    )


def _map_parcel(gathered: GatheredCase, index: int, book: FigureBook) -> MapParcel:
    """A parcel with its area as the report prints it."""
    parcel = gathered.file.parcels[index]
    records: list[FigureRecord] = [book.records[f"parcel/{parcel.code}/illegal_{unit}"] for unit in ("m2", "mu")]
    text = load_words()["map_area"].format(m2=records[0].text, mu=records[1].text)
    return MapParcel.of(parcel.code, str(parcel.row.get("name") or ""), parcel.geometry, text, tuple(records))


def _sources(store: WorkspaceStore, gathered: GatheredCase) -> SceneSources:
    request = gathered.request
    return SceneSources(
        land_use=request.land_use,
        class_field=request.class_field,
        scheme=request.scheme,
        basic_farmland=request.basic_farmland,
        approved_land=tuple(request.approved_land),
        planning=_linked(store, gathered, "planning"),
        roads=_linked(store, gathered, "road"),
        villages=_villages(store),
    )


def _linked(store: WorkspaceStore, gathered: GatheredCase, role: str) -> tuple[LayerSource, ...]:
    layers = [open_layer(store, reference) for reference in gathered.references if reference.role == role]
    return tuple(snapshot(layer) for layer in layers if isinstance(layer, QgsVectorLayer))


def _villages(store: WorkspaceStore) -> LayerSource | None:
    layer = store.layer("village")
    return from_layer(layer) if layer.featureCount() else None


def _neighbours(store: WorkspaceStore, gathered: GatheredCase, plane: Any) -> tuple[Neighbour, ...]:
    """Parcels of other cases."""
    own = {parcel.code for parcel in gathered.file.parcels}
    found = []
    for feature in store.layer("parcel").getFeatures():
        code, shape = str(feature["code"]), to_shapely(feature.geometry())
        if code not in own and shape is not None and not shape.is_empty:
            moved = to_plane(np.array([shape], dtype=object), to_pyproj(store.crs), plane)[0]
            found.append(Neighbour(moved, code))
    return tuple(found)


def sheet_images(
    store: WorkspaceStore, gathered: GatheredCase, chosen: ImageryChoice | None
) -> tuple[QgsRasterLayer, ...]:
    """Images of a day whose images together hold all parcels, the finest first: a coarser one fills its blanks.

    Of the day that shows the breach best, so that a clouded image is no ground for a map; else of the latest.
    """
    boxes = [store.geometry("parcel", parcel.code).boundingBox() for parcel in gathered.file.parcels]
    ground = QgsGeometry.unaryUnion([QgsGeometry.fromRect(box) for box in boxes])
    days: dict[str, list[tuple[QgsRasterLayer, QgsGeometry]]] = {}
    for reference, layer in usable_images(store):
        part = _held_part(store, layer, ground)
        if not part.isEmpty():
            days.setdefault(reference.image_local_date, []).append((layer, part))
    after = chosen.choice.after if chosen is not None else None
    best = str(after.local_date) if after is not None else ""
    for day in sorted(days, key=lambda day: (day == best, day), reverse=True):
        missing = ground.difference(QgsGeometry.unaryUnion([part for _, part in days[day]]))
        if missing.isEmpty() or missing.area() < LEAST_MISSING_SHARE * ground.area():
            return tuple(sorted((layer for layer, _ in days[day]), key=lambda layer: layer.rasterUnitsPerPixelX()))
    return ()


def _held_part(store: WorkspaceStore, layer: QgsRasterLayer, ground: QgsGeometry) -> QgsGeometry:
    """What of the ground lies inside the image's frame, in the workspace's CRS."""
    part, transform = QgsGeometry(ground), QgsCoordinateTransform(store.crs, layer.crs(), QgsProject())
    part.transform(transform)
    part = part.intersection(QgsGeometry.fromRect(layer.extent()))
    part.transform(transform, Qgis.TransformDirection.Reverse)
    return part
