"""The pipelines that are timed: parcels against land use and basic farmland, to figures in files.

Each is a function that imports and starts what it needs and returns the work to be timed; the work takes the
GeoPackage and an empty folder and gives the ground it found, in m², so that a wrong answer cannot win.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Work = Callable[[Path, Path], dict[str, Any]]
LAYERS = ("land_use", "basic_farmland")
_ALIVE: list[Any] = []  # what QGIS needs as long as the process lives, and would not keep itself


def start_qgis() -> Any:
    """QGIS without windows, with the native and our own algorithms; gives its `processing`."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    QgsApplication.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    # Loading QGIS's own plugin is what gives `qgis.processing` its `run`.
    importlib.import_module("processing.core.Processing").Processing.initialize()
    from qgis import processing

    from ..processing.provider import LandPatrolProvider

    provider = LandPatrolProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    _ALIVE.extend((application, provider))
    return processing


def ours() -> Work:
    """`measure_parcels`, end to end: figures, breakdown and provenance record written."""
    processing = start_qgis()
    from ..processing.bridge import measure_layers, measure_output  # noqa: F401  what a running QGIS has loaded

    def work(data: Path, folder: Path) -> dict[str, Any]:
        outputs = {"OUTPUT": "figures.gpkg", "BREAKDOWN": "breakdown.gpkg", "PROVENANCE": "provenance.json"}
        result = processing.run(
            "landpatrol:measure_parcels",
            {"PARCELS": f"{data}|layername=parcels"}
            | {layer.upper(): f"{data}|layername={layer}" for layer in LAYERS}
            | {name: str(folder / file) for name, file in outputs.items()},
        )
        return {"breakdown": result["BREAKDOWN"]}

    return work


def ours_ground(breakdown: str) -> dict[str, float]:
    """Ground by layer from our BREAKDOWN, read after the clock has stopped."""
    import pyogrio

    _, _, _, (layers, areas_m2) = pyogrio.raw.read(breakdown, layer="breakdown", columns=["layer", "gross_m2"])
    return {layer: float(areas_m2[layers == layer].sum()) for layer in LAYERS}


def _qgis_intersections(processing: Any, data: Path, outputs: dict[str, str]) -> dict[str, Any]:
    return {
        layer: processing.run(
            "native:intersection",
            {
                "INPUT": f"{data}|layername=parcels",
                "OVERLAY": f"{data}|layername={layer}",
                "OVERLAY_FIELDS_PREFIX": "o_",
                "OUTPUT": outputs[layer],
            },
        )["OUTPUT"]
        for layer in LAYERS
    }


def _qgis_ground(layer: Any) -> float:
    return sum(feature.geometry().area() for feature in layer.getFeatures())


def qgis_intersection() -> Work:
    """`native:intersection` with each layer, to files."""
    processing = start_qgis()

    def work(data: Path, folder: Path) -> dict[str, Any]:
        _qgis_intersections(processing, data, {layer: str(folder / f"{layer}.gpkg") for layer in LAYERS})
        return {}

    return work


def qgis_chain() -> Work:
    """`native:intersection`, then `native:aggregate` to one row a parcel, to files."""
    processing = start_qgis()

    def work(data: Path, folder: Path) -> dict[str, Any]:
        pieces = _qgis_intersections(processing, data, dict.fromkeys(LAYERS, "TEMPORARY_OUTPUT"))
        for layer in LAYERS:
            columns = [("code", "first_value", "code", 10), ("area_m2", "sum", "$area", 6)]
            processing.run(
                "native:aggregate",
                {
                    "INPUT": pieces[layer],
                    "GROUP_BY": "code",
                    "AGGREGATES": [
                        {"input": value, "aggregate": how, "name": name, "type": kind, "delimiter": ",", "length": 0, "precision": 0}
                        for name, how, value, kind in columns
                    ],
                    "OUTPUT": str(folder / f"{layer}.gpkg"),
                },
            )  # fmt: skip
        return {layer: _qgis_ground(pieces[layer]) for layer in LAYERS}

    return work


def geopandas_overlay() -> Work:
    """geopandas: everything read, `overlay`, plane areas summed by parcel and class."""
    import geopandas

    def work(data: Path, folder: Path) -> dict[str, Any]:
        ground = {}
        parcels = geopandas.read_file(data, layer="parcels", engine="pyogrio")
        for layer, key in zip(LAYERS, ("DLBM", "YJJBNTTBBH"), strict=True):
            reference = geopandas.read_file(data, layer=layer, engine="pyogrio")
            pieces = geopandas.overlay(parcels, reference, how="intersection", keep_geom_type=True)
            pieces["area_m2"] = pieces.area
            pieces.groupby(["code", key])["area_m2"].sum().reset_index().to_csv(folder / f"{layer}.csv")
            ground[layer] = float(pieces["area_m2"].sum())
        return ground

    return work


def bare_shapely() -> Work:
    """Shapely alone: everything read, STRtree, one vectorised intersection, a geodesic area for each piece."""
    import numpy as np
    import pyogrio
    import shapely
    from pyproj import Geod, Transformer

    def work(data: Path, _folder: Path) -> dict[str, Any]:
        geod, ground = Geod(ellps="GRS80"), {}
        to_degrees = Transformer.from_crs("EPSG:4528", "EPSG:4490", always_xy=True)
        parcels = shapely.from_wkb(pyogrio.raw.read(data, layer="parcels")[2])
        for layer in LAYERS:
            reference = shapely.from_wkb(pyogrio.raw.read(data, layer=layer)[2])
            parcel, polygon = shapely.STRtree(reference).query(parcels, predicate="intersects")
            pieces = shapely.intersection(reference[polygon], parcels[parcel])
            pieces = shapely.transform(pieces, lambda xy: np.column_stack(to_degrees.transform(xy[:, 0], xy[:, 1])))
            areas_m2 = [abs(geod.geometry_area_perimeter(piece)[0]) for piece in pieces]
            ground[layer] = float(np.sum(np.bincount(parcel, weights=areas_m2)))
        return ground

    return work


CONTESTANTS: dict[str, Callable[[], Work]] = {
    "ours": ours,
    "qgis_intersection": qgis_intersection,
    "qgis_chain": qgis_chain,
    "geopandas": geopandas_overlay,
    "bare_shapely": bare_shapely,
}
