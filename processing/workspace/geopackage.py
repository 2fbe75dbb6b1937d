"""The GeoPackage store.

Rows go through QGIS's data providers inside a `QgsTransaction`, so that references are enforced: GDAL defers them
to the commit, which then fails as a whole. SQL is constant and only defines or reads.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qgis.core import (
    NULL,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsTransaction,
    QgsVectorDataProvider,
    QgsVectorLayer,
)

from ..bridge.features import plain_value
from ..bridge.translate import tr
from ..core.errors import QT_TRANSLATE_NOOP, StoreError
from .connection import scalar
from .store import Values
from .tables import tables
from .versions import check_version

GEOMETRY_KEY = "geom"
# A track of thousands of fixes is one act, not thousands.
MOST_AUDITED_ONE_BY_ONE = 100


class GeoPackageStore:
    """A workspace in one GeoPackage file.

    Raises
    ------
    StoreError
        On opening: not there, not ours, locked, of a newer or older schema version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        check_version(path)
        self._crs = QgsCoordinateReferenceSystem(f"EPSG:{self._srs_id()}")

    def _srs_id(self) -> int:
        return int(scalar(self._path, "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'parcel'"))

    @property
    def location(self) -> str:
        return str(self._path)

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        return self._crs

    def layer(self, table: str) -> QgsVectorLayer:
        described = tables()[table]
        layer = _opened(self._path, table, described.title)
        for column, alias in described.columns.items():
            layer.setFieldAlias(layer.fields().indexOf(column), alias)
        return layer

    def rows(self, table: str, where: str = "") -> list[dict[str, Any]]:
        layer = self.layer(table)
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        if where:
            request.setFilterExpression(where)
        names = layer.fields().names()
        return [
            dict(zip(names, map(plain_value, feature.attributes()), strict=True))
            for feature in layer.getFeatures(request)
        ]

    def geometry(self, table: str, code: str) -> QgsGeometry:
        return QgsGeometry(_feature(self.layer(table), code).geometry())

    @contextmanager
    def writing(self, *names: str) -> Iterator[GeoPackageWriter]:
        layers = {name: self.layer(name) for name in {*names, "audit"}}
        with _transaction(layers, self._path):
            yield GeoPackageWriter(layers)


class GeoPackageWriter:
    """Writes inside an open transaction and keeps the audit."""

    def __init__(self, layers: dict[str, QgsVectorLayer]) -> None:
        self._layers = layers

    def insert(self, table: str, rows: Sequence[Values]) -> None:
        self._add(table, rows)
        if table == "audit":
            return
        if len(rows) > MOST_AUDITED_ONE_BY_ONE:
            self._audit(table, str(rows[0].get("code")), "insert", f"{len(rows)} rows")
            return
        for row in rows:
            self._audit(table, str(row.get("code")), "insert", "")

    def update(self, table: str, code: str, values: Values, expected_version: int | None = None) -> None:
        layer = self._layers[table]
        feature = _feature(layer, code)
        if expected_version is not None and feature["row_version"] != expected_version:
            raise StoreError(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{code} was changed by someone else in the meantime; look at the new state and enter it again.",
                ),
                code=code,
            )
        provider = _provider(layer)
        shape = values.get(GEOMETRY_KEY)
        changes = {layer.fields().indexOf(k): _stored(v) for k, v in values.items() if k != GEOMETRY_KEY}
        shapes = {} if shape is None else {feature.id(): shape}
        done = provider.changeFeatures({feature.id(): changes}, shapes)  # one change, one new version
        self._require(done, table, code)
        self._audit(table, code, "update", ", ".join(sorted(values)))

    def delete(self, table: str, code: str) -> None:
        layer = self._layers[table]
        self._require(_provider(layer).deleteFeatures([_feature(layer, code).id()]), table, code)
        self._audit(table, code, "delete", "")

    def _add(self, table: str, rows: Sequence[Values]) -> None:
        layer = self._layers[table]
        provider = _provider(layer)
        for row in rows:
            # One by one, stopping at the first refusal: on a full disk SQLite ends the transaction by itself, and
            # rows that a longer call still adds after that would stay.
            self._require(provider.addFeatures([_new_feature(layer, row)])[0], table, str(row.get("code")))

    def _require(self, done: bool, table: str, code: str) -> None:
        if not done:
            errors = _provider(self._layers[table]).errors()
            raise refused(table, code, errors[-1] if errors else "")

    def _audit(self, table: str, code: str, action: str, detail: str) -> None:
        now = datetime.now(UTC)
        row = {
            "code": f"{now:%Y%m%dT%H%M%S%f}-{table}-{code}-{action}",
            "recorded_at": now.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "who": QgsApplication.userLoginName(),
            "table_name": table,
            "row_code": code,
            "action": action,
            "detail": detail,
        }
        self._add("audit", [row])


@contextmanager
def _transaction(layers: dict[str, QgsVectorLayer], path: Path) -> Iterator[None]:
    for layer in layers.values():
        _provider(layer).enterUpdateMode()  # without it QgsTransaction.create finds nothing to join
    transaction = QgsTransaction.create(set(layers.values()))
    try:
        if transaction is None or not transaction.begin()[0]:
            raise _locked(path)
        yield
        done, message = transaction.commit()
        if not done:
            raise refused(", ".join(sorted(set(layers) - {"audit"})), tr("the new rows"), message)
    except BaseException:
        if transaction is not None:
            transaction.rollback()
        raise
    finally:
        # A traceback may keep this frame alive; the transaction must not outlive its layers.
        transaction = None
        for layer in layers.values():
            _provider(layer).leaveUpdateMode()


def _provider(layer: QgsVectorLayer) -> QgsVectorDataProvider:
    provider = layer.dataProvider()
    assert provider is not None, "a valid layer has its provider"
    return provider


def _feature(layer: QgsVectorLayer, code: str) -> QgsFeature:
    request = QgsFeatureRequest().setFilterExpression(f'"code" = {QgsExpression.quotedString(code)}')
    feature = next(iter(layer.getFeatures(request)), None)
    if feature is None:
        raise StoreError(
            QT_TRANSLATE_NOOP("landpatrol", "There is no {code} in the table {table} of the workspace."),
            code=code,
            table=layer.name(),
        )
    return feature


def _opened(path: Path, table: str, title: str) -> QgsVectorLayer:
    """The table as a layer; tried once more, for another program that just closes the file may be in the way."""
    for pause_s in (0.0, 0.5):
        time.sleep(pause_s if path.is_file() else 0.0)
        layer = QgsVectorLayer(f"{path}|layername={table}", title, "ogr")
        if layer.isValid():
            return layer
    raise _lost(path, layer.error().summary())


def _stored(value: Any) -> Any:
    return NULL if value is None else value


def _new_feature(layer: QgsVectorLayer, row: Values) -> QgsFeature:
    unknown = set(row) - set(layer.fields().names()) - {GEOMETRY_KEY}
    assert not unknown, f"{layer.name()} has no column {unknown}"
    feature = QgsFeature(layer.fields())
    for name, value in row.items():
        if name == GEOMETRY_KEY:
            feature.setGeometry(value)
        else:
            feature[name] = _stored(value)
    return feature


def refused(table: str, code: str, reason: str) -> StoreError:
    """The error for rows that the database did not take."""
    return StoreError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The workspace did not take {code} into the table {table} ({reason}); nothing was changed. Check that the"
            " code is new and that everything it refers to exists.",
        ),
        code=code,
        table=table,
        reason=reason,
    )


def _locked(path: Path) -> StoreError:
    return StoreError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The workspace {path} cannot be written: it is locked by another program or read-only. Close the other"
            " program, or copy the workspace to a folder you may write to.",
        ),
        path=str(path),
    )


def _lost(path: Path, reason: str) -> StoreError:
    return StoreError(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The workspace {path} is gone, damaged or taken by another program ({reason}); try again, else look for a"
            " moved file or its backup and open that.",
        ),
        path=str(path),
        reason=reason or "-",
    )
