"""The inputs of a report set, frozen: a small workspace with the case's rows and what of the layers lies near.

Being a workspace, it is read by the code that reads the one in use, opens in plain QGIS with its Chinese names, and
can be measured again by `measure_workspace`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from osgeo import ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ...bridge.features import plain_value
from ...core.files import cannot_write
from ...workspace.connection import detach_copy
from ...workspace.create import create_geopackage_workspace
from ...workspace.geopackage import GEOMETRY_KEY, GeoPackageStore
from ...workspace.reference_layers import ReferenceLayer, open_layer
from ...workspace.store import WorkspaceStore
from .case_file import Row
from .gather_case import EXTENT_SETTING, GatheredCase

# Roles whose features are areas' inputs; of the others only the link is kept.
MEASURED_ROLES = ("land_use", "basic_farmland", "approved_land")
MARGIN_M = 50.0
PARAMETER_SETTING = "report."
# Settings that areas and due dates depend on.
KEPT_SETTINGS = ("calendar.", "clock.", "local_transform")
TYPES = {
    QMetaType.Type.Int: ogr.OFTInteger,
    QMetaType.Type.LongLong: ogr.OFTInteger64,
    QMetaType.Type.Double: ogr.OFTReal,
    QMetaType.Type.Bool: ogr.OFTInteger,
}


def freeze_inputs(
    store: WorkspaceStore,
    gathered: GatheredCase,
    parameters: dict[str, str],
    path: Path,
    check_cancelled: Callable[[], None],
) -> None:
    """Write the frozen workspace.

    Parameters
    ----------
    parameters : dict of str to str
        What the report was asked beside the case; kept as settings ``report.NAME``.

    Raises
    ------
    OutputError, StoreError
        If the file cannot be written or a layer cannot be read.
    """
    building = path.with_name(f".{path.stem}.building{path.suffix}")
    building.write_bytes(_blank_workspace(store.crs.authid()))
    frozen = GeoPackageStore(building)
    settings = [{"code": f"{PARAMETER_SETTING}{name}", "value": value} for name, value in sorted(parameters.items())]
    settings += [
        {"code": row["code"], "value": _self_contained(store, str(row["value"] or ""))}
        for row in store.rows("setting")
        if str(row["code"]).startswith(KEPT_SETTINGS)
    ]
    _copy_rows(store, frozen, gathered)
    check_cancelled()
    links = []
    for reference in gathered.references:
        check_cancelled()
        if reference.role in MEASURED_ROLES:
            layer = open_layer(store, reference)
            assert isinstance(layer, QgsVectorLayer), "measuring has opened it as such"
            _copy_features(layer, reference.code, _box(store, layer, gathered), building)
            links.append(_link(reference, f"{path.name}|layername={_table(reference.code)}"))
            if reference.role == "basic_farmland":
                settings.append({"code": f"{EXTENT_SETTING}{reference.role}", "value": _extent(layer.extent())})
        else:
            links.append(_link(reference, reference.source))
    with frozen.writing("reference_layer", "setting") as writer:
        writer.insert("reference_layer", links)
        writer.insert("setting", settings)
    del frozen, writer  # layers that outlive the file would look for it once more
    detach_copy(building, path)
    for leftover in building.parent.glob(f"{building.name}*"):
        leftover.unlink()


@lru_cache(maxsize=4)
def _blank_workspace(authid: str) -> bytes:
    """An empty workspace: making one takes seconds, and each set of a batch needs one."""
    with tempfile.TemporaryDirectory(prefix="landpatrol") as name:
        made, plain = Path(name) / "made.gpkg", Path(name) / "plain.gpkg"
        create_geopackage_workspace(made, QgsCoordinateReferenceSystem(authid), is_copy=True)
        detach_copy(made, plain)
        return plain.read_bytes()


def _self_contained(store: WorkspaceStore, value: str) -> str:
    """A setting's value; where it names a file beside the workspace, that file's text."""
    path = Path(store.location).parent / value
    return path.read_text(encoding="utf-8-sig") if value.endswith(".json") and path.is_file() else value


def _copy_rows(store: WorkspaceStore, frozen: GeoPackageStore, gathered: GatheredCase) -> None:
    """The rows of the case in an order that respects their references."""
    file = gathered.file
    units, officers = _units_of(gathered), _officers_of(gathered)
    parcels = [{**parcel.row, GEOMETRY_KEY: store.geometry("parcel", parcel.code)} for parcel in file.parcels]
    tables: dict[str, Sequence[dict[str, Any]]] = {
        "unit": [dict(row) for row in units],
        "officer": [dict(row) for row in officers],
        "legal_case": [dict(file.case)],
        "parcel": parcels,
        "measurement": _measurements(store, gathered),
        "case_event": [_hung(row, gathered) for row in file.events],
        "document": [_hung(row, gathered) for row in file.documents],
        "photo": [_hung(row, gathered) for row in file.photos],
    }
    with frozen.writing(*tables) as writer:
        for table, rows in tables.items():
            if rows:
                writer.insert(table, [_known(frozen, table, row) for row in rows])


def _hung(row: Row, gathered: GatheredCase) -> dict[str, Any]:
    """A row without references to rows that are not of this case."""
    kept = {
        "legal_case_code": {gathered.file.code},
        "parcel_code": {parcel.code for parcel in gathered.file.parcels},
        "patrol_code": set(),
        "corrects_code": set(),
    }
    return {name: None if name in kept and value not in kept[name] else value for name, value in row.items()}


def _known(frozen: GeoPackageStore, table: str, row: dict[str, Any]) -> dict[str, Any]:
    names = set(frozen.layer(table).fields().names()) | {GEOMETRY_KEY}
    return {name: value for name, value in row.items() if name in names}


def _officers_of(gathered: GatheredCase) -> list[Any]:
    """Officers that the case names."""
    file = gathered.file
    rows = (*file.events, *file.photos)
    codes = {str(row.get("officer_code") or "") for row in rows}
    codes |= {str(file.case.get(field) or "") for field in ("officer1_code", "officer2_code")}
    return [row for code, row in file.officers.items() if code in codes]


def _units_of(gathered: GatheredCase) -> list[Any]:
    """Units that the case, its parcels and officers belong to, with those above them, the uppermost first."""
    file = gathered.file
    rows = (file.case, *(parcel.row for parcel in file.parcels), *_officers_of(gathered), *file.documents)
    codes = [str(row.get("unit_code") or "") for row in rows]
    codes += [code for code, row in file.units.items() if row.get("kind") == "branch"]
    chain: dict[str, None] = {}

    def add(code: str) -> None:
        if code in file.units and code not in chain:
            add(str(file.units[code].get("parent_code") or ""))
            chain[code] = None

    for code in sorted(set(codes)):
        add(code)
    return [file.units[code] for code in chain]


def _measurements(store: WorkspaceStore, gathered: GatheredCase) -> list[dict[str, Any]]:
    """The latest stored measurement of each parcel."""
    latest: dict[str, dict[str, Any]] = {}
    codes = {parcel.code for parcel in gathered.file.parcels}
    for row in store.rows("measurement"):
        code = str(row["parcel_code"])
        if code in codes:
            latest[code] = max(latest.get(code, row), row, key=lambda r: (str(r["measured_at"]), str(r["code"])))
    return [{k: v for k, v in row.items() if k not in {"fid", "uuid", "row_version"}} for row in latest.values()]


def _link(reference: ReferenceLayer, source: str) -> dict[str, Any]:
    values: dict[str, Any] = {name: value for name, value in vars(reference).items() if name != "source"}
    return values | {"source": source, "image_local_date": reference.image_local_date or None}


def _table(code: str) -> str:
    return "input_" + "".join(char if char.isalnum() else "_" for char in code)


def _box(store: WorkspaceStore, layer: QgsVectorLayer, gathered: GatheredCase) -> QgsRectangle:
    box = QgsRectangle()
    for parcel in gathered.file.parcels:
        box.combineExtentWith(store.geometry("parcel", parcel.code).boundingBox())
    box.grow(MARGIN_M)
    return QgsCoordinateTransform(store.crs, layer.crs(), QgsProject()).transformBoundingBox(box)


def _extent(box: QgsRectangle) -> str:
    return ",".join(repr(edge) for edge in (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))


def _copy_features(layer: QgsVectorLayer, code: str, box: QgsRectangle, path: Path) -> None:
    """Features in the box as they are, ids kept; one at least, for an empty layer cannot be linked."""
    features = list(layer.getFeatures(QgsFeatureRequest().setFilterRect(box)))
    if not features:
        features = list(layer.getFeatures(QgsFeatureRequest().setLimit(1)))
    dataset = ogr.GetDriverByName("GPKG").Open(str(path), 1)
    try:
        reference = osr.SpatialReference()
        reference.SetFromUserInput(layer.crs().authid() or layer.crs().toWkt())
        target = dataset.CreateLayer(_table(code), reference, ogr.wkbUnknown, ["FID=fid"])
        fields = [field for field in layer.fields().toList() if field.name().lower() not in {"fid", "geom"}]
        for field in fields:
            target.CreateField(_field(field))
        _write(target, features, layer.fields(), [field.name() for field in fields])
    except RuntimeError as error:
        raise cannot_write(path, str(error)) from error
    finally:
        dataset = target = None


def _field(field: QgsField) -> ogr.FieldDefn:
    return ogr.FieldDefn(field.name(), TYPES.get(field.type(), ogr.OFTString))


def _write(target: ogr.Layer, features: Iterable[QgsFeature], fields: QgsFields, names: Sequence[str]) -> None:
    target.StartTransaction()
    for feature in features:
        row = ogr.Feature(target.GetLayerDefn())
        row.SetFID(feature.id())
        for index, name in enumerate(names):
            value = plain_value(feature[fields.indexOf(name)])
            if value is None:
                row.SetFieldNull(index)
            elif isinstance(value, (int, float)):
                row.SetField(index, value)
            else:
                row.SetField(index, str(value))
        row.SetGeometryDirectly(ogr.CreateGeometryFromWkb(bytes(feature.geometry().asWkb())))
        target.CreateFeature(row)
    target.CommitTransaction()
